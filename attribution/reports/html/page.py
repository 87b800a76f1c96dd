"""The page from top to bottom: what each part shows is gathered here, and the templates say how it stands there."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from attribution.records import Analysis
from attribution.reports import Options
from attribution.reports.html.articles import articles
from attribution.reports.html.events import EventPart, events
from attribution.reports.html.reasons import reasons, reasons_of_conflicts
from attribution.reports.html.source_list import entries
from attribution.reports.html.view import View, title
from attribution.reports.inert import inert
from attribution.reports.view import compared, marks
from attribution.reports.view.corrections import corrections
from attribution.reports.view.index import Index
from attribution.reports.view.legend import MEANING, tally
from attribution.reports.view.wording import count, shortened

OPEN_ARTICLES, OPEN_SOURCES, OPEN_REASONS = 3, 40, 20
"""With more articles, sources or contradictions than these, each starts closed: a page of 200 articles stays a page."""

LARGE = 60
"""With more articles than these, parts far from the screen are laid out only when they are scrolled to."""

LISTED = 8
"""Points that the summary names for one event; the rest are counted."""


def page(analysis: Analysis, options: Options) -> str:
    """The whole page."""
    view = View(Index(analysis), options.top)
    found = reasons(view)
    anchors = reasons_of_conflicts(kind for part in found.values() for kind in part)
    parts = events(found, anchors, view)
    style, script = _asset("page.css"), _asset("page.js")
    text = (
        _environment()
        .get_template("page.html")
        .render(
            analysis=analysis,
            events=parts,
            between=found[None],
            articles=tuple(articles(anchors, view)),
            sources=tuple(entries(view)),
            placed=view.homes,
            headline=_headline(parts, view),
            statuses=tally(view.shown),
            compared=tuple(compared.compared(analysis)),
            alone_articles=compared.alone(analysis),
            about_compared=compared.ABOUT,
            compared_title=compared.TITLE,
            voices=bool(analysis.own_voice),
            counts=_counts(view),
            alone=view.alone,
            left_out=view.left_out,
            marks=marks,
            meaning=MEANING,
            listed=LISTED,
            open_articles=len(view.index.articles) <= OPEN_ARTICLES,
            large=len(view.index.articles) > LARGE,
            open_sources=len(view.index.sources) <= OPEN_SOURCES,
            open_reasons=OPEN_REASONS,
            corrections=tuple(corrections(analysis)),
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )
    return text.rstrip("\n") + "\n"


def _counts(view: View) -> Sequence[str]:
    analysis = view.index.analysis
    anonymous = sum(source.anonymous for source in analysis.sources)
    lost = sum(problem.fatal for problem in analysis.problems)
    counted = [
        count(len(analysis.articles), "article"),
        count(view.index.speaking, "source") + (f" ({anonymous} anonymous)" if anonymous else ""),
        count(len(view.index.statements), "statement"),
    ]
    return [*counted, f"{count(lost, 'input')} not read"] if lost else counted


@dataclass(frozen=True, slots=True)
class Headline:
    """What the page is about; ``quoted`` where the words are an article's."""

    text: str
    quoted: bool


def _headline(parts: Sequence[EventPart], view: View) -> Headline:
    read = tuple(view.index.articles.values())
    if len(parts) == 1:
        return Headline(parts[0].label, quoted=True)
    if len(read) == 1:
        return Headline(title(read[0]), quoted=True)
    counted = count(len(read), "article")
    return Headline(f"{count(len(parts), 'event')} in {counted}" if parts else counted, quoted=False)


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy under which nothing runs, loads or is sent but this page's own style and script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"inert": inert, "shortened": shortened, "count": count}
    return environment
