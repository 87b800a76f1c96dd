"""``attribution archive``: articles kept in one file, to add to, search, compare and hand on."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args

from attribution.cli.options import READS, add_drawing, add_jobs, add_limits, add_output, add_pipeline
from attribution.records import SourceKind, Stance

DIGITS = 15

SAID = "Keep articles in one file: add to it, search it, report on an event in it"

MORE = """\
examples:
  attribution archive add news.db articles/ dump.jsonl
  attribution archive search news.db strike --source "Transport Ministry" --from 2024-05
  attribution archive search news.db "toll bridge" --stance denies --format json
  attribution archive report news.db footbridge -o footbridge.html
  attribution archive report news.db --event 17
  attribution archive sources news.db ministry
  attribution archive stats news.db
  attribution archive export news.db -o statements.parquet
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Its commands and their arguments."""
    from attribution.cli.arguments import Parser

    parser.set_defaults(default_format="text")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_intermixed(Parser))
    for name, (said, arguments) in ACTIONS.items():
        under = actions.add_parser(
            name, help=said[:1].lower() + said[1:], description=f"{said}.", epilog=READS if name == "add" else None
        )
        under.add_argument("archive", metavar="FILE", help="the archive, a SQLite file")
        arguments(under)
        _loudness(under)


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked of the archive."""
    done: int = import_module("attribution.cli.archived").ACTIONS[arguments.action](arguments)
    return done


def _intermixed(parser: type[argparse.ArgumentParser]) -> type[argparse.ArgumentParser]:
    """Parsers whose options may stand between paths and words, under a parser that hands on the rest of the line."""

    class Intermixed(parser):  # type: ignore[misc,valid-type]
        _inside = False

        def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
            if self._inside:
                return super().parse_known_args(args, namespace)
            self._inside = True
            try:
                return self.parse_known_intermixed_args(args, namespace)
            finally:
                self._inside = False

    return Intermixed


def _loudness(parser: argparse.ArgumentParser) -> None:
    """What every command takes, after the action too; not given there, what was given before it stands."""
    parser.add_argument("-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help="no notes and no progress")
    parser.add_argument("-v", "--verbose", action="store_true", default=argparse.SUPPRESS, help="tell what is done")
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="on an error, show where it arose")


def _adding(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", default=[], metavar="PATHS", help="articles, folders, patterns, or - for standard input"
    )
    add_pipeline(parser)
    add_jobs(parser)
    add_limits(parser)
    said = "corrections to keep in the archive, in place of those it has, for reports to apply; none keeps none"
    parser.add_argument("--fixes", metavar="FILE", help=said)
    later = "do not compare accounts now; the next add without it does, also one without PATHS"
    parser.add_argument("--no-compare", action="store_true", help=later)


def _searching(parser: argparse.ArgumentParser) -> None:
    _choosing(parser)
    parser.add_argument("--newest", action="store_true", help="the latest first, not those that fit best")
    parser.add_argument("--articles", action="store_true", help="look in whole articles, not in statements alone")
    parser.add_argument("-n", "--limit", metavar="N", type=_count, default=20, help="at most so many")
    _format(parser, ("table", "json"))


def _reporting(parser: argparse.ArgumentParser) -> None:
    _choosing(parser)
    most = "lay at most so many articles side by side, those that fit best"
    parser.add_argument("--most", metavar="N", type=_count, default=50, help=most)
    add_output(parser, "text")
    said = "corrections to apply, else fixes.toml in the working folder, else those kept in the archive; none applies none"
    parser.add_argument("--fixes", metavar="FILE", help=said)
    add_drawing(parser)


def _counting_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", default=[], metavar="NAME", help="only sources called so, or in part so")
    parser.add_argument("--kind", metavar="KIND", choices=get_args(SourceKind), help=", ".join(get_args(SourceKind)))
    parser.add_argument("-n", "--limit", metavar="N", type=_count, default=50, help="at most so many")
    _format(parser, ("table", "json"))


def _counting(parser: argparse.ArgumentParser) -> None:
    _format(parser, ("table", "json"))


def _exporting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write there; its ending tells the format; - is standard output")
    _format(parser, ("jsonl", "parquet"))


def _choosing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", default=[], metavar="WORDS", help='all of them; "a phrase"; flood* for floods, flooding'
    )
    parser.add_argument("--source", metavar="NAME", help="said by a source called so, or in part so")
    parser.add_argument("--stance", metavar="STANCE", choices=get_args(Stance), help=", ".join(get_args(Stance)))
    parser.add_argument("--kind", metavar="KIND", choices=get_args(SourceKind), help=", ".join(get_args(SourceKind)))
    parser.add_argument("--from", dest="since", metavar="DATE", help="published on this day, month or year, or later")
    parser.add_argument("--to", dest="until", metavar="DATE", help="published on this day, month or year, or earlier")
    parser.add_argument("--event", metavar="ID", help="on this event, by its id, or on all of a story, by its number")


def _format(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    parser.add_argument("--format", choices=formats, metavar="NAME", help=f"{', '.join(formats)} (else {formats[0]})")


def _count(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or len(value) > DIGITS or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number; give 1 or more, of {DIGITS} digits at most")
    return int(value)


ACTIONS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "add": ("Add articles that the archive does not have, and compare accounts", _adding),
    "search": ("Find statements by their words, source, stance, kind, date and event", _searching),
    "report": ("Report on the articles that an event or words concern", _reporting),
    "sources": ("Who is quoted how often, with what stance, from when to when", _counting_sources),
    "stats": ("How much the archive holds of everything", _counting),
    "export": ("All statements as JSON lines or Parquet", _exporting),
}
