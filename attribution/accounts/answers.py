"""What a denial is about when its own words do not say: "dismissed the allegation", "'That is a lie,' he replied".

A denial attaches to the attribution nested in it ("rejected the command's assertion that …"), else, where it only points
back, to what another source said last before it in the same article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attribution import languages
from attribution.accounts.concepts import concepts, stem
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Topic, Verdict, quoted

POINTERS = frozenset({"this", "that", "it", "these", "those", "them"})
NEAR = 700
"""Characters: a denial that points back further than this points at nothing one can name."""


def answered(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """The pairs of one article (given in text order) in which the second denies or confirms the first."""
    for answer in statements:
        stance = answer.attribution.stance
        if stance not in ("denies", "confirms") and not _calls_false(answer):
            continue
        for said in _referents(answer, statements):
            yield said, answer, _verdict(said, answer)


def _verdict(said: Statement, answer: Statement) -> Verdict:
    topic = Topic("whether", tuple(sorted(said.predicate)))
    if answer.attribution.stance == "confirms":
        return Verdict("corroborates", topic, f"the second confirms the first: {quoted(said)}; {quoted(answer)}", 0.7)
    return Verdict("contradicts", topic, f"the second denies the first: {quoted(said)}; {quoted(answer)}", 0.75, "denial")


def _referents(answer: Statement, statements: Sequence[Statement]) -> list[Statement]:
    others = [s for s in statements if s.origin != answer.origin and s.attribution.id != answer.attribution.id]
    nested = [s for s in others if _is_inside(s, answer)]
    if nested or not points_back(answer):
        return nested
    start = answer.attribution.extent.start
    before = [s for s in others if s.attribution.extent.end <= start <= s.attribution.extent.end + NEAR and s.told]
    if not before:
        return []
    last = max(before, key=lambda s: s.attribution.extent.end).attribution.id
    return [s for s in before if s.attribution.id == last]


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
    words = re.split(r"\s+as\b", answer.claim.text.lower(), maxsplit=1)[0].split()
    return len(words) <= 3 and (words[-1] in POINTERS or stem(words[-1]) in saying)


def _calls_false(answer: Statement) -> bool:
    return "false" in answer.predicate and not answer.negative and points_back(answer)


def pairs_of(articles: Iterable[Sequence[Statement]]) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """``answered`` for each article's statements."""
    for statements in articles:
        yield from answered(statements)
