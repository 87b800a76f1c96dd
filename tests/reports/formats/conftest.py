"""What the tests of formats share: the article that is out to harm whatever reads it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from attribution.records import Analysis

sys.path.insert(0, str(Path(__file__).parent.parent / "html"))


@pytest.fixture(scope="session")
def hostile() -> Analysis:
    from hostile import hostile_analysis

    return hostile_analysis()
