"""An analysis as a graph: who claims what, on which point, and how claims stand to one another."""

from __future__ import annotations

from collections.abc import Iterator

import networkx

from attribution.records import Analysis, Point

Values = dict[str, str | int | float | bool]
Edge = tuple[str, str, Values]


def graph(analysis: Analysis) -> networkx.MultiDiGraph[str]:
    """Articles, sources, claims, events, points and positions as nodes, by their ids; a position is its point's id and number.

    Each node has a ``type`` and a ``label``, each edge a ``kind``: ``says`` (source to claim), ``carries`` (article to
    claim), ``about`` (claim to event), ``asks`` (point to event), ``answers`` (position to point), ``takes`` (claim to
    position), ``denies``, ``declines`` and ``silent`` (source to point), and between claims the kinds of relations. Values are
    str, int, float or bool only and never None, so that the GraphML and GEXF writers accept them.
    """
    drawn: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    drawn.add_nodes_from(_nodes(analysis))
    drawn.add_edges_from(_edges(analysis))
    return drawn


def _nodes(analysis: Analysis) -> Iterator[tuple[str, Values]]:
    for article in analysis.articles:
        yield article.id, {"type": "article", "label": article.title or article.id}
    for source in analysis.sources:
        values: Values = {"type": "source", "label": source.name, "kind": source.kind, "anonymous": source.anonymous}
        yield source.id, values | ({"affiliation": source.affiliation} if source.affiliation else {})
    for event in analysis.events:
        yield event.id, {"type": "event", "label": event.label}
    for claim in analysis.claims:
        words: Values = {"label": claim.text, "polarity": claim.polarity, "certainty": claim.certainty}
        yield claim.id, {"type": "claim", **words}
    for point in analysis.points:
        yield point.id, {"type": "point", "label": point.question, "status": point.status}
        for number, position in enumerate(point.positions):
            label: Values = {"label": position.answer, "origins": position.origins}
            yield _position(point, number), {"type": "position", **label}


def _edges(analysis: Analysis) -> Iterator[Edge]:
    stances = {attribution.id: attribution.stance for attribution in analysis.attributions}
    for claim in analysis.claims:
        yield claim.article, claim.id, {"kind": "carries"}
        if claim.source_id is not None:
            yield claim.source_id, claim.id, {"kind": "says", "stance": stances[claim.attribution]}
        if claim.event is not None:
            yield claim.id, claim.event, {"kind": "about"}
    for point in analysis.points:
        yield from _point_edges(point)
    for relation in analysis.relations:
        values: Values = {"kind": relation.kind, "reason": relation.reason, "confidence": relation.confidence}
        yield relation.first, relation.second, values | ({"why": relation.why} if relation.why else {})


def _point_edges(point: Point) -> Iterator[Edge]:
    yield point.id, point.event, {"kind": "asks"}
    for number, position in enumerate(point.positions):
        yield _position(point, number), point.id, {"kind": "answers"}
        for claim in position.claims:
            yield claim, _position(point, number), {"kind": "takes"}
    for kind, sources in (("denies", point.denied_by), ("declines", point.declined), ("silent", point.silent)):
        for source in sources:
            yield source, point.id, {"kind": kind}


def _position(point: Point, number: int) -> str:
    return f"{point.id}={number + 1}"
