"""Why: one statement, or how two stand to one another, with the words in their place, and what found it and how surely.

Everything quoted is cut from the articles by its place; the words in question stand between « and ».
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.errors import UsageError
from attribution.records import Analysis, Attribution, Claim, Extent, Figure, Relation
from attribution.reports.inert import inert
from attribution.reports.view.index import Index
from attribution.reports.view.wording import name

AROUND = 160
"""Characters of the article shown on either side of the words in question."""
BETWEEN = "~"
"""Joins the ids or numbers of two statements: their relation is asked for."""


def explained(analysis: Analysis, name: str) -> str:
    """What is known of a statement, named by its number in the report or by the id of its attribution or one of its claims,
    or of the relations of two joined by "~".

    Raises:
        UsageError: the analysis has no such statement, or nothing relates the two.
    """
    index = Index(analysis)
    names = [part.strip() for part in name.split(BETWEEN)]
    if len(names) > 2:
        raise UsageError(f"{name!r} joins more than two statements; give one, or two as 3{BETWEEN}7")
    if len(names) == 1:
        return "\n".join(_statement(index, _named(index, name))) + "\n"
    asked = [_claims(index, part) for part in names]
    related = [r for r in _relations(index) if {r.first, r.second} <= {*asked[0], *asked[1]} and _joins(r, *asked)]
    if not related:
        raise UsageError(f"nothing relates {names[0]} and {names[1]}; {_related_to(index, asked[0], names[0])}")
    return "\n".join(line for relation in related for line in (*_relation(index, relation), "")).rstrip() + "\n"


def _relations(index: Index) -> tuple[Relation, ...]:
    """How claims stand to one another, those that outlets make in their own voice among them."""
    return (*index.analysis.relations, *index.analysis.own_voice)


def _joins(relation: Relation, ours: dict[str, Claim], theirs: dict[str, Claim]) -> bool:
    return (relation.first in ours) != (relation.second in ours) and (relation.first in theirs) != (relation.second in theirs)


def _named(index: Index, name: str) -> Attribution:
    """The statement of that number or id, or the one that makes the claim of that id."""
    if name in index.claims:
        return index.statement_of(index.claims[name])
    if name.isdecimal():
        name = next((id_ for id_, number in index.numbers.items() if number == int(name)), name)
    if name not in index.statements:
        count = len(index.statements)
        numbered = f"give a number from 1 to {count}, or an id from the JSON analysis"
        known = numbered if count else "nobody is said to say anything"
        raise UsageError(f"there is no statement {name!r}; {known}")
    return index.statements[name]


def _claims(index: Index, name: str) -> dict[str, Claim]:
    """The claim of that id, else all claims of the statement of that name, by id."""
    if name in index.claims:
        return {name: index.claims[name]}
    return _claims_of(index, _named(index, name))


def _claims_of(index: Index, statement: Attribution) -> dict[str, Claim]:
    return {claim.id: claim for claim in index.analysis.claims if statement.id in (claim.attribution, claim.id)}


def _related_to(index: Index, claims: dict[str, Claim], name: str) -> str:
    found = (r for r in _relations(index) if r.first in claims or r.second in claims)
    others = sorted({index.number_of(index.claims[r.second if r.first in claims else r.first]) for r in found})
    return f"{name} is related to {', '.join(map(str, others))}" if others else f"{name} is related to nothing"


def _statement(index: Index, statement: Attribution) -> Iterator[str]:
    claims = _claims_of(index, statement)
    yield from _passage(index, statement, statement.content)
    yield f"  found by {statement.detector or 'no detector: the outlet says it'}, confidence {statement.confidence:.2f}"
    if statement.source_id is not None:
        yield f"  source: {name(statement.source_id, index)}; stance: {statement.stance}"
    for claim in claims.values():
        yield from _claim(claim)
    for relation in _relations(index):
        if relation.first in claims or relation.second in claims:
            yield ""
            yield from _relation(index, relation)


def _claim(claim: Claim) -> Iterator[str]:
    yield f"  claim {claim.id}: {inert(' '.join(claim.text.split()))}"
    parts = (("predicate", claim.predicate), ("by", claim.agent), ("to", claim.target), ("where", claim.place))
    told = [f"{name} {inert(value)}" for name, value in parts if value]
    told += [claim.polarity, claim.certainty, *map(_figure, claim.figures)]
    yield f"    {' · '.join(told)}"


def _figure(figure: Figure) -> str:
    bounds = [f"{value:,g}" if value is not None else "?" for value in (figure.low, figure.best, figure.high)]
    counted = " ".join(part for part in (figure.unit, figure.event) if part)
    return f"“{inert(figure.text)}” = {' / '.join(bounds)} {counted} (low / best / high)"


def _relation(index: Index, relation: Relation) -> Iterator[str]:
    kind = f"{relation.kind} ({relation.why})" if relation.why else relation.kind
    first, second = (index.claims[name] for name in (relation.first, relation.second))
    yield f"{index.number_of(first)} {kind} {index.number_of(second)}: {inert(relation.reason)}"
    yield f"  found by {relation.judge or 'a rule'}, confidence {relation.confidence:.2f}"
    for claim in (first, second):
        yield from _passage(index, index.statement_of(claim), claim.extents)
        for figure in claim.figures:
            yield f"    {_figure(figure)}"


def _passage(index: Index, statement: Attribution, extents: tuple[Extent, ...]) -> Iterator[str]:
    """The words in question in their place, marked, with what stands around them."""
    article = index.articles[statement.article]
    number = index.paragraphs(article.id).number(extents[0].start)
    yield f"  [{index.numbers[statement.id]}] {inert(article.path or article.id)}, paragraph {number}:"
    start, end = max(0, extents[0].start - AROUND), min(len(article.text), extents[-1].end + AROUND)
    pieces, at = ["… " if start else ""], start
    for extent in extents:
        pieces += [article.text[at : extent.start], "«", extent.of(article.text), "»"]
        at = extent.end
    pieces += [article.text[at:end], " …" if end < len(article.text) else ""]
    yield f"    {inert(' '.join(''.join(pieces).split()))}"
