"""``--format`` and ``--output``: which form a report takes, and what becomes of the file it is written to."""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from called import Analyze, heading

from attribution import registry
from attribution.cli import main
from attribution.records import Analysis
from attribution.reports import Options

NOBODY = 65534
"""The user who owns nothing."""


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("r.json", '{\n  "schema"'),
        ("r.JSON", '{\n  "schema"'),
        ("r.jsonl", '{"id": '),
        ("r.ndjson", '{"id": '),
        ("r.txt", "Who said what"),
        ("r", "Who said what"),
    ],
)
def test_the_ending_tells_the_format(
    file: str, begins: str, tmp_path: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "a.txt", "-o", str(tmp_path / file)]) == 0
    assert (tmp_path / file).read_text("utf-8").startswith(begins)
    assert capsys.readouterr() == ("", "")
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_a_format_may_be_named_by_an_ending(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "-f", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# Who said what")


def test_the_format_named_goes_before_the_ending(tmp_path: Path, analyze: Analyze) -> None:
    main(["report", "a.txt", "-f", "jsonl", "-o", str(tmp_path / "r.json")])
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["id"] == "a:0-23"


def test_a_file_looks_the_same_wherever_it_is_made(tmp_path: Path, analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["report", "a.txt", "-o", str(tmp_path / "r.txt")])
    report = (tmp_path / "r.txt").read_text("utf-8")
    assert len(heading(report)) == 100
    assert "\x1b" not in report


def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path, analyze: Analyze) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    assert main(["report", "a.txt", "-o", str(link)]) == 0
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("{")
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_named_pipe_is_written_to_and_not_replaced(tmp_path: Path, analyze: Analyze) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert main(["report", "a.txt", "-f", "json", "-o", str(pipe)]) == 0
    reader.join(timeout=10)
    assert pipe.is_fifo()
    assert json.loads(read[0])["schema"] == "attribution/1"


@pytest.fixture
def binary(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What a report that is no text gives."""
    made = b"PK\x00\xff"

    def packed(analysis: Analysis, options: Options) -> bytes:
        return made

    registry.reports.names()
    monkeypatch.setitem(registry.reports._functions, "packed", packed)
    return made


def test_bytes_go_out_as_they_are(binary: bytes, tmp_path: Path, analyze: Analyze, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    assert main(["report", "a.txt", "-f", "packed"]) == 0
    assert raw.getvalue() == binary
    assert main(["report", "a.txt", "-o", str(tmp_path / "r.packed")]) == 0
    assert (tmp_path / "r.packed").read_bytes() == binary


@pytest.mark.usefixtures("binary")
def test_bytes_are_kept_from_a_terminal_before_any_work(
    analyze: Analyze, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["report", "a.txt", "-f", "packed"]) == 2
    assert "write it to a file with -o FILE" in capsys.readouterr().err
    assert not analyze.called


# --- Where it cannot be written --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["-f", "pdf"], "there is no format 'pdf'; give --format with one of: "),
        (["-o", "{tmp}/report.docx"], "the ending '.docx' tells no format"),
        (["-f", "exel"], "there is no format 'exel'; did you mean 'excel'? Give --format"),
        (["-o", "{tmp}/said.xlsx"], "for a table that a spreadsheet opens: -f excel -o {tmp}/said.csv"),
        (["-o", "{tmp}"], "is a folder; give the name of a file in it"),
        (["-o", "{tmp}/none/report.json"], "there is no folder {tmp}/none; make it first"),
        (["-o", "{tmp}/file/report.json"], "there is no folder {tmp}/file"),
        (["-o", "{tmp}/" + "r" * 300 + ".json"], ".json cannot be written (File name too long); choose another place"),
    ],
    ids=["format", "ending", "near a format", "workbook", "folder", "no folder", "file for a folder", "long name"],
)
def test_a_wrong_format_or_target_is_told_before_any_work(
    argv: list[str], said: str, tmp_path: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["report", "a.txt", *(part.format(tmp=tmp_path) for part in argv)]) == 2
    out, err = capsys.readouterr()
    assert said.format(tmp=tmp_path) in err
    assert out == ""
    assert not analyze.called


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder where nothing may be written and another not be entered; for root too, whose rights are put down meanwhile.

    It is none of pytest's, whose folders nobody else may enter.
    """
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "story.json").touch(0o444)
        (folder / "locked").mkdir(0o000)
        folder.chmod(0o555)
        with without_rights():
            yield folder
        folder.chmod(0o755)


@contextmanager
def without_rights() -> Iterator[None]:
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("report.json", "cannot be written; choose another place or change its permissions"),
        ("story.json", "cannot be written; choose another place or change its permissions"),
        ("locked/report.json", "cannot be written (Permission denied); choose another place"),
    ],
    ids=["new file", "earlier file", "folder that may not be entered"],
)
def test_a_target_without_permission_is_told_before_any_work(
    inside: str, said: str, analyze: Analyze, capsys: pytest.CaptureFixture[str], read_only: Path
) -> None:
    assert main(["report", "a.txt", "-o", str(read_only / inside)]) == 2
    assert f"Error: {read_only / inside} {said}" in capsys.readouterr().err
    assert not analyze.called


def test_a_full_device_is_told(analyze: Analyze, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "a.txt", "-f", "json", "-o", "/dev/full"]) == 2
    assert "/dev/full cannot be written (No space left on device)" in capsys.readouterr().err


@contextmanager
def small_files() -> Iterator[None]:
    """No file may grow beyond a hundred bytes meanwhile; nor may the one that pytest's own output goes to, so it is no fixture."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_an_earlier_file_stays_where_there_is_no_room_for_the_new_one(
    tmp_path: Path, analyze: Analyze, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.json").write_text("old")
    with small_files():
        left = main(["report", "a.txt", "-o", str(tmp_path / "r.json")])
    assert left == 2
    assert "cannot be written (File too large)" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["r.json"]
    assert (tmp_path / "r.json").read_text() == "old"
