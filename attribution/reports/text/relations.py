"""The relations between statements, each with its reason and both sides, contradictions first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from attribution.records import Claim, Relation
from attribution.reports.index import Index
from attribution.reports.inert import inert
from attribution.reports.text.marks import Mark
from attribution.reports.text.pairs import connected, in_groups, in_order
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import doubt, name


@dataclass(frozen=True, slots=True)
class Section:
    """How one kind of relation is shown: its title, the mark between two statements, whether their words
    follow, and whether it runs from the first to the second and not back."""

    title: str
    between: Mark
    quoted: bool = False
    directed: bool = False


# A characterisation is a contradiction of words, not of facts, and never stands among the others.
SECTIONS: Mapping[str, Section] = {
    "contradicts": Section("Cannot all be true", Mark("✗", "x", "", "red"), quoted=True),
    "characterisation": Section("Described in other words", Mark("≠", "!=", "", "yellow"), quoted=True),
    "updates": Section("Updated", Mark("→", "->", "", "cyan"), directed=True),
    "corroborates": Section("Agree independently", Mark("=", "=", "", "green")),
    "repeats": Section("The same statement carried again, counted once", Mark("≡", "==", "", "dim")),
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
            for part in connected(group):
                yield from _group(part, SECTIONS[kind], index, pen)


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
    """The pairs by their numbers, those that relate to the same others drawn together: "[3] [4] ✗ [12]"."""
    ends = [(index.claims[relation.first], index.claims[relation.second]) for relation in group]
    pairs = [(index.number_of(first), index.number_of(second)) for first, second in ends]
    between = f" {pen.choose(section.between.glyph, section.between.ascii)} "
    joined = in_order(pairs) if section.directed else in_groups(pairs)
    return ", ".join(between.join(pen.references(side) for side in sides) for sides in joined)


def _quoted(claim: Claim, index: Index, pen: Pen) -> Iterator[Text]:
    head = f"[{index.number_of(claim)}] {name(claim.source_id, index)}"
    place = pen.place(claim.article, *claim.extents)
    yield from pen.lines(Text.assemble(head, (f"  {place}", "dim")), "      ", "          ")
    yield from pen.quotation(index.words(claim.article, *claim.extents), indent=10)
