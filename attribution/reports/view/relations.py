"""The relations between statements by kind, those for one reason together, contradictions first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from attribution.records import Claim, Relation
from attribution.reports.view.acts import LOW
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.marks import Mark
from attribution.reports.view.pairs import Sides, connected, in_groups, in_order
from attribution.reports.view.reasons import brief
from attribution.reports.view.strips import values_of


@dataclass(frozen=True, slots=True)
class Section:
    """How one kind of relation is shown: its title, the mark between two statements, whether their words follow where they
    stand nowhere above, and whether it runs from the first to the second and not back."""

    title: str
    between: Mark
    quoted: bool = False
    directed: bool = False


# A characterisation is a contradiction of words, not of facts, and never stands among the others.
SECTIONS: Mapping[str, Section] = {
    "contradicts": Section("Cannot all be true", Mark("✗", "x", "", "red"), quoted=True),
    "perhaps": Section("Perhaps cannot all be true", Mark("?", "?", "", "yellow"), quoted=True),
    "characterisation": Section("Described in other words", Mark("≠", "!=", "", "yellow"), quoted=True),
    "updates": Section("Updated", Mark("→", "->", "", "cyan"), directed=True),
    "corroborates": Section("Agree independently", Mark("=", "=", "", "green")),
    "repeats": Section("The same statement carried again, counted once", Mark("≡", "==", "", "dim")),
    "alike": Section("Perhaps agree, more likely not", Mark("?", "?", "", "dim")),
}

_DOUBTFUL: Mapping[str, str] = {"contradicts": "perhaps", "corroborates": "alike"}
"""The sections of what is more likely not so than so."""
CONTRADICTIONS = frozenset({"contradicts", "perhaps", "characterisation"})

_QUOTED = "“"

# What is said of the figures of one point, which stand beside each other above.
_FIGURES: Mapping[str, str] = {
    "contradicts": "the figures exclude each other",
    "corroborates": "the figures agree",
}

Wording = Callable[[Relation], str]
"""The reason of a relation in the words in which a report tells it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that relate to one another for one reason. ``sides`` are their numbers as they stand against each other,
    ``claims`` what they claim, by number; ``doubt`` is the least confidence where it is low."""

    reason: str
    sides: tuple[Sides, ...]
    claims: tuple[Claim, ...]
    doubt: float | None
    corrected: bool


def sections(relations: Iterable[Relation], index: Index, worded: Wording) -> Iterator[tuple[str, tuple[Group, ...]]]:
    """The name of each section that has something in it, and its groups. Doubtful relations stand below those that are not;
    that a statement agrees with itself is not told."""
    kinds: dict[str, dict[tuple[bool, str], list[Relation]]] = {name: {} for name in SECTIONS}
    for relation in sorted(relations, key=_doubtful):
        if relation.kind == "contradicts" or _number(relation.first, index) != _number(relation.second, index):
            kinds[_section(relation)].setdefault((_doubtful(relation), worded(relation)), []).append(relation)
    for name, reasons in kinds.items():
        parts = ((reason, part) for (_, reason), those in reasons.items() for part in connected(those))
        groups = tuple(_group(part, reason, SECTIONS[name], index) for reason, part in parts)
        if groups:
            yield name, groups


def beside(rows: Sequence[Row], index: Index) -> Wording:
    """The wording of reasons below account tables of these rows: without the words of claims that stand there, where others
    are left to tell in what the two differ; and of figures on one point only whether they fit each other."""
    shown = claims_in(rows)
    figures = {row.point.question: {value.act.claim for value in values_of(row, index)} for row in rows}

    def worded(relation: Relation) -> str:
        ends = {relation.first, relation.second}
        if relation.why == "quantity" or relation.kind == "corroborates":
            question = next((question for question, claims in figures.items() if ends <= claims), None)
            if question:
                return f"{question}: {_FIGURES[relation.kind]}"
        if relation.kind == "contradicts" or ends <= shown:
            short = brief(relation.reason, (index.claims[claim].text for claim in (*ends, *shown)))
            if _QUOTED in short:
                return short
            return brief(relation.reason, (index.claims[claim].text for claim in ends - shown))
        return relation.reason

    return worded


def claims_in(rows: Iterable[Row]) -> Set[str]:
    """The claims whose words stand in account tables of these rows."""
    return {act.claim for row in rows for act in row.acts if act.claim}


def _group(relations: Sequence[Relation], reason: str, section: Section, index: Index) -> Group:
    pairs = [(_number(relation.first, index), _number(relation.second, index)) for relation in relations]
    ends = dict.fromkeys(end for relation in relations for end in (relation.first, relation.second))
    directed = section.directed or reason.startswith("the second ")  # "the second denies the first"
    least = min(relation.confidence for relation in relations)
    return Group(
        reason=reason,
        sides=tuple(in_order(pairs) if directed else in_groups(pairs)),
        claims=tuple(sorted((index.claims[end] for end in ends), key=index.number_of)),
        doubt=least if least < LOW else None,
        corrected=any(relation.corrected for relation in relations),
    )


def _section(relation: Relation) -> str:
    """The name of the section that a relation stands in: contradictions of words, and doubtful ones, apart."""
    if relation.why == "characterisation":
        return "characterisation"
    return _DOUBTFUL.get(relation.kind, relation.kind) if _doubtful(relation) else relation.kind


def _doubtful(relation: Relation) -> bool:
    return relation.confidence < LOW


def _number(claim: str, index: Index) -> int:
    return index.number_of(index.claims[claim])
