"""Registries for readers, detectors and reports: one new file with one decorated function adds one.

The package's own are the modules of a folder, imported when the registry is first asked; those of other packages are
found by entry point (group ``attribution_readers``, ``attribution_detectors``, ``attribution_reports``).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any, Generic, TypeVar

from attribution.errors import UsageError

Function = TypeVar("Function", bound=Callable[..., Any])


class Registry(Generic[Function]):
    """Named functions of one kind: the package's own in ``folder``, others' under the entry point group."""

    def __init__(self, kind: str, folder: str) -> None:
        self.kind = kind
        self.folder = folder
        self._functions: dict[str, Function] = {}
        self._loaded = False

    def register(self, *names: str) -> Callable[[Function], Function]:
        """A decorator that makes a function known under one or several names."""

        def keep(function: Function) -> Function:
            for name in names:
                self._functions[name] = function
            return function

        return keep

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        self._load()
        return tuple(sorted(self._functions))

    def get(self, name: str) -> Function:
        """The function of that name.

        Raises:
            UsageError: there is none; the message lists those there are.
        """
        self._load()
        if name not in self._functions:
            raise UsageError(f"there is no {self.kind} named {name!r}; there are: {', '.join(self.names())}")
        return self._functions[name]

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        _import_folder(self.folder)
        for entry in entry_points(group=f"attribution_{self.kind}s"):
            self._functions.setdefault(entry.name, entry.load())


@cache
def _import_folder(folder: str) -> None:
    package = importlib.import_module(folder)
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{folder}.{module.name}")


readers: Registry[Callable[..., Any]] = Registry("reader", "attribution.articles")
detectors: Registry[Callable[..., Any]] = Registry("detector", "attribution.attributions")
reports: Registry[Callable[..., Any]] = Registry("report", "attribution.reports")
