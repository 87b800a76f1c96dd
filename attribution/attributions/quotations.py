"""Where quotation marks open and close in a text, in every style that newspapers print.

Curly and straight double marks, two single marks for a double one, guillemets, German marks, and British single marks
that share their sign with the apostrophe. A quotation that runs over several paragraphs opens again at each and closes
once, at the end; one that never closes ends with its paragraph. Marks inside a quotation of another style are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attribution.layout import paragraph_extents

_CLOSING = {
    "“": ("”", '"'),
    '"': ('"',),
    "''": ("''",),
    "``": ("''",),
    "«": ("»",),
    "„": ("“", "”"),
    "‘": ("’",),
    "'": ("'",),
}
_SINGLE = frozenset("‘'")
_MARK = re.compile(r"''|``|[“”\"«»„‘’']")
_NEXT_WORD = re.compile(r"\s*([‘'])\w")
_REACH = 300
"""How many marks ahead a closing mark is looked for: keeps ten thousand unclosed marks from costing their square."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: its parts in characters, marks included, one part a paragraph; whether its closing mark was found."""

    parts: tuple[tuple[int, int], ...]
    closed: bool

    @property
    def start(self) -> int:
        """The opening mark."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Just after the last closing mark, or the end of the last paragraph."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    mark: str
    closed: bool
    opens_paragraph: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in order, not overlapping; linear in its length.

    >>> [text[q.start:q.end] for text in ['He said “no” and "yes".'] for q in find_quotations(text)]
    ['“no”', '"yes"']
    """
    found: list[list[_Part]] = []
    for paragraph in paragraph_extents(text):
        for part in _parts(text, paragraph.start, paragraph.end):
            if part.opens_paragraph and found and _goes_on(found[-1][-1], part, text):
                found[-1].append(part)
            else:
                found.append([part])
    return tuple(Quotation(tuple((p.start, p.end) for p in parts), parts[-1].closed) for parts in found)


def _goes_on(last: _Part, part: _Part, text: str) -> bool:
    """Whether a part that opens a paragraph continues one left open in the paragraph just before."""
    return not last.closed and last.mark == part.mark and not text[last.end : part.start].strip()


def _parts(text: str, start: int, end: int) -> Iterator[_Part]:
    """The quotations of one paragraph."""
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    i = 0
    first = True
    while i < len(marks):
        at, mark = marks[i]
        if not _can_open(text, at, mark, start):
            i += 1
            continue
        close = _closing(text, marks, i, end)
        if close is None and mark in _SINGLE and not _opens_again(text, mark, end):
            i += 1
            continue
        opens = first and not text[start:at].strip()
        first = False
        if close is None:
            yield _Part(at, end, mark, False, opens)
            return
        where, sign = marks[close]
        yield _Part(at, where + len(sign), mark, True, opens)
        i = close + 1


def _opens_again(text: str, mark: str, end: int) -> bool:
    """Whether the next paragraph begins with the same mark and a word: a single mark that stays open is an apostrophe ("’90s")
    unless its quotation goes on there."""
    following = _NEXT_WORD.match(text, end)
    return following is not None and following.group(1) == mark


def _can_open(text: str, at: int, mark: str, start: int) -> bool:
    """An opening mark, or one that is both and stands where only an opening one can: after a space, before a word."""
    if mark not in _CLOSING:
        return False
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark == '"' and after == "“":
        return False  # "“We won,” she said.": a block of the editor's own around a quotation
    if mark in "“«„``":
        return bool(after)
    before = text[at - 1 : at] if at > start else ""
    free = not before or before.isspace() or before in "([{—–-/:…>“"
    if mark in _SINGLE:
        return free and (after.isalpha() or after in '[“"…')
    return free and bool(after) and not after.isspace()


def _closing(text: str, marks: list[tuple[int, str]], i: int, end: int) -> int | None:
    """The index of the mark that closes the one at ``i``; None where it stays open.

    A straight mark is closed by a curly one too, where none stands open between ("We left,” she said). The same mark opening
    again inside is a quotation in the quotation, and its closing mark is passed over. A single mark after an s may be a
    possessive ("the ministers' plan"): it closes only if no better one follows. A straight mark that stands where only an
    opening one can does not close.
    """
    opening = marks[i][1]
    possessive = nested_close = None
    depth = curly = 0
    for j in range(i + 1, min(len(marks), i + _REACH)):
        at, mark = marks[j]
        after = text[at + len(mark) : at + len(mark) + 1] if at + len(mark) < end else ""
        if mark == "“" and opening == "“" and not text[at - 1].isspace() and not after.isalnum():
            mark = "”"  # “rapists“: a closing mark typed the wrong way round
        if mark == opening and mark in "“«‘":
            depth += 1
        if opening == '"' and mark in "“”":
            curly += 1 if mark == "“" else -1
            if curly < 0:
                return j
        if mark not in _CLOSING[opening] or (mark not in "”»“’" and _stands_open(text, at, after)):
            continue
        if opening in _SINGLE and after.isalnum():
            continue
        if opening in _SINGLE and text[at - 1] in "sS":
            possessive = j if possessive is None else possessive
        elif depth == 0:
            return j
        else:
            depth -= 1
            nested_close = j
    return nested_close if nested_close is not None else possessive


def _stands_open(text: str, at: int, after: str) -> bool:
    """A straight mark with a space before it and a word after it can only open; inside a quotation it is a slip."""
    return text[at - 1].isspace() and bool(after) and not after.isspace()
