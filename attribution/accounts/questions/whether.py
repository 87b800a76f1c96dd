"""Whether it was so: a clause as a question, or two of which a reader takes the one or the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution import languages
from attribution.accounts.draft import Draft
from attribution.accounts.statements import Statement, common
from attribution.accounts.wordings import affirmed, fitness, is_plain, quoted, worded

POINTED = re.compile(r"(?P<who>they|these|those|he|she|it|this|that) (?P<verb>was|were|is|are)\b(?! not\b)", re.IGNORECASE)
"""A clause that only says who somebody was, whom other words name."""
THINGS = frozenset({"it", "this", "that"})
SEVERAL = {"these": "they", "those": "they", "this": "it", "that": "it"}
ALTERNATIVE = 60
"""Characters of either side in a question of two."""
MOST_WORDS = 12
"""Words of a question of two: the answers tell a longer one."""
INDEFINITE = frozenset(
    ["a", "an", "another", "any", "few", "many", "more", "most", "no", "not", "one", "several", "some", "such", "two"]
)
"""Words that open a phrase of what there was or was not."""
PHRASE_END = re.compile(r",|\s(?:after|against|at|between|by|for|from|in|inside|near|of|on|over|that|to|under|when|who|with)\s")
"""Where the head of a phrase ends and what belongs to it begins."""


def ask_whether(draft: Draft, members: Sequence[Statement]) -> str:
    """Whether it was so, where one denies what another says; else whether the one or the other was so."""
    best = members[0]
    pointing = [POINTED.match(member.claim.clause or "") for member in members]
    if all(pointing) and (told := pointing[0]) is not None:
        who = told["who"].lower()
        return f"{'what' if who in THINGS else 'who'} {SEVERAL.get(who, who)} {told['verb'].lower()}"
    if not any(_denies(member) for member in members):
        against = [draft.members[number] for number in sorted(draft.opponents(best.number))]
        other = min(against, key=fitness, default=None)
        if other is not None and _are_alternatives(best, other) and all(draft.alike(other, one) for one in against):
            return f"whether {worded(best)} or {worded(other)}"
    return whether(_plainest(best, draft, members))


def _plainest(best: Statement, draft: Draft, members: Sequence[Statement]) -> Statement:
    """The best claim, or where it would mean another in a reader's mouth the best that would not and is disputed too: "any
    barn had been hit", denied, for "They hit the barn"."""
    if best.claim.clause is not None and not is_plain(worded(best)):
        told = (m for m in members if m.claim.clause is not None and is_plain(worded(m)) and draft.opponents(m.number))
        return next(told, best)
    return best


def whether(statement: Statement) -> str:
    """Whether it is so, in the words of a claim; in quotation marks where they would mean another in a reader's mouth, or
    are a phrase that is not said to be: "whether the gate was shut", "whether it is so that “We shut the gate”", "whether there
    was a leak", "about “opening the gate”".
    """
    clause, told = statement.claim.clause, worded(statement)
    if clause is None:
        return f"whether there {_was(statement, told)} {told}" if is_said_to_be(told) else f"about {quoted(statement)}"
    if not is_plain(told):
        return f"whether it is so that {quoted(statement)}"
    return f"whether {affirmed(told) if statement.negative else told}"


def is_said_to_be(phrase: str) -> bool:
    """Whether "there was" can stand before a phrase: "a leak", "no leak", "two shots", "shots at the gate"."""
    first = phrase.lower().partition(" ")[0]
    if not first:
        return False
    return first in INDEFINITE or first[0].isdigit() or any(row["word"] == first for row in languages.table("en", "numerals"))


def _was(statement: Statement, phrase: str) -> str:
    """Were there several things, or was there one."""
    head = PHRASE_END.split(phrase, maxsplit=1)[0].rpartition(" ")[2].lower()
    several = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return "were" if statement.claim.figures or several else "was"


def _are_alternatives(first: Statement, second: Statement) -> bool:
    """Whether a reader takes two clauses for the one or the other: both short and plain, and of one thing."""
    short = all(s.claim.clause is not None and is_plain(worded(s)) and len(worded(s)) <= ALTERNATIVE for s in (first, second))
    brief = sum(len(worded(s).split()) for s in (first, second)) < MOST_WORDS
    return short and brief and _of_one_thing(first, second)


def _of_one_thing(first: Statement, second: Statement) -> bool:
    """Whether two can be the one or the other: in words of one thing, or as two times of day."""
    return bool(common(first, second)) or (first.clock is not None and second.clock is not None)


def _denies(statement: Statement) -> bool:
    return statement.negative or statement.attribution.stance == "denies"
