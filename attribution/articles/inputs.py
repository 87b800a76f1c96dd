"""From what the user gave (paths, folders, patterns, ``-``) to the files it stands for, in a fixed order."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from attribution.articles.reading import STDIN, File, NoArticleError
from attribution.errors import ReadingError
from attribution.records import LIMITS, Limits, Problem

_ADDRESS = re.compile(r"(https?|ftp):/+|www\.", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
_PAGES = (".html", ".htm", ".xhtml")
# Browsers put a page's pictures and scripts into a folder beside it: "page_files", "page.files", "page-files".
_COMPANION = re.compile(r"(.+)[-_.]files", re.IGNORECASE)
_CHUNK = 1 << 20
# What lies about in the folder of a mirrored site and is text, but never an article.
_SITE_PARTS = frozenset({".css", ".js", ".mjs", ".svg"})


@dataclass(frozen=True, slots=True)
class Input:
    """What one input of the user stands for: paths (None is stdin), and what is wrong with it.

    In a folder, files that hold no articles are passed over; a file that the user named must hold one.
    """

    name: str
    paths: tuple[Path | None, ...] = ()
    is_folder: bool = False
    problems: tuple[Problem, ...] = ()


def find_inputs(inputs: Iterable[str | Path]) -> Iterator[Input]:
    """The inputs in their order, patterns replaced by what they match; no file is opened yet."""
    for given in inputs:
        yield from _find(str(given))


def load(path: Path | None, stdin: BinaryIO | None = None, limits: Limits = LIMITS) -> File:
    """The file with its bytes; ``path`` None is ``stdin``, by default the process's own.

    Raises:
        ReadingError: it cannot be opened or read, or is larger than the limit.
    """
    try:
        if path is None:
            return File(STDIN, _at_most(limits.bytes, _standard_input(stdin)), limits=limits)
        with path.open("rb") as file:
            return File(printable(path), _at_most(limits.bytes, file), path=printable(path), limits=limits)
    except (OSError, ValueError) as error:
        raise ReadingError(f"cannot be read ({_reason(error)}); check the file and its permissions") from error


def _at_most(limit: int, stream: BinaryIO) -> bytes:
    """All that a stream gives, as long as that is not more than the limit; a device may never end.

    Raises:
        ReadingError: it gives more.
    """
    parts: list[bytes] = []
    size = 0
    while part := stream.read(min(_CHUNK, limit - size + 1)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise ReadingError(f"larger than {limit:,} bytes, the most that is read; split it, or raise --max-bytes")
    return b"".join(parts)


def printable(path: Path | str) -> str:
    """A path as text that can be written anywhere: names that are not UTF-8 hold lone surrogates in Python."""
    return os.fsencode(path).decode("utf-8", "replace")


def _standard_input(stdin: BinaryIO | None) -> BinaryIO:
    if stdin is not None:
        return stdin
    if sys.stdin is None:
        raise NoArticleError("there is no standard input here; give files")
    return sys.stdin.buffer


def _find(given: str) -> Iterator[Input]:
    name = printable(given) or "''"
    if given == "-":
        yield Input(STDIN, (None,))
        return
    try:
        status = os.stat(given)
    except (FileNotFoundError, NotADirectoryError):
        yield from _absent(given, name)
    except (OSError, ValueError) as error:
        yield _wrong(name, f"cannot be read ({_reason(error)}); check the path")
    else:
        yield _folder(given, name) if stat.S_ISDIR(status.st_mode) else Input(name, (Path(given),))


def _absent(given: str, name: str) -> Iterator[Input]:
    """A path at which there is nothing: an address, a pattern the shell left as it is, or a mistake."""
    if _ADDRESS.match(given):
        yield _wrong(name, "a web address; the tool never goes online: save the page first and give its file")
    elif not _PATTERN.search(given):
        yield _wrong(name, "no such file or folder; check the path")
    elif found := sorted(glob.glob(given, recursive=True)):
        for path in found:
            yield from _find(path)
    else:
        yield _wrong(name, "no file matches this pattern; check the folder and the ending")


def _folder(given: str, name: str) -> Input:
    """All files under a folder, sorted: those of a folder before those of its subfolders."""
    problems: list[Problem] = []
    paths: list[Path] = []
    seen: set[tuple[int, int]] = set()

    def unreadable(error: OSError) -> None:
        what = f"cannot be read ({_reason(error)}); check its permissions"
        problems.append(Problem(printable(error.filename), what))

    for folder, subfolders, files in os.walk(given, onerror=unreadable, followlinks=True):
        if not _first_time(folder, seen):
            subfolders.clear()
            continue
        subfolders[:] = sorted(sub for sub in subfolders if not sub.startswith(".") and not _is_companion(sub, files))
        paths += (Path(folder, file) for file in sorted(files) if _may_be_article(folder, file))
    return Input(name, tuple(paths), is_folder=True, problems=tuple(problems))


def _first_time(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether the folder has not been walked yet: links can lead back up."""
    status = os.stat(folder)
    key = (status.st_dev, status.st_ino)
    fresh = key not in seen
    seen.add(key)
    return fresh


def _may_be_article(folder: str, name: str) -> bool:
    """Not hidden, no part of a site, and no pipe or socket, which would be waited on for ever."""
    path = Path(folder, name)
    readable = path.is_file() or not path.exists()  # a broken link goes on, to be reported when it is read
    return readable and not name.startswith(".") and path.suffix.lower() not in _SITE_PARTS


def _is_companion(folder: str, files: list[str]) -> bool:
    match = _COMPANION.fullmatch(folder)
    return match is not None and any(match[1] + ending in files for ending in _PAGES)


def _wrong(name: str, what: str) -> Input:
    return Input(name, problems=(Problem(name, what),))


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
