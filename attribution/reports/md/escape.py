"""Article text inside Markdown: every character stands for itself, on GitHub, in Obsidian, and in pages made of templates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attribution.reports.inert import inert

# What means something anywhere in a line to CommonMark, to GitHub's tables and strikethrough, to Obsidian (links, tags,
# highlights, comments), to mathematics between dollars, and to templates.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~^=$%&@!]")
# What makes a list only at the beginning of a line.
_FIRST = re.compile(r"^(?:[-+]|\d{1,9}(?=[.)]))")


def plain(text: str) -> str:
    r"""The text on one line as Markdown that shows exactly it.

    >>> print(plain("1. *No* [[way]] | <b>"), plain("- dash"))
    1\. \*No\* \[\[way\]\] \| \<b\> \- dash
    """
    escaped = _ANYWHERE.sub(lambda match: f"\\{match[0]}", inert(text))
    first = _FIRST.match(escaped)
    if first is None:
        return escaped
    at = first.end() if first[0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def quoted(text: str) -> str:
    """The text as a block of quotation: one line, since line breaks in it are shown as spaces."""
    return f"> {plain(text)}"


def references(numbers: Iterable[int]) -> str:
    """References to statements: "[3] [7]"."""
    return " ".join(f"\\[{number}\\]" for number in numbers)


def table(rows: list[list[str]]) -> list[str]:
    """A table of cells that are Markdown already; the first row is the heading."""
    head, *body = rows
    return [_row(head), _row(["---"] * len(head)), *map(_row, body)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
