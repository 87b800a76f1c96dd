"""Make anew what the documentation shows of the program: ``python docs/refresh.py pages`` or ``pictures``.

Pages: the reference in cli.md and the transcript in the README. Pictures: the terminal report and Graphviz' drawing as SVG.
"""

from __future__ import annotations

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text
from spacy.language import Language

from attribution.cli.reference import refreshed
from attribution.languages import DEFAULT_PIPELINE
from attribution.pipeline import analyze
from attribution.reports import Options, render

ROOT = Path(__file__).parent.parent
SAMPLE = "data/quickstart"
TRANSCRIPT = re.compile(rf"(```console\n\$ attribution report {SAMPLE}/\n).*?(```)", re.DOTALL)

WIDTH = 100

# For each picture, the lines with which the part of the report begins and before which it ends.
PICTURES = {
    "terminal-report": (Options(WIDTH, color=True), "Who said what", "Cannot all be true"),
    "terminal-text": (Options(WIDTH, color=True, text=True), "━━ agency", "━━ paper"),
}
COLOR = re.compile(r"\x1b\[[\d;]*m")


def report(options: Options, pipeline: str | Language = DEFAULT_PIPELINE) -> str:
    """The text report of the sample as the program prints it."""
    shown = render("text", analyze([ROOT / SAMPLE], pipeline=pipeline), options)
    assert isinstance(shown, str)
    return shown


def part(shown: str, begin: str, end: str) -> str:
    """The lines of a report from the one that begins so to the one before that which ends it."""
    lines = shown.splitlines()
    bare = [COLOR.sub("", line) for line in lines]
    first = next(place for place, line in enumerate(bare) if line.startswith(begin))
    last = next(place for place, line in enumerate(bare) if line.startswith(end))
    return "\n".join(lines[first:last]).rstrip() + "\n"


def transcript(pipeline: str | Language = DEFAULT_PIPELINE) -> str:
    """The report up to the list of all that was said, as the README shows it."""
    return part(report(Options(WIDTH), pipeline), "Who said what", "━━ Sources")


def picture(shown: str, title: str) -> str:
    """Lines in colour as SVG, with whatever monospaced letters the reader has: it loads nothing."""
    console = Console(record=True, width=WIDTH, file=StringIO(), color_system="standard", force_terminal=True)
    console.print(Text.from_ansi(shown))
    drawn = console.export_svg(title=title, theme=MONOKAI, unique_id="report")
    return re.sub(r"\s*(?:@font-face \{.*?\}|<!--.*?-->)", "", drawn, flags=re.DOTALL)


def pages() -> None:
    """Write the pages anew."""
    readme, cli = ROOT / "README.md", ROOT / "docs" / "cli.md"
    _write(cli, refreshed(cli.read_text(encoding="utf-8")))
    shown = transcript()
    _write(readme, TRANSCRIPT.sub(lambda block: f"{block[1]}{shown}{block[2]}", readme.read_text(encoding="utf-8")))


def pictures() -> None:
    """Draw the pictures anew."""
    for name, (options, begin, end) in PICTURES.items():
        call = f"attribution report {SAMPLE}/{' --text' if options.text else ''}"
        _write(ROOT / "docs" / "images" / f"{name}.svg", picture(part(report(options), begin, end), call))
    _write(ROOT / "docs" / "images" / "dot.svg", graphviz())


def graphviz() -> str:
    """The drawing of the sample as Graphviz makes it (``apt-get install graphviz``), without what names its version."""
    drawing = render("dot", analyze([ROOT / SAMPLE]))
    assert isinstance(drawing, str)
    done = subprocess.run(["dot", "-Tsvg"], input=drawing.encode(), capture_output=True, check=True)
    return re.sub(r"^.*?(?=<svg)|<!--.*?-->\s*", "", done.stdout.decode(), flags=re.DOTALL)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    {"pages": pages, "pictures": pictures}[sys.argv[1]]()
