"""What commands that show an analysis have in common: check the call, analyse, put it out, tell what was not read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attribution import registry
from attribution.cli.config import pipeline_name
from attribution.cli.output import check_writable, drawing, print_out, say, write_file
from attribution.errors import UsageError
from attribution.records import Analysis, Problem
from attribution.reports import is_binary, render

DONE, SOME_FAILED = 0, 3

# Endings that are not the name of their format.
ENDINGS = {"txt": "text", "ndjson": "jsonl"}


def show(arguments: argparse.Namespace, *, compare: bool) -> int:
    """Check what can be wrong with the call, which takes no time; then analyse and show. The result is the exit code."""
    inputs = inputs_of(arguments)
    target = None if arguments.output in (None, "-") else Path(arguments.output)
    name = format_of(arguments.format, target, arguments.default_format)
    if target:
        check_writable(target)
    elif is_binary(name) and sys.stdout.isatty():
        raise UsageError(f"{name} is no text and would garble a terminal; write it to a file with -o FILE")
    analysis = analyze_inputs(inputs, arguments, compare)
    put_out(analysis, name, target, arguments)
    return tell(analysis.problems)


def put_out(analysis: Analysis, name: str, target: Path | None, arguments: argparse.Namespace) -> None:
    """The analysis in a format, to a file or to standard output (None)."""
    shown = render(name, analysis, drawing(arguments, to_terminal=target is None))
    if target:
        write_file(target, shown)
    else:
        print_out(shown, sys.stdout.encoding if name == "text" else "utf-8")


def inputs_of(arguments: argparse.Namespace) -> list[str]:
    """The paths given, or standard input where something is piped in.

    Raises:
        UsageError: neither; a terminal is not waited on.
    """
    if arguments.paths:
        return list(arguments.paths)
    if sys.stdin is None or sys.stdin.isatty():
        command = f"attribution {arguments.command}"
        raise UsageError(f"no files given; name some or pipe a text in: {command} article.txt (more: {command} --help)")
    return ["-"]


def format_of(named: str | None, target: Path | None, default: str) -> str:
    """The format named, else what the file's ending says, else the command's default.

    Raises:
        UsageError: there is no such format, or the ending tells none.
    """
    known = registry.reports.names()
    ending = target.suffix.lower().removeprefix(".") if target else ""
    name = named or ENDINGS.get(ending, ending) or default
    if name in known:
        return name
    found = f"there is no format {named!r}" if named else f"{target}: the ending '.{ending}' tells no format"
    raise UsageError(f"{found}; give --format with one of: {', '.join(known)}")


def analyze_inputs(inputs: list[str], arguments: argparse.Namespace, compare: bool) -> Analysis:
    """The analysis of the inputs under the options of ``options.add_pipeline``."""
    from attribution.pipeline import analyze

    named: dict[str, Any] = {
        "pipeline": pipeline_name(arguments.pipeline),
        "detectors": arguments.detectors,
    }
    analysis: Analysis = analyze(inputs, compare=compare, **{option: value for option, value in named.items() if value})
    return analysis


def tell(problems: Iterable[Problem]) -> int:
    """Say what was wrong with the inputs, notes first: the errors stand last on the screen. The result is the exit code."""
    ordered = sorted(problems, key=lambda problem: problem.fatal)
    for problem in ordered:
        say(f"{'Error' if problem.fatal else 'Note'}: {problem.article}: {problem.what}")
    return SOME_FAILED if any(problem.fatal for problem in ordered) else DONE
