"""Headline, author and date in the first lines of a plain text."""

from __future__ import annotations

import pytest

from attribution.articles.bylines import author_of
from attribution.articles.furniture import find_furniture
from attribution.articles.headings import Heading, read_heading

BODY = "The bridge at Kells is shut after an inspection, the county council said on Monday."


def heading(text: str) -> Heading:
    return read_heading(text, find_furniture(text))


@pytest.mark.parametrize(
    "headline",
    [
        "Bridge shut after inspection",
        "Bridge shut: council blames ‘years of neglect’",
        "Who pays for the bridge?",
        "U.S. Senate votes on St. Kells bridge (again)",
        "Mayor resigns!",
        "Bridge shut – The Kells Courier",
        "More than 40 hurt as stand collapses",
        "And then the bridge was gone…",
    ],
)
def test_first_line_alone_without_full_stop_is_the_headline(headline: str) -> None:
    assert heading(f"{headline}\n\n{BODY}").title == headline


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(BODY, id="a sentence"),
        pytest.param("The mayor called it “a mistake.”", id="a sentence that ends in a quotation"),
        pytest.param("KELLS (AP) —", id="a dateline of its own"),
        pytest.param("What we know:", id="a label"),
        pytest.param("Politics", id="one word"),
        pytest.param("The bridge at Kells is shut. (Courier TV)", id="a caption"),
        pytest.param("The mayor at the bridge on Monday (Photo: Ana Ruiz)", id="a caption with its credit"),
        pytest.param("By Ana Ruiz", id="a byline"),
        pytest.param("word " * 40, id="a paragraph without full stop"),
    ],
)
def test_other_first_lines_are_no_headline(first: str) -> None:
    assert heading(f"{first}\n\n{BODY}").title is None


def test_line_that_runs_on_is_no_headline() -> None:
    assert heading("The bridge at Kells is shut after\nan inspection on Monday.\n\nNobody was hurt.").title is None


def test_text_of_one_line_has_no_headline() -> None:
    assert heading("Bridge shut after inspection").title is None


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_headline_is_found_with_every_kind_of_newline(newline: str) -> None:
    assert heading(f"Bridge shut{newline}{newline}{BODY}").title == "Bridge shut"


def test_headline_stands_below_furniture_and_above_byline_and_date() -> None:
    text = f"Advertisement\n\nBridge shut after inspection\nBy Ana Ruiz\nPublished: 31 July 2024, 14:05\n\n{BODY}"
    assert heading(text) == Heading("Bridge shut after inspection", "Ana Ruiz", "2024-07-31")


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Bridge shut\n\nJuly 31, 2024", "2024-07-31"),
        ("Bridge shut\n\nUpdated: 2 August 2024\nPublished: 31 July 2024", "2024-07-31"),
        ("Bridge shut\n\nLast updated on 2 August 2024", "2024-08-02"),
        ("Bridge shut\n\nKELLS, July 31, 2024 (Reuters) — The bridge is shut, the council said.", "2024-07-31"),
        ("Bridge shut\n\nKELLS, Ireland, 31 July 2024 - The bridge is shut, the council said.", "2024-07-31"),
        ("Bridge shut\n\nKELLS, July 31 (Reuters) — The bridge is shut, the council said.", None),
        ("Bridge shut\n\nThe bridge was opened on July 31, 2004 — the king came.", None),
    ],
)
def test_date_comes_from_a_date_line_or_dateline_only(lines: str, published: str | None) -> None:
    assert heading(f"{lines}\n\n{BODY}").published == published


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("BY ANA RUIZ", "ANA RUIZ"),
        ("By: Ana Ruiz", "Ana Ruiz"),
        ("By Ana Ruiz and Luis de la Cruz", "Ana Ruiz and Luis de la Cruz"),
        ("By Ana Ruiz, Tom O’Neil and Zoë Smith-Jones", "Ana Ruiz, Tom O’Neil and Zoë Smith-Jones"),
        ("By Ana Ruiz, Political Editor", "Ana Ruiz"),
        ("By Ana Ruiz | The Kells Courier", "Ana Ruiz"),
        ("By Ana Ruiz in Kells", "Ana Ruiz"),
        ("By Monday the water had gone.", None),
        ("By Monday Kells was dry", None),
        ("By the river", None),
        ("Ana Ruiz", None),
    ],
)
def test_bylines(line: str, author: str | None) -> None:
    assert author_of(line) == author
