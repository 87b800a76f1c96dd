"""The tables of an archive: numbered migrations, each one SQL file, run in order and each once."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from importlib.resources import files

from attribution.archive.transactions import transaction

APPLICATION_ID = 0x41747472
"""Marks a SQLite file as an archive of this program ("Attr")."""
NAME = re.compile(r"(\d{4})_\w+\.sql")


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of each migration, the first first; their number is the version of the schema."""
    folder = files("attribution.archive") / "migrations"
    named = {int(match[1]): file for file in folder.iterdir() if (match := NAME.fullmatch(file.name))}
    return tuple(named[number].read_text(encoding="utf8") for number in range(1, len(named) + 1))


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, upto: int | None = None) -> None:
    """Bring the tables to a version, the newest by default; all in one transaction, so that none is left half done."""
    scripts = migrations()[:upto]
    if version_of(connection) >= len(scripts):
        return
    with transaction(connection):
        # Read again: another process may have done it while this one waited for the lock.
        for script in scripts[version_of(connection) :]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(len(scripts), version_of(connection))}")


def _statements(script: str) -> list[str]:
    """The statements of a script one by one: ``executescript`` would commit before it."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found
