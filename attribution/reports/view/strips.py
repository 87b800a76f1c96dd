"""Numbers strips as data: who gave which figure on a point, in the order in which it was stated, with its bounds.

Figures stand side by side and are never averaged: a mean of what two sides say is what nobody said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from attribution.records import Claim, Figure
from attribution.reports.view.acts import Act
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index

UNKNOWN = (None, None, None)


@dataclass(frozen=True, slots=True)
class Value:
    """One figure that a statement gives on the point; ``said`` is it as an answer: "at least 12"."""

    act: Act
    figure: Figure
    said: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The figures given on one point. ``low`` and ``high`` are the ends of the axis: the least and greatest number named."""

    values: tuple[Value, ...]
    low: float
    high: float


def strip(row: Row, index: Index) -> Strip | None:
    """The strip of a point; None where it asks for no figure, or all statements give the same one.

    In order of statement: by the date of the article where all have one, else as the articles were given; then by the text.
    """
    values = values_of(row, index)
    ends = [end for value in values for end in _bounds(value.figure) if end is not None]
    if len({_bounds(value.figure) for value in values}) < 2 or min(ends) == max(ends):
        return None
    dated = all(_published(value, index) for value in values)
    in_order = sorted(values, key=lambda value: (_published(value, index) if dated else "", _number(value, index)))
    return Strip(tuple(in_order), min(ends), max(ends))


def values_of(row: Row, index: Index) -> list[Value]:
    """Each act with the figure that is its answer, else, where another act answers by such a one, by a figure of its kind."""
    from attribution.accounts.wordings import number

    answering = [(act, index.claims[act.claim].figures) for act in row.acts if act.claim and act.answer]
    exact = [next((f for f in figures if act.answer in (number(f), _best(f))), None) for act, figures in answering]
    kinds = {(figure.unit, figure.event) for figure in exact if figure}
    values = []
    for (act, figures), said in zip(answering, exact, strict=True):
        figure = said or next((f for f in figures if (f.unit, f.event) in kinds), None)
        if figure and _bounds(figure) != UNKNOWN:
            values.append(Value(act, figure, number(figure)))
    return values


def _best(figure: Figure) -> str:
    """A figure without its bounds: "at least 17 men" stands under the answer "17" beside those who say 17."""
    from attribution.accounts.wordings import number

    return number(replace(figure, low=figure.best, high=figure.best))


def _bounds(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.low, figure.best, figure.high


def _claim(value: Value, index: Index) -> Claim:
    return index.claims[value.act.claim or ""]


def _number(value: Value, index: Index) -> int:
    return index.number_of(_claim(value, index))


def _published(value: Value, index: Index) -> str:
    return index.articles[_claim(value, index).article].published or ""
