"""``attribution config``: every setting, and where it comes from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from attribution.cli import config
from attribution.cli.output import print_out

SAID = "Every setting, and where it comes from"

MORE = """\
What is printed can be saved as a settings file. Options go before the
environment (ATTRIBUTION_WIDTH=120), that before the project (attribution.toml,
or [tool.attribution] in pyproject.toml), that before your own file.

examples:
  attribution config --show
  attribution config > attribution.toml
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--show", action="store_true", help="print the settings; the command does so without it too")


def run(arguments: argparse.Namespace) -> int:
    """Print them as TOML, with the origin of each as a comment."""
    from attribution.cli.arguments import settings

    print_out("".join(f"{line}\n" for line in _lines(settings(config.places()))))
    return 0


def _lines(found: tuple[config.Setting, ...]) -> Iterator[str]:
    yield f"# Your own file: {config.user_file()}{'' if config.is_there(config.user_file()) else ' (not there)'}"
    written = [(setting, f"{setting.name} = {_toml(setting.value)}") for setting in found]
    width = max(len(line) for setting, line in written if setting.origin) if any(s.origin for s in found) else 0
    for setting, line in written:
        yield f"{line.ljust(width)}  # {setting.origin}" if setting.origin else f"# {line}"


def _toml(value: Any) -> str:
    """A value as TOML writes it; JSON's strings, numbers and lists are TOML's too."""
    if value is None:
        return '""  (not set)'
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
