"""The options that commands on articles share, each defined once."""

from __future__ import annotations

import argparse
from typing import get_args

from attribution import registry
from attribution.records import LIMITS, Limits
from attribution.reports import Order

# Narrower than this no report can be read.
NARROWEST = 40
# More processes than any machine has memory for are a slip of the finger.
MOST_JOBS = 512

READS = """\
PATHS are articles as plain text, saved web pages (HTML), JSON lines, e-mail, PDF
or Word documents, or RSS and Atom feeds as saved. A folder stands for all
articles in it, and - for standard input. A saved JSON analysis is shown again
at once. The tool never goes online: save a page first.
"""


_DIGITS = 15
_LIMITS = {
    "bytes": "read no file of more bytes",
    "characters": "read no article of more characters",
    "nesting": "read no page whose elements stand deeper inside one another",
    "seconds": "give up an article when finding who said what in it takes more seconds",
}


def add_analysis(parser: argparse.ArgumentParser, default_format: str) -> None:
    """All that ``report`` and ``extract`` take: what is read, how it is analysed, and how it is shown."""
    parser.set_defaults(default_format=default_format)
    add_paths(parser)
    add_output(parser, default_format)
    add_pipeline(parser)
    add_fixes(parser)
    add_jobs(parser)
    add_limits(parser)
    add_drawing(parser)


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The articles."""
    parser.add_argument(
        "paths", nargs="*", default=[], metavar="PATHS", help="articles, folders, patterns, or - for standard input"
    )


def add_output(parser: argparse.ArgumentParser, default_format: str) -> None:
    """The format and where it goes."""
    formats = ", ".join(registry.reports.names())
    parser.add_argument("-f", "--format", metavar="NAME", help=f"{formats}; else as FILE ends, else {default_format}")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there; its ending tells the format; - is standard output")


def add_pipeline(parser: argparse.ArgumentParser) -> None:
    """How articles are analysed."""
    parser.add_argument("--pipeline", metavar="NAME", help="another English spaCy pipeline that is installed")
    parser.add_argument("--detectors", metavar="NAME,NAME", type=_names, help="only these detectors of attributions")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """In how many processes articles are analysed."""
    said = "analyse articles in N processes side by side, each with the models in its memory"
    parser.add_argument("--jobs", metavar="N", type=_jobs, default=1, help=said)


def add_limits(parser: argparse.ArgumentParser) -> None:
    """The most that is read, and the longest that is worked on it; what is beyond is told, and the rest goes on."""
    group = parser.add_argument_group("limits")
    for name, said in _LIMITS.items():
        default = getattr(LIMITS, name)
        group.add_argument(f"--max-{name}", metavar="N", type=_limit, default=default, help=f"{said} ({default:,})")


def limits_of(arguments: argparse.Namespace) -> Limits:
    """The limits under the options of ``add_limits``."""
    return Limits(**{name: getattr(arguments, f"max_{name}") for name in _LIMITS})


def add_fixes(parser: argparse.ArgumentParser) -> None:
    """The corrections by persons that are applied."""
    said = "corrections to apply, else fixes.toml in the working folder if it is there; none applies none"
    parser.add_argument("--fixes", metavar="FILE", help=said)


def add_drawing(parser: argparse.ArgumentParser) -> None:
    """How the text report is drawn."""
    switch = argparse.BooleanOptionalAction
    said_by = f"list what was said by {', '.join(get_args(Order))} (source)"
    group = parser.add_argument_group("the text report")
    group.add_argument("--text", action=switch, default=False, help="show the articles too, what was found in them marked")
    group.add_argument("--by", choices=get_args(Order), metavar="ORDER", default="source", help=said_by)
    group.add_argument("--top", metavar="N", type=_number, help="only the N most disputed events")
    group.add_argument("--width", metavar="COLUMNS", type=_width, help="columns to draw in, else those of the terminal, or 100")
    group.add_argument("--color", action=switch, help="colour, else on a terminal, unless NO_COLOR is set or TERM=dumb")
    group.add_argument("--ascii", action=switch, default=False, help="draw with ASCII characters only")
    group.add_argument("--pager", action=switch, default=False, help="on a terminal, show it page by page")


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


def _number(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of events; give 1 or more")
    return int(value)


def _jobs(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or len(value) > _DIGITS or not 1 <= int(value) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; give 1 to {MOST_JOBS}, as many as processors")
    return int(value)


def _limit(value: str) -> int:
    digits = value.replace(",", "")  # as the help writes it: "1,000,000"
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _DIGITS or int(digits) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no limit; give a whole number of 1 or more")
    return int(digits)


def _width(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or int(value) < NARROWEST:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of columns; give {NARROWEST} or more")
    return int(value)
