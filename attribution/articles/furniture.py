"""Site furniture: the lines of a saved page that are not news ("Leave a Reply"), so that nothing in them is reported.

Whole lines only, and only those that a pattern of ``languages/LANGUAGE/furniture.tsv`` describes from end to end: a
sentence about advertising is news. Losing a paragraph costs more than keeping a button, so what is open stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attribution.articles.bylines import author_of
from attribution.articles.dates import date_pattern
from attribution.articles.lines import lines_of
from attribution.languages import table, words
from attribution.records import Extent

# The longest furniture is a cookie or copyright notice of two or three sentences.
_LONGEST = 450
# A line of so many words that ends like a sentence is a paragraph; buttons and headlines are shorter or have no stop.
_PARAGRAPH_WORDS = 8
_PLACES = ("notice", "any", "heads", "below", "edge")
_PARTS = {"{few}": ".{1,60}", "{some}": ".{1,160}", "{clause}": r"(?:[^.!?\"]|\.(?=\w)){0,120}"}
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_STOP = re.compile(r"\.[\"'”’»)\]]*$")
_BEFORE = " \t•·*»«>|–—-_←→↑↓▶►◄×✕✖☰#~([{"
_AFTER = " \t•·*»«>|–—-_←→↑↓▶►◄×✕✖.:;,…!)]}"
_PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def find_furniture(text: str, *, language: str = "en") -> tuple[Extent, ...]:
    """The extents of a text that are not news, in order; lines that follow one another are one extent.

    Buttons, advertisements, links to other articles, sharing and comment forms, cookie and copyright notices, credits
    of pictures and staff; before the first and after the last paragraph also menus, bylines, dates and addresses.

    >>> text = "The bridge is shut, the mayor said on Monday.\\n\\nLeave a Reply"
    >>> [extent.of(text) for extent in find_furniture(text)]
    ['Leave a Reply']
    """
    lines = tuple(lines_of(text))
    return tuple(_runs(lines, _marked([line.of(text) for line in lines], language)))


def _runs(lines: Sequence[Extent], marked: Sequence[bool]) -> Iterator[Extent]:
    for i, line in enumerate(lines):
        if marked[i] and not (i and marked[i - 1]):
            start = line.start
        if marked[i] and not (i + 1 < len(lines) and marked[i + 1]):
            yield Extent(start, line.end)


def _marked(lines: Sequence[str], language: str) -> list[bool]:
    """For each line whether it is furniture."""
    places = [_place(line, language) for line in lines]
    body = [i for i, line in enumerate(lines) if places[i] is None and _is_paragraph(line)]
    first, last = (body[0], body[-1]) if body else (0, len(lines))
    marked: list[bool] = []
    listed, opening = False, True  # opening: nothing but furniture so far, so that this line may be the headline
    for i, line in enumerate(lines):
        listed = i > last and (places[i] == "heads" or (listed and not _STOP.search(line)))
        marked.append(listed or _is_furniture(places[i], line, opening=opening, edge=not first <= i <= last))
        opening = opening and marked[i]
    return marked


def _is_furniture(place: str | None, line: str, *, opening: bool, edge: bool) -> bool:
    if place == "edge":
        return edge
    if place in ("below", "heads"):
        return not opening and not _STOP.search(line)
    return place is not None


def _is_paragraph(line: str) -> bool:
    return line.count(" ") + 1 >= _PARAGRAPH_WORDS and _SENTENCE_END.search(line[-5:]) is not None


def _place(line: str, language: str) -> str | None:
    """Where a line like this is furniture (a place of the table); None where nothing says that it is."""
    if len(line) > _LONGEST:
        return None
    plain = " ".join(line.casefold().translate(_PLAIN_MARKS).split()).lstrip(_BEFORE).rstrip(_AFTER)
    for place, pattern in _patterns(language):
        if pattern.fullmatch(plain):
            return place
    return "edge" if author_of(line) or _is_menu(plain, language) else None


def _is_menu(plain: str, language: str) -> bool:
    entries = re.split(r"[\s|•·/>,*]+", plain)
    return words(language, "menu_words").issuperset(entries)


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table(language, "furniture")
    written = {place: "|".join(row["pattern"] for row in rows if row["place"] == place) for place in _PLACES}
    parts = {"{notice}": f"(?:{written.pop('notice')})", "{date}": date_pattern(language)} | _PARTS
    return tuple((place, re.compile(_with_parts(pattern, parts))) for place, pattern in written.items())


def _with_parts(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern
