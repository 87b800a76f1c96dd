"""All relations between claims: pairs that may bear on one another are found by what they share, then judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from attribution.accounts import slots
from attribution.accounts.agreement import alike, judge_agreement
from attribution.accounts.answers import answered
from attribution.accounts.concepts import opposites
from attribution.accounts.explanations import judge_causes
from attribution.accounts.labels import judge_labels, labels
from attribution.accounts.negation import judge_negation
from attribution.accounts.opposition import judge_opposition
from attribution.accounts.quantity import count_keys, judge_quantity
from attribution.accounts.sequence import judge_sequence
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.times import judge_times
from attribution.accounts.verdicts import Judge, Verdict

CONTRADICTIONS: tuple[Judge, ...] = (
    judge_negation,
    judge_opposition,
    judge_causes,
    judge_sequence,
    judge_times,
    *slots.JUDGES,
    judge_labels,
)
MOST_SHARING = 200
"""Claims: an idea that more claims of one event share than this points out nobody."""
CARRIED = 0.85
"""What a contradiction keeps of its confidence when it is carried over to a claim that says the same."""
NEAREST = 60
"""How many claims one claim is compared with at most, those with the most weight in common first."""

Pair = tuple[Statement, Statement, Verdict]


def related(statements: Sequence[Statement], articles: Iterable[Sequence[Statement]], weights: Weights) -> list[Pair]:
    """Each pair of claims that is related, and how; contradictions are carried over to claims that say the same."""
    answers = (pair for told in articles for pair in answered(told, weights))
    found = {(a.number, b.number): (a, b, verdict) for a, b, verdict in answers}
    for first, second in candidates([s for s in statements if s.told or s.foretold], weights):
        if first.foretold == second.foretold and first.setting == second.setting and (first.number, second.number) not in found:
            verdict = judge(first, second, weights)
            if verdict is not None:
                found[first.number, second.number] = (first, second, verdict)
    return list(found.values()) + carried(list(found.values()))


def carried(pairs: Sequence[Pair]) -> list[Pair]:
    """Contradictions of claims that say the same as one of a contradicting pair."""
    known = {frozenset((a.number, b.number)) for a, b, _ in pairs}
    same: dict[int, list[Statement]] = defaultdict(list)
    for first, second, verdict in pairs:
        if verdict.kind in ("corroborates", "repeats"):
            same[first.number].append(second)
            same[second.number].append(first)
    more = []
    for first, second, verdict in pairs:
        if verdict.kind != "contradicts" or verdict.topic.form not in ("whether", "why"):
            continue
        for one in (first, *(s for s in same[first.number] if s.predicate & first.predicate)):
            for other in (second, *(s for s in same[second.number] if s.predicate & second.predicate)):
                key = frozenset((one.number, other.number))
                if key not in known and one.origin != other.origin:
                    known.add(key)
                    more.append((one, other, replace(verdict, confidence=round(verdict.confidence * CARRIED, 2))))
    return more


def judge(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """The first contradiction that is found, else an agreement, else None; claims of one origin can only repeat."""
    counted = judge_quantity(first, second, weights)
    if first.origin == second.origin:
        verdict = judge_agreement(first, second, weights)
        return replace(verdict, kind="repeats") if verdict is not None else None
    if counted is not None:
        return counted
    for contradiction in CONTRADICTIONS:
        if (verdict := contradiction(first, second, weights)) is not None:
            return verdict
    return judge_agreement(first, second, weights)


def candidates(statements: Sequence[Statement], weights: Weights) -> Iterator[tuple[Statement, Statement]]:
    """Pairs that share a telling idea, each once, in text order; the number of pairs grows with the number of claims."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for idea in keys(statement):
            holders[idea].append(number)
    for number, statement in enumerate(statements):
        shared: Counter[int] = Counter()
        for idea in keys(statement):
            if len(holders[idea]) <= MOST_SHARING:
                for other in holders[idea]:
                    shared[other] += weights.of(idea)  # type: ignore[assignment]
        nearest = _nearest(shared, number)
        yield from ((statement, statements[other]) for other in sorted(nearest) if other > number)


def keys(statement: Statement) -> frozenset[str]:
    """What a claim is looked up by: its ideas, what it counts, what it judges, a cause it gives."""
    others = {f"called {field}" for field in labels(statement)} | ({"cause"} if statement.cause.named else set())
    others |= {"order"} if statement.orders else set()
    others |= {key for idea in statement.predicate for key in opposites(idea)}
    counts = (count_keys(figure, statement) for figure in statement.claim.figures)
    return statement.ideas.union(others, *counts)


def _nearest(shared: Counter[int], number: int) -> Iterable[int]:
    return [other for other, _ in shared.most_common(NEAREST + 1) if other != number]
