"""A whole run with an encoder small enough for a test: from marked articles to weights that the detector reads."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

torch = pytest.importorskip("torch")
safetensors = pytest.importorskip("safetensors.torch")
pytest.importorskip("onnx")

from attribution.attributions.network import read_network  # noqa: E402
from attribution.errors import PipelineError, UsageError  # noqa: E402
from attribution.evaluation import Gold, GoldArticle, GoldStory, Relation  # noqa: E402
from attribution.records import Extent  # noqa: E402
from attribution.training.encoder import Encoder, Sizes  # noqa: E402
from attribution.training.loop import Plan, Progress  # noqa: E402
from attribution.training.run import Training, finish, train  # noqa: E402

TINY = Sizes(pieces=2000, width=48, layers=2, heads=4, inner=64)
PLAN = Plan(epochs=40, size=60, rate=2e-3, head_rate=5e-3, half=False)
SAYINGS = ("Lind said no .", "Okafor said yes .", "Lind said yes .", "Okafor said no .")
PUBLISHED = (
    ("words", "embeddings.word_embeddings"),
    ("places", "embeddings.position_embeddings"),
    ("layers.", "encoder.layer."),
    (".query", ".attention.self.query"),
    (".key", ".attention.self.key"),
    (".value", ".attention.self.value"),
    (".mixed", ".attention.output.dense"),
    (".attended", ".attention.output.LayerNorm"),
    (".inner", ".intermediate.dense"),
    (".outer", ".output.dense"),
    (".normal", ".output.LayerNorm"),
    ("normal", "embeddings.LayerNorm"),
)


def published(name: str) -> str:
    """What the published weights call a parameter of ours."""
    for ours, theirs in PUBLISHED:
        if name.startswith(ours) or (ours.startswith(".") and ours in name):
            name = name.replace(ours, theirs, 1)
            if not ours.startswith((".", "layers")):
                break
    return name


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    torch.manual_seed(3)
    kept = {published(name): value for name, value in Encoder(TINY).state_dict().items() if "shapes" not in name}
    kept["embeddings.token_type_embeddings.weight"] = torch.zeros(2, TINY.width)
    safetensors.save_file({name: value.contiguous() for name, value in kept.items()}, folder / "model.safetensors")
    words = {word: number for number, word in enumerate(("[UNK]", "Lind", "Okafor", "said", "no", "yes", "."), start=300)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def article(text: str) -> GoldArticle:
    source, cue, content, _ = text.split()
    parts = (Extent(text.index(words), text.index(words) + len(words)) for words in (content, source, cue))
    return GoldArticle(text, text, (Relation(*((part,) for part in parts)),))


GOLD = Gold("sayings.jsonl", "d1", tuple(GoldStory(each, (article(each),)) for each in SAYINGS))


@pytest.fixture(scope="module")
def training(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Training:
    made = Training(GOLD, base, tmp_path_factory.mktemp("out") / "run", PLAN, sizes=TINY)
    train(made, lambda progress: None)
    return made


@pytest.fixture(scope="module")
def figures(training: Training) -> dict[str, Any]:
    return finish(training, develop=GOLD, name="seven")


def test_what_was_learned_is_written_as_the_detector_reads_it(training: Training, figures: dict[str, Any]) -> None:
    network = read_network(training.out / "weights")
    assert network.version == "seven"
    all_right = {"precision": 100.0, "recall": 100.0, "f1": 100.0, "right": 4, "found": 4, "gold": 4}
    assert figures["after"]["relation"] == figures["before"]["relation"] == all_right
    assert network.confidence(0.9) > 0.5


def test_the_figures_say_of_what_they_are(training: Training, figures: dict[str, Any]) -> None:
    assert figures == json.loads((training.out / "figures.json").read_text(encoding="utf8"))
    assert figures["trained on"] == {"name": "sayings.jsonl", "sha256": "d1", "articles": 4, "relations": 4}
    assert figures["plan"]["epochs"] == len(figures["loss by epoch"]) == 40
    assert figures["bytes"]["after"] < figures["bytes"]["before"]


def test_a_finished_run_is_gone_on_with_when_more_epochs_are_asked_for(training: Training, tmp_path: Path) -> None:
    (tmp_path / "checkpoint.pt").write_bytes(training.checkpoint.read_bytes())
    told: list[Progress] = []
    train(replace(training, out=tmp_path, plan=replace(PLAN, epochs=41)), told.append)
    assert [progress.epoch for progress in told] == [40]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"plan": replace(PLAN, seed=2)}, "seed 1 instead of 2"),
        ({"marked": Gold("other.jsonl", "d2", GOLD.stories)}, "data d1 instead of d2"),
        ({"workers": 2}, "workers 1 instead of 2"),
    ],
    ids=["seed", "data", "workers"],
)
def test_another_run_in_the_same_folder_is_refused_before_it_begins(
    changed: dict[str, object], said: str, training: Training
) -> None:
    with pytest.raises(UsageError, match=said):
        train(replace(training, **changed), lambda progress: None)


def test_weights_of_another_encoder_are_refused(training: Training, tmp_path: Path) -> None:
    safetensors.save_file(
        {
            "embeddings.token_type_embeddings.weight": torch.zeros(2, 48),
            "embeddings.position_embeddings.weight": torch.zeros(512, 48),
        },
        tmp_path / "model.safetensors",
    )
    with pytest.raises(PipelineError, match="must hold the weights of a BERT or MPNet encoder"):
        train(replace(training, base=tmp_path, out=tmp_path / "run"), lambda progress: None)
