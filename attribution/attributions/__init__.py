"""Attribution relations on a Doc: source, cue and content, by rule detectors."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, furniture_tokens
from attribution.attributions.combination import combine
from attribution.attributions.marked import mark
from attribution.registry import detectors as registry


def find_attributions(doc: Doc, detectors: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Who is reported to say what in a parsed Doc, in text order; with no detectors named, all of them.

    Nothing that stands in site furniture is reported.

    Raises:
        UsageError: a detector has no such name.
    """
    text = mark(doc)
    names = detectors or registry.names()
    found = combine(text, (finding for name in names for finding in registry.get(name)(text)))
    furniture = furniture_tokens(doc)
    return tuple(finding for finding in found if finding.content[0][0] not in furniture)
