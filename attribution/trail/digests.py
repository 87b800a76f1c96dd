"""Checksums of the data that an analysis depends on: the spaCy pipeline, the word lists and the networks of a language.

Taken once in a process: some 60 MB, a tenth of a second.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from spacy.language import Language

from attribution.records import Tool, Weights

NETWORKS = {"learned": ("model.json", "model.onnx", "tokenizer.json"), "pairs": ("pairs.json", "pairs.npz", "pairs.onnx")}
"""The files of each network, the one that describes it first: the learned detector, and what compares claims."""

LISTS = (".txt", ".tsv")


def weights_used(nlp: Language, *, learned: bool, compared: bool) -> tuple[Weights, ...]:
    """What an analysis in this pipeline depends on, the networks only where they are used."""
    used = (*(("learned",) if learned else ()), *(("pairs",) if compared else ()))
    return (_pipeline(nlp), _word_lists(nlp.lang), *(found for name in used for found in _network(nlp.lang, name)))


def with_comparing(tool: Tool) -> Tool:
    """What made an analysis whose accounts are compared afterwards: with the network that compares them."""
    language, _, _ = tool.pipeline_name.partition("_")
    compares = _network(language, "pairs")
    names = {one.name for one in compares}
    return replace(tool, weights=(*(one for one in tool.weights if one.name not in names), *compares))


def _pipeline(nlp: Language) -> Weights:
    """Of a pipeline that was put together in memory there are no files, and its checksum is empty."""
    name = f"{nlp.lang}_{nlp.meta['name']}"
    folder = nlp._path
    return Weights(f"pipeline {name}", str(nlp.meta["version"]), _folder(folder) if folder and folder.is_dir() else "")


@cache
def _folder(folder: Path) -> str:
    """Over all files of a folder."""
    return _digest((str(path.relative_to(folder).as_posix()), path) for path in sorted(folder.rglob("*")) if path.is_file())


@cache
def _word_lists(language: str) -> Weights:
    folder = files("attribution.languages") / language
    lists = sorted((file for file in folder.iterdir() if file.name.endswith(LISTS)), key=lambda file: file.name)
    return Weights(f"word lists {language}", version("attribution"), _digest((file.name, file) for file in lists))


@cache
def _network(language: str, name: str) -> tuple[Weights, ...]:
    """The network of that name; none where the language has none."""
    folder = files("attribution.languages") / language
    parts = [folder / part for part in NETWORKS[name]]
    if not all(part.is_file() for part in parts):
        return ()
    about = json.loads(parts[0].read_text(encoding="utf-8"))
    return (Weights(f"network {name} {language}", str(about["version"]), _digest((part.name, part) for part in parts)),)


def _digest(named: Iterator[tuple[str, Path | Traversable]]) -> str:
    """SHA-256 over names and contents; each content by its own checksum, so that none can be taken for part of another."""
    whole = hashlib.sha256()
    for name, file in named:
        whole.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()
