"""What is asked of an archive: words, and by whom, in what way, when and on which event something was said."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from attribution.archive.identity import identity
from attribution.errors import UsageError
from attribution.records import SourceKind, Stance

TERM = re.compile(r'"([^"]*)"|(\S+)')
NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What SQLite takes no text with, or none beyond it: NUL, and halves of characters, as a terminal in another encoding gives."""
DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Choice:
    """Statements chosen: those for which all that is given here holds. None and "" choose all.

    ``words`` must all occur in the statement, in its source's name or in the article's headline, in any form; words in
    quotation marks as a phrase, and ``flood*`` for all that begin so. ``since`` and ``until`` are ISO dates, or years or
    months, both included; statements of articles without a date are then left out. ``event`` is an event's id, or the number
    of a story.
    """

    words: str = ""
    source: str | None = None
    stance: Stance | None = None
    kind: SourceKind | None = None
    since: str | None = None
    until: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A choice as the full-text index is asked, and what is then left to check: dates within a month, and an event.

    ``own`` asks for statements that have the words in themselves, not in the headline or the source's name; "" without words.
    """

    match: str
    own: str = ""
    since: str | None = None
    until: str | None = None
    event: str | None = None


def query_of(connection: sqlite3.Connection, choice: Choice) -> Query:
    """The query that a choice stands for in one archive.

    Raises:
        UsageError: nothing is chosen by; a date is none, or there is no such stance, kind or event.
    """
    first, last = _day(choice.since, "01", "01"), _day(choice.until, "12", "31")
    terms = list(_terms(choice.words, "{words title speaker}"))
    if choice.source is not None:
        terms.append(_by_source(connection, _cleaned(choice.source)))
    if choice.stance is not None:
        terms.append(_token("stance", _one_of(choice.stance, get_args(Stance), "stance")))
    if choice.kind is not None:
        terms.append(_token("kind", _one_of(choice.kind, get_args(SourceKind), "kind of source").replace("_", "")))
    event = None
    if choice.event is not None:
        story, event = _event(connection, _cleaned(choice.event))
        terms.append(_token("story", str(story)))
    if first or last:
        terms.append(_months(connection, first, last))
    if not terms:
        raise UsageError("nothing to look for; give words, or one of --source, --stance, --kind, --from, --to, --event")
    return Query(" AND ".join(terms), words_of_query(choice.words, "words"), first, last, event)


def words_of_query(words: str, columns: str = "") -> str:
    """Words as the full-text index is asked for them, in some columns or in all, whatever characters they have; "" where there
    is no word in them.

    >>> words_of_query('strike "pay offer" minist*')
    '"strike" AND "pay offer" AND "minist" *'
    """
    return " AND ".join(_terms(words, columns))


def _terms(words: str, columns: str = "") -> Iterator[str]:
    prefix = f"{columns} : " if columns else ""
    for match in TERM.finditer(_cleaned(words)):
        phrase, word = match[1], match[2] or ""
        text = phrase if phrase is not None else word.rstrip("*").replace('"', " ")
        if any(character.isalnum() for character in text):
            yield f'{prefix}"{text}"{" *" if phrase is None and word.endswith("*") else ""}'


def _cleaned(given: str) -> str:
    return NO_TEXT.sub(" ", given)


def _token(name: str, value: str) -> str:
    return f'chosen_by : "x{name}{value}"'


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    if value not in known:
        raise UsageError(f"there is no {what} {value!r}; there are: {', '.join(known)}")
    return value


def _by_source(connection: sqlite3.Connection, name: str) -> str:
    """Statements whose source is called so in their article, or is known to be the one so called."""
    asked = [each for kind in get_args(SourceKind) if (each := identity(name, kind))]
    marks = ", ".join("?" * len(asked))
    rows = connection.execute(
        f"""SELECT o.source FROM sources AS s JOIN known_as AS k ON k.source = s.id
            JOIN sources AS r ON r.id = k.known OR r.same_as = k.known JOIN known_as AS o ON o.source = r.id
            WHERE s.identity IN ({marks}) LIMIT 200""",
        asked,
    )
    named = " AND ".join(_terms(name, "speaker"))
    chosen = [f"({named})"] if named else []
    chosen += [_token("source", str(row)) for row in sorted({row for (row,) in rows})]
    if not chosen:
        raise UsageError(f"{name!r} is no name; give the name of a source, or a part of it")
    return f"({' OR '.join(chosen)})"


def _event(connection: sqlite3.Connection, given: str) -> tuple[int, str | None]:
    """The story of an event, and the event's id unless all of the story is meant."""
    if given.isdecimal():
        found = connection.execute("SELECT id FROM stories WHERE id = ?", (given,)).fetchone()
        event = None
    else:
        found = connection.execute("SELECT story FROM events WHERE id = ?", (given,)).fetchone()
        event = given
    if found is None:
        raise UsageError(f"there is no event {given!r} in this archive; search shows the events of what it finds")
    return int(found[0]), event


def _day(given: str | None, month: str, day: str) -> str | None:
    """An ISO date in full: the first or the last day that a year or month stands for."""
    if given is None:
        return None
    match = DATE.fullmatch(given)
    if match is None or not "01" <= (match[2] or "01") <= "12" or not "01" <= (match[3] or "01") <= "31":
        raise UsageError(f"{given!r} is no date; write it as 2024-05-31, 2024-05 or 2024")
    return f"{match[1]}-{match[2] or month}-{match[3] or day}"


def _months(connection: sqlite3.Connection, first: str | None, last: str | None) -> str:
    """The months and whole years between two days, as far as the archive has any: a few words instead of many dates."""
    earliest, latest = connection.execute("SELECT min(published), max(published) FROM articles").fetchone()
    begin, end = max(first or "", earliest or "")[:7], min(last or "9999", latest or "")[:7]
    if not begin or not end or begin > end:
        return _token("month", "none")
    year, month = int(begin[:4]), int(begin[5:7])
    found = []
    while f"{year:04}-{month:02}" <= end:
        if month == 1 and f"{year:04}-12" <= end:
            found.append(_token("year", f"{year:04}"))
            year += 1
        else:
            found.append(_token("month", f"{year:04}{month:02}"))
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return f"({' OR '.join(found)})"
