"""The relations between statements, each with its reason and both sides, contradictions first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rich.text import Text

from attribution.records import Claim, Relation
from attribution.reports.inert import inert
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import corrected, doubt, place
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.marks import Mark
from attribution.reports.view.pairs import Sides, connected, in_groups, in_order
from attribution.reports.view.reasons import brief
from attribution.reports.view.strips import values_of
from attribution.reports.view.wording import name


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

# What is said of the figures of one point, which stand beside each other above.
FIGURES: Mapping[str, str] = {
    "contradicts": "the figures exclude each other",
    "corroborates": "the figures agree",
}


def relation_list(relations: Iterable[Relation], rows: Sequence[Row], index: Index, pen: Pen) -> Iterator[Text]:
    """Relations as lines; those of one kind with one reason stand together. What the ``rows`` above tell is not told again,
    nor that a statement agrees with itself."""
    shown = {act.claim for row in rows for act in row.acts if act.claim}
    figures = {row.point.question: {value.act.claim for value in values_of(row, index)} for row in rows}
    kinds: dict[str, dict[str, list[Relation]]] = {section: {} for section in SECTIONS}
    for relation in relations:
        if relation.kind == "contradicts" or _number(relation.first, index) != _number(relation.second, index):
            section = "characterisation" if relation.why == "characterisation" else relation.kind
            kinds[section].setdefault(_reason(relation, figures, shown, index), []).append(relation)
    for kind, groups in kinds.items():
        if groups:
            yield Text()
            yield Text(SECTIONS[kind].title, style="bold")
        for reason, group in groups.items():
            for part in connected(group):
                yield from _group(part, reason, SECTIONS[kind], shown, index, pen)


def _number(claim: str, index: Index) -> int:
    return index.number_of(index.claims[claim])


def _reason(relation: Relation, figures: Mapping[str, Set[str | None]], shown: Set[str], index: Index) -> str:
    """The reason, without the words of claims that stand above; of figures on one point, whether they fit each other."""
    ends = {relation.first, relation.second}
    if relation.why == "quantity" or relation.kind == "corroborates":
        question = next((question for question, claims in figures.items() if ends <= claims), None)
        if question:
            return f"{question}: {FIGURES[relation.kind]}"
    if relation.kind == "contradicts" or ends <= shown:
        return brief(relation.reason, (index.claims[claim].text for claim in (*ends, *shown)))
    return relation.reason


def _group(group: Sequence[Relation], reason: str, section: Section, shown: Set[str], index: Index, pen: Pen) -> Iterator[Text]:
    ends = [(relation.first, relation.second) for relation in group]
    claims = sorted({index.claims[end] for pair in ends for end in pair}, key=index.number_of)
    names = {index.number_of(claim): name(claim.source_id, index) for claim in claims}
    pairs = [(_number(first, index), _number(second, index)) for first, second in ends]
    directed = section.directed or "the second" in reason  # "the second denies the first"
    least = min(relation.confidence for relation in group)
    drawn = list(in_order(pairs) if directed else in_groups(pairs))
    together = Text("; ").join(_sides(sides, {} if len(drawn) > 1 else names, section, pen) for sides in drawn)
    why = Text.assemble(together, (f"  {inert(reason)}", "dim"), doubt(least, pen), corrected(_corrected(group), pen))
    yield from pen.lines(why, "  ", "      ")
    if len(drawn) > 1:
        yield from pen.lines(Text(pen.joined(f"[{number}] {said}" for number, said in names.items()), "dim"), "      ")
    for claim in claims:
        if section.quoted and claim.id not in shown:
            yield from _quoted(claim, index, pen)


def _corrected(group: Iterable[Relation]) -> str | None:
    return next((relation.corrected for relation in group if relation.corrected), None)


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
    yield from pen.quotation(index.words(claim.article, *claim.extents), indent=10)
