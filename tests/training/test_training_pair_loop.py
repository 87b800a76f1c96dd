from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch")

from attribution.accounts.pair_model import Words  # noqa: E402
from attribution.accounts.pair_signs import NAMES  # noqa: E402
from attribution.training.encoder import Sizes  # noqa: E402
from attribution.training.loop import Progress  # noqa: E402
from attribution.training.pairs.calibration import fitted  # noqa: E402
from attribution.training.pairs.examples import StoryExample  # noqa: E402
from attribution.training.pairs.export import export  # noqa: E402
from attribution.training.pairs.loop import Plan, begun, fit, loss_of, vectors_of  # noqa: E402
from attribution.training.pairs.model import PairNet, mean_of  # noqa: E402
from attribution.training.pairs.outliers import split  # noqa: E402

SMALL = Sizes(pieces=120, width=48, layers=2, heads=4, inner=64, shapes=1, dropout=0.0)
DENIES = NAMES.index("one denies")
QUIET = Plan(epochs=12, rate=5e-4, head_rate=1e-2, frozen=1, half=False)


def _stories(count: int) -> list[StoryExample]:
    """Two points of three texts each: texts of a point share their pieces; the third of each denies what the others say."""
    chance, found = random.Random(3), []
    for _ in range(count):
        points = [[chance.randint(1, 99) for _ in range(5)] for _ in range(2)]
        ids = [[101, *chance.sample(points[text // 3], 5), 102] for text in range(6)]
        pairs = [(one, other) for one in range(6) for other in range(one)]
        same = [one // 3 == other // 3 for one, other in pairs]
        denies = [(one % 3 == 2) != (other % 3 == 2) for one, other in pairs]
        signs = torch.zeros(len(pairs), len(NAMES))
        signs[:, DENIES] = torch.tensor(denies).float()
        labels = [(2 if denied else 1) if together else 0 for together, denied in zip(same, denies, strict=True)]
        one_point = torch.tensor([[a // 3 == b // 3 and a != b for b in range(6)] for a in range(6)])
        nowhere = torch.zeros(len(pairs), dtype=torch.bool)
        found.append(StoryExample(torch.tensor(ids), torch.tensor(pairs).T, torch.tensor(labels), signs, nowhere, one_point))
    return found


def _loss(model: PairNet, stories: list[StoryExample]) -> float:
    model.eval()
    with torch.no_grad():
        losses = [loss_of(model, begun(model, story.ids, QUIET), story, QUIET) for story in stories]
        return sum(map(float, losses)) / len(stories)


def test_training_learns_what_the_stories_show() -> None:
    torch.manual_seed(2)
    model, stories, told = PairNet(SMALL), _stories(30), list[Progress]()
    before = _loss(model, stories)
    fit(model, stories, QUIET, told.append)
    assert _loss(model, stories) < before / 2
    assert [(each.epoch, each.done, each.of) for each in told] == [(epoch, 30, 30) for epoch in range(12)]


def test_what_was_learned_holds_for_other_stories() -> None:
    torch.manual_seed(2)
    model, stories = PairNet(SMALL), _stories(40)
    fit(model, stories[:35], QUIET, lambda _: None)
    model.eval()
    right = 0.0
    for story in stories[35:]:
        vectors = model(story.ids)
        scores = model.classifier(vectors[story.pairs[0]], vectors[story.pairs[1]], story.signs)
        right += float((scores.argmax(1) == story.labels).float().mean()) / 5
    assert right > 0.85


@pytest.mark.parametrize("frozen", [0, 1])
def test_frozen_layers_stay_as_they_are_and_others_do_not(frozen: int) -> None:
    torch.manual_seed(2)
    model = PairNet(SMALL)
    before = [layer.inner.weight.clone() for layer in model.encoder.layers]
    fit(model, _stories(4), Plan(epochs=1, frozen=frozen, half=False), lambda _: None)
    same = [bool(torch.equal(old, layer.inner.weight)) for old, layer in zip(before, model.encoder.layers, strict=True)]
    assert same == [number < frozen for number in range(2)]


def test_the_same_seed_gives_the_same_model() -> None:
    made = []
    for _ in range(2):
        torch.manual_seed(5)
        model = PairNet(SMALL)
        fit(model, _stories(4), Plan(epochs=2, half=False), lambda _: None)
        made.append(model.classifier.hidden.weight)
    assert torch.equal(*made)


def test_a_scale_finds_the_shares_that_were_counted() -> None:
    given = torch.tensor([[1.0, 0.0]] * 40 + [[0.0, 1.0]] * 60).numpy()
    labels = [1] * 10 + [0] * 30 + [2] * 45 + [0] * 15
    scale, shifts = fitted(given, labels)
    raised = torch.softmax(torch.tensor(given @ scale.T + shifts), dim=1)
    assert raised[0].tolist() == pytest.approx([0.75, 0.25, 0.0], abs=0.02)
    assert raised[-1].tolist() == pytest.approx([0.25, 0.0, 0.75], abs=0.02)


@pytest.mark.parametrize("sizes", [SMALL, replace(SMALL, distances=8)], ids=["BERT", "MPNet"])
def test_texts_read_in_groups_and_layer_by_layer_are_read_as_at_once(sizes: Sizes) -> None:
    torch.manual_seed(4)
    model = PairNet(sizes).eval()
    ids = torch.randint(1, 99, (23, 12))
    for text, length in enumerate(random.Random(1).choices(range(2, 13), k=23)):
        ids[text, length:] = 0
    with torch.no_grad():
        found = vectors_of(model, begun(model, ids, QUIET), QUIET)
        assert torch.allclose(found, model(ids), atol=1e-5)


def test_the_distance_of_two_pieces_matters_where_it_is_told() -> None:
    torch.manual_seed(4)
    near, far = torch.tensor([[101, 7, 8, 9, 9, 9, 9, 102]]), torch.tensor([[101, 7, 9, 9, 9, 9, 8, 102]])
    model = PairNet(replace(SMALL, distances=8)).eval()
    torch.nn.init.zeros_(model.encoder.places.weight)
    with torch.no_grad():
        assert not torch.allclose(model(near), model(far), atol=1e-4)
        torch.nn.init.zeros_(model.encoder.apart.weights.weight)
        assert torch.allclose(model(near), model(far), atol=1e-5)


def test_layers_read_great_numbers_apart_and_give_the_same() -> None:
    torch.manual_seed(4)
    model, ids = PairNet(SMALL).eval(), torch.randint(1, 99, (6, 9))
    with torch.no_grad():
        model.encoder.layers[0].normal.weight[3] *= 90.0  # what layer 1 is given has one number far greater than the others
        before = model(ids)
        split(model.encoder, [ids])
        assert torch.allclose(model(ids), before, atol=1e-5)
    assert 3 in model.encoder.layers[1].inner.apart.tolist() or 3 in model.encoder.layers[1].value.apart.tolist()


@pytest.mark.filterwarnings("ignore")  # of the exporter itself
def test_vectors_of_what_is_exported_are_those_of_the_model(tmp_path: Path) -> None:
    pytest.importorskip("onnxscript")
    torch.manual_seed(4)
    model = PairNet(replace(SMALL, distances=8)).eval()
    ids = torch.randint(1, 99, (6, 9))
    with torch.no_grad():
        before = model(ids).numpy()
    export(model, tmp_path, [ids], version="test")
    with np.load(tmp_path / "pairs.npz") as arrays:
        words = Words(arrays["words"], arrays["word_spread"]).of(ids.numpy())
    session = onnxruntime.InferenceSession(tmp_path / "pairs.onnx", providers=["CPUExecutionProvider"])
    (states,) = session.run(None, {"words": words, "within": np.ones((6, 9), dtype=np.float32)})
    found = mean_of(torch.from_numpy(states), torch.ones(6, 9)).numpy()
    assert (found * before).sum(axis=1) == pytest.approx(1.0, abs=0.01)


@pytest.mark.filterwarnings("ignore")  # of the exporter itself
def test_what_is_exported_holds_no_trace_of_where(tmp_path: Path) -> None:
    pytest.importorskip("onnxscript")
    export(PairNet(SMALL), tmp_path, [torch.randint(1, 99, (3, 9))], version="test")
    assert b".py" not in (tmp_path / "pairs.onnx").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"pairs.onnx", "pairs.npz", "pairs.json"}
