"""The command line of the archive, with a stand-in for the pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from archived import archive_news

from attribution import archive
from attribution.cli import main, output
from attribution.cli.archived import estimate

BRIDGE = "Bridge shut\nRuth Calder said that the bridge was unsafe.\nVelgate Union denied that the bridge had been closed."
FERRY = "Ferry sinks\nOmar Haddad said that 11 people were killed."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder with two articles; the exit code and what was printed to both streams."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bridge.txt").write_text(BRIDGE, encoding="utf8")
    (tmp_path / "in" / "ferry.txt").write_text(FERRY, encoding="utf8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setattr(archive, "one_by_one", lambda pipeline, detectors, limits: archive_news.analyses)

    def call(*argv: str) -> tuple[int, str, str]:
        code = main(["archive", *argv])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def news(run: Run) -> Run:
    """The same, with the articles in news.db."""
    assert run("add", "news.db", "in")[0] == 0
    return run


def test_add_tells_what_was_new(run: Run) -> None:
    assert run("add", "news.db", "in/bridge.txt") == (0, "", "Note: 1 article added; 1 story compared\n")
    assert run("add", "news.db", "in") == (0, "", "Note: 1 article added, 1 there already; 1 story compared\n")


def test_add_goes_on_after_a_file_that_cannot_be_read_and_says_so(run: Run) -> None:
    Path("in/empty.txt").write_text("")
    code, _, said = run("add", "news.db", "in/empty.txt", "in/bridge.txt")
    assert code == 3
    assert "Error: in/empty.txt: " in said
    assert "1 article added" in said


def test_add_without_files_compares_what_was_put_off(run: Run) -> None:
    assert "0 stories compared" in run("add", "news.db", "in", "--no-compare")[2]
    assert "0 articles added; 2 stories compared" in run("add", "news.db")[2]


def test_add_without_files_or_archive_says_what_is_missing(run: Run) -> None:
    assert run("add", "news.db") == (2, "", "Error: no files given; name some: attribution archive add news.db articles/\n")


@pytest.mark.parametrize("argv", [("-q", "add", "news.db", "in"), ("add", "news.db", "in", "-q")])
def test_quiet_may_stand_before_and_after_the_action(argv: tuple[str, ...], run: Run) -> None:
    assert run(*argv) == (0, "", "")


def test_search_shows_statements_in_a_table(news: Run) -> None:
    code, shown, said = news("search", "news.db", "--stance", "denies", "bridge")
    assert code == 0
    assert "Velgate Union" in shown
    assert "the bridge had been closed" in shown
    assert "Ruth Calder" not in shown
    assert said == "Note: 1 found\n"


def test_search_gives_json(news: Run) -> None:
    found = json.loads(news("search", "news.db", "killed", "--format", "json")[1])
    assert [(hit["source"], hit["quotation"]) for hit in found["hits"]] == [("Omar Haddad", "11 people were killed")]
    assert found["more"] is False


def test_words_quoted_for_the_shell_are_a_phrase(news: Run) -> None:
    assert news("search", "news.db", "bridge was")[2] == "Note: 1 found\n"
    assert "nothing found" in news("search", "news.db", "was bridge")[2]


def test_search_looks_in_whole_articles(news: Run) -> None:
    assert "Ferry sinks" in news("search", "news.db", "--articles", "ferry")[1]


def test_what_cannot_be_understood_is_an_error_on_one_line(news: Run) -> None:
    assert news("search", "news.db", "--from", "May")[::2] == (
        2,
        "Error: 'May' is no date; write it as 2024-05-31, 2024-05 or 2024\n",
    )
    code, _, said = news("search", "old.db", "bridge")
    assert (code, said.startswith("Error: old.db: there is no such archive")) == (2, True)


def test_report_is_made_in_any_format(news: Run) -> None:
    assert "Velgate Union" in news("report", "news.db", "bridge")[1]
    analysis = json.loads(news("report", "news.db", "--event", "2", "-f", "json")[1])
    assert [one["id"] for one in analysis["articles"]] == ["ferry"]
    assert news("report", "news.db", "bridge", "-o", "page.html")[0] == 0
    assert Path("page.html").read_text(encoding="utf8").startswith("<!")


def test_sources_and_stats_count(news: Run) -> None:
    assert "Omar Haddad" in news("sources", "news.db")[1]
    assert [one["name"] for one in json.loads(news("sources", "news.db", "calder", "--format", "json")[1])] == ["Ruth Calder"]
    assert json.loads(news("stats", "news.db", "--format", "json")[1])["attributions"] == 3
    assert "articles" in news("stats", "news.db")[1]


def test_export_writes_lines_and_parquet(news: Run) -> None:
    lines = news("export", "news.db")[1]
    assert [json.loads(line)["stance"] for line in lines.splitlines()] == ["asserts", "denies", "asserts"]
    assert news("export", "news.db", "-o", "all.jsonl")[0] == 0
    assert Path("all.jsonl").read_text(encoding="utf8") == lines
    assert news("export", "news.db", "-o", "all.parquet")[0] == 0
    assert Path("all.parquet").read_bytes()[:4] == b"PAR1"
    assert news("export", "news.db", "--format", "parquet")[0] == 2


def test_a_disk_that_fills_while_exporting_is_told(news: Run) -> None:
    code, _, said = news("export", "news.db", "--format", "jsonl", "-o", "/dev/full")
    assert code == 2
    assert "/dev/full cannot be written" in said


@pytest.mark.parametrize(
    ("status", "seconds", "said"),
    [
        (archive.Status(1000, 1000, 5000), 600.0, "1,000 of 5,000 articles, 1,000 of them new; about 40 minutes left"),
        (archive.Status(1000, 10, 100_000), 600.0, "1,000 of 100,000 articles, 10 of them new; about 16 hours left"),
    ],
)
def test_an_estimate_says_how_long_the_rest_will_take(status: archive.Status, seconds: float, said: str) -> None:
    assert estimate(status, seconds) == said


def test_off_a_terminal_progress_is_told_now_and_then(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.cli.archived.EVERY", 0.0)
    told = [line for line in run("add", "news.db", "in")[2].splitlines() if "minutes left" in line]
    assert told == [
        "Note: 1 of 2 articles, 1 of them new; about 1 minutes left",
        "Note: 2 of 2 articles, 2 of them new; about 1 minutes left",
    ]


def test_each_file_is_read_when_its_turn_comes(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Note {number}\nRuth Calder said that it rained.", encoding="utf8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    read = archive.each_file([tmp_path, "nowhere.txt"])
    first = next(read)
    assert (first.left, first.reading.articles[0].id, first.reading.articles[0].reader) == (3, "0", ".txt")
    (tmp_path / "2.txt").write_text("Changed\nRuth Calder said that it snowed.", encoding="utf8")
    rest: Iterable[archive.FileRead] = list(read)
    assert [one.reading.articles[0].text[:7] for one in rest if one.reading.articles] == ["Note 1\n", "Changed"]
    assert [(problem.article, problem.fatal) for one in rest for problem in one.reading.problems] == [
        (str(tmp_path / "photo.jpg"), False),
        ("nowhere.txt", True),
    ]


def test_an_article_of_200_megabytes_is_told_and_the_others_are_added(run: Run) -> None:
    with Path("in/dump.txt").open("wb") as file:
        file.write(b"Four people were killed, police said. ")
        file.truncate(200_000_000)  # the rest takes no room on the disk
    code, _, said = run("add", "news.db", "in")
    assert code == 3
    assert "Error: in/dump.txt: larger than 100,000,000 bytes" in said
    assert "2 articles added" in said


def test_an_article_beyond_a_limit_that_is_given_is_told(run: Run) -> None:
    code, _, said = run("add", "news.db", "in", "--max-characters", "70")
    assert code == 3
    assert "Error: in/bridge.txt: " in said
    assert "more than the 70 of one article" in said
    assert "1 article added" in said


@pytest.mark.parametrize("given", ["0", "-1", "ten", "9" * 20, "9" * 5000])
def test_a_number_of_hits_that_is_none_is_told(given: str, news: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        news("search", "news.db", "bridge", f"--limit={given}")
    assert left.value.code == 2
    assert "is no number" in capsys.readouterr().err


def test_a_table_is_drawn_in_what_the_encoding_of_its_reader_has(news: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_can_draw", lambda: False)
    _, shown, _ = news("search", "news.db", "unsafe")
    assert shown.isascii()
    assert "|-    | Ruth Calder" in shown
