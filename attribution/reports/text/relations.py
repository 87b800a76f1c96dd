"""The relations between statements, each with its reason and both sides, contradictions first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from rich.text import Text

from attribution.records import Claim, Relation
from attribution.reports.inert import inert
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import corrected, doubt, place
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.pairs import Sides
from attribution.reports.view.relations import SECTIONS, Group, Section, beside, claims_in, sections
from attribution.reports.view.wording import name


def relation_list(relations: Iterable[Relation], rows: Sequence[Row], index: Index, pen: Pen) -> Iterator[Text]:
    """Relations as lines; those of one kind with one reason stand together. What the ``rows`` above tell is not told again."""
    shown = claims_in(rows)
    for section, groups in sections(relations, index, beside(rows, index)):
        yield Text()
        yield Text(SECTIONS[section].title, style="bold")
        for group in groups:
            yield from _group(group, SECTIONS[section], shown, index, pen)


def _group(group: Group, section: Section, shown: Set[str], index: Index, pen: Pen) -> Iterator[Text]:
    names = {index.number_of(claim): name(claim.source_id, index) for claim in group.claims}
    alone = len(group.sides) == 1
    together = Text("; ").join(_sides(sides, names if alone else {}, section, pen) for sides in group.sides)
    told = (f": {inert(group.reason)}", "dim"), doubt(group.doubt, pen), corrected(group.corrected, pen)
    yield from pen.lines(Text.assemble(together, *told), "  ", "      ")
    if not alone:
        yield from pen.lines(Text(pen.joined(f"[{number}] {said}" for number, said in names.items()), "dim"), "      ")
    for claim in group.claims:
        if section.quoted and claim.id not in shown:
            yield from _quoted(claim, index, pen)


def _sides(sides: Sides, names: Mapping[int, str], section: Section, pen: Pen) -> Text:
    """The statements that stand against or with each other: "[3] the ministry, [4] its spokesman ✗ [12] the union"; by
    their numbers alone where no names are given."""
    between = (f" {pen.choose(section.between.glyph, section.between.ascii)} ", section.between.style)
    drawn = Text()
    for number, side in enumerate(sides):
        if number:
            drawn.append(*between)
        drawn.append(", ".join(f"[{said}] {names[said]}" for said in side) if names else pen.references(side))
    return drawn


def _quoted(claim: Claim, index: Index, pen: Pen) -> Iterator[Text]:
    head = f"[{index.number_of(claim)}] {name(claim.source_id, index)}"
    where = place(index.statement_of(claim), index, pen)
    yield from pen.lines(Text.assemble(head, (f"  {where}", "dim")), "      ", "          ")
    yield from pen.quotation(index.claimed(claim), indent=10)
