"""The articles as spaCy ``Doc`` objects with the attributions on them (``DocBin``), for training and search with spaCy.

What it cannot hold: claims, events, points, relations, problems of reading, and a source's places in other articles. Tokens are
those of spaCy's English tokenizer, cut further where an attribution begins or ends inside one; there are no tags, parse or
names. White space at the edge of a part is left out of it, and a lone surrogate is U+FFFD.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from attribution import registry
from attribution.records import Analysis, Article, Attribution, Extent, Source
from attribution.reports import Options
from attribution.reports.view.index import Index

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from attribution.annotation import Entity, Finding, Resolution, Tokens

KEY = "attribution"
"""Under this key ``Doc.user_data`` has the ids: of the article, of each attribution and of each source, in the order in which
the span groups number them."""
_UNFIT = re.compile("[\ud800-\udfff]")


@registry.reports.register("spacy")
def docbin(analysis: Analysis, options: Options) -> bytes:
    """A ``DocBin`` with a ``Doc`` an article; findings are kept in ``doc.spans`` as the components of this package keep them
    (``attribution.annotation.read_findings`` and ``read_resolution``)."""
    import spacy
    from spacy.tokens import DocBin

    nlp, index = spacy.blank("en"), Index(analysis)
    kept = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for article in analysis.articles:
        kept.add(_doc(article, index, nlp))
    return kept.to_bytes()


def _doc(article: Article, index: Index, nlp: Language) -> Doc:
    from attribution.annotation import write_findings, write_furniture, write_resolution

    own = index.said_in(article.id)
    sources = index.sources_in(article.id)
    text = _fit(article.text)
    parts = _parts(own, sources, article)
    doc = _cut(text, [edge for part in parts for extent in _trimmed(part, text) for edge in (extent.start, extent.end)], nlp)
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}

    def tokens(extent: Extent) -> Tokens | None:
        """The tokens of a part; None for one of white space alone."""
        return next(((starts[words.start], ends[words.end]) for words in _trimmed(extent, text)), None)

    told = [(attribution, found) for attribution in own if (found := _finding(attribution, tokens))]
    write_findings(doc, [found for _, found in told])
    write_resolution(doc, _resolution([attribution for attribution, _ in told], sources, article, tokens))
    write_furniture(doc, [doc[slice(*place)] for extent in article.furniture if (place := tokens(extent))])
    ids = {"attributions": [_fit(a.id) for a, _ in told], "sources": [_fit(source.id) for source in sources]}
    doc.user_data[KEY] = {"article": _fit(article.id), **ids}
    return doc


def _fit(text: str) -> str:
    """The text without lone surrogates, which fit in no encoding."""
    return _UNFIT.sub("\ufffd", text)


def _parts(own: Iterable[Attribution], sources: Iterable[Source], article: Article) -> list[Extent]:
    """Every extent that is to begin and end with a token."""
    parts = list(article.furniture)
    for attribution in own:
        parts += [*attribution.content, *(extent for extent in (attribution.source, attribution.cue) if extent)]
        parts += [candidate.extent for candidate in attribution.candidates]
    for source in sources:
        parts += [mention.extent for mention in source.mentions if mention.article == article.id]
        parts += [passage.extent for passage in source.unnamed_because if passage.article == article.id]
    return parts


def _trimmed(extent: Extent, text: str) -> tuple[Extent, ...]:
    """The extent without white space at its edges; nothing of one that has no words."""
    words = extent.of(text)
    start = extent.start + len(words) - len(words.lstrip())
    return (Extent(start, start + len(words.strip())),) if words.strip() else ()


def _cut(text: str, edges: Iterable[int], nlp: Language) -> Doc:
    """The text in tokens, none of which runs over an edge."""
    from spacy.tokens import Doc

    inside = sorted(set(edges))
    words, spaces = [], []
    for token in nlp.make_doc(text) if text else ():
        start, end = token.idx, token.idx + len(token)
        cuts = [start, *inside[bisect_right(inside, start) : bisect_left(inside, end)], end]
        words += [text[one:other] for one, other in pairwise(cuts)]
        spaces += [False] * (len(cuts) - 2) + [bool(token.whitespace_)]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _finding(attribution: Attribution, tokens: Callable[[Extent], Tokens | None]) -> Finding | None:
    """The attribution in tokens; None where its content has no words."""
    from attribution.annotation import Finding

    content = tuple(place for extent in attribution.content if (place := tokens(extent)))
    source, cue = (tokens(extent) if extent else None for extent in (attribution.source, attribution.cue))
    kept = (attribution.style, attribution.stance, attribution.detector, attribution.confidence)
    return Finding(content, source, cue, *kept) if content else None


def _resolution(
    told: Sequence[Attribution],
    sources: Sequence[Source],
    article: Article,
    tokens: Callable[[Extent], Tokens | None],
) -> Resolution:
    from attribution.annotation import Resolution

    numbers = {source.id: number for number, source in enumerate(sources)}
    return Resolution(
        entities=tuple(_entity(source, article, tokens) for source in sources),
        speakers=tuple(numbers.get(attribution.source_id or "") for attribution in told),
        chains=tuple(tuple(numbers[link] for link in attribution.via) for attribution in told),
        candidates=tuple(
            tuple(
                (place, numbers.get(candidate.source_id or ""))
                for candidate in attribution.candidates
                if (place := tokens(candidate.extent))
            )
            for attribution in told
        ),
    )


def _entity(source: Source, article: Article, tokens: Callable[[Extent], Tokens | None]) -> Entity:
    from attribution.annotation import Entity

    reasons = {mention: merge.reason for merge in source.merges for mention in merge.mentions}
    placed = [(m, place) for m in source.mentions if m.article == article.id and (place := tokens(m.extent))]
    unnamed = [passage.extent for passage in source.unnamed_because if passage.article == article.id]
    return Entity(
        mentions=tuple(place for _, place in placed),
        name=_fit(source.name),
        kind=source.kind,
        anonymous=source.anonymous,
        role=_fit(source.role) if source.role else None,
        affiliation=_fit(source.affiliation) if source.affiliation else None,
        wordings=tuple(_fit(mention.extent.of(article.text)) for mention, _ in placed),
        reasons=tuple(_fit(reasons.get(mention, "")) for mention, _ in placed),
        unnamed=tuple(place for extent in unnamed if (place := tokens(extent))),
    )
