"""What each statement does about a point: the answer it gives, a denial or a refusal, and what contradicts it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from attribution.records import Attribution, Certainty, Claim, Event, Point, Relation, Stance
from attribution.reports.view.index import Index

# A detector or rule that is less sure than this is more likely wrong than right.
LOW = 0.5

Conflict = Literal["against", "perhaps", "otherwise", "voice"]
"""Cannot be true beside it; the same, at low confidence; only calls the thing by another name; cannot be true beside it, and
one of the two is an outlet's own voice, which disputes nothing among sources."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one statement of a source (None: nobody named) does about a point.

    ``answer`` is the position it takes, None for a denial or a refusal. ``statement`` and ``words`` (cut from the
    text) are None where the analysis names the source and no claim. ``conflicts`` are the numbers of the statements on
    the same point that contradict it, by the kind of conflict; ``carried`` those that are the same statement carried
    again, which makes them one origin; ``replaced`` the earlier ones whose figure this one replaces.
    """

    source: str | None
    stance: Stance
    answer: str | None = None
    statement: Attribution | None = None
    claim: str | None = None
    words: str | None = None
    certainty: Certainty = "certain"
    conflicts: tuple[tuple[Conflict, tuple[int, ...]], ...] = ()
    carried: tuple[int, ...] = ()
    replaced: tuple[int, ...] = ()


def acts_on(point: Point, event: Event, index: Index) -> tuple[Act, ...]:
    """All that statements do about a point: the answers in the order of its positions, then denials, then refusals."""
    found = (*_answers(point, index), *_denials(point, event, index), *_refusals(point.declined, event, index))
    answers: dict[str, set[str | None]] = {}
    for act in found:
        if act.claim:
            answers.setdefault(act.claim, set()).add(act.answer)
    return tuple(_with_relations(act, answers, index) for act in found)


def refusals_on(event: Event, index: Index) -> tuple[Act, ...]:
    """The refusals to speak about an event as a whole, which stand with none of its points."""
    return tuple(_refusals(event.declined, event, index))


def _answers(point: Point, index: Index) -> Iterator[Act]:
    for position in point.positions:
        claims = [index.claims[claim] for claim in position.claims]
        yield from (_act(claim, index, position.answer) for claim in claims)
        speaking = {claim.source_id for claim in claims}
        yield from (Act(source, "asserts", position.answer) for source in position.sources if source not in speaking)


def _denials(point: Point, event: Event, index: Index) -> Iterator[Act]:
    """What each denying source says against an answer, else all that it denies of the event; nothing for a source whose
    denial is an answer itself: whatever else it says is an assertion, and no reader must take it for a denial.

    "That is nonsense" denies in no word that could be listed, and may be tied to no event: the contradiction tells.
    """
    answering = {claim for position in point.positions for claim in position.claims}
    for source in point.denied_by:
        own = [claim for claim in index.analysis.claims if claim.source_id == source]
        if any(claim.id in answering and _denies(claim, index) for claim in own):
            continue
        beside = [claim for claim in own if claim.id not in answering]
        opposed = [claim for claim in beside if index.contradicted_by(claim.id) & answering]
        denying = [claim for claim in beside if claim.event == event.id and _denies(claim, index)]
        yield from (replace(_act(claim, index), stance="denies") for claim in opposed or denying)
        if not opposed and not denying:
            yield Act(source, "denies")


def _denies(claim: Claim, index: Index) -> bool:
    return claim.polarity == "negative" or index.statement_of(claim).stance == "denies"


def _refusals(sources: Iterable[str], event: Event, index: Index) -> Iterator[Act]:
    """Refusals to comment on the event; any of that source's where none is tied to the event."""
    on_event = {index.statement_of(index.claims[claim]).id for claim in event.claims}
    for source in sources:
        own = [s for s in index.statements.values() if s.source_id == source and s.stance == "declines"]
        for statement in [s for s in own if s.id in on_event] or own:
            words = index.words(statement.article, *statement.content)
            yield Act(source, "declines", statement=statement, words=words)
        if not own:
            yield Act(source, "declines")


def _act(claim: Claim, index: Index, answer: str | None = None) -> Act:
    statement = index.statement_of(claim)
    return Act(claim.source_id, statement.stance, answer, statement, claim.id, index.claimed(claim), claim.certainty)


def _with_relations(act: Act, answers: dict[str, set[str | None]], index: Index) -> Act:
    """The act with its contradictions on this point (one statement may bear on several, and on some of them agree), with
    the other statements that carry the same, and with the earlier ones that it replaces."""
    if act.claim is None:
        return act
    found: dict[Conflict, set[int]] = {}
    for other, relation in index.contradictions(act.claim):
        if answers.get(other, set()) - {act.answer}:
            found.setdefault(kind_of(relation), set()).add(index.number_of(index.claims[other]))
    for other in index.voices_against(act.claim):
        if answers.get(other, set()) - {act.answer}:
            found.setdefault("voice", set()).add(index.number_of(index.claims[other]))
    conflicts = tuple((kind, tuple(sorted(found[kind]))) for kind in sorted(found))
    same = (other for other, _ in index.related("repeats", act.claim))
    earlier = (other for other, relation in index.related("updates", act.claim) if relation.first == other)
    return replace(
        act,
        conflicts=conflicts,
        carried=_others(same, act.claim, answers, index),
        replaced=_others(earlier, act.claim, answers, index),
    )


def _others(claims: Iterable[str], own: str, answers: Container[str], index: Index) -> tuple[int, ...]:
    """The numbers of the statements that make these claims on the same point, without that of the claim itself."""
    numbers = {index.number_of(index.claims[claim]) for claim in claims if claim in answers}
    return tuple(sorted(numbers - {index.number_of(index.claims[own])}))


def kind_of(relation: Relation) -> Conflict:
    """What a contradiction is to a reader."""
    if relation.why == "characterisation":
        return "otherwise"
    return "against" if relation.confidence >= LOW else "perhaps"
