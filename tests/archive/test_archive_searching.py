from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from archived import archive_news, article, filled, put
from hypothesis import HealthCheck, example, given, settings, strategies

from attribution import archive
from attribution.archive import Choice, counting, searching
from attribution.archive.exporting import json_lines, parquet
from attribution.archive.from_rows import analysis_of
from attribution.archive.searching import tabled
from attribution.errors import UsageError
from attribution.reports import render

STRIKE = article(
    "Port strike enters second week\nRuth Calder said that talks had failed.\n"
    "Velgate Union denied that its members had blocked the gates.\nCranes stood idle.",
    "strike",
    published="2024-05-02",
    publisher="The Courier",
)
FLOOD = article(
    "Flood in Lindau\nRuth Calder confirmed that two dams were flooded.\nOmar Haddad said that the pay talks in Lindau went on.",
    "flood",
    published="2023-12-30",
)
UNDATED = article(
    "Osterholm note\nIda Moen claimed that the strike’s “pay-offer” (AND OR NOT) was 5% * 2.", "note", published=None
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with filled(tmp_path_factory.mktemp("archive"), STRIKE, FLOOD, UNDATED) as connection:
        yield connection


def found(news: sqlite3.Connection, words: str = "", **chosen: Any) -> list[str]:
    """What was said in the statements found, in their order."""
    return [hit.quotation or "" for hit in archive.search(news, Choice(words, **chosen)).hits]


TALKS, GATES = "talks had failed", "its members had blocked the gates"
DAMS, PAY = "two dams were flooded", "the pay talks in Lindau went on"
OFFER = "the strike’s “pay-offer” (AND OR NOT) was 5% * 2"


@pytest.mark.parametrize(
    ("words", "chosen", "said"),
    [
        pytest.param("talks", {}, {TALKS, PAY}, id="a word"),
        pytest.param("pay talks", {}, {PAY}, id="all words"),
        pytest.param("flooding", {}, {DAMS, PAY}, id="another form, and the headline"),
        pytest.param("strike gates", {}, {GATES}, id="one in the headline"),
        pytest.param("calder dams", {}, {DAMS}, id="one in the source's name"),
        pytest.param('"talks had"', {}, {TALKS}, id="a phrase"),
        pytest.param('"had talks"', {}, set(), id="no such phrase"),
        pytest.param("memb*", {}, {GATES}, id="a beginning"),
        pytest.param("", {"source": "Ruth Calder"}, {TALKS, DAMS}, id="a source"),
        pytest.param("", {"source": "calder"}, {TALKS, DAMS}, id="part of a source's name"),
        pytest.param("talks", {"source": "Calder"}, {TALKS}, id="a source and a word"),
        pytest.param("", {"stance": "denies"}, {GATES}, id="a stance"),
        pytest.param("", {"kind": "organisation"}, {GATES}, id="a kind of source"),
        pytest.param("", {"since": "2024-05-02"}, {TALKS, GATES}, id="from a day on"),
        pytest.param("", {"since": "2024-05-03"}, set(), id="from the day after"),
        pytest.param("", {"until": "2023"}, {DAMS, PAY}, id="to the end of a year"),
        pytest.param("", {"since": "2023-12", "until": "2024-04"}, {DAMS, PAY}, id="months"),
        pytest.param("", {"since": "2022", "until": "2025"}, {TALKS, GATES, DAMS, PAY}, id="years"),
        pytest.param("", {"since": "2030"}, set(), id="years to come"),
        pytest.param("", {"event": "1"}, {TALKS, GATES}, id="a story"),
        pytest.param("pay-offer (and)", {}, {OFFER}, id="signs that are commands to the index"),
        pytest.param("strike's \"", {}, {OFFER}, id="an open quotation mark"),
        pytest.param("denies", {}, set(), id="no words of the program's own"),
        pytest.param("xstancedenies", {}, set(), id="nor what it chooses by"),
    ],
)
def test_what_is_found(words: str, chosen: dict[str, str], said: set[str], news: sqlite3.Connection) -> None:
    assert set(found(news, words, **chosen)) == said


def test_statements_on_one_event_are_found_by_its_id(news: sqlite3.Connection) -> None:
    (event,) = archive.search(news, Choice("dams")).hits[0].events
    assert set(found(news, event=event[0])) == {DAMS, PAY}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({}, "nothing to look for"),
        ({"words": "?! *"}, "nothing to look for"),
        ({"since": "May 2024"}, "'May 2024' is no date; write it as 2024-05-31"),
        ({"since": "2024-13"}, "is no date"),
        ({"event": "event:nowhere"}, "there is no event 'event:nowhere'"),
        ({"event": "99"}, "there is no event '99'"),
        ({"event": "9" * 30}, "there is no event '999"),
        ({"event": "٣"}, "there is no event '٣'"),
        ({"stance": "shouts"}, "there is no stance 'shouts'; there are: asserts"),
        ({"source": "?"}, "is no name"),
    ],
)
def test_a_choice_that_cannot_be_understood_says_what_to_do(
    chosen: dict[str, Any], said: str, news: sqlite3.Connection
) -> None:
    with pytest.raises(UsageError, match=said.replace("?", r"\?")):
        archive.search(news, Choice(**chosen))


def test_without_words_the_latest_comes_first(news: sqlite3.Connection) -> None:
    assert found(news, source="Calder") == [TALKS, DAMS]


def test_a_hit_tells_where_it_stands_and_what_fits(news: sqlite3.Connection) -> None:
    (hit,) = archive.search(news, Choice("blocked gates")).hits
    assert (hit.source, hit.kind, hit.stance, hit.cue) == ("Velgate Union", "organisation", "denies", "denied")
    assert [extent.of(STRIKE.text) for extent in hit.content] == [GATES]
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.hits] == ["blocked", "gates"]
    json.dumps(tabled([hit]))


def test_a_long_statement_is_cut_around_what_fits(tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(100))
    text = f"Note\nRuth Calder said that {long} needle {long}."
    with filled(tmp_path, article(text)) as connection:
        (hit,) = archive.search(connection, Choice("needle")).hits
    assert "needle" in hit.snippet.text
    assert len(hit.snippet.text.split()) <= searching.SNIPPET
    assert all(part in text for part in hit.snippet.text.split("…"))


def test_whole_articles_are_searched_where_asked(news: sqlite3.Connection) -> None:
    (hit,) = archive.search_articles(news, "cranes").hits
    assert (hit.article, hit.source) == ("strike", None)
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.hits] == ["Cranes"]


def test_more_than_the_limit_is_told(news: sqlite3.Connection) -> None:
    one = archive.search(news, Choice("talks"), limit=1)
    assert (len(one.hits), one.more) == (1, True)
    assert archive.search(news, Choice("talks"), limit=2).more is False


def test_words_of_the_statement_go_before_those_of_the_headline_unless_the_newest_are_asked_for(
    news: sqlite3.Connection,
) -> None:
    newest = [hit.quotation for hit in archive.search(news, Choice("strike"), newest=True).hits]
    assert found(news, "strike") == [OFFER, TALKS, GATES]
    assert newest == [TALKS, GATES, OFFER]


def test_of_very_many_the_newest_in_the_archive_are_ranked(news: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "WEIGHED", 1)
    assert found(news, "talks") == [PAY]


# --- Counting, reporting, exporting ------------------------------------------------------------------------------------------------


def test_sources_are_counted_by_stance_with_their_dates(news: sqlite3.Connection) -> None:
    first = archive.quoted(news)[0]
    assert (first.name, first.statements, first.articles) == ("Ruth Calder", 2, 2)
    assert first.stances == {"asserts": 1, "confirms": 1}
    assert (first.first, first.last) == ("2023-12-30", "2024-05-02")


def test_sources_are_counted_as_the_view_counts_them(tmp_path: Path) -> None:
    """Also one whom another article on the same story calls by her surname."""
    bridge = "Velgate bridge shut\nReporters saw cracks in the Velgate bridge near Lindau.\n"
    own = [
        article(bridge + "Ruth Calder said that the bridge near Lindau was unsafe.", "a"),
        article(bridge + "Calder denied that the bridge would be shut for 9 days.", "b", publisher="Post"),
    ]
    with filled(tmp_path, *own, *(one.article for one in archive_news.news(60))) as connection:
        assert connection.execute("SELECT count(*) FROM sources WHERE same_as IS NOT NULL").fetchone()[0] > 0
        stances = ", ".join(f'"{stance}"' for stance in counting.STANCES)
        query = f"""SELECT name, kind, anonymous, statements, articles, first_date, last_date, {stances} FROM quoted
                    ORDER BY statements DESC, name, source"""
        known = connection.execute(query).fetchall()
        told = archive.quoted(connection, limit=None)
    assert len(known) > 100
    assert known == [
        (one.name, one.kind, one.anonymous, one.statements, one.articles, one.first, one.last,
         *(one.stances.get(stance, 0) for stance in counting.STANCES))
        for one in told
    ]  # fmt: skip


def test_sources_are_chosen_by_name_and_kind(news: sqlite3.Connection) -> None:
    assert [one.name for one in archive.quoted(news, name="velgate")] == ["Velgate Union"]
    assert [one.name for one in archive.quoted(news, kind="organisation")] == ["Velgate Union"]
    assert archive.quoted(news, name="nobody") == ()


def test_stats_count_everything(news: sqlite3.Connection) -> None:
    told = archive.stats(news)
    assert (told["articles"], told["attributions"], told["without a date"]) == (3, 5, 1)
    assert told["stances"] == {"asserts": 2, "claims": 1, "confirms": 1, "denies": 1}


@pytest.mark.parametrize(
    "words",
    [
        "chosen_by : xstanceasserts",
        "x' OR 1=1 --",
        'zeppelin" OR "talks',
        "zeppelin) OR (talks",
        "NEAR(zeppelin talks)",
        "NOT zeppelin",
    ],
)
def test_words_are_no_query_language(words: str, news: sqlite3.Connection) -> None:
    assert archive.search(news, Choice(words)).hits == ()
    assert archive.search(news, Choice(source=words)).hits == ()
    assert archive.search_articles(news, words).hits == ()
    assert archive.quoted(news, name=words) == ()


@example(words="a\0b")
@example(words="caf\udce9")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=strategies.text(alphabet=strategies.characters(), max_size=20))
def test_any_words_are_looked_for_or_said_to_be_none(words: str, news: sqlite3.Connection) -> None:
    has_a_word = any(character.isascii() and character.isalnum() for character in words)
    for ask, why in (
        (lambda: archive.search(news, Choice(words)), "nothing to look for; give words"),
        (lambda: archive.search(news, Choice(source=words)), "is no name; give the name of a source"),
        (lambda: archive.search_articles(news, words), "nothing to look for; give words"),
        (lambda: archive.quoted(news, name=words), "is no name; give the name of a source"),
    ):
        said = refusal(ask)
        assert said == "" or (why in said and not has_a_word)


@pytest.mark.parametrize("given", ["", "yesterday", "2024-13", "2024-05-32", "٢٠٢٤", "2024-05-31\0"], ids=ascii)
def test_what_is_no_date_is_said_to_be_none(given: str, news: sqlite3.Connection) -> None:
    assert "is no date; write it as 2024-05-31" in refusal(lambda: archive.search(news, Choice(since=given)))


def refusal(ask: Callable[[], object]) -> str:
    """What is said where words cannot be looked for; "" where they are."""
    try:
        ask()
    except UsageError as error:
        return str(error)
    return ""


def test_a_report_is_that_of_the_articles_concerned_read_together(news: sqlite3.Connection) -> None:
    analysis, more = archive.report_on(news, Choice("talks"))
    assert ([one.id for one in analysis.articles], more) == (["strike", "flood"], False)
    assert [source.name for source in analysis.sources if len(source.mentions) == 2] == ["Ruth Calder"]
    assert "Ruth Calder" in str(render("text", analysis))
    assert archive.report_on(news, Choice("talks"), articles=1)[1] is True


def test_nothing_to_report_on_is_told(news: sqlite3.Connection) -> None:
    with pytest.raises(UsageError, match="nothing in the archive fits"):
        archive.report_on(news, Choice("zeppelin"))


def test_json_lines_are_those_of_the_report_with_one_id_for_a_source(news: sqlite3.Connection) -> None:
    exported = [json.loads(line) for line in "".join(json_lines(news)).splitlines()]
    shown = [json.loads(line) for line in str(render("jsonl", analysis_of(news, [1, 2, 3]))).splitlines()]
    assert exported == shown
    assert exported[0]["source_id"] == exported[2]["source_id"]


def test_parquet_has_a_row_a_statement(news: sqlite3.Connection, tmp_path: Path) -> None:
    from pyarrow.parquet import read_table

    parquet(news, tmp_path / "said.parquet")
    rows = read_table(tmp_path / "said.parquet").to_pylist()
    assert [row["quotation"] for row in rows] == [TALKS, GATES, DAMS, PAY, OFFER]
    assert (rows[1]["source"], rows[1]["source_anonymous"], rows[1]["stance"]) == ("Velgate Union", False, "denies")
    start, end = json.loads(rows[0]["content"])[0]
    assert STRIKE.text[start:end] == TALKS


def test_parquet_without_its_library_says_what_to_install(
    news: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'attribution\[parquet\]'"):
        parquet(news, tmp_path / "said.parquet")
    assert list(tmp_path.iterdir()) == []


def test_what_is_exported_is_one_state_of_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.archive.exporting.PIECE", 1)
    with filled(tmp_path, STRIKE, FLOOD) as reader:
        pieces = json_lines(reader)
        first = next(pieces)
        with archive.writing(tmp_path / "news.db") as writer:
            put(writer, UNDATED)
        assert len("".join([first, *pieces]).splitlines()) == 4
