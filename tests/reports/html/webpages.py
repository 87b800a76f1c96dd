"""Pages made of analyses, opened in a browser."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from playwright.sync_api import Page

from attribution.records import Analysis
from attribution.reports import Options, render
from attribution.reports.json.reading import read_analysis

PATIENCE = 60
"""Seconds for something to come true on a busy machine."""


@dataclass
class Opened:
    """A page in the browser, and what happened while it was open; ``breaks`` if it was made so as to complain."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    breaks: bool = False

    def until(self, condition: str) -> None:
        """Wait for something in the page; Playwright's own way evaluates strings there, which the page's policy forbids."""
        self._wait(lambda: bool(self.page.evaluate(condition)), condition)

    def until_complaints(self, count: int) -> None:
        """Wait for so many; they come some time after what is complained of."""
        self._wait(lambda: len(self.complaints) >= count, f"{count} complaints")

    def _wait(self, come_true: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not come_true():
            assert time.monotonic() < end, f"never came true: {what}"
            self.page.wait_for_timeout(50)


def page_of(analysis: Analysis, options: Options | None = None) -> str:
    made = render("html", analysis, options)
    assert isinstance(made, str)
    return made


def many(analysis: Analysis, times: int) -> Analysis:
    """The analysis so many times over, each with ids of its own."""
    parts = [_renamed(analysis, f"{number}-") for number in range(times)]
    joined = {
        field: tuple(item for part in parts for item in getattr(part, field))
        for field in ("articles", "sources", "attributions", "claims", "events", "points", "relations")
    }
    return replace(analysis, **joined)


def _renamed(analysis: Analysis, prefix: str) -> Analysis:
    """The same with a prefix before every id and what refers to one."""
    ids = {
        item.id
        for field in ("articles", "sources", "attributions", "claims", "events", "points")
        for item in getattr(analysis, field)
    }

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: renamed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [renamed(item) for item in value]
        return f"{prefix}{value}" if isinstance(value, str) and value in ids else value

    return read_analysis(json.dumps(renamed(json.loads(render("json", analysis)))))
