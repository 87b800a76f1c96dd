"""Corrections by persons kept in an archive: reports apply them, and the tables keep what was found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from attribution.archive.as_rows import as_json, insert
from attribution.archive.transactions import transaction
from attribution.records import AppliedFix, Fix
from attribution.reports.json.fixes import applied_as_json, applied_from_json


def keep_fixes(connection: sqlite3.Connection, fixes: Sequence[Fix]) -> None:
    """Keep these corrections in the place of those that the archive has."""
    with transaction(connection):
        connection.execute("DELETE FROM fixes")
        for fix in fixes:
            columns = {"do": fix.do, "who": fix.who, "when": fix.when, "why": fix.why}
            insert(connection, "fixes", {**columns, "fix": as_json(applied_as_json(AppliedFix(fix))["fix"])})


def kept_fixes(connection: sqlite3.Connection) -> tuple[Fix, ...]:
    """The corrections that the archive has, in the order in which they were given."""
    kept = connection.execute("SELECT fix FROM fixes ORDER BY number").fetchall()
    return tuple(applied_from_json({"fix": json.loads(fix), "done": None, "problem": None}).fix for (fix,) in kept)
