"""What changed between two analyses of the same articles: whatever one has more, or that they tell otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from attribution.reports.json.contract import AnalysisJson

Kind = Literal["statement", "source", "event", "point", "relation", "fix"]
Told = tuple[str, Mapping[str, Any]]
"""The words to show, and all that is compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the later analysis has more, less, or otherwise: its id, its words as they are now, and which parts differ."""

    kind: Literal["added", "lost", "changed"]
    what: Kind
    id: str
    words: str
    differs: tuple[str, ...] = ()


def changes(before: AnalysisJson, after: AnalysisJson) -> tuple[Change, ...]:
    """What differs, statements first, each kind in the order of the earlier analysis and then of the later.

    A statement is known again by its id, which is its place, and has its claims with it; a relation by its two claims and its
    kind; a fix by its line. Empty where all that both tell of the articles is the same.
    """
    return tuple(change for what, told in TOLD.items() for change in _compared(what, told(before), told(after)))


def _compared(what: Kind, before: Mapping[str, Told], after: Mapping[str, Told]) -> Iterator[Change]:
    for id, (words, told) in before.items():
        if id not in after:
            yield Change("lost", what, id, words)
        elif differs := _differing(told, after[id][1]):
            yield Change("changed", what, id, after[id][0], differs)
    yield from (Change("added", what, id, words) for id, (words, _) in after.items() if id not in before)


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that differ; one that only one of them has, does."""
    return tuple(part for part in dict.fromkeys((*one, *other)) if one.get(part) != other.get(part))


def _statements(found: AnalysisJson) -> dict[str, Told]:
    claims: dict[str, list[Any]] = {}
    for claim in found["claims"]:
        claims.setdefault(claim["attribution"], []).append(claim)
    return {
        said["id"]: (" … ".join(part["text"] for part in said["content"]), {**said, "claims": claims.get(said["id"])})
        for said in found["attributions"]
    }


def _relations(found: AnalysisJson) -> dict[str, Told]:
    return {
        f"{relation['first']} {relation['kind']} {relation['second']}": (relation["reason"], {**relation})
        for relation in (*found["relations"], *found.get("own_voice", ()))
    }


def _fixes(found: AnalysisJson) -> dict[str, Told]:
    return {one["fix"]["place"]: (one["problem"] or one["done"] or one["fix"]["do"], {**one}) for one in found.get("fixes", ())}


TOLD: Mapping[Kind, Callable[[AnalysisJson], dict[str, Told]]] = {
    "statement": _statements,
    "source": lambda found: {one["id"]: (one["name"], {**one}) for one in found["sources"]},
    "event": lambda found: {one["id"]: (one["label"], {**one}) for one in found["events"]},
    "point": lambda found: {one["id"]: (one["question"], {**one}) for one in found["points"]},
    "relation": _relations,
    "fix": _fixes,
}
