"""The page as it looks, against stored pictures: UPDATE_SNAPSHOTS=1 makes them anew, to be looked at.

Another version of the browser or of a font moves letters by a pixel, so pictures are compared by the mean colour of small
squares, a few of which may differ.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from webpages import Opened, page_of

from attribution.records import Analysis

Open = Callable[..., Opened]

STORED = Path(__file__).parent / "screenshots"
SCALE = 0.25
"""Pixels of the picture for one of the page: enough to see what is wrong, and a megabyte less to store."""

SQUARE = 4
"""Pixels of the picture along each side of a square whose mean colour is compared."""
FAINT = 24
"""Difference of a mean colour, of 255, below which nobody sees it."""
MOST = 0.02
"""The share of the squares that may differ."""

DIFFERENCE = """async ([one, other, square, faint]) => {
    const drawn = async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        return image;
    };
    const [first, second] = [await drawn(one), await drawn(other)];
    const width = Math.ceil(Math.max(first.width, second.width) / square);
    const height = Math.ceil(Math.max(first.height, second.height) / square);
    const means = (image) => {
        const canvas = new OffscreenCanvas(width * square, height * square);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const data = context.getImageData(0, 0, width * square, height * square).data;
        const sums = new Float64Array(width * height * 3);
        for (let y = 0; y < height * square; y += 1)
            for (let x = 0; x < width * square; x += 1)
                for (let colour = 0; colour < 3; colour += 1)
                    sums[(Math.floor(y / square) * width + Math.floor(x / square)) * 3 + colour]
                        += data[(y * width * square + x) * 4 + colour];
        return sums.map((sum) => sum / (square * square));
    };
    const [a, b] = [means(first), means(second)];
    let differing = 0;
    for (let place = 0; place < width * height; place += 1)
        if ([0, 1, 2].some((colour) => Math.abs(a[place * 3 + colour] - b[place * 3 + colour]) > faint)) differing += 1;
    return differing / (width * height);
}"""


def picture(page: str, width: int, opened: Open) -> bytes:
    context = {"viewport": {"width": width, "height": 900}, "device_scale_factor": SCALE, "reduced_motion": "reduce"}
    return opened(page, **context).page.screenshot(full_page=True)


def difference(one: bytes, other: bytes, browser: Browser) -> float:
    """The share of the squares in which two pictures differ."""
    page = browser.new_page()
    shown = [base64.b64encode(data).decode() for data in (one, other)]
    found = float(page.evaluate(DIFFERENCE, [*shown, SQUARE, FAINT]))
    page.close()
    return found


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_looks_as_in_the_stored_picture(width: int, analysis: Analysis, opened: Open, browser: Browser) -> None:
    file, now = STORED / f"harbour-{width}.png", picture(page_of(analysis), width, opened)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        STORED.mkdir(exist_ok=True)
        file.write_bytes(now)
    assert difference(now, file.read_bytes(), browser) <= MOST


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        (".paragraph { display: grid;", ".paragraph { display: block;"),
        (".disputed { color: var(--red); }", ".disputed { color: var(--red); font-size: 3rem; }"),
        ("table-layout: fixed;", "display: block;"),
    ],
    ids=["notes below the text", "large marks", "no table"],
)
def test_a_broken_layout_is_seen(rule: str, broken: str, harbour_page: str, opened: Open, browser: Browser) -> None:
    assert rule in harbour_page
    changed = picture(
        harbour_page.replace(rule, broken), 1280, lambda page, **context: opened(page, bypass_csp=True, **context)
    )
    assert difference(changed, picture(harbour_page, 1280, opened), browser) > MOST
