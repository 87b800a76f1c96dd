"""The phrases of a text that can speak."""

from __future__ import annotations

from spacy.tokens import Doc

from attribution.annotation import Phrase, Tokens, furniture_tokens
from attribution.mentions.called_bodies import called_bodies
from attribution.mentions.extents import extent, is_age
from attribution.mentions.kinds import AGENTS, common_kind, is_title_of_work, name_kind, pronoun_kind
from attribution.mentions.lexicon import Lexicon, lexicon
from attribution.mentions.names import core_start, name_run, opening_moods, person_evidence, plain, vote
from attribution.name_runs import PROPER
from attribution.paragraphs import dateline_tokens
from attribution.parse import Parse, read_parse

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
INNER = frozenset({"compound", "nmod", "amod", "dep"})
PEOPLE = frozenset({"person", "unnamed_person"})
SPEAKERS = PEOPLE | {"unnamed_group", "organisation"}
CALLED = frozenset({"unnamed_person", "unnamed_group", "document"})
"""Kinds that a surname has alone where it is a noun too: "King", "Banks"."""
BEFORE_NOUNS = frozenset({"DT", "PRP$", "POS", "JJ", "CD"})
STOPS = frozenset('.!?”"')
TOGETHER = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "agent", "appos", "poss", "ROOT", "attr", "dative"})


def find_phrases(doc: Doc) -> tuple[Phrase, ...]:
    """All phrases of a text that can speak, in text order, an outer one before those inside it.

    Two phrases are apart or one holds the other whole ("an official from [the port]"); an appositive belongs to what it
    explains and is no phrase of its own. Nothing in site furniture or a dateline is returned. Never raises on odd text.
    """
    parse = read_parse(doc)
    lists = lexicon()
    heads = _heads(parse, furniture_tokens(doc) | dateline_tokens(doc) | opening_moods(parse, lists))
    runs = {i: name_run(parse, lists, i) for i in heads if parse.tag[i] in PROPER}
    votes = vote((plain(parse.text[i]), person_evidence(parse, lists, run)) for i, run in runs.items())
    kinds = _with_short_names(parse, lists, runs, {i: _kind(parse, lists, i, runs, votes) for i in heads})
    kinds = called_bodies(parse, lists, runs, kinds)
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
    """Whether a token is the head of a phrase: a noun that only modifies the next one is not, a person's name is."""
    if parse.tag[i] not in NOUNS:
        return True
    if _ends_compound(parse, i):
        return False
    if parse.dep[i] not in INNER or parse.head[i] <= i or i + 1 == len(parse):
        return True
    if parse.text[i] in lexicon().particles:
        return False
    if parse.entity[i] == "PERSON":
        return parse.tag[i + 1] in ("NN", "NNS")
    return parse.tag[i + 1] not in NOUNS and parse.head[i] != i + 1 and parse.dep[i] == "dep"


def _ends_compound(parse: Parse, i: int) -> bool:
    """Whether a common noun is the second half of one that speaks by its first: "secretary-general"."""
    tied = i > 1 and parse.tag[i - 1] == "HYPH" and parse.tag[i] in ("NN", "NNS") and parse.tag[i - 2] in ("NN", "IN")
    return tied and (parse.head[i] == i - 2 or parse.dep[i] == "pobj")


def _kind(parse: Parse, lists: Lexicon, i: int, runs: dict[int, Tokens], votes: dict[str, int]) -> str | None:
    if is_age(parse, i):
        return "unnamed_group" if parse.lower[i] == "olds" else "unnamed_person"
    if parse.tag[i] in NOUNS and is_title_of_work(parse, lists, runs.get(i, (i, i + 1))):
        return None
    if i in runs:
        return name_kind(parse, lists, runs[i], votes[plain(parse.text[i])])
    if parse.tag[i] in NOUNS:
        return common_kind(parse, lists, i)
    return pronoun_kind(parse, lists, i)


def _with_short_names(
    parse: Parse, lists: Lexicon, runs: dict[int, Tokens], kinds: dict[int, str | None]
) -> dict[int, str | None]:
    """The kinds, with short names put right: "Stanhope" looks like a surname, but not beside "Stanhope Capital", and "Will"
    like a body's name, but not beside "Will Dunbar"."""
    longer = {i: run for i, run in runs.items() if run[1] - run[0] > 1}
    bodies = {parse.text[run[0]] for i, run in longer.items() if kinds[i] == "organisation"}
    surnames = {parse.text[i] for i in longer if kinds[i] == "person"}
    borne = {parse.text[i] for i, run in longer.items() if kinds[i] == "person" and run[1] - core_start(parse, lists, run) > 1}
    given = {parse.text[core_start(parse, lists, run)] for i, run in longer.items() if kinds[i] == "person"}
    given -= bodies | lists.speaking_names | lists.places
    short = [i for i in runs if i not in longer]
    put_right = {i: "organisation" for i in short if kinds[i] == "person" and parse.text[i] in bodies - surnames}
    persons = given | (surnames - bodies - lists.speaking_names - lists.places)
    put_right |= {i: "person" for i in short if kinds[i] == "organisation" and parse.text[i] in persons}
    named = (i for i in short if kinds[i] in CALLED and parse.text[i] in borne | lists.trade_surnames and _is_bare(parse, i))
    put_right |= {i: "person" for i in named if parse.text[i] in borne or _speaks_in_prose(parse, i)}
    return kinds | put_right


def _is_bare(parse: Parse, i: int) -> bool:
    """Whether a word stands without what goes before a noun: "King said", but not "the king said"."""
    return i == 0 or parse.sentence[i - 1] != parse.sentence[i] or parse.tag[i - 1] not in BEFORE_NOUNS


def _speaks_in_prose(parse: Parse, i: int) -> bool:
    """Whether a word is the subject of a sentence that is no headline, where an article would not be left out."""
    if parse.dep[i] != "nsubj" or parse.sentence[i] in parse.titled:
        return False
    end = next((j for j in range(i, len(parse)) if parse.sentence[j] != parse.sentence[i]), len(parse))
    last = next((parse.text[j] for j in range(end - 1, i, -1) if parse.text[j].strip()), "")
    return last in STOPS


def _explains(parse: Parse, kinds: dict[int, str | None], i: int) -> bool:
    """Whether this head only explains another: an appositive of its own sort, but not one name set beside another."""
    head = parse.head[i]
    if parse.dep[i] != "appos" or not kinds.get(head) or extent(parse, head)[1] <= i:
        return False
    if (kinds[i] in PEOPLE) != (kinds[head] in PEOPLE) and kinds[i] is not None:
        return False
    return not (kinds[i] == kinds[head] == "person" and parse.text[i] != parse.text[head])


def _joined(parse: Parse, kinds: dict[int, str | None]) -> list[Phrase]:
    """Those joined by "and" who speak together, as a group, besides each for himself."""
    found = []
    for i, kind in kinds.items():
        others = _conjuncts(parse, i)
        if not others or parse.dep[i] not in TOGETHER or not all(kinds.get(j) in SPEAKERS for j in [i, *others]):
            continue
        if kind in PEOPLE or parse.dep[i] in AGENTS:
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
