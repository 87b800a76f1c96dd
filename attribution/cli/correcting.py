"""Corrections by persons: which file they are in, and an analysis under them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from attribution.cli.output import detail
from attribution.cli.saved import compared
from attribution.errors import UsageError
from attribution.records import Analysis, Fix

FILE = "fixes.toml"
NO_FIXES = "none"


def fixes_file(arguments: argparse.Namespace) -> Path | None:
    """The file that is named, else the one in the working folder; None where there is none, or none is wanted.

    Raises:
        UsageError: the file that is named is not there.
    """
    named: str | None = getattr(arguments, "fixes", None)
    if named is None:
        return Path(FILE) if Path(FILE).is_file() else None
    if named == NO_FIXES:
        return None
    if not Path(named).is_file():
        raise UsageError(f"{named}: there is no such file of fixes; attribution fix writes one")
    return Path(named)


def fixes_named(arguments: argparse.Namespace) -> tuple[Fix, ...] | None:
    """The fixes to apply; None where nothing is said about them.

    Raises:
        UsageError: the file cannot be read.
    """
    file = fixes_file(arguments)
    if file is None:
        return () if getattr(arguments, "fixes", None) == NO_FIXES else None
    from attribution.fixes import read_fixes

    return read_fixes(file)


def corrected(analysis: Analysis, fixes: Sequence[Fix] | None, *, compare: bool) -> Analysis:
    """A new or saved analysis under the fixes, its accounts compared if they shall be; where nothing is said about fixes,
    under those that it was saved with."""
    uncompared = compare and not analysis.events
    if fixes is None and not (analysis.fixes and uncompared):
        return compared(analysis) if compare else analysis
    if not (fixes or analysis.fixes or analysis.uncorrected):
        return compared(analysis) if compare else analysis
    from attribution.fixes import apply_fixes, revert_fixes

    given = [applied.fix for applied in analysis.fixes] if fixes is None else fixes
    before = revert_fixes(analysis)
    found = apply_fixes(compared(before) if compare else before, given)
    detail(f"{sum(applied.done is not None for applied in found.fixes)} of {len(given)} fixes applied")
    return found
