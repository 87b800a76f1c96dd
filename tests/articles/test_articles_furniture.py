"""Site furniture: marked where it is certain, and never a line of news."""

from __future__ import annotations

import pytest

from attribution.articles.furniture import find_furniture

FIRST = "The bridge at Kells is shut after an inspection, the county council said on Monday."
LAST = "“We will reopen it in May,” the mayor, Ruth Adeyemi, told reporters at the site."


def furniture(text: str) -> list[str]:
    return [extent.of(text) for extent in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Story continues below advertisement",
        "Read more: Mayor promises new bridge by spring",
        "READ ALSO | Mayor promises new bridge by spring",
        "►Related: ‘We were warned,’ says engineer",
        "[RELATED: Mayor promises new bridge]",
        "Related articles",
        "Sign up for our newsletter",
        "Sign up to get the day’s top stories in our morning newsletter.",
        "Subscribe to the Courier’s weekly newsletter here.",
        "Get the latest headlines delivered to your inbox every morning",
        "Share this article",
        "Share on Facebook",
        "Click to share on WhatsApp (Opens in new window)",
        "Follow us on X and Instagram",
        "Follow Ana Ruiz on Twitter @anaruiz.",
        "Source link",
        "Leave a Reply",
        "Leave a comment Cancel reply",
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "© 2024 The Kells Courier",
        "Copyright 2024 The Kells Courier. All rights reserved.",
        "(Copyright 2024 by Courier Media Inc. All rights reserved. This material may not be published or rewritten.)",
        "All rights reserved",
        "Photo: Ana Ruiz/Kells Courier",
        "Photograph by Ana Ruiz for the Courier",
        "Image source, Getty Images",
        "AP Photo/Ana Ruiz",
        "(Reporting by Ana Ruiz; Editing by Tom O’Neil)",
        "Tom O’Neil contributed to this report.",
        "We use cookies to improve your visit. By clicking “Accept” you agree to our use of them.",
        "This site uses cookies. Find out more in our policy.",
        "Accept all cookies",
        "Please enable JavaScript to watch this video",
        "View image in fullscreen",
        "Click here to watch the mayor’s news conference",
        "This is a developing story. Check back for updates.",
        "5 min read",
        "Skip to main content",
        "Download our free app for breaking news alerts",
    ],
)
def test_furniture_is_marked_between_paragraphs(line: str) -> None:
    assert furniture(f"{FIRST}\n\n{line}\n\n{LAST}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement for the post drew 400 replies, the council said.",
        "The advertisement was misleading, the regulator said.",
        "“Sign up for our newsletter and you will see,” the minister joked.",
        "Sign up for the army or go to prison, the judge told him.",
        "Share this burden with us, the minister asked the five countries.",
        "“Follow us,” one of the gunmen said.",
        "Follow us and you will be safe, the officer told the families.",
        "Read more books, the minister told pupils.",
        "Related deaths rose to 14, the coroner said.",
        "More than 40 people were hurt.",
        "More in hospital after crash",
        "Loading dock fire injures two",
        "Video by activists shows the moment the bridge fell",
        "Photos by satellite show the damage, analysts said.",
        "Find the suspects on social media, police urge",
        "He contributed to the report, the university said.",
        "Copyright law is to change, the minister said.",
        "© 2024 The Kells Courier. The mayor denied that she had been told.",
        "The company uses cookies to track children, the regulator found.",
        "Comments by the minister caused anger",
        "Police asked anyone with information to call them.",
        "Watch: the moment the bridge fell was filmed, police said.",
        "The Associated Press reported on Monday that the bridge was shut.",
        "Our standards are high, the builder insisted.",
        "The investigation is ongoing.",
        "No arrests were made.",
        "“No.”",
    ],
)
def test_news_is_never_marked(line: str) -> None:
    assert furniture(f"{FIRST}\n\n{line}\n\n{LAST}") == []
    assert furniture(f"Bridge shut\n\n{FIRST}\n\n{line}") == []


@pytest.mark.parametrize(
    "headline",
    [
        "Video: moment the bridge at Kells fell",
        "Watch live: council meets on bridge",
        "Opinion: Kells deserves better",
        "Latest news on the bridge at Kells",
        "More from the bridge inquiry",
        "Call for strike on May 1",
    ],
)
def test_headline_is_no_furniture_though_a_link_would_be(headline: str) -> None:
    assert furniture(f"{headline}\n\n{FIRST}\n\n{LAST}") == []
    assert furniture(f"Advertisement\n\n{headline}\n\n{FIRST}\n\n{LAST}") == ["Advertisement"]


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport | Opinion",
        "Facebook Twitter WhatsApp Email",
        "By Ana Ruiz",
        "31 July 2024",
        "Published: Wednesday, July 31, 2024, 2:05 p.m. EDT",
        "Updated 3 hours ago",
        "news@courier.example",
        "Contact Ana Ruiz at 555-0199 or aruiz@courier.example. Follow her on Twitter.",
        "Ana Ruiz is a political reporter for the Kells Courier.",
        "Reuters",
    ],
)
def test_menus_dates_and_addresses_are_furniture_outside_the_paragraphs(line: str) -> None:
    assert furniture(f"Bridge shut\n\n{line}\n\n{FIRST}\n\n{LAST}") == [line]
    assert furniture(f"{line}\n\n{FIRST}\n\n{LAST}") == [line]
    assert furniture(f"{FIRST}\n\n{LAST}\n\n{line}") == [line]


@pytest.mark.parametrize("line", ["Close", "Share", "31 July 2024", "Reuters", "@anaruiz"])
def test_between_paragraphs_they_may_be_news(line: str) -> None:
    assert furniture(f"{FIRST}\n\n{line}\n\n{LAST}") == []


@pytest.mark.parametrize(
    "last",
    [
        "Ruiz is a freelance reporter for three papers, her lawyer said.",
        "Iraq is the second-largest oil producer in the region.",
        "China is the largest contributor of troops.",
        "Khalil is a Syrian journalist in exile.",
    ],
)
def test_last_sentence_about_somebody_is_no_furniture(last: str) -> None:
    assert furniture(f"{FIRST}\n\n{last}") == []


def test_lines_that_follow_one_another_are_one_extent() -> None:
    tail = "Source link\n\n\nLeave a Reply\n\nYour email address will not be published."
    assert furniture(f"{FIRST}\n\n{LAST}\n\n\n{tail}\n\n") == [tail]


def test_headlines_under_a_list_heading_at_the_end_go_with_it() -> None:
    tail = "Related articles\n\nMayor promises new bridge\n\nEngineer ‘warned council twice’"
    assert furniture(f"{FIRST}\n\n{LAST}\n\n{tail}") == [tail]


def test_sentence_after_such_a_list_is_kept() -> None:
    text = f"{FIRST}\n\nRelated articles\n\nMayor promises new bridge\n\nNobody was hurt.\n\nShare this article"
    assert furniture(text) == ["Related articles\n\nMayor promises new bridge", "Share this article"]


def test_headlines_under_a_list_heading_inside_the_text_are_kept() -> None:
    assert furniture(f"{FIRST}\n\nRelated articles\n\nMayor promises new bridge\n\n{LAST}") == ["Related articles"]


def test_text_of_headlines_alone_loses_none() -> None:
    assert furniture("Bridge shut\n\nMayor resigns\n\nBy Ana Ruiz\n\nSchools closed") == []


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "* * *", "\ufffd\x00"])
def test_text_without_words_has_none(text: str) -> None:
    assert furniture(text) == []


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_offsets_hold_with_other_newlines(newline: str) -> None:
    assert furniture(newline.join([FIRST, "", "  Leave a Reply  ", "", LAST])) == ["Leave a Reply"]


def test_long_texts_take_linear_time() -> None:
    text = "\n\n".join([FIRST, "local news " * 40, "©" * 400, "a.b" * 140, "1 " * 200, LAST] * 300)
    assert len(text) > 500_000
    assert furniture(text) == []
