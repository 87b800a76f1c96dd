"""What commands that show an analysis have in common: check the call, analyse, put it out, tell what was not read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import Any

from attribution import registry
from attribution.cli.correcting import corrected, fixes_named, saved_corrected
from attribution.cli.options import limits_of
from attribution.cli.output import check_writable, detail, drawing, is_terminal, note, print_out, print_paged, say, write_file
from attribution.cli.progress import progress
from attribution.cli.saved import saved_analysis
from attribution.errors import UsageError
from attribution.records import Analysis, Problem, Relation
from attribution.reports import is_binary, render
from attribution.reports.view.acts import LOW

DONE, FOUND, SOME_FAILED = 0, 1, 3

# Endings that are not the name of their format.
ENDINGS = {
    "txt": "text",
    "htm": "html",
    "ndjson": "jsonl",
    "markdown": "md",
    "gv": "dot",
    "mmd": "mermaid",
    "cyjs": "cytoscape",
    "jsonld": "web-annotation",
    "zip": "brat",
}
SPREADSHEETS = frozenset({"xls", "xlsx", "ods"})


def show(arguments: argparse.Namespace, *, compare: bool, fail_on: str | None = None) -> int:
    """Check what can be wrong with the call, which takes no time; then analyse and show.

    The result is the exit code: that of a contradiction, where it shall count, before that of a lost input.
    """
    inputs = inputs_of(arguments)
    target = None if arguments.output in (None, "-") else Path(arguments.output)
    name = format_of(arguments.format, target, arguments.default_format)
    if target:
        check_writable(target)
    elif is_binary(name) and sys.stdout.isatty():
        raise UsageError(f"{name} is no text and would garble a terminal; write it to a file with -o FILE")
    analysis = analyze_inputs(inputs, arguments, compare)
    put_out(analysis, name, target, arguments)
    failed = tell(analysis.problems)
    return FOUND if fail_on and contradictions(analysis) else failed


def contradictions(analysis: Analysis) -> list[Relation]:
    """What ``--fail-on contradiction`` finds: statements that cannot all be true, neither doubtful nor a matter of words."""
    found = (relation for relation in analysis.relations if relation.kind == "contradicts")
    return [relation for relation in found if relation.why != "characterisation" and relation.confidence >= LOW]


def put_out(analysis: Analysis, name: str, target: Path | None, arguments: argparse.Namespace) -> None:
    """The analysis in a format, to a file or to standard output (None)."""
    options = drawing(arguments, to_terminal=target is None)
    if target is None and (not analysis.articles or (sys.stdout.isatty() and sys.stderr.isatty())):
        options = replace(options, problems=False)  # ``tell`` says it right below
    shown = render(name, analysis, options)
    if target:
        write_file(target, shown)
        detail(f"wrote {target}")
    elif arguments.pager and name == "text" and isinstance(shown, str) and is_terminal():
        print_paged(shown, sys.stdout.encoding)
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
    """The format named (by an ending too), else what the file's ending says, else the command's default.

    Raises:
        UsageError: there is no such format, or the ending tells none.
    """
    known = registry.reports.names()
    ending = target.suffix.lower().removeprefix(".") if target else ""
    asked = named or ending
    name = ENDINGS.get(asked, asked) or default
    if name in known:
        return name
    if target and ending in SPREADSHEETS and not named:
        table = f"-f excel -o {target.with_suffix('.csv')}"
        raise UsageError(f"{target}: no workbook is written; for a table that a spreadsheet opens: {table}")
    found = f"there is no format {named!r}" if named else f"{target}: the ending '.{ending}' tells no format"
    close = get_close_matches(asked, known, 1)
    meant = f"; did you mean {close[0]!r}? Give" if close else "; give"
    raise UsageError(f"{found}{meant} --format with one of: {', '.join(known)}")


def analyze_inputs(inputs: list[str], arguments: argparse.Namespace, compare: bool) -> Analysis:
    """The analysis of the inputs, or the one saved analysis that is given, as persons corrected it."""
    fixes = fixes_named(arguments)  # before anything that takes time
    saved = saved_analysis(inputs)
    if saved is not None:
        return saved_corrected(saved, fixes, compare=compare)
    return corrected(_analysis(inputs, arguments, compare), fixes)


def _analysis(inputs: list[str], arguments: argparse.Namespace, compare: bool) -> Analysis:
    """The analysis of articles under the options of ``options.add_pipeline``, with its progress shown."""
    started = monotonic()
    jobs = getattr(arguments, "jobs", 1)  # commands about one statement have no use for it
    named: dict[str, Any] = {"pipeline": arguments.pipeline, "detectors": arguments.detectors}
    if jobs > 1:
        named["jobs"] = jobs
    with progress() as advance:
        analyze = import_module("attribution.batch" if jobs > 1 else "attribution.pipeline").analyze
        chosen = {option: value for option, value in named.items() if value}
        analysis: Analysis = analyze(inputs, compare=compare, limits=limits_of(arguments), progress=advance, **chosen)
    tool = analysis.tool
    detail(f"pipeline {tool.pipeline_name} {tool.pipeline_version}; detectors {', '.join(tool.detectors)}")
    detail(
        f"{len(analysis.articles)} articles, {len(analysis.attributions)} attributions, {len(analysis.sources)} sources, "
        f"{len(analysis.points)} points in {monotonic() - started:.1f} s"
    )
    return analysis


def tell(problems: Iterable[Problem]) -> int:
    """Say what was wrong with the inputs, notes first: the errors stand last on the screen. The result is the exit code."""
    ordered = sorted(problems, key=lambda problem: problem.fatal)
    for problem in ordered:
        said = f"{problem.article}: {problem.what}"
        say(f"Error: {said}") if problem.fatal else note(said)
    return SOME_FAILED if any(problem.fatal for problem in ordered) else DONE
