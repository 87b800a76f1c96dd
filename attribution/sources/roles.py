"""The role in which someone speaks: "health minister", "a spokeswoman for the port"."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.parse import Parse, compound_end
from attribution.sources.cast import Draft
from attribution.sources.mention import Mention
from attribution.sources.names import owns_by_name
from attribution.sources.scene import PEOPLE, Scene

LONGEST = 6
"""Words; beyond that an appositive tells a story."""
OUTSIDE = frozenset({"IN", "CC", "DT", "CD", "PRP$", "WRB", "RB", "RBR", ",", ":"})
"""Tags of what may stand in a phrase before a role, or after it, and is no part of it: "much like 2004 nominee ..."."""
NAMING = frozenset({"DT", "PRP$", "NNP", "NNPS", "CD", "``", "''"})
"""Tags after "of" where a name follows, or a title in quotation marks: "author of ''Empire of the Fund''"."""
HEADS = frozenset({"boss", "chief", "head", "leader"})
"""Nouns that say little without what they are of: "head of the emergency room"."""
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "another"})


def role_of(doc: Doc, scene: Scene, draft: Draft) -> str | None:
    """The role the text gives a person, without article; None for others and where it gives none.

    Of several, an office goes before a rank ("Captain"), a rank before what one is called in passing ("the father-of-two"), one
    of more than one word before a single one, and what is said most often before the rest; the headline's only for want of
    others.
    """
    if draft.kind not in PEOPLE:
        return None
    told = [(m.paragraph > 0, doc[slice(*tokens)].text) for m in draft.mentions for tokens in _roles(scene, m)]
    found = Counter([text for below, text in told if below] or [text for _, text in told])
    ranked = {text: (_weight(scene, text), " " in text, found[text]) for text in found}
    return max(found, key=ranked.__getitem__, default=None)


def _weight(scene: Scene, role: str) -> int:
    """How much a role says of what somebody speaks as: an office or a trade 2, a rank 1, what one is called in passing 0."""
    lists, noun = scene.lists, re.split(r"[ -]", role)[0 if "-of-" in role else -1].lower()
    if noun in lists.kin or noun in lists.passing_descriptions:
        return 0
    return 1 if role in lists.titles and noun not in lists.offices else 2


def _roles(scene: Scene, mention: Mention) -> list[Tokens]:
    """What a mention says somebody is: before the name, and in what explains it."""
    found = (_before(scene, mention), _appositive(scene, mention) if mention.name else None)
    return [tokens for tokens in found if tokens]


def _before(scene: Scene, mention: Mention) -> Tokens | None:
    if mention.form == "pronoun":
        return None
    if mention.name is None:
        if not _is_role(scene, mention.head):
            return None
        return _bare(scene, mention.tokens[0], _with_field(scene, mention.head, mention.tokens[1]), mention.head)
    office = _office_of(scene, mention.tokens[0], mention.name[0])
    if office:
        return office
    last = _without_titles(scene, mention.tokens[0], mention.name[0])
    last += last < mention.name[0] and scene.parse.lower[last - 1 : last + 1] == ["executive", "officer"]
    before = _bare(scene, mention.tokens[0], last, last - 1)
    if before and mention.head < mention.name[0]:
        before = _bare(scene, mention.tokens[0], _with_field(scene, mention.head, mention.name[0]), mention.head)
    return before if before and any(_is_role(scene, i) for i in range(*before)) else None


def _office_of(scene: Scene, start: int, end: int) -> Tokens | None:
    """An office with what it is of, before a name: "[Minister of Energy and Water] Sherali Holm"."""
    parse, fields = scene.parse, scene.lists.portfolios
    of = next((i for i in range(start + 1, end - 1) if parse.lower[i] == "of" and parse.lower[i + 1] in fields), None)
    if of is None or not _is_role(scene, of - 1):
        return None
    last = of + 2
    while last < end and (parse.lower[last] in fields or parse.lower[last] in (",", "and")):
        last += 1
    before = _bare(scene, start, of, of - 1)
    return (before[0], last) if before and parse.lower[last - 1] in fields else None


def _without_titles(scene: Scene, start: int, end: int) -> int:
    """Where a role ends before the titles that follow it: "environment minister [Datuk]", "navy spokesman [Captain]"."""
    parse, last = scene.parse, end
    while last - 1 > start and (_is_title(scene, last - 1) or not parse.text[last - 1][:1].isalpha()):
        if owns_by_name(parse, scene.lists, last - 2):
            break
        last -= 1
    told = last > start and any(_is_role(scene, i) and not _is_title(scene, i) for i in range(start, last))
    return last if told else _without_courtesy(scene, start, end)


def _without_courtesy(scene: Scene, start: int, end: int) -> int:
    while end - 1 > start and scene.parse.lower[end - 1] in scene.lists.courtesy:
        end -= 1
    return end


def _is_title(scene: Scene, i: int) -> bool:
    """Whether a word is a title of honour or rank that another role may stand before; an office with a capital beside it is
    none ("Energy [Minister]")."""
    parse = scene.parse
    return parse.text[i] in scene.lists.titles and (parse.lower[i] not in scene.lists.offices or parse.text[i - 1].islower())


def _appositive(scene: Scene, mention: Mention) -> Tokens | None:
    parse = scene.parse
    for child in parse.children[mention.head]:
        own = mention.name is not None and mention.name[0] <= child < mention.name[1]
        if parse.dep[child] == "appos" and mention.head < child < mention.tokens[1] and not own and _is_role(scene, child):
            start = child
            while start > mention.head + 2 and parse.text[start - 1] not in (",", "(", "–", "—"):
                start -= 1
            return _bare(scene, start, _with_field(scene, child, mention.tokens[1]), child)
    return None


def _with_field(scene: Scene, head: int, end: int) -> int:
    """Where a role ends: with its noun, or with what the office is of where that is no body: "chief [of staff]"."""
    parse, last = scene.parse, compound_end(scene.parse, head)
    if last + 1 >= end or parse.lower[last] != "of":
        return last
    field = next((c for c in parse.children[last] if parse.dep[c] == "pobj"), None)
    if field is None or field >= min(end, last + LONGEST):
        return last
    headed = (
        parse.lower[head] in HEADS and parse.lower[last + 1] == "the" and parse.lemma[field] not in scene.lists.organisations
    )
    return field + 1 if parse.tag[last + 1] not in NAMING or (headed and parse.tag[field] == "NN") else last


def _is_role(scene: Scene, i: int) -> bool:
    word = scene.parse.lower[i]
    return scene.parse.lemma[i].lower() in scene.lists.persons or (
        word not in scene.lists.courtesy and scene.parse.text[i] in scene.lists.titles
    )


def _bare(scene: Scene, start: int, end: int, head: int) -> Tokens | None:
    """A role without article, possessor, nationality and marks around it."""
    parse = scene.parse
    for i in range(start, head):
        if parse.tag[i] == "POS" and not owns_by_name(parse, scene.lists, i):
            start = i + 1
            while start < head and parse.text[start].istitle() and parse.lower[start] in scene.lists.organisations:
                start += 1  # "District Attorney's Office spokesman"
    for i in range(start, head):
        tied = parse.tag[i] == "HYPH" or parse.tag[i + 1] == "HYPH" or (i > start and parse.tag[i - 1] == "HYPH")
        if not tied and (parse.tag[i] in OUTSIDE or not parse.text[i].strip()):
            start = i + 1 + (parse.tag[i] == "RB" and parse.tag[i + 1] == "VBN" and i + 1 < head)  # "newly elected mayor"
    while start < head and (parse.lower[start] in ARTICLES or parse.text[start] in scene.lists.places):
        start += 1
    while end > start and parse.tag[end - 2] != "HYPH" and _outside(parse, end - 1):
        end -= 1
    if len(_words(parse, start, end)) > LONGEST:  # "Tarn Valley Medical Center Chief Executive Officer"
        bodies = (i + 1 for i in range(start, head) if parse.lower[i] in scene.lists.organisations - {"executive"})
        start = max(bodies, default=start)
    told = start < end and len(_words(parse, start, end)) <= LONGEST and parse.lower[start] not in scene.lists.courtesy
    return (start, end) if told else None


def _outside(parse: Parse, i: int) -> bool:
    return not parse.text[i][:1].isalpha() or parse.tag[i] in OUTSIDE


def _words(parse: Parse, start: int, end: int) -> list[int]:
    """The tokens that are words of their own: what hyphens tie together is one."""
    return [i for i in range(start, end) if parse.tag[i] != "HYPH" and (i == start or parse.tag[i - 1] != "HYPH")]
