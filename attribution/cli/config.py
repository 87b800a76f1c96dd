"""Which spaCy pipeline is used: the option, else the environment, else the project's file."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from attribution.errors import UsageError

PIPELINE_VARIABLE = "ATTRIBUTION_PIPELINE"


def pipeline_name(given: str | None) -> str | None:
    """The name of the pipeline: ``given``, ``ATTRIBUTION_PIPELINE``, ``pipeline`` in ``attribution.toml`` or in
    ``[tool.attribution]`` of ``pyproject.toml`` in the working folder; None where none of them names one.

    Raises:
        UsageError: a file that is asked is no TOML, or its ``pipeline`` is no name.
    """
    return given or os.environ.get(PIPELINE_VARIABLE) or _from_files()


def _from_files() -> str | None:
    own, shared = Path("attribution.toml"), Path("pyproject.toml")
    name = _table(own).get("pipeline")
    where = own
    if name is None:
        tool = _table(shared).get("tool", {})
        ours = tool.get("attribution", {}) if isinstance(tool, dict) else {}
        name, where = ours.get("pipeline") if isinstance(ours, dict) else None, shared
    if name is not None and (not isinstance(name, str) or not name):
        raise UsageError(f"{where}: pipeline is {name!r}; give the name of a spaCy pipeline in quotation marks")
    return name


def _table(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path} cannot be read as TOML ({error}); mend it, or name the pipeline with --pipeline") from error
