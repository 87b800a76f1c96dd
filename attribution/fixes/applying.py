"""Fixes applied to an analysis, last of all; and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from attribution.accounts.rulings import NONE, Rulings
from attribution.errors import FixError
from attribution.fixes.casting import merge, rename, set_as, split
from attribution.fixes.changes import Change, Settled
from attribution.fixes.finding import is_changed, is_elsewhere, refs_of
from attribution.fixes.laying import ACTIONS as LAYING
from attribution.fixes.laying import Ruling
from attribution.fixes.saying import ClaimsOf, add, parsed_claims, reassign, reject
from attribution.pipeline import with_accounts
from attribution.records import (
    Analysis,
    AppliedFix,
    Article,
    Attribution,
    Event,
    Fix,
    FixAction,
    Problem,
    Relation,
    Source,
    Uncorrected,
)

Corrected = TypeVar("Corrected", Source, Attribution, Event, Relation)
Outcome = TypeVar("Outcome", Change, Ruling)
CHANGING: Mapping[FixAction, Callable[[Analysis, Fix, Analysis], Change]] = {
    "merge": merge,
    "split": split,
    "rename": rename,
    "set": set_as,
    "reassign": reassign,
    "reject": reject,
}
NAMED = 3
"""Articles that are named where fixes are for others than those given."""


@dataclass
class _Log:
    """What came of the fixes so far: of each by its number, and of each thing that one settled, the last that did."""

    applied: dict[int, AppliedFix] = field(default_factory=dict)
    settled: dict[Settled, tuple[str, Fix]] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)

    def carry_out(self, number: int, fix: Fix, articles: Analysis, action: Callable[[], Outcome]) -> Outcome | None:
        """What a fix comes to; None where it cannot be carried out."""
        try:
            found = action()
        except FixError as error:
            self.applied[number] = AppliedFix(fix, None, str(error))
            return None
        self.applied[number] = AppliedFix(fix, found.done, self._doubts(fix, found.settled, articles))
        self.settled |= {what: (value, fix) for what, value in found.settled.items()}
        return found

    def _doubts(self, fix: Fix, settled: Mapping[Settled, str], analysis: Analysis) -> str | None:
        """What a person should look at though the fix was carried out."""
        against = {
            earlier.place: earlier
            for what, value in settled.items()
            for was, earlier in (self.settled.get(what, (value, fix)),)
            if was != value
        }
        said = [
            f"it contradicts {place} ({e.do}, {e.who}, {e.when}); this one, the later, counts" for place, e in against.items()
        ]
        if any(is_changed(ref, analysis.articles) for ref in refs_of(fix)):
            said.append("the article has changed since; the words of the fix still stand in it")
        return "; ".join(said) or None

    def mark(self, ids: Iterable[str], fix: Fix, done: str) -> None:
        """Note on records, by id, what was done to them."""
        for id in ids:
            self.marks.setdefault(id, []).append(f"{done} ({fix.signed})")


def apply_fixes(analysis: Analysis, fixes: Iterable[Fix], *, claims_of: ClaimsOf = parsed_claims) -> Analysis:
    """The analysis as persons corrected it: fixes to sources and attributions in the order given, then those to accounts,
    which are compared again. Fixes that it holds already are taken back first, so that applying them twice changes nothing.

    What came of each fix stands in ``fixes``, and what stood there before in ``uncorrected``. A fix that does not fit, or
    contradicts another, and that fixes are for other articles, is told in ``problems``; the rest is carried out.
    ``claims_of`` tells the claims of attributions that are added.
    """
    before = revert_fixes(analysis)
    here, elsewhere = list[tuple[int, Fix]](), list[Fix]()
    for number, fix in enumerate(fixes):
        if any(is_elsewhere(ref, before.articles) for ref in refs_of(fix)):
            elsewhere.append(fix)
        else:
            here.append((number, fix))
    log = _Log()
    changed = _with_changes(before, [one for one in here if one[1].do not in LAYING], log, claims_of)
    changed = _with_rulings(before, changed, [one for one in here if one[1].do in LAYING], log)
    applied = tuple(log.applied[number] for number in sorted(log.applied))
    problems = (*before.problems, *(_problem(one) for one in applied if one.problem), *_for_others(elsewhere, before.articles))
    return _keeping(before, replace(changed, problems=problems, fixes=applied))


def revert_fixes(analysis: Analysis) -> Analysis:
    """The analysis as it was before any fix, byte for byte."""
    was = analysis.uncorrected
    kept = {one.name: getattr(was, one.name) for one in fields(was)} if was is not None else {}
    held = {name: records for name, records in kept.items() if records is not None}
    return replace(analysis, **held, fixes=(), uncorrected=None)


def _with_changes(before: Analysis, fixes: Sequence[tuple[int, Fix]], log: _Log, claims_of: ClaimsOf) -> Analysis:
    """The analysis with fixes to sources and attributions; its accounts are those of before."""
    now = before
    for number, fix in fixes:

        def action(fix: Fix = fix, now: Analysis = now) -> Change:
            return add(now, fix, before, claims_of) if fix.do == "add" else CHANGING[fix.do](now, fix, before)

        change = log.carry_out(number, fix, before, action)
        if change is not None:
            now = change.analysis
            log.mark(change.touched, fix, change.done)
    return replace(
        now,
        sources=tuple(_marked(source, log.marks.get(source.id)) for source in now.sources),
        attributions=tuple(_marked(said, log.marks.get(said.id)) for said in now.attributions),
    )


def _with_rulings(before: Analysis, changed: Analysis, fixes: Sequence[tuple[int, Fix]], log: _Log) -> Analysis:
    """The analysis with its accounts compared again, where a fix changed what they rest on, and as persons ruled."""
    if not before.events:  # accounts were not compared
        log.applied |= {number: AppliedFix(fix) for number, fix in fixes}
        return changed
    compared = changed if changed == before else with_accounts(changed)
    rulings, now, ruled = NONE, compared, list[tuple[Fix, Ruling]]()
    for number, fix in fixes:

        def action(fix: Fix = fix, rulings: Rulings = rulings, now: Analysis = now) -> Ruling:
            return LAYING[fix.do](now, fix, rulings)

        ruling = log.carry_out(number, fix, before, action)
        if ruling is not None:
            rulings, now = ruling.rulings, ruling.analysis
            ruled.append((fix, ruling))
    return _marked_accounts(with_accounts(changed, rulings), ruled, log) if ruled else compared


def _marked_accounts(analysis: Analysis, ruled: Iterable[tuple[Fix, Ruling]], log: _Log) -> Analysis:
    """Events and relations with what persons ruled of them."""
    for fix, ruling in ruled:
        log.mark([" ".join(sorted(ruling.claims))] if fix.do == "relate" else _events(ruling, analysis), fix, ruling.done)
    return replace(
        analysis,
        events=tuple(_marked(event, log.marks.get(event.id)) for event in analysis.events),
        relations=tuple(_marked(one, log.marks.get(" ".join(sorted((one.first, one.second))))) for one in analysis.relations),
    )


def _events(ruling: Ruling, analysis: Analysis) -> list[str]:
    return [event.id for event in analysis.events if ruling.claims.intersection(event.claims)]


def _marked(record: Corrected, said: Sequence[str] | None) -> Corrected:
    return replace(record, corrected="; ".join(said)) if said else record


def _problem(applied: AppliedFix) -> Problem:
    fix = applied.fix
    outcome = "" if applied.done else " is not carried out"
    return Problem(fix.place, f"the fix {fix.do!r} ({fix.who}, {fix.when}){outcome}: {applied.problem}", fatal=False)


def _for_others(fixes: Sequence[Fix], articles: Sequence[Article]) -> list[Problem]:
    """One remark on all fixes that are for articles which are not among those given."""
    if not fixes:
        return []
    refs = (ref for fix in fixes for ref in refs_of(fix) if is_elsewhere(ref, articles))
    names = list(dict.fromkeys(ref.article or ref.sha256 or "" for ref in refs))
    named = ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
    said = "1 fix is" if len(fixes) == 1 else f"{len(fixes)} fixes are"
    file = fixes[0].place.rpartition(":")[0] or fixes[0].place
    return [Problem(file, f"{said} for articles that are not among these ({named})", fatal=False)]


def _keeping(before: Analysis, corrected: Analysis) -> Analysis:
    """The corrected analysis with all of the one before that it does not hold any more."""
    differing = {
        one.name: getattr(before, one.name)
        for one in fields(Uncorrected)
        if getattr(before, one.name) != getattr(corrected, one.name)
    }
    return replace(corrected, uncorrected=Uncorrected(**differing) if differing else None)
