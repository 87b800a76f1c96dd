"""The quotations of a Doc in tokens, and which tokens stand inside one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.attributions.quotations import find_quotations
from attribution.paragraphs import dateline_tokens

_ENDS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A Doc with its quotations: each a tuple of parts in tokens, marks included; ``inside`` maps a token to its quotation,
    ``datelines`` are the tokens of datelines."""

    doc: Doc
    quotations: tuple[tuple[Tokens, ...], ...]
    inside: dict[int, int]
    datelines: frozenset[int]

    def quotation_at(self, token: int) -> int | None:
        """The number of the quotation in which a token stands, its marks included; None outside."""
        return self.inside.get(token)


def mark(doc: Doc) -> MarkedText:
    """Find the quotations of a Doc; those whose marks fall inside a token are widened to whole tokens."""
    quotations = []
    for quotation in find_quotations(doc.text):
        spans = [doc.char_span(start, end, alignment_mode="expand") for start, end in quotation.parts]
        parts = tuple((span.start, span.end) for span in spans if span is not None and len(span))
        if parts:
            quotations.append(parts)
    inside = {i: n for n, parts in enumerate(quotations) for start, end in parts for i in range(start, end)}
    return MarkedText(doc, tuple(quotations), inside, dateline_tokens(doc))


def is_utterance(doc: Doc, parts: Iterable[Tokens]) -> bool:
    """Whether a quotation that stands alone says something: a clause of its own, or a sentence with its closing mark.

    Titles ("The View"), names and words held at a distance (a "defensive" strike) are not utterances.
    """
    tokens = [token for start, end in parts for token in doc[start:end] if not token.is_space and not token.is_quote]
    if any(token.tag_ in ("VBD", "VBP", "VBZ", "MD") for token in tokens) and len(tokens) >= 4:
        return True
    return len(tokens) >= 3 and tokens[-1].text in _ENDS and not tokens[-1].is_sent_start and tokens[0].text[:1].isupper()
