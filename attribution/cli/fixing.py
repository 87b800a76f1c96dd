"""A fix from the command line: made, tried on an analysis with those that are there already, and written below them."""

from __future__ import annotations

import argparse
import getpass
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from attribution.cli.correcting import FILE
from attribution.cli.output import check_writable, note, say, write_file
from attribution.cli.showing import analyze_inputs, tell
from attribution.errors import UsageError
from attribution.fixes import apply_fixes, parse_fixes
from attribution.fixes.laying import ACTIONS as LAYING
from attribution.fixes.writing import appended, pinned
from attribution.records import Analysis, AppliedFix, Fix, Ref

VALUES = ("name", "kind", "anonymous", "stance", "ground")


def written(arguments: argparse.Namespace) -> int:
    """Try the fix and write it; the result is the exit code.

    Raises:
        UsageError: it does not fit, or the file cannot be read or written; nothing is written then.
    """
    file = Path(arguments.fixes or FILE)
    check_writable(file)
    text = _text(file)
    there = parse_fixes(text, str(file))
    bare = fix_of(arguments)
    without = argparse.Namespace(**{**vars(arguments), "fixes": "none"})
    analysis = analyze_inputs(arguments.paths, without, compare=arguments.do in LAYING)
    failed = tell(problem for problem in analysis.problems if problem.fatal)
    if not analysis.articles:
        return failed
    fix = replace(bare, what=tuple(pinned(ref, analysis) for ref in bare.what))
    came_of = tried(fix, there, analysis)
    if came_of.problem:
        note(came_of.problem)
    write_file(file, appended(text, fix, str(file)))
    say(f"{file}: {came_of.done}")
    return failed


def fix_of(arguments: argparse.Namespace) -> Fix:
    """The fix that the arguments ask for, as it would be read from the file."""
    single = len(arguments.words) == 1
    nth = arguments.nth
    if nth is not None and not single and arguments.do != "add":
        raise UsageError("--nth says which place of one is meant; with several, quote more, or write the fix into the file")
    values: dict[str, Any] = {name: getattr(arguments, name, None) for name in VALUES}
    relation = getattr(arguments, "relation", None)
    to, cue = getattr(arguments, "to", None), getattr(arguments, "cue", None)
    scope = arguments.article if arguments.do == "split" else None
    return Fix(
        do=arguments.do,
        what=tuple(Ref(words, arguments.article, nth=nth if single else None) for words in arguments.words),
        to=Ref(to, scope) if to is not None else None,
        cue=Ref(cue) if cue is not None else None,
        relation=None if relation == "none" else relation,
        who=arguments.who or getpass.getuser(),
        when=arguments.when or date.today().isoformat(),
        why=arguments.why,
        **values,
    )


def tried(fix: Fix, there: tuple[Fix, ...], analysis: Analysis) -> AppliedFix:
    """What comes of a fix after those that are there.

    Raises:
        UsageError: nothing does.
    """
    found = apply_fixes(analysis, (*there, replace(fix, place="this fix")))
    came_of = next((one for one in found.fixes if one.fix.place == "this fix"), None)
    if came_of is None:
        known = ", ".join(article.id for article in analysis.articles[:8])
        raise UsageError(f"there is no article {fix.what[0].article}; there are: {known}")
    if came_of.done is None:
        raise UsageError(came_of.problem or "accounts cannot be compared: no claims were found in these articles")
    return came_of


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read ({error}); give a file of fixes in UTF-8") from error
