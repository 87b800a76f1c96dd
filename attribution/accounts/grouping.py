"""Which related claims answer one question: counts of one thing, what stands against one another, what only agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from attribution.accounts.agreement import numbers_in
from attribution.accounts.bounds import PEOPLE, is_people
from attribution.accounts.disputes import disputes_of
from attribution.accounts.draft import Draft, Ends, Shelf, ends_of, of_one_act
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
"""The confidence from which claims that agree are one answer."""
BEARING = 0.35
"""The confidence from which what only the weighing of signs sets against one another is a point; what is below stands in the
list of relations alone. In 30 incidents of real reporting it makes one an incident, most of them none; from 0.4 half."""
ROUND = 100
"""Above it two figures are the same number by no chance: "1.2 million" of people and of "Norlanders"."""
SHARED = 2
"""Words in common from which claims that were weighed as agreeing are one answer, where they tell of no common act."""


def grouped(statements: Sequence[Statement], pairs: Sequence[Pair]) -> list[Draft]:
    """The points in the making of one event's claims, in the order of their first claims."""
    counted = [pair for pair in pairs if pair[2].topic.form == "count"]
    counts = Shelf(_named(tallies(statements, [pair for pair in counted if _bears_a_point(pair[2])])))
    agreeing = [pair for pair in pairs if pair[2].kind in AGREEING and pair[2].topic.form != "count"]
    agreed = {ends_of(pair) for pair in agreeing}
    contradicting = [pair for pair in pairs if pair[2].topic.form != "count" and pair[2].kind == "contradicts"]
    found = disputes_of([pair for pair in contradicting if _bears_a_point(pair[2])], agreed)
    disputes = [rest for dispute in found if (rest := _besides(dispute, counts)) is not None]
    by_member = _by_member(agreeing)
    for draft in disputes:
        _extend(draft, by_member)
    _add_doubtful(counts.drafts, counted)
    _add_doubtful(disputes, contradicting)
    answers = [pair for pair in agreeing if is_agreement(pair) and (pair[2].judge != WEIGHED or of_one_act(*pair[:2]))]
    whole = [*counts.drafts, *disputes, *_agreements(_untold(answers, counts.drafts, disputes))]
    return sorted((draft for draft in whole if draft.members), key=lambda draft: min(draft.members))


def _named(counts: Sequence[Draft]) -> list[Draft]:
    """The counts, with those that do not say what happened to what they count put under the count of the same that does and
    has all but one of their claims: "the figure of five", against nine dead and seven dead."""
    told: list[Draft] = []
    for count in sorted(counts, key=lambda draft: draft.topic.about[1:] == ("",)):
        same = (draft for draft in told if draft.topic.about[0] == count.topic.about[0] == PEOPLE)
        bare = count.topic.about[1:] == ("",) and len(count.members) > 1
        place = next((draft for draft in same if len(count.members.keys() - draft.members.keys()) <= 1), None) if bare else None
        if place is None:
            told.append(count)
        else:
            place.take(count)
    return told


def _bears_a_point(verdict: Verdict) -> bool:
    """Whether a rule or a denial makes the dispute, or the weighing is sure enough of it."""
    return verdict.judge != WEIGHED or verdict.why == "denial" or verdict.confidence >= BEARING


def _add_doubtful(disputes: Iterable[Draft], pairs: Iterable[Pair]) -> None:
    """Note in disputes what perhaps stands against one another in them too. It makes no point, and joins no two of them."""
    told = {ends_of(pair): pair for pair in pairs if not _bears_a_point(pair[2])}
    for dispute in disputes:
        for ends in [ends for ends in told if ends <= dispute.members.keys()]:
            dispute.add(told[ends])


def _by_member(pairs: Iterable[Pair]) -> dict[int, list[tuple[int, Pair]]]:
    """The pairs of each claim, with their places among all."""
    found: dict[int, list[tuple[int, Pair]]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        for number in ends_of(pair):
            found[number].append((place, pair))
    return found


def _besides(dispute: Draft, counts: Shelf) -> Draft | None:
    """What a dispute is about besides figures; None where it is of one count alone: of the same claims, or of other words of
    the same sayings ("that is nonsense")."""
    for place in counts.beside(dispute):
        count = counts.drafts[place]
        if dispute.members.keys() <= count.members.keys():
            counts.take(place, dispute)
            return None
        if dispute.sayings <= count.sayings:
            return None
        while told := _of_figures(dispute, count):
            counts.take(place, dispute.only({pair for pair, alike in told.items() if alike}))
            dispute = dispute.only(dispute.against - told.keys())
        if not dispute.against:
            return None
    return dispute


def _of_figures(dispute: Draft, count: Draft) -> dict[Ends, bool]:
    """The contradictions that tell of a count (``_tells_of``), and whether both of their claims count alike."""
    counted = _Counted(
        frozenset(_unit(figure) for member in count.members.values() for figure in answers(member)),
        frozenset(member.origin for member in count.members.values()),
        frozenset(figure.best for member in count.members.values() for figure in answers(member) if (figure.best or 0) > ROUND),
    )
    alike = {pair: _counts_alike(pair, dispute, count, counted) for pair in dispute.against}
    return {pair: same for pair, same in alike.items() if _tells_of(pair, dispute, count, counted, alike=same)}


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a count is of, the origins that give it, and the numbers that only one count can come to."""

    units: frozenset[str]
    origins: frozenset[str]
    numbers: frozenset[float | None]


def _tells_of(pair: Ends, dispute: Draft, count: Draft, counted: _Counted, *, alike: bool) -> bool:
    """Whether a contradiction is one of figures: a claim that gives the count against another number of people, or against
    words of somebody who gives it too ("I have nine names" against "five have died", where the first has said "nine")."""
    others = [dispute.members[number] for number in pair - count.members.keys()]
    if len(others) == len(pair):
        return False
    if alike:
        return True
    parties = frozenset(dispute.members[number].origin for number in pair)
    numbered = all(other.claim.figures or numbers_in(other.claim.text) for other in others)
    return all(other.origin in counted.origins for other in others) and (parties in count.parties or numbered)


def _counts_alike(pair: Ends, dispute: Draft, count: Draft, counted: _Counted) -> bool:
    """Whether both claims of a contradiction give numbers of people, or of one unit, and one of them the count; or the other
    gives a number of the count itself, under another name ("1.2 million Norlanders")."""
    if pair.isdisjoint(count.members):
        return False
    units = [{_unit(figure) for figure in dispute.members[number].claim.figures} - {""} for number in pair]
    others = [dispute.members[number] for number in pair - count.members.keys()]
    again = any(figure.best in counted.numbers for other in others for figure in other.claim.figures)
    return again or not set.intersection(*units).isdisjoint(counted.units)


def _unit(figure: Figure) -> str:
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


def _extend(draft: Draft, agreeing: Mapping[int, Sequence[tuple[int, Pair]]]) -> None:
    """Add the claims that agree with one of the seeds; and how its claims agree, where they are one answer or stand against
    one claim. ``agreeing`` are the pairs of each claim."""
    slot = SLOTS.get(draft.topic.form)
    seeds = set(draft.members)
    for pair in filter(is_agreement, _pairs_of(seeds, agreeing)):
        for member, other in (pair[:2], pair[1::-1]):
            joins = member.number in seeds and other.number not in seeds
            if joins and _gives_its_answer(member, other, pair[2], slot):
                draft.members[other.number] = other
    for pair in _pairs_of(draft.members, agreeing):
        inside = ends_of(pair) <= draft.members.keys()
        beside = draft.opponents(pair[0].number) & draft.opponents(pair[1].number)
        if inside and (is_agreement(pair) or (beside and pair[2].confidence >= SURE)):
            draft.add(pair)


def _pairs_of(numbers: Iterable[int], known: Mapping[int, Sequence[tuple[int, Pair]]]) -> list[Pair]:
    """The pairs that one of these claims is in, in order, each once."""
    found = dict(numbered for number in numbers for numbered in known.get(number, ()))
    return [found[place] for place in sorted(found)]


def _gives_its_answer(member: Statement, other: Statement, verdict: Verdict, slot: str | None) -> bool:
    """Whether a claim that agrees with another gives its answer: in the same part of it, or the origin says all of it again."""
    if slot is None:
        return of_one_act(member, other)
    theirs = getattr(other, slot)
    return same(getattr(member, slot), theirs) or (verdict.kind == "repeats" and not theirs.named)


def _untold(agreeing: Iterable[Pair], counts: Iterable[Draft], disputes: Iterable[Draft]) -> list[Pair]:
    """The agreements that need a point of their own: no dispute holds them, and they are not of figures that stand under their
    count."""
    counted = {number for count in counts if len(count.members) > 1 for number in count.members}
    holding: dict[int, set[int]] = defaultdict(set)
    for place, dispute in enumerate(disputes):
        for number in dispute.members:
            holding[number].add(place)
    free = (pair for pair in agreeing if counted.isdisjoint(ends_of(pair)))
    return [pair for pair in free if not holding[pair[0].number] & holding[pair[1].number]]


def _agreements(pairs: Sequence[Pair]) -> list[Draft]:
    """What only agrees: claims joined to the first pair, whose ideas they must share."""
    left = sorted(pairs, key=lambda pair: (-pair[2].confidence, pair[0].number, pair[1].number))
    shelf = Shelf()
    for pair in left:
        single = Draft(pair[2].topic)
        single.add(pair)
        place = next((place for place in shelf.beside(single) if _joins(pair, shelf.drafts[place])), None)
        if place is None:
            shelf.put(single)
        else:
            shelf.take(place, single)
    return shelf.drafts


def _joins(pair: Pair, draft: Draft) -> bool:
    return not ends_of(pair).isdisjoint(draft.members) and not set(pair[2].topic.about).isdisjoint(draft.topic.about)
