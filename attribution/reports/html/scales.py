"""Numbers strips as they are drawn: each value at its place on a scale, with its bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass

from attribution.reports.html.tables import letters, question
from attribution.reports.html.view import View, Who
from attribution.reports.inert import inert
from attribution.reports.view import strips
from attribution.reports.view.grid import Row

BREADTH, MARGIN = 1000, 30
"""Units of the drawing from its left edge to its right, and those kept free at each side so that no dot is cut."""

LOGARITHMIC = 50
"""Where the greatest is so many times the least, a linear scale would put all small values at its left end."""


@dataclass(frozen=True, slots=True)
class Value:
    """One statement's value. ``start`` and ``end`` are its bounds, ``dot`` its best value, in units of the drawing.

    ``open_below`` and ``open_above`` say that it sets no bound there; ``dot`` is None where it names no best value.
    """

    number: int
    who: Who
    date: str
    letter: str
    said: str
    words: str
    start: float
    end: float
    dot: float | None
    open_below: bool
    open_above: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The values for one question, and what the ends of the scale stand for."""

    key: str
    question: str
    least: str
    most: str
    logarithmic: bool
    values: tuple[Value, ...]


def strip(row: Row, view: View) -> Strip | None:
    """The strip of a point, None where it has none."""
    found = strips.strip(row, view.index)
    if found is None:
        return None
    logarithmic = found.low > 0 and found.high / found.low >= LOGARITHMIC

    def at(value: float) -> float:
        least, most, place = (math.log(x) if logarithmic else x for x in (found.low, found.high, value))
        return round(MARGIN + (place - least) / (most - least) * (BREADTH - 2 * MARGIN), 1)

    def drawn(value: strips.Value) -> Value:
        figure = value.figure
        claim = view.index.claims[value.act.claim or ""]
        return Value(
            number=view.index.number_of(claim),
            who=view.who(claim.source_id),
            date=inert(view.index.articles[claim.article].published or ""),
            letter=letters(row)[value.act.answer or ""],
            said=value.said,
            words=inert(figure.text),
            start=0 if figure.low is None else at(figure.low),
            end=BREADTH if figure.high is None else at(figure.high),
            dot=None if figure.best is None else at(figure.best),
            open_below=figure.low is None,
            open_above=figure.high is None,
        )

    values = tuple(drawn(value) for value in found.values)
    return Strip(view.points[row.point.id], question(row), _number(found.low), _number(found.high), logarithmic, values)


def _number(value: float) -> str:
    """A number as people write it: "2,300", "6.5"."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"
