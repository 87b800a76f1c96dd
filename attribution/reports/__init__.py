"""An analysis shown: one module a format, found by the reports' registry under its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from attribution import registry
from attribution.records import Analysis


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is laid out; formats for programs ignore it.

    ``width`` is in terminal columns. ``ascii`` draws with ASCII characters only; the words of
    articles stay as they are.
    """

    width: int = 100
    color: bool = False
    ascii: bool = False


Report = Callable[[Analysis, Options], str]
"""What a report is: the whole output as one string that ends in a line break, or is empty."""


def render(name: str, analysis: Analysis, options: Options | None = None) -> str:
    """The analysis in the format of that name.

    Raises:
        UsageError: there is no report of that name; the message lists those there are.
    """
    report: Report = registry.reports.get(name)
    return report(analysis, options or Options())
