"""The pipeline stood in for."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest
from called import Analyze


@pytest.fixture
def analyze(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Analyze:
    stand_in = Analyze()
    pipeline = ModuleType("attribution.pipeline")
    pipeline.__dict__["analyze"] = stand_in
    monkeypatch.setitem(sys.modules, "attribution.pipeline", pipeline)
    for name in ("ATTRIBUTION_PIPELINE", "NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
    return stand_in
