"""The account tables of an event: a row a point and a column a source while these are few, else a table a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attribution.reports.html.view import View
from attribution.reports.inert import inert
from attribution.reports.md.escape import plain, table
from attribution.reports.text.wording import by_statement
from attribution.reports.view import marks
from attribution.reports.view.acts import Act
from attribution.reports.view.grid import Grid, Row
from attribution.reports.view.wording import about, backing, capitalised, count, name, names, tells

MOST_COLUMNS = 5
"""Sources side by side; a wider table is not read in a page of text."""

MOST_NAMED = 6
"""Silent sources that are named at a point; more of them are counted."""


def accounts(grid: Grid, view: View) -> Iterator[str]:
    """The points at issue with what each source does about them, then those that one account alone speaks to."""
    sources = list(dict.fromkeys(source for row in grid.rows for source in row.sources))
    if grid.rows and len(sources) <= MOST_COLUMNS:
        yield ""
        head = ["Point", *(_who(source, view) for source in sources)]
        yield from table([head, *([_point(row, view), *(_cell(row, s, view) for s in sources)] for row in grid.rows)])
    else:
        for row in grid.rows:
            yield from _by_itself(row, view)
    if grid.lone:
        yield from ("", "### Told by one account", "")
        yield from (f"- {_lone(row, view)}" for row in grid.lone)


def _by_itself(row: Row, view: View) -> Iterator[str]:
    """One point with a row for each source."""
    yield from (
        "",
        f"### {marks.STATUS[row.point.status][0].drawn(False)}: {plain(capitalised(inert(row.point.question)))}",
        "",
    )
    yield from table([["Source", "What it does"], *([_who(s, view), _cell(row, s, view)] for s in row.sources)])
    silent = _silent(row, view)
    if silent:
        yield from ("", f"{silent}.")


def _who(source: str | None, view: View) -> str:
    """A source at the head of a column or row, with what it is."""
    found = view.index.sources.get(source or "")
    parts = [marks.kind(found), about(source, view.index)] if found else []
    return "<br>".join((f"**{plain(name(source, view.index))}**", *(plain(part) for part in parts if part)))


def _point(row: Row, view: View) -> str:
    """The question, its status, and how many stand behind each answer."""
    answers = (f"{plain(position.answer)}: {backing(position)}" for position in row.point.positions)
    status = marks.STATUS[row.point.status][0].drawn(False)
    parts = (f"**{plain(capitalised(inert(row.point.question)))}**", status, *answers, _silent(row, view))
    return "<br>".join(part for part in parts if part)


def _silent(row: Row, view: View) -> str:
    """Who has an account of the event and does not speak to the point: never a denial."""
    silent = row.point.silent
    if not silent:
        return ""
    who = plain(names(silent, view.index)) if len(silent) <= MOST_NAMED else count(len(silent), "source")
    return f"{marks.SILENT.drawn(False)} by {who}"


def _cell(row: Row, source: str | None, view: View) -> str:
    acts = [act for act in row.acts if act.source == source]
    if not acts:
        return marks.SILENT.drawn(False) if source in row.point.silent else "–"
    return "<br><br>".join(_act(act, words, view) for act, words in by_statement(acts))


def _act(act: Act, words: Sequence[str], view: View) -> str:
    """The answer, what the statement does with its number and place, its words, and what stands against it."""
    cue = where = ""
    if act.statement:
        cue = f" ({plain(view.index.words(act.statement.article, act.statement.cue))})" if act.statement.cue else ""
        paragraph = view.paragraph(act.statement.article, act.statement.extent.start)
        number = view.index.numbers[act.statement.id]
        where = f" \\[{number}\\] {plain(act.statement.article)} ¶{paragraph}"
    doing = f"{marks.STANCE[act.stance].drawn(False)}{cue}{marks.CERTAINTY[act.certainty]}{where}"
    against = (f"{marks.CONFLICT[kind].drawn(False)} {_numbers(numbers)}" for kind, numbers in act.conflicts)
    carried = [f"{marks.CARRIED.drawn(False)} {_numbers(act.carried)}"] if act.carried else []
    answer = [f"**{plain(act.answer)}**"] if act.answer and not tells(act, words) else []
    return "<br>".join((*answer, doing, *(f"*{shown}*" for part in words if (shown := plain(part))), *against, *carried))


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(f"\\[{number}\\]" for number in numbers)


def _lone(row: Row, view: View) -> str:
    numbers = _numbers(view.numbers(row))
    answers = "; ".join(plain(position.answer) for position in row.point.positions)
    return f"{plain(capitalised(inert(row.point.question)))}: {answers} ({plain(names(row.sources, view.index))} {numbers})"
