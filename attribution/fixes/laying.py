"""Fixes to accounts, as what a person lays down before they are compared: events joined and parted, claims related."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from attribution.accounts.rulings import PERSON, Group, Rulings
from attribution.errors import FixError
from attribution.fixes.changes import Settled
from attribution.fixes.finding import claim_of, event_of, quoted, shortened
from attribution.records import Analysis, Event, Fix, FixAction, Relation


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is laid down after one more fix, the analysis with its events so grouped, what was done in words, the claims it is
    about, and what it settled."""

    rulings: Rulings
    analysis: Analysis
    done: str
    claims: frozenset[str]
    settled: Mapping[Settled, str]


def join(analysis: Analysis, fix: Fix, so_far: Rulings) -> Ruling:
    """Events that are one: their claims are compared."""
    events = list({event.id: event for event in (event_of(ref, analysis) for ref in fix.what)}.values())
    if len(events) < 2:
        raise FixError(f"{' and '.join(quoted(ref) for ref in fix.what)} are one event already")
    claims = tuple(claim for event in events for claim in event.claims)
    done = f"{' and '.join(f'“{shortened(event.label)}”' for event in events)} are one event"
    settled = {("one event or two", *sorted((events[0].id, event.id))): "one" for event in events[1:]}
    gone = {event.id for event in events[1:]}
    grouped = (replace(e, claims=claims) if e.id == events[0].id else e for e in analysis.events if e.id not in gone)
    return _grouped(so_far, Group(claims, apart=False), replace(analysis, events=tuple(grouped)), done, settled)


def part(analysis: Analysis, fix: Fix, so_far: Rulings) -> Ruling:
    """Claims that are about an event of their own."""
    claims = {claim.id: claim for claim in (claim_of(ref, analysis) for ref in fix.what)}
    whole = [event for event in analysis.events if set(event.claims) == claims.keys()]
    if whole:
        raise FixError(f"“{shortened(whole[0].label)}” is an event of these claims alone already")
    done = f"{' and '.join(f'“{shortened(claim.text)}”' for claim in claims.values())}: an event apart"
    settled: dict[Settled, str] = {("event", claim): done for claim in claims}
    left = ((event, tuple(claim for claim in event.claims if claim not in claims)) for event in analysis.events)
    kept = tuple(replace(event, claims=held) for event, held in left if held)
    apart = Event(f"event:{next(iter(claims))}:apart", next(iter(claims.values())).text, tuple(claims))
    return _grouped(so_far, Group(tuple(claims), apart=True), replace(analysis, events=(*kept, apart)), done, settled)


def _grouped(so_far: Rulings, group: Group, analysis: Analysis, done: str, settled: Mapping[Settled, str]) -> Ruling:
    return Ruling(replace(so_far, groups=(*so_far.groups, group)), analysis, done, frozenset(group.claims), settled)


def relate(analysis: Analysis, fix: Fix, so_far: Rulings) -> Ruling:
    """A relation between two claims asserted, or denied where the fix names none."""
    first, second = (claim_of(ref, analysis) for ref in fix.what)
    if first.id == second.id:
        raise FixError(f"{quoted(fix.what[0])} and {quoted(fix.what[1])} are one claim; name two")
    ends = frozenset((first.id, second.id))
    known = [relation for relation in analysis.relations if {relation.first, relation.second} == ends]
    if fix.relation is None and not known:
        raise FixError(f"between {quoted(fix.what[0])} and {quoted(fix.what[1])} there is no relation already")
    asserted = tuple(relation for relation in so_far.asserted if {relation.first, relation.second} != ends)
    if fix.relation is not None:
        ground = fix.ground if fix.relation == "contradicts" else None
        relation = Relation(first.id, second.id, fix.relation, fix.why, 1.0, ground, PERSON)
        rulings = replace(so_far, asserted=(*asserted, relation), denied=so_far.denied - {ends})
    else:
        rulings = replace(so_far, asserted=asserted, denied=so_far.denied | {ends})
    said = f"“{shortened(first.text)}” {fix.relation or 'has nothing to do with'} “{shortened(second.text)}”"
    return Ruling(rulings, analysis, said, ends, {("relation", *sorted(ends)): fix.relation or "none"})


ACTIONS: Mapping[FixAction, Callable[[Analysis, Fix, Rulings], Ruling]] = {"join": join, "part": part, "relate": relate}
