"""A content's claims: one for each clause, with everything that the words give of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from attribution.claims.arguments import arguments_of
from attribution.claims.certainty import holds
from attribution.claims.clauses import Clause, clauses_of
from attribution.claims.contents import Content, contents_of
from attribution.claims.cues import surest_by_cue, turns_round
from attribution.claims.ellipsis import completed
from attribution.claims.figures import figures_in
from attribution.claims.phrases import core
from attribution.claims.terms import terms_of
from attribution.claims.times import when_in
from attribution.claims.wording import as_clause
from attribution.records import Article, Attribution, Claim, Extent, Figure, When, words_of


def claims_of(doc: Doc, article: Article, attributions: Iterable[Attribution]) -> tuple[Claim, ...]:
    """The claims of one article's attributions, by attribution in the order given, then in text order.

    ``doc`` is the article's parsed text; attributions of other articles are passed over. A claim's extents are cut at
    clauses; what a nested attribution says belongs to that one alone, so no figure is counted twice. "denied that its
    troops fired" gives a negative claim; a refusal to comment gives one of certainty unknown.
    """
    here = (given for given in attributions if given.article == article.id)
    return completed(doc, [claim for content in contents_of(doc, here) for claim in _claims(doc, article, content)])


def _claims(doc: Doc, article: Article, content: Content) -> Iterator[Claim]:
    clauses = [clause for clause in clauses_of(doc, content.tokens) if trimmed(doc, clause.tokens)]
    for number, clause in enumerate(sorted(clauses, key=lambda clause: trimmed(doc, clause.tokens)), 1):
        yield claim_of(doc, article, content.attribution, clause, f"{content.attribution.id}.{number}")


def claim_of(doc: Doc, article: Article, attribution: Attribution, clause: Clause, id: str) -> Claim:
    """What one clause of an attribution's content claims, under the ``id``."""
    runs = _runs(doc, trimmed(doc, clause.tokens))
    extents = _extents(doc, runs, attribution.content)
    turned, surest = turns_round(doc, attribution), surest_by_cue(doc, attribution)
    polarity, certainty = holds(clause, attribution.stance, turned=turned, surest=surest)
    told = arguments_of(clause)
    held = frozenset(content_tokens(clause))
    return Claim(
        id=id,
        article=article.id,
        attribution=attribution.id,
        source_id=attribution.source_id,
        text=words_of(extents, article.text),
        extents=extents,
        polarity=polarity,
        certainty=certainty,
        figures=_figures(doc, runs, extents),
        when=_when(doc, runs, article.published),
        predicate=told.predicate,
        agent=_cut(article.text, told.agent, held),
        target=_cut(article.text, told.target, held),
        place=_cut(article.text, told.place, held),
        terms=terms_of(doc, clause.tokens),
        clause=as_clause(clause),
    )


def content_tokens(clause: Clause) -> Iterator[int]:
    """The clause's tokens, and those of a subject it takes over from its neighbour."""
    yield from clause.tokens
    if clause.subject is not None:
        yield from (token.i for token in clause.subject.subtree)


def _cut(text: str, head: Token | None, held: frozenset[int]) -> str | None:
    extent = core(head, held) if head is not None else None
    return extent.of(text) if extent is not None else None


def trimmed(doc: Doc, tokens: Sequence[int]) -> list[int]:
    """The tokens without the punctuation and the conjunctions at either end."""
    kept = list(tokens)
    while kept and (doc[kept[0]].is_punct or doc[kept[0]].dep_ == "cc" or _introduces(doc[kept[0]])):
        kept.pop(0)
    while kept and (doc[kept[-1]].is_punct or doc[kept[-1]].dep_ == "cc"):
        kept.pop()
    return kept


def _introduces(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


def _runs(doc: Doc, tokens: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of tokens, half-open; white space does not break one."""
    runs: list[tuple[int, int]] = []
    for i in tokens:
        if runs and all(doc[j].is_space for j in range(runs[-1][1], i)):
            runs[-1] = (runs[-1][0], i + 1)
        elif not doc[i].is_punct:
            runs.append((i, i + 1))
    return runs


def _extents(doc: Doc, runs: Sequence[tuple[int, int]], content: Sequence[Extent]) -> tuple[Extent, ...]:
    """The runs as characters, kept inside the content: a token may reach beyond it ("saying.The")."""
    found = []
    for start, end in runs:
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
        for part in content:
            low, high = max(first, part.start), min(last, part.end)
            if low < high:
                found.append(Extent(low, high))
    return tuple(found)


def _figures(doc: Doc, runs: Sequence[tuple[int, int]], extents: Sequence[Extent]) -> tuple[Figure, ...]:
    found = [figure for start, end in runs for figure in figures_in(doc, start, end)]
    inside = (figure for figure in found if any(figure.extent.overlaps(extent) for extent in extents))
    return tuple(dict.fromkeys(inside))


def _when(doc: Doc, runs: Sequence[tuple[int, int]], published: str | None) -> When:
    times = (when_in(doc, start, end, published) for start, end in runs)
    return next((when for when in times if when.text is not None), When())
