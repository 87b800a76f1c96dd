"""Whether what a JSON analysis names is in it: every article, source, attribution, claim and event that an id stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attribution.reports.json.contract import AnalysisJson

Place = tuple[str, str]
"""Where something stands in the document, in words, and what is wrong there."""


def dangling(found: AnalysisJson) -> Iterator[Place]:
    """Each id that stands for nothing, and each that stands for two things."""
    known: dict[str, Counter[str]] = {
        "article": Counter(article["id"] for article in found["articles"]),
        "source": Counter(source["id"] for source in found["sources"]),
        "attribution": Counter(said["id"] for said in found["attributions"]),
        "claim": Counter(claim["id"] for claim in found["claims"]),
        "unheard claim": Counter(claim["id"] for claim in found.get("unheard", ())),
        "event": Counter(event["id"] for event in found["events"]),
        "point": Counter(point["id"] for point in found["points"]),
    }
    for kind, ids in known.items():
        yield from ((f"{kind} {id!r}", "stands in the analysis more than once") for id, count in ids.items() if count > 1)
    for where, kind, id in _named(found):
        if id is not None and id not in known[kind]:
            yield where, f"names the {kind} {id!r}, which is not in the analysis"


def _named(found: AnalysisJson) -> Iterator[tuple[str, str, str | None]]:
    """Each id that something names: where, of what kind, which."""
    for source in found["sources"]:
        mentions = [*source["mentions"], *source.get("unnamed_because", ())]
        mentions += [mention for merge in source.get("merges", ()) for mention in merge["mentions"]]
        yield from _each(f"source {source['id']!r}", "article", (mention["article"] for mention in mentions))
    for said in found["attributions"]:
        where = f"attribution {said['id']!r}"
        yield where, "article", said["article"]
        speakers = [said["source_id"], *said["via"], *(one["source_id"] for one in said.get("candidates", ()))]
        yield from _each(where, "source", speakers)
    for claim in (*found["claims"], *found.get("unheard", ())):
        where = f"claim {claim['id']!r}"
        spoken = claim["attribution"] or None  # empty: the article's own voice
        named = {"article": claim["article"], "attribution": spoken, "source": claim["source_id"]}
        yield from ((where, kind, id) for kind, id in {**named, "event": claim["event"]}.items())
    yield from _named_by_accounts(found)


def _named_by_accounts(found: AnalysisJson) -> Iterator[tuple[str, str, str | None]]:
    for event in found["events"]:
        yield from _each(f"event {event['id']!r}", "claim", event["claims"])
        yield from _each(f"event {event['id']!r}", "source", event.get("declined", ()))
    for point in found["points"]:
        where = f"point {point['id']!r}"
        yield where, "event", point["event"]
        yield from _each(where, "source", [*point["denied_by"], *point["declined"], *point["silent"]])
        for position in point["positions"]:
            yield from _each(where, "claim", position["claims"])
            yield from _each(where, "source", position["sources"])
    for relation in (*found["relations"], *found.get("own_voice", ())):
        yield from _each("relation", "claim", (relation["first"], relation["second"]))
    for story in found.get("stories", ()):
        joined = (name for join in story["joins"] for name in (join["first"], join["second"]))
        yield from _each("story", "article", (*story["articles"], *joined))


def _each(where: str, kind: str, ids: Iterable[str | None]) -> Iterator[tuple[str, str, str | None]]:
    return ((where, kind, id) for id in ids)
