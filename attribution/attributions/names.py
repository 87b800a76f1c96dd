"""The noun phrase that touches a verb, for where the parse has lost the verb's subject."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from attribution.annotation import Tokens
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import trimmed, verb_group

NAMES = frozenset({"PROPN", "NOUN", "PRON"})
_INSIDE = frozenset({"det", "amod", "compound", "poss", "nummod", "case"})
_FINITE = ("VBD", "VBZ", "VBP")
_LONGEST = 12


def name_beside(text: MarkedText, cue: Token) -> Tokens | None:
    """Who stands beside a verb: before it, else (inverted) after it."""
    return name_before(text, cue) or name_after(text, cue)


def name_before(text: MarkedText, cue: Token) -> Tokens | None:
    """The noun phrase right before a verb, or before the comma that closes an aside: "the head, Dr. Lind, said"."""
    start = verb_group(cue)[0] - 1
    if start > 0 and text.doc[start].text == ",":
        start -= 1
    return _run(text, range(start, max(start - _LONGEST, -1), -1))


def name_after(text: MarkedText, cue: Token) -> Tokens | None:
    """The noun phrase right after a finite verb: "said the minister", "read the letter"."""
    if cue.tag_ not in _FINITE and cue.lower_ != cue.lemma_:
        return None
    return _run(text, range(cue.i + 1, min(cue.i + _LONGEST, len(text.doc))))


def _run(text: MarkedText, order: Iterable[int]) -> Tokens | None:
    run: list[int] = []
    for i in order:
        token = text.doc[i]
        fits = token.pos_ in NAMES or token.dep_ in _INSIDE or token.text in "()"
        if not fits or text.quotation_at(i) is not None:
            break
        run.append(i)
    if not any(text.doc[i].pos_ in NAMES for i in run):
        return None
    return trimmed(text.doc, min(run), max(run) + 1)
