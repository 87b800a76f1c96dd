from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import archived
import pytest
from archived import archive_kills, archive_news, article, files, put, rows

from attribution import archive
from attribution.archive import adding, opening
from attribution.archive.schema import APPLICATION_ID, migrate, migrations, version_of
from attribution.errors import ArchiveError

BRIDGE = article("Bridge shut\nRuth Calder said that the bridge was unsafe.", "wire")


def write(file: Path) -> None:
    with archive.writing(file) as connection:
        put(connection, BRIDGE)


def read(file: Path) -> None:
    with archive.opened(file) as connection:
        archive.stats(connection)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def other_program(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()


def newer(file: Path) -> None:
    write(file)
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    connection.close()


def no_database(file: Path) -> None:
    file.write_text("Four people were killed, police said. " * 50, encoding="utf8")


def damaged(file: Path) -> None:
    write(file)
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)


@pytest.mark.parametrize("act", [read, write])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (other_program, "belongs to another program; give another name"),
        (newer, f"version {len(migrations()) + 1}, this program knows up to {len(migrations())}; update"),
        (no_database, "not an archive but some other file"),
        (damaged, "damaged; restore it from a copy"),
    ],
)
def test_a_file_that_is_no_archive_of_ours_is_named_and_left_alone(make, said, act, file: Path) -> None:  # type: ignore[no-untyped-def]
    make(file)
    before = file.read_bytes()
    with pytest.raises(ArchiveError, match=said):
        act(file)
    assert file.read_bytes() == before


def test_there_is_nothing_to_read_where_no_archive_is(file: Path) -> None:
    with pytest.raises(ArchiveError, match="no such archive; make it first: attribution archive add"):
        read(file)
    assert not file.exists()


def test_the_folder_of_a_new_archive_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no folder"):
        write(tmp_path / "missing" / "news.db")


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder; give the name of a file in it"):
        write(tmp_path)


def test_a_device_is_no_archive() -> None:
    with pytest.raises(ArchiveError, match="no ordinary file"):
        write(Path("/dev/full"))


def test_a_file_that_cannot_be_written_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(ArchiveError, match="cannot be written; change its permissions"):
        write(file)


def test_a_full_disk_is_told_and_what_was_there_stays_whole(file: Path) -> None:
    write(file)
    with pytest.raises(ArchiveError, match="the disk is full; make room and run the same command again"):  # noqa: PT012, SIM117
        with archive.writing(file) as connection:
            connection.execute("PRAGMA max_page_count = 120")
            put(connection, *(one.article for one in archive_news.news(200)))
    with archive.opened(file) as connection:
        (count,) = rows(connection, "SELECT count(*) FROM articles")[0]
        assert isinstance(count, int)
        assert count % adding.BATCH == 1
        assert rows(connection, "PRAGMA integrity_check") == [("ok",)]
        assert rows(connection, "PRAGMA foreign_key_check") == []


SMALL_DISK = """
import resource, sys
from archived import archive_news, files
from attribution import archive
resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
with archive.writing(sys.argv[1]) as connection:
    archive.add(connection, files(one.article for one in archive_news.news(300)), archive_news.analyses)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit on the size of files")
def test_what_a_full_disk_cut_off_is_gone_on_with_where_there_is_room_again(file: Path, tmp_path: Path) -> None:
    tests = {"PYTHONPATH": str(Path(archived.__file__).parent)}
    command = [sys.executable, "-c", SMALL_DISK, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | tests)
    assert "the disk is full; make room and run the same command again" in done.stderr
    with archive.opened(file) as connection:
        (count,) = rows(connection, "SELECT count(*) FROM articles")[0]
    assert count in (50, 100, 150, 200, 250)
    told = [one.article for one in archive_news.news(300)]
    for each in (file, tmp_path / "whole.db"):
        with archive.writing(each) as connection:
            archive.add(connection, files(told), archive_news.analyses)
        assert list(archive_kills.faults(each)) == []
    assert archive_kills.rows_of(file) == archive_kills.rows_of(tmp_path / "whole.db")


def test_a_second_process_that_adds_is_told_at_once_and_readers_are_not(file: Path) -> None:
    write(file)
    with archive.writing(file):
        adding = f"from attribution.archive.opening import writing\nwith writing({str(file)!r}): pass"
        done = subprocess.run([sys.executable, "-c", adding], capture_output=True, text=True, check=False)
        assert "another process is adding to it; wait for it to end" in done.stderr
        read(file)
    write(file)


def test_a_lock_of_another_program_is_waited_for_and_then_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    write(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveError, match="another program holds it locked"):  # noqa: SIM117
        with archive.writing(file) as connection:
            put(connection, article("Ferry sinks\nOmar Haddad said that 11 people were killed.", "ferry"))
    other.close()
    with archive.opened(file) as connection:
        assert rows(connection, "SELECT count(*) FROM articles") == [(1,)]


def test_several_read_what_was_there_while_one_writes(file: Path) -> None:
    write(file)
    with archive.opened(file) as one, archive.opened(file) as other, archive.writing(file) as writer:
        one.execute("BEGIN")
        assert rows(one, "SELECT count(*) FROM articles") == [(1,)]
        put(writer, article("Ferry sinks\nOmar Haddad said that 11 people were killed.", "ferry"))
        assert rows(one, "SELECT count(*) FROM articles") == [(1,)]
        assert rows(other, "SELECT count(*) FROM articles") == [(2,)]


def test_an_archive_opened_to_be_read_cannot_be_changed(file: Path) -> None:
    write(file)
    with pytest.raises(ArchiveError), archive.opened(file) as connection:
        connection.execute("DELETE FROM problems")


# --- Schemas -------------------------------------------------------------------------------------------------------------------


FIRST = """
INSERT INTO tools VALUES (1, '0', 'templates', '1', '[]', '[]', 'null');
INSERT INTO stories VALUES (1, 'Bridge shut', '2024-05-02', '2024-05-02', 1, 1);
INSERT INTO articles (id, name, sha256, size, content_hash, furniture, tool, story, text)
VALUES (1, 'wire', 'ab', 0, 'cd', '[]', 1, 1, 'Ruth Calder said that the bridge was unsafe.');
INSERT INTO sources VALUES (1, 'Ruth Calder', 'person', 0, 'wire:0-11', 'person:calder ruth', NULL, NULL);
INSERT INTO article_sources VALUES (1, 'wire:0-11', 1, 1, 'Ruth Calder', 'person', 0, NULL, NULL, '[]', '[]', '[]');
INSERT INTO attributions VALUES (1, 'wire:22-43', 1, 1, 1, 'asserts', 'indirect', 'x', 0.9, 0, 11, 12, 16, '[]', '[]');
INSERT INTO contents VALUES (1, 0, 22, 43);
INSERT INTO problems VALUES ('dump.jsonl, line 3', 'broken JSON', 1), ('scan.pdf', 'no text', 1);
"""


@pytest.fixture
def old(file: Path) -> Path:
    """An archive as a program of the first schema left it, with an article in it and problems of two files."""
    connection = sqlite3.connect(file, isolation_level=None)
    migrate(connection, 1)
    connection.executescript(FIRST)
    assert version_of(connection) == 1
    connection.close()
    return file


FOURTH = """
INSERT INTO events VALUES ('wire:22-43', 'Bridge shut', 1);
INSERT INTO claims VALUES (1, 'wire:22-43', 1, 1, 'wire:22-43', 'positive', 'certain', 'be', 'the bridge', NULL, NULL, NULL, NULL,
                           NULL, '[[22, 43]]', '["bridge", "unsafe"]', 'the bridge was unsafe');
INSERT INTO claims SELECT 2, 'wire:26-43', article, attribution, event, polarity, certainty, predicate, agent, target, place,
                          when_from, when_to, when_text, extents, terms, clause FROM claims;
INSERT INTO figures VALUES (1, 0, 1, 1, 1, 'bridge', NULL, 'the bridge', 22, 32);
INSERT INTO points VALUES ('safe', 'wire:22-43', 'Whether the bridge was unsafe', 'disputed');
INSERT INTO positions VALUES ('safe', 1, 'the bridge was unsafe', 1);
INSERT INTO position_claims VALUES ('safe', 1, 1);
INSERT INTO point_sources VALUES ('safe', 1, 'holds', 1);
INSERT INTO relations VALUES (1, 2, 'repeats', 'same words', NULL, 0.9, 'rule');
"""


@pytest.fixture
def of_the_fourth_schema(file: Path) -> Path:
    """An archive as a program of the fourth schema left it, with an article whose accounts were compared."""
    connection = sqlite3.connect(file, isolation_level=None)
    migrate(connection, 4)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(
        FIRST.replace("problems VALUES ('dump.jsonl, line 3'", "problems VALUES ('a', 'dump.jsonl, line 3'").replace(
            "('scan.pdf'", "('b', 'scan.pdf'"
        )
        + FOURTH
    )
    assert version_of(connection) == 4
    connection.close()
    return file


@pytest.mark.parametrize("act", [archive.opened, archive.writing])
def test_claims_and_all_that_refers_to_them_outlast_the_fifth_schema(act, of_the_fourth_schema: Path) -> None:  # type: ignore[no-untyped-def]
    held = ("claims", "figures", "position_claims", "point_sources", "relations", "events", "points")
    connection = sqlite3.connect(of_the_fourth_schema)
    before = {table: rows(connection, f"SELECT * FROM {table}") for table in held}
    connection.close()
    assert all(before.values())
    with act(of_the_fourth_schema) as connection:
        assert version_of(connection) == len(migrations())
        assert {table: rows(connection, f"SELECT * FROM {table}") for table in held} == before
        assert rows(connection, "PRAGMA foreign_key_check") == []
        assert rows(connection, "PRAGMA integrity_check") == [("ok",)]
        assert rows(connection, "SELECT answer, held_by, own_voice FROM at_issue") == [
            ("the bridge was unsafe", "Ruth Calder", None)
        ]


@pytest.mark.parametrize("act", [archive.opened, archive.writing])
def test_an_archive_of_the_first_schema_is_brought_up_to_date_with_all_that_is_in_it(act, old: Path) -> None:  # type: ignore[no-untyped-def]
    with act(old) as connection:
        assert version_of(connection) == len(migrations())
        assert rows(connection, "SELECT source, quotation FROM said") == [("Ruth Calder", "the bridge was unsafe")]
        assert rows(connection, "SELECT file, article FROM problems") == [
            ("dump.jsonl", "dump.jsonl, line 3"),
            ("scan.pdf",) * 2,
        ]


def test_an_up_to_date_archive_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    write(tmp_path / "new.db")
    query = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    with archive.opened(old) as one, archive.opened(tmp_path / "new.db") as other:
        assert rows(one, query) == rows(other, query)


def test_a_migration_that_fails_leaves_the_file_as_it_was(file: Path) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    migrate(connection, 1)
    connection.execute("CREATE VIEW quoted AS SELECT 1")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    assert version_of(connection) == 1
    assert rows(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'said'") == [(0,)]
    connection.close()


def test_a_new_file_is_marked_as_ours(file: Path) -> None:
    write(file)
    assert int.from_bytes(file.read_bytes()[68:72], "big") == APPLICATION_ID
