"""``attribution verify``: whether a saved analysis still stands against its articles and what is installed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.correcting import corrected
from attribution.cli.output import note, print_out, say
from attribution.cli.showing import tell
from attribution.errors import ReadingError
from attribution.records import LIMITS
from attribution.reports.inert import inert

if TYPE_CHECKING:
    from spacy.language import Language

    from attribution.articles import Reading
    from attribution.records import Tool
    from attribution.reports.json.contract import AnalysisJson
    from attribution.trail.rerun import Change

SAID = "Whether a saved analysis still stands: its files, its words, the tool"

MORE = """PATHS are the articles of the analysis, where they no longer are where it says.
Each file must have the checksum that the analysis states, each quotation must
stand at its place word for word, each id must stand for something, and the
version, pipeline and weights must be those that made it. With --again the
articles are analysed once more, under the corrections that the analysis holds.

exit code: 0 it stands, 1 something differs, 2 the call itself is wrong,
3 the analysis or one of its articles cannot be read

examples:
  attribution report story/ -o story.json
  attribution verify story.json
  attribution verify story.json moved/story/
  attribution verify story.json --again
"""

STANDS, DIFFERS, UNREADABLE = 0, 1, 3


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("analysis", metavar="ANALYSIS.json", help="a saved JSON analysis")
    parser.add_argument(
        "paths", nargs="*", default=[], metavar="PATHS", help="its articles, else where the analysis says they are"
    )
    again = "analyse the articles again, under the fixes that it holds, and tell what changed"
    parser.add_argument("--again", action="store_true", help=again)
    parser.add_argument("--pipeline", metavar="NAME", help="the spaCy pipeline, where it is not installed under its name")


def run(arguments: argparse.Namespace) -> int:
    """Check it, and say what does not stand."""
    from attribution.articles import read
    from attribution.pipeline import load_spacy, tool_of
    from attribution.reports.json.reading import read_document, read_tool
    from attribution.trail.verification import verify

    try:
        found = read_document(Path(arguments.analysis).read_text(encoding="utf-8"))
    except OSError as error:
        say(f"Error: {arguments.analysis} cannot be read ({error.strerror}); give a saved JSON analysis")
        return UNREADABLE
    except (UnicodeDecodeError, ReadingError) as error:
        say(f"Error: {arguments.analysis}: {error}")
        return UNREADABLE
    saved = read_tool(found["tool"])
    reading = read(arguments.paths or _own_paths(found), limits=saved.limits or LIMITS)
    nlp = load_spacy(arguments.pipeline or saved.pipeline_name)
    now = tool_of(nlp, saved.detectors, compare=bool(found["events"]), limits=saved.limits or LIMITS)
    lines = [f"{fault.part}: {fault.where} {fault.what}" for fault in verify(found, reading.articles, now)]
    if arguments.again:
        lines += _changed(found, reading, nlp, now)
    print_out("".join(f"{inert(line)}\n" for line in lines) or _standing(found, again=arguments.again))
    return tell(reading.problems) or (DIFFERS if lines else STANDS)


def _own_paths(found: AnalysisJson) -> list[str]:
    """Where the analysis says its articles are, each file once."""
    unnamed = sum(not article["path"] for article in found["articles"])
    if unnamed:
        note(f"{unnamed} of {len(found['articles'])} articles were in no file; only their words in the analysis are checked")
    return list(dict.fromkeys(article["path"] for article in found["articles"] if article["path"]))


def _changed(found: AnalysisJson, reading: Reading, nlp: Language, tool: Tool) -> list[str]:
    """What another analysis of the articles, under the same fixes, finds otherwise, a line each."""
    from attribution.pipeline import analyze_reading
    from attribution.reports import render
    from attribution.reports.json.fixes import applied_from_json
    from attribution.reports.json.reading import read_document
    from attribution.trail.rerun import changes

    compare, limits = bool(found["events"]), tool.limits or LIMITS
    again = analyze_reading(reading, pipeline=nlp, detectors=tool.detectors, compare=compare, limits=limits)
    again = corrected(again, [applied_from_json(one).fix for one in found.get("fixes", ())])
    return [_line(change) for change in changes(found, read_document(str(render("json", again))))]


def _line(change: Change) -> str:
    differs = f" ({', '.join(change.differs)})" if change.differs else ""
    return f"{change.kind} {change.what} {change.id}{differs}: {change.words}"


def _standing(found: AnalysisJson, *, again: bool) -> str:
    same = "; analysed again, all of it is the same" if again else ""
    return f"It stands: {len(found['articles'])} articles, {len(found['attributions'])} statements{same}\n"
