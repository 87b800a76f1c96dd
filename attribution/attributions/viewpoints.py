"""Whose view a sentence gives, where no verb reports it: "in the mayor's view", "by her own estimate", "to hear the owner
tell it", "as the baker tells it", "if the union is to be believed", "for the owner, it is “robbery by timetable”"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.according import clause_around
from attribution.attributions.closings import is_main_clause
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import trimmed
from attribution.languages import table, words
from attribution.records import Stance
from attribution.registry import detectors

_CONFIDENCE = 0.8
_LONGEST_SOURCE = 14
_OWNERS = frozenset({"his", "her", "their", "its"})
_QUALITIES = frozenset({"own", "best", "first", "latest", "last", "initial", "rough", "recent", "official", "unofficial"})
_MARKS = frozenset(",;:.!?()—–")
_LINKS = frozenset({"and", "but", "so", "still", "yet"})
_BE = frozenset({"is", "are", "was", "were"})
_TO_BE_BELIEVED = frozenset({"to be believed", "to be trusted"})
_HOLDS_IT = frozenset({"describe", "frame", "have", "phrase", "recall", "remember", "see", "tell", "understand"})
_AGAINST = frozenset({"but", "whereas", "while"})
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class _View:
    """``phrase`` is all that says whose view it is, ``source`` who that is, ``cue`` the words that make it a view."""

    phrase: Tokens
    source: Tokens
    cue: Tokens
    stance: Stance = "asserts"


@detectors.register("viewpoint")
def viewpoints(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every clause that a phrase of this kind gives to somebody, outside quotations."""
    for token in text.doc:
        read = _SHAPES.get(token.lower_)
        if read is None or text.quotation_at(token.i) is not None or not _is_set_apart(token):
            continue
        view = read(token, language)
        content = _content(text, view.phrase) if view is not None else ()
        if view is not None and content and (token.lower_ != "for" or _is_called(text, content[0])):
            yield Finding(content, view.source, view.cue, "indirect", view.stance, "viewpoint", _CONFIDENCE)


def _content(text: MarkedText, phrase: Tokens) -> tuple[Tokens, ...]:
    """What is seen so: the clause beside the phrase, or both pieces of the one that it stands in."""
    doc, sentence = text.doc, text.doc[phrase[0]].sent
    before, after = trimmed(doc, sentence.start, phrase[0]), trimmed(doc, phrase[1], sentence.end)
    if before[0] >= before[1] or all(token.lower_ in _LINKS for token in doc[slice(*before)]):
        after = trimmed(doc, after[0], _next_view(doc, after))
        return (after,) if after[0] < after[1] else ()
    inside = phrase[1] < sentence.end and doc[phrase[1]].text == "," and after[0] < after[1]
    return (before, after) if inside and not is_main_clause(doc, before) else clause_around(text, phrase)


def _next_view(doc: Doc, part: Tokens) -> int:
    """Where another's view begins, or the part ends: "by the union's count 40 were hurt, but by the firm's 12"."""
    others = (i for i in range(part[0], part[1] - 1) if doc[i].lower_ in _AGAINST and doc[i + 1].lower_ in _SHAPES)
    return next(others, part[1])


def _is_called(text: MarkedText, content: Tokens) -> bool:
    """Whether something is called so in somebody's words alone: "it was “robbery”", not "it was the third “raid”"."""
    be = next((t.i for t in text.doc[slice(*content)] if t.dep_ == "ROOT" and t.lemma_ == "be"), None)
    if be is None:
        return False
    first = be + 2 if be + 1 < content[1] and text.doc[be + 1].lower_ in ("a", "an", "the") else be + 1
    return first < content[1] and text.quotation_at(first) is not None


def _is_set_apart(token: Token) -> bool:
    """Whether a phrase may begin here: it opens the sentence, or stands behind a comma or dash."""
    before = token.i - 1
    while before >= token.sent.start and (token.doc[before].is_space or token.doc[before].lower_ in _LINKS):
        before -= 1
    return before < token.sent.start or (before == token.i - 1 and token.doc[before].text in _MARKS)


def _opens(token: Token) -> bool:
    return all(t.is_space or t.lower_ in _LINKS for t in token.doc[token.sent.start : token.i])


def _ends_at(doc: Doc, i: int) -> bool:
    """Whether a phrase is over here: a mark, a line's end, or the text's."""
    return i >= len(doc) or doc[i].text in _MARKS or doc[i].is_space or doc[i].is_quote


def _of_somebody(token: Token, language: str) -> _View | None:
    """ "In the mayor's view", "by her own estimate"."""
    doc, start = token.doc, token.i + 1
    owned = _owner(doc, start, token.sent.end)
    if owned is None:
        return None
    source, at = owned
    while at < len(doc) and doc[at].lower_ in _QUALITIES:
        at += 1
    row = _nouns(language).get((token.lower_, doc[at].lower_)) if at < len(doc) else None
    if row is None or not _ends_at(doc, at + 1) or (row["place"] == "first" and not _opens(token)):
        return None
    return _View((token.i, at + 1), source, (at, at + 1), row["stance"])  # type: ignore[arg-type]


def _owner(doc: Doc, start: int, end: int) -> tuple[Tokens, int] | None:
    """Whose it is, and where what they have begins: "his", "the mayor 's", "the two unions '"."""
    if start < end and doc[start].lower_ in _OWNERS:
        return (start, start + 1), start + 1
    for i in range(start + 1, min(end, start + _LONGEST_SOURCE)):
        if doc[i].tag_ == "POS":
            whole = doc[i].head.left_edge.i <= start  # of "the end of the mayor's account" the account is the mayor's
            return ((start, i), i + 1) if whole or all(t.pos_ != "ADP" for t in doc[start:i]) else None
        if doc[i].text in _MARKS or doc[i].pos_ in ("VERB", "AUX"):
            return None
    return None


@cache
def _nouns(language: str) -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["preposition"], row["noun"]): row for row in table(language, "viewpoint_nouns")}


def _to_hear(token: Token, language: str) -> _View | None:
    """ "To hear the mayor tell it"; else "to her mind"."""
    doc, end = token.doc, token.sent.end
    if token.i + 1 >= end or doc[token.i + 1].lower_ != "hear":
        return _of_somebody(token, language)
    for i in range(token.i + 3, min(end - 1, token.i + 2 + _LONGEST_SOURCE)):
        if doc[i].lower_ == "tell" and doc[i + 1].lower_ == "it" and _ends_at(doc, i + 2):
            return _View((token.i, i + 2), (token.i + 2, i), (i, i + 2), "claims")
    return None


def _if_believed(token: Token, language: str) -> _View | None:
    """ "If the union is to be believed"."""
    doc, end = token.doc, token.sent.end
    for i in range(token.i + 2, min(end - 3, token.i + 2 + _LONGEST_SOURCE)):
        if doc[i].lower_ in _BE and " ".join(t.lower_ for t in doc[i + 1 : i + 4]) in _TO_BE_BELIEVED:
            return _View((token.i, i + 4), (token.i + 1, i), (i, i + 4), "claims") if _ends_at(doc, i + 4) else None
    return None


def _as_told(token: Token, language: str) -> _View | None:
    """ "As the baker tells it"."""
    doc = token.doc
    for i in range(token.i + 2, min(token.sent.end - 1, token.i + 2 + _LONGEST_SOURCE)):
        if doc[i].text in _MARKS:
            return None
        if doc[i].lemma_ in _HOLDS_IT and doc[i + 1].lower_ == "it" and _ends_at(doc, i + 2):
            return _View((token.i, i + 2), (token.i + 1, i), (i, i + 2))
    return None


def _for_somebody(token: Token, language: str) -> _View | None:
    """ "For the owner, it is “robbery”": only at the start, of somebody who can have a view, where something is or was so."""
    doc = token.doc
    noun = next((child for child in token.children if child.dep_ == "pobj" and child.i > token.i), None)
    if noun is None or not _opens(token) or not _may_see(noun, language):
        return None
    root = next((t for t in doc[noun.i : token.sent.end] if t.dep_ == "ROOT" and t.lemma_ == "be"), None)
    told = next((child for child in root.lefts if child.dep_ in ("nsubj", "expl")), None) if root is not None else None
    if told is None or told.left_edge.i <= noun.i + 1 or doc[told.left_edge.i - 1].text != ",":
        return None
    end = told.left_edge.i - 1
    return _View((token.i, end), (token.i + 1, end), (token.i, token.i + 1))


def _may_see(noun: Token, language: str) -> bool:
    """Whether somebody is meant: the name of a person or body, or a listed noun for one."""
    if noun.ent_type_ in _SPEAKERS or noun.pos_ == "PRON":
        return True
    listed = (words(language, f"{kind}_nouns") for kind in ("person", "group", "organisation"))
    return any(noun.lemma_.lower() in nouns for nouns in listed)


_SHAPES: Mapping[str, Callable[[Token, str], _View | None]] = {
    **dict.fromkeys(("by", "from", "in", "on"), _of_somebody),
    "to": _to_hear,
    "if": _if_believed,
    "as": _as_told,
    "for": _for_somebody,
}
