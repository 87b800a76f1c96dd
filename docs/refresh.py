"""Make anew what the documentation shows of the program: ``python docs/refresh.py pages`` or ``pictures``.

Pages: the reference in cli.md and the transcript in the README. Pictures: the terminal report as SVG.
"""

from __future__ import annotations

import re
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

# A transcript ends where the list of everything said begins, a picture where the reasons do.
END_OF_TRANSCRIPT, END_OF_PICTURE = "\n━━ Sources", "\nCannot all be true"
WIDTH = 100


def report(*, color: bool = False, pipeline: str | Language = DEFAULT_PIPELINE) -> str:
    """The text report of the sample as the program prints it."""
    shown = render("text", analyze([ROOT / SAMPLE], pipeline=pipeline), Options(width=WIDTH, color=color))
    assert isinstance(shown, str)
    return shown


def transcript(shown: str) -> str:
    """The beginning of a report, as the README shows it."""
    return shown.partition(END_OF_TRANSCRIPT)[0]


def picture(shown: str) -> str:
    """The beginning of a report in colour as SVG, with whatever monospaced letters the reader has: it loads nothing."""
    shown = re.split(rf"(?:\x1b\[[\d;]*m)*{END_OF_PICTURE.strip()}", shown)[0].rstrip()
    console = Console(record=True, width=WIDTH, file=StringIO(), color_system="standard", force_terminal=True)
    console.print(Text.from_ansi(shown))
    drawn = console.export_svg(title=f"attribution report {SAMPLE}/", theme=MONOKAI, unique_id="report")
    return re.sub(r"\s*(?:@font-face \{.*?\}|<!--.*?-->)", "", drawn, flags=re.DOTALL)


def pages() -> None:
    """Write the pages anew."""
    readme, cli = ROOT / "README.md", ROOT / "docs" / "cli.md"
    _write(cli, refreshed(cli.read_text(encoding="utf-8")))
    shown = transcript(report())
    _write(readme, TRANSCRIPT.sub(lambda block: f"{block[1]}{shown}{block[2]}", readme.read_text(encoding="utf-8")))


def pictures() -> None:
    """Draw the pictures anew."""
    _write(ROOT / "docs" / "images" / "terminal-report.svg", picture(report(color=True)))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    {"pages": pages, "pictures": pictures}[sys.argv[1]]()
