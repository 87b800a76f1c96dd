"""The whole page: what was read, the events with their account tables, and what everybody said."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.records import Analysis, Article, Attribution
from attribution.reports import Options
from attribution.reports.html.links import link
from attribution.reports.html.reasons import Kind, reasons
from attribution.reports.html.view import View, shortened
from attribution.reports.inert import inert
from attribution.reports.md.accounts import accounts
from attribution.reports.md.escape import plain, quoted
from attribution.reports.view import marks
from attribution.reports.view.acts import LOW
from attribution.reports.view.corrections import TITLE, corrections
from attribution.reports.view.grid import Grid, title
from attribution.reports.view.index import Index
from attribution.reports.view.wording import NOBODY, about, capitalised, count, name, names

LONGEST_TITLE = 200
"""Characters of a heading, so that one article's odd title does not bury the page."""


def page(analysis: Analysis, options: Options) -> str:
    """The report with the ``top`` events, or all of them."""
    view = View(Index(analysis), options.top)
    found = reasons(view)
    parts = [
        *_opening(view),
        *(line for grid in view.shown for line in _event(grid, found[grid.event.id], view)),
        *_between(found[None]),
        *_said(view),
        *_corrections(analysis),
        *_articles(analysis),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _opening(view: View) -> Iterator[str]:
    analysis = view.index.analysis
    yield "# Who said what, and where the accounts agree and compete"
    yield ""
    counted = (len(analysis.articles), "article"), (len(analysis.sources), "source"), (len(view.index.statements), "statement")
    yield " · ".join(count(number, noun) for number, noun in counted)
    left_out = len(view.at_issue) - len(view.shown)
    if left_out:
        yield f"\n{count(left_out, 'more event')} with points at issue not shown."
    for problem in analysis.problems:
        yield f"\n**{'Not read' if problem.fatal else 'Note'}:** {plain(problem.article)}: {plain(problem.what)}"


def _event(grid: Grid, kinds: tuple[Kind, ...], view: View) -> Iterator[str]:
    yield from ("", f"## {plain(shortened(capitalised(inert(title(grid.event, view.index))), LONGEST_TITLE))}")
    yield from accounts(grid, view)
    others = [source for source in grid.others if source is not None]
    if others and grid.rows:
        yield f"\nWith an account of this event that bears on none of these points: {plain(names(others, view.index))}."
    yield from _kinds(kinds)


def _between(kinds: tuple[Kind, ...]) -> Iterator[str]:
    if kinds:
        yield from ("", "## Between events")
        yield from _kinds(kinds)


def _kinds(kinds: tuple[Kind, ...]) -> Iterator[str]:
    """The relations of statements by their numbers, each with its reason."""
    for kind in kinds:
        yield from ("", f"### {kind.title}", "")
        for reason in kind.reasons:
            for sides in reason.sides:
                numbers = f" {kind.glyph} ".join(" ".join(f"\\[{number}\\]" for number in side) for side in sides)
                doubt = f" (confidence {reason.doubt})" if reason.doubt else ""
                yield f"- {numbers}: {plain(reason.words)}{doubt}"


def _said(view: View) -> Iterator[str]:
    """The sources in the order in which they first speak, with all their statements; nobody named comes last."""
    found: dict[str | None, list[Attribution]] = {}
    for statement in view.index.statements.values():
        found.setdefault(statement.source_id, []).append(statement)
    if found:
        yield from ("", "## Who said what")
    for source in sorted(found, key=lambda source: source is None):
        yield from ("", f"### {plain(shortened(_heading(source, view.index), LONGEST_TITLE))}")
        for statement in found[source]:
            yield from _statement(statement, view)


def _heading(source: str | None, index: Index) -> str:
    if source is None:
        return capitalised(NOBODY)
    found = index.sources[source]
    more = (marks.kind(found), about(source, index), marks.CORRECTED.drawn(False) if found.corrected else "")
    return ", ".join(part for part in (name(source, index), *more) if part)


def _statement(statement: Attribution, view: View) -> Iterator[str]:
    """Number, act, the article's words for act and source, place, and below it the words themselves."""
    index = view.index
    cue = f" ({plain(index.words(statement.article, statement.cue))})" if statement.cue else ""
    source = f" as “{plain(index.words(statement.article, statement.source))}”" if statement.source else ""
    style = f" · {marks.STYLE[statement.style]}" if statement.detector else ""
    via = f" · through {plain(names(statement.via, index))}" if statement.via else ""
    doubt = f" · {marks.UNSURE.drawn(False)} {statement.confidence:.2f}" if statement.confidence < LOW else ""
    doubt += f" · {marks.CORRECTED.drawn(False)}" if statement.corrected else ""
    yield ""
    number = f"**\\[{index.numbers[statement.id]}\\]**"
    yield f"{number} {marks.STANCE[statement.stance].drawn(False)}{cue}{source}{style}{via}{doubt} · {_place(statement, view)}"
    if statement.candidates:
        may = dict.fromkeys(index.words(statement.article, candidate.extent) for candidate in statement.candidates)
        yield from ("", f"May be {plain(' or '.join(may))}; nobody is safe.")
    yield from ("", quoted(index.words(statement.article, *statement.content)))


def _place(statement: Attribution, view: View) -> str:
    characters = ", ".join(f"{extent.start}–{extent.end}" for extent in statement.content)
    return f"{plain(statement.article)} ¶{view.paragraph(statement.article, statement.extent.start)}, {characters}"


def _corrections(analysis: Analysis) -> Iterator[str]:
    told = tuple(corrections(analysis))
    if told:
        yield from ("", f"## {TITLE}", "")
    for one in told:
        doubt = f" **Note:** {plain(one.doubt)}" if one.doubt else ""
        yield f"- {plain(one.done)} ({plain(one.signed)}; {plain(one.place)}){doubt}"


def _articles(analysis: Analysis) -> Iterator[str]:
    if analysis.articles:
        yield from ("", "## Articles", "")
        yield from (f"- {_article(article)}" for article in analysis.articles)


def _article(article: Article) -> str:
    title = plain(shortened(inert(article.title or ""), LONGEST_TITLE))
    web = link(article.url)
    shown = f"[{title or plain(article.id)}](<{web.replace('<', '%3C').replace('>', '%3E')}>)" if web else title
    told = (plain(part) for part in (article.publisher, article.published, article.path) if part)
    return ", ".join((f"{plain(article.id)}:" + (f" {shown}" if shown else ""), *told))
