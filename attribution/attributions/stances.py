"""The stance that a cue gives its content, once the words around it are read: particles, negation, refusals, conditions."""

from __future__ import annotations

from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from attribution.annotation import Tokens
from attribution.languages import table, used
from attribution.records import Stance

LANGUAGE = "en"
_NEGATED: dict[Stance, Stance] = {"doubts": "asserts", "predicts": "doubts"}
"""What a negated cue of a stance comes to where the word itself does not tell; else it leaves its content open.

"Did not say who fired", "would not confirm", "did not rule out" and "did not deny" are no answer: what is not said is no
denial, and what is not denied is no confirmation.
"""
_OPEN = frozenset({"could", "may", "might", "will", "'ll", "’ll"})
_UNTIL_NOW = frozenset({"be", "have"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
"""After "not" they add something: "not only said"."""
_COMPANIONS = frozenset({"prt", "prep", "dobj", "advmod"})
_CLOSE = 3
"""Tokens; a word farther off goes with something else."""
_GOVERNED = frozenset({"xcomp", "pcomp", "ccomp", "acl"})


def stance_in_context(cue: Token, stance: Stance) -> Stance:
    """The stance of a cue with the words around it read.

    A particle or object that belongs to it ("ruled out", "cast doubt on") goes before the list's stance. What is held back
    ("refused to say", "stopped short of confirming") or negated ("did not mention") is left open, but for words whose
    negation tells something: "does not believe" doubts, "does not dispute" concedes, "did not rule out" says that it is
    possible. What is yet to be said, or said only on a condition ("will announce", "if the ministry confirms"), is foretold
    and not said.
    """
    stance = _with_companion(cue, stance)
    held_back = _held_back(cue)
    if held_back or _is_negated(cue):
        if _leaves_open(cue):
            return "asserts"
        return "declines" if held_back else _when_negated(cue, stance)
    unsaid = stance in ("asserts", "confirms", "denies", "claims") and _is_unsaid(cue)
    return "predicts" if unsaid else stance


def _with_companion(cue: Token, stance: Stance) -> Stance:
    known = _companions().get(cue.lemma_.lower())
    if not known:
        return stance
    near = (child.lemma_.lower() for child in cue.rights if child.dep_ in _COMPANIONS and child.i - cue.i <= _CLOSE)
    return next((known[word] for word in near if word in known), stance)


@cache
def _companions() -> dict[str, dict[str, Stance]]:
    found: dict[str, dict[str, Stance]] = {}
    for row in table(LANGUAGE, "cue_companions"):
        found.setdefault(row["cue"], {})[row["with"]] = cast(Stance, row["stance"])
    return found


def _leaves_open(cue: Token) -> bool:
    """Whether a cue that is negated says that its content is possible: "did not rule out", "refused to exclude"."""
    particles = {"", *(child.lemma_.lower() for child in cue.rights if child.dep_ in ("prt", "advmod"))}
    verb = cue.lemma_.lower()
    return any(row["verb"] == verb and row["particle"] in particles for row in table(LANGUAGE, "left_open"))


def _held_back(cue: Token) -> bool:
    """Whether what governs a cue says that it is not done: "refused to confirm", "was unable to say", "without saying"."""
    while cue.dep_ in _GOVERNED and cue.head.i < cue.i:
        cue = cue.head
        word = cue.lemma_.lower()
        if word in _UNTIL_NOW and any(c.lower_ in used(LANGUAGE, "yet_to_say", "still") for c in cue.children):
            return True
        if word == "without" or word in used(LANGUAGE, "holding_back", "outright"):
            return True
        if word in used(LANGUAGE, "holding_back", "negated") and (_is_negated(cue) or _is_negated(cue.head)):
            return True
        if cue.pos_ == "ADP" and cue.dep_ == "prep":
            return any(token.lower_ in used(LANGUAGE, "holding_back", "outright") for token in (cue.head, *cue.head.children))
    return cue.dep_ == "pcomp" and cue.head.lower_ == "without"


def _is_negated(cue: Token) -> bool:
    """Whether a verb is negated: by a word of its own, in its subject, or with the verb it is joined to."""
    if cue.dep_ == "acomp":
        return _is_negated(cue.head)
    own = [child for child in cue.children if (child.i < cue.i or child.dep_ == "neg") and not _is_quoted(child, cue)]
    if any(_negates(child) for child in own):
        return True
    subjects = [child for child in own if child.dep_ in ("nsubj", "nsubjpass")]
    if subjects and all(_is_nobody(child) for child in subjects):  # "the farmers - none of them insured - said"
        return True
    joined = cue.dep_ == "conj" and not any(child.dep_ in ("aux", "nsubj", "nsubjpass") for child in own)
    nor = any(t.lower_ == "nor" for t in (*cue.lefts, *cue.head.children) if t.dep_ == "cc")
    return joined and (nor or cue.tag_ == "VB") and _is_negated(cue.head)


def _is_quoted(child: Token, cue: Token) -> bool:
    """Whether a quotation mark stands between: of “Never!” came the reply the reply is not negated."""
    first, last = sorted((child.i, cue.i))
    return any(token.is_quote for token in cue.doc[first:last])


def _negates(child: Token) -> bool:
    if child.dep_ == "neg" or child.lower_ == "never":
        return not (child.i + 1 < len(child.doc) and child.nbor().lower_ in _ONLY)
    return child.lower_ == "neither" and child.dep_ in ("preconj", "cc", "advmod")


def _is_nobody(subject: Token) -> bool:
    """Whether a subject is said to be nobody: "no official", "none of them", "neither side"."""
    if subject.lower_ in _NOBODY or (subject.lower_ == "one" and any(c.lower_ == "no" for c in subject.children)):
        return True
    return any(child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg") for child in subject.children)


def _when_negated(cue: Token, stance: Stance) -> Stance:
    """What a negated cue comes to, by its own word or, of "is not sure", by its adjective."""
    words = (cue.lemma_.lower(), *(child.lemma_.lower() for child in cue.children if child.dep_ == "acomp"))
    return next((known for word in words if (known := _negated_words().get(word))), _NEGATED.get(stance, "declines"))


@cache
def _negated_words() -> dict[str, Stance]:
    return {row["word"]: cast(Stance, row["stance"]) for row in table(LANGUAGE, "negated_cues")}


def _is_unsaid(cue: Token) -> bool:
    """Whether the cue tells of something said only in the future, perhaps, or on a condition."""
    helpers = {child.lower_ for child in cue.children if child.dep_ == "aux"}
    if helpers & used(LANGUAGE, "yet_to_say", "helper") and "have" not in helpers:
        return True
    conditions = {child.lower_ for child in cue.children if child.dep_ in ("mark", "advmod")}
    if cue.dep_ == "advcl" and conditions & used(LANGUAGE, "yet_to_say", "condition"):
        return True
    awaited = cue.head.lemma_.lower() in used(LANGUAGE, "yet_to_say", "awaited")
    return cue.dep_ == "xcomp" and awaited and "to" in helpers


def foretells(doc: Doc, content: tuple[Tokens, ...]) -> bool:
    """Whether a content tells what is still to come: "the toll could rise", "talks will go on"; not "could have", nor "could
    not", which is as often past: "they could not rule out arson"."""
    start, end = content[0]
    for token in doc[start:end]:
        if token.dep_ == "aux" and token.lower_ in _OPEN:
            main = token.head
            past = any(c.dep_ == "aux" and c.lower_ == "have" for c in main.children)
            past |= token.lower_ == "could" and any(c.dep_ == "neg" for c in main.children)
            return not past and main.pos_ == "VERB" and start <= main.i < end
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("relcl", "acl"):
            return False
    return False
