"""How statements stand to one another: a list item for all that do so for one reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attribution.records import Relation
from attribution.reports.inert import inert
from attribution.reports.md.escape import plain, references
from attribution.reports.view import marks
from attribution.reports.view.contents import Contents
from attribution.reports.view.grid import Row
from attribution.reports.view.pairs import Sides
from attribution.reports.view.relations import SECTIONS, Group, beside, sections
from attribution.reports.view.wording import name


def relations(those: Iterable[Relation], rows: tuple[Row, ...], contents: Contents) -> Iterator[str]:
    """A heading for each kind, and the statements below it with their reasons; what the ``rows`` tell is not told again."""
    for section, groups in sections(those, contents.index, beside(rows, contents.index)):
        yield from ("", f"### {SECTIONS[section].title}", "")
        yield from (_item(group, SECTIONS[section].between.glyph, contents) for group in groups)


def _item(group: Group, glyph: str, contents: Contents) -> str:
    names = {contents.index.number_of(claim): plain(name(claim.source_id, contents.index)) for claim in group.claims}
    alone = len(group.sides) == 1
    told = "; ".join(_sides(sides, glyph, names if alone else {}) for sides in group.sides)
    doubt = "" if group.doubt is None else f" · {marks.UNSURE.drawn(False)} {group.doubt:.2f}"
    corrected = f" · {marks.CORRECTED.drawn(False)}" if group.corrected else ""
    who = "" if alone else f"<br>{' · '.join(f'{references([number])} {said}' for number, said in names.items())}"
    return f"- {told}: {plain(inert(group.reason))}{doubt}{corrected}{who}"


def _sides(sides: Sides, glyph: str, names: Mapping[int, str]) -> str:
    """The statements that stand against or with each other, by their numbers alone where no names are given."""
    if not names:
        return f" {glyph} ".join(references(side) for side in sides)
    return f" {glyph} ".join(", ".join(f"{references([number])} {names[number]}" for number in side) for side in sides)
