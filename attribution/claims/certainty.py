"""Whether a clause holds, and how sure it is told to be: what embeds it, what negates it, its modal verbs and hedges.

Polarity and certainty are the two axes of FactBank (Saurí & Pustejovsky 2009), per source: they are the source's own, and
the stance of the cue is counted in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import get_args

from spacy.tokens import Token

from attribution import languages
from attribution.claims.clauses import Clause, is_inverted_condition
from attribution.claims.embedding import correction, lemma, table
from attribution.records import Certainty, Polarity, Stance

SCALE: tuple[Certainty, ...] = get_args(Certainty)
"""From certain to unknown."""
STANCES: dict[Stance, Certainty] = {"doubts": "unknown", "predicts": "probable", "demands": "unknown", "declines": "unknown"}
"""How sure a content can be at most; one that is doubted outright is probably not so (``TURNED``), else it is left open."""
TURNED: dict[Stance, Certainty] = {"denies": "certain", "doubts": "probable"}
"""The stances that may turn a content round, and how sure it then is that it is not so."""


def holds(
    clause: Clause, stance: Stance = "asserts", *, turned: bool = False, surest: Certainty = "certain"
) -> tuple[Polarity, Certainty]:
    """The polarity and certainty of a clause under its cue's stance.

    ``turned`` tells that the cue itself denies or disbelieves ("denied that its troops fired") and so turns the clause round;
    without it the words of one who denies speak for themselves ("said it had no part", "'That is a lie,' he replied").
    ``surest`` is how sure it can be at most.
    """
    tokens = frozenset(clause.tokens) | {step.i for step in clause.path}
    sign, certainty, negated = 1, _hedged(clause, tokens), False
    for step in clause.path[:-1]:
        negated = _negated(step, tokens, clause.path) or negated
        row = table().get(lemma(step))
        if row is None:
            continue  # "is not" negates what "clear" says of the clause, not the clause
        prefix = "negated_" if negated else ""
        if stance != "declines":  # of "refused to rule out strikes" it is the strikes that are left open
            sign *= -1 if row[f"{prefix}polarity"] == "-" else 1
        certainty = less_sure(certainty, _on_scale(row[f"{prefix}certainty"]))
        negated = False
    sign *= -1 if _negated(clause.head, tokens, clause.path) != negated else 1
    turns = turned and stance in TURNED and not _asks(clause)
    limit = TURNED[stance] if turns else STANCES.get(stance, "certain")
    sign *= -1 if turns else 1
    return ("positive" if sign > 0 else "negative"), less_sure(certainty, less_sure(limit, surest))


def _asks(clause: Clause) -> bool:
    """Whether a clause is a question: who doubts "whether the gate was shut", or "why", does not say that it was open."""
    first, *following = (clause.head.doc[i] for i in clause.tokens[:2])
    opening = [first, *(following if first.tag_ == "IN" else ())]  # "about whether"; of "those who fled" nothing is asked
    return any(token.lower_ in languages.used("en", "claim_words", "asking") for token in opening)


def less_sure(first: Certainty, second: Certainty) -> Certainty:
    """The less sure of two.

    >>> less_sure("probable", "possible")
    'possible'
    """
    return max(first, second, key=SCALE.index)


def _on_scale(word: str) -> Certainty:
    return SCALE[[*SCALE].index(word)]  # type: ignore[arg-type]


@cache
def _negators(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in languages.table("en", "negators") if row["role"] == role)


@cache
def _hedges() -> dict[str, Certainty]:
    return {row["word"]: _on_scale(row["certainty"]) for row in languages.table("en", "hedges")}


def _negated(token: Token, tokens: Collection[int], path: Sequence[Token]) -> bool:
    """Whether a negator bears on the word itself; a second one strengthens the first: "no gun, none"."""
    if correction(token) is not None:
        return False
    children = [child for child in token.children if child.i in tokens and child not in path]
    clipped = (word for child in children if child.dep_ in ("aux", "auxpass") for word in child.children)
    return any(_bears_negation(child) for child in (*children, *clipped))


def _bears_negation(child: Token) -> bool:
    following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
    if child.i > child.head.i and child.i and child.nbor(-1).text == ",":
        return False  # "she thought of herself, not her daughter"
    if child.lower_ in _negators("adverb") and child.dep_ not in ("attr", "dobj", "nsubj"):
        return following not in ("only", "just", "least", "merely", "alone") and not _denies_only(child)
    if child.dep_ in ("det", "nummod"):
        return child.lower_ in _negators("determiner") and following not in ("fewer", "less", "more", "doubt")
    if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
        return child.lower_ in _negators("pronoun") or any(_opens_negatively(word) for word in _before(child))
    if child.dep_ == "prep" and child.lower_ in ("at", "in", "under", "on", "by"):
        return any(det.lower_ in _negators("phrase") for noun in child.children for det in noun.children if det.dep_ == "det")
    return False


def _before(noun: Token) -> Iterable[Token]:
    """The words that stand before a noun in its phrase: "not one of the", "no"."""
    return (word for child in noun.children if child.i < noun.i for word in (child, *child.children))


def _opens_negatively(word: Token) -> bool:
    return (word.dep_ in ("det", "preconj", "neg") or word.lower_ == "not") and _bears_negation(word)


def _denies_only(negator: Token) -> bool:
    """ "isn't the only candidate": that there are others does not deny the candidate."""
    return "only" in (word.lower_ for word in negator.doc[negator.i + 1 : negator.i + 3])


def _hedged(clause: Clause, tokens: Collection[int]) -> Certainty:
    certainty: Certainty = "certain"
    for word in _bearing_words(clause.path, tokens):
        certainty = less_sure(certainty, _hedges().get(word.lower_, "certain"))
    words = [clause.head.doc[i].lower_ for i in clause.tokens]
    asked = "?" in words or "whether" in words[:2] or _is_conditional(clause.path)
    return less_sure(certainty, "unknown") if asked else certainty


def _is_conditional(path: Sequence[Token]) -> bool:
    """Whether a clause is a condition without an "if", or stands under one: "had we known, forty would live"."""
    under = (child for step in path for child in step.children if child.dep_ in ("advcl", "ccomp"))
    return any(is_inverted_condition(verb) for verb in (*path, *under))


def _bearing_words(path: Iterable[Token], tokens: Collection[int]) -> Iterable[Token]:
    """The modals, adverbs, adjectives and marks that stand beside the words of the path."""
    for step in path:
        for child in step.children:
            if child.dep_ in ("aux", "advmod", "amod", "mark", "acomp", "attr") and (child.i in tokens or child.dep_ == "aux"):
                yield child
            if child.dep_ in ("acomp", "attr"):
                yield from (word for word in child.children if word.dep_ in ("advmod", "amod") and word.i in tokens)
            if child.dep_ == "advcl" and any(mark.lower_ in ("if", "unless") for mark in child.children):
                yield from (mark for mark in child.children if mark.dep_ == "mark")
            if child.dep_ in ("nsubj", "nsubjpass", "dobj") and step is not child:
                yield from (word for word in child.children if word.dep_ == "amod" and word.i in tokens)
