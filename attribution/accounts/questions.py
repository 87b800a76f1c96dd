"""A point as a short question of the text's own words: "whether the police fired tear gas", "how much the club paid"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from attribution import languages
from attribution.accounts.bounds import OFTEN, is_measure, is_people, side_of
from attribution.accounts.draft import Draft
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.replies import time_of
from attribution.accounts.shortening import cut
from attribution.accounts.statements import Statement, common
from attribution.accounts.verdicts import Form
from attribution.accounts.wordings import LONGEST, affirmed, fitness, is_personal, is_plain, quoted, worded
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
INDEFINITE = frozenset(
    ["a", "an", "another", "any", "few", "many", "more", "most", "no", "not", "one", "several", "some", "such", "two"]
)
"""Words that open a phrase of what there was or was not."""
PHRASE_END = re.compile(r",|\s(?:after|against|at|between|by|for|from|in|inside|near|of|on|over|that|to|under|when|who|with)\s")
"""Where the head of a phrase ends and what belongs to it begins."""
COPULA_END = re.compile(r"\b(?:is|are|was|were|be|been|stood|stands) (?:at )?$", re.IGNORECASE)
SIZE_OF = re.compile(r"(?P<article>a|an) (?P<what>(?:[\w-]+ ){1,3})of$", re.IGNORECASE)
PASSIVE = re.compile(
    r"\s(?:is|are|was|were|(?:has|have|had) been|(?:is|are|was|were) being)\s+(?:\w+ly\s+)?(?P<next>\S+)", re.IGNORECASE
)
SINGULAR = {"were": "was", "are": "is", "have": "has"}
FOOTING = re.compile(r"(?:\w+ ){1,5}(?:suggest|indicate|show|reveal|confirm|establish|prove)(?:s|ed)? that ", re.IGNORECASE)
"""What a clause rests on before it tells: "available information suggests that"."""
CLEFT = re.compile(r"it (?:was|is) (?P<party>.+?) (?:who|that) (?P<rest>.+)", re.IGNORECASE)


def question(draft: Draft) -> str:
    """The question that a point answers, in the words of the claim that puts it best."""
    asked = ASKING[draft.topic.form](draft, _ranked(draft))
    return cut(asked or _whether(draft, _ranked(draft)), LONGEST + ALTERNATIVE // 2)


def lead(draft: Draft) -> Statement:
    """The claim that puts the question best."""
    return _ranked(draft)[0]


def form_asked(draft: Draft) -> Form:
    """The form in which the question can be put: whether, where no claim puts it as the draft's own form asks. Answers
    must be of the form in which the question is."""
    form = draft.topic.form
    return form if ASKING[form](draft, _ranked(draft)) else "whether"


def _ranked(draft: Draft) -> list[Statement]:
    return sorted(draft.members.values(), key=lambda member: _rank(member, draft))


def _rank(statement: Statement, draft: Draft) -> tuple[object, ...]:
    """How well a claim puts the question, the best first: a clause, of what is disputed itself, well worded; of these what is
    most surely disputed."""
    back, fragment, *worded_well, _, length, number = fitness(statement)
    outside = bool(draft.against) and not draft.opponents(statement.number)
    return back, fragment, outside, *worded_well, -draft.sure(statement.number), length, number


def can_be_asked(draft: Draft) -> bool:
    """Whether a claim puts the point in a clause, or a denial says that there was what a phrase names. What is left are
    phrases, which stand in the list of relations alone."""
    if draft.topic.form in ("count", "called"):
        return True
    members = draft.members.values()
    denied = any(member.attribution.stance == "denies" for member in members)
    return any(member.claim.clause for member in members) or (denied and _is_said_to_be(worded(lead(draft))))


def _whether(draft: Draft, members: Sequence[Statement]) -> str:
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
    return whether(best)


def whether(statement: Statement) -> str:
    """Whether it is so, in the words of a claim; in quotation marks where they would mean another in a reader's mouth, or
    are a phrase that is not said to be: "whether the gate was shut", "whether “We shut the gate”", "whether there was a leak",
    "about “opening the gate”".
    """
    clause, told = statement.claim.clause, worded(statement)
    if clause is None:
        return f"whether there {_was(statement, told)} {told}" if _is_said_to_be(told) else f"about {quoted(statement)}"
    if not is_plain(told):
        return f"whether {quoted(statement)}"
    return f"whether {affirmed(told) if statement.negative else told}"


def _is_said_to_be(phrase: str) -> bool:
    """Whether "there was" can stand before a phrase: "a leak", "no leak", "two shots", "shots at the gate"."""
    first, *_ = phrase.lower().split()
    return first in INDEFINITE or first[0].isdigit() or any(row["word"] == first for row in languages.table("en", "numerals"))


def _was(statement: Statement, phrase: str) -> str:
    """Were there several things, or was there one."""
    head = PHRASE_END.split(phrase, maxsplit=1)[0].split()[-1].lower()
    several = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return "were" if statement.claim.figures or several else "was"


def _are_alternatives(first: Statement, second: Statement) -> bool:
    """Whether a reader takes two clauses for the one or the other: both short and plain, and of one thing."""
    short = all(s.claim.clause is not None and is_plain(worded(s)) and len(worded(s)) <= ALTERNATIVE for s in (first, second))
    return short and _of_one_thing(first, second)


def _of_one_thing(first: Statement, second: Statement) -> bool:
    """Whether two can be the one or the other: in words of one thing, or as two times of day."""
    return bool(common(first, second)) or (first.clock is not None and second.clock is not None)


def _denies(statement: Statement) -> bool:
    return statement.negative or statement.attribution.stance == "denies"


def _how_many(draft: Draft, members: Sequence[Statement]) -> str | None:
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
    found = next((words for words in asked if words), None)
    event = topic.about[1] if len(topic.about) > 1 else ""
    doing = _doing(event) if event else ""
    return found or (
        f"how much: {quoted(figures[0][0])}" if is_measure(unit) and figures else f"how many {unit} {doing}".strip()
    )


def _doing(event: str) -> str:
    return event if event in ACTIVE else f"were {ELSEWISE.get(event, event)}"


def _amount(statement: Statement, figure: Figure) -> str | None:
    """ "how much went out of the door" of "610 million euros went out of the door"; None where the clause lacks the figure."""
    clause = affirmed(statement.claim.clause or "")
    at = clause.lower().find(figure.text.lower())
    if at < 0 or (statement.negative and clause == statement.claim.clause) or is_personal(clause):
        return None
    before, after = clause[:at].rstrip(" ,"), clause[at + len(figure.text) :].strip(" ,")
    if figure.unit == "%" and COPULA_END.search(f"{before} "):
        return f"how high {before}"
    if (sized := SIZE_OF.fullmatch(before)) is not None and after:
        return f"how large {sized['article'].lower()} {sized['what']}{after}"
    many = "how much" if figure.unit in _sums() else "what share" if figure.unit == "%" else _many(figure)
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


def _who(draft: Draft, members: Sequence[Statement]) -> str | None:
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


def _what(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "what was hit" of "the depot was hit", "what the jets hit" of "the jets hit the depot"."""
    asked = [words for member in members if (words := _what_of(member))]
    return min(asked, key=len, default=None)


def _what_of(member: Statement) -> str | None:
    clause, party = _without_its_footing(member.claim.clause or ""), member.target.text.lower()
    at = clause.lower().find(party) if party else -1
    if at == 0:
        rest = re.split(r"\s(?:with|by|using|after|when|while)\s", clause[len(party) :], maxsplit=1)[0]
        return f"what{_in_singular(rest)}" if _is_done(rest, member) else None
    if at > 0 and member.agent.named and clause.lower().startswith(member.agent.text.lower()):
        return f"what {_ended(clause[:at])}"
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


def _with(word: str, part: Callable[[Statement], str]) -> Callable[[Draft, Sequence[Statement]], str | None]:
    """Asks by a word for a part of a clause, which is cut from where that part begins: "when the dam broke"."""

    def asked(draft: Draft, members: Sequence[Statement]) -> str | None:
        for member in members:
            clause, told = member.claim.clause or "", part(member).lower()
            at = clause.lower().find(told) if told else -1
            if at > 0 and len(kept := _ended(clause[:at]).split()) > 1:
                return f"{word} {' '.join(kept)}"
        untold = (m.claim.clause for m in members if m.claim.clause and not m.negative and is_plain(m.claim.clause))
        without = (clause for clause in untold if not any(part(m) and part(m).lower() in clause.lower() for m in members))
        return next((f"{word} {clause}" for clause in without), None)

    return asked


def _why(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "what swept the house away" where the cause is its subject; else why."""
    for member in members:
        clause, cause = member.claim.clause or "", member.cause.text.lower()
        if clause.lower().endswith(" to blame"):
            return "what was to blame"
        if cause and clause.lower().startswith(f"{cause} "):
            return f"what{_in_singular(clause[len(cause) :])}"
    return _with("why", lambda statement: statement.cause.text)(draft, members)


def _first(draft: Draft, members: Sequence[Statement]) -> str | None:
    """ "what came first, the shot was fired or the stone was thrown"; None where either was not, or is only pointed at."""
    best = members[0]
    against = [draft.members[n] for n in sorted(draft.opponents(best.number))]
    told = [member for member in against if member.claim.clause and not member.negative and is_plain(worded(member))]
    if not told or best.negative or not is_plain(worded(best)):
        return None
    return f"what came first, {worded(best)} or {worded(min(told, key=fitness))}"


def _called(draft: Draft, members: Sequence[Statement]) -> str:
    fieldname = draft.topic.about[0] if draft.topic.about else ""
    judged = JUDGED.get(fieldname, f"the {fieldname}") if fieldname else "it"
    return f"how {judged} is to be called"


ASKING: Mapping[Form, Callable[[Draft, Sequence[Statement]], str | None]] = {
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
