"""What outlets say in their own voice, where it bears on a point that sources speak to.

An article that writes "The strike killed four people" while sources dispute it states one side without attribution, and a
reader must see that. It is the word of no source: it opens no point, makes none disputed, is no origin and stands in no
relation between sources. What sums up a source of the same article is the source's, and a text carried twice is one voice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution import languages
from attribution.accounts import slots
from attribution.accounts.agreement import alike, judge_agreement
from attribution.accounts.bounds import counted_alike, same_value
from attribution.accounts.candidates import keys_of
from attribution.accounts.concepts import WORD, acts
from attribution.accounts.copies import alike as copied
from attribution.accounts.copies import shingles
from attribution.accounts.events import Key
from attribution.accounts.negation import judge_negation
from attribution.accounts.opposition import judge_opposition
from attribution.accounts.parties import same
from attribution.accounts.positions import in_one_answer
from attribution.accounts.quantity import answers, figure_for, is_part, judge_quantity
from attribution.accounts.replies import answer
from attribution.accounts.statements import NEAR, Statement, Weights, weights_of
from attribution.accounts.times import judge_times
from attribution.accounts.verdicts import Judge, Topic, Verdict
from attribution.records import Figure, Position, Relation, RelationKind

SUMMED_UP = 0.5
"""The likeness from which a sentence sums up what a source of the same article says."""
MOST = 60
"""Claims of a point that an outlet's statement is compared with, and such statements that a point hears, those with most in
common first, so that work grows with claims."""
JUDGES: tuple[Judge, ...] = (judge_negation, judge_opposition, judge_times, *slots.JUDGES, judge_agreement)
"""Rules that are sure enough to say what an outlet itself stands for, besides that on figures."""
ASKED = frozenset({"whether", "when", "where", "who", "what"})
"""Questions, besides how many, on which one can tell surely what a statement says that was not made in answer to them."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """An outlet's statement that speaks to a point, and how it stands to the claims of sources there."""

    statement: Statement
    verdicts: tuple[tuple[Statement, Verdict], ...]
    compared: frozenset[str]
    """The claims that it was compared with."""

    def of_kind(self, kind: RelationKind) -> frozenset[str]:
        """The claims of sources that it stands so to."""
        return frozenset(other.claim.id for other, verdict in self.verdicts if verdict.kind == kind)


class Voices:
    """What articles say in their own voice, heard point by point; ``relations`` tell how all that was heard stands to the
    claims of sources, in the order in which it was."""

    def __init__(self, own: Iterable[Statement], sources: Sequence[Statement], stories: Mapping[str, int]) -> None:
        self.relations: list[Relation] = []
        once = _once(own)
        self._weights = _weights_by_story(sources, stories) if once else {}
        self._holders: dict[tuple[Key, str], list[Statement]] = defaultdict(list)
        self._beside = _by_place(sources if once else ())
        self._summing: dict[int, bool] = {}
        for statement in once:
            key = (stories.get(statement.claim.article, 0), statement.setting)
            for word in keys_of(statement) if statement.told and not statement.bare else ():
                self._holders[key, word].append(statement)

    def heard(
        self, topic: Topic, members: Sequence[Statement], positions: Sequence[Position], key: Key
    ) -> tuple[Position, ...]:
        """The positions on a point of an event, and with them those of the outlets that speak to it themselves."""
        found = tuple(positions)
        for bearing in self._bearing(topic, members, key):
            taken = _taken(topic, bearing, positions)
            if taken is not None:
                found = _placed(topic, bearing, taken, found)
                self.relations += _relations(bearing)
        return found

    def _bearing(self, topic: Topic, members: Sequence[Statement], key: Key) -> Iterator[Bearing]:
        """The statements that speak to the point, in text order."""
        counting = topic.form == "count"
        weights = self._weights.get(key[0], Weights(0, {}))
        for own, nearest in self._nearest(members, key, weights):
            if counting and figure_for(topic, own) is None:
                continue
            judged = ((member, judge(topic, member, own, weights)) for member in nearest)
            verdicts = tuple((member, verdict) for member, verdict in judged if verdict is not None)
            if verdicts and not self._sums_up(own, weights):
                yield Bearing(own, verdicts, frozenset(member.claim.id for member in nearest))

    def _nearest(self, members: Sequence[Statement], key: Key, weights: Weights) -> Iterator[tuple[Statement, list[Statement]]]:
        """The outlets' statements that have most in common with the members, in text order, each with the members that it has
        most in common with: of either so many that work grows with claims."""
        shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        own: dict[int, Statement] = {}
        for place, member in enumerate(members):
            for word in keys_of(member):
                for statement in self._holders.get((key, word), ())[:MOST]:
                    own[statement.number] = statement
                    shared[statement.number][place] += weights.of(word)
        kept = sorted(own, key=lambda number: (-max(shared[number].values()), number))[:MOST]
        for number in sorted(kept):
            places = sorted(shared[number], key=lambda place: (-shared[number][place], place))[:MOST]
            yield own[number], [members[place] for place in sorted(places)]

    def _sums_up(self, own: Statement, weights: Weights) -> bool:
        """Whether a source of the same article says the same near by: in the same figure, or in like words."""
        if own.number not in self._summing:
            starts, beside = self._beside.get(own.claim.article, ((), ()))
            at = own.claim.extents[0].start
            near = beside[bisect_left(starts, at - NEAR) : bisect_right(starts, at + NEAR)]
            self._summing[own.number] = any(_says(source, own, weights) for source in near)
        return self._summing[own.number]


def judge(topic: Topic, member: Statement, own: Statement, weights: Weights) -> Verdict | None:
    """How an outlet's statement stands to a source's on the question of a point; None where that is not sure."""
    if not member.told:
        return None
    if topic.form == "count":
        return _judge_figures(topic, member, own, weights)
    if topic.form not in ASKED or not _of_one_act(member, own) or _counts_otherwise(member, own):
        return None
    verdict = next((found for rule in JUDGES if (found := rule(member, own, weights)) is not None), None)
    if verdict is None or verdict.kind == "contradicts":
        return verdict if verdict is not None and verdict.topic.form == topic.form else None
    return verdict if in_one_answer(topic, member, own) else None


def _judge_figures(topic: Topic, member: Statement, own: Statement, weights: Weights) -> Verdict | None:
    """Only what counts all that there are: of the dead "at the scene" others have died elsewhere."""
    ours, theirs = figure_for(topic, member), figure_for(topic, own)
    if ours is None or theirs is None or is_part(member, ours) or is_part(own, theirs) or _is_in_part(own, theirs, member):
        return None
    verdict = judge_quantity(member, own, weights)
    return verdict if verdict is not None and verdict.topic == topic else None


def _is_in_part(own: Statement, figure: Figure, member: Statement) -> bool:
    """Whether a count is of those in one place, of those besides others, or of some just named ("Five are stable")."""
    words = {word.lower() for word in WORD.findall(own.claim.text)}
    elsewhere = own.place.named and not own.place.ideas & member.ideas
    return elsewhere or " " not in figure.text or bool(words & languages.used("en", "own_voice", "part of a count"))


def _counts_otherwise(member: Statement, own: Statement) -> bool:
    """Whether both count and in no figure alike: "a car was damaged", "three cars were damaged"."""
    ours, theirs = ({figure.best for figure in one.claim.figures} for one in (member, own))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _of_one_act(first: Statement, second: Statement) -> bool:
    """Whether both tell of one act by their predicates, and of one that takes part in it."""
    if not acts(first.predicate & second.predicate):
        return False
    ours, theirs = (first.agent, first.target, first.subject), (second.agent, second.target, second.subject)
    return any(same(one, other) for one in ours for other in theirs)


def _says(source: Statement, own: Statement, weights: Weights) -> bool:
    if any(same_value(a, b) and counted_alike(a, b) for a in answers(source) for b in answers(own)):
        return True
    of_one_act = bool(acts(source.predicate & own.predicate)) and source.negative == own.negative
    return of_one_act and not _counts_otherwise(source, own) and alike(source, own, weights) >= SUMMED_UP


def _taken(topic: Topic, bearing: Bearing, positions: Sequence[Position]) -> Sequence[int] | None:
    """The number of the sources' position that a statement takes, alone in a list; an empty list where it takes one of its own.

    None where that is not sure: it agrees with several, contradicts the one it agrees with, or agrees with the lesser part of
    it; or it counts less than those whom it contradicts, since it may count a part.
    """
    agreeing, against = bearing.of_kind("corroborates"), bearing.of_kind("contradicts")
    taken = [n for n, position in enumerate(positions) if agreeing.intersection(position.claims)]
    if not taken:
        return taken if topic.form != "count" or _exceeds(topic, bearing) else None
    claims = bearing.compared.intersection(positions[taken[0]].claims)
    whole = topic.form == "count" or 2 * len(agreeing.intersection(claims)) > len(claims)
    return taken if len(taken) == 1 and whole and not against.intersection(claims) else None


def _exceeds(topic: Topic, bearing: Bearing) -> bool:
    own = figure_for(topic, bearing.statement)
    others = (figure_for(topic, other) for other, _ in bearing.verdicts)
    return own is not None and all(other is not None and (own.best or 0) > (other.best or 0) for other in others)


def _placed(topic: Topic, bearing: Bearing, taken: Sequence[int], positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """The positions with a statement in the one that is taken, or in one of outlets alone."""
    said = answer(topic, [bearing.statement])
    known = taken or [n for n, position in enumerate(positions) if not position.origins and position.answer == said]
    if not known:
        known, positions = [len(positions)], (*positions, Position(said, (), (), 0))
    given, claim = positions[known[0]], bearing.statement.claim
    sources = tuple(dict.fromkeys((*given.sources, claim.source_id or "")))
    voiced = replace(given, claims=(*given.claims, claim.id), sources=sources)
    return (*positions[: known[0]], voiced, *positions[known[0] + 1 :])


def _relations(bearing: Bearing) -> Iterator[Relation]:
    """From the source's claim to the outlet's."""
    for other, verdict in bearing.verdicts:
        judge = f"rule of {verdict.why or verdict.kind}"
        yield Relation(
            other.claim.id, bearing.statement.claim.id, verdict.kind, verdict.reason, verdict.confidence, verdict.why, judge
        )


def _by_place(sources: Iterable[Statement]) -> dict[str, tuple[list[int], list[Statement]]]:
    """By article the places where sources' claims begin, in order, and the claims."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for source in sources:
        found[source.claim.article].append(source)
    for told in found.values():
        told.sort(key=lambda source: source.claim.extents[0].start)
    return {article: ([source.claim.extents[0].start for source in told], told) for article, told in found.items()}


def _weights_by_story(sources: Iterable[Statement], stories: Mapping[str, int]) -> dict[int, Weights]:
    told: dict[int, list[Statement]] = defaultdict(list)
    for source in sources:
        told[stories.get(source.claim.article, 0)].append(source)
    return {story: weights_of(statements) for story, statements in told.items()}


def _once(own: Iterable[Statement]) -> list[Statement]:
    """The statements without those that another article carries too, in the same words or nearly so."""
    given = list(own)
    texts = {statement.claim.id: " ".join(statement.claim.text.lower().split()) for statement in given}
    again = {second for _, second in copied({name: shingles(text) for name, text in texts.items()})}
    kept: dict[str, Statement] = {}
    for statement in given:
        if statement.claim.id not in again:
            kept.setdefault(texts[statement.claim.id], statement)
    return list(kept.values())
