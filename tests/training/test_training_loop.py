from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

torch = pytest.importorskip("torch")

from attribution.training.encoder import Sizes  # noqa: E402
from attribution.training.examples import Example, collate, example  # noqa: E402
from attribution.training.loop import Plan, Progress, fit  # noqa: E402
from attribution.training.model import Tagger  # noqa: E402

SMALL = Sizes(pieces=120, width=48, layers=2, heads=4, inner=64, dropout=0.0)
PLAN = Plan(epochs=30, size=64, rate=1e-3, half=False)
TEXT = "Lind said no."


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    words = {word: number for number, word in enumerate(("[UNK]", "Lind", "said", "no", "."))}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    relation = {"content": [[10, 12]], "cue": [[5, 9]], "source": [[0, 4]]}
    return [example({"text": TEXT, "relations": [relation]}, tokenizer)] * 4


def trained(examples: list[Example], checkpoint: Path, plan: Plan = PLAN) -> tuple[Tagger, list[Progress]]:
    torch.manual_seed(1)
    model, told = Tagger(SMALL), list[Progress]()
    fit(model, examples, plan, checkpoint=checkpoint, tell=told.append)
    return model.eval(), told


def test_a_model_learns_the_sentence_it_is_shown(examples: list[Example], tmp_path: Path) -> None:
    model, told = trained(examples, tmp_path / "c.pt")
    batch = collate([(examples[0], 0, 4)])
    assert model(batch.ids, batch.shapes, batch.mask)[0][0, 1:5].argmax(dim=1).tolist() == [5, 3, 1, 0]
    assert told[-1].loss < told[0].loss / 4
    assert [progress.epoch for progress in told] == list(range(30))


def test_a_run_cut_off_goes_on_where_it_was(examples: list[Example], tmp_path: Path) -> None:
    whole, _ = trained(examples, tmp_path / "whole.pt", Plan(epochs=2, size=64, half=False))
    stopped = Stop()
    with pytest.raises(KeyboardInterrupt):
        fit(fresh(), examples, Plan(epochs=2, size=64, half=False), checkpoint=tmp_path / "c.pt", tell=stopped)
    resumed = Tagger(SMALL)
    fit(resumed, examples, Plan(epochs=2, size=64, half=False), checkpoint=tmp_path / "c.pt", tell=stopped.told.append)
    assert [progress.epoch for progress in stopped.told] == [0, 1]
    for one, other in zip(whole.parameters(), resumed.parameters(), strict=True):
        torch.testing.assert_close(one, other)


def fresh() -> Tagger:
    torch.manual_seed(1)
    return Tagger(SMALL)


class Stop:
    """Hears the first progress, then cuts the run off."""

    def __init__(self) -> None:
        self.told: list[Progress] = []

    def __call__(self, progress: Progress) -> None:
        self.told.append(progress)
        raise KeyboardInterrupt
