"""What changed between two analyses of the same articles: statements and relations added, lost, or told otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from attribution.reports.json.contract import AnalysisJson


@dataclass(frozen=True, slots=True)
class Change:
    """A statement or relation that the later analysis has more, less, or otherwise: its id, its words, and what differs."""

    kind: Literal["added", "lost", "changed"]
    what: Literal["statement", "relation"]
    id: str
    words: str
    differs: tuple[str, ...] = ()


def changes(before: AnalysisJson, after: AnalysisJson) -> tuple[Change, ...]:
    """What differs, statements first, in the order of the earlier analysis and then of the later.

    A statement is known again by its id, which is its place; a relation by its two claims and its kind.
    """
    statements = _compared("statement", _statements(before), _statements(after))
    relations = _compared("relation", _relations(before), _relations(after))
    return (*statements, *relations)


Told = tuple[str, Mapping[str, Any]]
"""The words to show, and all that is compared."""


def _compared(
    what: Literal["statement", "relation"], before: Mapping[str, Told], after: Mapping[str, Told]
) -> Iterator[Change]:
    for id, (words, told) in before.items():
        if id not in after:
            yield Change("lost", what, id, words)
        elif differs := tuple(key for key in told if told[key] != after[id][1].get(key)):
            yield Change("changed", what, id, words, differs)
    yield from (Change("added", what, id, words) for id, (words, _) in after.items() if id not in before)


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
        for relation in found["relations"]
    }
