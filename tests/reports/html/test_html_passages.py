from __future__ import annotations

from dataclasses import replace

import pytest
from story import Story

from attribution.records import Extent
from attribution.reports.html.articles import articles
from attribution.reports.html.passages import Paragraph, Stretch
from attribution.reports.html.view import View
from attribution.reports.view.index import Index


def marked(text: str, *said: tuple[str, tuple[str, ...]], furniture: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs of a text in which sources say things; contents are looked up, brackets mark the part meant."""
    story = Story()
    story.article("a", text, "Wire", "2024-01-01", "a.txt")
    for number, (source, contents) in enumerate(said):
        story.source(f"s{number}", source, "organisation", ("a", source))
        story.says(f"s{number}", "a", f"s{number}", *contents, source=source)
    analysis = story.analysis()
    if furniture:
        start = text.index(furniture)
        article = replace(analysis.articles[0], furniture=(Extent(start, start + len(furniture)),))
        analysis = replace(analysis, articles=(article,))
    (part,) = articles({}, View(Index(analysis)))
    return part.paragraphs


def stretches(paragraphs: tuple[Paragraph, ...]) -> list[Stretch]:
    return [stretch for paragraph in paragraphs for stretch in paragraph.stretches]


def test_a_statement_inside_another_is_part_of_both() -> None:
    found = stretches(
        marked(
            "The mayor said the union said it fell.", ("The mayor", ("the union said it fell",)), ("the union", ("it fell",))
        )
    )
    inner = next(stretch for stretch in found if stretch.text == "it fell")
    assert (inner.depth, inner.statements) == (2, "1 2")
    named = next(stretch for stretch in found if stretch.text == "the union")
    assert (named.roles, named.statements) == (("content", "source"), "1 2")


def test_statements_that_overlap_share_the_stretch_where_they_do() -> None:
    found = stretches(
        marked("It fell and it burned, A and B said.", ("A and B", ("It fell and it",)), ("B", ("and it burned",)))
    )
    assert [(s.text, s.statements) for s in found][:3] == [("It fell ", "1"), ("and it", "1 2"), (" burned", "2")]


def test_the_pieces_of_one_statement_are_numbered_and_only_the_first_is_its_place() -> None:
    found = stretches(marked("“It fell,” the mayor said. “All of it.”", ("the mayor", ("“It fell,”", "“All of it.”"))))
    assert [(o.number, o.first) for stretch in found for o in stretch.opens] == [(1, True), (1, False)]


def test_a_statement_that_runs_on_over_a_paragraph_is_marked_in_both() -> None:
    first, second = marked("“It fell.\n\n“It burned,” the mayor said.", ("the mayor", ("“It fell.\n\n“It burned,”",)))
    assert first.stretches[0].statements == second.stretches[0].statements == "1"
    assert [note.number for note in (*first.notes, *second.notes)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said it fell.",
        "Two lines\nof one wrapped paragraph.\n\nThe mayor said it fell.",
        "  The mayor said it fell.  \n\n\n  It did.\n",
        "\ufeffThe mayor said it fell.\r\n\r\nIt did.",
    ],
    ids=["one", "wrapped", "white space around", "carriage returns"],
)
def test_all_of_the_text_is_there_once(text: str) -> None:
    paragraphs = marked(text, ("The mayor", ("it fell",)))
    assert (
        " ".join("".join(stretch.text for stretch in stretches((paragraph,))) for paragraph in paragraphs).split()
        == text.split()
    )


def test_furniture_is_marked_as_such() -> None:
    found = stretches(
        marked("The mayor said it fell.\n\nLeave a Reply", ("The mayor", ("it fell",)), furniture="Leave a Reply")
    )
    assert [stretch.text for stretch in found if stretch.furniture] == ["Leave a Reply"]


def test_what_could_steer_the_page_is_spelled_out() -> None:
    found = stretches(marked("The mayor said it\x1b[31m \u202efell\x00.", ("The mayor", ("it\x1b[31m \u202efell\x00",))))
    assert "it<U+001B>[31m <U+202E>fell<U+0000>" in [stretch.text for stretch in found]
