"""Articles with what was found in them: a line below each line of text marks content, source and cue by their number.

The text itself stays as it is, so that it can be copied, and nothing needs colour to be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from rich.text import Text

from attribution.records import Article, Attribution, Extent
from attribution.reports.inert import inert, spelled_out
from attribution.reports.text.pen import MEASURE, Pen
from attribution.reports.view.index import Index


@dataclass(frozen=True, slots=True)
class Role:
    """How a part of an attribution is marked: the line below it, the same in ASCII, and the colour of both."""

    line: str
    ascii: str
    style: str


ROLES = {"content": Role("─", "-", "cyan"), "source": Role("═", "=", "magenta"), "cue": Role("~", "~", "yellow")}


@dataclass(frozen=True, slots=True)
class Marking:
    """A part of a statement: where it stands, what it is, and the statement's number."""

    extent: Extent
    role: str
    number: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of the text as it is shown, and its place in the text."""

    shown: str
    place: int

    @property
    def width(self) -> int:
        """Columns on a terminal: 2 for a wide character, 0 for a combining one."""
        return cell_len(self.shown)


def annotated(index: Index, pen: Pen) -> Iterator[Text]:
    """Every article, a paragraph after the other, with its numbers."""
    for article in index.articles.values():
        yield from pen.heading(pen.joined((inert(article.id), inert(article.title or ""))))
        layers = layered([s for s in index.statements.values() if s.article == article.id], index)
        skipped: list[int] = []
        for number, extent in enumerate(index.paragraphs(article.id).extents, start=1):
            if _is_furniture(extent, article):
                skipped.append(number)
                continue
            yield Text()
            yield from _paragraph(number, extent, article, layers, pen)
        if skipped:
            yield Text()
            yield from pen.lines(Text(f"Not news, and not read: {_paragraphs(skipped, pen)}", style="dim"))


def layered(statements: Sequence[Attribution], index: Index) -> list[list[Marking]]:
    """The markings in lines below the text: statements that share characters are in different ones."""
    layers: list[list[Marking]] = []
    for statement in statements:
        own = _markings(statement, index.numbers[statement.id])
        free = (layer for layer in layers if not any(a.extent.overlaps(b.extent) for a in layer for b in own))
        layer = next(free, None)
        if layer is None:
            layers.append(own)
        else:
            layer += own
    return layers


def _markings(statement: Attribution, number: int) -> list[Marking]:
    """The parts of a statement; where its source or cue stands inside its content, that part of the content is theirs."""
    inner = [(extent, role) for extent, role in ((statement.source, "source"), (statement.cue, "cue")) if extent]
    cuts = sorted(extent for extent, _ in inner)
    content = [piece for extent in statement.content for piece in _without(extent, cuts)]
    parts = [*((extent, "content") for extent in content), *inner]
    return [Marking(extent, role, number) for extent, role in parts]


def _without(extent: Extent, cuts: Sequence[Extent]) -> Iterator[Extent]:
    start = extent.start
    for cut in cuts:
        if cut.overlaps(extent):
            if start < cut.start:
                yield Extent(start, cut.start)
            start = max(start, cut.end)
    if start < extent.end:
        yield Extent(start, extent.end)


def _is_furniture(extent: Extent, article: Article) -> bool:
    return any(part.start <= extent.start and extent.end <= part.end for part in article.furniture)


def _paragraphs(numbers: Sequence[int], pen: Pen) -> str:
    """Numbers of paragraphs, those in a row as a range: "¶4, ¶12–40"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    sign, dash = pen.choose("¶", "par. "), pen.choose("–", "-")
    return ", ".join(f"{sign}{run[0]}" + (f"{dash}{run[-1]}" if len(run) > 1 else "") for run in runs)


def _paragraph(number: int, extent: Extent, article: Article, layers: Sequence[Sequence[Marking]], pen: Pen) -> Iterator[Text]:
    """A paragraph wrapped, its number at the left, below each line the lines that mark it."""
    head = f"{pen.choose('¶', '')}{number}".ljust(4) + " "
    near = [[marking for marking in layer if marking.extent.overlaps(extent)] for layer in layers]
    for place, line in enumerate(wrapped(letters(extent, article.text), min(pen.width, MEASURE) - len(head))):
        yield Text.assemble((head if place == 0 else " " * len(head), "dim"), _coloured(line, near))
        for layer in near:
            below = _below(line, layer, pen)
            if below:
                yield Text.assemble(" " * len(head), below)


def letters(extent: Extent, text: str) -> list[Letter]:
    """The characters of a paragraph as they are shown: white space in a row as one space, unsafe ones spelled out."""
    found: list[Letter] = []
    for place in range(extent.start, extent.end):
        shown = spelled_out(text[place])
        if shown != " " or not found or found[-1].shown != " ":
            found.append(Letter(shown, place))
    return found


def wrapped(given: Sequence[Letter], room: int) -> Iterator[list[Letter]]:
    """The characters in lines of at most so many columns, broken after a space where there is one."""
    line, width = list[Letter](), 0
    for letter in given:
        if width + letter.width > room and letter.shown != " ":
            cut = max((i + 1 for i, other in enumerate(line) if other.shown == " "), default=len(line))
            yield _trimmed(line[:cut])
            line = line[cut:]
            width = sum(other.width for other in line)
        line.append(letter)
        width += letter.width
    if line:
        yield _trimmed(line)


def _trimmed(line: list[Letter]) -> list[Letter]:
    return line[:-1] if line[-1].shown == " " else line


def _coloured(line: Sequence[Letter], layers: Sequence[Sequence[Marking]]) -> Text:
    styled = Text()
    for letter in line:
        marking = next((m for layer in layers for m in layer if m.extent.start <= letter.place < m.extent.end), None)
        styled.append(letter.shown, ROLES[marking.role].style if marking else "")
    return styled


def _below(line: Sequence[Letter], layer: Sequence[Marking], pen: Pen) -> Text | None:
    """What stands below a line of text: under each part that it holds, its number and a line; None where it holds none."""
    drawn, column, found = Text(), 0, False
    starts = list(accumulate((letter.width for letter in line), initial=0))
    for marking in sorted(layer, key=lambda marking: marking.extent):
        held = [i for i, letter in enumerate(line) if marking.extent.start <= letter.place < marking.extent.end]
        if not held:
            continue
        start, end = starts[held[0]], starts[held[-1] + 1]
        role, label = ROLES[marking.role], str(marking.number)
        mark = (label if len(label) < end - start else "").ljust(end - start, pen.choose(role.line, role.ascii))
        drawn.append(" " * (start - column)).append(mark, role.style)
        column, found = end, True
    return drawn if found else None
