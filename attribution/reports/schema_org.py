"""Claims and quotations in the vocabulary of schema.org (JSON-LD), for archives, search engines and knowledge graphs.

What it cannot hold: stances, certainties, figures, times, positions, denials and silence, and what contradicts what; the
vocabulary has no words for them. A claim that its source denies, doubts or declines to speak of therefore has no ``author``,
and says so in words. There is no ``ClaimReview`` and no rating: this tool judges nothing. https://schema.org/Claim
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attribution import registry
from attribution.records import Analysis, Article, Attribution, Claim, Extent, Source, SourceKind, Stance
from attribution.reports import Options
from attribution.reports.iris import address, named, named_article, passage
from attribution.reports.json.text import json_text
from attribution.reports.view.index import Index

Json = dict[str, Any]

# The vocabulary without its own context file, which would have to be fetched.
CONTEXT: Json = {
    "@vocab": "https://schema.org/",
    **{term: {"@type": "@id"} for term in ("url", "author", "spokenByCharacter", "appearance", "isPartOf", "isBasedOn")},
}
_TYPES: Mapping[SourceKind, str] = {
    "person": "Person",
    "unnamed_person": "Person",
    "organisation": "Organization",
    "unnamed_group": "Organization",
    "document": "CreativeWork",
    "outlet": "NewsMediaOrganization",
}
# Whose words are no claim of theirs.
_NOT_CLAIMING: frozenset[Stance] = frozenset({"denies", "doubts", "declines"})


@registry.reports.register("schema-org")
def schema_org(analysis: Analysis, options: Options) -> str:
    """A graph of the articles, the sources, a ``Quotation`` for each direct or mixed attribution and a ``Claim`` for each
    proposition; ``isBasedOn`` are its places in the article (RFC 5147: ``#char=240,258``)."""
    index = Index(analysis)
    nodes = [
        *(_article(article) for article in analysis.articles),
        *(_source(source) for source in analysis.sources),
        *(_quotation(attribution, index) for attribution in analysis.attributions if attribution.style != "indirect"),
        *(_claim(claim, index) for claim in analysis.claims),
    ]
    return json_text({"@context": CONTEXT, "@graph": nodes}, indent=2) + "\n"


def _known(node: Json) -> Json:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value is not None}


def _article(article: Article) -> Json:
    return _known(
        {
            "@id": named_article(article),
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.published,
            "url": address(article),
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "creator": {"@type": "Person", "name": article.author} if article.author else None,
        }
    )


def _source(source: Source) -> Json:
    affiliation = {"@type": "Organization", "name": source.affiliation} if source.affiliation else None
    person = _TYPES[source.kind] == "Person"
    return _known(
        {
            "@id": named("source", source.id),
            "@type": _TYPES[source.kind],
            "name": source.name,
            "alternateName": list(source.aliases) or None,
            "description": "anonymous: the text gives no way to identify the source" if source.anonymous else None,
            "jobTitle": source.role if person else None,
            "affiliation": affiliation if person else None,
        }
    )


def _quotation(attribution: Attribution, index: Index) -> Json:
    article = index.articles[attribution.article]
    speaker = attribution.source_id
    return _known(
        {
            "@id": named("attribution", attribution.id),
            "@type": "Quotation",
            "text": index.words(article.id, *attribution.content),
            "spokenByCharacter": named("source", speaker) if speaker is not None else None,
            "isPartOf": named_article(article),
            "isBasedOn": list(_places(article, attribution.content)),
        }
    )


def _claim(claim: Claim, index: Index) -> Json:
    article, statement = index.articles[claim.article], index.statement_of(claim)
    source = index.sources.get(claim.source_id or "")
    cue = f" ({index.words(article.id, statement.cue)})" if statement.cue else ""
    told = f"{source.name if source else 'source not named'}: {statement.stance}{cue}"
    claiming = source is not None and statement.stance not in _NOT_CLAIMING
    return _known(
        {
            "@id": named("claim", claim.id),
            "@type": "Claim",
            "text": index.words(article.id, *claim.extents),
            "description": told,
            "author": named("source", source.id) if source and claiming else None,
            "appearance": named_article(article),
            "isBasedOn": list(_places(article, claim.extents)),
        }
    )


def _places(article: Article, extents: Iterable[Extent]) -> Iterator[str]:
    return (passage(article, extent) for extent in extents)
