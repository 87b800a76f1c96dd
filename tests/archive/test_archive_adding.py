from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from archived import archive_kills, archive_news, article, files, put, rows
from spacy.language import Language

from attribution import archive
from attribution.archive import FileRead, Status, adding
from attribution.archive.from_rows import analysis_of
from attribution.articles import Reading
from attribution.pipeline import analyze_reading
from attribution.records import Analysis, Article, Problem

BRIDGE = article("Bridge shut\nRuth Calder said that the bridge was unsafe.", "wire")
FERRY = article("Ferry sinks\nOmar Haddad said that 11 people were killed.", "ferry")
FLOOD = article("Flood in Velgate\nIda Moen denied that the dam had failed.", "flood")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def filled(file: Path, *parts: Iterable[Article]) -> dict[str, list[tuple[object, ...]]]:
    """All rows of an archive to which the parts were added one after the other."""
    for part in parts:
        with archive.writing(file) as connection:
            put(connection, *part)
    assert list(archive_kills.faults(file)) == []
    return archive_kills.rows_of(file)


# --- Each article once -------------------------------------------------------------------------------------------------


def test_an_article_is_added_once_however_often_it_is_given(file: Path) -> None:
    once = filled(file, [BRIDGE, FERRY])
    with archive.writing(file) as connection:
        added = put(connection, BRIDGE, FLOOD, BRIDGE)
        assert (added.new, added.known) == (1, 2)
        assert rows(connection, "SELECT name FROM articles ORDER BY id") == [("wire",), ("ferry",), ("flood",)]
    assert len(once["articles"]) == 2


def test_the_same_text_in_another_file_is_there_already(file: Path) -> None:
    assert len(filled(file, [BRIDGE, replace(BRIDGE, id="copy", path="elsewhere/copy.txt")])["articles"]) == 1


def test_the_same_text_in_another_paper_is_another_article(file: Path) -> None:
    carried = [replace(BRIDGE, publisher="The Courier"), replace(BRIDGE, publisher="Evening Post")]
    assert len(filled(file, carried)["articles"]) == 2


def test_the_same_text_read_by_another_reader_is_another_article(file: Path) -> None:
    with archive.writing(file) as connection:
        for reader in (".txt", ".html", ".txt", ".htm"):
            given = FileRead("wire", Reading((replace(BRIDGE, reader=reader),)), 0)
            archive.add(connection, [given], archive_news.analyses)
        assert rows(connection, "SELECT count(*) FROM articles") == [(2,)]


def test_adding_remembers_no_article_that_is_written(file: Path) -> None:
    """Else a million of them would fill the memory."""
    told = [one.article for one in archive_news.news(120)]
    with archive.writing(file) as connection:
        run = adding._Run(connection, None)
        kept = [run.keep(analysis) for analysis in archive_news.analyses(run.new_articles(files([*told, *told])))]
        run.write()
    assert len(kept) == 120
    assert (run.numbers, run.keys, run.under_way, run.batch) == ({}, set(), {}, [])


def test_articles_of_one_name_are_numbered(file: Path) -> None:
    """ "wire-2" is also what one of them is called by itself."""
    named = [replace(one, id="wire") for one in (BRIDGE, FERRY)]
    natural = replace(FLOOD, id="wire-2")
    with archive.writing(file) as connection:
        put(connection, named[0], natural)
        put(connection, named[1])
        assert rows(connection, "SELECT name FROM articles ORDER BY id") == [("wire",), ("wire-2",), ("wire-3",)]


# --- In one go, in parts, cut off ------------------------------------------------------------------------------------------


def test_adding_in_parts_gives_the_archive_of_adding_in_one_go(tmp_path: Path) -> None:
    told = [one.article for one in archive_news.news(90)]
    whole = filled(tmp_path / "whole.db", told)
    assert len(whole["stories"]) > 10
    assert whole["points"]
    assert filled(tmp_path / "parts.db", told[:1], told[:33], told[33:34], told[30:77], told[77:]) == whole


def test_a_killed_add_done_again_gives_the_archive_of_one_that_was_not_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH", 4)
    chance = random.Random(3)
    archive_kills.fill(tmp_path / "whole.db", 30)
    whole = archive_kills.rows_of(tmp_path / "whole.db")
    for number in range(5):
        file = tmp_path / f"cut-{number}.db"
        archive_kills.killed(lambda file=file: archive_kills.fill(file, 30), chance.uniform(0.02, 0.6))  # type: ignore[misc]
        archive_kills.fill(file, 30)
        assert list(archive_kills.faults(file)) == []
        assert archive_kills.rows_of(file) == whole


def test_an_add_that_breaks_off_leaves_whole_articles(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 20)
    told = [one.article for one in archive_news.news(30)]

    def breaking(articles: Iterable[Article]) -> Iterator[Analysis]:
        for number, analysis in enumerate(archive_news.analyses(articles)):
            if number == 25:
                raise KeyboardInterrupt
            yield analysis

    with archive.writing(file) as connection, pytest.raises(KeyboardInterrupt):
        archive.add(connection, files(told), breaking)
    assert len(archive_kills.rows_of(file)["articles"]) == 20
    assert list(archive_kills.faults(file)) == []


def test_an_article_that_cannot_be_written_takes_nothing_of_its_batch_in(file: Path) -> None:
    with archive.writing(file) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON claims WHEN NEW.record LIKE 'flood%' BEGIN SELECT RAISE(FAIL, 'no'); END"
        )
        with pytest.raises(sqlite3.IntegrityError):
            put(connection, BRIDGE, FLOOD)
        assert rows(connection, "SELECT count(*) FROM articles") == [(0,)]
        assert rows(connection, "SELECT count(*) FROM grouping_words") == [(0,)]


# --- What was found is kept --------------------------------------------------------------------------------------------------

TEXT = """Four dead in Velgate blast

“Four people were killed and at least 12 wounded,” said Ruth Calder, a spokeswoman for the Velgate Fire Service. The mayor
denied that the depot had been closed since January. A security source, who asked not to be named because he was not allowed to
speak, told reporters it was an accident. Calder added: “We do not know who did it.”
"""


def test_an_analysis_comes_back_as_it_was_put_in(nlp: Language, file: Path) -> None:
    given = replace(article(TEXT, "blast"), path="blast.txt", size=len(TEXT.encode()), encoding="utf-8", reader=".txt")
    found = analyze_reading(Reading((given,)), pipeline=nlp, compare=False)
    assert len(found.claims) > 3
    with archive.writing(file) as connection:
        archive.add(connection, files([given]), lambda articles: [replace(found, articles=(one,)) for one in articles])
        assert analysis_of(connection, [1]) == found


def test_what_the_views_show_is_cut_from_the_text(file: Path) -> None:
    with archive.writing(file) as connection:
        put(connection, article("Zoë’s 🚢 sinks\nOmar Haddad said that 11 people were killed in Łódź.", "ferry"))
        assert rows(connection, "SELECT source, cue, quotation FROM said") == [
            ("Omar Haddad", "said", "11 people were killed in Łódź")
        ]
        assert rows(connection, "SELECT words FROM claimed") == [("11 people were killed in Łódź",)]


# --- What goes wrong -----------------------------------------------------------------------------------------------------------


def test_problems_are_kept_and_forgotten_once_the_file_is_mended(file: Path) -> None:
    broken = FileRead("dump.jsonl", Reading(problems=(Problem("dump.jsonl, line 3", "broken JSON"),)), 0)
    with archive.writing(file) as connection:
        added = archive.add(connection, [broken, *files([BRIDGE])], archive_news.analyses)
        assert (added.new, [problem.what for problem in added.problems]) == (1, ["broken JSON"])
        assert rows(connection, "SELECT article, what, fatal FROM problems") == [("dump.jsonl, line 3", "broken JSON", 1)]
        archive.add(connection, [replace(broken, reading=Reading())], archive_news.analyses)
        assert rows(connection, "SELECT * FROM problems") == []


def test_an_article_that_could_not_be_analysed_is_tried_again(file: Path) -> None:
    def failing(articles: Iterable[Article]) -> Iterator[Analysis]:
        for one in articles:
            done = archive_news.analysis_of(one)
            yield replace(done, problems=(Problem(one.id, "broke down"),)) if one.id == "ferry" else done

    with archive.writing(file) as connection:
        assert archive.add(connection, files([BRIDGE, FERRY, FLOOD]), failing).new == 2
        assert put(connection, BRIDGE, FERRY, FLOOD).new == 1
        assert rows(connection, "SELECT name FROM articles ORDER BY id") == [("wire",), ("flood",), ("ferry",)]


def test_progress_counts_what_was_there_and_what_is_to_come(file: Path) -> None:
    told: list[Status] = []
    with archive.writing(file) as connection:
        put(connection, BRIDGE)
        given = [FileRead(one.id, Reading((one,)), left) for one, left in ((BRIDGE, 2), (FERRY, 1), (FLOOD, 0))]
        archive.add(connection, given, archive_news.analyses, told.append)
    assert told == [Status(1, 0, 3), Status(2, 1, 3), Status(3, 2, 3)]


def test_the_cost_of_adding_does_not_grow(file: Path) -> None:
    """Counted in steps of SQLite's machine, which no other work on this computer changes."""
    told = [one.article for one in archive_news.news(1800)]
    steps = [0]

    def step() -> int:
        steps[0] += 1
        return 0

    taken = []
    with archive.writing(file) as connection:
        connection.set_progress_handler(step, 100)
        for begin in range(0, 1800, 300):
            before = steps[0]
            archive.add(connection, files(told[begin : begin + 300]), archive_news.analyses)
            taken.append(steps[0] - before)
    assert taken[-1] < 1.15 * taken[2], taken
