"""A clause as it can stand behind "whether": one finite proposition, its subject in front, small unless a name opens it.

"Two canisters landed in the middle of the queue, witnesses say" gives "two canisters landed in the middle of the queue".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Token

from attribution import languages
from attribution.claims.clauses import SUBJECTS, Clause
from attribution.claims.phrases import antecedent, core

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"aux", "auxpass", "neg", "advmod"})
"""What stands before a verb as part of it: "had already left"."""
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "agent", "dative", "prt", "xcomp", "ccomp"})
"""What a verb cannot do without; words after the first comma behind them only add to it."""
BREAKS = frozenset({",", ";", ":", "–", "—", "-"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
DETERMINERS = frozenset({"DET", "NUM", "PRON", "ADP", "SCONJ", "CCONJ", "AUX"})
"""Words that are no names wherever they stand."""
OBJECTS = frozenset({"him", "me", "them", "us", "whom"})
"""A word that can be no subject, so that the parse is wrong."""
YEAR = re.compile(r"(?:19|20)\d\d")
SHORTEST, LONGEST = 6, 14
"""Words that are left of a long clause, at the least and where it can be at the most."""
FEWEST = 2
"""Words: a subject and a verb."""
_WRITTEN: WeakKeyDictionary[Doc, frozenset[str]] = WeakKeyDictionary()


def as_clause(clause: Clause) -> str | None:
    """The clause's words from its subject on, up to what only adds to them; None where no finite verb has a subject."""
    verb = clause.path[0]
    if not _is_finite(verb):
        return None
    subject = _subject(verb)
    words = _with_own(subject, verb, clause) if subject is not None else _with_inherited(verb, clause)
    asides = _asides(subject) if subject is not None else frozenset()
    kept = [token for token in words if not (token.is_quote and token.text not in "'’‘") and not token.is_space]
    kept = [token for token in kept if token.i not in asides]
    while kept and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
        kept.pop()
    while len(kept) > 1 and _dates(kept[0], kept[1]):
        kept.pop(0)
    if sum(token.text[0].isalnum() for token in kept) < FEWEST or kept[0].lower_ in OBJECTS:
        return None
    return _written(kept)


def _asides(subject: Token) -> frozenset[int]:
    """What stands between commas behind the subject: "the ferry, a wooden vessel, sank"."""
    found: set[int] = set()
    for child in subject.children:
        first = child.left_edge.i
        if child.dep_ in ("appos", "relcl", "acl") and first > 0 and subject.doc[first - 1].text == ",":
            found |= {first - 1, *(token.i for token in child.subtree)}
            after = child.right_edge.i + 1
            found |= {after} if after < len(subject.doc) and subject.doc[after].text == "," else set()
    return frozenset(found)


def _dates(token: Token, following: Token) -> bool:
    """Whether a number in front is a year that the parse has drawn to the number behind it: "In 2012 seven supporters"."""
    return YEAR.fullmatch(token.text) is not None and following.pos_ == "NUM"


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE for child in verb.children)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)


def _is_turned_round(verb: Token, subject: Token) -> bool:
    """Whether a part of the verb stands before the subject, as in "Had we aimed at the palace" and "Where should he be"."""
    return any(child.dep_ in ("aux", "auxpass") and child.i < subject.i for child in verb.children)


def _with_own(subject: Token, verb: Token, clause: Clause) -> list[Token]:
    """From the subject on; a relative pronoun gives way to what it stands for."""
    noun = antecedent(subject)
    if noun is not subject:
        return [*_phrase(noun), *_up_to_aside([t for t in _tokens(clause) if t.i > subject.i], verb)]
    if subject.tag_ in ("WP", "WDT") or _is_turned_round(verb, subject):
        return []
    label = max(
        (t.i + 1 for t in _tokens(clause) if t.text == ":" and t.i < subject.i), default=0
    )  # "UPDATE (6 p.m.): the toll …"
    return _up_to_aside([t for t in _tokens(clause) if t.i >= max(_opening(subject), label)], verb)


def _opening(subject: Token) -> int:
    """Where a subject begins, with what it is taken out of: "All but Reyes were freed" does not say so of Reyes, though
    a parse may take Reyes alone for the subject."""
    first = subject.left_edge.i
    if first > 1 and _excepts(subject.doc[first - 1]):
        whole = subject.doc[first - 2]
        return whole.i if whole.lower_ in languages.used("en", "claim_words", "everybody") else first
    return first


def _excepts(token: Token) -> bool:
    return token.lower_ in languages.used("en", "claim_words", "excepting")


def _with_inherited(verb: Token, clause: Clause) -> list[Token]:
    """ "a police inspector took the key" of "a police inspector ordered the gate closed and took the key"."""
    if clause.subject is None:
        return []
    first = min((child.i for child in verb.children if child.dep_ in VERBAL and child.i < verb.i), default=verb.i)
    return [*_phrase(clause.subject), *_up_to_aside([t for t in _tokens(clause) if t.i >= first], verb)]


def _phrase(noun: Token) -> list[Token]:
    first = _opening(noun)
    if first < noun.left_edge.i or (noun.i + 1 < len(noun.doc) and first == noun.i and _excepts(noun.nbor())):
        return list(noun.doc[first : noun.right_edge.i + 1])
    extent = core(noun, range(noun.left_edge.i, noun.right_edge.i + 1))
    return [t for t in noun.subtree if extent is not None and extent.start <= t.idx < extent.end]


def _tokens(clause: Clause) -> list[Token]:
    doc = clause.head.doc
    return [doc[i] for i in clause.tokens]


def _up_to_aside(words: Sequence[Token], verb: Token) -> list[Token]:
    """The words up to the first comma, dash or gap behind all that the verb needs, unless a list goes on there."""
    needed = max((child.i for child in verb.children if child.dep_ in COMPLEMENTS), default=verb.i)
    for place, token in enumerate(words[:-1]):
        following = words[place + 1]
        if token.i >= needed and following.i > token.i + 1 and any(t.is_alpha for t in token.doc[token.i + 1 : following.i]):
            return list(words[: place + 1])
        if token.i > needed and token.text in BREAKS and not _goes_on(following):
            return list(words[:place])
    return _cut_short(words, needed)


def _cut_short(words: Sequence[Token], needed: int) -> list[Token]:
    """A long clause up to the last preposition or conjunction that leaves enough: "… a depot | used to arm the rebels"."""
    told = [place for place, token in enumerate(words) if token.text[0].isalnum()]
    if len(told) <= LONGEST:
        return list(words)
    ends = [place for place in told[SHORTEST : LONGEST + 1] if words[place].i > needed and _adds(words[place])]
    return list(words[: ends[-1]]) if ends else list(words)


def _adds(token: Token) -> bool:
    opens = token.dep_ in ("prep", "mark", "acl") and token.lower_ not in ("of", "to")
    return opens and token.nbor(-1).pos_ not in ("ADP", "SCONJ", "ADV", "DET")


def _goes_on(token: Token) -> bool:
    """Whether a word behind a comma belongs to a list, or to a number or compound that the tokeniser has split."""
    glued = not token.nbor(-1).whitespace_ and token.nbor(-1).text != ","
    return glued or token.dep_ in ("cc", "conj") or token.head.dep_ == "conj"


def _written(tokens: Sequence[Token]) -> str:
    first = tokens[0]
    text = "".join(
        token.text_with_ws if token.whitespace_ or _joins(tokens, n) else f"{token.text} " for n, token in enumerate(tokens)
    )
    line = " ".join(text.split())
    return line if _is_name(first) else line[:1].lower() + line[1:]


def _joins(tokens: Sequence[Token], n: int) -> bool:
    """Whether the next token stands right behind this one in the text too."""
    return n + 1 == len(tokens) or tokens[n + 1].i == tokens[n].i + 1


def _is_name(token: Token) -> bool:
    """Whether a word keeps its capital: a name, an acronym, "I"; not one that the text elsewhere writes small."""
    if token.text == "I" or (len(token.text) > 1 and token.text.isupper()):
        return True
    if token.pos_ in DETERMINERS or not (token.pos_ == "PROPN" or token.ent_type_ in NAMES):
        return False
    small = token.text.lower()
    if small in _common() and token.head.pos_ != "PROPN":
        return False
    return small not in _written_in(token.doc)


def _written_in(doc: Doc) -> frozenset[str]:
    """The words of a text as they are written, gone through once: for each claim anew a long text would take the square of its
    length."""
    if doc not in _WRITTEN:
        _WRITTEN[doc] = frozenset(token.text for token in doc)
    return _WRITTEN[doc]


@cache
def _common() -> frozenset[str]:
    """Common words that the tagger takes for names where they open a sentence: "Police", "Eighty"."""
    nouns = (languages.words("en", name) for name in ("person_nouns", "group_nouns", "organisation_nouns", "place_nouns"))
    numbers = frozenset(row["word"] for row in languages.table("en", "numerals"))
    return numbers | {form for noun in frozenset().union(*nouns) for form in (noun, f"{noun}s")}
