"""Which related claims answer one question: counts of one thing, what stands against one another, what only agrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribution.accounts.agreement import numbers_in
from attribution.accounts.bounds import is_people
from attribution.accounts.disputes import disputes_of
from attribution.accounts.gathering import Ends, Gathering, ends_of, of_one_act
from attribution.accounts.parties import same
from attribution.accounts.positions import SLOTS
from attribution.accounts.quantity import answers
from attribution.accounts.settling import WEIGHED
from attribution.accounts.statements import Statement, common
from attribution.accounts.tallies import tallies
from attribution.accounts.verdicts import Pair, Verdict
from attribution.records import Figure

AGREEING = ("corroborates", "repeats")
SURE = 0.4
"""The confidence from which claims that agree are one answer, and from which what only the weighing of signs sets against one
another is a point: below it two points in three were none in the stories read. It stands in the list of relations alone."""
SHARED = 2
"""Words in common from which claims that were weighed as agreeing are one answer, where they tell of no common act."""


def gathered(statements: Sequence[Statement], pairs: Sequence[Pair]) -> list[Gathering]:
    """The gatherings of one event's claims, in the order of their first claims."""
    counts = tallies(statements, [pair for pair in pairs if pair[2].topic.form == "count"])
    agreeing = [pair for pair in pairs if pair[2].kind in AGREEING and pair[2].topic.form != "count"]
    agreed = {ends_of(pair) for pair in agreeing}
    contradicting = [pair for pair in pairs if pair[2].topic.form != "count" and pair[2].kind == "contradicts"]
    found = (dispute for dispute in disputes_of(contradicting, agreed) if _bears_a_point(dispute, contradicting))
    disputes = [rest for dispute in found if (rest := _besides(dispute, counts)) is not None]
    for gathering in disputes:
        _extend(gathering, agreeing)
    agreeing = [pair for pair in agreeing if is_agreement(pair)]
    agreeing = [pair for pair in agreeing if pair[2].judge != WEIGHED or of_one_act(*pair[:2])]
    left = [pair for pair in agreeing if not _is_told(pair, counts, disputes)]
    whole = [*counts, *disputes, *_agreements(left)]
    return sorted((g for g in whole if g.members), key=lambda gathering: min(gathering.members))


def _bears_a_point(dispute: Gathering, pairs: Iterable[Pair]) -> bool:
    """Whether a rule or a denial makes the dispute, or the weighing is sure enough of it."""
    against = dispute.against
    own = (verdict for one, other, verdict in pairs if frozenset((one.number, other.number)) in against)
    return any(v.judge != WEIGHED or v.why == "denial" or v.confidence >= SURE for v in own)


def _besides(dispute: Gathering, counts: Iterable[Gathering]) -> Gathering | None:
    """What a dispute is about besides figures; None where it is of one count alone: of the same claims, or of other words of
    the same sayings ("that is nonsense")."""
    for count in counts:
        if dispute.members.keys() <= count.members.keys():
            count.take(dispute)
            return None
        if dispute.sayings <= count.sayings:
            return None
        while told := {pair for pair in dispute.against if _tells_of(pair, dispute, count)}:
            count.take(dispute.only({pair for pair in told if _counts_alike(pair, dispute, count)}))
            dispute = dispute.only(dispute.against - told)
        if not dispute.against:
            return None
    return dispute


def _tells_of(pair: Ends, dispute: Gathering, count: Gathering) -> bool:
    """Whether a contradiction is one of figures: a claim that gives the count against another number of people, or against
    words of somebody who gives it too ("I have nine names" against "five have died", where the first has said "nine")."""
    others = [dispute.members[number] for number in pair - count.members.keys()]
    if len(others) == len(pair):
        return False
    if _counts_alike(pair, dispute, count):
        return True
    counting = {member.origin for member in count.members.values()}
    parties = frozenset(dispute.members[number].origin for number in pair)
    numbered = all(other.claim.figures or numbers_in(other.claim.text) for other in others)
    return all(other.origin in counting for other in others) and (parties in count.parties or numbered)


def _counts_alike(pair: Ends, dispute: Gathering, count: Gathering) -> bool:
    """Whether both claims of a contradiction give numbers of people, or of one unit, and one of them the count."""
    units = [{_counted(figure) for figure in dispute.members[number].claim.figures} - {""} for number in pair]
    counted = {_counted(figure) for member in count.members.values() for figure in answers(member)}
    return bool(set.intersection(*units) & counted) and bool(pair & count.members.keys())


def _counted(figure: Figure) -> str:
    return "people" if is_people(figure.unit or "") else figure.unit or ""


def is_agreement(pair: Pair) -> bool:
    """Whether two claims are one answer: a rule says so, or they were weighed as agreeing and tell of one act or share words.

    Whole sayings are weighed, of which the claims may be other parts.
    """
    first, second, verdict = pair
    if verdict.kind not in ("corroborates", "repeats") or verdict.topic.form == "count":
        return False
    if verdict.judge != WEIGHED:
        return verdict.kind == "repeats" or verdict.confidence >= SURE
    shared = [word for word in common(first, second) if "(" not in word]
    alike = first.negative == second.negative and (of_one_act(first, second) or len(shared) >= SHARED)
    return verdict.confidence >= SURE and alike


def _extend(gathering: Gathering, agreeing: Iterable[Pair]) -> None:
    """Add the claims that agree with one of the seeds; and how its claims agree, where they are one answer or stand against
    one claim."""
    slot = SLOTS.get(gathering.topic.form)
    seeds = set(gathering.members)
    for pair in (pair for pair in agreeing if is_agreement(pair)):
        for member, other in (pair[:2], pair[1::-1]):
            joins = member.number in seeds and other.number not in seeds
            if joins and _gives_its_answer(member, other, pair[2], slot):
                gathering.members[other.number] = other
    for pair in agreeing:
        inside = ends_of(pair) <= gathering.members.keys()
        beside = gathering.opponents(pair[0].number) & gathering.opponents(pair[1].number)
        if inside and (is_agreement(pair) or (beside and pair[2].confidence >= SURE)):
            gathering.add(pair)


def _gives_its_answer(member: Statement, other: Statement, verdict: Verdict, slot: str | None) -> bool:
    """Whether a claim that agrees with another gives its answer: in the same part of it, or the origin says all of it again."""
    if slot is None:
        return of_one_act(member, other)
    theirs = getattr(other, slot)
    return same(getattr(member, slot), theirs) or (verdict.kind == "repeats" and not theirs.named)


def _is_told(pair: Pair, counts: Iterable[Gathering], disputes: Iterable[Gathering]) -> bool:
    """Whether an agreement needs no point of its own: a dispute holds it, or it is of figures that stand under their count."""
    ends = ends_of(pair)
    counted = set().union(*(g.members.keys() for g in counts if len(g.members) > 1))
    return bool(ends & counted) or any(ends <= gathering.members.keys() for gathering in disputes)


def _agreements(pairs: Sequence[Pair]) -> list[Gathering]:
    """What only agrees: claims joined to the first pair, whose ideas they must share."""
    left = sorted(pairs, key=lambda pair: (-pair[2].confidence, pair[0].number, pair[1].number))
    found: list[Gathering] = []
    for pair in left:
        about = set(pair[2].topic.about)
        known = next((g for g in found if ends_of(pair) & g.members.keys() and about & set(g.topic.about)), None)
        if known is None:
            found.append(known := Gathering(pair[2].topic))
        known.add(pair)
    return found
