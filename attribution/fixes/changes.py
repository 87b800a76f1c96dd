"""What one fix comes to, and what all fixes to an analysis have to keep in step: who is meant wherever a source is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count

from attribution.records import Analysis, Attribution, Candidate, Claim, Extent, Source

Settled = tuple[str, ...]
"""What a fix settles: a property of a record. Two fixes that settle one thing otherwise contradict one another."""


@dataclass(frozen=True, slots=True)
class Change:
    """An analysis after one fix: what was done in words, by id the records that it is shown on, and what it settled."""

    analysis: Analysis
    done: str
    touched: tuple[str, ...] = ()
    settled: dict[Settled, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Use:
    """One place in the records that names a source: by which id now and before any fix, in which article, by which words."""

    now: str
    was: str | None
    article: str
    extent: Extent | None


Whose = Callable[[Use], str]


def with_sources(analysis: Analysis, before: Analysis, sources: Iterable[Source], whose: Whose) -> Analysis:
    """The analysis with these sources, and ``whose`` id wherever one is named."""
    spoke = {said.id: said for said in before.attributions}
    told = {claim.id: claim for claim in before.claims}
    attributions = tuple(_said(said, spoke.get(said.id), whose) for said in analysis.attributions)
    given = {said.id: said.source_id for said in attributions}
    return replace(
        analysis,
        sources=tuple(sources),
        attributions=attributions,
        claims=tuple(
            replace(claim, source_id=given[claim.attribution])
            if claim.attribution in given
            else _own_voice(claim, told.get(claim.id), whose)
            for claim in analysis.claims
        ),
    )


def _said(said: Attribution, was: Attribution | None, whose: Whose) -> Attribution:
    chain = was.via if was is not None and len(was.via) == len(said.via) else (None,) * len(said.via)
    doubted = {one.extent: one.source_id for one in was.candidates} if was is not None else {}

    def named(now: str | None, before: str | None, extent: Extent | None) -> str | None:
        return None if now is None else whose(Use(now, before, said.article, extent))

    return replace(
        said,
        source_id=named(said.source_id, was.source_id if was is not None else None, said.source),
        via=tuple(whose(Use(now, before, said.article, None)) for now, before in zip(said.via, chain, strict=True)),
        candidates=tuple(
            Candidate(one.extent, named(one.source_id, doubted.get(one.extent), one.extent)) for one in said.candidates
        ),
    )


def _own_voice(claim: Claim, was: Claim | None, whose: Whose) -> Claim:
    if claim.source_id is None:
        return claim
    return replace(claim, source_id=whose(Use(claim.source_id, was.source_id if was else None, claim.article, None)))


def free_id(wanted: Sequence[str], *analyses: Analysis) -> str:
    """The first of these ids that no source has, else the first with a number."""
    taken = {source.id for analysis in analyses for source in analysis.sources}
    numbered = (f"{wanted[0]}:{number}" for number in count(2))
    return next(id for id in chain(wanted, numbered) if id not in taken)


def inserted(source: Source, sources: Iterable[Source], before: Analysis) -> tuple[Source, ...]:
    """The sources with one more, where it stood before any fix; a new one stands by its first mention."""
    found = list(sources)
    known = {other.id: place for place, other in enumerate(before.sources)}
    order = {article.id: place for place, article in enumerate(before.articles)}

    def follows(other: Source) -> bool:
        if source.id in known and other.id in known:
            return known[other.id] > known[source.id]
        return _first(other, order) > _first(source, order)

    found.insert(next((place for place, other in enumerate(found) if follows(other)), len(found)), source)
    return tuple(found)


def _first(source: Source, order: dict[str, int]) -> tuple[int, Extent]:
    return min(((order.get(m.article, len(order)), m.extent) for m in source.mentions), default=(len(order), Extent(0, 0)))
