"""Expected attributions written into the sentence: <s>source</s>, <q>cue</q> and <c>content</c>, instead of offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([sqc])(\d?)>")


@dataclass(frozen=True)
class Marked:
    """A text without its tags, and the words of each attribution by role; number 0 where tags bear none."""

    text: str
    parts: dict[int, dict[str, tuple[str, ...]]]


def read_marked(marked: str) -> Marked:
    """Take the tags out; "<c2>" belongs to the second attribution of the text."""
    text, at, opened = "", 0, {}
    parts: dict[int, dict[str, tuple[str, ...]]] = {}
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        closing, role, number = tag.groups()
        if not closing:
            opened[role, number] = len(text)
        else:
            roles = parts.setdefault(int(number or 0), {})
            roles[role] = (*roles.get(role, ()), text[opened.pop((role, number)) :])
    return Marked(text + marked[at:], parts)
