"""How the report is drawn under the given options: wrapped and indented lines, rules, references and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from attribution.records import Extent
from attribution.reports import Options
from attribution.reports.inert import inert
from attribution.reports.view.marks import Mark

# Lines of running text longer than this are hard to follow back to the left edge; a table may use the whole width.
MEASURE = 110

# Narrower than this a quotation is a column of syllables; a terminal that is narrower wraps by itself.
NARROWEST = 30


@dataclass(frozen=True)
class Pen:
    """Draws under the options of one report."""

    options: Options

    @property
    def width(self) -> int:
        """Columns to draw in."""
        return max(self.options.width, NARROWEST)

    @cached_property
    def console(self) -> Console:
        """A console that knows nothing of this process' terminal and environment: equal input gives equal output."""
        return Console(
            file=StringIO(),
            width=self.width,
            color_system="standard" if self.options.color else None,
            force_terminal=self.options.color,
            force_interactive=False,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def drawn(self, parts: Iterable[RenderableType]) -> str:
        """What the parts look like, one below the other, without spaces at the ends of lines."""
        with self.console.capture() as capture:
            for part in parts:
                self.console.print(part)
        return "".join(f"{line.rstrip(' ')}\n" for line in capture.get().split("\n")[:-1])

    def choose(self, glyph: str, ascii: str) -> str:
        """The glyph, or what stands for it in ASCII."""
        return ascii if self.options.ascii else glyph

    def mark(self, mark: Mark) -> Text:
        """Glyph and word of a mark, in its colour."""
        return Text(mark.drawn(self.options.ascii), style=mark.style)

    def lines(self, text: Text | str, first: str = "", rest: str | None = None) -> Iterator[Text]:
        """The text wrapped, ``first`` before its first line and ``rest`` (or as many spaces) before the others."""
        rest = " " * len(first) if rest is None else rest
        content = Text(text) if isinstance(text, str) else text
        room = max(min(self.width, MEASURE) - max(len(first), len(rest)), 10)
        for number, line in enumerate(content.wrap(self.console, room, overflow="fold")):
            line.rstrip()
            lead = rest if number else first
            yield Text.assemble((lead, "dim" if lead.strip() else ""), line)

    def quotation(self, words: str, indent: int) -> Iterator[Text]:
        """Words cut from an article, with a bar at the left: it has quotation marks only where the article has them."""
        bar = " " * indent + self.choose("│ ", "| ")
        return self.lines(inert(words), bar, bar)

    def heading(self, title: str) -> Iterator[Text]:
        """The title of a part, after an empty line, with a rule to the right edge."""
        rule = self.choose("━", "=")
        yield Text()
        *lines, last = self.lines(Text(title), rule * 2 + " ", "   ")
        left = self.width - last.cell_len - 1
        for line in (*lines, Text.assemble(last, f" {rule * left}" if left > 0 else "")):
            yield Text(line.plain, style="bold")

    def references(self, numbers: Iterable[int]) -> str:
        """References to statements: "[3] [7]"."""
        return " ".join(f"[{number}]" for number in numbers)

    def characters(self, *extents: Extent) -> str:
        """Where words stand in their article's text, in characters: "240–258"."""
        dash = self.choose("–", "-")
        return ", ".join(f"{extent.start}{dash}{extent.end}" for extent in extents)

    def quoted(self, words: str) -> str:
        """Words of an article inside a line of ours."""
        return f"{self.choose('“', chr(34))}{words}{self.choose('”', chr(34))}"

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of one line, set apart."""
        return self.choose(" · ", ", ").join(part for part in parts if part)
