"""What a denial is about when its own words do not say: "dismissed the allegation", "'That is a lie,' he replied".

A denial attaches to the attribution nested in it ("rejected the command's assertion that …"), else, where it only points
back, to what another source said last before it in the same article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attribution import languages
from attribution.accounts.concepts import acts, concepts, stem
from attribution.accounts.negation import fits
from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights, cover
from attribution.accounts.verdicts import Topic, Verdict, quoted

POINTERS = languages.used("en", "claim_words", "pointer")
REFUSING = re.compile(r"\b(?:reject|dismiss|refus|spurn|rebuff|turn(?:ed|s)? down)")
NEAR = 700
"""Characters: a denial that points back further than this points at nothing one can name."""
AT_ONCE = 250
"""Characters: no more than a sentence stands between what is said and its denial."""
SIDE_BY_SIDE = 150
"""Characters: a denial so close behind what another says denies that, whatever its words (12 of 19 in the stories read)."""
ADJACENT = 0.3
"""What standing side by side adds to the words that a denial shares with what it may deny."""
FEWEST_WORDS = 2
"""Telling words of what is denied for standing there alone: "they are wrong" is an answer itself."""
SOME = 0.15
"""The share of its words that it must have in common all the same."""
ANSWERED = 0.35
"""The likeness from which a denial is taken to be of something said."""


def answered(statements: Sequence[Statement], weights: Weights) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """The pairs of one article (given in text order) in which the second denies or confirms the first."""
    starts = [statement.claim.extents[0].start for statement in statements]
    ends = sorted((statement.attribution.extent.end, n) for n, statement in enumerate(statements))
    for answer in statements:
        stance = answer.attribution.stance
        if stance in ("denies", "confirms") or _calls_false(answer):
            beside = (statements[n] for n in _beside(answer, starts, ends))
            others = [s for s in beside if s.origin != answer.origin and s.attribution.id != answer.attribution.id]
            referents = _referents(answer, others, weights)
            topic = Topic("whether", tuple(sorted({idea for said in referents for idea in said.predicate})))
            yield from ((said, answer, _verdict(said, answer, topic)) for said in referents)


def _beside(answer: Statement, starts: Sequence[int], ends: Sequence[tuple[int, int]]) -> list[int]:
    """The statements that may stand inside an answer, or end shortly before it, by number: nothing else is answered."""
    begins, parts = answer.attribution.extent.start, answer.claim.extents
    before = ends[bisect_left(ends, (begins - NEAR, -1)) : bisect_left(ends, (begins + 1, -1))]
    first, last = min(part.start for part in parts), max(part.end for part in parts)
    inside = range(bisect_left(starts, first), bisect_right(starts, last))
    return sorted({*inside, *(n for _, n in before)})


def _verdict(said: Statement, answer: Statement, topic: Topic) -> Verdict:
    if answer.attribution.stance == "confirms":
        return Verdict("corroborates", topic, f"the second confirms the first: {quoted(said)}; {quoted(answer)}", 0.7)
    return Verdict("contradicts", topic, f"the second denies the first: {quoted(said)}; {quoted(answer)}", 0.75, "denial")


def _referents(answer: Statement, others: Sequence[Statement], weights: Weights) -> list[Statement]:
    nested = [s for s in others if _is_inside(s, answer)]
    if nested:
        return nested
    before = [s for s in others if s.told and 0 <= _gap(s, answer) <= NEAR]
    if points_back(answer):
        return _last_said(before)
    if not _denies_a_claim(answer):
        return []
    scored = [
        (_likeness(answer, s, weights), -_gap(s, answer), n) for n, s in enumerate(before) if not s.negative and fits(answer, s)
    ]
    best = max(scored, default=(0.0, 0, 0))
    if best[0] >= ANSWERED:
        return [before[best[2]]]
    beside = [s for s in before if _gap(s, answer) <= SIDE_BY_SIDE and len(s.stems) >= FEWEST_WORDS]
    return _last_said([s for s in beside if not apart(answer.agent, s.agent)])


def _denies_a_claim(answer: Statement) -> bool:
    """Whether the denial is of something said: "rejected the offer" and "rejected the endorsement" refuse a thing."""
    if answer.attribution.stance != "denies" or not answer.negative:
        return False
    says_nothing = not (answer.claim.agent or answer.claim.target or acts(answer.predicate) or answer.clausal)
    if says_nothing and not any(term in languages.words("en", "saying_nouns") for term in answer.claim.terms):
        return False  # "denied both men bail"
    refuses = REFUSING.search(answer.cue) is not None and answer.claim.agent is None
    return not refuses or any(term in languages.words("en", "saying_nouns") for term in answer.claim.terms)


def _gap(said: Statement, answer: Statement) -> int:
    return answer.attribution.extent.start - said.attribution.extent.end


def _likeness(answer: Statement, said: Statement, weights: Weights) -> float:
    """How much of the denial's words the other has; a denial that follows at once needs fewer of them."""
    shared = cover(answer, said, weights)
    if not fits(answer, said):
        return shared if _gap(said, answer) <= AT_ONCE and not apart(answer.agent, said.agent) else 0.0
    if _gap(said, answer) <= AT_ONCE and answer.speaker & said.ideas:
        return shared + ADJACENT + SOME  # the accused answers
    return shared + ADJACENT if shared >= SOME and _gap(said, answer) <= AT_ONCE else shared


def _last_said(before: Sequence[Statement]) -> list[Statement]:
    """What was said last before the denial: "dismissed this as gossip"."""
    if not before:
        return []
    last = max(before, key=lambda s: s.attribution.extent.end)
    return [s for s in before if s.attribution.id == last.attribution.id]


def _is_inside(inner: Statement, outer: Statement) -> bool:
    return all(
        any(whole.start <= part.start and part.end <= whole.end for whole in outer.claim.extents)
        for part in inner.claim.extents
    )


def points_back(answer: Statement) -> bool:
    """Whether the claim has no words of its own to tell what it is about: "the allegation", "this as gossip"."""
    saying = languages.words("en", "saying_nouns")
    if all(term in saying or "false" in concepts(term) for term in answer.claim.terms):
        return True
    words = re.split(r"(?<!\s)\s+as\b", answer.claim.text.lower(), maxsplit=1)[0].split()
    return len(words) <= 3 and (words[-1] in POINTERS or stem(words[-1]) in saying)


def _calls_false(answer: Statement) -> bool:
    """ "That is a lie": of what was said, not of who said it ("You lie")."""
    said = (answer.claim.target or answer.claim.agent or "").lower().split()
    about = bool(said) and (said[-1] in POINTERS or stem(said[-1]) in languages.words("en", "saying_nouns"))
    told = concepts(answer.claim.predicate or "")
    return about and (("false" in told and not answer.negative) or ("true" in told and answer.negative))
