"""The whole page: what was read, the events with their account tables, and what everybody said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.records import Analysis, Article, Attribution
from attribution.reports import Options
from attribution.reports.inert import inert
from attribution.reports.links import link
from attribution.reports.md.accounts import accounts, refused
from attribution.reports.md.escape import plain, quoted, references
from attribution.reports.md.relations import relations
from attribution.reports.view import compared, marks
from attribution.reports.view.acts import LOW
from attribution.reports.view.contents import Contents
from attribution.reports.view.corrections import TITLE, corrections
from attribution.reports.view.grid import Grid, title
from attribution.reports.view.index import Index
from attribution.reports.view.legend import marks_used, tally
from attribution.reports.view.said import may_be, named_as
from attribution.reports.view.wording import NOBODY, about, capitalised, count, name, names, shortened

LONGEST_TITLE = 200
"""Characters of a heading, so that one article's odd title does not bury the page."""


def page(analysis: Analysis, options: Options) -> str:
    """The report with the ``top`` events, or all of them."""
    contents = Contents(Index(analysis), options.top)
    parts = [
        *_opening(contents),
        *(line for grid in contents.shown for line in _event(grid, contents)),
        *_between(contents),
        *_said(contents),
        *_corrections(analysis),
        *_articles(analysis),
        *_compared(analysis),
        *_legend(contents),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _opening(contents: Contents) -> Iterator[str]:
    analysis = contents.index.analysis
    yield "# Who said what, and where the accounts agree and compete"
    yield ""
    statements = len(contents.index.statements)
    counted = (len(analysis.articles), "article"), (contents.index.speaking, "source"), (statements, "statement")
    yield " · ".join(count(number, noun) for number, noun in counted)
    if analysis.events:
        yield f"\n**Points at issue:** {_statuses(contents.at_issue)}"
    if contents.left_out:
        yield f"\n{count(contents.left_out, 'more event')} with points at issue not shown."
    if contents.alone:
        more = count(contents.alone, "more event" if contents.at_issue else "event")
        yield f"\n{more} without a point at issue: see Who said what, below."
    for problem in analysis.problems:
        yield f"\n**{'Not read' if problem.fatal else 'Note'}:** {plain(problem.article)}: {plain(problem.what)}"


def _statuses(shown: Iterable[Grid]) -> str:
    """How many points have which status: "✗ disputed 7, ? perhaps disputed 2, = agreed 1"."""
    told = (f"{mark.drawn(False)} {number}" for mark, _, number in tally(shown))
    return ", ".join(told) or "none on which two accounts bear"


def _event(grid: Grid, contents: Contents) -> Iterator[str]:
    yield from ("", f"## {plain(shortened(capitalised(inert(title(grid.event, contents.index))), LONGEST_TITLE))}")
    if len(contents.shown) > 1:
        yield f"\n{_statuses([grid])}"
    yield from accounts(grid, contents)
    yield from refused(grid, contents)
    others = [source for source in grid.others if source is not None]
    if others and grid.rows:
        yield f"\nWith an account of this event that bears on none of these points: {plain(names(others, contents.index))}."
    yield from relations(contents.relations(grid.event.id), grid.rows, contents)


def _between(contents: Contents) -> Iterator[str]:
    if contents.between:
        yield from ("", "## Between events")
        yield from relations(contents.between, (), contents)


def _said(contents: Contents) -> Iterator[str]:
    """The sources in the order in which they first speak, with all their statements; nobody named comes last."""
    found: dict[str | None, list[Attribution]] = {}
    for statement in contents.index.statements.values():
        found.setdefault(statement.source_id, []).append(statement)
    if found:
        yield from ("", "## Who said what")
    for source in sorted(found, key=lambda source: source is None):
        yield from ("", f"### {plain(shortened(_heading(source, contents.index), LONGEST_TITLE))}")
        for statement in found[source]:
            yield from _statement(statement, contents)


def _heading(source: str | None, index: Index) -> str:
    if source is None:
        return capitalised(NOBODY)
    found = index.sources[source]
    more = (marks.kind(found), about(source, index), marks.CORRECTED.drawn(False) if found.corrected else "")
    return ", ".join(part for part in (name(source, index), *more) if part)


def _statement(statement: Attribution, contents: Contents) -> Iterator[str]:
    """Number, act, the article's words for act and source, place, and below it the words themselves."""
    index = contents.index
    cue = f" ({plain(index.words(statement.article, statement.cue))})" if statement.cue else ""
    source = f" as “{plain(shown)}”" if (shown := named_as(statement, index)) else ""
    style = f" · {marks.STYLE[statement.style]}" if statement.detector else ""
    via = f" · through {plain(names(statement.via, index))}" if statement.via else ""
    doubt = f" · {marks.UNSURE.drawn(False)} {statement.confidence:.2f}" if statement.confidence < LOW else ""
    doubt += f" · {marks.CORRECTED.drawn(False)}" if statement.corrected else ""
    yield ""
    number = f"**{references([index.numbers[statement.id]])}**"
    stance, place = marks.STANCE[statement.stance].drawn(False), _place(statement, contents)
    yield f"{number} {stance}{cue}{source}{style}{via}{doubt} · {place}"
    named = may_be(statement, index)
    if named:
        yield from ("", f"May be {plain(' or '.join(named))}; nobody is safe.")
    yield from ("", quoted(index.words(statement.article, *statement.content)))


def _place(statement: Attribution, contents: Contents) -> str:
    characters = ", ".join(f"{extent.start}–{extent.end}" for extent in statement.content)
    return f"{plain(statement.article)} ¶{contents.paragraph(statement.article, statement.extent.start)}, {characters}"


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


def _compared(analysis: Analysis) -> Iterator[str]:
    """Which articles were compared with one another, what joined them, and with what doubt."""
    told, others = tuple(compared.compared(analysis)), compared.alone(analysis)
    if told or others:
        yield from ("", f"## {compared.TITLE}")
    if told:
        yield from ("", compared.ABOUT)
    for one in told:
        yield from ("", f"**{plain(', '.join(one.articles))}**", "")
        yield from (f"- {_reason(reason)}" for reason in one.reasons)
        yield from [f"- {one.left_out}"] if one.left_out else []
    if others:
        yield from ("", f"Compared with no other: {plain(', '.join(others))}")


def _reason(reason: compared.Reason) -> str:
    doubt = f"{marks.DOUBTFUL.drawn(False)} " if reason.doubtful else ""
    told = f"{plain(' – '.join(reason.articles))} ({doubt}{reason.confidence:.2f}): {plain('; '.join(reason.in_common))}"
    return told + (f"; but {plain('; '.join(reason.against))}" if reason.against else "")


def _legend(contents: Contents) -> Iterator[str]:
    if not contents.index.statements:
        return
    yield from ("", "## How to read this", "")
    yield (
        f"- {references([1])} is the number of a statement, ¶3 a paragraph of its article, 240–258 characters of the text, "
        "from 0. Quotations and words in *italics* are the article’s own, unchanged."
    )
    yield from (f"- {mark.drawn(False)}: {meaning}" for mark, meaning in marks_used(contents.shown, contents.index))
