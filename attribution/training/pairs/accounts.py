"""Accounts written for training: what the sources of an invented story say on each point at issue, and besides.

``data/pairs/accounts/README.md`` tells how the files are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from attribution.errors import UsageError
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER

STORY, POINT, BESIDES, REJECTS, BESIDE, PARTED = "# ", "? ", "-", "!", "~", " | "
MARK = re.compile(r"!?[1-9]|~|0")
FIELDS = 4


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says. ``point`` is the number of the point in its file, None where it bears on none; ``mark`` the number
    of the answer it gives, "!" and the number of one that it only rejects, or "~": it touches the point and answers nothing."""

    point: int | None
    mark: str
    source: str
    cue: str
    content: str


Story = Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Standing:
    """How two statements of a story stand to one another, and whether they touch one point."""

    label: int
    one_point: bool


def read_accounts(path: Path) -> list[Story]:
    """The stories of a file.

    Raises:
        UsageError: a line is not in the form; the message names it.
    """
    stories: list[list[Statement]] = []
    point: int | None = None
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if line.startswith(STORY):
            stories.append([])
        elif line.startswith(POINT):
            point = number
        elif line.strip() == BESIDES:
            point = None
        elif line.strip() and not stories:
            raise UsageError(f"{path.name}:{number}: a statement stands under a story ('# name'); found {line[:80]!r}")
        elif line.strip():
            stories[-1].append(_statement(line, point, f"{path.name}:{number}"))
    return list(stories)


def _statement(line: str, point: int | None, where: str) -> Statement:
    fields = [field.strip() for field in line.split(PARTED)]
    if len(fields) != FIELDS or MARK.fullmatch(fields[0]) is None or not (fields[1] and fields[3]):
        raise UsageError(f"{where}: a statement is four fields parted by '|': mark, source, cue, content; found {line[:80]!r}")
    return Statement(point, *fields)


def standings(story: Story) -> Iterator[tuple[Statement, Statement, Standing]]:
    """Every two statements of different sources, and how they stand; left out is what nobody can tell: a mere rejection of one
    answer beside another answer."""
    for one, other in combinations(story, 2):
        standing = _standing(one, other)
        if one.source.lower() != other.source.lower() and standing is not None:
            yield one, other, standing


def _standing(one: Statement, other: Statement) -> Standing | None:
    if one.point is None or one.point != other.point:
        return Standing(NEITHER, one_point=False)
    if BESIDE in (one.mark, other.mark):
        return Standing(NEITHER, one_point=True)
    if one.mark == other.mark:
        return Standing(AGREES, one_point=True)
    rejecting = [mark.startswith(REJECTS) for mark in (one.mark, other.mark)]
    if not any(rejecting) or (not all(rejecting) and one.mark.strip(REJECTS) == other.mark.strip(REJECTS)):
        return Standing(CONTRADICTS, one_point=True)
    return None
