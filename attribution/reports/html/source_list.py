"""Each source with everything it said, and what shows why its mentions were taken for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.records import Article, Attribution, Source
from attribution.reports.html.tables import question
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.inert import inert
from attribution.reports.view import marks
from attribution.reports.view.acts import LOW
from attribution.reports.view.marks import Mark
from attribution.reports.view.said import may_be, named_as


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with its exact words and place. ``points`` are anchors and questions of the points it bears on."""

    number: int
    mark: Mark
    cue: str
    style: str
    named_as: str
    candidates: tuple[str, ...]
    through: tuple[Who, ...]
    article: Article
    article_key: str
    paragraph: int
    place: str
    words: str
    doubt: str
    corrected: bool
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A source, the names it also has, and what it said. ``carries`` are the statements it passes on from others."""

    who: Who
    aliases: tuple[str, ...]
    merges: tuple[tuple[str, str], ...]
    unnamed_because: tuple[str, ...]
    said: tuple[Said, ...]
    carries: tuple[int, ...]
    corrected: bool
    statements: str


def entries(view: View) -> Iterator[Entry]:
    """The sources in the order in which they first speak, those that only pass on, then what nobody is named for."""
    said: dict[str | None, list[Attribution]] = {}
    carried: dict[str | None, list[int]] = {}
    for statement in view.index.statements.values():
        said.setdefault(statement.source_id, []).append(statement)
        for carrier in statement.via:
            carried.setdefault(carrier, []).append(view.index.numbers[statement.id])
    nobody = said.pop(None, [])
    for source in dict.fromkeys((*said, *carried)):
        yield _entry(source, said.get(source, []), carried.get(source, []), view)
    if nobody:
        yield _entry(None, nobody, [], view)


def _entry(source: str | None, own: Sequence[Attribution], carried: Sequence[int], view: View) -> Entry:
    found = view.index.sources[source] if source else None
    numbers = {view.index.numbers[statement.id] for statement in own}
    return Entry(
        who=view.who(source),
        aliases=tuple(inert(alias) for alias in found.aliases) if found else (),
        merges=tuple((inert(merge.alias), inert(merge.reason)) for merge in found.merges) if found else (),
        unnamed_because=_unnamed_because(found, view),
        said=tuple(_said(statement, view) for statement in own),
        carries=tuple(carried),
        corrected=found is not None and found.corrected is not None,
        statements=spaced(sorted(numbers | {*carried})),
    )


def _unnamed_because(source: Source | None, view: View) -> tuple[str, ...]:
    given = source.unnamed_because if source else ()
    return tuple(inert(view.index.words(passage.article, passage.extent)) for passage in given)


def _said(statement: Attribution, view: View) -> Said:
    index, number = view.index, view.index.numbers[statement.id]
    return Said(
        number=number,
        mark=marks.STANCE[statement.stance],
        cue=inert(index.words(statement.article, statement.cue)) if statement.cue else "",
        style=marks.STYLE[statement.style] if statement.detector else "",
        named_as=named_as(statement, index),
        candidates=may_be(statement, index),
        through=view.everyone(statement.via),
        article=index.articles[statement.article],
        article_key=view.article_keys[statement.article],
        paragraph=view.paragraph(statement.article, statement.extent.start),
        place=", ".join(f"{extent.start}–{extent.end}" for extent in statement.content),
        words=inert(index.words(statement.article, *statement.content)),
        doubt=f"{statement.confidence:.2f}" if statement.confidence < LOW else "",
        corrected=statement.corrected is not None,
        points=tuple((view.points[row.point.id], question(row)) for row in view.points_of.get(number, ())),
    )
