"""Gold stories: a folder with ``article-1.txt`` … and ``gold.json``, whose pieces are given as words of the articles.

The form is described in ``data/README.md``. Only who said what is read here, not the points at issue.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

from attribution.errors import UsageError
from attribution.evaluation.relations import GoldArticle, GoldStory, Relation
from attribution.records import Extent, Stance, Style

GOLD = "gold.json"
_MARKED = {"style": get_args(Style), "stance": get_args(Stance)}


def read_story(folder: Path) -> GoldStory:
    """The story of a folder, its pieces turned into offsets.

    Raises:
        UsageError: a file cannot be read, or a piece is not in its article; the message names it.
    """
    try:
        gold = json.loads((folder / GOLD).read_text(encoding="utf8"))
        texts = {path.stem: path.read_text(encoding="utf8") for path in sorted(folder.glob("article-*.txt"))}
        marked: dict[str, list[Relation]] = {name: [] for name in texts}
        for given in gold["attributions"]:
            marked[given["article"]].append(_relation(given, texts[given["article"]], f"{folder.name}, {given['id']}"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{folder} cannot be read ({error}); a story has article-1.txt … and {GOLD}, in UTF-8") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{folder / GOLD}: {error} is missing or of another form; see data/README.md for the form") from error
    articles = (GoldArticle(f"{folder.name}/{name}", texts[name], tuple(marked[name])) for name in texts)
    return GoldStory(folder.name, tuple(articles))


def _relation(given: dict[str, Any], text: str, where: str) -> Relation:
    for key, known in _MARKED.items():
        if given[key] not in known:
            raise UsageError(f"{where}: {given[key]!r} is no {key}; one of {', '.join(known)} is")
    return Relation(
        content=tuple(sorted(piece_extent(text, piece, where) for piece in given["content"])),
        source=_extents(text, given.get("source"), where),
        cue=_extents(text, given.get("cue"), where),
        speaker=given.get("speaker"),
        style=given["style"],
        stance=given["stance"],
    )


def _extents(text: str, piece: dict[str, Any] | None, where: str) -> tuple[Extent, ...]:
    return (piece_extent(text, piece, where),) if piece else ()


def piece_extent(text: str, piece: dict[str, Any], where: str) -> Extent:
    """Where the piece's words stand for the ``nth`` time, counted from 0, overlapping places too.

    Raises:
        UsageError: they do not; the message begins with ``where``.
    """
    words, nth = piece["text"], piece.get("nth", 0)
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0 or not words:
            raise UsageError(f"{where}: {words!r} (nth {nth}) is not in the article; copy the words as they stand there")
    return Extent(at, at + len(words))
