"""What is installed, in as far as results depend on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files

from attribution.languages import DEFAULT_PIPELINE
from attribution.reports.json.contract import SCHEMA


def versions(pipeline: str | None) -> Iterator[str]:
    """A line each: the package, the spaCy pipeline, the weights of the learned detector, the schema of the JSON analysis."""
    name = pipeline or DEFAULT_PIPELINE
    yield f"attribution {metadata.version('attribution')}"
    yield f"pipeline {name} {_installed(name)}"
    yield f"model {_weights()}"
    yield f"schema {SCHEMA}"


def _installed(pipeline: str) -> str:
    try:
        return metadata.version(pipeline)
    except (metadata.PackageNotFoundError, ValueError):  # a folder, or not installed: it tells when it is loaded
        return "(not an installed package)"


def _weights() -> str:
    file = files("attribution.languages") / "en" / "model.json"
    return str(json.loads(file.read_text(encoding="utf-8"))["version"]) if file.is_file() else "(none)"
