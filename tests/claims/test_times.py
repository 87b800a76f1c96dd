"""Times: what a claim's words say of when, against the day its article is dated (a Wednesday)."""

from __future__ import annotations

import sys

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from attribution.claims.times import when_in
from attribution.records import When

BLANK = spacy.blank("en")
WEDNESDAY = "2024-07-31"


def when(text: str, published: str | None = WEDNESDAY) -> When:
    doc = BLANK(text)
    return when_in(doc, 0, len(doc), published)


def test_days_that_would_run_backward_are_not_given() -> None:
    assert when("They met from 3 July to July 2.") == When(text="from 3 July to July 2")


DAYS = [
    ("The strike came on Tuesday.", "2024-07-30", "2024-07-30", "Tuesday"),
    ("The strike came on Wednesday.", "2024-07-31", "2024-07-31", "Wednesday"),
    ("They met last Wednesday.", "2024-07-24", "2024-07-24", "last Wednesday"),
    ("The siren sounded late Tuesday.", "2024-07-30", "2024-07-30", "late Tuesday"),
    ("Early on Monday the road was shut.", "2024-07-29", "2024-07-29", "Early on Monday"),
    ("Police came on Saturday night.", "2024-07-27", "2024-07-27", "Saturday night"),
    ("The talks will resume on Friday.", "2024-08-02", "2024-08-02", "Friday"),
    ("The vote is next Tuesday.", "2024-08-06", "2024-08-06", "next Tuesday"),
    ("The blast came on July 16.", "2024-07-16", "2024-07-16", "July 16"),
    ("The blast came on 16 July.", "2024-07-16", "2024-07-16", "16 July"),
    ("He left on December 15.", "2023-12-15", "2023-12-15", "December 15"),
    ("He left on Sept. 11, 2001.", "2001-09-11", "2001-09-11", "Sept. 11, 2001"),
    ("He left on the 3rd of May 2019.", "2019-05-03", "2019-05-03", "the 3rd of May 2019"),
    ("It rained on July 16-18.", "2024-07-16", "2024-07-18", "July 16-18"),
    ("It rained on July 24-07.", "2024-07-24", "2024-07-24", "July 24-07"),
    ("She was hurt on Monday night, July 22.", "2024-07-22", "2024-07-22", "Monday night, July 22"),
    ("The file is dated 2024-02-09.", "2024-02-09", "2024-02-09", "2024-02-09"),
    ("The file is dated 16/07/2024.", "2024-07-16", "2024-07-16", "16/07/2024"),
    ("They left yesterday.", "2024-07-30", "2024-07-30", "yesterday"),
    ("They left the day before yesterday.", "2024-07-29", "2024-07-29", "the day before yesterday"),
    ("They leave tomorrow.", "2024-08-01", "2024-08-01", "tomorrow"),
    ("They left this morning.", "2024-07-31", "2024-07-31", "this morning"),
    ("Shells fell overnight.", "2024-07-30", "2024-07-31", "overnight"),
    ("Shells fell last night.", "2024-07-30", "2024-07-31", "last night"),
    ("Ten days ago the road was open.", "2024-07-21", "2024-07-21", "Ten days ago"),
]
STRETCHES = [
    ("Rockets were launched last week.", "2024-07-22", "2024-07-28", "last week"),
    ("Rockets were launched this week.", "2024-07-29", "2024-08-04", "this week"),
    ("The road was shut over the weekend.", "2024-07-27", "2024-07-28", "over the weekend"),
    ("The strike was the first since a raid in February.", "2024-02-01", "2024-02-29", "February"),
    ("The law passed in November.", "2023-11-01", "2023-11-30", "November"),
    ("The law passed in March 2021.", "2021-03-01", "2021-03-31", "March 2021"),
    ("It began in early June.", "2024-06-01", "2024-06-10", "early June"),
    ("It began in late 2023.", "2023-09-01", "2023-12-31", "late 2023"),
    ("Prices rose last month.", "2024-06-01", "2024-06-30", "last month"),
    ("Prices rose last year.", "2023-01-01", "2023-12-31", "last year"),
    ("The group was founded in 2014.", "2014-01-01", "2014-12-31", "2014"),
    ("The 1990s were lean.", "1990-01-01", "1999-12-31", "The 1990s"),
    ("Three weeks ago it began.", "2024-07-07", "2024-07-13", "Three weeks ago"),
    ("Two months ago it began.", "2024-05-01", "2024-05-31", "Two months ago"),
    ("Five years ago it began.", "2019-01-01", "2019-12-31", "Five years ago"),
    ("In the past 24 hours 12 people died.", "2024-07-30", "2024-07-31", "past 24 hours"),
    ("Nobody has been hit since April.", "2024-04-01", None, "since April"),
    ("They must leave by Friday.", None, "2024-07-26", "by Friday"),
    ("They will have left by Friday.", None, "2024-08-02", "by Friday"),
    ("It was closed until the end of June.", None, "2024-06-30", "until the end of June"),
    ("Between 2010 and 2014 the firm grew.", "2010-01-01", "2014-12-31", "Between 2010 and 2014"),
    ("It was over before July 16.", None, "2024-07-15", "before July 16"),
    ("The rate is above that from a year ago.", "2023-01-01", "2023-12-31", "a year ago"),
    ("It ended between early March and the thaw.", "2024-03-01", "2024-03-10", "early March"),
    ("From Monday to Tuesday it rained.", "2024-07-29", "2024-07-30", "From Monday to Tuesday"),
]
CLOCKS = [
    ("At 3:20 a.m. on Tuesday the hall fell.", "2024-07-30T03:20", "3:20 a.m. on Tuesday"),
    ("The hall fell on Saturday night at about 11:30 p.m.", "2024-07-27T23:30", "Saturday night at about 11:30 p.m."),
    ("Around 0600 GMT on Friday the ship sank.", "2024-07-26T06:00+00:00", "0600 GMT on Friday"),
    ("At 12 a.m. on July 16 it ended.", "2024-07-16T00:00", "12 a.m. on July 16"),
]
UNTOLD = [
    ("The hall fell at 3:20 a.m.", "3:20 a.m."),
    ("Two days earlier they had left.", "Two days earlier"),
    ("The next day they left.", "The next day"),
    ("The file is dated 07/08/2024.", "07/08/2024"),
    ("On 31 April nothing happened.", "31 April"),
]
NO_TIMES = [
    "We may march on.",
    "Shops prepared for Black Friday.",
    "The 54-year-old was hurt.",
    "The siege lasted three days.",
    "They won 3-2 and the ratio was 3:20.",
    "He sat and sun shone.",
    "Saturday evenings are quiet.",
    "",
]


@pytest.mark.parametrize(("text", "earliest", "latest", "words"), DAYS + STRETCHES, ids=[row[0] for row in DAYS + STRETCHES])
def test_words_become_days(text: str, earliest: str | None, latest: str | None, words: str) -> None:
    assert when(text) == When(earliest, latest, words)


@pytest.mark.parametrize(("text", "instant", "words"), CLOCKS, ids=[row[0] for row in CLOCKS])
def test_a_clock_beside_a_day_becomes_a_date_time(text: str, instant: str, words: str) -> None:
    assert when(text) == When(instant, instant, words)


@pytest.mark.parametrize(("text", "words"), UNTOLD, ids=[row[1] for row in UNTOLD])
def test_what_cannot_be_told_keeps_its_words(text: str, words: str) -> None:
    assert when(text) == When(None, None, words)


@pytest.mark.parametrize("text", NO_TIMES)
def test_other_words_tell_no_time(text: str) -> None:
    assert when(text) == When()


@pytest.mark.parametrize("published", [None, "", "yesterday", "0001-01-01", "9999-12-31", "2024-13-45"])
def test_without_a_date_of_the_article_relative_words_stay_words(published: str | None) -> None:
    assert when("It ended last Friday.", published) == When(None, None, "last Friday")


def test_without_a_date_of_the_article_full_dates_are_told() -> None:
    assert when("It ended on July 16, 2021.", None) == When("2021-07-16", "2021-07-16", "July 16, 2021")


def test_a_date_just_ahead_of_the_article_is_not_last_years() -> None:
    assert when("It ended on August 1.").earliest == "2024-08-01"


def test_only_the_range_is_read() -> None:
    doc = BLANK("On Monday they said it ended on Sunday.")
    assert when_in(doc, 3, len(doc), WEDNESDAY).text == "Sunday"
    assert when_in(doc, 4, 2, WEDNESDAY) == when_in(doc, 90, 99, WEDNESDAY) == When()


def test_dateparser_is_not_loaded_for_what_plain_words_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)
    assert when("It ended on July 16 and two weeks ago, at 3 p.m.").earliest == "2024-07-16T15:00"


WORDS = [
    "on",
    "since",
    "by",
    "until",
    "from",
    "to",
    "between",
    "and",
    "Friday",
    "last",
    "next",
    "July",
    "May",
    "16",
    "31",
    "2024",
    "0000",
    "1999",
    "9999",
    "the",
    "past",
    "early",
    "a",
    "two",
    "999",
    "days",
    "weeks",
    "years",
    "decades",
    "ago",
    "later",
    "at",
    "3:20",
    "25:99",
    "p.m.",
    "GMT",
    "07/08/2024",
    "99/99/9999",
    "overnight",
    "will",
    "-",
    ";",
    "1990s",
    "weekend",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([WEDNESDAY, None, "1800-01-01", "2199-12-31"]))
def test_no_words_of_time_raise(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    found = when(text, published)
    assert found.text is None or found.text in text


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    found = when(text)
    assert found.text is None or found.text in text
