"""Libraries that only some users need: asked for when a file needs them, named with what installs them."""

from __future__ import annotations

import importlib
from typing import Any

from attribution.errors import ReadingError


def library(name: str, *, extra: str, of: str) -> Any:
    """The module of that name, which the extra installs; ``of`` is what it reads, in words, for the message.

    Raises:
        ReadingError: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ReadingError(f"{of} needs {name}, not installed here; try: pip install 'attribution[{extra}]'") from error
