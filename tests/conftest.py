"""What all tests share: the spaCy pipeline, loaded once, and one stood in for."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest
from called import Analyze
from spacy.language import Language

from attribution.parsing import load_spacy


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
    for name in ("ATTRIBUTION_PIPELINE", "NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
    return stand_in
