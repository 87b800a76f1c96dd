"""What the tests of the web page share: a real browser, and pages opened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from webpages import Opened, page_of

from attribution.records import Analysis


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens a page in a browser of its own; at the end nothing may have left it and nothing may have gone wrong in it."""
    all_opened: list[Opened] = []

    def open_page(html: str, **context: Any) -> Opened:
        file = tmp_path / f"report-{len(all_opened)}.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        context = {"viewport": {"width": 1280, "height": 900}} | context
        found = Opened(browser.new_context(**context).new_page())
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.goto(file.as_uri())
        all_opened.append(found)
        return found

    yield open_page
    for found in all_opened:
        own = found.page.url.partition("#")[0]
        assert {request.partition("#")[0] for request in found.requests} == {own}
        assert found.complaints == [] or found.breaks
        found.page.context.close()


@pytest.fixture(scope="session")
def harbour_page(analysis: Analysis) -> str:
    return page_of(analysis)
