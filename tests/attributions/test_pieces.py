from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from attribution.attributions.pieces import CAPITAL, FIRST, LOWER, OTHER, QUOTED, UPPER, pieces_of, windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Whole words and marks, lowercased: enough to see what is said of each piece."""
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


@pytest.mark.parametrize(
    "text",
    ["Officials said no.", "  Officials\tsaid no.\n\n  “Never,” she added.\r\nThe end", "à la carte — naïve\u2028x"],
    ids=["one paragraph", "paragraphs of every kind", "accents and a line separator"],
)
def test_pieces_are_the_words_of_the_text_in_order(text: str, tokenizer: Tokenizer) -> None:
    pieces = pieces_of(text, tokenizer)
    cut = [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    assert "".join(cut) == "".join(text.split())


def test_shapes_tell_case_first_of_paragraph_and_inside_quotation_marks(tokenizer: Tokenizer) -> None:
    pieces = pieces_of("NATO said\nThe “big 3”", tokenizer)
    expected = [UPPER + FIRST, LOWER, CAPITAL + FIRST, OTHER + QUOTED, LOWER + QUOTED, OTHER + QUOTED, OTHER + QUOTED]
    assert pieces.shapes.tolist() == expected


def test_an_unclosed_quotation_ends_with_its_paragraph(tokenizer: Tokenizer) -> None:
    pieces = pieces_of("“we go\nhe said", tokenizer)
    assert (pieces.shapes >= FIRST).tolist() == [True, False, False, True, False]
    assert ((pieces.shapes // QUOTED) % 2).tolist() == [1, 1, 1, 0, 0]


def test_straight_marks_open_and_close_in_turn(tokenizer: Tokenizer) -> None:
    pieces = pieces_of('a "b" c "d" e', tokenizer)
    assert ((pieces.shapes // QUOTED) % 2).tolist() == [0, 1, 1, 1, 0, 1, 1, 1, 0]


def test_a_window_is_best_cut_after_a_paragraph_then_after_a_sentence(tokenizer: Tokenizer) -> None:
    pieces = pieces_of("It rained. “No.” Yes\nEnd", tokenizer)
    assert pieces.breaks.tolist() == [0, 0, 1, 0, 0, 0, 1, 2, 2]


@pytest.mark.parametrize("text", ["", " \n\n ", "\u2028"], ids=["empty", "blank", "separator"])
def test_a_text_without_words_has_no_pieces(text: str, tokenizer: Tokenizer) -> None:
    assert len(pieces_of(text, tokenizer)) == 0


@pytest.mark.parametrize("limit", [1, 7, 50])
def test_windows_cover_every_piece_once_and_keep_the_limit(limit: int) -> None:
    breaks = np.random.default_rng(1).choice([0, 1, 2], p=[0.9, 0.07, 0.03], size=400)
    cut = list(windows(breaks, limit))
    assert [number for start, end in cut for number in range(start, end)] == list(range(400))
    assert all(0 < end - start <= limit for start, end in cut)
