"""An archive opened, to read or to add to; every fault of a file told so that a person can mend it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from attribution.archive.schema import APPLICATION_ID, migrate, migrations, version_of
from attribution.errors import ArchiveError

PATIENCE = 10.0
"""Seconds that a lock of another program is waited for."""
CACHE = 128 * 1024
"""KiB of pages kept in memory, so that adding does not slow down as the file grows."""
LOCK_ENDING = "-lock"
FAULTS: dict[int, str] = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and run the same command again: what is in the archive stays whole",
    sqlite3.SQLITE_BUSY: "another program holds it locked; end that program, or try again later",
    sqlite3.SQLITE_LOCKED: "another program holds it locked; end that program, or try again later",
    sqlite3.SQLITE_READONLY: "it cannot be written; change its permissions, and those of its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the path and the permissions of its folder",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; check it, and that it is not full",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore it from a copy",
    sqlite3.SQLITE_NOTADB: "this is not an archive but some other file; give another name",
}
FULL_DISKS = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_SHMSIZE})


@contextmanager
def opened(file: str | Path) -> Iterator[sqlite3.Connection]:
    """An archive to read while the block runs, also while another process adds to it.

    Raises:
        ArchiveError: there is none, it is another program's, of a newer schema, locked or damaged.
    """
    path = Path(file)
    if not path.is_file():
        raise ArchiveError(f"{path}: there is no such archive; make it first: attribution archive add {path} FILES")
    with told(path), closing(_connected(path)) as connection:
        if _checked(connection, path) < len(migrations()):
            migrate(connection)
        connection.execute("PRAGMA query_only = ON")
        yield connection


@contextmanager
def writing(file: str | Path) -> Iterator[sqlite3.Connection]:
    """An archive to add to while the block runs, made if there is none; only one process at a time adds to it.

    Raises:
        ArchiveError: as ``opened``; the folder is missing, the file cannot be written, another process is adding to it.
    """
    path = Path(file)
    _check_place(path)
    with told(path), _alone(path), closing(_connected(path)) as connection:
        _checked(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection)
        yield connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite says of a file that it cannot read or write, in words that say what to do.

    Raises:
        ArchiveError: SQLite raised one of its errors.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(f"{path}: {_fault(error)}") from error


def _fault(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return f"SQLite says: {error}"
    if code in FULL_DISKS:
        return FAULTS[sqlite3.SQLITE_FULL]
    return FAULTS.get(code & 0xFF, f"SQLite says: {error}")


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: the last moments can be lost to a power cut, nothing else
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    return connection


def _checked(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a file that is an archive, or empty.

    Raises:
        ArchiveError: it is another program's database, or of a newer schema.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    version = version_of(connection)
    if application != APPLICATION_ID and (tables or application or version):
        raise ArchiveError(f"{path}: this SQLite file belongs to another program; give another name for the archive")
    if version > len(migrations()):
        raise ArchiveError(
            f"{path}: its schema has version {version}, this program knows up to {len(migrations())}; update attribution"
        )
    return version


def _check_place(path: Path) -> None:
    folder = path.absolute().parent
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder; give the name of a file in it")
    if not folder.is_dir():
        raise ArchiveError(f"{path}: there is no folder {path.parent}; make it first")
    if path.exists() and not path.is_file():
        raise ArchiveError(f"{path} is no ordinary file; give another name for the archive")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise ArchiveError(f"{path}: {FAULTS[sqlite3.SQLITE_READONLY]}")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """The right to add, while the block runs.

    SQLite's lock on an empty file beside the archive: the system lets go of it when the process ends, however it ends.
    It is never deleted, for another process may be about to take it.
    """
    lock = sqlite3.connect(path.with_name(path.name + LOCK_ENDING), timeout=0, isolation_level=None)
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                raise
            said = f"{path}: another process is adding to it; wait for it to end (reading goes on meanwhile)"
            raise ArchiveError(said) from error
        yield
