"""A point as a short question, and a position as a short answer, both of the text's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attribution.accounts.answers import points_back
from attribution.accounts.bounds import OFTEN, bounds, is_measure
from attribution.accounts.events import shortened
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Topic
from attribution.records import Figure

ACTIVE = frozenset({"attended", "died", "fell", "resigned", "returned", "rose", "survived", "voted"})
"""Events that people do, where of others it is said what was done to them."""
LEADING = re.compile(r"(?:that|but|and|so|because|whether|only|just)\s+|[\s\"“”'‘’]+", re.IGNORECASE)
ARTICLE = re.compile(r"(?:the|a|an|any|some)\s+", re.IGNORECASE)
NEGATING = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[’']t\b|^no", re.IGNORECASE)
LONGEST = 100
"""Characters of a question or an answer."""
DANGLING = re.compile(
    r"(?<![\s,])[\s,]++(?:at|on|in|by|around|about|shortly|just|before|after|from|near|inside|outside|the|a|an)*\s*+$",
    re.IGNORECASE,
)


def question(topic: Topic, members: Sequence[Statement]) -> str:
    """The question that a point answers, in the words of the claim that puts it best."""
    if topic.form == "count":
        return _how_many(topic, members)
    ranked = sorted(members, key=_fitness)
    if topic.form in WORDS:
        slot, word, otherwise = WORDS[topic.form]
        asked = (_with_word(word, clause(member), getattr(member, slot).text) for member in ranked)
        return next((found for found in asked if found is not None), f"{otherwise}: {clause(ranked[0])}")
    best = ranked[0]
    if topic.form == "where":
        return f"where {_without(clause(best), best.place.text)}"
    if topic.form == "when":
        return f"when {_without(clause(best), _time(best) or '')}"
    if topic.form == "whether":
        existence = (_existence(member) for member in members if member.negative)
        return next((found for found in existence if found), f"whether {clause(best)}")
    return f"{OTHERWISE[topic.form]}: {clause(best)}"


WORDS = {"who": ("agent", "who", "who did it"), "what": ("target", "what", "what it was done to")}
OTHERWISE = {"why": "what caused it", "order": "what came first", "called": "how it is called"}
EXISTENCE = re.compile(r"there\s+(was|were|is|are|had been|has been|have been)\s+no\s+(.+)", re.IGNORECASE)


def _fitness(statement: Statement) -> tuple[bool, bool, bool, bool, int, int]:
    """How well a claim puts a question, the best first: affirmed, with its subject in front, in the reporter's words, short."""
    text = clause(statement).lower()
    subject = any(party.named and text.startswith(party.text.lower()) for party in (statement.agent, statement.target))
    direct = statement.attribution.style == "direct"
    return points_back(statement), statement.negative, not subject, direct, len(text), statement.number


def _existence(statement: Statement) -> str | None:
    """ "whether there was any landslide" of "there was no landslide"."""
    found = EXISTENCE.match(clause(statement))
    return f"whether there {found[1].lower()} any {found[2]}" if found else None


def answer(topic: Topic, statement: Statement, figure: Figure | None = None) -> str:
    """What a claim answers to the question of its topic."""
    if topic.form == "count" and figure is not None:
        return number(figure)
    given = {
        "who": statement.agent.text,
        "what": statement.target.text,
        "where": statement.place.text,
        "why": statement.cause.text,
        "when": _time(statement) or "",
        "called": _label(topic, statement),
    }.get(topic.form, "")
    if given:
        return shortened(ARTICLE.sub("", given, count=1), LONGEST)
    if points_back(statement):
        return "confirmed" if statement.attribution.stance == "confirms" else "denied"
    denied = statement.negative and NEGATING.search(statement.claim.text) is None
    return f"denied: {clause(statement)}" if denied else clause(statement)


def clause(statement: Statement) -> str:
    """A claim's words without what opens it, shortened."""
    text = statement.claim.text
    while (opening := LEADING.match(text)) is not None:
        text = text[opening.end() :]
    return shortened(text, LONGEST)


def number(figure: Figure) -> str:
    """A figure as an answer: "4", "at least 12", "180 to 220", with its unit where it is a measure.

    >>> from attribution.records import Extent
    >>> number(Figure(12, 12, None, "people", "killed", "at least a dozen", Extent(0, 16)))
    'at least 12'
    """
    low, high = bounds(figure)
    unit = f" {figure.unit}" if is_measure(figure.unit) else ""
    if figure.best is None:
        words = figure.text if high == float("inf") else f"{_plain(low)} to {_plain(high)}"
    elif low == high:
        words = _plain(figure.best)
    elif high == float("inf"):
        words = f"at least {_plain(figure.best)}"
    elif figure.low is None:
        words = f"up to {_plain(figure.best)}"
    else:
        words = f"about {_plain(figure.best)}"
    return words + unit


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _how_many(topic: Topic, members: Sequence[Statement]) -> str:
    unit, event = topic.about[:2]
    figures = [figure for member in members for figure in answers(member) if topic_of(figure, member) == topic]
    units = Counter(figure.unit for figure in figures if figure.unit not in (None, OFTEN))
    if unit != "people" and units:
        unit = units.most_common(1)[0][0] or unit
    if is_measure(unit):
        return f"how much ({unit}){f': {event}' if event else ''}"
    doing = event if event in ACTIVE or not event else f"were {event}"
    return f"how many {unit} {doing}".strip()


def _with_word(word: str, text: str, party: str) -> str | None:
    """ "who freed the hostages" of "the army freed the hostages"; None where the party does not open the clause."""
    at = text.lower().find(party.lower()) if party else -1
    if at < 0 or (at and not text[:at].lower().endswith("that ")):
        return None
    said = text[at + len(party) :]
    if word == "what":  # what it was done with is one account's own
        said = re.split(r"\s(?:with|by|using|after|when|while)\s", said, maxsplit=1)[0]
    rest = re.sub(r"^(\s+)(were|are|have)\b", lambda m: m[1] + {"were": "was", "are": "is", "have": "has"}[m[2]], said)
    return f"{word}{rest}"


def _without(text: str, part: str) -> str:
    """A clause up to the part that is asked for: "the dam broke" of "the dam broke at 2.50am"."""
    at = text.lower().find(part.lower()) if part else -1
    return (DANGLING.sub("", text[:at]) if at > 0 else text) or text


def _time(statement: Statement) -> str | None:
    told = statement.clock
    return told.text if told is not None else statement.weekday or statement.claim.when.text


def _label(topic: Topic, statement: Statement) -> str:
    label = statement.labels.get(topic.about[0]) if topic.about else None
    return label.word if label is not None else ""
