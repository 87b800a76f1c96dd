"""``fixes.toml`` read: every fault in it is told with its line before any article is looked at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attribution.errors import UsageError
from attribution.fixes.shapes import CHOICES, COMMON, REF, SHAPES, SIGNED, SWITCHES, UNRELATED, Shape
from attribution.records import Fix, Ref

FILE = "fixes.toml"
"""The file that is read where none is named."""
TOLD = 8
"""Faults that are told at once."""
_HEADING = re.compile(r"^[ \t]*\[\[[ \t]*fix[ \t]*\]\]", re.MULTILINE)
_DIGITS = re.compile(r"[0-9a-f]{8,64}")

Table = Mapping[str, Any]


def read_fixes(file: Path) -> tuple[Fix, ...]:
    """The fixes in a file, in its order.

    Raises:
        UsageError: it cannot be read, or holds something that is no fix; the message names the lines.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read ({error}); give a file of fixes in UTF-8") from error
    return parse_fixes(text, str(file))


def parse_fixes(text: str, name: str = FILE) -> tuple[Fix, ...]:
    """The fixes in the text of a file of that name.

    Raises:
        UsageError: as for ``read_fixes``.
    """
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{name} is no TOML: {error}; mend that line") from error
    tables = found.pop("fix", [])
    if found or not _are_tables(tables):
        what = f"the key {next(iter(found))!r}" if found else "a 'fix' that is no table"
        raise UsageError(f"{name} holds {what}; every fix stands below a line [[fix]], and nothing else stands in the file")
    places = list(_places(text, name, len(tables)))
    faults = [f"{place}: {fault}" for place, table in zip(places, tables, strict=True) for fault in _faults(table)]
    if faults:
        more = f" (and {len(faults) - TOLD} more)" if len(faults) > TOLD else ""
        raise UsageError("; ".join(faults[:TOLD]) + more)
    return tuple(_fix(table, place) for place, table in zip(places, tables, strict=True))


def _are_tables(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(table, dict) for table in found)


def _places(text: str, name: str, fixes: int) -> Iterator[str]:
    """The file and line of each fix; its number where lines that look like headings stand inside strings."""
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADING.finditer(text)]
    for number in range(fixes):
        yield f"{name}:{lines[number]}" if len(lines) == fixes else f"{name}, fix {number + 1}"


def _faults(table: Table) -> Iterator[str]:
    """What is wrong with a fix, each with what to do."""
    do = table.get("do")
    if not isinstance(do, str) or do not in SHAPES:
        yield f"do = {do!r} is no fix; choose one of: {', '.join(SHAPES)}"
        return
    shape = SHAPES[do]  # type: ignore[index]
    known = (*COMMON, *SIGNED, *shape.keys)
    for key in table:
        if key not in known:
            yield _unknown(key, known, f"{do!r} has no key")
    for key in (shape.what, *((shape.to,) if shape.to and shape.to_needed else ()), *shape.needed, *SIGNED):
        if key not in table:
            yield f"{do!r} lacks {key!r}"
    if shape.either and not any(key in table for key in shape.either):
        yield f"{do!r} lacks {' or '.join(map(repr, shape.either))}"
    if "to" in table and table.get("nobody"):
        yield "'to' and 'nobody' contradict one another; keep one"
    if "nobody" in table and table["nobody"] is False and "to" not in table:
        yield "nobody = False; name the source under 'to'"
    yield from _faults_in_values(table, shape)


def _faults_in_values(table: Table, shape: Shape) -> Iterator[str]:
    for key, value in table.items():
        if key in CHOICES and value not in CHOICES[key]:
            yield f"{key} = {value!r}; choose one of: {', '.join(CHOICES[key])}"
        elif key in SWITCHES and not isinstance(value, bool):
            yield f"{key} = {value!r}; write true or false"
        elif key in ("who", "why", "name") and not (isinstance(value, str) and value.strip()):
            yield f"{key} = {value!r}; write it in words"
        elif key == "when" and _day(value) is None:
            yield f"when = {value!r}; write a date as 2026-03-01"
    yield from _faults_in_ref({key: table[key] for key in REF if key in table})
    for name in (shape.what, shape.to, "cue"):
        if name is not None and name in table and name in shape.keys:
            yield from _faults_in_refs(name, table[name], shape if name == shape.what else Shape(name))


def _faults_in_refs(key: str, value: Any, shape: Shape) -> Iterator[str]:
    refs = value if isinstance(value, list) else [value]
    if len(refs) < shape.fewest or (shape.most is not None and len(refs) > shape.most):
        wanted = f"{shape.fewest}" if shape.most == shape.fewest else f"{shape.fewest} or more"
        yield f"{key} has {len(refs)}; give {wanted}"
    for ref in refs:
        table = ref if isinstance(ref, dict) else {"words": ref}
        words = table.get("words")
        if not (isinstance(words, str) and words.strip()):
            yield f'{key} = {ref!r}; write words of the article, or {{ words = "…", article = "…", nth = 2 }}'
        for unknown in table.keys() - set(REF):
            yield _unknown(unknown, REF, f"{key} has no key")
        yield from _faults_in_ref(table)


def _faults_in_ref(table: Table) -> Iterator[str]:
    nth, digits, article = table.get("nth", 1), table.get("sha256"), table.get("article")
    if not isinstance(nth, int) or isinstance(nth, bool) or nth < 1:
        yield f"nth = {nth!r}; count the places that have the words from 1"
    if digits is not None and not (isinstance(digits, str) and _DIGITS.fullmatch(digits)):
        yield f"sha256 = {digits!r}; give its first eight or more digits, 0-9 and a-f"
    if "article" in table and not (isinstance(article, str) and article.strip()):
        yield f"article = {article!r}; give the id of an article"


def _unknown(key: str, known: tuple[str, ...], said: str) -> str:
    close = get_close_matches(key, known, 1)
    return f"{said} {key!r}; " + (f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(dict.fromkeys(known))}")


def _day(value: Any) -> str | None:
    """An ISO date, from what TOML has as a date, a time or words; None where it is no date."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def _fix(table: Table, place: str) -> Fix:
    shape = SHAPES[table["do"]]
    what = table[shape.what]
    to = table.get(shape.to) if shape.to else None
    scope = {key: table[key] for key in ("article", "sha256") if key in table}
    relation = table.get("relation")
    return Fix(
        do=table["do"],
        what=tuple(_ref(ref, table) for ref in (what if isinstance(what, list) else [what])),
        to=_ref(to, scope if table["do"] == "split" else {}) if to is not None else None,
        cue=_ref(table["cue"], {}) if "cue" in table else None,
        name=table.get("name"),
        kind=table.get("kind"),
        anonymous=table.get("anonymous"),
        stance=table.get("stance"),
        relation=None if relation == UNRELATED else relation,
        ground=table.get("ground"),
        who=table["who"].strip(),
        when=_day(table["when"]) or "",
        why=table["why"].strip(),
        place=place,
    )


def _ref(ref: Any, around: Table) -> Ref:
    """What is written as words or as a table; the article is that of the fix where it names none itself. That of a speaker is
    not: who speaks in one article may be named in another."""
    own = ref if isinstance(ref, dict) else {"words": ref}
    scope = own if "article" in own or "sha256" in own else around
    return Ref(own["words"], scope.get("article"), scope.get("sha256"), own.get("nth", around.get("nth")))
