"""Paragraph breaks as sentence boundaries: a parser left alone runs a headline into the sentence below it."""

from __future__ import annotations

from spacy.tokens import Doc


def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every blank line, and after a line break that ends a sentence or a headline.

    A single line break inside running text (hard-wrapped files) is no boundary: it is one only where the line before
    ends in closing punctuation or the next line does not go on in lower case.
    """
    for token in doc:
        if token.is_space and "\n" in token.text and token.i + 1 < len(doc):
            doc[token.i + 1].is_sent_start = _breaks(doc, token.i) or None
    return doc


def _breaks(doc: Doc, i: int) -> bool:
    if doc[i].text.count("\n") > 1 or i == 0:
        return True
    before, after = doc[i - 1], doc[i + 1]
    return before.is_punct and before.text not in ",;-–—" and not after.text[:1].islower()
