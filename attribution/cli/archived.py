"""What ``attribution archive`` does, action by action: the archive opened, asked or added to, and shown."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from time import monotonic
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from attribution import archive
from attribution.archive.choosing import Choice
from attribution.archive.searching import Snippet, tabled
from attribution.cli.correcting import fixes_named
from attribution.cli.options import limits_of
from attribution.cli.output import check_writable, drawing, note, print_out
from attribution.cli.progress import progress
from attribution.cli.showing import format_of, put_out, tell
from attribution.errors import UsageError
from attribution.languages import DEFAULT_PIPELINE
from attribution.reports.inert import inert

EVERY = 30.0
"""Seconds between two lines on how far adding has come, where there is no terminal to draw on."""


def add(arguments: argparse.Namespace) -> int:
    """Add articles, then compare the accounts of stories that have new ones."""
    if not arguments.paths and not Path(arguments.archive).exists():
        raise UsageError(f"no files given; name some: attribution archive add {shlex.quote(arguments.archive)} articles/")
    limits = limits_of(arguments)
    fixes = fixes_named(arguments) if arguments.fixes else None
    how = (arguments.pipeline or DEFAULT_PIPELINE, arguments.detectors or (), limits)
    analyses = archive.one_by_one(*how) if arguments.jobs == 1 else archive.side_by_side(arguments.jobs, *how)
    with archive.writing(arguments.archive) as connection:
        if fixes is not None:
            archive.keep_fixes(connection, fixes)
        with _shown_progress() as advance:
            added = archive.add(connection, archive.each_file(arguments.paths, limits=limits), analyses, advance)
        compared = 0
        if not arguments.no_compare:
            with progress() as compared_progress:
                compared = archive.compare_stories(connection, compared_progress)
    there = f", {added.known:,} there already" if added.known else ""
    articles = "article" if added.new == 1 else "articles"
    stories = "story" if compared == 1 else "stories"
    note(f"{added.new:,} {articles} added{there}; {compared:,} {stories} compared")
    return tell(added.problems)


@contextmanager
def _shown_progress() -> Iterator[Callable[[archive.Status], None]]:
    """What shows how far adding has come: a bar on a terminal, else a line now and then with an estimate."""
    with progress() as bar:
        last = started = monotonic()

        def advance(status: archive.Status) -> None:
            nonlocal last
            if bar:
                bar(min(status.done, status.of - 1), status.of)
            elif monotonic() - last >= EVERY:
                last = monotonic()
                note(estimate(status, last - started))

        yield advance


def estimate(status: archive.Status, seconds: float) -> str:
    """How far adding has come after so many seconds, and how long the rest will take if each article takes as long.

    >>> estimate(archive.Status(done=50, new=40, of=250), 60.0)
    '50 of 250 articles, 40 of them new; about 4 minutes left'
    """
    left = seconds / status.done * (status.of - status.done) if status.done else 0.0
    amount, unit = (left / 3600, "hours") if left >= 7200 else (left / 60, "minutes")
    return f"{status.done:,} of {status.of:,} articles, {status.new:,} of them new; about {max(1, round(amount))} {unit} left"


def search(arguments: argparse.Namespace) -> int:
    """Show what is found."""
    with archive.opened(arguments.archive) as connection:
        if arguments.articles:
            found = archive.search_articles(connection, " ".join(arguments.words), limit=arguments.limit)
        else:
            found = archive.search(connection, _choice(arguments), limit=arguments.limit, newest=arguments.newest)
    if arguments.format == "json":
        print_out(json.dumps({"hits": tabled(found.hits), "more": found.more}, ensure_ascii=False, indent=1) + "\n")
        return 0
    if arguments.articles:
        rows = [(_day(hit.published), hit.publisher, hit.title, hit.article, hit.snippet) for hit in found.hits]
        _print_table(("date", "publisher", "headline", "article", "text"), rows)
    else:
        said = [(_day(hit.published), hit.source, _how(hit), hit.snippet, hit.article, hit.story)
                for hit in found.hits]  # fmt: skip
        _print_table(("date", "source", "stance", "said", "article", "story"), said)
    note(_ending(len(found.hits), found.more))
    return 0


def _how(hit: archive.Hit) -> str:
    return f"{hit.stance} ({hit.cue})" if hit.cue else f"{hit.stance}"


def _ending(shown: int, more: bool) -> str:
    if not shown:
        return "nothing found; try fewer words, a part of the name, or --articles"
    return f"{shown} shown, and there are more: --limit N" if more else f"{shown} found"


def report(arguments: argparse.Namespace) -> int:
    """Show the accounts in the articles concerned, in any format of a report."""
    fixes = fixes_named(arguments)
    target = None if arguments.output in (None, "-") else Path(arguments.output)
    name = format_of(arguments.format, target, arguments.default_format)
    if target:
        check_writable(target)
    with archive.opened(arguments.archive) as connection:
        analysis, more = archive.report_on(connection, _choice(arguments), articles=arguments.most, fixes=fixes)
    put_out(analysis, name, target, arguments)
    if more:
        note(f"more articles fit; these are the {arguments.most} that fit best (--most N)")
    return tell(analysis.problems)


def sources(arguments: argparse.Namespace) -> int:
    """Show who is quoted how often."""
    with archive.opened(arguments.archive) as connection:
        found = archive.quoted(connection, name=" ".join(arguments.words), kind=arguments.kind, limit=arguments.limit)
    if arguments.format == "json":
        fields = archive.Quoted.__dataclass_fields__
        rows = [{name: getattr(one, name) for name in fields} for one in found]
        print_out(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return 0
    shown = [
        (one.name, one.kind, one.statements, one.articles, _counts(one.stances), _day(one.first), _day(one.last))
        for one in found
    ]
    _print_table(("source", "kind", "said", "articles", "stances", "first", "last"), shown)
    return 0


def stats(arguments: argparse.Namespace) -> int:
    """Show how much there is of everything."""
    with archive.opened(arguments.archive) as connection:
        found = archive.stats(connection)
    if arguments.format == "json":
        print_out(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return 0
    _print_table(("", ""), [(name, _plain(value)) for name, value in found.items()])
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write all statements, piece by piece."""
    from attribution.archive.exporting import json_lines, parquet, write_json_lines

    target = None if arguments.output in (None, "-") else Path(arguments.output)
    name = arguments.format or ("parquet" if target and target.suffix == ".parquet" else "jsonl")
    if target:
        check_writable(target)
    elif name == "parquet":
        raise UsageError("Parquet is no text; write it to a file with -o FILE.parquet")
    with archive.opened(arguments.archive) as connection:
        if target is None:
            for piece in json_lines(connection):
                print_out(piece)
        elif name == "parquet":
            parquet(connection, target)
        else:
            write_json_lines(connection, target)
    return 0


def _choice(arguments: argparse.Namespace) -> Choice:
    return Choice(
        words=_words(arguments.words),
        source=arguments.source,
        stance=arguments.stance,
        kind=arguments.kind,
        since=arguments.since,
        until=arguments.until,
        event=arguments.event,
    )


def _words(given: Sequence[str]) -> str:
    """The words as typed; one that the shell gave as one argument though it has spaces was quoted: a phrase."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in given)


def _print_table(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    options = drawing(_DRAWN_AS_IS, to_terminal=True)
    table = Table(box=box.ASCII if options.ascii else box.SIMPLE_HEAD, show_header=any(headings), pad_edge=False)
    for heading, example in zip(headings, rows[0] if rows else headings, strict=True):
        table.add_column(heading, justify="right" if isinstance(example, int) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell("-" if value is None and options.ascii else value) for value in row))
    shown = StringIO()
    console = Console(
        file=shown,
        width=options.width,
        color_system="standard" if options.color else None,
        force_terminal=options.color,
    )
    console.print(table)
    print_out(shown.getvalue() if rows else "", sys.stdout.encoding)


_DRAWN_AS_IS = argparse.Namespace(ascii=False, text=False, by="source", top=None, width=None, color=None)


def _cell(value: object) -> Text:
    """A cell, safe to show whatever an article holds; the words looked for stand out."""
    if isinstance(value, Snippet):
        text = Text(inert(value.text.replace("\n", " ")))
        for start, end in value.hits:
            text.stylize("bold", start, end)
        return text
    return Text("–" if value is None else f"{value:,}" if isinstance(value, int) else inert(str(value)))


def _day(published: str | None) -> str | None:
    return published[:10] if published else None


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda item: -item[1]))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return _counts(value)
    return "; ".join(map(str, value)) if isinstance(value, list) else value


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "add": add,
    "search": search,
    "report": report,
    "sources": sources,
    "stats": stats,
    "export": export,
}
