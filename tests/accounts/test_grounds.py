"""Why articles were taken for one story, as a reader is told it."""

from __future__ import annotations

import pytest

from attribution.accounts.stories import told_stories
from attribution.records import DOUBTFUL, Article, Join

MILL = (
    "ROSMOOR - Fire destroyed the Hollis cotton mill on Ferry Lane on Friday night and killed its watchman, Peter Dunmore, 61, "
    "the fire brigade said. Chief Nora Quill blamed a faulty boiler. About 1,250 spindles were lost."
)
FLAMES = (
    "Peter Dunmore, 61, a watchman in Rosmoor, died on Friday when flames tore through a cotton mill on Ferry Lane, said Chief Nora "
    "Quill of the fire brigade. The owner, Hollis, put the loss at 1,250 spindles and doubted that a boiler was to blame."
)


def article(name: str, text: str, published: str | None = None) -> Article:
    return Article(name, text, published=published)


def joins(*articles: Article) -> tuple[Join, ...]:
    (story,) = told_stories(articles)
    return story.joins


@pytest.fixture(scope="module")
def join() -> Join:
    (found,) = joins(article("mill", MILL, "2026-05-02"), article("flames", FLAMES, "2026-05-02"))
    return found


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        pytest.param("people", ("Dunmore",), id="people, without the chief who speaks for the brigade"),
        pytest.param("places", ("Ferry Lane",), id="a street with its kind"),
        pytest.param("days", ("2026-05-01", "2026-05-02"), id="the Friday told of, and the day of both"),
        pytest.param("numbers", ("61", "1250"), id="an age and a figure"),
    ],
)
def test_what_both_have_is_told_by_its_kind(kind: str, told: tuple[str, ...], join: Join) -> None:
    assert getattr(join, kind) == told


def test_words_are_told_as_the_first_article_writes_them_apart_from_names(join: Join) -> None:
    assert {"cotton", "mill", "watchman"} <= set(join.words)
    assert {"ROSMOOR", "Hollis"} <= set(join.names)
    assert not {"Lane", "Ferry", "Dunmore"} & {*join.words, *join.names}


def test_the_first_of_a_join_stands_before_the_second_in_the_input() -> None:
    given = [article("mill", MILL, "2026-05-02"), article("flames", FLAMES, "2026-05-02")]
    assert [(found.first, found.second) for found in joins(*given)] == [("mill", "flames")]
    assert [(found.first, found.second) for found in joins(*reversed(given))] == [("flames", "mill")]


def test_a_copy_is_told_to_be_one_and_surely_of_its_story() -> None:
    again = article("again", MILL.replace(" on ", "\non "), "2026-05-03")
    assert joins(article("mill", MILL, "2026-05-02"), again) == (Join("mill", "again", 1.0, same_text=True),)


def test_another_event_of_the_same_town_is_joined_with_doubt_if_at_all_and_what_speaks_against_it() -> None:
    again = (
        "ROSMOOR - A fire in the boiler of a cotton mill hurt Tom Gale, 58, a foreman, on Canal Street on Sunday. The brigade was there "
        "within minutes."
    )
    (found,) = joins(article("mill", MILL, "2026-05-02"), article("again", again, "2026-05-05"))
    assert 0.5 < found.confidence < DOUBTFUL
    assert found.people == found.places == found.days == found.numbers == ()
    assert found.against == (
        "they name other streets",
        "the ages that they tell first are not in both",
        "they tell of other days",
        "they were published on different days",
    )


def test_nothing_speaks_against_two_reports_of_one_day(join: Join) -> None:
    assert join.against == ()


def test_from_each_article_of_a_story_its_joins_lead_to_every_other() -> None:
    given = [article(f"n{i}", f"{MILL if i % 2 else FLAMES} Witness {i} heard bang {i * 13}.", "2026-05-02") for i in range(70)]
    reached, found = {"n0"}, joins(*given, article("copy", given[9].text, "2026-05-02"))
    assert len(found) == len(given)
    for _ in found:
        reached |= {name for one in found for name in (one.first, one.second) if {one.first, one.second} & reached}
    assert len(reached) == len(given) + 1
    assert list(found) == sorted(found, key=lambda one: -one.confidence)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MILL.upper(), id="capitals"),
        pytest.param(
            "Власти Росмура сообщили: ночью на улице Паромной сгорела фабрика, погиб сторож Пётр Данмор, 61.", id="Cyrillic"
        ),
        pytest.param(
            "星期五晚上，罗斯莫尔的棉纺厂发生火灾。消防局表示，看守人死亡。工厂雇用了九十人。火灾由锅炉引起。", id="Chinese"
        ),
        pytest.param("قال مدير الدفاع المدني إن حريقا دمر مصنعا للقطن في روسمور مساء الجمعة وقتل الحارس.", id="Arabic"),
    ],
)
def test_reasons_are_found_in_any_script(text: str) -> None:
    (found,) = joins(article("a", text), article("b", f"{text} {text[:20]}"))
    assert found.words or found.names
