"""What all tests share: the spaCy pipeline, loaded once, and one stood in for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from called import Analyze
from spacy.language import Language

from attribution.parsing import load_spacy

SETTINGS = ("COLUMNS", "LINES", "TERM", "NO_COLOR", "FORCE_COLOR", "PAGER", "LESS")
"""What the environment of whoever runs the tests tells of their terminal."""


@pytest.fixture(scope="session", autouse=True)
def nobodys_settings() -> Iterator[None]:
    """An environment without settings, whoever runs the tests in whatever terminal."""
    with pytest.MonkeyPatch.context() as environment:
        for name in [*SETTINGS, *(name for name in os.environ if name.startswith("ATTRIBUTION_"))]:
            environment.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bare spaCy pipeline with our paragraph boundaries, without the attribution stages."""
    return load_spacy()


@pytest.fixture
def analyze(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Analyze:
    """What the command line calls to analyse, stood in for, away from a user's settings."""
    stand_in = Analyze()
    pipeline = ModuleType("attribution.pipeline")
    pipeline.__dict__["analyze"] = stand_in
    monkeypatch.setitem(sys.modules, "attribution.pipeline", pipeline)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
    return stand_in
