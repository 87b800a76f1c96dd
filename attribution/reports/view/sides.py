"""Which side of the picture a source stands on: those that contradict one another apart, those that agree together.

The sides mean nothing by themselves. The accounts are seen as a signed graph, and sources are placed one after the other
where most of what they contradict is opposite; then each is moved as long as that brings more contradictions across.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from attribution.reports.view.acts import Act, Conflict
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index

Side = int
"""0 is left, 1 is right."""

WEIGHT: Mapping[Conflict, float] = {"against": 2.0, "perhaps": 1.0, "otherwise": 1.0, "voice": 1.0}
AGREEING = -1.0
ROUNDS = 20
"""Each round moves sources only where that is better; real stories settle in two or three."""

MOST_POSITIONS = 8
"""With more positions on one point than this, trying every division takes too long, and their sources decide."""

Pulls = Mapping[str | None, Mapping[str | None, float]]


def sides_of_sources(rows: Sequence[Row], index: Index) -> dict[str | None, Side]:
    """The side of every source that does something about one of the points."""
    pulls = _pulls(rows, index)
    sources = dict.fromkeys(source for row in rows for source in row.sources)
    ranked = sorted(sources, key=lambda source: -sum(abs(pull) for pull in pulls.get(source, {}).values()))
    sides: dict[str | None, Side] = {}
    for source in ranked:
        sides[source] = _better(source, pulls, sides)
    for _ in range(ROUNDS):
        moved = False
        for source in ranked:
            better = _better(source, pulls, sides, stay=sides[source])
            moved, sides[source] = moved or better != sides[source], better
        if not moved:
            break
    return _first_on_the_left(sides, next(iter(sources), None))


def sides_of_positions(row: Row, sides: Mapping[str | None, Side], index: Index) -> tuple[Side, ...]:
    """The side of each position of a point: contradicting ones apart first, then near those who take them."""
    answers = [position.answer for position in row.point.positions]
    leaning = [_leaning((act for act in row.acts if act.answer == answer), sides) for answer in answers]
    if len(answers) > MOST_POSITIONS:
        return tuple(int(lean > 0) for lean in leaning)
    apart = {pair: weight for pair, weight in _between(row, index).items() if None not in pair}

    def fit(division: Sequence[Side]) -> float:
        across = sum(weight for (one, other), weight in apart.items() if _crosses(one, other, answers, division))
        near = sum(lean if side else -lean for lean, side in zip(leaning, division, strict=True))
        return 100 * across + near

    return max(product((0, 1), repeat=len(answers)), key=fit)


def _crosses(one: str | None, other: str | None, answers: Sequence[str], division: Sequence[Side]) -> bool:
    return division[answers.index(one or "")] != division[answers.index(other or "")]


def _leaning(acts: Iterable[Act], sides: Mapping[str | None, Side]) -> float:
    """Above zero where most who take a position stand on the right."""
    return sum(1 if sides[source] else -1 for source in dict.fromkeys(act.source for act in acts))


def _between(row: Row, index: Index) -> dict[tuple[str | None, str | None], float]:
    """How strongly the answers of a point stand against each other."""
    weights: dict[tuple[str | None, str | None], float] = defaultdict(float)
    for act, other, kind in conflicts(row, index):
        if act.answer != other.answer:
            weights[(act.answer, other.answer)] += WEIGHT[kind]
    return weights


def conflicts(row: Row, index: Index) -> list[tuple[Act, Act, Conflict]]:
    """The pairs of acts on a point that contradict each other; each pair once, in the order of the acts."""
    numbers = {id(act): index.numbers[act.statement.id] for act in row.acts if act.statement}
    found = []
    for first, second in combinations(row.acts, 2):
        for kind, against in first.conflicts:
            if numbers.get(id(second)) in against and first.answer != second.answer:
                found.append((first, second, kind))
    return found


def _pulls(rows: Iterable[Row], index: Index) -> Pulls:
    """For each source, how much it wants each other source opposite; below zero: beside it."""
    pulls: dict[str | None, dict[str | None, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        found = [(one.source, other.source, WEIGHT[kind]) for one, other, kind in conflicts(row, index)]
        for position in row.point.positions:
            found += [(one, other, AGREEING) for one, other in combinations(position.sources, 2)]
        for one, other, weight in found:
            if one != other:
                pulls[one][other] += weight
                pulls[other][one] += weight
    return pulls


def _better(source: str | None, pulls: Pulls, sides: Mapping[str | None, Side], stay: Side | None = None) -> Side:
    """The side on which a source is opposite to more of what it contradicts; where both are alike, ``stay`` or the emptier."""
    gain = sum(pull if sides[other] == 0 else -pull for other, pull in pulls.get(source, {}).items() if other in sides)
    if gain:
        return int(gain > 0)
    return stay if stay is not None else int(sum(sides.values()) * 2 < len(sides))


def _first_on_the_left(sides: Mapping[str | None, Side], first: str | None) -> dict[str | None, Side]:
    turned = sides.get(first, 0)
    return {source: side ^ turned for source, side in sides.items()}
