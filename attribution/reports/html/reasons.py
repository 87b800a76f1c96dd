"""The relations between statements, each with its reason and both passages; and where the reason for a conflict stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from attribution.records import Claim, Relation
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.inert import inert
from attribution.reports.view.pairs import Sides
from attribution.reports.view.reasons import brief
from attribution.reports.view.relations import CONTRADICTIONS, SECTIONS, Group, sections


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a claim, and who says them where."""

    number: int
    who: Who
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Statements that relate to one another for one reason. ``sides`` are their numbers as they stand against each other."""

    key: str
    words: str
    sides: tuple[Sides, ...]
    passages: tuple[Quoted, ...]
    doubt: str
    corrected: bool
    statements: str


@dataclass(frozen=True, slots=True)
class Kind:
    """All relations of one kind: hard contradictions and other words for one thing never stand together."""

    name: str
    title: str
    glyph: str
    reasons: tuple[Reason, ...]


def reasons(view: View) -> dict[str | None, tuple[Kind, ...]]:
    """The relations of each event, in the order of the page, and last those between events under None.

    Those of events that are left out are left out too.
    """
    found: dict[str | None, tuple[Kind, ...]] = {}
    first = 1
    told = [*((grid.event.id, view.relations(grid.event.id)) for grid in view.shown), (None, view.between)]
    for event, relations in told:
        found[event] = tuple(_kinds(relations, view, first))
        first += sum(len(kind.reasons) for kind in found[event])
    return found


def _kinds(relations: Iterable[Relation], view: View, first: int) -> Iterator[Kind]:
    """The relations by kind; anchors are numbered from ``first``."""
    for name, groups in sections(relations, view.index, partial(_brief, view=view)):
        section = SECTIONS[name]
        yield Kind(
            name, section.title, section.between.glyph, tuple(_reason(g, f"r{n}", view) for n, g in enumerate(groups, first))
        )
        first += len(groups)


def reasons_of_conflicts(found: Iterable[Kind]) -> dict[frozenset[int], str]:
    """The anchor of the first reason why two statements contradict each other, by their numbers."""
    anchors: dict[frozenset[int], str] = {}
    for kind in found:
        if kind.name in CONTRADICTIONS:
            for reason in kind.reasons:
                for one in reason.passages:
                    for other in reason.passages:
                        anchors.setdefault(frozenset((one.number, other.number)), reason.key)
    return anchors


def _brief(relation: Relation, view: View) -> str:
    """The reason without the passages, which stand below it."""
    return brief(relation.reason, (view.index.claims[end].text for end in (relation.first, relation.second)))


def _reason(group: Group, key: str, view: View) -> Reason:
    return Reason(
        key=key,
        words=inert(group.reason),
        sides=group.sides,
        passages=tuple(_quoted(claim, view) for claim in group.claims),
        doubt="" if group.doubt is None else f"{group.doubt:.2f}",
        corrected=group.corrected,
        statements=spaced(sorted({view.index.number_of(claim) for claim in group.claims})),
    )


def _quoted(claim: Claim, view: View) -> Quoted:
    place = f"{inert(claim.article)} ¶{view.paragraph(claim.article, claim.extents[0].start)}"
    words = inert(view.index.claimed(claim))
    return Quoted(view.index.number_of(claim), view.who(claim.source_id), place, words)
