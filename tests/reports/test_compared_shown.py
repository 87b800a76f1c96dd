"""Which articles were compared, and why: told in words in every report that is read from top to bottom, doubt as doubt."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from attribution.records import Analysis, Article, Join, Story, Tool
from attribution.reports import Options, render
from attribution.reports.view.compared import MOST, TITLE

REPORTS = ("text", "md", "html")
SURE = Join("post", "wire", 0.98, words=("mill", "boiler"), names=("Rosmoor",), people=("Dunmore",), days=("2026-05-01",))
PERHAPS = Join("wire", "late", 0.61, words=("mill",), places=("Ferry Lane",), against=("they tell of other days",))
COPY = Join("post", "copy", 1.0, same_text=True)


def analysis(*stories: Story) -> Analysis:
    names = [name for story in stories for name in story.articles]
    return Analysis(Tool("0.1.0", "en", "3.8.0", ()), tuple(Article(name, "A mill burned.") for name in names), stories=stories)


def shown(name: str, *stories: Story) -> str:
    """The part of a report that tells it, on one line, without tags, escapes and the spaces of indents."""
    text = str(render(name, analysis(*stories), Options(width=300)))
    part = text[text.rindex(TITLE) :] if TITLE in text else ""
    words = unescape(re.sub(r"<[^>]+>", "", part.partition('<section id="articles"')[0])).replace("\\", "")
    return " ".join(words.split())


MILL = Story(("post", "wire", "late", "copy"), (COPY, SURE, PERHAPS))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    "words",
    [
        pytest.param("post, wire, late, copy", id="which"),
        pytest.param("people: Dunmore; names: Rosmoor; days: 2026-05-01; words: mill, boiler", id="what both have"),
        pytest.param("they tell of other days", id="what speaks against it"),
        pytest.param("the same text", id="a copy"),
        pytest.param("Compared with no other: cup", id="which stands alone"),
    ],
)
def test_reports_tell_which_articles_were_compared_and_why(name: str, words: str) -> None:
    assert words in shown(name, MILL, Story(("cup",)))


@pytest.mark.parametrize("name", REPORTS)
def test_doubt_is_told_beside_what_is_doubtful_alone(name: str) -> None:
    found = shown(name, MILL).replace("\N{NO-BREAK SPACE}", " ")
    assert found.count("? doubtful") == 1
    assert re.search(r"wire – late \(?\? doubtful 0\.61", found)


@pytest.mark.parametrize("name", REPORTS)
def test_a_story_of_many_articles_tells_its_least_sure_joins_and_how_many_are_surer(name: str) -> None:
    joins = tuple(Join("n0", f"n{i}", 1 - i / 100, words=(f"word{i}",)) for i in range(1, 30))
    found = shown(name, Story(tuple(f"n{i}" for i in range(30)), joins))
    assert re.findall(r"word\d+", found) == [f"word{i}" for i in range(30 - MOST, 30)]
    assert "and 21 surer joins; the JSON format has them" in found


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("stories", [(), (Story(("wire",)),)], ids=["not compared", "one article"])
def test_nothing_is_told_where_nothing_could_be_compared(name: str, stories: tuple[Story, ...]) -> None:
    assert shown(name, *stories) == ""


def test_with_top_only_stories_of_the_articles_shown_are_told() -> None:
    assert TITLE not in str(render("text", analysis(MILL, Story(("cup",))), Options(top=1)))


@pytest.mark.parametrize(
    ("name", "harm"), [("text", "\x1b"), ("md", "<script>"), ("html", "<script>alert"), ("html", "<bdi>post|`*<b>")]
)
def test_words_and_names_of_articles_harm_no_report(name: str, harm: str) -> None:
    hostile = replace(SURE, words=("<script>alert(1)</script>", "\x1b[31m"), first="post|`*<b>")
    assert harm not in str(render(name, analysis(Story(("post|`*<b>", "wire"), (hostile,)))))
