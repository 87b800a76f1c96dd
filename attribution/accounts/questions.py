"""A point as a short question of the text's own words: "whether the police fired tear gas", "how much the club paid"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from attribution import languages
from attribution.accounts.bounds import OFTEN, is_measure, is_people, side_of
from attribution.accounts.events import shortened
from attribution.accounts.gatherings import Gathering
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.replies import time_of
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Form
from attribution.accounts.wordings import LONGEST, POINTING, affirmed, fitness, worded
from attribution.records import Figure

ACTIVE = frozenset({"attended", "died", "fell", "resigned", "returned", "rose", "survived", "voted"})
"""Events that people do, where of others it is said what was done to them."""
ELSEWISE: Mapping[str, str] = {"casualties": "killed or hurt", "sickened": "taken ill"}
"""Events whose word makes no question."""
LED = re.compile(r"^(?P<rest>.*\s)(?P<word>at|by|for|in|within|after)$", re.IGNORECASE)
"""A clause up to a preposition that goes with the figure behind it."""
OF = re.compile(r"(?P<what>of (?:the |its |their )?\w+)(?P<rest>.*)", re.IGNORECASE)
DANGLING = frozenset(
    [
        "at",
        "on",
        "in",
        "by",
        "of",
        "around",
        "about",
        "shortly",
        "just",
        "only",
        "before",
        "after",
        "from",
        "near",
        "inside",
        "outside",
        "the",
        "a",
        "an",
        "because",
        "due",
        "to",
    ]
)
"""Words that a question cannot end with: what they led up to is what it asks for."""
POINTED = re.compile(r"(?P<who>they|these|those|he|she|it|this|that) (?P<verb>was|were|is|are)\b(?! not\b)", re.IGNORECASE)
"""A clause that only says who somebody was, whom other words name."""
THINGS = frozenset({"it", "this", "that"})
SEVERAL = {"these": "they", "those": "they", "this": "it", "that": "it"}
ALTERNATIVE = 60
"""Characters of either side in a question of two."""
JUDGED: Mapping[str, str] = {"force": "the use of force", "safety": "the safety"}
"""What words judge (``labels.tsv``), where the name of the field alone is no noun of a question."""
SINGULAR = {"were": "was", "are": "is", "have": "has"}
CLEFT = re.compile(r"it (?:was|is) (?P<party>.+?) (?:who|that) (?P<rest>.+)", re.IGNORECASE)


def question(gathering: Gathering) -> str:
    """The question that a point answers, in the words of the claim that puts it best."""
    members = sorted(gathering.members.values(), key=lambda member: _rank(member, gathering))
    asked = ASKING[gathering.topic.form](gathering, members)
    return shortened(asked or _whether(gathering, members), LONGEST + ALTERNATIVE // 2)


def _rank(statement: Statement, gathering: Gathering) -> tuple[object, ...]:
    """How well a claim puts the question, the best first: well worded ones, of these what is most surely disputed."""
    *worded_well, _, length, number = fitness(statement)
    return *worded_well, -gathering.sure[statement.number], length, number


def can_be_asked(gathering: Gathering) -> bool:
    """Whether a claim puts the point in a clause, or a denial says that there was what a phrase names. What is left are
    phrases, which stand in the list of relations alone."""
    if gathering.topic.form in ("count", "called"):
        return True
    members = gathering.members.values()
    return any(member.claim.clause for member in members) or any(m.attribution.stance == "denies" for m in members)


def _whether(gathering: Gathering, members: Sequence[Statement]) -> str:
    """Whether it was so, where one denies what another says; else whether the one or the other was so."""
    best = members[0]
    pointing = [POINTED.match(member.claim.clause or "") for member in members]
    if all(pointing) and (told := pointing[0]) is not None:
        who = told["who"].lower()
        return f"{'what' if who in THINGS else 'who'} {SEVERAL.get(who, who)} {told['verb'].lower()}"
    if not any(_denies(member) for member in members):
        against = [gathering.members[n] for n in sorted(gathering.opponents(best.number))]
        other = min(against, key=fitness, default=None)
        if other is not None and _stands_alone(best) and _stands_alone(other):
            words = worded(best), worded(other)
            if max(map(len, words)) <= ALTERNATIVE:
                return f"whether {words[0]} or {words[1]}"
    if best.claim.clause is None:
        return f"whether there {'were' if best.claim.figures else 'was'} {worded(best)}"
    return f"whether {affirmed(worded(best)) if best.negative else worded(best)}"


def _stands_alone(statement: Statement) -> bool:
    clause = statement.claim.clause
    return clause is not None and clause.split()[0].lower() not in POINTING


def _denies(statement: Statement) -> bool:
    return statement.negative or statement.attribution.stance == "denies"


def _how_many(gathering: Gathering, members: Sequence[Statement]) -> str | None:
    """ "how many people were killed", "how many children were killed"; of what is no group of people, by the claim's words:
    "how much the club paid"."""
    topic = gathering.topic
    figures = [(member, f) for member in members for f in answers(member) if topic_of(f, member) == topic]
    units = Counter(figure.unit for _, figure in figures if figure.unit not in (None, OFTEN))
    unit = units.most_common(1)[0][0] if units else topic.about[0]
    if topic.about[0] == "people" and topic.about[1]:
        parts = {side_of(unit or "") for unit in units}
        alone = len(parts) == 1 and parts != {""}
        doing = _doing(topic.about[1])
        return f"how many {unit if alone else 'people'} {doing}"
    asked = (_amount(member, figure) for member, figure in figures if not member.negative)
    found = next((words for words in asked if words), None)
    event = topic.about[1] if len(topic.about) > 1 else ""
    doing = _doing(event) if event else ""
    return found or (
        f"how much ({unit}){f': {event}' if event else ''}" if is_measure(unit) else f"how many {unit} {doing}".strip()
    )


def _doing(event: str) -> str:
    return event if event in ACTIVE else f"were {ELSEWISE.get(event, event)}"


def _amount(statement: Statement, figure: Figure) -> str | None:
    """ "how much went out of the door" of "610 million euros went out of the door"; None where the clause lacks the figure."""
    clause = statement.claim.clause or ""
    at = clause.lower().find(figure.text.lower())
    if at < 0:
        return None
    many = "how much" if figure.unit in _sums() else "what share" if figure.unit == "%" else _many(figure)
    before, after = clause[:at].rstrip(" ,"), clause[at + len(figure.text) :].strip(" ,")
    if (of := OF.match(after)) is not None:
        many, after = f"{many} {of['what']}", of["rest"]
    if (led := LED.match(before)) is not None:
        many, before = f"{led['word'].lower()} {many}", led["rest"]
    before = _ended(before)
    return " ".join(f"{many} {before} {after}".split()) if before or after else None


def _ended(text: str) -> str:
    """A text without the words at its end that lead up to something; its first word stays."""
    words = text.split()
    while len(words) > 1 and words[-1].strip(",").lower() in DANGLING:
        words.pop()
    return " ".join(words).rstrip(", ")


def _many(figure: Figure) -> str:
    return f"how many {'people' if is_people(figure.unit or '') and not side_of(figure.unit or '') else figure.unit}"


@cache
def _sums() -> frozenset[str]:
    return frozenset(row["currency"] for row in languages.table("en", "currencies"))


def _who(gathering: Gathering, members: Sequence[Statement]) -> str | None:
    """ "who freed the hostages" of "the army freed the hostages", and of "it was the army that freed the hostages"."""
    for member in members:
        clause = member.claim.clause or ""
        cleft, party = CLEFT.fullmatch(clause), member.agent.text.lower()
        if cleft is not None:
            return f"who {cleft['rest']}"
        if party and clause.lower().startswith(f"{party} "):
            return f"who{_in_singular(clause[len(party) :])}"
        if party and (by := f" by {party}") in clause.lower():
            return f"by whom {clause[: clause.lower().index(by)]}"
    return None


def _what(gathering: Gathering, members: Sequence[Statement]) -> str | None:
    """ "what was hit" of "the depot was hit", "what the jets hit" of "the jets hit the depot"."""
    asked = [words for member in members if (words := _what_of(member))]
    return min(asked, key=len, default=None)


def _what_of(member: Statement) -> str | None:
    clause, party = member.claim.clause or "", member.target.text.lower()
    at = clause.lower().find(party) if party else -1
    if at == 0:
        rest = re.split(r"\s(?:with|by|using|after|when|while)\s", clause[len(party) :], maxsplit=1)[0]
        return f"what{_in_singular(rest)}"
    if at > 0 and member.agent.named and clause.lower().startswith(member.agent.text.lower()):
        return f"what {_ended(clause[:at])}"
    return None


def _in_singular(rest: str) -> str:
    return re.sub(r"^(\s+)(were|are|have)\b", lambda match: match[1] + SINGULAR[match[2]], rest)


def _with(word: str, part: Callable[[Statement], str]) -> Callable[[Gathering, Sequence[Statement]], str | None]:
    """Asks by a word for a part of a clause, which is cut from where that part begins: "when the dam broke"."""

    def asked(gathering: Gathering, members: Sequence[Statement]) -> str | None:
        for member in members:
            clause, told = member.claim.clause or "", part(member).lower()
            at = clause.lower().find(told) if told else -1
            if at > 0 and len(kept := _ended(clause[:at]).split()) > 1:
                return f"{word} {' '.join(kept)}"
        best = members[0].claim.clause
        return f"{word} {best}" if best else None

    return asked


def _why(gathering: Gathering, members: Sequence[Statement]) -> str | None:
    """ "what swept the house away" where the cause is its subject; else why."""
    for member in members:
        clause, cause = member.claim.clause or "", member.cause.text.lower()
        if clause.lower().endswith(" to blame"):
            return "what was to blame"
        if cause and clause.lower().startswith(f"{cause} "):
            return f"what{_in_singular(clause[len(cause) :])}"
    return _with("why", lambda statement: statement.cause.text)(gathering, members)


def _first(gathering: Gathering, members: Sequence[Statement]) -> str:
    best = members[0]
    against = [gathering.members[n] for n in sorted(gathering.opponents(best.number)) if gathering.members[n].claim.clause]
    other = min(against, key=fitness, default=None)
    return f"what came first, {worded(best)}" + (f" or {worded(other)}" if other is not None else "")


def _called(gathering: Gathering, members: Sequence[Statement]) -> str:
    fieldname = gathering.topic.about[0] if gathering.topic.about else ""
    judged = JUDGED.get(fieldname, f"the {fieldname}") if fieldname else "it"
    return f"how {judged} is to be called"


ASKING: Mapping[Form, Callable[[Gathering, Sequence[Statement]], str | None]] = {
    "count": _how_many,
    "whether": _whether,
    "who": _who,
    "what": _what,
    "where": _with("where", lambda statement: statement.place.text),
    "when": _with("when", lambda statement: time_of(statement) or ""),
    "why": _why,
    "order": _first,
    "called": _called,
}
