"""Where a noun phrase begins and ends: its head with modifiers, appositives and the complements that say whose it is."""

from __future__ import annotations

from attribution.annotation import Tokens
from attribution.name_runs import HYPHENS
from attribution.parse import DASH, Parse, compound_end

BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "predet",
        "advmod",
        "quantmod",
        "npadvmod",
        "neg",
        "preconj",
        "punct",
        "case",
    }
)
AFTER = frozenset(["prep", "appos", "acl", "relcl", "amod", "nummod", "npadvmod", "advmod", "case", "punct", "nmod"])
DASHES = frozenset({"–", "—", "--", DASH})
QUESTIONS = frozenset({"WDT", "WP"})
"""Tags of words that open a clause and belong to no phrase in it: no "whose"."""
CLAUSES = frozenset({"acl", "relcl"})
COMMAS = frozenset({",", "–", "—", "--", "("})
LONGEST_CLAUSE = 30
"""Tokens; a clause that is longer is as a rule the parser's mistake, a whole sentence hung on the noun before it."""


def extent(parse: Parse, head: int, apart: frozenset[int] = frozenset()) -> Tokens:
    """The full phrase of a head token, half-open; it ends before any head that stands ``apart``.

    A clause that only adds to the noun ("…, who resigned in May,") belongs to the phrase where a comma closes it before
    the sentence goes on: left open it would swallow the verb of speech that follows.
    """
    if is_age(parse, head):
        return _age_start(parse, head), head + 1
    start, end = _start(parse, head), compound_end(parse, head)
    for child in parse.children[head]:
        if child < end:
            continue
        if child in apart and child == end + 1 and parse.text[end] == "(" and parse.text[child + 1 : child + 2] == [")"]:
            end = (
                child + 2
            )  # what a body is called for short parts no phrase: "the president of the Federation (FAK), Nicholas Kamau"
            continue
        if left_edge(parse, child) > end + 1 or parse.dep[child] not in AFTER or child in apart:
            break
        end = max(end, _taken(parse, head, child, end))
    return start, _without_trailing_marks(parse, head, end)


def is_age(parse: Parse, i: int) -> bool:
    """Whether a token ends an age that stands for a person: "the 54-year-old said", but not "a 54-year-old teacher"."""
    if parse.lower[i] not in ("old", "olds") or i < 4 or parse.lower[i - 2] != "year":
        return False
    return i + 1 == len(parse) or parse.tag[i + 1] not in ("NN", "NNS", "NNP", "JJ", "HYPH")


def _age_start(parse: Parse, i: int) -> int:
    return i - 5 if i > 4 and parse.tag[i - 5] == "DT" else i - 4


def _start(parse: Parse, head: int) -> int:
    start = head
    for child in reversed([c for c in parse.children[head] if c < head]):
        if parse.dep[child] not in BEFORE or parse.sentence[child] != parse.sentence[head]:
            break
        if parse.dep[child] == "punct" and parse.tag[child] != "HYPH":
            continue
        if parse.tag[child] in QUESTIONS:
            break  # "what [police] called an accident"
        if parse.dep[child] == "advmod" and parse.text[child + 1] == ",":
            break
        if parse.tag[child] == "CD" and parse.text[child + 1] in DASHES:
            break  # the hour of an entry: "8:22 – [A woman] says"
        start = min(start, left_edge(parse, child))
    return start


def left_edge(parse: Parse, i: int) -> int:
    """The leftmost token of a subtree."""
    while parse.children[i] and parse.children[i][0] < i:
        i = parse.children[i][0]
    return i


def right_edge(parse: Parse, i: int) -> int:
    """The rightmost token of a subtree."""
    while parse.children[i] and parse.children[i][-1] > i:
        i = parse.children[i][-1]
    return i


def _taken(parse: Parse, head: int, child: int, end: int) -> int:
    """The end of the phrase once this right-hand child is judged; ``end`` where it does not belong."""
    dep = parse.dep[child]
    if dep == "punct" or dep == "advmod":
        return child + 1 if parse.text[child] in ("-", "'s", "’s") else end
    parted = parse.text[end - 1] in COMMAS or (end < len(parse) and parse.text[end] in COMMAS)
    if dep in CLAUSES:
        return _clause_end(parse, child, end, parted)
    if dep == "prep":
        return end if parted or child != end else _complement_end(parse, child)
    if dep == "appos" and _possessed_by_relative(parse, child):
        return end
    if dep == "appos" and not parted and not _begins_name(parse, end):
        return end
    if dep not in ("appos", "npadvmod", "nummod", "amod", "nmod"):
        return end
    return _closed(parse, extent(parse, child)[1], parted)


def _possessed_by_relative(parse: Parse, i: int) -> bool:
    """Whether what looks like an appositive begins a clause: "Lamin, whose son ..."."""
    return any(parse.lower[c] == "whose" for c in parse.children[i])


def _begins_name(parse: Parse, i: int) -> bool:
    """Whether a name or a title in quotation marks follows at once: "her sister Katherine", "the film “Dunes”"."""
    return parse.text[i] in ("“", '"', "‘", "'") or (parse.tag[i] in ("NNP", "NNPS") and parse.text[i][:1].isupper())


def _complement_end(parse: Parse, preposition: int) -> int:
    end = preposition + 1
    for child in parse.children[preposition]:
        if child >= preposition and parse.dep[child] in ("pobj", "pcomp", "prep"):
            end = extent(parse, child)[1] if parse.dep[child] == "pobj" else right_edge(parse, child) + 1
            end = max([end, *(right_edge(parse, c) + 1 for c in parse.children[child] if parse.dep[c] == "conj")])
    return end


def _clause_end(parse: Parse, child: int, end: int, parted: bool) -> int:
    first, last = left_edge(parse, child), right_edge(parse, child) + 1
    if last - first > LONGEST_CLAUSE or first > end + 1:
        return end
    if not parted:
        return last
    return last + 1 if last < len(parse) and parse.text[last] == "," else end


def _closed(parse: Parse, end: int, parted: bool) -> int:
    """Take in the bracket or comma that closes an insertion."""
    return end + 1 if parted and end < len(parse) and parse.text[end] in (")", ",", "–", "—") else end


def _without_trailing_marks(parse: Parse, head: int, end: int) -> int:
    while end > head + 1 and (parse.text[end - 1] in COMMAS | HYPHENS or parse.text[end - 1].isspace()):
        end -= 1
    return end
