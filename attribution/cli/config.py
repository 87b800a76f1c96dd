"""Settings: what an option is where the command line does not give it, and where that comes from.

In this order: the environment (``ATTRIBUTION_WIDTH``), the project (``attribution.toml``, then ``[tool.attribution]`` in
``pyproject.toml``, in the nearest folder upwards that has one), the user (``attribution/config.toml`` in the folder for
settings), and what the option is by itself. Every option of ``attribution report`` is a setting, under its long name.
"""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attribution.errors import UsageError

PREFIX = "ATTRIBUTION_"
OWN, SHARED = "attribution.toml", "pyproject.toml"

# These belong to one call.
NO_SETTINGS = frozenset({"help", "output", "debug"})
YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where settings are written, by their names with dashes: the environment or one file."""

    name: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an option is, and the name of the place that says so (None: the program itself)."""

    name: str
    value: Any
    origin: str | None


def settled(actions: Sequence[argparse.Action], places: Sequence[Place]) -> tuple[Setting, ...]:
    """Every setting among the options of a command, from the first place that has it.

    Raises:
        UsageError: what is written there is no value of the option.
    """
    return tuple(_settled(action, places) for action in actions if is_setting(action))


def is_setting(action: argparse.Action) -> bool:
    """Whether an option can be set in a file or in the environment."""
    return bool(action.option_strings) and action.dest not in NO_SETTINGS


def key(action: argparse.Action) -> str:
    """The name of an option's setting."""
    return action.dest.replace("_", "-")


def places() -> tuple[Place, ...]:
    """Where settings are written, the first to be asked first.

    Raises:
        UsageError: a file cannot be read as TOML.
    """
    found = [Place("environment", _environment()), *_project()]
    user = user_file()
    return (*found, Place(str(user), _named(_toml(user)))) if is_there(user) else tuple(found)


def unknown(given: Sequence[Place], known: Sequence[str]) -> Iterator[str]:
    """A message for every key in a file that is no setting; other programs may have variables like ours."""
    for place in given[1:]:
        for name in place.values:
            if name not in known:
                close = get_close_matches(name, known, 1)
                hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
                yield f"{place.name}: there is no setting {name!r}; {hint}"


def is_there(file: Path) -> bool:
    """Whether the file is there and its folder lets us see it; ``Path.is_file`` raises where it does not."""
    return os.path.isfile(file)


def user_file() -> Path:
    """The user's own file, whether it is there or not."""
    base = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_CONFIG_HOME")
    return Path(base or Path.home() / ".config") / "attribution" / "config.toml"


def _settled(action: argparse.Action, given: Sequence[Place]) -> Setting:
    name = key(action)
    for place in given:
        if name in place.values:
            return Setting(name, _value(action, place.values[name], f"{place.name}: {name}"), place.name)
    return Setting(name, action.default, None)


def _value(action: argparse.Action, written: Any, where: str) -> Any:
    """What is written, as the option would take it on the command line.

    Raises:
        UsageError: the option would not.
    """
    if action.nargs == 0:
        return _switch(written, where)
    if isinstance(written, bool | dict):
        raise UsageError(f"{where} is {written!r}; write what follows --{key(action)} on the command line")
    text = ",".join(map(str, written)) if isinstance(written, list) else str(written)
    try:
        value = action.type(text) if callable(action.type) else text
    except (argparse.ArgumentTypeError, ValueError) as error:
        raise UsageError(f"{where}: {error}") from error
    if action.choices is not None and value not in action.choices:
        raise UsageError(f"{where} is {text!r}; choose one of: {', '.join(map(str, action.choices))}")
    return value


def _switch(written: Any, where: str) -> bool:
    if isinstance(written, bool):
        return written
    word = str(written).lower()
    if word not in YES | NO:
        raise UsageError(f"{where} is {written!r}; write true or false")
    return word in YES


def _environment() -> dict[str, str]:
    """The variables of ours that are not empty."""
    ours = ((name, value) for name, value in os.environ.items() if name.startswith(PREFIX) and value)
    return {name.removeprefix(PREFIX).lower().replace("_", "-"): value for name, value in ours}


def _project() -> Iterator[Place]:
    """The files of the nearest folder, from the working folder upwards, that has settings of ours."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the working folder was removed
        return
    for folder in (here, *here.parents):
        found = [place for place in (_own(folder / OWN), _shared(folder / SHARED)) if place]
        if found:
            yield from found
            return


def _own(file: Path) -> Place | None:
    return Place(_shown(file), _named(_toml(file))) if is_there(file) else None


def _shared(file: Path) -> Place | None:
    tool = _toml(file).get("tool") if is_there(file) else None
    ours = tool.get("attribution") if isinstance(tool, dict) else None
    return Place(f"{_shown(file)} [tool.attribution]", _named(ours)) if isinstance(ours, dict) else None


def _shown(file: Path) -> str:
    return file.name if file.parent == Path.cwd() else str(file)


def _named(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in table.items()}


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{file} cannot be read as TOML ({error}); mend it or move it away") from error
