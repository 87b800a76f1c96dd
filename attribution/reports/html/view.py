"""What all parts of the page need: the analysis by ids, and the anchors under which its things stand on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from attribution.records import Article, Stance
from attribution.reports.inert import inert
from attribution.reports.view import marks
from attribution.reports.view.contents import Contents
from attribution.reports.view.grid import Row
from attribution.reports.view.wording import NOBODY, about, name

Home = tuple[str, str | None, Stance]
"""A place in an account table: the point, the answer, and what is done."""


@dataclass(frozen=True, slots=True)
class Who:
    """A source as it is shown: ``key`` is the anchor of its entry, empty where nobody is named."""

    key: str
    name: str
    kind: str = ""
    about: str = ""
    anonymous: bool = False


@dataclass(frozen=True)
class View(Contents):
    """The contents of the page, and the anchors of its parts. Anchors are numbers in order of appearance, so that
    equal input gives equal bytes."""

    @cached_property
    def points(self) -> dict[str, str]:
        """The anchor of each point by its id."""
        rows = [row for grid in self.shown for row in (*grid.rows, *grid.lone)]
        return {row.point.id: f"p{number}" for number, row in enumerate(rows, start=1)}

    @cached_property
    def points_of(self) -> dict[int, list[Row]]:
        """The rows in which each statement stands, by its number."""
        found: dict[int, list[Row]] = {}
        for row in (row for grid in self.shown for row in (*grid.rows, *grid.lone)):
            for number in self.numbers(row):
                found.setdefault(number, []).append(row)
        return found

    @cached_property
    def homes(self) -> dict[int, Home]:
        """Where each statement of an account table stands first, by its number."""
        homes: dict[int, Home] = {}
        for row in (row for grid in self.shown for row in grid.rows):
            for act in row.acts:
                if act.statement:
                    homes.setdefault(self.index.numbers[act.statement.id], (row.point.id, act.answer, act.stance))
        return homes

    @cached_property
    def article_keys(self) -> dict[str, str]:
        """The anchor of each article by its id."""
        return {article: f"a{number}" for number, article in enumerate(self.index.articles, start=1)}

    @cached_property
    def _source_keys(self) -> dict[str, str]:
        return {source: f"w{number}" for number, source in enumerate(self.index.sources, start=1)}

    def who(self, source: str | None) -> Who:
        """A source as it is shown."""
        if source is None:
            return Who("", NOBODY)
        found = self.index.sources[source]
        kind = marks.KIND[found.kind]
        if found.anonymous:
            kind = kind.removesuffix(", not named")
        return Who(self._source_keys[source], name(source, self.index), kind, about(source, self.index), found.anonymous)

    def everyone(self, sources: Iterable[str | None]) -> tuple[Who, ...]:
        """Several sources as they are shown."""
        return tuple(self.who(source) for source in sources)


def title(article: Article) -> str:
    """What an article is called: its title, else its id."""
    return inert(article.title or "") or inert(article.id)


def spaced(numbers: Iterable[int]) -> str:
    """Numbers of statements as the page's script reads them: "3 7"."""
    return " ".join(map(str, numbers))
