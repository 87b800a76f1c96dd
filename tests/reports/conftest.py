"""What the tests of reports share: stories made by hand, snapshots of whole reports, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harbour import harbour
from hostile import hostile_analysis
from playwright.sync_api import Browser, sync_playwright

from attribution.records import Analysis

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="session")
def analysis() -> Analysis:
    return harbour()


@pytest.fixture(scope="session")
def hostile() -> Analysis:
    """An article that is out to harm whatever shows it."""
    return hostile_analysis()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium here (apt-get install chromium): what runs in a browser is not tested")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def assert_snapshot() -> Callable[[str, str], None]:
    """Compares a report with the file of that name; UPDATE_SNAPSHOTS=1 writes it anew, to be looked at in the diff."""

    def compare(name: str, text: str) -> None:
        file = SNAPSHOTS / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_bytes().decode("utf-8")

    return compare
