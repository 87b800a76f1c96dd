"""``attribution fix``: a correction by a person, checked against the articles and written to ``fixes.toml``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any, get_args

from attribution.cli.options import add_limits, add_pipeline
from attribution.records import RelationKind, SourceKind, Stance, Why

SAID = "Correct what the tool found, and keep the correction in fixes.toml"

MORE = """\
Each fix is tried on the articles that --in names, or on their saved analysis, which
takes no time. Only if it fits is it written; reports then show it as corrected.

examples:
  attribution fix merge "Ruth Calder" "the mayor" --in story.json --why "see ¶1"
  attribution fix split "Ruth Calder" "she" --in story/ --why "¶4 is her deputy"
  attribution fix rename "Calder" "Ruth Calder" --in story/ --why "see ¶1"
  attribution fix set "An engineer" --no-anonymous --in story/ --why "named in ¶9"
  attribution fix reassign "it was shut" --to "Tomas Brandt" --in story/ --why "¶3"
  attribution fix reject "counts its dead" --in story/ --why "nobody said it"
  attribution fix add "by rust" --source "An engineer" --in story/ --why "missed"
  attribution fix join "Footbridge falls" "Bridge down" --in story/ --why "one fall"
  attribution fix part "reported in 2021" --in story/ --why "years before"
  attribution fix relate "two died" "four died" --as contradicts --in story/ --why "¶2"
"""

Adds = Callable[[argparse.ArgumentParser], None]


def add(parser: argparse.ArgumentParser) -> None:
    """Its commands and their arguments."""
    from attribution.cli.arguments import Parser

    kinds = parser.add_subparsers(dest="do", metavar="FIX", required=True, parser_class=Parser)
    for name, (said, arguments) in KINDS.items():
        under = kinds.add_parser(name, help=said[:1].lower() + said[1:], description=f"{said}.")
        arguments(under)
        _common(under)


def run(arguments: argparse.Namespace) -> int:
    """Try it, and write it."""
    from attribution.cli.fixing import written

    return written(arguments)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--in", dest="paths", nargs="+", metavar="PATHS", required=True, help="the articles, or an analysis")
    parser.add_argument("--article", metavar="ID", help="the article that is meant, where several have the words")
    parser.add_argument("--nth", metavar="N", type=_count, help="which of the places that have the words, from 1")
    parser.add_argument("--who", metavar="NAME", type=_said, help="who corrects, else who is logged in")
    parser.add_argument("--when", metavar="DATE", type=_day, help="of which day, as 2026-03-01, else today")
    parser.add_argument(
        "--why", metavar="REASON", type=_said, required=True, help="on what ground, for those who read it later"
    )
    parser.add_argument("--fixes", metavar="FILE", help="the file to write to, else fixes.toml in the working folder")
    add_pipeline(parser)
    add_limits(parser)
    for short, long, said in (("-q", "--quiet", "no notes and no progress"), ("-v", "--verbose", "tell what is done")):
        parser.add_argument(short, long, action="store_true", default=argparse.SUPPRESS, help=said)


def _words(metavar: str, nargs: Any, said: str) -> Adds:
    def arguments(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("words", nargs=nargs, metavar=metavar, help=said)

    return arguments


def _merging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="SOURCE", help="sources by name; the first one's name stays")


def _splitting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=1, metavar="SOURCE", help="a source by name")
    parser.add_argument("to", metavar="PART", help="what it is also called, which is somebody else")


def _renaming(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=1, metavar="SOURCE", help="a source by name")
    parser.add_argument("name", metavar="NAME", help="its right name")


def _setting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=1, metavar="SOURCE", help="a source by name")
    _kind(parser, "what it is")
    said = "the text gives no way to tell who it is"
    parser.add_argument("--anonymous", action=argparse.BooleanOptionalAction, default=None, help=said)


def _reassigning(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=1, metavar="WORDS", help="words of what is said")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--to", metavar="SOURCE", help="who said it: a source by name, or words of the article")
    whose.add_argument("--nobody", action="store_true", help="the text does not tell who said it")
    _kind(parser, "what the source is, where it is none yet")


def _adding(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS", help="all words of what is said, each piece in quotation marks")
    parser.add_argument("--source", dest="to", metavar="SOURCE", help="who said it: a source by name, or words of the article")
    parser.add_argument("--cue", metavar="WORDS", help="the words that say so: said, according to")
    said = f"{', '.join(get_args(Stance))} (else the first)"
    parser.add_argument("--stance", metavar="STANCE", choices=get_args(Stance), help=said)
    _kind(parser, "what the source is, where it is none yet")


def _relating(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=2, metavar="WORDS", help="words of two claims")
    kinds = (*get_args(RelationKind), "none")
    parser.add_argument("--as", dest="relation", metavar="RELATION", choices=kinds, required=True, help=", ".join(kinds))
    grounds = f"of a contradiction: {', '.join(get_args(Why))}"
    parser.add_argument("--ground", metavar="GROUND", choices=get_args(Why), help=grounds)


def _kind(parser: argparse.ArgumentParser, said: str) -> None:
    kinds = get_args(SourceKind)
    parser.add_argument("--kind", metavar="KIND", choices=kinds, help=f"{said}: {', '.join(kinds)}")


def _said(value: str) -> str:
    if not value.strip():
        raise argparse.ArgumentTypeError("nothing is said; write it in words")
    return value.strip()


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2026-03-01") from error


def _count(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of a place; give 1 or more")
    return int(value)


KINDS: dict[str, tuple[str, Adds]] = {
    "merge": ("Several sources are one", _merging),
    "split": ("A part of a source is somebody else", _splitting),
    "rename": ("A source has another name", _renaming),
    "set": ("A source is of another kind, or anonymous, or not", _setting),
    "reassign": ("Somebody else said it, or nobody knows who", _reassigning),
    "reject": ("Nobody said it", _words("WORDS", 1, "words of what is said")),
    "add": ("Somebody said it, and it was missed", _adding),
    "join": ("Several events are one", _words("EVENT", "+", "events by their headings, or words of a claim in each")),
    "part": ("Claims are about an event of their own", _words("WORDS", "+", "words of each claim")),
    "relate": ("Two claims contradict, corroborate, update or repeat one another, or do not", _relating),
}
