"""The phrases that give somebody's view: "in the mayor's view", "to hear the owner tell it", "as the baker tells it", "if the
union is to be believed", "if you ask her", "for the owner".

Their words are data: ``viewpoint_nouns.tsv`` and ``viewpoint_words.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from attribution.annotation import Tokens
from attribution.languages import table, used, words
from attribution.records import Stance

LONGEST_SOURCE = 14
_WORDS = "viewpoint_words"
_MARKS = frozenset(",;:.!?()—–")
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
_BELIEVED = 3
"""Words of "to be believed"."""


@dataclass(frozen=True, slots=True)
class View:
    """``phrase`` is all that says whose view it is, ``source`` who that is, ``cue`` the words that make it a view."""

    phrase: Tokens
    source: Tokens
    cue: Tokens
    stance: Stance = "asserts"


Reader = Callable[[Token, str], View | None]


def view_at(token: Token, language: str) -> View | None:
    """The phrase that a token opens, set apart from what stands before it; None where there is none."""
    readers = _readers(language).get(token.lower_, ())
    if not readers or not _is_set_apart(token, language):
        return None
    return next((view for read in readers if (view := read(token, language)) is not None), None)


@cache
def _readers(language: str) -> Mapping[str, tuple[Reader, ...]]:
    """For each word that may open a phrase, how the phrase is read."""
    openers: dict[str, tuple[Reader, ...]] = {}
    shapes: Mapping[Reader, frozenset[str]] = {
        _to_hear: used(language, _WORDS, "opens heard"),
        _if_asked: used(language, _WORDS, "opens believed"),
        _if_believed: used(language, _WORDS, "opens believed"),
        _as_told: used(language, _WORDS, "opens held"),
        _for_somebody: used(language, _WORDS, "opens called"),
        _of_somebody: frozenset(row["preposition"] for row in table(language, "viewpoint_nouns")),
    }
    for read, first_words in shapes.items():
        for word in first_words:
            openers[word] = (*openers.get(word, ()), read)
    return openers


def may_open(token: Token, language: str) -> bool:
    """Whether a phrase of this kind may begin with this word."""
    return token.lower_ in _readers(language)


def links(doc: Doc, part: Tokens, language: str) -> bool:
    """Whether a stretch is nothing but words that lead on: "and", "but"."""
    return all(token.is_space or token.lower_ in used(language, _WORDS, "link") for token in doc[slice(*part)])


def _is_set_apart(token: Token, language: str) -> bool:
    """Whether a phrase may begin here: it opens the sentence, or stands behind a comma or dash."""
    before = token.i - 1
    while before >= token.sent.start and links(token.doc, (before, before + 1), language):
        before -= 1
    return before < token.sent.start or (before == token.i - 1 and token.doc[before].text in _MARKS)


def _ends_at(doc: Doc, i: int) -> bool:
    """Whether a phrase is over here: a mark, a line's end, or the text's."""
    return i >= len(doc) or doc[i].text in _MARKS or doc[i].is_space or (doc[i].is_quote and doc[i].tag_ != "POS")


def _of_somebody(token: Token, language: str) -> View | None:
    """ "In the mayor's view", "by her own estimate"."""
    doc, start = token.doc, token.i + 1
    owned = _owner(doc, start, token.sent.end, language)
    if owned is None:
        return None
    source, at = owned
    while at < len(doc) and doc[at].lower_ in used(language, _WORDS, "quality"):
        at += 1
    row = _nouns(language).get((token.lower_, doc[at].lower_)) if at < len(doc) else None
    if row is None or not _ends_at(doc, at + 1):
        return None
    if row["place"] == "first" and not links(doc, (token.sent.start, token.i), language):
        return None
    return View((token.i, at + 1), source, (at, at + 1), row["stance"])  # type: ignore[arg-type]


def _owner(doc: Doc, start: int, end: int, language: str) -> tuple[Tokens, int] | None:
    """Whose it is, and where what they have begins: "his", "the mayor 's", "the two unions '"."""
    if start < end and doc[start].lower_ in used(language, _WORDS, "owner"):
        return (start, start + 1), start + 1
    for i in range(start + 1, min(end, start + LONGEST_SOURCE)):
        if doc[i].tag_ == "POS":
            whole = doc[i].head.left_edge.i <= start  # of "the end of the mayor's account" the account is the mayor's
            return ((start, i), i + 1) if whole or all(t.pos_ != "ADP" for t in doc[start:i]) else None
        if doc[i].text in _MARKS or doc[i].pos_ in ("VERB", "AUX"):
            return None
    return None


@cache
def _nouns(language: str) -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["preposition"], row["noun"]): row for row in table(language, "viewpoint_nouns")}


def _to_hear(token: Token, language: str) -> View | None:
    """ "To hear the mayor tell it"."""
    doc, end = token.doc, token.sent.end
    if token.i + 1 >= end or doc[token.i + 1].lower_ not in used(language, _WORDS, "heard"):
        return None
    for i in range(token.i + 3, min(end - 1, token.i + 2 + LONGEST_SOURCE)):
        if _holds_it(doc, i, language):
            return View((token.i, i + 2), (token.i + 2, i), (i, i + 2), "claims")
    return None


def _as_told(token: Token, language: str) -> View | None:
    """ "As the baker tells it"."""
    doc = token.doc
    for i in range(token.i + 2, min(token.sent.end - 1, token.i + 2 + LONGEST_SOURCE)):
        if doc[i].text in _MARKS:
            return None
        if _holds_it(doc, i, language):
            return View((token.i, i + 2), (token.i + 1, i), (i, i + 2))
    return None


def _holds_it(doc: Doc, i: int, language: str) -> bool:
    """Whether "tells it" stands here and ends a phrase."""
    return doc[i].lemma_ in used(language, _WORDS, "holds it") and doc[i + 1].lower_ == "it" and _ends_at(doc, i + 2)


def _if_believed(token: Token, language: str) -> View | None:
    """ "If the union is to be believed"."""
    doc, end = token.doc, token.sent.end
    for i in range(token.i + 2, min(end - _BELIEVED, token.i + 2 + LONGEST_SOURCE)):
        last = i + 1 + _BELIEVED
        told = " ".join(t.lower_ for t in doc[i + 1 : last])
        if doc[i].lower_ in used(language, _WORDS, "be") and told in used(language, _WORDS, "believed"):
            return View((token.i, last), (token.i + 1, i), (i, last), "claims") if _ends_at(doc, last) else None
    return None


def _if_asked(token: Token, language: str) -> View | None:
    """ "If you ask the owner", "if you believe him"."""
    doc, start = token.doc, token.i + 3
    if start >= token.sent.end or doc[token.i + 1].lower_ not in used(language, _WORDS, "reader"):
        return None
    stance: Stance | None = "asserts" if doc[start - 1].lower_ in used(language, _WORDS, "asks") else None
    stance = "claims" if doc[start - 1].lower_ in used(language, _WORDS, "believes") else stance
    end = next((i for i in range(start, min(token.sent.end, start + LONGEST_SOURCE)) if _ends_at(doc, i)), start)
    named = end > start and not any(t.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") for t in doc[start:end])
    return View((token.i, end), (start, end), (token.i, start), stance) if stance and named else None


def _for_somebody(token: Token, language: str) -> View | None:
    """ "For the owner, it is “robbery”": only at the start, of somebody who can have a view, where something is or was so."""
    doc = token.doc
    noun = next((child for child in token.children if child.dep_ == "pobj" and child.i > token.i), None)
    if noun is None or not links(doc, (token.sent.start, token.i), language) or not _may_see(noun, language):
        return None
    root = next((t for t in doc[noun.i : token.sent.end] if t.dep_ == "ROOT" and t.lemma_ == "be"), None)
    told = next((child for child in root.lefts if child.dep_ in ("nsubj", "expl")), None) if root is not None else None
    if told is None or told.left_edge.i <= noun.i + 1 or doc[told.left_edge.i - 1].text != ",":
        return None
    end = told.left_edge.i - 1
    return View((token.i, end), (token.i + 1, end), (token.i, token.i + 1))


def _may_see(noun: Token, language: str) -> bool:
    """Whether somebody is meant: the name of a person or body, or a listed noun for one."""
    if noun.ent_type_ in _SPEAKERS or noun.pos_ == "PRON":
        return True
    listed = (words(language, f"{kind}_nouns") for kind in ("person", "group", "organisation"))
    return any(noun.lemma_.lower() in nouns for nouns in listed)
