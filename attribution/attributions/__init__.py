"""Attribution relations on a Doc: source, cue and content, by rule detectors and a learned one."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, furniture_tokens
from attribution.attributions.anonymity import without_unnaming
from attribution.attributions.believed import with_learned
from attribution.attributions.citations import without_cited
from attribution.attributions.combination import combine
from attribution.attributions.conversion import attribution_records
from attribution.attributions.disputed import DETECTOR as DISPUTED
from attribution.attributions.disputed import with_disputed
from attribution.attributions.halves import with_second_halves
from attribution.attributions.looks import keep_looks
from attribution.attributions.marked import mark
from attribution.attributions.reading import Ahead, Read, ReadRelation, read_relations, reading_ahead
from attribution.attributions.refusals import as_refusal
from attribution.registry import detectors as registry

LEARNED, RULES = "learned", "rules"

__all__ = ["LEARNED", "Ahead", "ReadRelation", "attribution_records", "detector_names", "find_attributions", "reading_ahead"]


def detector_names(chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """The detectors of these names, in their order; with none chosen, all there are. "rules" stands for all but the learned.

    Raises:
        UsageError: there is none of a given name; the message lists those there are.
    """
    rules = tuple(name for name in registry.names() if name != LEARNED)
    names = tuple(each for name in chosen for each in (rules if name == RULES else (name,)))
    for name in names:
        registry.get(name)
    return names or registry.names()


def find_attributions(
    doc: Doc, detectors: Sequence[str] = (), *, read: Sequence[ReadRelation] | None = None
) -> tuple[Finding, ...]:
    """Who is reported to say what in a parsed Doc, in text order; with no detectors named, by all of them.

    Where the learned detector is among them it is believed before the rules, but for plain direct quotations. Nothing that
    stands in site furniture is reported. ``read`` is what the network found, where the text was read ahead of the parse. Where
    it looked from pronouns is kept on the Doc.

    Raises:
        UsageError: a detector has no such name.
        PipelineError: the learned detector's weights are missing or of another version.
    """
    text = mark(doc)
    names = detector_names(detectors)
    functions = [registry.get(name) for name in names if name != LEARNED]
    found = combine(text, (finding for function in functions for finding in function(text)))
    if LEARNED in names:
        read = read_relations(doc.text) if read is None else read
        if isinstance(read, Read):
            keep_looks(doc, read)
        found = with_learned(text, found, registry.get(LEARNED)(text, read=read))
    found = with_second_halves(text, found)
    furniture = furniture_tokens(doc)
    found = tuple(as_refusal(text, finding) for finding in without_unnaming(doc, without_cited(text, found)))
    if DISPUTED in names:
        found = with_disputed(text, found)
    return tuple(finding for finding in found if finding.content[0][0] not in furniture)
