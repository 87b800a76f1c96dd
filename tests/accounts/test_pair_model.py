from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from attribution.accounts.pair_model import ABOUT, ARRAYS, FORMAT, GRAPH, Likelihood, PairModel, load_pairs, read_pairs
from attribution.accounts.pair_pieces import Passage, passage_in
from attribution.errors import PipelineError
from attribution.weights import TOKENIZER

ENGLISH = Path(str(files("attribution.languages") / "en"))


@pytest.fixture(scope="module")
def model() -> PairModel:
    return load_pairs("en")


def judged(model: PairModel, pairs: Sequence[tuple[str, str]]) -> list[Likelihood]:
    """What the model says of pairs of texts that stand in no paragraph."""
    return model.judge([(Passage(first), Passage(second)) for first, second in pairs])


CONTRADICTING = [
    ("the exits were open", "every one of the exits had been locked"),
    ("the ship had run on to a reef", "a missile had struck the ship"),
    ("police opened fire with live ammunition", "no officer fired live rounds"),
    ("23 people were killed in the collapse", "the collapse killed 61 people"),
]
AGREEING = [
    ("the exits were locked", "all of the emergency exits had been locked"),
    ("a short circuit started the fire", "the fire was caused by faulty wiring"),
    ("23 people were killed in the collapse", "the collapse left 23 dead"),
]
NEITHER = [
    ("the exits were open", "the trial will begin in March"),
    ("the minister has resigned", "bread prices have doubled since May"),
    ("23 people were killed in the collapse", "the tower was finished in 1998"),
]


@pytest.mark.parametrize(("first", "second"), CONTRADICTING, ids=str)
def test_a_contradiction_is_likelier_one_than_an_agreement(first: str, second: str, model: PairModel) -> None:
    (found,) = judged(model, [(first, second)])
    assert found.contradicts > found.agrees


@pytest.mark.parametrize(
    ("said", "agreeing", "contradicting"),
    [
        ("the exits were locked", "all of the emergency exits had been locked", "none of the exits had been locked"),
        ("the collapse killed 23 people", "23 were killed in the collapse", "61 were killed in the collapse"),
        ("police fired live rounds", "officers used live ammunition", "no officer fired a live round"),
    ],
    ids=["denial", "figure", "denial in other words"],
)
def test_what_agrees_leans_more_to_agreeing_than_what_contradicts(
    said: str, agreeing: str, contradicting: str, model: PairModel
) -> None:
    same, other = judged(model, [(said, agreeing), (said, contradicting)])
    assert same.agrees / same.contradicts > 2 * other.agrees / other.contradicts


def test_a_contradiction_by_opposites_is_seen(model: PairModel) -> None:
    (found,) = judged(model, [("the minister has resigned", "the minister remains in office")])
    assert found.contradicts > found.agrees


@pytest.mark.parametrize(("first", "second"), NEITHER, ids=str)
def test_claims_of_other_things_are_hardly_on_one_point(first: str, second: str, model: PairModel) -> None:
    (found,) = judged(model, [(first, second)])
    assert found.same_point < 0.1


def test_pairs_on_one_point_stand_out_from_others(model: PairModel) -> None:
    related, others = judged(model, CONTRADICTING + AGREEING), judged(model, NEITHER)
    assert min(each.same_point for each in related) > max(each.same_point for each in others)


def test_the_order_of_a_pair_makes_no_difference(model: PairModel) -> None:
    forwards = judged(model, CONTRADICTING)
    assert judged(model, [(second, first) for first, second in CONTRADICTING]) == forwards


def test_pairs_are_answered_in_the_order_given_however_many(model: PairModel) -> None:
    pairs = (CONTRADICTING + AGREEING + NEITHER) * 4
    together = judged(model, pairs)
    assert len(together) == len(pairs)
    alone = [judged(model, [pair])[0].contradicts for pair in pairs[:10]]
    assert max(alone) - min(alone) > 0.2
    assert [found.contradicts for found in together[:10]] == pytest.approx(alone, abs=0.05)


@pytest.mark.parametrize(
    "text", ["", " \n ", "\x00", "😀", "the army " * 50_000], ids=["empty", "blank", "nul", "emoji", "huge"]
)
def test_odd_texts_get_an_answer(text: str, model: PairModel) -> None:
    (found,) = judged(model, [(text, "the exits were open")])
    assert 0.0 <= found.same_point <= 1.0


def test_nothing_is_on_one_point_with_an_empty_text(model: PairModel) -> None:
    assert judged(model, [("", "the exits were open"), ("  ", "")]) == [judged(model, [("", "")])[0]] * 2
    assert judged(model, [("", "")])[0].same_point == 0.0


def test_vectors_have_length_one_and_stand_in_order(model: PairModel) -> None:
    vectors = model.vectors(
        [Passage("the exits were locked"), Passage("bread prices have doubled"), Passage("every exit had been locked")]
    )
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert vectors[0] @ vectors[2] > 0.6 > 0.4 > vectors[0] @ vectors[1]


FIRE = "The exits of the hall were open when the fire broke out, the owner said. “They had been checked that morning.”"
LOANS = "The loans were repaid, the bank said, and its books were in order. “They had been checked that morning.”"
SAID = "They had been checked that morning."


def told_in(paragraph: str) -> Passage:
    """What is said at the end of both paragraphs."""
    article = f"A headline\n\n{paragraph}\n\nAnother paragraph."
    start = article.index(SAID)
    return passage_in(article, [(start, start + len(SAID))], SAID)


def test_the_same_words_read_by_their_paragraph(model: PairModel) -> None:
    locked = Passage("the doors of the hall had been locked that night")
    of_doors, of_loans = model.judge([(told_in(FIRE), locked), (told_in(LOANS), locked)])
    assert of_doors.likeness > of_loans.likeness + 0.02
    assert of_doors.same_point > of_loans.same_point


def test_a_paragraph_is_read_once_for_all_that_is_said_in_it(model: PairModel) -> None:
    class Counting:
        rows = 0

        def run(self, names: object, given: dict[str, np.ndarray]) -> list[np.ndarray]:
            Counting.rows += len(given["words"])
            found: list[np.ndarray] = model.session.run(names, given)
            return found

    first = passage_in(FIRE, [(0, 33)], FIRE[:33])
    vectors = replace(model, session=Counting()).vectors([first, told_in(FIRE)])
    assert Counting.rows == 3  # two texts, one paragraph
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-4)


def test_many_pairs_are_weighed_like_few(model: PairModel) -> None:
    few = judged(model, AGREEING)
    many = judged(model, AGREEING * 2000)
    assert [each.contradicts for each in many[-len(few) :]] == pytest.approx([each.contradicts for each in few], abs=1e-4)


def test_no_pairs_no_answers(model: PairModel) -> None:
    assert judged(model, []) == []


def _without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def _of_format(number: int) -> Callable[[Path], object]:
    return lambda folder: (folder / ABOUT).write_text(json.dumps({"format": number}), encoding="utf8")


def _broken(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(b"\x00 nothing of the kind")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_without(GRAPH), "lack pairs.onnx"),
        (_without(ARRAYS), "lack pairs.npz"),
        (_without(ABOUT), "lack pairs.json"),
        (_of_format(FORMAT + 1), f"are of format {FORMAT + 1}"),
        (_of_format(FORMAT), "cannot be read"),
        (_broken(GRAPH), "cannot be read"),
        (_broken(ARRAYS), "cannot be read"),
        (_broken(ABOUT), "cannot be read"),
        (_broken(TOKENIZER), "cannot be read"),
    ],
    ids=[
        "no graph",
        "no arrays",
        "no description",
        "other format",
        "half a description",
        "broken graph",
        "broken arrays",
        "broken json",
        "broken tokenizer",
    ],
)
def test_unusable_weights_are_named_with_what_to_do(damage: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    for name in (GRAPH, ARRAYS, ABOUT, TOKENIZER):
        shutil.copy(ENGLISH / name, tmp_path / name)
    damage(tmp_path)
    with pytest.raises(PipelineError, match=said) as raised:
        read_pairs(tmp_path, "en")
    assert "install the package anew" in str(raised.value)
