"""Text in a picture: SVG wraps no lines, so they are cut here, by widths that hold for the fonts of all systems."""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import combining, east_asian_width

# Widths in parts of the size, in the wide faces that a system may choose (Verdana, DejaVu Sans).
USUAL, IDEOGRAPH, BOLD = 0.62, 1.0, 1.12
WIDTHS: Mapping[str, float] = {
    **dict.fromkeys("iljftrI.,:;'’‘|!()[] ", 0.4),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.74),
    **dict.fromkeys("mwMW@%<>+=~#&_…—", 1.0),
}


def lines(text: str, width: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines; what does not fit is cut and marked by an ellipsis.

    >>> lines("the National Emergency Directorate", 110, 13, 2)
    ('the National', 'Emergency…')
    """
    room = width / (size * (BOLD if bold else 1.0))
    found: list[str] = []
    rest = text
    while rest and len(found) < most:
        line, rest = _line(rest, room)
        found.append(line)
    if rest and found:
        found[-1] = f"{_line(found[-1], room - WIDTHS['…'])[0].rstrip()}…"
    return tuple(found)


def _line(text: str, room: float) -> tuple[str, str]:
    """As much of the text as fits, cut at a space where there is one, and the rest."""
    used = 0.0
    for place, character in enumerate(text):
        used += _width(character)
        if used > room:
            space = text.rfind(" ", 1, place + 1)
            cut = space if space > 0 else max(place, 1)
            return text[:cut].rstrip(), text[cut:].lstrip()
    return text, ""


def _width(character: str) -> float:
    if combining(character):
        return 0.0
    return IDEOGRAPH if east_asian_width(character) in "WF" else WIDTHS.get(character, USUAL)
