"""The whole flow over processes: what comes out is what one process makes of it, to the byte."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attribution import batch
from attribution.articles import Reading, from_texts
from attribution.batch import Way
from attribution.cli import main

TEXTS = [
    "Ferry sinks off Kells\n\nEleven people died when a ferry sank off Kells on Monday, police said.\n\n"
    "“Nobody checked the doors,” said Maren Tolle of the seamen's union.\n",
    "Nine dead as ferry goes down\n\nNine people died off Kells on Monday, the coastguard said. The operator, Norlink,\n"
    "denied that the doors had been open.\n",
    "Norlink defends its crew\n\n“The doors were shut,” Norlink's chief executive, Aldis Brenner, told reporters.\n",
]
CHILDREN = Path("/proc/self/task") / str(os.getpid()) / "children"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"paper-{number}.txt").write_text(text, encoding="utf8")
    (folder / "paper-9.txt").write_bytes(b"")
    return folder


def test_a_report_of_two_processes_is_that_of_one(story: Path, tmp_path: Path) -> None:
    codes = [main(["report", str(story), "--jobs", jobs, "-q", "-o", str(tmp_path / f"{jobs}.json")]) for jobs in ("1", "2")]
    assert codes == [3, 3]  # the empty file, told either way
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    assert b"Aldis Brenner" in (tmp_path / "2.json").read_bytes()


def test_an_archive_filled_by_two_processes_is_that_of_one(story: Path, tmp_path: Path) -> None:
    dumps = []
    for jobs in ("1", "2"):
        archive = tmp_path / f"{jobs}.db"
        main(["archive", "add", str(archive), str(story), "--jobs", jobs, "-q"])
        connection = sqlite3.connect(archive)
        dumps.append(list(connection.iterdump()))
        connection.close()
    assert dumps[0] == dumps[1]
    assert any("Aldis Brenner" in line for line in dumps[1])


def test_progress_is_told_article_by_article() -> None:
    told: list[tuple[int, int]] = []
    reading = from_texts(TEXTS)
    batch.analyze_reading(reading, way=Way(compare=False), jobs=2, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_nothing_to_analyse_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("attribution.batch.processes._start")
    assert batch.analyze_reading(Reading(), way=Way(), jobs=2).articles == ()


@pytest.mark.parametrize("given", ["0", "-1", "two", "1.5", "513", "9" * 5000])
def test_a_number_of_processes_that_is_none_is_told(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["report", "x.txt", f"--jobs={given}"])
    assert left.value.code == 2
    assert "no number of processes" in capsys.readouterr().err


@pytest.mark.skipif(not CHILDREN.exists(), reason="this system does not tell a process's children under /proc")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_cut_off_no_process_is_left_behind(sign: signal.Signals, code: int, tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text("".join(f'{{"text": "The mayor said that bridge {n} was safe."}}\n' for n in range(20_000)))
    command = [sys.executable, "-m", "attribution", "extract", str(lines), "--jobs", "2", "--detectors", "quotation"]
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=_as_from_a_terminal
    )
    workers = _workers_of(running.pid)
    assert len(workers) == 2
    if sign == signal.SIGKILL:  # of a parent gone before it has told a worker what to do, Python itself writes a traceback
        _wait_until_loaded(workers)
    os.killpg(running.pid, sign) if sign == signal.SIGINT else os.kill(running.pid, sign)
    _, said = running.communicate(timeout=60)
    assert running.returncode == code
    assert b"Traceback" not in said
    assert _all_gone(workers)


def _as_from_a_terminal() -> None:
    """Listen to Ctrl-C also where these tests run in the background of a shell, which has all it starts there ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _workers_of(pid: int) -> set[int]:
    """The workers of a process, waited for until there are two."""
    for _ in range(600):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        found = {int(c) for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()}
        if len(found) == 2:
            return found
        time.sleep(0.1)
    return set()


def _wait_until_loaded(pids: set[int]) -> None:
    """Wait until each has what it analyses with in its memory: it has begun."""
    for _ in range(600):
        if all(b"/spacy/" in Path(f"/proc/{pid}/maps").read_bytes() for pid in pids):
            return
        time.sleep(0.1)
    raise AssertionError("the workers never loaded spaCy")


def _all_gone(pids: set[int]) -> bool:
    for _ in range(600):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False
