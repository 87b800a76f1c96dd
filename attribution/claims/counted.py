"""What a number counts: the noun behind it, found by its neighbours first, for a small parser errs more than word order.

A unit is a plural in lower case ("drones", "attacks"); words for people that mean the same are brought together by
``counted_people.tsv`` ("persons", "others", "lives" are people; "troops" are soldiers).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from attribution import languages
from attribution.claims.happenings import happening_at
from attribution.claims.wordlists import listed

PEOPLE = "people"
LONGEST = 8
"""Tokens: a noun further behind its number than that is another phrase's."""
MODIFIERS = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBD", "VBG", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "AFX", "``", "''", "FW"}
)
NOUNS = ("NN", "NNP", "NNS", "NNPS")
VERBAL_TAGS = ("VBN", "VBD", "VBG")
QUOTES = frozenset("\"'“”‘’«»")
DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WP$"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun of a count: its unit, its head token (None where the noun is not beside the number), where the phrase ends.

    ``partitive`` says that the number takes some out of a known group: "three of the soldiers", "two of them".
    """

    unit: str | None
    head: Token | None
    end: int
    partitive: bool = False


def counted_after(doc: Doc, i: int, stop: int, *, singular: bool = False, partitive: bool = False) -> Counted | None:
    """The noun counted by a number that ends before token ``i``, looked for up to token ``stop``; None where none stands there.

    ``singular`` lets a singular noun count too, as "one", "no" and fractions have it; behind another number it marks a
    label or a measure ("a 911 call", "the 4300 block") and is none.
    """
    if i < stop and doc[i].lower_ == "of":
        i, partitive = i + 1, True
    if partitive:
        i = _into_group(doc, i, stop)
        if i < stop and doc[i].lower_ in listed("group pronoun"):
            return Counted(None, None, i + 1, True)
    head = _head(doc, i, min(stop, i + LONGEST), singular)
    if head is None:
        return None
    other = _joined_people(doc, head, stop)
    return Counted(PEOPLE if other else unit_of(head), head, other or head.i + 1, partitive)


def _into_group(doc: Doc, i: int, stop: int) -> int:
    """The first token of the group's own noun phrase, behind its determiner, owner and number: "of the town's 14 schools"."""
    owned = next((j for j in range(i, min(i + 4, stop)) if doc[j].tag_ == "POS"), None)
    i = owned + 1 if owned is not None else i
    while i < stop and (doc[i].tag_ in (*DETERMINERS, "CD") or doc[i].lower_ in ("all", "some")):
        i += 1
    return i


def _joined_people(doc: Doc, head: Token, stop: int) -> int | None:
    """Where "women and children" ends, which together are people; None where no second bare noun for people is joined."""
    i = head.i + 2
    if i >= stop or doc[i - 1].lower_ != "and" or not {head.lower_, doc[i].lower_} <= people().keys():
        return None
    return i + 1 if _is_plural(doc[i]) and head.lower_ != doc[i].lower_ else None


def _head(doc: Doc, i: int, stop: int, singular: bool) -> Token | None:
    """The last noun of the run of modifiers and nouns that begins at token ``i``, or the plural before a stray name.

    "12 people Sunday" ends at "people"; "12 police officers" does not end at "police".
    """
    plural, last = None, None
    for token in doc[i:stop]:
        if token.text in QUOTES or (token.is_space and "\n" not in token.text):
            continue
        if not (_after_plural(token) if plural else _after_noun(token) if last else _before_noun(token)):
            break
        if _is_plural(token):
            plural = token
        elif token.tag_ in ("NN", "NNP"):
            last = token
    head = plural if plural is not None else last if singular else None
    return None if head is None or happening_at(doc, head.i, "adjective") else head


def _before_noun(token: Token) -> bool:
    """Whether a phrase can begin or go on with this token before its first noun: "severely wounded", "16-year-old"."""
    tag, following = token.tag_, token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or token.pos_ == "AUX":
        return _is_plural(token) or tag in NOUNS
    if tag == "RB":
        return following.tag_ in ("JJ", *VERBAL_TAGS)
    if token.text == "," or token.lower_ == "and":
        told = happening_at(token.doc, token.i - 1, "adjective")  # "two dead and several injured" is no phrase
        return token.nbor(-1).tag_ == following.tag_ == "JJ" and told is None
    if tag == "CD":
        return following.text == "-"
    if tag == "VBD":  # the tagger's error for a participle: "12 wounded people", but "2,600 waved signs"
        return happening_at(token.doc, token.i, "adjective", "object") is not None
    return tag in MODIFIERS or _is_plural(token)


def _after_noun(token: Token) -> bool:
    """Whether a phrase goes on behind a singular noun: "Malaysian-registered ships", "Saudi Arabian nationals"."""
    before = token.nbor(-1)
    hyphened = "-" in (before.text, token.text)
    if hyphened or token.pos_ == "AUX":
        return hyphened
    if token.ent_type_ in ("DATE", "TIME"):
        return False
    if token.tag_ in VERBAL_TAGS or token.tag_ in ("JJ", "JJS", "JJR"):
        return before.tag_ == "POS" or (before.tag_ == "NNP" and token.tag_ == "JJ")
    return token.tag_ in (*NOUNS, "POS") or _is_plural(token)


def _after_plural(token: Token) -> bool:
    """Whether another noun makes a plural a mere modifier: "women doctors"; "12 people Sunday" ends."""
    return token.tag_ in ("NNS", "NNPS") and token.ent_type_ not in ("DATE", "TIME")


def _is_plural(token: Token) -> bool:
    word = token.lower_
    if word in listed("same plural") or people().get(word) == word:
        return word not in ("dead", "wounded", "injured", "missing")
    if token.tag_ == "NNS":
        return True
    return token.tag_ == "NNPS" or (token.tag_ == "NNP" and word.endswith("s") and word[:-1] in people())


def unit_of(head: Token) -> str:
    """The unit that a noun gives: the group of people it names, or its plural in lower case."""
    word = head.lower_
    known = people().get(word) or people().get(head.lemma_.lower())
    return known or (word if _is_plural(head) else plural_of(word))


def plural_of(noun: str) -> str:
    """A singular in the plural, so that "one drone" and "two drones" count the same.

    >>> [plural_of(noun) for noun in ("drone", "policeman", "embassy", "bus", "child")]
    ['drones', 'policemen', 'embassies', 'buses', 'children']
    """
    if noun in _irregular() or noun in listed("same plural"):
        return _irregular().get(noun, noun)
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "x", "z", "ch", "sh")) else noun + "s"


@cache
def people() -> Mapping[str, str]:
    """Nouns for people, singular and plural, and the unit that each gives."""
    return {row["word"]: row["unit"] for row in languages.table("en", "counted_people")}


@cache
def _irregular() -> Mapping[str, str]:
    return {row["noun"]: row["plural"] for row in languages.table("en", "irregular_plurals")}
