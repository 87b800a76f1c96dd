"""The relations between statements, each with its reason and both passages; and where the reason for a conflict stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from attribution.records import Claim, Relation
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.inert import inert
from attribution.reports.text.relations import SECTIONS
from attribution.reports.view.acts import LOW
from attribution.reports.view.pairs import Sides, connected, in_groups, in_order
from attribution.reports.view.reasons import brief


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
    for event in (*(grid.event.id for grid in view.shown), None):
        found[event] = tuple(_kinds(view.relations.get(event, ()), view, first))
        first += sum(len(kind.reasons) for kind in found[event])
    return found


def _kinds(relations: Iterable[Relation], view: View, first: int) -> Iterator[Kind]:
    """The relations by kind; anchors are numbered from ``first``."""
    grouped: dict[str, dict[str, list[Relation]]] = {name: {} for name in SECTIONS}
    for relation in relations:
        if relation.kind != "contradicts" and _number(relation.first, view) == _number(relation.second, view):
            continue  # that a statement agrees with itself tells nobody anything
        worded = relation.why == "characterisation"
        grouped["characterisation" if worded else relation.kind].setdefault(relation.reason, []).append(relation)
    for name, section in SECTIONS.items():
        groups = [part for group in grouped[name].values() for part in connected(group)]
        found = tuple(_reason(group, f"r{number}", section.directed, view) for number, group in enumerate(groups, first))
        first += len(groups)
        if found:
            yield Kind(name, section.title, section.between.glyph, found)


def reasons_of_conflicts(found: Iterable[Kind]) -> dict[frozenset[int], str]:
    """The anchor of the first reason why two statements contradict each other, by their numbers."""
    anchors: dict[frozenset[int], str] = {}
    for kind in found:
        if kind.name in ("contradicts", "characterisation"):
            for reason in kind.reasons:
                for one in reason.passages:
                    for other in reason.passages:
                        anchors.setdefault(frozenset((one.number, other.number)), reason.key)
    return anchors


def _reason(group: list[Relation], key: str, directed: bool, view: View) -> Reason:
    index = view.index
    pairs = [(_number(relation.first, view), _number(relation.second, view)) for relation in group]
    ends = dict.fromkeys(end for relation in group for end in (relation.first, relation.second))
    claims = sorted((index.claims[end] for end in ends), key=index.number_of)
    least = min(relation.confidence for relation in group)
    return Reason(
        key=key,
        words=inert(brief(group[0].reason, (claim.text for claim in claims))),
        sides=tuple(in_order(pairs) if directed else in_groups(pairs)),
        passages=tuple(_quoted(claim, view) for claim in claims),
        doubt=f"{least:.2f}" if least < LOW else "",
        corrected=any(relation.corrected for relation in group),
        statements=spaced(sorted({number for pair in pairs for number in pair})),
    )


def _number(claim: str, view: View) -> int:
    return view.index.number_of(view.index.claims[claim])


def _quoted(claim: Claim, view: View) -> Quoted:
    place = f"{inert(claim.article)} ¶{view.paragraph(claim.article, claim.extents[0].start)}"
    words = inert(view.index.words(claim.article, *claim.extents))
    return Quoted(view.index.number_of(claim), view.who(claim.source_id), place, words)
