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


def corrected(analysis: Analysis, fixes: Sequence[Fix] | None) -> Analysis:
    """An analysis under the fixes given; as it is where there are none."""
    if not fixes:
        return analysis
    from attribution.fixes import apply_fixes

    found = apply_fixes(analysis, fixes)
    detail(f"{sum(applied.done is not None for applied in found.fixes)} of {len(fixes)} fixes applied")
    return found


def saved_corrected(saved: Analysis, fixes: Sequence[Fix] | None, *, compare: bool) -> Analysis:
    """A saved analysis under the fixes given in the place of those that it holds, or under these where nothing is said of
    any; its accounts compared if they shall be."""
    if not (saved.fixes or saved.uncorrected):
        return corrected(compared(saved) if compare else saved, fixes)
    if fixes is None and (saved.events or not compare):
        return saved
    from attribution.fixes import revert_fixes

    before = revert_fixes(saved)
    own = tuple(applied.fix for applied in saved.fixes)
    return corrected(compared(before) if compare else before, own if fixes is None else fixes)
