"""What the tests of reports share: the story made by hand, and snapshots of whole reports."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from harbour import harbour

from attribution.records import Analysis

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="session")
def analysis() -> Analysis:
    return harbour()


@pytest.fixture
def assert_snapshot() -> Callable[[str, str], None]:
    """Compares a report with the file of that name; UPDATE_SNAPSHOTS=1 writes it anew, to be looked at in the diff."""

    def compare(name: str, text: str) -> None:
        file = SNAPSHOTS / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_bytes().decode("utf-8")

    return compare
