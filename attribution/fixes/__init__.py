"""Corrections by a person: read from ``fixes.toml``, applied to an analysis last of all, taken back, written, exported."""

from attribution.fixes.applying import apply_fixes, revert_fixes
from attribution.fixes.reading import FILE, parse_fixes, read_fixes

__all__ = ["FILE", "apply_fixes", "parse_fixes", "read_fixes", "revert_fixes"]
