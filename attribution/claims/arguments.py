"""What a clause tells: the lemma of its predicate, who did it, to whom or what, and where.

The same happening is told by a verb ("killed four people"), by its passive, by a noun ("the deaths of four people"), or by a
noun behind an empty verb ("carried out a strike on the base"); all give predicate, agent and target in the same places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from attribution import languages
from attribution.claims.clauses import Clause
from attribution.claims.embedding import correction, lemma
from attribution.claims.phrases import antecedent, core

TOWARDS = ("on", "against", "at", "into", "upon", "over", "with", "to", "from", "for")
"""Prepositions that lead to a target where there is no object, the likeliest first."""
WHERE = languages.used("en", "claim_words", "where")
LEADING = languages.used("en", "claim_words", "towards place")
HALVES = re.compile(r"[ap]\.?m\.?|o['’]clock")
PLACES = ("GPE", "LOC", "FAC")
PLACE_ENDINGS = tuple(languages.used("en", "claim_words", "place ending"))
"""Endings that make a noun a place: "storeroom", "guesthouse"."""
TIMES = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The predicate's lemma ("rule out" with its particle), and the heads of the phrases around it."""

    predicate: str
    agent: Token | None = None
    target: Token | None = None
    place: Token | None = None


def arguments_of(clause: Clause) -> Arguments:
    """The proposition of a clause, as far as the parse gives it."""
    tokens = frozenset(clause.tokens) | {step.i for step in clause.path}
    head, told = clause.head, _telling_noun(clause.head, tokens)
    if told is None:
        agent, target = _around_verb(head, _subject(clause, tokens))
        return Arguments(lemma(head), agent, target, _place((head, target, agent), tokens))
    agent, target = _around_noun(told)
    if _is_copula(head):
        target = _subject(clause, tokens) or (None if _is_existential(head) else target)
    elif told is not head:
        subject = None if told.dep_ == "nsubjpass" else _subject(clause, tokens)
        agent, target = agent or _by(head), target or _towards(head, TOWARDS[:4])
        if subject is not None:
            agent, target = (agent, subject) if lemma(head) in _receiving() else (subject, target)
    return Arguments(lemma(told), agent, target, _place((head, told, target), tokens))


def _is_existential(verb: Token) -> bool:
    return _child(verb, ("expl",)) is not None


@cache
def _light_verbs(before: str) -> frozenset[str]:
    return frozenset(row["word"] for row in languages.table("en", "light_verbs") if row["before"] == before)


@cache
def _receiving() -> frozenset[str]:
    return frozenset(row["word"] for row in languages.table("en", "light_verbs") if row["subject"] == "target")


def _is_copula(token: Token) -> bool:
    return lemma(token) in languages.words("en", "copulas") and any(
        child.dep_ in ("attr", "acomp", "oprd") or (child.dep_ == "prep" and lemma(token) == "be") for child in token.children
    )


def _telling_noun(head: Token, tokens: Collection[int]) -> Token | None:
    """The noun or adjective that tells in place of a verb; None where a verb does."""
    if head.pos_ not in ("VERB", "AUX"):
        return head
    if _is_copula(head):
        for child in head.children:
            if child.dep_ in ("attr", "acomp", "oprd") and child.i in tokens:
                return correction(head) or child
        return next(
            (noun for child in head.children if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj"),
            None,
        )
    for child in head.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.i in tokens:
            eventive = child.lemma_.lower() in languages.words("en", "event_nouns")
            if lemma(head) in _light_verbs("always") or (eventive and lemma(head) in _light_verbs("event")):
                return child
    return None


def _subject(clause: Clause, tokens: Collection[int]) -> Token | None:
    """The subject of the proposition, else of the nearest word that embeds it: "the army appears to have hit a school"."""
    for step in reversed(clause.path):
        for child in step.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i in tokens:
                return antecedent(child)
    return clause.subject


def _around_verb(verb: Token, subject: Token | None) -> tuple[Token | None, Token | None]:
    agent = _by(verb)
    direct = _child(verb, ("dobj",)) or _child(verb, ("dative",)) or _behind_particle(verb)
    if _is_passive(verb):
        return agent, subject
    if direct is None and verb.lemma_.lower() in languages.words("en", "unaccusatives"):
        return agent, subject
    return subject, antecedent(direct) if direct is not None else _towards(verb)


def _behind_particle(verb: Token) -> Token | None:
    """The object that the parse hangs on the particle: "called off the flight"."""
    particle = _child(verb, ("prt",))
    return _child(particle, ("pobj",)) if particle is not None else None


def _around_noun(noun: Token) -> tuple[Token | None, Token | None]:
    """ "Iran's attack on the base", "the killing of four people by rebels"."""
    owner = _child(noun, ("poss",))
    of = next(
        (below for child in noun.children if child.lower_ == "of" for below in child.children if below.dep_ == "pobj"),
        None,
    )
    aimed = _towards(noun, TOWARDS[:4])
    doer = _by(noun)
    return (doer or owner or (of if aimed is not None else None)), (aimed or of or (owner if doer is not None else None))


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT") and _child(verb, ("aux",)) is None
    )


def _by(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by" and not _negated(child):
            return next((noun for noun in child.children if noun.dep_ == "pobj" and not _is_time(noun)), None)
    return None


def _negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


def _child(token: Token, roles: Iterable[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in roles), None)


def _towards(token: Token, prepositions: Iterable[str] = TOWARDS) -> Token | None:
    for preposition in prepositions:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == preposition:
                for noun in child.children:
                    if noun.dep_ == "pobj" and not _is_time(noun):
                        return noun
    return None


def _place(heads: Iterable[Token | None], tokens: Collection[int]) -> Token | None:
    """The first place named around the predicate: an entity, or a noun of ``place_nouns.txt``."""
    nouns = [noun for head in heads if head is not None for noun in _located(head) if noun.i in tokens]
    named = (noun for noun in nouns if noun.ent_type_ in PLACES or _is_unknown_name(noun))
    return next(named, None) or next((noun for noun in nouns if _is_place(noun)), None)


def _is_unknown_name(noun: Token) -> bool:
    """A name behind a word that leads to places, whatever the entity recogniser takes it for: "near Idlim"."""
    return noun.pos_ == "PROPN" and noun.ent_type_ not in TIMES and noun.head.lower_ in LEADING


def _located(head: Token) -> Iterable[Token]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in WHERE:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield noun
                    yield from _located(noun)


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in TIMES or noun.lower_ == "time" or HALVES.fullmatch(noun.lower_) is not None


def _is_place(noun: Token) -> bool:
    word = noun.lemma_.lower()
    return noun.ent_type_ not in TIMES and (
        word in languages.words("en", "place_nouns") or (len(word) > 6 and word.endswith(PLACE_ENDINGS))
    )


__all__ = ["Arguments", "arguments_of", "core"]
