from __future__ import annotations

from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from attribution.accounts.pair_pieces import CLOSING, LIMIT, OPENING, pieces_of, rows_of, worded


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
