"""Trained weights: an ONNX graph, its description and the tokenizer in a language's folder, opened alike by every model.

Both are data: nothing in them can be executed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from typing import Any, TypeVar
from zipfile import BadZipFile

import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf
from tokenizers import Tokenizer

from attribution.errors import PipelineError

TOKENIZER = "tokenizer.json"
"""The tokenizer of a language: one for all of its models."""

BROKEN = (ValueError, KeyError, TypeError, BadZipFile, EOFError, Fail, InvalidGraph, InvalidProtobuf)
"""What damaged weights raise, whichever library reads them."""

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Form:
    """How a model's weights are laid out: the files' names, the format number that the program can run, the model's name in
    messages and what to do where its weights are missing or damaged."""

    model: str
    remedy: str
    graph: str
    about: str
    number: int
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """What was opened: the session that runs the graph, the tokenizer, the description, and where the other files lie."""

    session: Any
    tokenizer: Tokenizer
    about: Mapping[str, Any]
    folder: Traversable


def read_weights(folder: Traversable, form: Form, build: Callable[[Weights], Model]) -> Model:
    """What ``build`` makes of the weights in a folder.

    Raises:
        PipelineError: a file is missing, is of another format, or cannot be read; the message says what to do.
    """
    missing = [name for name in (form.graph, *form.besides, form.about, TOKENIZER) if not (folder / name).is_file()]
    if missing:
        raise _unusable(folder, form, f"lack {', '.join(missing)}")
    try:
        about = json.loads((folder / form.about).read_text(encoding="utf8"))
        if about["format"] != form.number:
            raise _unusable(folder, form, f"are of format {about['format']}, and this version reads format {form.number}")
        with as_file(folder / form.graph) as graph:
            session = onnxruntime.InferenceSession(graph, _options(), providers=["CPUExecutionProvider"])
        return build(Weights(session, _tokenizer(folder), about, folder))
    except BROKEN as error:
        raise _unusable(folder, form, f"cannot be read ({type(error).__name__})") from error


def _tokenizer(folder: Traversable) -> Tokenizer:
    try:
        return Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf8"))
    except Exception as error:  # the library raises nothing narrower
        raise ValueError(str(error)) from error


def _unusable(folder: Traversable, form: Form, what: str) -> PipelineError:
    return PipelineError(f"{form.model}'s weights in {folder.name!r} {what}; {form.remedy}")


def _options() -> Any:
    """One thread, for others use the cores; memory is given back after each batch; warnings are kept quiet."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    return options
