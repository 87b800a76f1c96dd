"""The spaCy pipeline and how articles go through it."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from attribution import parsing
from attribution.errors import PipelineError
from attribution.languages import DEFAULT_PIPELINE
from attribution.parsing import load_spacy, parse, split
from attribution.records import Article


@given(st.text(alphabet="ab. \n", max_size=200), st.integers(min_value=2, max_value=40))
def test_pieces_make_up_the_text(text: str, size: int) -> None:
    pieces = split(text, size)
    assert "".join(pieces) == text
    assert all(len(piece) <= size + 1 for piece in pieces)


def test_a_long_article_is_one_doc(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "split", lambda text: split(text, 40))
    text = "The mayor said the bridge was safe.\n\nShe did not say who had built it.\n"
    ((_, doc), (_, short)) = parse(nlp, [Article("a", text), Article("b", "Short.")])
    assert (doc.text, short.text) == (text, "Short.")
    assert len({sentence.start for sentence in doc.sents}) >= 2


def test_an_empty_article_is_an_empty_doc(nlp: Language) -> None:
    ((_, doc),) = parse(nlp, [Article("a", "")])
    assert len(doc) == 0


def test_a_missing_pipeline_is_told_with_the_one_that_is_there_and_no_package_is_named_for_it() -> None:
    with pytest.raises(PipelineError, match=f"'no_such_pipeline' is not installed; .* take '{DEFAULT_PIPELINE}'") as told:
        load_spacy("no_such_pipeline")
    assert "pip install" not in str(told.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path: pytest.TempPathFactory) -> None:
    spacy.blank("en").to_disk(str(tmp_path))
    with pytest.raises(PipelineError, match="lacks tagger, parser"):
        load_spacy(str(tmp_path))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-Lena Moor finds fault.", ["-", "Lena", "Moor", "finds", "fault", "."]),
        ("Capt. Ann Roe left.", ["Capt.", "Ann", "Roe", "left", "."]),
    ],
    ids=["a bullet", "a title"],
)
def test_names_come_apart_from_marks_and_titles_keep_theirs(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp(text)] == words


SENTENCES = {
    "headline": ("Toll rises in mine blast\n\nNine men died.", ["Toll rises in mine blast", "Nine men died."]),
    "lines of prose": ("The mine had been\nclosed for years.", ["The mine had been\nclosed for years."]),
    "line ends": ("Nine men died.\nThe mine was shut.", ["Nine men died.", "The mine was shut."]),
    "headline in capitals": ("TOLL RISES IN BLAST\nNine men died.", ["TOLL RISES IN BLAST", "Nine men died."]),
    "lines in capitals": (
        "TOLL RISES IN MINE\nBLAST IN NORTH\n\nNine men died.",
        ["TOLL RISES IN MINE\nBLAST IN NORTH", "Nine men died."],
    ),
    "a name at the start": ("The end.\n\nTarn Criminal Division head Lt. Ann Roe said nine men died.\n\nNine men died.", None),
    "agency dateline": ("MERSA (Agency) - Nine men died.", ["MERSA (Agency) -", "Nine men died."]),
    "dateline with date": ("PORT SABRE, June 2 (Agency) — Nine men died.", None),
}


@pytest.mark.parametrize(("text", "sentences"), SENTENCES.values(), ids=SENTENCES)
def test_paragraphs_and_datelines_end_sentences(nlp: Language, text: str, sentences: list[str] | None) -> None:
    found = [sentence.text.strip() for sentence in nlp(text).sents]
    assert found == sentences if sentences else found[-1] == "Nine men died."
