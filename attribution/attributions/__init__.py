"""Attribution relations on a Doc: source, cue and content, by rule detectors."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, furniture_tokens
from attribution.attributions.combination import combine
from attribution.attributions.conversion import attribution_records
from attribution.attributions.marked import mark
from attribution.registry import detectors as registry

__all__ = ["attribution_records", "detector_names", "find_attributions"]


def detector_names(chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """The detectors of these names, in their order; with none chosen, all there are.

    Raises:
        UsageError: there is none of a given name; the message lists those there are.
    """
    for name in chosen:
        registry.get(name)
    return tuple(chosen) or registry.names()


def find_attributions(doc: Doc, detectors: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Who is reported to say what in a parsed Doc, in text order; with no detectors named, by all of them.

    Nothing that stands in site furniture is reported.

    Raises:
        UsageError: a detector has no such name.
    """
    text = mark(doc)
    functions = [registry.get(name) for name in detector_names(detectors)]
    found = combine(text, (finding for function in functions for finding in function(text)))
    furniture = furniture_tokens(doc)
    return tuple(finding for finding in found if finding.content[0][0] not in furniture)
