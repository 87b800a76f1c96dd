"""What a source is called at one place, without what only adds to it: no clause, no appositive, no headline around a name."""

from __future__ import annotations

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.name_runs import PROPER
from attribution.sources.mention import Mention
from attribution.sources.scene import PEOPLE, Scene

MARKS = frozenset({",", "–", "—", "(", ":"})
ARTICLES = frozenset({"DT", "PRP$", "PDT"})
"""Tags of the word before a body's name that is kept with it: "the Hashed", "our Guild"."""
RELATIVES = frozenset({"WP", "WDT", "WP$"})


def wording(doc: Doc, scene: Scene, mention: Mention) -> str:
    """The words for a source at one place, white space made single: "Mr. Netanyahu", "the Hashed", "the official"."""
    return plain(doc[slice(*wording_tokens(scene, mention))].text)


def plain(text: str) -> str:
    """A wording on one line.

    >>> plain("The  National\\nGuard")
    'The National Guard'
    """
    return " ".join(text.split())


def wording_tokens(scene: Scene, mention: Mention) -> Tokens:
    """The tokens of those words."""
    if mention.name is None or _last_of_several(scene, mention) != mention.head:
        return without_addition(scene, mention)
    if mention.kind in PEOPLE:
        return _titled(scene, mention, mention.name)
    first, last = mention.name
    articled = first - mention.tokens[0] == 1 and scene.parse.tag[first - 1] in ARTICLES
    return (first - 1 if articled else first), last


def _titled(scene: Scene, mention: Mention, name: Tokens) -> Tokens:
    """A person's name; before a surname alone also the title or office it is used with: "President Obama"."""
    first, last = name
    if last - first > 1 or not _is_title(scene, first - 1, mention):
        return name
    first -= 1
    while not in_title_case(scene, first) and _goes_with_title(scene, first - 1, mention):
        first -= 1
    return first, last


def _is_title(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a token is a title before a name, within its phrase."""
    if i < mention.tokens[0]:
        return False
    word = scene.parse.text[i]
    return word in scene.lists.titles or (word[:1].isupper() and word.lower() in scene.lists.persons)


def _goes_with_title(scene: Scene, i: int, mention: Mention) -> bool:
    if i < mention.tokens[0] or not scene.parse.text[i][:1].isupper():
        return False
    return scene.parse.tag[i] in PROPER or scene.parse.tag[i] in ("NN", "JJ")


def without_addition(scene: Scene, mention: Mention) -> Tokens:
    """A phrase up to the clause that only adds to it: its first comma, bracket or relative pronoun after the head."""
    start, end = mention.tokens
    for i in range(_last_of_several(scene, mention) + 1, end):
        if scene.parse.text[i] in MARKS or (
            scene.parse.tag[i] in RELATIVES and (i > mention.head + 1 or mention.kind == "unnamed_person")
        ):
            return start, i - (i > mention.head + 1 and scene.parse.tag[i - 1] == "IN")
    return start, end


def _last_of_several(scene: Scene, mention: Mention) -> int:
    """The head of the last of those joined by "and" in a group, else the mention's own head: the commas between them add
    nothing, they list who speaks."""
    head = mention.head
    while mention.kind == "unnamed_group" and (beside := _beside(scene, head, mention.tokens[1])):
        head = beside
    return head


def _beside(scene: Scene, head: int, end: int) -> int | None:
    return next((c for c in scene.parse.children[head] if head < c < end and scene.parse.dep[c] == "conj"), None)


def in_title_case(scene: Scene, i: int) -> bool:
    """Whether a token stands in a headline that gives every word a capital."""
    return scene.parse.sentence[i] in scene.headlines
