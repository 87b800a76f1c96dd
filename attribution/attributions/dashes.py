"""A quotation signed with a dash, as in collected voices and pull quotes: “I would do it again.” — Mara Lind, nurse."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText, is_utterance
from attribution.attributions.phrases import trimmed
from attribution.registry import detectors

_DASHES = frozenset({"-", "–", "—", "―", "--", "~"})
_LONGEST_SIGNATURE = 14
_CONFIDENCE = 0.8


@detectors.register("dash")
def signed_quotations(text: MarkedText) -> Iterator[Finding]:
    """Every utterance followed by a dash and a name that ends the line."""
    for parts in text.quotations:
        dash = _next_word(text, parts[-1][1])
        if dash is None or text.doc[dash].text not in _DASHES or not is_utterance(text.doc, parts):
            continue
        source = _signature(text, dash + 1)
        if source is not None and (not _apart(text, parts[-1][1], dash) or _is_pull_quote(text, parts, source)):
            yield Finding(parts, source, (dash, dash + 1), "direct", "asserts", "dash", _CONFIDENCE)


def _next_word(text: MarkedText, i: int) -> int | None:
    """The next token that is no space."""
    while i < len(text.doc) and text.doc[i].is_space:
        i += 1
    return i if i < len(text.doc) else None


def _apart(text: MarkedText, end: int, dash: int) -> bool:
    """Whether a blank line stands before the dash."""
    return any(token.text.count("\n") > 1 for token in text.doc[end:dash])


def _is_pull_quote(text: MarkedText, parts: tuple[Tokens, ...], source: Tokens) -> bool:
    """Whether a quotation is a paragraph by itself and a name signs it; else a dash after a blank line opens a list."""
    start = parts[0][0]
    return (start == 0 or "\n" in text.doc[start - 1].text) and text.doc[source[0]].ent_type_ == "PERSON"


def _signature(text: MarkedText, start: int) -> Tokens | None:
    """The words from the dash to the end of the line, if they begin with a name and hold no verb."""
    doc = text.doc
    end = start
    while end < len(doc) and end - start <= _LONGEST_SIGNATURE and "\n" not in doc[end].text:
        end += 1
    name = trimmed(doc, start, end)
    words = doc[name[0] : name[1]]
    if end - start > _LONGEST_SIGNATURE or not len(words) or any(t.pos_ in ("VERB", "AUX") for t in words):
        return None
    return name if words[0].text[:1].isupper() or words[0].pos_ == "DET" else None
