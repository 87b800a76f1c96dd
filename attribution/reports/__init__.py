"""An analysis shown: one module a format, found by the reports' registry under its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from attribution import registry
from attribution.records import Analysis

Order = Literal["source", "event", "article"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is laid out; formats for programs ignore it.

    ``width`` is in terminal columns. ``ascii`` draws with ASCII characters only; the words of
    articles stay as they are. ``text`` shows the articles too, with what was found in them marked.
    ``by`` is the order in which all that was said is told. ``top`` keeps to so many events, the most
    disputed; None shows all. ``problems``: the text report lists what was not read; without, it only counts it.
    """

    width: int = 100
    color: bool = False
    ascii: bool = False
    text: bool = False
    by: Order = "source"
    top: int | None = None
    problems: bool = True


Report = Callable[[Analysis, Options], str | bytes]
"""What a report is: the whole output, as one string that ends in a line break (or is empty), or as the bytes of a file.

A report that gives bytes is annotated so: ``-> bytes``.
"""


def is_binary(name: str) -> bool:
    """Whether the report of that name gives bytes, which no terminal can show.

    Raises:
        UsageError: there is no report of that name.
    """
    return registry.reports.get(name).__annotations__.get("return") in (bytes, "bytes")


def render(name: str, analysis: Analysis, options: Options | None = None) -> str | bytes:
    """The analysis in the format of that name.

    Raises:
        UsageError: there is no report of that name; the message lists those there are.
    """
    report: Report = registry.reports.get(name)
    return report(analysis, options or Options())
