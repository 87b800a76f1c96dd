"""All statements of an archive for other programs: JSON lines, or a Parquet file.

They are read in pieces, so memory stays flat, and from one state of the archive, whatever is added meanwhile.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.archive.from_rows import CONTENT, analysis_of
from attribution.errors import UsageError
from attribution.reports import render

if TYPE_CHECKING:
    import pyarrow

PIECE = 500
"""Articles read at once."""
COLUMNS = (
    ("id", "string"),
    ("article", "string"),
    ("published", "string"),
    ("publisher", "string"),
    ("title", "string"),
    ("url", "string"),
    ("source", "string"),
    ("source_kind", "string"),
    ("source_anonymous", "bool_"),
    ("source_id", "string"),
    ("stance", "string"),
    ("style", "string"),
    ("cue", "string"),
    ("quotation", "string"),
    ("content", "string"),
    ("detector", "string"),
    ("confidence", "float64"),
    ("story", "int64"),
)
"""Columns of the Parquet file; ``content`` is JSON, a list of start and end."""
STATEMENTS = f"""
SELECT a.record, t.name, t.published, t.publisher, t.title, t.url, k.name, k.kind, k.anonymous, k.record, a.stance, a.style,
       substr(t.text, a.cue_start + 1, a.cue_end - a.cue_start), w.words, {CONTENT}, a.detector, a.confidence, t.story
FROM attributions AS a JOIN articles AS t ON t.id = a.article JOIN searched AS w ON w.id = a.id
LEFT JOIN known_as AS n ON n.source = a.source LEFT JOIN sources AS k ON k.id = n.known
WHERE a.article BETWEEN ? AND ? ORDER BY a.id
"""


def json_lines(connection: sqlite3.Connection) -> Iterator[str]:
    """All attributions, one a line, as the report ``jsonl`` has them, in pieces of text that end in a line break.

    A source has the same id in all articles in which it is known to be one.
    """
    with _one_state(connection):
        for first, last in _pieces(connection):
            known = _known(connection, first, last)
            shown = render("jsonl", analysis_of(connection, range(first, last + 1), known=known))
            assert isinstance(shown, str)
            yield shown


def parquet(connection: sqlite3.Connection, target: Path) -> None:
    """All statements as a Parquet file: one a row, with its article and source beside it.

    Raises:
        UsageError: pyarrow is not installed, or the file cannot be written.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow; install it with: pip install 'attribution[parquet]'") from error
    schema = pyarrow.schema([(name, getattr(pyarrow, kind)()) for name, kind in COLUMNS])
    with _whole(target) as draft, _one_state(connection), ParquetWriter(draft, schema, compression="zstd") as writer:
        for piece in _pieces(connection):
            writer.write_table(_table(connection.execute(STATEMENTS, piece).fetchall(), schema))


def write_json_lines(connection: sqlite3.Connection, target: Path) -> None:
    """All attributions as a file of JSON lines.

    Raises:
        UsageError: the file cannot be written.
    """
    with _whole(target) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json_lines(connection))


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Where to write a file so that it is there whole or not at all; a device is written to as it is."""
    real = target.resolve()
    device = real.exists() and not real.is_file()
    draft = real if device else real.with_name(f".{real.name}.{os.getpid()}.tmp")
    try:
        yield draft
        if not device:
            draft.replace(real)
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror or error}); choose another place") from error
    finally:
        if not device:
            draft.unlink(missing_ok=True)


def _table(rows: list[tuple[Any, ...]], schema: pyarrow.Schema) -> pyarrow.Table:
    from pyarrow import Table

    named = [dict(zip(schema.names, row, strict=True)) for row in rows]
    for row in named:
        row["source_anonymous"] = None if row["source_anonymous"] is None else bool(row["source_anonymous"])
    return Table.from_pylist(named, schema=schema)


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _pieces(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Ranges of article rows that together are all of them."""
    (count,) = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()
    yield from ((first, min(first + PIECE - 1, count)) for first in range(1, count + 1, PIECE))


def _known(connection: sqlite3.Connection, first: int, last: int) -> dict[str, str]:
    """The id that a source of these articles has in the whole archive: that of the first place that names it."""
    query = """SELECT s.record, k.record FROM article_sources AS s JOIN known_as AS n ON n.source = s.source
               JOIN sources AS k ON k.id = n.known WHERE s.article BETWEEN ? AND ?"""
    return dict(connection.execute(query, (first, last)).fetchall())
