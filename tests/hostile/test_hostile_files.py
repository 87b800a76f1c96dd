"""Files made to break a reader: each gives its article or a problem that says what to do, soon and in little memory."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from attribution.articles import File, Reading, read
from attribution.records import Limits, Problem

NEWS = "The bridge is shut, the mayor said on Monday, and nobody knows when it will open again."
TINY = Limits(bytes=5_000, characters=500, nesting=20)


def only_problem(reading: Reading) -> Problem:
    (problem,) = [problem for problem in reading.problems if problem.fatal]
    assert reading.articles == ()
    return problem


def test_a_larger_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS * 100, encoding="utf8")
    what = only_problem(read([tmp_path / "a.txt"], limits=TINY)).what
    assert what == "larger than 5,000 bytes, the most that is read; split it, or raise --max-bytes"


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf8")
    exact = Limits(bytes=len(NEWS), characters=len(NEWS))
    assert read([tmp_path / "a.txt"], limits=exact).articles[0].text == NEWS
    assert only_problem(read([tmp_path / "a.txt"], limits=Limits(bytes=len(NEWS) - 1))).fatal


class Endless(io.RawIOBase):
    """A stream without end that counts what was taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "asked for all of it"
        self.taken += size
        return b"a" * size


def test_standard_input_without_end_is_left_at_the_limit() -> None:
    endless = Endless()
    assert "larger than 5,000 bytes" in only_problem(read(["-"], stdin=endless, limits=TINY)).what  # type: ignore[arg-type]
    assert endless.taken == 5_001


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by setrlimit, and files can be sparse")
def test_a_gigabyte_line_is_refused_in_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "line.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        file.truncate(1_000_000_000)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))\n"
        "from attribution.articles import read\n"
        "(problem,) = read([sys.argv[1]]).problems\n"
        "(peak,) = [line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')]\n"
        "print(problem.what, peak)"  # not ru_maxrss, which begins with what the parent held
    )
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "line.jsonl")], capture_output=True, text=True, env=environment, timeout=120
    )
    assert "larger than 100,000,000 bytes" in done.stdout, done.stderr
    assert int(done.stdout.split()[-1]) < 600_000


def test_a_longer_article_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": NEWS * n}) for n in (1, 20, 2)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf8")
    reading = read([tmp_path / "a.jsonl"], limits=TINY)
    assert [article.id for article in reading.articles] == ["1", "2"]
    assert reading.problems == (
        Problem("20", "1,740 characters, more than the 500 of one article; split it, or raise --max-characters"),
    )


def test_a_page_that_nests_deeper_is_not_read(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 40}<p>{NEWS}</p>{'</div>' * 40}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf8")
    assert "nest deeper than 20" in only_problem(read([tmp_path / "a.html"], limits=TINY)).what
    assert read([tmp_path / "a.html"]).articles[0].text == NEWS


def test_no_text_is_lost_to_the_parser_unseen(tmp_path: Path) -> None:
    page = f"<html><body><p>{NEWS}</p>{'<div>' * 300}<p>{NEWS}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf8")
    assert "nest deeper than 255" in only_problem(read([tmp_path / "a.html"], limits=Limits(nesting=9_999))).what


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMBS = {
    "billion laughs.xhtml": f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]>'
    f"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{NEWS}</p><p>&l11;</p></body></html>",
    "local file.xhtml": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    f"<html><body><p>{NEWS}</p><p>&f;</p></body></html>",
    "attributes.html": f"<html><body><p {'a=1 ' * 20_000}>{NEWS}</p></body></html>",
    "open tags.html": f"<html><body>{'<b><i>' * 20_000}<p>{NEWS}</p></body></html>",
    "comments.html": f"{'<!--' * 50_000}<html><body><p>{NEWS}</p></body></html>",
    "quotations.html": f"<html><body><p>{'<q>' * 100}{NEWS}{'</q>' * 100}</p></body></html>",
    "lists.json": "[" * 300_000,
    "objects.json": '{"text":' * 100_000,
    "long number.json": '{"text": ' + "9" * 100_000 + "}",
    "parts.mhtml": "Snapshot-Content-Location: x\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    + "--b\r\n\r\n" * 30_000,
    "nested parts.mhtml": "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3_000)),
    "nested parts.eml": "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3_000)),
    "header.mhtml": "Content-Type: text/html;" + " a=b;" * 30_000 + "\r\n\r\n<p>x</p>",
    "marks.txt": "“" * 20_000,
    "furniture.txt": ("Sign up " * 40 + "\n") * 500,
    "spaces.txt": f"{NEWS}\n" + " " * 200_000 + "\n" + " " * 200_000 + f"x\n{NEWS}",
    "lines.txt": f"{NEWS}" + "\n" * 300_000 + f"{NEWS}",
    "declaration.txt": "<?xml" + "<!-- a -->" * 5_000,
}


@pytest.fixture
def in_time() -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 10


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.usefixtures("in_time")
def test_a_bomb_gives_its_article_or_a_problem(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BOMBS[name].encode())
    reading = read([tmp_path / name])
    assert reading.articles or [problem for problem in reading.problems if problem.fatal]
    assert all(len(article.text) < 2 * len(BOMBS[name]) for article in reading.articles)
    assert "root:" not in "".join(article.text for article in reading.articles)


def test_a_reader_that_breaks_down_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from attribution import articles

    whole = articles.read_file

    def broken(file: File) -> Reading:
        if file.stem == "bad":
            raise IndexError("list index out of range")
        return whole(file)

    monkeypatch.setattr(articles, "read_file", broken)
    for name in ("bad", "good"):
        (tmp_path / f"{name}.txt").write_text(NEWS, encoding="utf8")
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["good"]
    (problem,) = reading.problems
    assert (problem.article, problem.fatal) == (str(tmp_path / "bad.txt"), True)
    assert "broke down on it (IndexError: list index out of range); save it as plain text" in problem.what


def test_compressed_files_are_not_opened(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "a.txt").write_bytes(gzip.compress(b"a" * 50_000_000))
    assert "a gzip archive" in only_problem(read([tmp_path / "a.txt"])).what


def test_links_that_lead_back_up_end(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(NEWS, encoding="utf8")
    (tmp_path / "in/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in/self").symlink_to("self")
    (tmp_path / "other").symlink_to(tmp_path / "in", target_is_directory=True)
    reading = read([tmp_path])
    assert [article.text for article in reading.articles] == [NEWS]
