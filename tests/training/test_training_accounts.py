from __future__ import annotations

from pathlib import Path

import pytest

from attribution.accounts.pair_model import load_pairs
from attribution.errors import UsageError
from attribution.training.pairs.accounts import Statement, read_accounts, standings
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER

STORY = """# Ferry fire
? where it began
1 | the coastguard | said | the blaze had started among lorries on the car deck
1 | the captain | said | "It came from the vehicles"
2 | the line | insisted | an overheated charger in a crew cabin was to blame
!1 | the hauliers | denied | that any of their trucks was the source
~ | a consultant | said | lorries had set off three such fires since 2019
-
0 | the minister | promised | a full inquiry
"""


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, encoding="utf8")
    return path


def _found(path: Path) -> dict[frozenset[str], int]:
    (story,) = read_accounts(path)
    return {frozenset((one.source, other.source)): standing.label for one, other, standing in standings(story)}


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("the coastguard", "the captain", AGREES),
        ("the coastguard", "the line", CONTRADICTS),
        ("the hauliers", "the captain", CONTRADICTS),
        ("a consultant", "the line", NEITHER),
        ("the minister", "the line", NEITHER),
    ],
    ids=["one answer", "two answers", "a rejection and what it rejects", "beside the point", "on no point"],
)
def test_statements_stand_to_one_another_as_their_marks_say(one: str, other: str, label: int, accounts: Path) -> None:
    assert _found(accounts)[frozenset((one, other))] == label


def test_a_rejection_of_one_answer_says_nothing_of_another(accounts: Path) -> None:
    assert frozenset(("the hauliers", "the line")) not in _found(accounts)


def test_statements_of_one_source_are_no_pair() -> None:
    story = [Statement(2, mark, "the line", "said", f"{mark} hurt") for mark in "12"]
    assert list(standings(story)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Fire\n? where\n1 | the line | said\n", r"odd\.txt:3: a statement is four fields"),
        ("# Fire\n? where\nx | the line | said | on deck\n", r"odd\.txt:3: a statement is four fields"),
        ("1 | the line | said | on deck\n", r"odd\.txt:1: a statement stands under a story"),
    ],
    ids=["three fields", "no mark", "no story"],
)
def test_a_line_out_of_form_is_named(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf8")
    with pytest.raises(UsageError, match=said):
        read_accounts(path)


SHIPPED = sorted((Path(__file__).parents[2] / "data" / "pairs" / "accounts").glob("*.txt"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_story_has_accounts_that_compete(path: Path) -> None:
    stories = read_accounts(path)
    assert stories
    for story in stories:
        labels = {standing.label for _, _, standing in standings(story)}
        assert {CONTRADICTS, NEITHER} <= labels, story[0].content


def test_a_story_is_an_example_with_all_its_pairs(accounts: Path) -> None:
    torch = pytest.importorskip("torch")
    from attribution.training.pairs.examples import said, story_example

    (story,) = read_accounts(accounts)
    example = story_example(story, load_pairs("en").tokenizer, "en")
    assert len(example.ids) == len(story) == 6
    assert example.pairs.shape == (2, len(example.labels)) == (2, 14), "15 pairs but one that nobody can tell"
    assert bool(torch.all(example.pairs[0] < example.pairs[1]))
    assert int(example.near.sum()) == 4
    assert int(example.one_point.sum()) == 5 * 4
    assert said(story[3]) == "denied that any of their trucks was the source"
