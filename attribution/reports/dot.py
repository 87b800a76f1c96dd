"""The accounts of each event as a drawing in the language of Graphviz (``dot -Tsvg accounts.dot > accounts.svg``).

What it cannot hold: it is a drawing, not the data. It shows the points on which two sources bear, six of an event and three
events at most (``--top`` for more events), words cut to what fits a box; no quotations, no places, no silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attribution import registry
from attribution.records import Analysis
from attribution.reports import Options

if TYPE_CHECKING:
    from attribution.reports.drawing import Box, Line, Scene

_BOXES: Mapping[str, str] = {
    "source": 'shape=box style="rounded,filled" fillcolor="#eef2f7"',
    "anonymous": 'shape=box style="rounded,filled,dashed" fillcolor="#fff7e0"',
    "answer": 'shape=box style="filled" fillcolor="#ffffff"',
    "point": 'shape=box style="bold,filled" fillcolor="#e3e3e3"',
}
_LINES: Mapping[str, str] = {
    "takes": 'color="#30506f"',
    "agrees": 'color="#888888" arrowhead=none arrowtail=none',
    "denies": 'color="#8b1a8b" style=bold',
    "declines": 'color="#8a6d00" style=dotted',
    "against": 'color="#b00020" fontcolor="#b00020" fontsize=13 style="dashed,bold" arrowhead=none arrowtail=none',
    "perhaps": 'color="#8a6d00" fontcolor="#8a6d00" fontsize=13 style=dashed arrowhead=none arrowtail=none',
    "otherwise": 'color="#8a6d00" fontcolor="#8a6d00" fontsize=13 style=dashed arrowhead=none arrowtail=none',
    "voice": 'color="#8a6d00" fontcolor="#8a6d00" fontsize=13 style=dotted arrowhead=none arrowtail=none',
}


@registry.reports.register("dot")
def dot(analysis: Analysis, options: Options) -> str:
    """A cluster an event: the points in the middle, competing answers left and right, the sources outside."""
    from attribution.reports.drawing import CAPTION, scenes

    drawn, left_out = scenes(analysis, options)
    caption = f"{CAPTION}\n{left_out}" if left_out else CAPTION
    head = [
        "digraph accounts {",
        "  rankdir=LR; ranksep=0.9; nodesep=0.18; newrank=true;",
        f'  fontname="sans-serif"; fontsize=11; labelloc=b; label={_quoted(caption)};',
        '  node [fontname="sans-serif", fontsize=11, margin="0.12,0.06"];',
        '  edge [fontname="sans-serif", fontsize=9, arrowsize=0.6];',
    ]
    return "\n".join((*head, *(line for scene in drawn for line in _scene(scene)), "}")) + "\n"


def _scene(scene: Scene) -> Iterator[str]:
    label = f"{scene.label}\n({scene.left_out})" if scene.left_out else scene.label
    yield f"  subgraph cluster_{scene.key} {{"
    yield f'    label={_quoted(label)}; labelloc=t; fontsize=13; color="#aaaaaa";'
    yield from (f"    {_box(box)}" for box in scene.boxes)
    yield from (f"    {_line(line)}" for line in scene.lines)
    yield "  }"


def _box(box: Box) -> str:
    return f"{box.key} [{_BOXES[box.kind]} label={_quoted(chr(10).join(box.lines))}];"


def _line(line: Line) -> str:
    """Graphviz puts what a line begins at on the left, so those of the right side are drawn backwards."""
    ends, back = ((line.first, line.second), "") if line.side == 0 else ((line.second, line.first), " dir=back")
    return f"{ends[0]} -> {ends[1]} [{_LINES[line.manner]}{back} label={_quoted(line.words)}];"


def _quoted(words: str) -> str:
    r"""A string of the language: only the quotation mark, the backslash and the line break mean something in it.

    >>> print(_quoted('said "no" \\N'))
    "said \"no\" \\N"
    """
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
