"""The accounts as a graph: who says what, where, and which claims stand against each other.

It cannot hold text longer than its attributes, chains of who told whom, or the articles' words themselves; nodes point
back to them by article and characters. Values are strings, numbers and truth values alone, so that networkx can write the
graph as GraphML and GEXF, which refuse None, lists and control characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from attribution.records import Analysis, Claim, Point, Relation

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 cannot hold, or that steer a terminal or reorder a line; they are spelled out: ``<U+001B>``."""
Node = tuple[str, dict[str, Value]]
Edge = tuple[str, str, str, dict[str, Value]]


def graph(analysis: Analysis) -> nx.MultiDiGraph[str]:
    """A directed graph with a node for each article, source, claim, event, point and position; ``kind`` tells which.

    A claim's ``characters`` are its places in the article: "240-258 301-340", half-open.

    Edges have a ``kind``: source *says* claim (with the stance), claim *in* article, claim *about* event, point *of* event,
    position *answers* point, claim *takes* position, source *denies*, *declines* or is *silent on* a point or *declines* to
    speak about an event, source *via* source, and claim *contradicts*, *corroborates*, *updates* or *repeats* claim, with
    the reason; an outlet's claim *contradicts in its own voice* or *corroborates in its own voice* a source's.

    >>> from attribution.records import Tool
    >>> graph(Analysis(Tool("0", "none", "0", ()))).number_of_nodes()
    0
    """
    import networkx as nx  # a third of a second that no run without a graph should wait for

    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, attributes in _nodes(analysis):
        drawn.add_node(_legible(name), **{key: _written(value) for key, value in attributes.items()})
    for first, second, kind, attributes in _edges(analysis):
        first, second = _legible(first), _legible(second)
        if drawn.has_node(first) and drawn.has_node(second):
            told = {key: _written(value) for key, value in attributes.items()}
            drawn.add_edge(first, second, kind=kind, **told)
    return drawn


def _nodes(analysis: Analysis) -> Iterator[Node]:
    for article in analysis.articles:
        yield (
            _named("article", article.id),
            {"kind": "article", "label": article.title or article.id, "path": article.path or ""},
        )
    for source in analysis.sources:
        attributes = {"source_kind": source.kind, "anonymous": source.anonymous, "affiliation": source.affiliation or ""}
        label = f"{source.name}, in its own voice" if source.is_own_voice else source.name
        yield _named("source", source.id), {"kind": "source", "label": label, **attributes}
    for claim in analysis.claims:
        yield _named("claim", claim.id), _claim(claim)
    for event in analysis.events:
        yield event.id, {"kind": "event", "label": event.label}
    for point in analysis.points:
        yield point.id, {"kind": "point", "label": point.question, "status": point.status}
        for number, position in enumerate(point.positions):
            weight: dict[str, Value] = {"origins": position.origins, "sources": len(position.sources)}
            yield _position(point, number), {"kind": "position", "label": position.answer, **weight}


def _claim(claim: Claim) -> dict[str, Value]:
    place: dict[str, Value] = {"article": claim.article, "start": claim.extents[0].start, "end": claim.extents[-1].end}
    place["characters"] = " ".join(f"{extent.start}-{extent.end}" for extent in claim.extents)
    return {"kind": "claim", "label": claim.text, "polarity": claim.polarity, "certainty": claim.certainty, **place}


def _edges(analysis: Analysis) -> Iterator[Edge]:
    stances = {attribution.id: attribution for attribution in analysis.attributions}
    for claim in analysis.claims:
        name = _named("claim", claim.id)
        yield name, _named("article", claim.article), "in", {}
        if claim.event is not None:
            yield name, claim.event, "about", {}
        told = stances.get(claim.attribution)
        if claim.source_id is not None:
            stance = told.stance if told is not None else "asserts"
            yield _named("source", claim.source_id), name, "says", {"stance": stance}
    for attribution in analysis.attributions:
        chain = (attribution.source_id, *attribution.via)
        for first, second in pairwise(chain):
            if first is not None and second is not None:
                yield _named("source", first), _named("source", second), "via", {"attribution": attribution.id}
    for event in analysis.events:
        yield from ((_named("source", source), event.id, "declines", {}) for source in event.declined)
    for point in analysis.points:
        yield from _point_edges(point)
    for relation in analysis.relations:
        yield _named("claim", relation.first), _named("claim", relation.second), relation.kind, _told_by(relation)
    for relation in analysis.own_voice:
        kind = f"{relation.kind} in its own voice"
        yield _named("claim", relation.second), _named("claim", relation.first), kind, _told_by(relation)


def _told_by(relation: Relation) -> dict[str, Value]:
    return {"reason": relation.reason, "why": relation.why or "", "confidence": relation.confidence}


def _point_edges(point: Point) -> Iterator[Edge]:
    yield point.id, point.event, "of", {}
    for number, position in enumerate(point.positions):
        name = _position(point, number)
        yield name, point.id, "answers", {}
        yield from ((_named("claim", claim), name, "takes", {}) for claim in position.claims)
    for kind, sources in (("denies", point.denied_by), ("declines", point.declined), ("silent on", point.silent)):
        yield from ((_named("source", source), point.id, kind, {}) for source in sources)


def _named(kind: str, name: str) -> str:
    """A node's name: ids of different kinds may be the same characters of one article."""
    return f"{kind}:{name}"


def _position(point: Point, number: int) -> str:
    return f"{point.id}/{number + 1}"


def _written(value: Value) -> Value:
    return _legible(value) if isinstance(value, str) else value


def _legible(text: str) -> str:
    return CONTROL.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
