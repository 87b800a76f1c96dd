"""The attributions as W3C Web Annotations (JSON-LD), for annotation tools and servers that follow the standard.

What it cannot hold: claims, events, points, relations, problems of reading, and the texts of the articles. Positions count
characters of the text as this tool read it, which for a web page is not the page's own text: there the quotations with what
stands around them find the place. https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from typing import Any

from attribution import registry
from attribution.records import Analysis, Article, Attribution, Extent
from attribution.reports import Options
from attribution.reports.iris import TOOL, address, named, named_article
from attribution.reports.json.text import json_text
from attribution.reports.view.index import Index

Json = dict[str, Any]

AROUND = 32
"""Characters before and after a quotation, by which it is found where it stands more than once."""

# What the vocabulary of Web Annotation has no words for.
OWN_TERMS = {
    term: TOOL + term for term in ("role", "stance", "style", "detector", "confidence", "anonymous", "sourceKind", "corrected")
}
CONTEXT: list[str | Json] = ["http://www.w3.org/ns/anno.jsonld", OWN_TERMS]


@registry.reports.register("web-annotation")
def web_annotation(analysis: Analysis, options: Options) -> str:
    """A collection with one annotation an attribution: its targets are the pieces of the content, its bodies the words that
    name the source (*identifying*), the cue (*describing*), and stance and style as tags."""
    index = Index(analysis)
    items = [_annotation(attribution, index) for attribution in analysis.attributions]
    page: Json = {"type": "AnnotationPage", "id": named("page", "1"), "startIndex": 0, "items": items}
    collection: Json = {
        "@context": CONTEXT,
        "id": named("collection", "attributions"),
        "type": "AnnotationCollection",
        "label": "Who said what",
        "total": len(items),
        "first": page,
    }
    return json_text(collection, indent=2) + "\n"


def _annotation(attribution: Attribution, index: Index) -> Json:
    article = index.articles[attribution.article]
    return {
        "id": named("attribution", attribution.id),
        "type": "Annotation",
        "motivation": "identifying",
        "stance": attribution.stance,
        "style": attribution.style,
        "detector": attribution.detector,
        "confidence": round(attribution.confidence, 4),
        **({"corrected": attribution.corrected} if attribution.corrected else {}),
        "body": [*_source(attribution, index), *_cue(attribution, article), *_tags(attribution)],
        "target": [_place(article, extent, "content") for extent in attribution.content],
    }


def _source(attribution: Attribution, index: Index) -> list[Json]:
    """The words that name the source, and the source as found: its fullest name and what it is. Nothing where nobody is
    named."""
    article = index.articles[attribution.article]
    bodies = [_place(article, attribution.source, "source", "identifying")] if attribution.source else []
    source = index.sources.get(attribution.source_id or "")
    if source:
        told: Json = {"type": "TextualBody", "purpose": "identifying", "role": "sourceName", "value": source.name}
        bodies.append(told | {"id": named("source", source.id), "sourceKind": source.kind, "anonymous": source.anonymous})
    return bodies


def _cue(attribution: Attribution, article: Article) -> list[Json]:
    return [_place(article, attribution.cue, "cue", "describing")] if attribution.cue else []


def _tags(attribution: Attribution) -> list[Json]:
    return [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (attribution.stance, attribution.style)]


def _place(article: Article, extent: Extent, role: str, purpose: str | None = None) -> Json:
    text = article.text
    place: Json = {
        "type": "SpecificResource",
        "role": role,
        "source": address(article) or named_article(article),
        "selector": [
            {"type": "TextPositionSelector", "start": extent.start, "end": extent.end},
            {
                "type": "TextQuoteSelector",
                "exact": extent.of(text),
                "prefix": text[max(extent.start - AROUND, 0) : extent.start],
                "suffix": text[extent.end : extent.end + AROUND],
            },
        ],
    }
    return place | {"purpose": purpose} if purpose else place
