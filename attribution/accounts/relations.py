"""All relations between claims: pairs that may bear on one another are found by what they share, then judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from attribution.accounts import slots
from attribution.accounts.agreement import judge_agreement
from attribution.accounts.answers import answered
from attribution.accounts.candidates import candidates
from attribution.accounts.characterisation import judge_labels
from attribution.accounts.explanations import judge_causes
from attribution.accounts.negation import judge_negation
from attribution.accounts.opposition import judge_opposition
from attribution.accounts.pair_model import load_pairs
from attribution.accounts.quantity import GROWING, judge_quantity
from attribution.accounts.readings import Pairing
from attribution.accounts.sayings import Saying, sayings_of
from attribution.accounts.sequence import judge_sequence
from attribution.accounts.settings import is_date
from attribution.accounts.settling import settled
from attribution.accounts.signs import Signs
from attribution.accounts.statements import Statement, Weights, by_article
from attribution.accounts.times import judge_times
from attribution.accounts.verdicts import Form, Judge, Pair, Topic, Verdict, quoted
from attribution.accounts.weighing import signs_between, weigh, weighable
from attribution.records import Article

CONTRADICTIONS: tuple[Judge, ...] = (
    judge_negation,
    judge_opposition,
    judge_causes,
    judge_sequence,
    judge_times,
    *slots.JUDGES,
    judge_labels,
)
CARRIED_OVER: tuple[Form, ...] = ("whether", "why", "count")
"""What is asked where two that answer alike share their contradictions."""
CARRIED = 0.85
"""What a contradiction keeps of its confidence when it is carried over to a claim that says the same."""

MOST_ALIKE = 20
"""Claims: of those that say the same as one, so many nearest ones share its contradictions, so that work grows with claims."""

HAPPENED = GROWING | {"attended", "aboard"}
"""Events that a count without a verb is of as past: "a toll of six"."""


def related(statements: Sequence[Statement], articles: Sequence[Article], weights: Weights) -> list[Pair]:
    """Each pair of claims that is related, and how: what rules say of claims, weighed with all signs of their sayings."""
    ruled = judged(statements, by_article(statements, articles).values(), weights)
    sayings = sayings_of(statements, articles)
    compared = candidates([s for s in statements if s.told or s.foretold], weights)
    pairs = weighable(sayings, compared)
    signs = signs_between(sayings, pairs, rule_signs(ruled, sayings), weights, load_pairs("en"))
    return settled(ruled, sayings, weigh(signs, sayings), weights)


def judged(statements: Sequence[Statement], articles: Iterable[Sequence[Statement]], weights: Weights) -> list[Pair]:
    """Each pair of claims that rules relate, and how; contradictions are carried over to claims that say the same."""
    answers = (pair for told in articles for pair in answered(told, weights))
    found = {(a.number, b.number): (a, b, verdict) for a, b, verdict in answers}
    leading, again = told_once([s for s in statements if s.told or s.foretold])
    found |= {(a.number, b.number): (a, b, verdict) for a, b, verdict in again if (a.number, b.number) not in found}
    for first, second in candidates(leading, weights):
        if (first.number, second.number) not in found:
            verdict = judge(first, second, weights) if first.foretold == second.foretold else of_plans(first, second, weights)
            if verdict is not None:
                found[first.number, second.number] = (first, second, verdict)
    return list(found.values()) + carried(list(found.values()))


def rule_signs(pairs: Iterable[Pair], sayings: Sequence[Saying]) -> dict[Pairing, Signs]:
    """What the rules found, as signs between the sayings that the claims stand in."""
    numbers = {saying.attribution.id: saying.number for saying in sayings}
    found: dict[Pairing, Signs] = {}
    for first, second, verdict in pairs:
        one, other = sorted(numbers[statement.attribution.id] for statement in (first, second))
        signs = found.setdefault((one, other), {})
        name = f"a rule: {verdict.kind}"
        signs[name] = max(signs.get(name, 0.0), verdict.confidence)
    return found


def told_once(statements: Iterable[Statement]) -> tuple[list[Statement], list[Pair]]:
    """The statements without those that one origin says again word for word, and what joins these to the first of them."""
    leading: dict[tuple[str, str], Statement] = {}
    again: list[Pair] = []
    for statement in statements:
        words = " ".join(statement.claim.text.lower().split())
        first = leading.setdefault((statement.origin, words), statement)
        if first is not statement:
            topic = Topic("whether", tuple(sorted(statement.predicate)))
            again.append((first, statement, Verdict("repeats", topic, f"the same words again: {quoted(statement)}", 0.95)))
    return list(leading.values()), again


def carried(pairs: Sequence[Pair]) -> list[Pair]:
    """Contradictions of claims that say the same as one of a contradicting pair."""
    known = {frozenset((a.number, b.number)) for a, b, _ in pairs}
    same: dict[int, list[tuple[Statement, Topic]]] = defaultdict(list)
    for first, second, verdict in pairs:
        if verdict.kind in ("corroborates", "repeats"):
            same[first.number].append((second, verdict.topic))
            same[second.number].append((first, verdict.topic))
    more = []
    for first, second, verdict in pairs:
        if verdict.kind != "contradicts" or verdict.topic.form not in CARRIED_OVER:
            continue
        for one in _answering_alike(first, same[first.number], verdict.topic):
            for other in _answering_alike(second, same[second.number], verdict.topic):
                key = frozenset((one.number, other.number))
                if key not in known and one.origin != other.origin:
                    known.add(key)
                    more.append((one, other, replace(verdict, confidence=round(verdict.confidence * CARRIED, 2))))
    return more


def _answering_alike(statement: Statement, alike: Iterable[tuple[Statement, Topic]], asked: Topic) -> list[Statement]:
    """A claim and those that give its answer: where a count is asked for, the same number of the same."""
    counted = asked.form == "count"
    given = [s for s, shared in alike if (shared == asked if counted else s.predicate & statement.predicate)]
    return [statement, *sorted(given, key=lambda s: (abs(s.number - statement.number), s.number))[:MOST_ALIKE]]


def of_plans(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction by numbers of what is to come, where one foretells it and the other only names it: "1,146 job cuts"."""
    named = second if first.foretold else first
    if named.clausal or first.origin == second.origin or first.setting != second.setting:
        return None
    verdict = judge_quantity(first, second, weights)
    return None if verdict is None or verdict.topic.about[1] in HAPPENED else verdict


def judge(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """The first contradiction that is found, else an agreement, else None; claims of one origin can only repeat."""
    if first.setting != second.setting:
        dated = is_date(first.setting) and is_date(second.setting) and first.origin != second.origin
        return judge_negation(first, second, weights) if dated else None
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
