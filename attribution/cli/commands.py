"""What each command does, once its arguments are understood."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from attribution import registry
from attribution.cli.arguments import DEFAULT_FORMAT
from attribution.cli.config import pipeline_name
from attribution.cli.output import check_writable, drawing, print_out, say, write_file
from attribution.errors import UsageError
from attribution.records import Analysis, Problem
from attribution.reports import render

DONE, SOME_FAILED = 0, 3

# Endings that are not the name of their format.
ENDINGS = {"txt": "text", "ndjson": "jsonl"}


def report(arguments: argparse.Namespace) -> int:
    """Who said what, and where the accounts agree and compete."""
    return _show(arguments, compare=True)


def extract(arguments: argparse.Namespace) -> int:
    """Who said what, without the stages that compare accounts."""
    return _show(arguments, compare=False)


def schema(arguments: argparse.Namespace) -> int:
    """The JSON Schema of the JSON analysis."""
    from attribution.reports.schema import schema_text

    print_out(schema_text(), "utf-8")
    return DONE


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {"report": report, "extract": extract, "schema": schema}


def _show(arguments: argparse.Namespace, *, compare: bool) -> int:
    """Check what can be wrong with the call, which takes no time; then analyse and show."""
    inputs = _inputs(arguments)
    target = None if arguments.output in (None, "-") else Path(arguments.output)
    name = _format(arguments.format, target, DEFAULT_FORMAT[arguments.command])
    if target:
        check_writable(target)
    analysis = _analyze(inputs, arguments, compare)
    options = drawing(arguments, to_terminal=target is None)
    text = render(name, analysis, options)
    if target:
        write_file(target, text)
    else:
        print_out(text, sys.stdout.encoding if name == "text" else "utf-8")
    return _tell(analysis.problems)


def _inputs(arguments: argparse.Namespace) -> list[str]:
    """The paths given, or standard input where something is piped in."""
    if arguments.paths:
        return list(arguments.paths)
    if sys.stdin is None or sys.stdin.isatty():
        command = f"attribution {arguments.command}"
        raise UsageError(f"no files given; name some or pipe a text in: {command} article.txt (more: {command} --help)")
    return ["-"]


def _format(named: str | None, target: Path | None, default: str) -> str:
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


def _analyze(inputs: list[str], arguments: argparse.Namespace, compare: bool) -> Analysis:
    from attribution.pipeline import analyze

    named: dict[str, Any] = {
        "pipeline": pipeline_name(arguments.pipeline),
        "detectors": arguments.detectors,
    }
    analysis: Analysis = analyze(inputs, compare=compare, **{option: value for option, value in named.items() if value})
    return analysis


def _tell(problems: Iterable[Problem]) -> int:
    """Say what was wrong with the inputs, notes first: the errors stand last on the screen."""
    ordered = sorted(problems, key=lambda problem: problem.fatal)
    for problem in ordered:
        say(f"{'Error' if problem.fatal else 'Note'}: {problem.article}: {problem.what}")
    return SOME_FAILED if any(problem.fatal for problem in ordered) else DONE
