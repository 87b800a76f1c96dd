"""Which articles tell of one story: dates keep like events of one town apart, a headline apart from its text still counts."""

from __future__ import annotations

from attribution.accounts.stories import stories_of
from attribution.records import Article

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
