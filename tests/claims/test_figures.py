"""Figures: the table of expressions, what holds for any text, and what a clause may take from the rest of its sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from attribution.claims.figures import figures_in
from attribution.records import Extent, Figure

TABLE = Path(__file__).with_name("figure_expressions.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf8").splitlines() if not line.startswith("#")][1:]
PIECES = [
    "at least",
    "about",
    "no",
    "none",
    "one",
    "a",
    "half",
    "a dozen",
    "dozens of",
    "hundreds of thousands",
    "12",
    "1",
    "200",
    "3.5",
    "½",
    "IV",
    "１２",
    "-5",
    "1e9",
    "0",
    "2014",
    "July",
    "16",
    "3-2",
    "%",
    "percent",
    "$",
    "£20m",
    "km",
    "bn",
    "million",
    "and",
    "or",
    "to",
    "between",
    "from",
    "people",
    "soldiers",
    "deaths",
    "killed",
    "were",
    "wounded",
    "dead",
    "of",
    "them",
    "more",
    "the",
    "(",
    ")",
    ".",
    "",
    "",
    ";",
    "“",
    "”",
    "-",
    "–",
    "\n\n",
    "injured",
    "toll",
    "rose",
    "including",
    "who",
    "children",
    "year-old",
    "Flight",
    "Section",
    "in",
    "by",
    "²",
    "٣",
    "e",
    "with",
    "others",
    "another",
]


def shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.10g}"


def line(figure: Figure) -> str:
    values = " ".join(map(shown, (figure.low, figure.best, figure.high)))
    return f"{values} | {figure.unit} | {figure.event or '-'} | {figure.text}"


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> dict[str, Doc]:
    return dict(zip((row[0] for row in ROWS), nlp.pipe(row[1] for row in ROWS), strict=True))


@pytest.mark.parametrize(("name", "expected"), [(row[0], row[2]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_an_expression_is_read(parsed: dict[str, Doc], name: str, expected: str) -> None:
    doc = parsed[name]
    assert (" ; ".join(map(line, figures_in(doc, 0, len(doc)))) or "none") == expected


def test_the_table_holds_at_least_300_expressions() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS) >= 300


def test_only_numbers_inside_the_range_are_given(nlp: Language) -> None:
    doc = nlp("The blast killed four soldiers and wounded nine.")
    assert [figure.text for figure in figures_in(doc, 6, len(doc))] == ["nine"]


def test_a_short_number_takes_its_noun_from_before_the_range(nlp: Language) -> None:
    doc = nlp("The blast killed four soldiers and wounded nine.")
    assert [(f.unit, f.event) for f in figures_in(doc, 6, len(doc))] == [("soldiers", "wounded")]


def test_sentences_do_not_lend_one_another_their_figures(nlp: Language) -> None:
    doc = nlp("The blast killed four soldiers. Nine others watched from a roof.")
    assert [(f.unit, f.event) for f in figures_in(doc, 0, len(doc))] == [("soldiers", "killed"), ("people", None)]


def test_an_empty_or_outlying_range_gives_none(nlp: Language) -> None:
    doc = nlp("Four people died.")
    assert figures_in(doc, 2, 2) == figures_in(doc, 9, 12) == figures_in(doc, 3, 1) == ()


def well_formed(figure: Figure, text: str) -> bool:
    """Whether its words stand at its place, its bounds are in order, and it says what is counted."""
    values = [value for value in (figure.low, figure.best, figure.high) if value is not None]
    return figure.text == figure.extent.of(text) != "" and values == sorted(values) and bool(figure.unit)


def ill_formed(doc: Doc, start: int, end: int) -> list[Figure]:
    return [figure for figure in figures_in(doc, start, end) if not well_formed(figure, doc.text)]


@pytest.mark.parametrize(
    "wrong",
    [{"text": "five people"}, {"text": "", "extent": Extent(3, 3)}, {"low": 5.0}, {"high": 3.0}, {"unit": None}],
    ids=["other words", "no words", "low above best", "high below best", "nothing counted"],
)
def test_a_figure_that_is_not_well_formed_is_noticed(wrong: dict[str, Any]) -> None:
    right = Figure(4.0, 4.0, 4.0, "people", "killed", "four people", Extent(0, 11))
    assert well_formed(right, "four people died")
    assert not well_formed(replace(right, **wrong), "four people died")


BLANK = spacy.blank("en")


@given(st.text(max_size=80))
def test_figures_of_any_text_are_well_formed(text: str) -> None:
    doc = BLANK(text)
    assert ill_formed(doc, 0, len(doc)) == []


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.integers(0, 6), st.integers(0, 20))
def test_figures_of_any_number_words_are_well_formed(pieces: list[str], start: int, length: int) -> None:
    doc = BLANK(" ".join(pieces))
    assert ill_formed(doc, start, start + length) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_figures_of_any_parsed_number_words_are_well_formed(nlp: Language, pieces: list[str]) -> None:
    doc = nlp(" ".join(pieces))
    assert ill_formed(doc, 0, len(doc)) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9" * 400, []),
        ("1," * 300 + "000 people", []),
        ("0" * 30, []),
        ("-" * 50 + "12", []),
        ("Ⅳ", []),
        ("1e999", []),
        (":1+2", []),
        ("١٢ people", ["12 12 12 | people | - | ١٢ people"]),
        ("1+2 people", ["2 2 2 | people | - | 2 people"]),
    ],
    ids=["400 digits", "300 groups", "zeros", "dashes", "Roman", "beyond floats", "sum", "Arabic-Indic", "sum of people"],
)
def test_odd_numbers_without_a_parse_are_read_or_left(text: str, read: list[str]) -> None:
    doc = BLANK(text)
    assert [line(figure) for figure in figures_in(doc, 0, len(doc))] == read
