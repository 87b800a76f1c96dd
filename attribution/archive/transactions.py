"""What is written to an archive: all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that the block writes, or none of it; other writers are kept out from its beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # Not so after the commit, nor where a full disk has ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
