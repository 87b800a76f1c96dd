"""A content's clauses, one proposition each: coordinated, subordinate and non-restrictive relative clauses come apart.

"four people were killed and others were critically wounded" is two clauses, "shelled and destroyed the town" is one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from attribution import languages
from attribution.claims.embedding import path

CONDITIONS = languages.used("en", "claim_words", "condition")
"""Subordinate clauses under these stay with their main clause: they tell nothing by themselves."""
_OPENS_SUBJECT = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ"})
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of one clause in text order, and the way from its first predicate to the proposition (``embedding.path``).

    ``subject`` is the noun a clause without a subject of its own takes over: from the clause it is coordinated with, or
    the one a relative clause stands to.
    """

    tokens: tuple[int, ...]
    path: tuple[Token, ...]
    subject: Token | None = None

    @property
    def head(self) -> Token:
        """The word that tells: the last of the path."""
        return self.path[-1]


def clauses_of(doc: Doc, tokens: Sequence[int]) -> tuple[Clause, ...]:
    """The clauses of a content's tokens (numbers, in text order), by where they begin."""
    held = frozenset(tokens)
    heads = _heads(doc, tokens, held)
    parts: dict[int, list[int]] = {head: [] for head in heads}
    for i in tokens:
        parts[_owner(doc[i], heads, held)].append(i)
    clauses = (Clause(tuple(part), *_way(doc[head], heads, frozenset(part) | {head})) for head, part in parts.items())
    return tuple(sorted(clauses, key=lambda clause: clause.tokens[0]))


def _heads(doc: Doc, tokens: Sequence[int], held: Collection[int]) -> dict[int, int | None]:
    """The first predicate of each clause, and the clause head that it is split from (None: from none)."""
    roots = [doc[i] for i in tokens if doc[i].head.i not in held or doc[i].head.i == i]
    heads: dict[int, int | None] = {root.i: None for root in _independent(roots)}
    spines = {step.i: root for root in heads for step in path(doc[root], held)}
    fresh = list(heads)
    while fresh:
        split = [token for token in (doc[i] for i in tokens) if token.i not in spines and _splits(token, spines)]
        fresh = [token.i for token in split]
        heads |= {token.i: _clause_above(token, spines) for token in split}
        spines |= {step.i: token.i for token in split for step in path(token, held)}
    return heads


def _clause_above(token: Token, spines: dict[int, int]) -> int:
    return next((spines[above.i] for above in token.ancestors if above.i in spines), token.i)


def _independent(roots: Sequence[Token]) -> Iterator[Token]:
    """The roots that make a clause of their own; a stray preposition or mark goes with its neighbour."""
    telling = [root for root in roots if root.pos_ in ("VERB", "AUX")]
    nominal = [root for root in roots if root.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    verbal_sentences = {root.sent.start for root in telling}
    kept = telling + [root for root in nominal if root.sent.start not in verbal_sentences]
    yield from sorted(kept, key=lambda token: token.i) or roots[:1]


def _splits(token: Token, spines: Collection[int]) -> bool:
    if token.dep_ == "conj":
        coordinated = token.head.i in spines or (_has_subject(token) and _follows_comma(token))
        return coordinated and _is_predicate(token) and not _shares_object(token)
    if token.dep_ == "advcl":
        marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod")}
        return token.head.i in spines and _has_subject(token) and not marks & CONDITIONS
    if token.dep_ in ("ccomp", "parataxis"):
        return token.head.i in spines and _has_subject(token) and not _introduced(token)
    if token.dep_ == "relcl":
        return _is_aside(token) and any(above.i in spines for above in token.ancestors)
    return False


def is_inverted_condition(verb: Token) -> bool:
    """Whether a clause is a condition without an "if": "had we opened the gate", "were the bank to fail", "should the rain go
    on". Told by the order of words, since the parse stumbles over it; a question is none."""
    words = [token for token in verb.doc[verb.left_edge.i : verb.right_edge.i + 2] if not token.is_quote and not token.is_space]
    following = {row["word"]: row["following"] for row in languages.table("en", "inverted_conditions")}
    tag = following.get(words[0].lower_)
    subject = len(words) > 1 and words[1].tag_ in _OPENS_SUBJECT
    return bool(tag and subject) and any(t.tag_ == tag for t in words[2:]) and all(t.text != "?" for t in words)


def _is_predicate(token: Token) -> bool:
    finite = token.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(c.dep_ in ("aux", "auxpass", "cop") for c in token.children)
    return (
        finite or _has_subject(token) or (token.pos_ == "VERB" and token.head.pos_ in ("VERB", "AUX") and token.tag_ != "VBG")
    )


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _shares_object(token: Token) -> bool:
    """Whether two verbs tell of one thing: "shelled and destroyed the town"."""
    between = token.doc[token.head.i + 1 : token.i]
    return not _has_subject(token) and all(word.dep_ in ("cc", "aux", "auxpass", "advmod", "punct") for word in between)


def _follows_comma(token: Token) -> bool:
    """Whether a clause opens with ", and": the parse may hang it on a lower verb than the one it goes with."""
    before = token.left_edge.i - 1
    doc = token.doc
    return before > 0 and doc[before].dep_ == "cc" and doc[before - 1].text in (",", ";")


def _introduced(token: Token) -> bool:
    return any(child.dep_ == "mark" for child in token.children)


def _is_aside(relative: Token) -> bool:
    """Whether a relative clause is set off by a comma and so tells something more of its noun."""
    first = relative.left_edge
    return first.i > 0 and first.doc[first.i - 1].text == "," and relative.tag_ not in ("VBG", "VBN", "VB")


def _owner(token: Token, heads: Collection[int], held: Collection[int]) -> int:
    """The clause a token belongs to: of the nearest head above it, else of the head nearest in the text."""
    for above in (token, *token.ancestors):
        if above.i in heads:
            return above.i
        if above.i not in held:
            break
    return min(heads, key=lambda head: (abs(head - token.i), head))


def _way(head: Token, heads: dict[int, int | None], own: Collection[int]) -> tuple[tuple[Token, ...], Token | None]:
    way = path(head, own)
    above = heads[head.i]
    if above is None or above == head.i:
        return way, None
    if head.dep_ == "relcl":
        return way, head.head
    if head.dep_ == "conj":
        inherited = _inherited(head, head.doc[above], own)
        return (*inherited, *way), _subject_above(head)
    return way, None


def _inherited(head: Token, above: Token, own: Collection[int]) -> tuple[Token, ...]:
    """The words that embed both conjuncts: "is thought to have left the road and to have hit a tree"."""
    steps = [token for token in head.ancestors if above.is_ancestor(token) or token == above]
    ordered = list(reversed(steps))
    return tuple(ordered[: ordered.index(head.head)]) if head.head in ordered else ()


def _subject_above(head: Token) -> Token | None:
    if _has_subject(head):
        return None
    for above in head.ancestors:
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
    return None
