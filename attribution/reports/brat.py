"""The attributions in the stand-off format of brat: a zip archive with a ``.txt`` and an ``.ann`` for each article.

What it cannot hold: an annotation there has no end in another line, so a part that runs over line breaks or tabs is cut into
fragments at them; parts of white space alone are left out. Claims, events, points and relations are not in it, and of a source
only its name, in a note. In the ``.txt`` a carriage return is a space and a lone surrogate is U+FFFD, one for one, because
readers change line endings and every place would be off. https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count
from typing import get_args

from attribution import registry
from attribution.records import Analysis, Article, Attribution, Extent, Stance, Style
from attribution.reports import Options
from attribution.reports.inert import inert
from attribution.reports.view.index import Index

# All that some reader takes for the end of a line (str.splitlines), and the tab that parts the fields.
_WHOLE = re.compile("[^\n\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_UNFIT = re.compile("[\ud800-\udfff]")
_IN_A_NAME = re.compile(r"[^\w.-]+")
LONGEST_NAME = 80
_BEGINNING_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@registry.reports.register("brat")
def brat(analysis: Analysis, options: Options) -> bytes:
    """A zip archive to unpack into a collection of brat: two files an article, ``annotation.conf``, and in
    ``articles.json`` the id of the article behind each name.

    Text-bound annotations are *Source*, *Cue* and *Content*; relations lead from a content to its source and cue; attributes of
    the content are stance and style; a note tells the name of the source, the detector and its confidence.
    """
    index = Index(analysis)
    names = file_names([article.id for article in analysis.articles])
    files = {"annotation.conf": _configuration()}
    for article, name in zip(analysis.articles, names, strict=True):
        files[f"{name}.txt"] = _UNFIT.sub("\ufffd", article.text.replace("\r", " "))
        files[f"{name}.ann"] = "".join(f"{line}\n" for line in _annotations(index.said_in(article.id), article, index))
    files["articles.json"] = json.dumps(dict(zip(names, (a.id for a in analysis.articles), strict=True)), indent=2) + "\n"
    return _zipped(files)


def file_names(ids: Iterable[str]) -> tuple[str, ...]:
    """A name for a file of each article: its id without what no folder should hold, and unlike the others' on every system.

    >>> file_names(["wire", "../wire", "Wire"])
    ('wire', 'wire-2', 'Wire-3')
    """
    taken: set[str] = set()
    names = []
    for id in ids:
        plain = _IN_A_NAME.sub("-", id).strip("-.")[:LONGEST_NAME] or "article"
        tries = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
        names.append(next(name for name in tries if name.casefold() not in taken))
        taken.add(names[-1].casefold())
    return tuple(names)


def fragments(extents: Iterable[Extent], text: str) -> tuple[Extent, ...]:
    """The extents without line breaks, tabs, and white space at their edges."""
    found = []
    for extent in extents:
        for match in _WHOLE.finditer(text, extent.start, extent.end):
            words = match[0]
            start = match.start() + len(words) - len(words.lstrip())
            if words.strip():
                found.append(Extent(start, start + len(words.strip())))
    return tuple(found)


def _annotations(attributions: Iterable[Attribution], article: Article, index: Index) -> Iterator[str]:
    sheet = _Sheet(article)
    for attribution in attributions:
        content = sheet.place("Content", attribution.content, new=True)
        if content is None:
            continue
        for role, extent in (("Source", attribution.source), ("Cue", attribution.cue)):
            other = sheet.place(role, [extent]) if extent else None
            if other:
                sheet.add("R", f"Has{role} Arg1:{content} Arg2:{other}")
        sheet.add("A", f"Stance {content} {attribution.stance}")
        sheet.add("A", f"Style {content} {attribution.style}")
        source = index.sources.get(attribution.source_id or "")
        who = f"{inert(source.name)}{' (anonymous)' if source.anonymous else ''}" if source else "source not named"
        corrected = f"; corrected: {inert(attribution.corrected)}" if attribution.corrected else ""
        sheet.add(
            "#", f"AnnotatorNotes {content}\t{who}; {inert(attribution.detector)} {attribution.confidence:.2f}{corrected}"
        )
    return iter(sheet.lines)


class _Sheet:
    """The annotations of one article, numbered by their kind."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.lines: list[str] = []
        self._numbers = {letter: count(1) for letter in "TRA#"}
        self._placed: dict[tuple[str, tuple[Extent, ...]], str] = {}

    def add(self, letter: str, told: str) -> str:
        name = f"{letter}{next(self._numbers[letter])}"
        self.lines.append(f"{name}\t{told}")
        return name

    def place(self, role: str, extents: Sequence[Extent], *, new: bool = False) -> str | None:
        """A text-bound annotation; one for all that point to the same words, unless it is to be ``new``. None for no words."""
        found = fragments(extents, self.text)
        if not found:
            return None
        if new or (role, found) not in self._placed:
            places = ";".join(f"{extent.start} {extent.end}" for extent in found)
            words = _UNFIT.sub("\ufffd", " ".join(extent.of(self.text) for extent in found))
            self._placed[role, found] = self.add("T", f"{role} {places}\t{words}")
        return self._placed[role, found]


def _configuration() -> str:
    """What brat must be told of the kinds of annotations; https://brat.nlplab.org/configuration.html"""
    return (
        "[entities]\nContent\nSource\nCue\n\n"
        "[relations]\nHasSource\tArg1:Content, Arg2:Source\nHasCue\tArg1:Content, Arg2:Cue\n"
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n"
        f"[events]\n\n[attributes]\nStance\tArg:Content, Value:{'|'.join(get_args(Stance))}\n"
        f"Style\tArg:Content, Value:{'|'.join(get_args(Style))}\n"
    )


def _zipped(files: dict[str, str]) -> bytes:
    """The files as a zip archive without the time of its making, so that equal input gives equal bytes."""
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            member = zipfile.ZipInfo(name, _BEGINNING_OF_ZIP)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, text.encode())
    return out.getvalue()
