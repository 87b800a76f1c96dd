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
CLAUSES = frozenset({"acl", "relcl"})
QUOTES = frozenset({"“", "”", '"', "``", "''"})
LONGEST_CLAUSE = 12
"""Tokens; a longer clause tells a story and names nobody."""


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
    """A phrase up to the clause that only adds to it: its first comma, bracket or relative pronoun after the head; and before a
    clause that is cut there, or is long."""
    start, end = mention.tokens
    last = _last_of_several(scene, mention)
    open_mark = _open_quotation(scene, last + 1, end)
    for i in range(last + 1, end):
        relative = scene.parse.tag[i] in RELATIVES and (i > mention.head + 1 or mention.kind == "unnamed_person")
        if scene.parse.text[i] in MARKS or relative or i == open_mark:
            end = i - (i > mention.head + 1 and scene.parse.tag[i - 1] == "IN")
            break
    return start, _before_long_clause(scene, last, end, cut=end < mention.tokens[1])


def _open_quotation(scene: Scene, start: int, end: int) -> int | None:
    """Where a quotation begins that goes on behind a phrase: "marchers in [“]We are Tarn” shirts", cut after "Tarn"."""
    marks = [i for i in range(start, end) if scene.parse.text[i] in QUOTES]
    return marks[-1] if len(marks) % 2 else None


def _before_long_clause(scene: Scene, head: int, end: int, *, cut: bool) -> int:
    """The end of a phrase without the clause on its head, where that was cut or is no name for anybody: "a network [that has
    served at times as a more influential]"."""
    for clause in scene.parse.children[head]:
        if clause < head or scene.parse.dep[clause] not in CLAUSES:
            continue
        first = min([clause, *(c for c in scene.parse.children[clause])])
        if first == head + 1 and first < end and _tells_content(scene, clause, first):
            return first
        if head < first < end and (end - first > LONGEST_CLAUSE or (cut and _reaches(scene, clause, end))):
            return first
    return end


def _tells_content(scene: Scene, clause: int, first: int) -> bool:
    """Whether a clause is what a document says: "a communiqué [that 12 people had died]"."""
    return scene.parse.dep[clause] == "acl" and scene.parse.dep[first] == "mark"


def _reaches(scene: Scene, clause: int, end: int) -> bool:
    """Whether a clause goes on at or behind a token."""
    last = clause
    while scene.parse.children[last] and scene.parse.children[last][-1] > last:
        last = scene.parse.children[last][-1]
    return last >= end and scene.parse.sentence[last] == scene.parse.sentence[clause]


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
