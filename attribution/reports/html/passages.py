"""Articles with their statements marked in place: the text is cut wherever a source, a cue or a content begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from attribution.records import Article, Attribution, Extent
from attribution.reports.html.tables import Against
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.inert import spelled_out
from attribution.reports.view import marks
from attribution.reports.view.acts import LOW
from attribution.reports.view.marks import Mark

Conflicts = Mapping[int, tuple[Against, ...]]
"""What contradicts each statement, by its number."""

ROLES = ("content", "source", "cue")


@dataclass(frozen=True, slots=True)
class Opening:
    """The place where a piece of content begins; the first piece of a statement carries its anchor."""

    number: int
    first: bool
    label: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that belong to the same statements in the same roles. ``depth`` counts the contents they are part of."""

    text: str
    depth: int
    roles: tuple[str, ...]
    statements: str
    opens: tuple[Opening, ...]
    furniture: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph on a statement that begins in it."""

    number: int
    who: Who
    mark: Mark
    through: tuple[Who, ...]
    conflicts: tuple[Against, ...]
    doubt: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, and notes on the statements that begin in it."""

    number: int
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    extent: Extent
    role: str
    number: int
    first: bool = False


def paragraphs(article: Article, statements: Sequence[Attribution], conflicts: Conflicts, view: View) -> Iterator[Paragraph]:
    """All of an article's text, unchanged but for white space and for what could steer the page."""
    parts = [part for statement in statements for part in _parts(statement, view)]
    notes = {view.index.numbers[statement.id]: _note(statement, conflicts, view) for statement in statements}
    for paragraph, place in enumerate(view.index.paragraphs(article.id).extents, start=1):
        inside = [part for part in parts if part.extent.overlaps(place)]
        stretches = tuple(_stretches(place, article, inside, notes))
        begun = (opening.number for stretch in stretches for opening in stretch.opens if opening.first)
        yield Paragraph(paragraph, stretches, tuple(notes[number] for number in begun))


def _parts(statement: Attribution, view: View) -> Iterator[_Part]:
    number = view.index.numbers[statement.id]
    for place, extent in enumerate(statement.content):
        yield _Part(extent, "content", number, first=place == 0)
    for role, found in (("source", statement.source), ("cue", statement.cue)):
        if found is not None:
            yield _Part(found, role, number)


def _note(statement: Attribution, conflicts: Conflicts, view: View) -> Note:
    doubt = f"{statement.confidence:.2f}" if statement.confidence < LOW else ""
    number, who = view.index.numbers[statement.id], view.who(statement.source_id)
    return Note(number, who, marks.STANCE[statement.stance], view.everyone(statement.via), conflicts[number], doubt)


def _stretches(place: Extent, article: Article, parts: Iterable[_Part], notes: dict[int, Note]) -> Iterator[Stretch]:
    parts = list(parts)
    edges = {edge for extent in (*(part.extent for part in parts), *article.furniture) for edge in (extent.start, extent.end)}
    cuts = sorted({place.start, place.end} | {edge for edge in edges if place.start < edge < place.end})
    for start, end in pairwise(cuts):
        extent = Extent(start, end)
        on = [part for part in parts if part.extent.overlaps(extent)]
        yield Stretch(
            text=spelled_out(extent.of(article.text)),
            depth=len({part.number for part in on if part.role == "content"}),
            roles=tuple(role for role in ROLES if any(part.role == role for part in on)),
            statements=spaced(sorted({part.number for part in on})),
            opens=tuple(_opening(part, notes) for part in on if part.role == "content" and part.extent.start == start),
            furniture=any(extent.overlaps(furniture) for furniture in article.furniture),
        )


def _opening(part: _Part, notes: dict[int, Note]) -> Opening:
    note = notes[part.number]
    return Opening(part.number, part.first, f"Statement {part.number}: {note.who.name} {note.mark.word}")
