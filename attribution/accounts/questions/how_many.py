"""How many, how much, how large: the question that figures answer, by the words of a clause that gives one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from attribution import languages
from attribution.accounts.bounds import OFTEN, is_measure, is_people, side_of
from attribution.accounts.draft import Draft
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.questions.clauses import ended, place_of
from attribution.accounts.statements import Statement
from attribution.accounts.wordings import affirmed, is_personal, quoted
from attribution.records import Figure

ACTIVE = frozenset({"attended", "died", "fell", "resigned", "returned", "rose", "survived", "voted"})
"""Events that people do, where of others it is said what was done to them."""
ELSEWISE: Mapping[str, str] = {"casualties": "killed or hurt", "sickened": "taken ill"}
"""Events whose word makes no question."""
LED = re.compile(r"^(?P<rest>.*\s)(?P<word>at|by|for|in|within|after|to)$", re.IGNORECASE)
"""A clause up to a preposition that goes with the figure behind it."""
OF = re.compile(r"(?P<what>of (?:the |its |their )?\w+)(?P<rest>.*)", re.IGNORECASE)
COPULA_END = re.compile(r"\b(?:is|are|was|were|be|been|stood|stands) (?:at )?$", re.IGNORECASE)
COUNT_IS = re.compile(
    r"(?:.+ )?(?:number|count|figure|total|toll|tally|sum|amount)s?\b.* (?:is|are|was|were|ha[sd] been|st(?:oo|an)ds? at)",
    re.IGNORECASE,
)
"""A clause that says outright what a number is: "the number of the missing was"."""
SIZE_OF = re.compile(r"(?P<article>a|an) (?P<what>(?:[\w-]+ ){1,3})of$", re.IGNORECASE)


def ask_how_many(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "how many people were killed", "how many children were killed"; of what is no group of people, by the claim's words:
    "how much the club paid"."""
    topic = draft.topic
    figures = [(member, f) for member in members for f in answers(member) if topic_of(f, member) == topic]
    units = Counter(figure.unit for _, figure in figures if figure.unit not in (None, OFTEN))
    unit = units.most_common(1)[0][0] if units else topic.about[0]
    if topic.about[0] == "people" and topic.about[1]:
        parts = {side_of(unit or "") for unit in units}
        alone = len(parts) == 1 and parts != {""}
        doing = _doing(topic.about[1])
        return f"how many {unit if alone else 'people'} {doing}"
    asked = (_amount(member, figure) for member, figure in sorted(figures, key=lambda told: told[0].negative))
    if (found := next((words for words in asked if words), None)) is not None:
        return found
    if is_measure(unit) and figures:
        return f"how much: {quoted(figures[0][0])}"
    event = topic.about[1] if len(topic.about) > 1 else ""
    return f"how many {unit} {_doing(event)}" if event else f"how many {unit} there were"


def _doing(event: str) -> str:
    return event if event in ACTIVE else f"were {ELSEWISE.get(event, event)}"


def _amount(statement: Statement, figure: Figure) -> str | None:
    """ "how much went out of the door" of "610 million euros went out of the door"; None where the clause lacks the figure."""
    clause = affirmed(statement.claim.clause or "")
    place = place_of(figure.text, clause)
    if place is None or (statement.negative and clause == statement.claim.clause) or is_personal(clause):
        return None
    before, after = clause[: place[0]].rstrip(" ,"), clause[place[1] :].strip(" ,")
    if COUNT_IS.fullmatch(before) and not after:
        return f"what {before}"
    if figure.unit == "%" and COPULA_END.search(f"{before} "):
        return f"how high {before}"
    if (sized := SIZE_OF.fullmatch(before)) is not None and after:
        return f"how large {sized['article'].lower()} {sized['what']}{after}"
    many = "how much" if figure.unit in _sums() else "what share" if figure.unit == "%" else _many(figure)
    if (of := OF.match(after)) is not None:
        many, after = f"{many} {of['what']}", of["rest"]
    if (led := LED.match(before)) is not None:
        many, before = f"{led['word'].lower()} {many}", led["rest"]
    before = ended(before)
    return " ".join(f"{many} {before} {after}".split()) if before or after else None


def _many(figure: Figure) -> str:
    return f"how many {'people' if is_people(figure.unit or '') and not side_of(figure.unit or '') else figure.unit}"


@cache
def _sums() -> frozenset[str]:
    return frozenset(row["currency"] for row in languages.table("en", "currencies"))
