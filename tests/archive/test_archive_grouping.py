from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from archived import archive_news, article, filled, put, rows

from attribution import archive
from attribution.archive import Choice, grouping
from attribution.archive.comparing import compare_stories
from attribution.records import Article

FIRE = """{paper}: fire at the Velgate depot
Smoke rose over the depot in Velgate on Thursday, and firefighters from Lindau came to help.
Ruth Calder said that {count} people were killed in the fire in Velgate.
Omar Haddad {cue} that the depot in Velgate had been closed."""


def fire(paper: str, day: str | None, *, count: int = 4, cue: str = "said") -> Article:
    return article(FIRE.format(paper=paper, count=count, cue=cue), paper.lower(), published=day, publisher=paper)


def stories(folder: Path, *told: Article) -> list[object]:
    with filled(folder, *told) as connection:
        return [story for (story,) in rows(connection, "SELECT story FROM articles ORDER BY id")]


CUP = article(
    "Osterholm win the cup\nIda Moen said that the crowd in Osterholm was the largest in years.\n"
    "Players of Osterholm went round the pitch with the cup.",
    "cup",
)


def test_articles_on_one_event_are_one_story_and_others_are_not(tmp_path: Path) -> None:
    assert stories(tmp_path, fire("Courier", "2024-05-02"), CUP, fire("Post", "2024-05-03")) == [1, 2, 1]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param(["2024-05-02", "2024-05-05"], [1, 1], id="three days on"),
        pytest.param(["2024-05-02", "2024-05-06"], [1, 2], id="four days on: another fire"),
        pytest.param(
            ["2024-05-02", "2024-05-05", "2024-05-08", "2024-05-11", "2024-05-14"], [1, 1, 1, 1, 2], id="ten days in all"
        ),
        pytest.param(["2024-05-05", "2024-05-02"], [1, 1], id="the later first"),
        pytest.param(
            ["2024-05-12", "2024-05-09", "2024-05-06", "2024-05-03", "2024-05-01"],
            [1, 1, 1, 1, 2],
            id="ten days, the last first",
        ),
        pytest.param(
            ["2024-05-02", None, "2024-05-05", "2024-05-08", "2024-05-11", "2024-05-14"],
            [1, 1, 1, 1, 1, 2],
            id="ten days, one without a date among them",
        ),
        pytest.param(["2024-05-02", None], [1, 1], id="without a date"),
        pytest.param([None, "2024-05-02"], [1, 1], id="without a date, first"),
        pytest.param([None, None], [1, 1], id="without any date"),
    ],
)
def test_the_days_that_a_story_takes_in(days: list[str | None], found: list[int], tmp_path: Path) -> None:
    assert stories(tmp_path, *(fire(f"Paper{n}", day) for n, day in enumerate(days))) == found


def test_a_story_takes_no_more_articles_than_can_be_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST", 3)
    assert Counter(stories(tmp_path, *(fire(f"Paper{n}", "2024-05-02") for n in range(7)))) == {1: 3, 2: 3, 3: 1}


def test_a_story_keeps_the_heaviest_words_of_its_articles_added_up(tmp_path: Path) -> None:
    words = [f"wharf{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(170)]
    own = {"Courier": words[:100], "Post": words[70:]}
    told = [f"{FIRE.format(paper=paper, count=4, cue='said')}\n{' '.join(given)}" for paper, given in own.items()]
    articles = [article(text, paper.lower(), published="2024-05-02") for paper, text in zip(own, told, strict=True)]
    with filled(tmp_path, *articles) as connection:
        (((kept,)),) = rows(connection, "SELECT words FROM grouping_stories")
    found = json.loads(str(kept))
    assert len(found) == grouping.WORDS * 3 // 2
    assert found[words[75]] == pytest.approx(2 * min(found.values()), rel=0.01)


def test_an_article_without_a_date_finds_a_story_by_its_most_telling_keys_alone(tmp_path: Path) -> None:
    with filled(tmp_path, fire("Courier", "2024-05-02")) as connection:
        days = Counter(day for (day,) in rows(connection, "SELECT day FROM grouping_keys"))
    assert days.pop(grouping.ANY_DAY) == grouping.TELLING < max(days.values())


def test_the_stories_of_made_news_are_found(tmp_path: Path) -> None:
    """In the first articles it is not known yet which words are common: those of the templates are."""
    told = list(archive_news.news(700))
    with filled(tmp_path, *(one.article for one in told)) as connection:
        found = dict(connection.execute("SELECT name, story FROM articles").fetchall())
    del told[:300]
    together = Counter((found[one.article.id], one.story) for one in told)
    right = sum(together[found[one.article.id], one.story] for one in told)
    in_story, in_event = Counter(found.values()), Counter(one.story for one in told)
    assert right / sum(in_story[found[one.article.id]] for one in told) > 0.8  # of articles put together, together by right
    assert right / sum(in_event[one.story] for one in told) > 0.95


def test_only_articles_that_share_a_key_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [one.article for one in archive_news.news(400)]
    looked_at = []
    likeness = grouping._likeness
    monkeypatch.setattr(grouping, "_likeness", lambda *given: looked_at.append(given[1]) or likeness(*given))
    with archive.writing(tmp_path / "news.db") as connection:
        put(connection, *told)
        (count,) = rows(connection, "SELECT count(*) FROM stories")[0]
    assert isinstance(count, int)
    assert len(looked_at) < 400 * grouping.LOOKED_AT < 400 * count / 5


# --- Accounts of a story ---------------------------------------------------------------------------------------------------------


def test_who_gives_which_answer_is_kept_in_tables(tmp_path: Path) -> None:
    other = article(fire("Post", "2024-05-02", count=9).text.replace("Ruth Calder", "Ida Moen"), "post", published="2024-05-02")
    with filled(tmp_path, fire("Courier", "2024-05-02"), other) as connection:
        query = "SELECT answer, held_by, origins FROM at_issue WHERE question = 'how many people were killed' ORDER BY answer"
        assert rows(connection, query) == [("4", "Ruth Calder", 1), ("9", "Ida Moen", 1)]
        assert rows(connection, "SELECT count(*) FROM claims WHERE event IS NULL") == [(0,)]


def test_the_tables_hold_what_comparing_the_articles_of_each_story_comes_to(tmp_path: Path) -> None:
    with filled(tmp_path, *(one.article for one in archive_news.news(150))) as connection:
        (count,) = rows(connection, "SELECT count(*) FROM stories")[0]
        assert isinstance(count, int)
        claims = dict(connection.execute("SELECT id, record FROM claims").fetchall())
        told = [archive.report_on(connection, Choice(event=str(story)), articles=60)[0] for story in range(1, count + 1)]
        kept = rows(connection, 'SELECT "first", "second", kind, reason FROM relations')
        points = rows(connection, "SELECT id, event, question, status FROM points")
    related = {(r.first, r.second, r.kind, r.reason) for one in told for r in one.relations}
    assert {(claims[first], claims[second], kind, why) for first, second, kind, why in kept} == related  # type: ignore[index]
    assert {kind for _, _, kind, _ in related} > {"repeats"}
    assert set(points) == {(p.id, p.event, p.question, p.status) for one in told for p in one.points}


def test_a_story_is_compared_again_when_it_gets_another_article(tmp_path: Path) -> None:
    with archive.writing(tmp_path / "news.db") as connection:
        put(connection, fire("Courier", "2024-05-02"), CUP)
        assert rows(connection, "SELECT answer FROM at_issue WHERE question LIKE '%killed%'") == [("4",)]
        assert compare_stories(connection) == 0
        archive.add(connection, [], archive_news.analyses)
        assert compare_stories(connection) == 0
        put(connection, fire("Post", "2024-05-03", count=9))
        answers = rows(connection, "SELECT answer FROM at_issue WHERE question LIKE '%killed%' ORDER BY 1")
        assert answers == [("4",), ("9",)]


def test_who_is_who_does_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    told = [one.article for one in archive_news.news(120)]
    shuffled = random.Random(5).sample(told, len(told))
    query = "SELECT name, kind, statements, articles, denies, first_date, last_date FROM quoted ORDER BY name, first_date"
    found = []
    for name, given in (("one", told), ("other", shuffled)):
        (tmp_path / name).mkdir()
        with filled(tmp_path / name, *given) as connection:
            found.append(rows(connection, query))
    assert found[0] == found[1]


def test_a_report_tells_why_the_articles_of_a_story_were_compared(tmp_path: Path) -> None:
    with filled(tmp_path, fire("Courier", "2024-05-02"), CUP, fire("Post", "2024-05-03")) as connection:
        found, _ = archive.report_on(connection, Choice(event="1"))
    ((articles, (join,)),) = ((story.articles, story.joins) for story in found.stories)
    assert len(articles) == 2
    assert "Velgate" in join.names
