from __future__ import annotations

import random

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

torch = pytest.importorskip("torch")

from attribution.evaluation import GoldArticle, Relation  # noqa: E402
from attribution.records import Extent  # noqa: E402
from attribution.training.examples import NOWHERE, UNKNOWN, batches, collate, example  # noqa: E402

SENTENCE = "Lind said no."


def marked(text: str, content: str, **roles: str) -> GoldArticle:
    """An article with one relation whose parts are the given words of it."""

    def stretch(words: str) -> tuple[Extent, ...]:
        return (Extent(text.index(words), text.index(words) + len(words)),)

    relation = Relation(stretch(content), **{role: stretch(words) for role, words in roles.items()})  # type: ignore[arg-type]
    return GoldArticle("a", text, (relation,))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "said": 7}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def test_marked_parts_become_tags(tokenizer: Tokenizer) -> None:
    made = example(marked(SENTENCE, content="no", cue="said", source="Lind"), tokenizer)
    assert made.tags.tolist() == [5, 3, 1, 0]


def test_content_leads_to_cue_and_both_to_the_source(tokenizer: Tokenizer) -> None:
    made = example(marked("Anna Lind said no.", content="no", cue="said", source="Anna Lind"), tokenizer)
    assert made.links[0, 3] == 2
    assert made.links[1, 2] == made.links[2, 3] == 0


def test_a_relation_without_source_leads_to_none(tokenizer: Tokenizer) -> None:
    made = example(marked(SENTENCE, content="no", cue="said"), tokenizer)
    assert made.links[1, 1] == made.links[2, 2] == NOWHERE


def test_part_of_a_word_marks_the_whole_piece(tokenizer: Tokenizer) -> None:
    made = example(marked(SENTENCE, content="o", cue="sai", source="ind"), tokenizer)
    assert made.tags.tolist() == [5, 3, 1, 0]


def test_links_of_a_window_count_from_its_opening_piece(tokenizer: Tokenizer) -> None:
    made = example(marked(SENTENCE, content="no", cue="said", source="Lind"), tokenizer)
    batch = collate([(made, 1, 4)])
    assert batch.ids[0].tolist() == [101, 7, 0, 0, 102]
    assert batch.tags[0].tolist() == [0, 3, 1, 0, 0]
    assert batch.links[0, 0, 2] == 1
    assert batch.links[1, 0, 1] == batch.links[2, 0, 2] == UNKNOWN


def test_a_span_cut_by_a_window_begins_anew(tokenizer: Tokenizer) -> None:
    made = example(marked("Lind said we will not go.", content="we will not go", cue="said", source="Lind"), tokenizer)
    assert collate([(made, 4, 7)]).tags[0].tolist() == [0, 1, 2, 0, 0]


def test_padding_is_masked_and_teaches_nothing(tokenizer: Tokenizer) -> None:
    made = example(marked(SENTENCE, content="no", cue="said", source="Lind"), tokenizer)
    batch = collate([(made, 0, 4), (made, 0, 2)])
    assert batch.mask.tolist() == [[1] * 6, [1, 1, 1, 1, 0, 0]]
    assert (batch.links[:, 1, 3:] == UNKNOWN).all()


def test_an_epoch_reads_every_piece_once_and_follows_from_its_seed(tokenizer: Tokenizer) -> None:
    articles = [marked("Lind said no. " * count, content="no") for count in (3, 60, 200)]
    examples = [example(article, tokenizer) for article in articles]
    first, second = ([batch.ids for batch in batches(examples, size=300, chance=random.Random(4))] for _ in range(2))
    assert sum(int((ids == 7).sum()) for ids in first) == 3 + 60 + 200
    assert all(torch.equal(a, b) for a, b in zip(first, second, strict=True))
