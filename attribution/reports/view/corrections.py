"""What persons corrected, in the words that every report tells it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.records import Analysis, AppliedFix

TITLE = "Corrections"


@dataclass(frozen=True, slots=True)
class Correction:
    """One fix: what it did (or why it could not), by whom, of which day, why, and where it is
    written. ``doubt`` is what to look at."""

    done: str
    signed: str
    place: str
    doubt: str


def corrections(analysis: Analysis) -> Iterator[Correction]:
    """The fixes that concern the articles of an analysis, in their order."""
    for applied in analysis.fixes:
        yield Correction(_done(applied), applied.fix.signed, applied.fix.place, applied.problem or "")


def _done(applied: AppliedFix) -> str:
    if applied.done is not None:
        return applied.done
    return f"{applied.fix.do}: " + ("not carried out" if applied.problem else "waits until accounts are compared")
