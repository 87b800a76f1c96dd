"""The phrases of a text that can speak."""

from __future__ import annotations

from spacy.tokens import Doc

from attribution.annotation import Phrase, Tokens, furniture_tokens
from attribution.mentions.extents import extent, is_age
from attribution.mentions.kinds import common_kind, name_kind, pronoun_kind
from attribution.mentions.lexicon import Lexicon, lexicon
from attribution.mentions.names import PROPER, name_run, person_evidence, vote
from attribution.parse import Parse, read_parse

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
INNER = frozenset({"compound", "nmod", "amod", "dep"})
PEOPLE = frozenset({"person", "unnamed_person"})


def find_phrases(doc: Doc) -> tuple[Phrase, ...]:
    """All phrases of a text that can speak, in text order, an outer one before those inside it.

    Two phrases are apart or one holds the other whole ("an official from [the port]"); an appositive belongs to what it
    explains and is no phrase of its own. Nothing in site furniture is returned. Never raises on odd text.
    """
    parse = read_parse(doc)
    lists = lexicon()
    heads = _heads(parse, furniture_tokens(doc))
    runs = {i: name_run(parse, lists, i) for i in heads if parse.tag[i] in PROPER}
    votes = vote((parse.text[i], person_evidence(parse, lists, run)) for i, run in runs.items())
    kinds = {i: _kind(parse, lists, i, runs, votes) for i in heads}
    explained = {i for i in heads if _explains(parse, kinds, i)}
    apart = frozenset(i for i in heads if kinds[i] and parse.dep[i] == "appos" and i not in explained)
    found = [Phrase(extent(parse, i, apart), kind, i) for i in heads if (kind := kinds[i]) and i not in explained]
    return _nested(found + _joined(parse, kinds))


def noun_phrase(doc: Doc, head_index: int) -> Tokens:
    """The full phrase of a head token, half-open: modifiers, appositives and complements, never a verb of speech.

    Raises:
        IndexError: the text has no such token.
    """
    return extent(read_parse(doc), doc[head_index].i)


def _heads(parse: Parse, furniture: frozenset[int]) -> list[int]:
    return [i for i in range(len(parse)) if i not in furniture and _may_head(parse, i)]


def _may_head(parse: Parse, i: int) -> bool:
    """Whether a token is the head of a phrase: a noun that only modifies the next one is not."""
    if parse.tag[i] not in NOUNS:
        return True
    if parse.dep[i] not in INNER or parse.head[i] <= i:
        return True
    return i + 1 < len(parse) and parse.tag[i + 1] not in NOUNS and parse.head[i] != i + 1 and parse.dep[i] == "dep"


def _kind(parse: Parse, lists: Lexicon, i: int, runs: dict[int, Tokens], votes: dict[str, int]) -> str | None:
    if is_age(parse, i):
        return "unnamed_group" if parse.lower[i] == "olds" else "unnamed_person"
    if i in runs:
        return name_kind(parse, lists, runs[i], votes[parse.text[i]])
    if parse.tag[i] in NOUNS:
        return common_kind(parse, lists, i)
    return pronoun_kind(parse, i)


def _explains(parse: Parse, kinds: dict[int, str | None], i: int) -> bool:
    """Whether this head only explains another: an appositive of its own sort, but not one name set beside another."""
    head = parse.head[i]
    if parse.dep[i] != "appos" or not kinds.get(head):
        return False
    if (kinds[i] in PEOPLE) != (kinds[head] in PEOPLE) and kinds[i] is not None:
        return False
    return not (kinds[i] == kinds[head] == "person" and parse.text[i] != parse.text[head])


def _joined(parse: Parse, kinds: dict[int, str | None]) -> list[Phrase]:
    """People joined by "and" speak together as a group, besides each for himself."""
    found = []
    for i, kind in kinds.items():
        others = _conjuncts(parse, i)
        if kind in PEOPLE and others and parse.dep[i] != "conj" and all(kinds.get(j) in PEOPLE for j in others):
            found.append(Phrase((extent(parse, i)[0], extent(parse, others[-1])[1]), "unnamed_group", i))
    return found


def _conjuncts(parse: Parse, i: int) -> list[int]:
    found: list[int] = []
    while True:
        following = [c for c in parse.children[i] if c > i and parse.dep[c] == "conj"]
        if not following:
            return found
        i = following[0]
        found.append(i)


def _nested(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """The phrases in order; one that only half overlaps an earlier one is cut back to where it goes on alone."""
    kept: list[Phrase] = []
    open_ends: list[int] = []
    for phrase in sorted(phrases, key=lambda p: (p.tokens[0], -p.tokens[1], p.kind != "unnamed_group")):
        start, end = phrase.tokens
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            end = max(open_ends[-1], phrase.head + 1)
        if kept and kept[-1].tokens == (start, end):
            continue
        open_ends.append(end)
        kept.append(Phrase((start, end), phrase.kind, phrase.head))
    return tuple(kept)
