"""Who, what, where, when, why: the question for a part of one happening, from a clause that names that part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from attribution.accounts.draft import Draft
from attribution.accounts.questions.clauses import behind, ended, place_of
from attribution.accounts.statements import Statement
from attribution.accounts.wordings import fitness, is_plain, worded

Asking = Callable[[Draft, Sequence[Statement]], str | None]
"""Puts a question on claims, the best worded first; None where none of them can."""
PASSIVE = re.compile(
    r"\s(?:is|are|was|were|(?:has|have|had) been|(?:is|are|was|were) being)\s+(?:\w+ly\s+)?(?P<next>\S+)", re.IGNORECASE
)
SINGULAR = {"were": "was", "are": "is", "have": "has"}
FOOTING = re.compile(r"(?:\w+ ){1,5}(?:suggest|indicate|show|reveal|confirm|establish|prove)(?:s|ed)? that ", re.IGNORECASE)
"""What a clause rests on before it tells: "available information suggests that"."""
CLEFT = re.compile(r"it (?:was|is) (?P<party>.+?) (?:who|that) (?P<rest>.+)", re.IGNORECASE)


def ask_who(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "who freed the hostages" of "the army freed the hostages", and of "it was the army that freed the hostages"."""
    for member in members:
        clause = member.claim.clause or ""
        cleft, party = CLEFT.fullmatch(clause), member.agent.text
        if cleft is not None:
            return f"who {cleft['rest']}"
        if (rest := behind(party, clause)) is not None:
            return f"who{_in_singular(rest)}"
        if party and (by := place_of(f"by {party}", clause)) is not None and by[0]:
            return f"by whom {clause[: by[0]].rstrip()}"
    return None


def ask_what(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "what was hit" of "the depot was hit", "what the jets hit" of "the jets hit the depot"."""
    asked = [words for member in members if (words := _what_of(member))]
    return min(asked, key=len, default=None)


def _what_of(member: Statement) -> str | None:
    clause, party = _without_its_footing(member.claim.clause or ""), member.target.text
    if (after := behind(party, clause)) is not None:
        rest = re.split(r"\s(?:with|by|using|after|when|while)\s", after, maxsplit=1)[0]
        return f"what{_in_singular(rest)}" if _is_done(rest, member) else None
    place = place_of(party, clause)
    if place is not None and member.agent.named and behind(member.agent.text, clause) is not None:
        return f"what {ended(clause[: place[0]])}"
    return None


def _without_its_footing(clause: str) -> str:
    """What is told, without what shows it: "two patrols were hit" of "information suggests that two patrols were hit"."""
    footing = FOOTING.match(clause)
    return clause[footing.end() :] if footing is not None else clause


def _is_done(rest: str, member: Statement) -> bool:
    """Whether a clause goes on with what was done: "was hit"; of "were mortar bombs" nobody asks what was mortar bombs."""
    passive = PASSIVE.match(rest)
    if passive is None:
        return PASSIVE.search(rest) is None
    verb = (member.claim.predicate or "")[:2].lower()
    return bool(verb) and passive["next"].lower().startswith(verb)


def _in_singular(rest: str) -> str:
    return re.sub(r"^(\s+)(were|are|have)\b", lambda match: match[1] + SINGULAR[match[2]], rest)


def ask_with(word: str, part: Callable[[Statement], str]) -> Asking:
    """Asks by a word for a part of a clause, which is cut from where that part begins: "when the dam broke"."""

    def asked(draft: Draft, members: Sequence[Statement]) -> str | None:
        for member in members:
            clause = member.claim.clause or ""
            place = place_of(part(member), clause)
            if place is not None and len(kept := ended(clause[: place[0]]).split()) > 1:
                return f"{word} {' '.join(kept)}"
        untold = (m.claim.clause for m in members if m.claim.clause and not m.negative and is_plain(m.claim.clause))
        without = (clause for clause in untold if not any(place_of(part(m), clause) for m in members))
        return next((f"{word} {clause}" for clause in without), None)

    return asked


def ask_why(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "what swept the house away" where the cause is its subject; else why."""
    for member in members:
        clause = member.claim.clause or ""
        if clause.lower().endswith(" to blame"):
            return "what was to blame"
        if (rest := behind(member.cause.text, clause)) is not None:
            return f"what{_in_singular(rest)}"
    return ask_with("why", lambda statement: statement.cause.text)(draft, members)


def ask_what_came_first(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "what came first, the shot was fired or the stone was thrown"; None where either was not, or is only pointed at."""
    best = members[0]
    against = [draft.members[n] for n in sorted(draft.opponents(best.number))]
    told = [member for member in against if member.claim.clause and not member.negative and is_plain(worded(member))]
    if not told or best.negative or not is_plain(worded(best)):
        return None
    return f"what came first, {worded(best)} or {worded(min(told, key=fitness))}"
