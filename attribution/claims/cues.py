"""What an attribution's cue itself makes of its content: turned round, left open, or only foretold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from attribution.claims.embedding import lemma
from attribution.languages import table, used, words
from attribution.records import Attribution, Certainty

LANGUAGE = "en"
_ABOUT = frozenset({"about", "of", "on", "over"})
"""Behind a word of doubt they name what is doubted, and nothing is said not to be so: "cast doubt on the report"."""


def turns_round(doc: Doc, attribution: Attribution) -> bool:
    """Whether the cue says that its content is not so: "denied that its troops fired", "doubts that the truce will hold".

    What is quoted before or behind a pause are the speaker's own words, and turns nothing: “We never paid,” he denied.
    """
    cue = _cue(doc, attribution)
    if cue is None or _speaks_for_itself(doc, attribution, cue):
        return False
    if attribution.stance == "doubts":
        about = any(token.lower_ in _ABOUT for token in cue)
        return not about and any(_disbelieves(token) for token in cue)
    denials = words(LANGUAGE, "denial_cues")
    return any(lemma(token) in denials or token.lemma_.lower() in denials for token in cue)


def surest_by_cue(doc: Doc, attribution: Attribution) -> Certainty:
    """How sure a content can be at most, by its cue: what was not ruled out is possible, and nothing is known of what is
    still to be said ("may confirm the deaths", "if the ministry confirms the deaths")."""
    cue = _cue(doc, attribution)
    if cue is None:
        return "certain"
    if attribution.stance == "asserts" and any(lemma(token) in _left_open() for token in cue):
        return "possible"
    return "unknown" if attribution.stance == "predicts" and any(_is_yet_to_say(token) for token in cue) else "certain"


def _cue(doc: Doc, attribution: Attribution) -> Span | None:
    if attribution.cue is None:
        return None
    return doc.char_span(attribution.cue.start, attribution.cue.end, alignment_mode="expand")


def _speaks_for_itself(doc: Doc, attribution: Attribution, cue: Span) -> bool:
    """Whether a quotation stands apart from its cue, before it or behind a comma or colon."""
    content = attribution.content[0]
    if attribution.style != "direct" or content.end <= cue.start_char:
        return attribution.style == "direct"
    between = doc.text[cue.end_char : content.start]
    return "," in between or ":" in between


def _disbelieves(token: Token) -> bool:
    word = token.lemma_.lower()
    return word in words(LANGUAGE, "disbelieving_cues") or word in _doubted_when_negated()


@cache
def _doubted_when_negated() -> frozenset[str]:
    return frozenset(row["word"] for row in table(LANGUAGE, "negated_cues") if row["stance"] == "doubts")


@cache
def _left_open() -> frozenset[str]:
    return frozenset(f"{row['verb']} {row['particle']}".strip() for row in table(LANGUAGE, "left_open"))


def _is_yet_to_say(token: Token) -> bool:
    """Whether a cue's verb stands under a helper, a condition or a word of awaiting."""
    if token.pos_ != "VERB":
        return False
    children: Sequence[Token] = tuple(token.children)
    if any(child.dep_ == "aux" and child.lower_ in used(LANGUAGE, "yet_to_say", "helper") for child in children):
        return True
    conditions = used(LANGUAGE, "yet_to_say", "condition")
    if token.dep_ == "advcl" and any(child.dep_ in ("mark", "advmod") and child.lower_ in conditions for child in children):
        return True
    return token.dep_ == "xcomp" and token.head.lemma_.lower() in used(LANGUAGE, "yet_to_say", "awaited")
