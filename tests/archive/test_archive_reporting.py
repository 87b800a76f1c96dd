"""What an archive keeps: a report from it is the report of the files themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attribution import archive
from attribution.archive import exporting
from attribution.cli import main
from attribution.records import Fix, Ref

NEWS = {
    "ferry-1.txt": "Ferry sinks off Kells\n\nEleven people died when the ferry Maid of Kells sank off Kells on Monday, "
    "coastguard spokesman Anders Rygg said. The seamen's union of Kells said the ferry had left Kells with open doors.\n",
    "ferry-2.txt": "Nine dead as Kells ferry goes down\n\nNine people died when the ferry Maid of Kells sank off Kells on "
    "Monday, coastguard spokesman Anders Rygg said. The ferry operator Norlink denied that the ferry doors had been open.\n",
    "ferry-3.html": "<html><head><title>Ferry Maid of Kells had been warned</title></head><body><article><h1>Ferry Maid of Kells "
    "had been warned</h1><p>Inspectors warned the ferry operator Norlink in May about the doors of the Maid of Kells, the "
    "seamen's union of Kells said. A security source told reporters that eleven people died when the ferry sank off Kells.</p>"
    "<p>“Nobody checked the doors,” said Maren Tolle of the seamen's union of Kells on Monday.</p></article></body></html>\n",
    "ferry-4.txt": "Kells mourns its ferry\n\nNine people died when the ferry Maid of Kells sank off Kells on Monday.\n\nThe harbour "
    "office of Kells said the ferry had left Kells with open doors.\n",
}
LATIN = "Ferry inquiry opens in Kells\n\nThe “Maid of Kells” sank off Kells on Monday and eleven people died, Zoë Rygg said.\n"
FIXES = """\
[[fix]]
do = "rename"
source = "Anders Rygg"
name = "Anders P. Rygg"
who = "M. Osei"
when = "2024-05-03"
why = "he is called so in the coastguard's notice"
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles of one story in several formats, and an archive of them."""
    folder = tmp_path_factory.mktemp("story")
    (folder / "in").mkdir()
    for name, text in NEWS.items():
        (folder / "in" / name).write_text(text, encoding="utf8")
    (folder / "in" / "latin.txt").write_bytes(LATIN.encode("cp1252"))
    (folder / "fixes.txt").write_text(FIXES, encoding="utf8")
    assert main(["archive", "add", str(folder / "news.db"), str(folder / "in"), "-q"]) == 0
    return folder


Report = Callable[..., dict[str, Any]]


@pytest.fixture
def report(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """What a command writes as JSON, read."""
    monkeypatch.chdir(story)

    def call(*argv: str) -> dict[str, Any]:
        target = tmp_path / "found.json"
        assert main([*argv, "-q", "-f", "json", "-o", str(target)]) == 0
        found: dict[str, Any] = json.loads(target.read_text(encoding="utf8"))
        return found

    return call


def test_a_report_from_an_archive_is_that_of_the_files(report: Report, story: Path) -> None:
    kept, read = report("archive", "report", "news.db", "Kells"), report("report", str(story / "in"))
    assert len(read["articles"]) == 5
    assert read["relations"]
    assert read["own_voice"]
    assert [problem["what"] for problem in read["problems"]] == [
        "not UTF-8; it was read as cp1252, a guess: check accents and quotes"
    ]
    assert any("pairs" in one["name"] for one in read["tool"]["weights"])
    assert kept == read


def test_what_an_article_says_in_its_own_voice_stands_beside_the_sources(story: Path) -> None:
    with archive.opened(story / "news.db") as connection:
        answers = connection.execute(
            "SELECT answer, held_by, own_voice FROM at_issue WHERE question LIKE '%killed%'"
        ).fetchall()
        against = connection.execute("SELECT kind FROM own_voice").fetchall()
        told = archive.stats(connection)
        spoken = connection.execute("SELECT count(*) FROM claimed").fetchone()
    assert ("9", "Anders Rygg", "ferry-4") in answers
    assert ("contradicts",) in against
    assert told["claims in an outlet's own voice"]
    assert spoken == (told["claims"],)


def test_an_export_tells_only_what_sources_said(story: Path) -> None:
    with archive.opened(story / "news.db") as connection:
        told = [json.loads(line) for line in "".join(exporting.json_lines(connection)).splitlines()]
        (count,) = connection.execute("SELECT count(*) FROM attributions").fetchone()
    assert {one["article"] for one in told} == {"ferry-1", "ferry-2", "ferry-3", "ferry-4", "latin"}
    assert len(told) == count


def test_fixes_named_for_a_report_are_applied(report: Report, story: Path) -> None:
    kept = report("archive", "report", "news.db", "Kells", "--fixes", "fixes.txt")
    assert "Anders P. Rygg" in [source["name"] for source in kept["sources"]]
    assert kept == report("report", str(story / "in"), "--fixes", "fixes.txt")


def test_fixes_kept_in_an_archive_are_applied_until_others_are_given(report: Report, story: Path) -> None:
    assert main(["archive", "add", "news.db", "--fixes", "fixes.txt", "-q"]) == 0
    kept = report("archive", "report", "news.db", "Kells")
    assert kept == report("report", str(story / "in"), "--fixes", "fixes.txt")
    assert report("archive", "report", "news.db", "Kells", "--fixes", "none") == report("report", str(story / "in"))
    assert main(["archive", "add", "news.db", "--fixes", "none", "-q"]) == 0
    assert report("archive", "report", "news.db", "Kells")["fixes"] == []


def test_fixes_come_back_as_they_were_given(tmp_path: Path) -> None:
    told = {"who": "M. Osei", "when": "2024-05-03", "why": "checked by telephone"}
    merge = Fix(
        "merge", (Ref("Rygg", article="ferry-1"), Ref("the spokesman", sha256="0a1b2c3d", nth=2)), place="f.toml:3", **told
    )
    relate = Fix("relate", (Ref("nine died"), Ref("eleven died")), relation="contradicts", ground="quantity", **told)
    with archive.writing(tmp_path / "news.db") as connection:
        archive.keep_fixes(connection, [Fix("reject", (Ref("x"),))])
        archive.keep_fixes(connection, [relate, merge])
    with archive.opened(tmp_path / "news.db") as connection:
        assert archive.kept_fixes(connection) == (relate, merge)
