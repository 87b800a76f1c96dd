from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from attribution.accounts.pair_signs import NAMES  # noqa: E402
from attribution.training.encoder import Sizes  # noqa: E402
from attribution.training.loop import Progress  # noqa: E402
from attribution.training.pairs.calibration import fitted  # noqa: E402
from attribution.training.pairs.examples import Example, batches, collate  # noqa: E402
from attribution.training.pairs.export import export  # noqa: E402
from attribution.training.pairs.loop import Plan, fit  # noqa: E402
from attribution.training.pairs.model import PairNet, answer_loss  # noqa: E402

SMALL = Sizes(pieces=120, width=48, layers=2, heads=4, inner=64, shapes=1, dropout=0.0)
DENIES = NAMES.index("one denies")


def _examples(count: int) -> list[Example]:
    """Pairs that contradict where one denies, and else agree where both have the same pieces."""
    chance = random.Random(3)
    found = []
    for number in range(count):
        first = [101, *(chance.randint(1, 99) for _ in range(3 + number % 5)), 102]
        label = number % 3
        signs = [0.0] * len(NAMES)
        signs[DENIES] = float(label == 2)
        second = first if label else [101, *(chance.randint(1, 99) for _ in range(4)), 102]
        found.append(Example(first, second, signs, label, 1.0))
    return found


def _loss(model: PairNet, examples: list[Example]) -> float:
    model.eval()
    batch = collate(examples)
    with torch.no_grad():
        return float(answer_loss(model.classifier, *model(batch.ids).chunk(2), batch))


def test_batches_hold_every_pair_once_and_keep_to_the_size() -> None:
    examples = _examples(50)
    cut = batches(examples, size=120, chance=random.Random(1))
    assert sum(len(batch.labels) for batch in cut) == 50
    assert all(batch.ids.numel() <= 120 for batch in cut)
    assert all(len(batch.ids) == 2 * len(batch.labels) for batch in cut)


def test_training_learns_what_the_pairs_show() -> None:
    torch.manual_seed(2)
    model, examples, told = PairNet(SMALL), _examples(120), list[Progress]()
    before = _loss(model, examples)
    fit(model, examples, Plan(alone=6, alone_rate=1e-2, size=200, frozen=1, half=False), told.append)
    assert _loss(model, examples) < before / 2
    assert (told[-1].done, told[-1].of) == (told[-1].of, told[-1].of)


@pytest.mark.parametrize("frozen", [0, 1])
def test_frozen_layers_stay_as_they_are_and_others_do_not(frozen: int) -> None:
    torch.manual_seed(2)
    model = PairNet(SMALL)
    before = [layer.inner.weight.clone() for layer in model.encoder.layers]
    fit(model, _examples(30), Plan(alone=1, size=200, frozen=frozen, half=False), lambda _: None)
    same = [bool(torch.equal(old, layer.inner.weight)) for old, layer in zip(before, model.encoder.layers, strict=True)]
    assert same == [number < frozen for number in range(2)]


def test_a_scale_finds_the_shares_that_were_counted() -> None:
    given = torch.tensor([[1.0, 0.0]] * 40 + [[0.0, 1.0]] * 60).numpy()
    labels = [1] * 10 + [0] * 30 + [2] * 45 + [0] * 15
    scale, shifts = fitted(given, labels)
    raised = torch.softmax(torch.tensor(given @ scale.T + shifts), dim=1)
    assert raised[0].tolist() == pytest.approx([0.75, 0.25, 0.0], abs=0.02)
    assert raised[-1].tolist() == pytest.approx([0.25, 0.0, 0.75], abs=0.02)


@pytest.mark.filterwarnings("ignore")  # of the exporter itself
def test_what_is_exported_holds_no_trace_of_where(tmp_path: Path) -> None:
    pytest.importorskip("onnxscript")
    export(PairNet(SMALL), tmp_path, version="test")
    assert b".py" not in (tmp_path / "pairs.onnx").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"pairs.onnx", "pairs.npz", "pairs.json"}
