from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

torch = pytest.importorskip("torch")

from attribution.errors import UsageError  # noqa: E402
from attribution.evaluation import GoldArticle, Relation  # noqa: E402
from attribution.records import Extent  # noqa: E402
from attribution.training.encoder import Sizes  # noqa: E402
from attribution.training.examples import Example, collate, example  # noqa: E402
from attribution.training.loop import Plan, Progress, fit  # noqa: E402
from attribution.training.model import Tagger  # noqa: E402

SMALL = Sizes(pieces=120, width=48, layers=2, heads=4, inner=64, dropout=0.2)
PLAN = Plan(epochs=2, size=10, rate=1e-3, half=False, keep_every=2)
RUN = {"data": "d1", "seed": 1}


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    words = {word: number for number, word in enumerate(("[UNK]", "Lind", "said", "no", "."))}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    relation = Relation((Extent(10, 12),), (Extent(0, 4),), (Extent(5, 9),))
    return [example(GoldArticle("a", "Lind said no.", (relation,)), tokenizer)] * 5


def fresh(sizes: Sizes = SMALL) -> Tagger:
    torch.manual_seed(1)
    return Tagger(sizes)


def trained(
    examples: list[Example], checkpoint: Path, plan: Plan, tell: Callable[[Progress], None], sizes: Sizes = SMALL
) -> Tagger:
    model = fresh(sizes)
    fit(model, examples, plan, checkpoint=checkpoint, tell=tell, run=RUN)
    return model.eval()


def test_a_model_learns_the_sentence_it_is_shown(examples: list[Example], tmp_path: Path) -> None:
    told: list[Progress] = []
    model = trained(examples, tmp_path / "c.pt", replace(PLAN, epochs=30, size=64), told.append, replace(SMALL, dropout=0.0))
    batch = collate([(examples[0], 0, 4)])
    assert model(batch.ids, batch.shapes, batch.mask)[0][0, 1:5].argmax(dim=1).tolist() == [5, 3, 1, 0]
    assert told[-1].loss < told[0].loss / 2
    assert [progress.epoch for progress in told] == list(range(30))


class Stop:
    """Hears of some steps, then cuts the run off."""

    def __init__(self, after: int) -> None:
        self.after = after

    def __call__(self, progress: Progress) -> None:
        if self.after == 0:
            raise KeyboardInterrupt
        self.after -= 1


@pytest.mark.parametrize("after", [2, 3, 6, 9], ids="cut off after {} steps".format)
def test_a_run_cut_off_gives_the_weights_of_one_that_was_not(after: int, examples: list[Example], tmp_path: Path) -> None:
    whole = trained(examples, tmp_path / "whole.pt", PLAN, lambda progress: None)
    with pytest.raises(KeyboardInterrupt):
        trained(examples, tmp_path / "c.pt", PLAN, Stop(after))
    told: list[Progress] = []
    resumed = trained(examples, tmp_path / "c.pt", PLAN, told.append)
    assert 0 < len(told) < 10
    for one, other in zip(whole.parameters(), resumed.parameters(), strict=True):
        assert torch.equal(one, other)


def test_a_run_begins_where_its_last_checkpoint_is(examples: list[Example], tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        trained(examples, tmp_path / "c.pt", PLAN, Stop(8))
    told: list[Progress] = []
    trained(examples, tmp_path / "c.pt", PLAN, told.append)
    # Five steps an epoch, a checkpoint after the second and fourth of each and at its end.
    assert [(progress.epoch, progress.done) for progress in told] == [(1, 3), (1, 4), (1, 5)]


def test_another_seed_gives_other_weights(examples: list[Example], tmp_path: Path) -> None:
    one = trained(examples, tmp_path / "1.pt", PLAN, lambda progress: None)
    other = trained(examples, tmp_path / "2.pt", replace(PLAN, seed=2), lambda progress: None)
    assert any(not torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True))


def test_progress_tells_the_share_done_and_the_time_left(examples: list[Example], tmp_path: Path) -> None:
    told: list[Progress] = []
    trained(examples, tmp_path / "c.pt", PLAN, told.append)
    assert [round(progress.share, 3) for progress in told] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    assert told[0].left > 0.0 == told[-1].left
    assert told[-1].speed > 0


def test_part_of_an_epoch_can_be_asked_for(examples: list[Example], tmp_path: Path) -> None:
    told: list[Progress] = []
    trained(examples, tmp_path / "c.pt", replace(PLAN, epochs=0.4), told.append)
    assert [(progress.done, progress.share) for progress in told] == [(1, 0.5), (2, 1.0)]


def test_a_finished_run_is_not_gone_on_with(examples: list[Example], tmp_path: Path) -> None:
    trained(examples, tmp_path / "c.pt", PLAN, lambda progress: None)
    told: list[Progress] = []
    trained(examples, tmp_path / "c.pt", PLAN, told.append)
    assert told == []


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"model": {}, "run": {"data": "d2", "seed": 1}}, "another run .data d2 instead of d1."),
        ({"model": {}}, "of an earlier version"),
        ({"weights": {}}, "no checkpoint of this program"),
        (None, "cannot be read"),
    ],
    ids=["other data", "earlier version", "another file", "broken"],
)
def test_a_checkpoint_of_something_else_is_told(kept: object, said: str, examples: list[Example], tmp_path: Path) -> None:
    file = tmp_path / "c.pt"
    if kept is None:
        file.write_bytes(b"PK\x03\x04 cut off")
    else:
        torch.save(kept, file)
    with pytest.raises(UsageError, match=said):
        trained(examples, file, PLAN, lambda progress: None)
