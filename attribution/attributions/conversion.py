"""Findings as records: token offsets become characters, and each attribution gets an id made of its content."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.records import Attribution, Extent


def attribution_records(
    doc: Doc,
    article: str,
    findings: Sequence[Finding],
    speakers: Sequence[str | None],
    chains: Sequence[tuple[str, ...]],
) -> tuple[Attribution, ...]:
    """The findings of one article as records, in their order.

    ``speakers`` and ``chains`` give for each finding the id of its source, and of those it came through.
    """
    taken: set[str] = set()
    records = []
    for finding, speaker, chain in zip(findings, speakers, chains, strict=True):
        content = tuple(_extent(doc, tokens) for tokens in finding.content)
        identity = _free(f"{article}:{content[0].start}-{content[-1].end}", finding, doc, taken)
        records.append(
            Attribution(
                id=identity,
                article=article,
                content=content,
                source=_extent(doc, finding.source) if finding.source else None,
                cue=_extent(doc, finding.cue) if finding.cue else None,
                style=finding.style,
                stance=finding.stance,
                detector=finding.detector,
                confidence=finding.confidence,
                source_id=speaker,
                via=chain,
            )
        )
    return tuple(records)


def _free(identity: str, finding: Finding, doc: Doc, taken: set[str]) -> str:
    """The id, told apart by its cue's place where two attributions share their content."""
    if identity in taken and finding.cue is not None:
        identity = f"{identity}@{doc[finding.cue[0]].idx}"
    while identity in taken:
        identity += "+"
    taken.add(identity)
    return identity


def _extent(doc: Doc, tokens: Tokens) -> Extent:
    last = doc[tokens[1] - 1]
    return Extent(doc[tokens[0]].idx, last.idx + len(last))
