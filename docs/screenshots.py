"""Make anew the pictures of the HTML report: ``python docs/screenshots.py``. Needs Chromium, as its tests do."""

from __future__ import annotations

import shutil
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from attribution.pipeline import analyze
from attribution.reports import render

ROOT = Path(__file__).parent.parent
SAMPLE = "data/stories/01-tamrit-strike"


@dataclass(frozen=True)
class Picture:
    """What is shown: the place the page is opened at, and the window."""

    place: str
    width: int = 1280
    height: int = 800
    scheme: str = "light"


PICTURES = {
    "html-accounts": Picture("#e1"),
    "html-who-stands-where": Picture("#e1g", height=900),
    "html-article": Picture("#s3", scheme="dark"),
    "html-phone": Picture("#e1", width=390, height=844),
}


def main() -> None:
    """Write the pictures."""
    with chdir(ROOT):  # the page names its files as they are given: not by where this copy lies
        page = render("html", analyze(sorted(Path(SAMPLE).glob("*.txt"))))
    assert isinstance(page, str)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8", newline="\n")
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--headless", "--no-sandbox", "--disable-gpu"])
        for name, picture in PICTURES.items():
            window = {"width": picture.width, "height": picture.height}
            shown = browser.new_page(viewport=window, color_scheme=picture.scheme)
            shown.goto(f"{file.as_uri()}{picture.place}")
            shown.wait_for_timeout(500)
            shown.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
