"""The relations between statements, each with its reason and both sides, contradictions first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from attribution.records import Claim, Relation
from attribution.reports.index import Index
from attribution.reports.inert import inert
from attribution.reports.text.marks import Mark
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import doubt, name


@dataclass(frozen=True, slots=True)
class Section:
    """How one kind of relation is shown: its title, the mark between two statements, whether their words follow."""

    title: str
    between: Mark
    quoted: bool


# A characterisation is a contradiction of words, not of facts, and never stands among the others.
SECTIONS: Mapping[str, Section] = {
    "contradicts": Section("Cannot all be true", Mark("✗", "x", "", "red"), quoted=True),
    "characterisation": Section("Described in other words", Mark("≠", "!=", "", "yellow"), quoted=True),
    "updates": Section("Updated", Mark("→", "->", "", "cyan"), quoted=False),
    "corroborates": Section("Agree independently", Mark("=", "=", "", "green"), quoted=False),
    "repeats": Section("The same statement carried again, counted once", Mark("≡", "==", "", "dim"), quoted=False),
}


def relation_list(relations: Iterable[Relation], index: Index, pen: Pen) -> Iterator[Text]:
    """Relations as lines; those of one kind with one reason stand together."""
    kinds: dict[str, dict[str, list[Relation]]] = {section: {} for section in SECTIONS}
    for relation in relations:
        section = "characterisation" if relation.why == "characterisation" else relation.kind
        kinds[section].setdefault(relation.reason, []).append(relation)
    for kind, groups in kinds.items():
        if groups:
            yield Text()
            yield Text(SECTIONS[kind].title, style="bold")
        for group in groups.values():
            for part in _connected(group):
                yield from _group(part, SECTIONS[kind], index, pen)


def _connected(relations: Sequence[Relation]) -> list[list[Relation]]:
    """The relations in groups that share no claim: one reason may serve several unconnected statements."""
    groups: list[tuple[set[str], list[Relation]]] = []
    for relation in relations:
        ends, members = {relation.first, relation.second}, [relation]
        joined = [group for group in groups if group[0] & ends]
        groups = [group for group in groups if group not in joined]
        for other_ends, others in reversed(joined):
            ends, members = ends | other_ends, [*others, *members]
        groups.append((ends, members))
    return [members for _, members in groups]


def _group(group: Sequence[Relation], section: Section, index: Index, pen: Pen) -> Iterator[Text]:
    head = Text(_pairs(group, section, index, pen), style=section.between.style)
    least = min(relation.confidence for relation in group)
    yield from pen.lines(Text.assemble(head, f"  {inert(group[0].reason)}", doubt(least, pen)), "  ", "      ")
    ends = (end for relation in group for end in (relation.first, relation.second))
    claims = sorted((index.claims[end] for end in dict.fromkeys(ends)), key=index.number_of)
    if section.quoted:
        for claim in claims:
            yield from _quoted(claim, index, pen)
    else:
        sides = (f"[{index.number_of(claim)}] {name(claim.source_id, index)}" for claim in claims)
        yield from pen.lines(Text(pen.joined(sides), style="dim"), "      ")


def _pairs(group: Sequence[Relation], section: Section, index: Index, pen: Pen) -> str:
    """The pairs by their numbers, first sides with the same second sides drawn together: "[3] [4] ✗ [12]"."""
    seconds: dict[int, set[int]] = {}
    for relation in group:
        first, second = (index.number_of(index.claims[end]) for end in (relation.first, relation.second))
        seconds.setdefault(first, set()).add(second)
    firsts: dict[tuple[int, ...], list[int]] = {}
    for first in sorted(seconds):
        firsts.setdefault(tuple(sorted(seconds[first])), []).append(first)
    between = pen.choose(section.between.glyph, section.between.ascii)
    return ", ".join(f"{pen.references(own)} {between} {pen.references(other)}" for other, own in firsts.items())


def _quoted(claim: Claim, index: Index, pen: Pen) -> Iterator[Text]:
    head = f"[{index.number_of(claim)}] {name(claim.source_id, index)}"
    place = pen.place(claim.article, *claim.extents)
    yield from pen.lines(Text.assemble(head, (f"  {place}", "dim")), "      ", "          ")
    yield from pen.quotation(index.words(claim.article, *claim.extents), indent=10)
