"""A position as a short answer, in the words of the claim that puts it best."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from attribution.accounts.answers import points_back
from attribution.accounts.quantity import figure_for, figure_given
from attribution.accounts.shortening import cut
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Topic
from attribution.accounts.wordings import LONGEST, affirmed, fitness, number, worded

ARTICLE = re.compile(r"^(?:the|a|an|any|some)\s+", re.IGNORECASE)
VERB = re.compile(r"(?:has |have |had )?[a-z]+(?:ed|es|s)(?: (?:out|off|down|as))?|denied|rejected|dismissed")
"""A cue that can stand before what it denies; "in a denial" cannot."""


def answer(topic: Topic, told: Iterable[Statement], asked: Collection[int] = ()) -> str:
    """What claims that are one position answer to the question of their topic: by the one that puts it best.

    ``asked`` are the numbers of the claim that the question is put by and of those that stand against it: they answer it in
    its own words, where others of the position may only be on its side.
    """
    ranked = sorted(told, key=lambda s: (_is_vague(topic, s), *_standing(s, asked)))
    if topic.form == "count":
        counted = (figure_given(topic, s) for s in ranked)
        return next((number(found) for found in counted if found is not None), worded(ranked[0]))
    slots = (_slot(topic, statement) for statement in ranked)
    given = next((found for found in slots if found), "")
    if given:
        return cut(ARTICLE.sub("", given, count=1), LONGEST)
    return _said(ranked[0])


def _is_vague(topic: Topic, statement: Statement) -> bool:
    found = figure_for(topic, statement)
    return found is not None and found.low != found.high


def _standing(statement: Statement, asked: Collection[int]) -> tuple[object, ...]:
    """How well a claim stands for a position: sure ones first, then by how well it is put; here a denial is as good."""
    back, fragment, _, *worded_well, _, number = fitness(statement)
    beside = statement.number not in asked
    return statement.claim.certainty != "certain", back, fragment, beside, *worded_well, number


def _slot(topic: Topic, statement: Statement) -> str:
    return {
        "who": statement.agent.text,
        "what": statement.target.text,
        "where": statement.place.text,
        "why": statement.cause.text,
        "when": time_of(statement) or "",
        "called": _label(topic, statement),
    }.get(topic.form, "")


def _said(statement: Statement) -> str:
    """The claim's words; where it denies by its cue alone, with the cue: "denied that any barracks had been struck"."""
    text, cue = worded(statement), statement.cue
    if statement.attribution.stance == "confirms" and points_back(statement):
        return f"{cue or 'confirmed'} {text}"
    told = statement.attribution.style == "direct" and statement.claim.clause is not None and affirmed(text) != text
    if statement.attribution.stance != "denies" or told:
        return text
    verb = cue if VERB.fullmatch(cue) else "denied"
    return cut(f"{verb} that {text}" if statement.claim.clause else f"{verb} {text}", LONGEST)


def time_of(statement: Statement) -> str | None:
    """The words by which a claim tells when: a time of day, else a day; None where it tells none."""
    told = statement.clock
    return told.text if told is not None else statement.weekday or statement.claim.when.text


def _label(topic: Topic, statement: Statement) -> str:
    label = statement.labels.get(topic.about[0]) if topic.about else None
    return label.word if label is not None else ""
