"""Which articles tell of one story: dates keep like events of one town apart, a headline apart from its text still counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.accounts.stories import stories_of
from attribution.records import Article

STORIES = Path(__file__).parents[2] / "data" / "stories"
TOWN = "Marlow police officers were called to a shooting late in the evening. Detectives asked witnesses to call."
FIRST = (
    f"{TOWN} The victim was named as Peter Dunmore, a baker. Two masked gunmen fled from Canal Street in a silver van with a "
    "broken lamp, said Olga Brandt, who sells flowers opposite the bakery."
)
SECOND = (
    f"{TOWN} Ana Ruiz, a mathematics teacher, died on the steps of Saint Jude's church. Her former husband, Colin Tate, gave "
    "himself up at a motel near the airport, prosecutors told a judge."
)


def article(name: str, text: str, published: str | None = None, title: str | None = None) -> Article:
    return Article(name, text, published=published, title=title)


def joined(*articles: Article) -> bool:
    return len(set(stories_of(articles).values())) == 1


def test_reports_of_one_day_on_one_event_are_one_story() -> None:
    assert joined(article("a", FIRST, "2026-03-02"), article("b", f"{FIRST} A man of 40 was questioned.", "2026-03-02"))


def test_a_report_months_later_on_the_same_event_is_of_its_story() -> None:
    later = f"{FIRST} A driver was charged with the murder of Dunmore, whose bakery has closed."
    assert joined(article("a", FIRST, "2026-03-02"), article("b", later, "2026-07-20"))


def test_like_events_of_one_town_months_apart_are_two_stories() -> None:
    texts = (FIRST, f"{FIRST} The van was found.", SECOND, f"{SECOND} Her school is closed.")
    days = ("2025-03-02", "2025-03-03", "2026-01-11", "2026-01-12")
    found = stories_of(article(str(i), text, day) for i, (text, day) in enumerate(zip(texts, days, strict=True)))
    assert found == {"0": 0, "1": 0, "2": 1, "3": 1}


def test_a_headline_that_is_not_in_the_text_counts() -> None:
    text = "Residents gathered on Thursday. More details are expected."
    title = "Peter Dunmore, Marlow baker killed on Canal Street"
    assert joined(article("a", FIRST, "2026-03-02"), article("b", text, "2026-03-02", title))


def test_a_date_is_not_needed() -> None:
    assert joined(article("a", FIRST), article("b", f"{FIRST} A man of 40 was questioned."))


def groups(*articles: Article) -> set[frozenset[str]]:
    """The names of the articles that are joined, story by story."""
    found = stories_of(articles)
    return {frozenset(name for name in found if found[name] == number) for number in found.values()}


CLUB = (
    "MARLOW - Two men were shot outside a club in the 900 block of Canal Street early Saturday, Marlow police said. Victor Hanley, "
    "22, died at Marlow General Hospital. A bouncer told detectives that the gunman had been turned away at the door."
)
PARK = (
    "Gunfire broke up a family picnic in Alder Park on Sunday afternoon, killing Samuel Ortega, 41, a bus driver, in front of his "
    "children. Marlow police are looking for a green pickup truck that left by Birch Avenue, Sgt. Lena Moss said."
)
TRIAL = (
    "MARLOW - A jury convicted Darren Pike, 25, of the murder of Victor Hanley, 22, who was shot outside a club on Canal Street on "
    "March 7, 2026. A bouncer told the court that he had turned Pike away at the door. Hanley's mother wept."
)


def test_like_events_of_one_town_on_two_days_are_two_stories() -> None:
    given = [article("a", CLUB, "2026-03-07"), article("b", f"{CLUB} A car was seen.", "2026-03-07")]
    given += [article("c", PARK, "2026-03-08"), article("d", f"{PARK} Neighbours lit candles.", "2026-03-09")]
    assert groups(*given) == {frozenset("ab"), frozenset("cd")}


def test_one_article_on_two_events_does_not_make_them_one_story() -> None:
    both = (
        "The mayor called for patrols after a weekend in which Victor Hanley, 22, was shot outside a club on Canal Street and Samuel "
        "Ortega, 41, at a picnic in Alder Park."
    )
    found = stories_of(
        [
            article("a", CLUB, "2026-03-07"),
            article("b", f"{CLUB} A car was seen.", "2026-03-07"),
            article("c", PARK, "2026-03-08"),
            article("d", f"{PARK} Neighbours lit candles.", "2026-03-09"),
            article("e", both, "2026-03-09"),
        ]
    )
    assert found["a"] == found["b"] != found["c"] == found["d"]


def test_a_trial_a_year_later_is_of_the_story_of_its_victim() -> None:
    given = (article("a", CLUB, "2026-03-07"), article("b", PARK, "2026-03-08"), article("c", TRIAL, "2027-04-20"))
    assert groups(*given) == {frozenset("ac"), frozenset("b")}


DAYS = ("2026-03-07", "2026-03-08", "2027-04-20")


def test_the_order_in_which_articles_are_given_makes_no_difference() -> None:
    given = [article(name, text, day) for name, text, day in zip("abc", (CLUB, PARK, TRIAL), DAYS, strict=True)]
    assert groups(*given) == groups(*reversed(given)) == groups(given[1], given[2], given[0])


def test_stories_are_numbered_in_the_order_in_which_they_begin() -> None:
    found = stories_of([article("late", PARK, "2026-03-08"), article("early", CLUB, "2026-03-07")])
    assert found == {"late": 0, "early": 1}


def test_twenty_copies_are_one_story() -> None:
    assert joined(*(article(str(i), CLUB, "2026-03-07") for i in range(20)))


def test_copies_of_a_note_of_few_words_are_one_story() -> None:
    flash = "Four dead in mill fire, police say."
    assert joined(article("a", flash, "2026-05-02"), article("b", f" {flash}\n", "2026-05-02"))


def test_copies_make_no_word_common() -> None:
    """Twelve copies of one report beside another are a few articles, not many."""
    fire, flood = (
        many(1)[0].text,
        "HARLOW - A flood drowned two boys of six at the weir on Sunday, the mayor, Ruth Calder, said.",
    )
    copies = [article(f"c{i}", fire, "2026-05-02") for i in range(12)]
    later = article("later", f"{fire} The mill will not be rebuilt.", "2026-05-03")
    assert groups(*copies, later, article("flood", flood, "2026-05-03")) == {
        frozenset({*(copy.id for copy in copies), "later"}),
        frozenset({"flood"}),
    }


@pytest.mark.parametrize("published", ["2 May", "2026", "2026-05", "2026-13-45", "yesterday"])
def test_a_date_that_is_none_in_iso_is_no_date(published: str) -> None:
    assert joined(article("a", CLUB, published), article("b", f"{CLUB} A car was seen.", "2026-03-07"))


def test_texts_without_words_of_their_own_are_no_story_of_others() -> None:
    menu = "Home\nNews\nSport\nWeather\nSubscribe\nSign in"
    given = (article("a", CLUB, "2026-03-07"), article("b", "", "2026-03-07"), article("c", menu), article("d", ""))
    assert frozenset("a") in groups(*given)


def many(number: int) -> list[Article]:
    """Reports of one fire, each with a witness of its own."""
    fire = (
        "ROSMOOR - A fire destroyed the Hollis cotton mill on Ferry Lane on Friday night and killed its night watchman, Arthur "
        "Hollis, 61, the fire brigade said. Chief Nora Quill blamed a faulty boiler. The mill employed ninety people."
    )
    return [
        article(f"n{i}", f"{fire} Witness number {i} of street {i * 7} heard bang {i * 13}.", "2026-05-02")
        for i in range(number)
    ]


def test_two_hundred_reports_of_one_event_are_one_story() -> None:
    assert joined(*many(200))


PACKETS = [("01", "24"), ("01", "41"), ("02", "45"), ("03", "27"), ("06", "18")]
"""Written stories two of which speak of like things: wars, disasters, refineries, strikes."""


@pytest.mark.parametrize("dated", [True, False], ids=["with dates", "without"])
@pytest.mark.parametrize(("one", "other"), PACKETS)
def test_packets_of_two_stories_given_together_come_apart_into_two(one: str, other: str, dated: bool) -> None:
    packets = [packet(number, dated=dated) for number in (one, other)]
    expected = {frozenset(article.id for article in articles) for articles in packets}
    assert groups(*packets[0], *packets[1]) == expected


def packet(number: str, *, dated: bool) -> list[Article]:
    """The articles of a written story, with or without their dates."""
    (folder,) = STORIES.glob(f"{number}-*")
    dates = json.loads((folder / "gold.json").read_text(encoding="utf8")).get("published", {}) if dated else {}
    return [
        article(f"{number} {path.stem}", text := path.read_text(encoding="utf8"), dates.get(path.stem), text.split("\n")[0])
        for path in sorted(folder.glob("article-*.txt"))
    ]
