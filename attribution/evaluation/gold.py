"""Gold data: files of JSON lines in the PolNeAR form, and folders of gold stories.

Nothing is passed over: figures taken on a part of the data would be read as figures of the whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from attribution.errors import UsageError
from attribution.evaluation.marked import read_marked
from attribution.evaluation.relations import Gold, GoldStory
from attribution.evaluation.stories import GOLD, read_story

__all__ = ["read_gold", "story_folders"]


def read_gold(paths: Iterable[Path]) -> Gold:
    """The gold data of files and folders together.

    Raises:
        UsageError: a file cannot be read or is no gold data; the message names the line or the piece and what to do.
    """
    given = tuple(paths)
    stories = tuple(story for path in given for story in _read(path))
    gold = Gold(_name(given), _digest(given), stories)
    if len({article.id for article in gold.articles}) < len(gold.articles):
        raise UsageError(f"{gold.name}: an article of one of these is in another one too; give each article once")
    if not any(article.relations for article in gold.articles):
        raise UsageError(f"{gold.name}: no relation is marked in it, so there is nothing to compare with")
    return gold


def story_folders(path: Path) -> tuple[Path, ...]:
    """The folder itself if it holds a story, else the stories in it, by name."""
    if (path / GOLD).is_file():
        return (path,)
    return tuple(each for each in sorted(path.iterdir()) if (each / GOLD).is_file())


def _read(path: Path) -> tuple[GoldStory, ...]:
    if not path.exists():
        raise UsageError(f"{path}: there is no such file or folder; give JSON lines with marked articles, or gold stories")
    if not path.is_dir():
        return tuple(GoldStory(article.id, (article,)) for article in read_marked(path))
    folders = story_folders(path)
    if not folders:
        raise UsageError(f"{path}: no {GOLD} in this folder nor in those in it; give a folder of gold stories")
    return tuple(read_story(folder) for folder in folders)


def _name(paths: tuple[Path, ...]) -> str:
    return ", ".join(path.name or str(path) for path in paths)


def _digest(paths: tuple[Path, ...]) -> str:
    """Of the names and bytes of all that was read, in order; where the files stand does not count."""
    digest = hashlib.sha256()
    for path in paths:
        folders = story_folders(path) if path.is_dir() else ()
        files = [file for folder in folders for file in (folder / GOLD, *sorted(folder.glob("article-*.txt")))]
        for file in files or [path]:
            data = file.read_bytes()
            digest.update(f"{file.parent.name if folders else ''}/{file.name} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()
