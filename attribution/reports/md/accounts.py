"""The account tables of an event: a row a point and a column a source while these are few, else a table a point."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.reports.inert import inert
from attribution.reports.md.escape import plain, references, table
from attribution.reports.view import marks
from attribution.reports.view.contents import Contents
from attribution.reports.view.deeds import Deed, deeds, ties
from attribution.reports.view.grid import Grid, Row
from attribution.reports.view.wording import about, backing, capitalised, count, name, names, tells

MOST_COLUMNS = 5
"""Sources side by side; a wider table is not read in a page of text."""

MOST_NAMED = 6
"""Silent sources that are named at a point; more of them are counted."""


def accounts(grid: Grid, contents: Contents) -> Iterator[str]:
    """The points at issue with what each source does about them, then those that one account alone speaks to."""
    sources = list(dict.fromkeys(source for row in grid.rows for source in row.sources))
    if grid.rows and len(sources) <= MOST_COLUMNS:
        yield ""
        head = ["Point", *(_who(source, contents) for source in sources)]
        yield from table([head, *([_point(row, contents), *(_cell(row, s, contents) for s in sources)] for row in grid.rows)])
    else:
        for row in grid.rows:
            yield from _by_itself(row, contents)
    if grid.lone:
        yield from ("", "### Told by one account", "")
        yield from (f"- {_lone(row, contents)}" for row in grid.lone)


def refused(grid: Grid, contents: Contents) -> Iterator[str]:
    """Who would not speak about the event at all, once for all its points."""
    if grid.refused:
        yield from ("", "No comment on this event:", "")
        told = ((act.source, _deed(deed, True, contents)) for act in grid.refused for deed in deeds((act,)))
        yield from (f"- **{plain(name(source, contents.index))}** {said.replace('<br>', ' ')}" for source, said in told)


def _by_itself(row: Row, contents: Contents) -> Iterator[str]:
    """One point with a row for each source."""
    yield from (
        "",
        f"### {marks.status(row).drawn(False)}: {plain(capitalised(inert(row.point.question)))}",
        "",
    )
    several = (position for position in row.point.positions if len(position.sources) > 1)
    shared = [f"{plain(position.answer)}: {backing(position, contents.index)}" for position in several]
    if shared:
        yield from (" · ".join(shared), "")
    yield from table([["Source", "What it does"], *([_who(s, contents), _cell(row, s, contents)] for s in row.sources)])
    silent = _silent(row, contents)
    if silent:
        yield from ("", f"{silent}.")


def _who(source: str | None, contents: Contents) -> str:
    """A source at the head of a column or row, with what it is."""
    found = contents.index.sources.get(source or "")
    parts = [marks.kind(found), about(source, contents.index)] if found else []
    return "<br>".join((f"**{plain(name(source, contents.index))}**", *(plain(part) for part in parts if part)))


def _point(row: Row, contents: Contents) -> str:
    """The question, its status, and how many stand behind each answer."""
    answers = (f"{plain(position.answer)}: {backing(position, contents.index)}" for position in row.point.positions)
    status = marks.status(row).drawn(False)
    parts = (f"**{plain(capitalised(inert(row.point.question)))}**", status, *answers, _silent(row, contents))
    return "<br>".join(part for part in parts if part)


def _silent(row: Row, contents: Contents) -> str:
    """Who has an account of the event and does not speak to the point: never a denial."""
    silent = row.point.silent
    if not silent:
        return ""
    who = plain(names(silent, contents.index)) if len(silent) <= MOST_NAMED else count(len(silent), "source")
    return f"{marks.SILENT.drawn(False)} by {who}"


def _cell(row: Row, source: str | None, contents: Contents) -> str:
    acts = row.acts_of(source)
    if not acts:
        return marks.SILENT.drawn(False) if source in row.point.silent else "–"
    found = list(deeds(acts))
    before = [None, *(deed.act.answer for deed in found)]
    told = (_deed(deed, deed.act.answer == answer, contents) for deed, answer in zip(found, before, strict=False))
    return "<br><br>".join(told)


def _deed(deed: Deed, answered: bool, contents: Contents) -> str:
    """The answer, unless it was ``answered`` right above; what the statement does, its number and place; its words; and what
    stands against it."""
    act, index = deed.act, contents.index
    cue = where = ""
    if act.statement:
        cue = f" ({plain(index.words(act.statement.article, act.statement.cue))})" if act.statement.cue else ""
        paragraph = contents.paragraph(act.statement.article, act.statement.extent.start)
        where = f" {references([index.numbers[act.statement.id]])} {plain(act.statement.article)} ¶{paragraph}"
    doing = f"{marks.STANCE[act.stance].drawn(False)}{cue}{marks.CERTAINTY[act.certainty]}{where}"
    answer = [f"**{plain(act.answer)}**"] if act.answer and not answered and not tells(act, deed.own) else []
    words = (f"*{shown}*" for part in deed.own if (shown := plain(part)))
    tied = (f"{mark.drawn(False)} {references(numbers)}" for mark, numbers in ties(act))
    return "<br>".join((*answer, doing, *words, *tied))


def _lone(row: Row, contents: Contents) -> str:
    numbers = references(contents.numbers(row))
    answers = "; ".join(plain(position.answer) for position in row.point.positions)
    return f"{plain(capitalised(inert(row.point.question)))}: {answers} ({plain(names(row.sources, contents.index))} {numbers})"
