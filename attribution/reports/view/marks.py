"""Glyph, word and colour of all that the report tells apart. No colour stands without a glyph and a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attribution.records import Certainty, PointStatus, Source, SourceKind, Stance, Style
from attribution.reports.view.acts import Conflict

if TYPE_CHECKING:
    from attribution.reports.view.grid import Row


@dataclass(frozen=True, slots=True)
class Mark:
    """A glyph, the one that stands for it in ASCII, the word beside it, and its style on a terminal with colour."""

    glyph: str
    ascii: str
    word: str
    style: str = ""

    def drawn(self, ascii: bool) -> str:
        """Glyph and word."""
        return f"{self.ascii if ascii else self.glyph} {self.word}".strip()


STATUS: dict[PointStatus, tuple[Mark, str]] = {
    "disputed": (Mark("✗", "x", "disputed", "bold red"), "positions that cannot all be true"),
    "differing": (Mark("≈", "~", "differing", "bold yellow"), "positions that differ without excluding each other"),
    "updated": (Mark("→", ">", "updated", "bold cyan"), "a later figure of one source replaces an earlier one"),
    "agreed": (Mark("=", "=", "agreed", "bold green"), "one position, two or more independent origins"),
    "single": (Mark("·", ".", "single", "dim"), "one account"),
}

PERHAPS_DISPUTED = Mark("?", "?", "perhaps disputed", "bold yellow")
"""Beside a dispute that rests on contradictions of low confidence alone."""

DOUBTFUL = Mark("?", "?", "doubtful", "bold yellow")
"""Beside what joins articles to one story and is little likelier than not."""

STANCE: dict[Stance, Mark] = {
    "asserts": Mark("", "", "asserts"),
    "denies": Mark("⊘", "!", "denies", "magenta"),
    "confirms": Mark("+", "+", "confirms", "green"),
    "claims": Mark("", "", "claims"),
    "doubts": Mark("?", "?", "doubts", "yellow"),
    "predicts": Mark("»", ">>", "predicts", "cyan"),
    "demands": Mark("»", ">>", "demands", "cyan"),
    "declines": Mark("–", "-", "declines", "yellow"),
}
CONFLICT: dict[Conflict, Mark] = {
    "against": Mark("✗", "x", "against", "red"),
    "perhaps": Mark("?", "?", "perhaps against", "yellow"),
    "otherwise": Mark("≠", "!=", "called otherwise in", "yellow"),
    "voice": Mark("◇", "<>", "against (own voice)", "yellow"),
}
CARRIED = Mark("≡", "==", "same statement as", "dim")
REPLACED = Mark("→", ">", "replaces", "cyan")
ANONYMOUS = Mark("◌", "(?)", "anonymous", "yellow")
SILENT = Mark("·", ".", "not addressed", "dim")
CORRECTED = Mark("✎", "*", "corrected", "cyan")
UNSURE = Mark("?", "?", "low confidence", "yellow")

CERTAINTY: dict[Certainty, str] = {
    "certain": "",
    "probable": " as probable",
    "possible": " as possible",
    "unknown": " as unknown",
}
KIND: dict[SourceKind, str] = {
    "person": "person",
    "unnamed_person": "person, not named",
    "organisation": "organisation",
    "unnamed_group": "group, not named",
    "document": "document",
    "outlet": "the article's own voice",
}
STYLE: dict[Style, str] = {"direct": "quoted", "indirect": "paraphrased", "mixed": "partly quoted"}


def kind(source: Source, ascii: bool = False) -> str:
    """What a source is: "person, ◌ anonymous"."""
    if not source.anonymous:
        return KIND[source.kind]
    return f"{KIND[source.kind].removesuffix(', not named')}, {ANONYMOUS.drawn(ascii)}"


def status(row: Row) -> Mark:
    """How a point is marked: its status, with doubt where only contradictions of low confidence are behind a dispute."""
    return PERHAPS_DISPUTED if row.doubtful else STATUS[row.point.status][0]
