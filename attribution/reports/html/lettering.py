"""Text in a picture: SVG wraps no lines, so they are cut here, by widths that hold for the fonts of all systems."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

ADVANCE, BOLD = 0.58, 0.67
"""Width of an average character, in parts of its size, in the wide faces that a system may choose (Verdana, DejaVu Sans)."""


def lines(text: str, width: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines; what does not fit is cut and marked by an ellipsis.

    >>> lines("the National Emergency Directorate", 110, 13, 2)
    ('the National', 'Emergency…')
    """
    room = int(width / ((BOLD if bold else ADVANCE) * size))
    found: list[str] = []
    rest = text
    while rest and len(found) < most:
        line, rest = _line(rest, room)
        found.append(line)
    if rest and found:
        found[-1] = f"{_line(found[-1], room - 1)[0].rstrip()}…"
    return tuple(found)


def _line(text: str, room: int) -> tuple[str, str]:
    """As much of the text as fits, cut at a space where there is one, and the rest."""
    used = 0
    for place, character in enumerate(text):
        used += 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        if used > room:
            space = text.rfind(" ", 1, place + 1)
            cut = space if space > 0 else max(place, 1)
            return text[:cut].rstrip(), text[cut:].lstrip()
    return text, ""
