from __future__ import annotations

from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from attribution.accounts.pair_pieces import (
    CLOSING,
    LIMIT,
    OPENING,
    REACH,
    WINDOW,
    Passage,
    passage_in,
    pieces_around,
    pieces_of,
    rows_of,
    worded,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(files("attribution.languages") / "en" / "tokenizer.json"))


def test_a_text_stands_between_an_opening_and_a_closing_piece(tokenizer: Tokenizer) -> None:
    (pieces,) = pieces_of(["Rebels shelled 12 villages"], tokenizer)
    assert (pieces[0], pieces[-1]) == (OPENING, CLOSING)
    assert len(pieces) > 5


def test_rows_are_padded_to_the_longest() -> None:
    assert rows_of([[1, 2, 3], [4]]).tolist() == [[1, 2, 3], [4, 0, 0]]


def test_of_a_long_text_only_the_beginning_is_read(tokenizer: Tokenizer) -> None:
    (pieces,) = pieces_of(["the army denied it and " * 100_000], tokenizer)
    assert len(pieces) == LIMIT + 2


@pytest.mark.parametrize("text", ["", "  \n", "😀", "half \ud83d of one", "\x00\x01", "ﷺ" * 50, "½ IV １２ 1e9"], ids=ascii)
def test_odd_text_is_read_without_complaint(text: str, tokenizer: Tokenizer) -> None:
    (pieces,) = pieces_of([text], tokenizer)
    assert len(pieces) >= 2


@pytest.mark.parametrize(
    ("content", "cue", "denies", "expected"),
    [
        ("troops had fired on the crowd", "denied that", True, "denied that troops had fired on the crowd"),
        ("troops had fired on the crowd", "said", False, "troops had fired on the crowd"),
        ("the crowd at 6,000", "put", False, "put the crowd at 6,000"),
        ("no comment", "", False, "no comment"),
    ],
    ids=["a denial keeps its cue", "a statement stands alone", "a fragment keeps its cue", "no cue at all"],
)
def test_a_content_takes_its_cue_where_it_needs_it(content: str, cue: str, denies: bool, expected: str) -> None:
    assert worded(content, cue, denies=denies) == expected


ARTICLE = "Blast at depot\n\nThe depot burned. “It was gas,” said Mr Oduya, “not a shell.”\n\nNobody was hurt."


def test_what_was_said_stands_in_its_paragraph() -> None:
    first, second = ARTICLE.index("It was gas"), ARTICLE.index("not a shell")
    found = passage_in(ARTICLE, [(first, first + 10), (second, second + 11)], "It was gas not a shell")
    assert found.paragraph == "The depot burned. “It was gas,” said Mr Oduya, “not a shell.”"
    assert [found.paragraph[start:end] for start, end in found.places] == ["It was gas", "not a shell"]


def test_what_was_said_over_two_paragraphs_stands_in_both() -> None:
    start, end = ARTICLE.index("not a shell"), ARTICLE.index(" was hurt")
    found = passage_in(ARTICLE, [(start, end)], "not a shell Nobody")
    assert (found.paragraph[:9], found.paragraph[-9:]) == ("The depot", "was hurt.")


def test_pieces_of_a_paragraph_tell_which_were_said(tokenizer: Tokenizer) -> None:
    start = ARTICLE.index("It was gas")
    ids, said = pieces_around(passage_in(ARTICLE, [(start, start + 10)], "It was gas"), tokenizer)
    assert (ids[0], ids[-1]) == (OPENING, CLOSING)
    assert tokenizer.decode([ids[number] for number in said]) == "it was gas"


@pytest.mark.parametrize("before", [0, 90, 100_000], ids=["at the beginning", "in the middle", "far in"])
def test_of_a_long_paragraph_what_stands_around_is_read(before: int, tokenizer: Tokenizer) -> None:
    article = "they met and " * before + "the bridge fell" + " and they left" * 100_000
    start = article.index("the bridge")
    passage = passage_in(article, [(start, start + 15)], "the bridge fell")
    ids, said = pieces_around(passage, tokenizer)
    assert len(passage.paragraph) <= 2 * REACH + 15
    assert len(ids) == WINDOW + 2
    assert tokenizer.decode([ids[number] for number in said]) == "the bridge fell"


def test_of_much_that_was_said_the_beginning_counts(tokenizer: Tokenizer) -> None:
    words = "we saw it and " * 200
    ids, said = pieces_around(Passage(words, words, ((0, len(words)),)), tokenizer)
    assert (len(ids), len(said), said[0]) == (WINDOW + 2, LIMIT, 1)


@pytest.mark.parametrize("text", ["\x00\x01", "half \ud83d of one", "  "], ids=ascii)
def test_of_a_paragraph_without_words_nothing_or_something_is_read(text: str, tokenizer: Tokenizer) -> None:
    ids, said = pieces_around(Passage(text, text, ((0, len(text)),)), tokenizer)
    assert all(0 < number < len(ids) - 1 for number in said)
