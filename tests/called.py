"""Calls of the program with the pipeline stood in for, and the analyses it gives then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from attribution.cli import main
from attribution.records import Analysis, Article, Attribution, Claim, Extent, Problem, Relation, Source, Tool, Why

TEXT = "“The bridge is closed,” Mayor Zoë Kruĳt said."
MAYOR = Source("s", "Mayor Zoë Kruĳt", "person", False, ())
SAID = Attribution(
    id="a:0-23",
    article="a",
    content=(Extent(0, 23),),
    source=Extent(24, 39),
    cue=Extent(40, 44),
    style="direct",
    stance="asserts",
    detector="x",
    confidence=0.9,
    source_id="s",
)
TOOL = Tool("0.1.0", "en_small", "3.8.0", ("x",))
DONE = Analysis(TOOL, (Article("a", TEXT, "a.txt"),), (MAYOR,), (SAID,))


class Analyze:
    """Stands in for the pipeline: remembers how it was called, and gives or raises what it was told to."""

    def __init__(self) -> None:
        self.inputs: list[str] = []
        self.options: dict[str, Any] = {}
        self.result: Analysis | BaseException = DONE
        self.called = False
        self.progress: Callable[[int, int], None] | None = None

    def __call__(self, inputs: list[str], **options: Any) -> Analysis:
        self.progress = options.pop("progress")
        self.inputs, self.options, self.called = inputs, options, True
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


def failed(*problems: Problem) -> Analysis:
    return Analysis(TOOL, DONE.articles, DONE.sources, DONE.attributions, problems=problems)


def contradicting(why: Why, confidence: float) -> Analysis:
    claims = tuple(Claim(name, "a", "a:0-23", "s", "x", (Extent(0, 5),)) for name in ("one", "other"))
    return replace(DONE, claims=claims, relations=(Relation("one", "other", "contradicts", "…", confidence, why),))


def usage(argv: list[str]) -> int:
    """The exit code of a call that does not get past its arguments."""
    with pytest.raises(SystemExit) as exit:
        main(argv)
    assert isinstance(exit.value.code, int)
    return exit.value.code


def heading(report: str) -> str:
    return next(line for line in report.splitlines() if "Sources" in line and line[0] in "━=\x1b")
