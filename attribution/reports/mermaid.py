"""The accounts of each event as a Mermaid flowchart, which GitHub, GitLab and Obsidian draw in a page (```` ```mermaid ````).

What it cannot hold: the same as ``dot``, and no more lines than Mermaid draws. Lines have no arrowheads, because Mermaid knows
none that point backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attribution import registry
from attribution.records import Analysis
from attribution.reports import Options

if TYPE_CHECKING:
    from attribution.reports.drawing import Box, Line, Scene

_CLASSES: Mapping[str, str] = {
    "source": "fill:#eef2f7,stroke:#30506f,color:#111",
    "anonymous": "fill:#fff7e0,stroke:#8a6d00,stroke-dasharray:4 3,color:#111",
    "answer": "fill:#fff,stroke:#444,color:#111",
    "point": "fill:#e3e3e3,stroke:#111,stroke-width:2px,color:#111",
}
_LINES: Mapping[str, tuple[str, str]] = {
    "takes": ("---", "stroke:#30506f"),
    "agrees": ("---", "stroke:#888"),
    "denies": ("===", "stroke:#8b1a8b"),
    "declines": ("-.-", "stroke:#8a6d00"),
    "against": ("-.-", "stroke:#b00020,stroke-width:2px"),
    "perhaps": ("-.-", "stroke:#8a6d00"),
    "otherwise": ("-.-", "stroke:#8a6d00"),
    "voice": ("-.-", "stroke:#8a6d00"),
}
# Everything that means something to Mermaid, to the Markdown it reads in labels, to HTML, or to a template around the page,
# even inside quotation marks; and at the beginning of a label what would make it a list.
_SPECIAL = re.compile(r"[\"#<>&`{}\[\]()|*_~\\%$@:;=^!]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


MOST_LINES = 450
"""Mermaid refuses a drawing with more than 500, or of more than 50,000 characters (``maxEdges``, ``maxTextSize``)."""


@registry.reports.register("mermaid")
def mermaid(analysis: Analysis, options: Options) -> str:
    """A subgraph an event: the points in the middle, competing answers left and right, the sources outside."""
    from attribution.reports.drawing import CAPTION, scenes

    drawn, left_out = scenes(analysis, options, MOST_LINES)
    lines = [line for scene in drawn for line in scene.lines]
    head = [f"%% {CAPTION}", *([f"%% {left_out}"] if left_out else [])]
    body = [text for scene in drawn for text in _scene(scene)]
    classes = [f"  classDef {name} {style}" for name, style in _CLASSES.items()] if drawn else []
    alike: dict[str, list[str]] = {}
    for number, line in enumerate(lines):
        alike.setdefault(_LINES[line.manner][1], []).append(str(number))
    styles = [f"  linkStyle {','.join(numbers)} {style}" for style, numbers in alike.items()]
    return "\n".join(("flowchart LR", *(f"  {comment}" for comment in head), *body, *classes, *styles)) + "\n"


def _scene(scene: Scene) -> Iterator[str]:
    label = f"{scene.label} ({scene.left_out})" if scene.left_out else scene.label
    yield f"  subgraph {scene.key}[{_quoted(label)}]"
    yield "    direction LR"
    yield from (f"    {_box(box)}" for box in scene.boxes)
    yield from (f"    {_line(line)}" for line in scene.lines)
    yield "  end"
    yield f"  style {scene.key} fill:none,stroke:#999"


def _box(box: Box) -> str:
    """The lines of a box run together: Mermaid folds words at a width of its own."""
    opening, closing = ("(", ")") if box.kind in ("source", "anonymous") else ("[", "]")
    return f"{box.key}{opening}{_quoted(' '.join(box.lines))}{closing}:::{box.kind}"


def _line(line: Line) -> str:
    """Mermaid puts what a line begins at on the left, so those of the right side are drawn backwards."""
    first, second = (line.first, line.second) if line.side == 0 else (line.second, line.first)
    words = f"|{_quoted(line.words)}|" if line.words else ""
    return f"{first} {_LINES[line.manner][0]}{words} {second}"


def _quoted(words: str) -> str:
    """A label, with what means something to the language as the number of the character.

    >>> print(_quoted('1. said "no"'))
    "1#46; said #34;no#34;"
    """
    return f'"{_SPECIAL.sub(lambda match: f"#{ord(match[0])};", words)}"'
