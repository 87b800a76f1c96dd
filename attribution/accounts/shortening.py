"""Words made to fit: in one line, cut at a word, without quotation marks that stand alone."""

from __future__ import annotations

import re

LEADING_UP = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "that", "the", "to", "which", "with"]
)
"""Words that a text must not be cut behind: they lead up to what is left out."""
CLOSING = re.compile(r"’(?!\w)")


def cut(text: str, limit: int) -> str:
    """A text in one line, cut where it is longer than ``limit`` characters, at a word that does not lead up to the next.

    >>> cut("the jets wiped out the largest store of the militia in a dawn raid", 58)
    'the jets wiped out the largest store of the militia …'
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    words = line[: limit - 1].rsplit(" ", 1)[0].split()
    while len(words) > 1 and words[-1].lower().strip(",;:") in LEADING_UP:
        words.pop()
    return " ".join(words).rstrip(",;:") + " …"


def balanced(text: str) -> str:
    """A text without the quotation marks that it opens and does not close, or the other way about.

    >>> balanced("the gate was “never shut"), balanced("only ‘the first cars")
    ('the gate was never shut', 'only the first cars')
    """
    if text.count("“") != text.count("”") or text.count('"') % 2:
        text = re.sub('[“”"]', "", text)
    return text if "‘" not in text or CLOSING.search(text) else text.replace("‘", "")
