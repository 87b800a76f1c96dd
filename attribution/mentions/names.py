"""Proper names: how far one reaches, and whether it is a person's."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from attribution.annotation import Tokens
from attribution.mentions.lexicon import Lexicon
from attribution.name_runs import HYPHENS, PROPER, ends_date, ends_office, has_apostrophe, is_month
from attribution.parse import Parse, follows_role

PARTIES = frozenset("RDI")
"""A lawmaker's party before his state: "Thompson, R-Pa."."""
PLACING = frozenset({"in", "near", "off", "outside", "around", "across", "throughout"})
"""Prepositions before a place."""
ADDRESSED = 12
"""Evidence of a courtesy title: "Ms Banks" is a person, and so is "Latanya Banks" wherever else she stands."""
LONGEST_ROLE = 9
"""Tokens: "a 47-year-old former school teacher"."""
ROLE_TAGS = frozenset({"DT", "JJ", "NN", "CD", "HYPH", "VBN", "PRP$"})
ACTING = frozenset({"nsubj", "agent"})
"""What a first name alone is where it stands for somebody: "May said"."""
OPENING = frozenset({"“", "‘", '"', "'", "``"})
NOT_PERSONS = frozenset({"ORG", "FAC", "NORP", "GPE", "LOC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"})


def name_run(parse: Parse, lists: Lexicon, head: int) -> Tokens:
    """The tokens of the name that ends at ``head``, its titles included: "Rep. Glenn Thompson", "Hashed al-Shaabi"."""
    start = head
    while start > 0 and parse.sentence[start - 1] == parse.sentence[head] and _part_of_name(parse, lists, start):
        start -= 1
    while start < head and (not parse.text[start][:1].isupper() or _is_portfolio(parse, lists, start)):
        start += 1
    return start, head + 1


def opening_moods(parse: Parse, lists: Lexicon) -> frozenset[int]:
    """The adjectives that owe their capital to the start of their sentence and are taken for names: "[Numb], she sat down"; not
    where a name goes on, nor where the text has the same word with a capital inside a sentence."""
    moods = {i for i, word in enumerate(parse.lower) if word in lists.moods and parse.tag[i] in PROPER and _opens(parse, i)}
    if not moods:
        return frozenset()
    named = {word for i, word in enumerate(parse.text) if parse.sentence[i] not in parse.titled and not _opens(parse, i)}
    return frozenset(i for i in moods if parse.text[i] not in named and not _goes_on(parse, i))


def _goes_on(parse: Parse, i: int) -> bool:
    """Whether another word of a name follows."""
    return i + 1 < len(parse) and parse.tag[i + 1] in PROPER


def _opens(parse: Parse, i: int) -> bool:
    """Whether a token is the first word of its sentence or its line, but for quotation marks."""
    while i > 0 and parse.text[i - 1] in OPENING:
        i -= 1
    return i == 0 or parse.sentence[i - 1] != parse.sentence[i] or parse.text[i - 1].isspace()


def _is_portfolio(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a word says what an office before the name is of: "Minister of [Energy] Sherali Holm"."""
    return i > 1 and ends_office(parse.lower, i, lists.portfolios)


def _part_of_name(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether the token before ``i`` belongs to the name that goes on at ``i``."""
    before = i - 1
    if parse.tag[before] in PROPER:
        return not (is_month(parse.text[before]) or ends_date(parse.entity, before))
    if parse.text[before].isspace() and "\n" not in parse.text[before]:
        return before > 0 and _part_of_name(parse, lists, before)
    if parse.lower[before] in lists.particles or parse.text[before] in HYPHENS:
        earlier = parse.text[before - 1] if before > 0 else ""
        return earlier[:1].isupper() or earlier in HYPHENS or earlier in lists.particles
    if parse.lower[before] in lists.quantifiers:
        return False
    return parse.tag[before] in ("NN", "JJ") and parse.text[before][:1].isupper() and parse.tag[i] in PROPER


def core_start(parse: Parse, lists: Lexicon, run: Tokens) -> int:
    """Where the person's own name begins, after the titles and offices before it."""
    start, end = run
    for i in range(end - 2, start - 1, -1):
        if _is_title(parse, lists, i) and not (i > start and parse.text[i - 1] in lists.first_names):
            return i + 1
    while start < end - 1 and (parse.text[start] in lists.nationalities or parse.tag[start] in ("JJ", "NN")):
        start += 1
    return start


def _is_title(parse: Parse, lists: Lexicon, i: int) -> bool:
    word = parse.text[i]
    if _is_initial(word) and i + 1 < len(parse) and _is_initial(parse.text[i + 1]):
        return False
    called_so = word in lists.first_names or _begins_name(parse, lists, i)
    return word in lists.titles or (word.lower() in lists.persons and not called_so)


def _is_initial(word: str) -> bool:
    """Whether a word is one letter of a name: "M."."""
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _begins_name(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a capitalised noun for a person is a name, for a role in small letters stands right before it: "the ward
    chairman, Man Bahadur Gurung", "chairman Man Bahadur"."""
    return follows_role(parse, lists.persons, i) and parse.text[i][:1].isupper() and not parse.text[i].isupper()


def person_evidence(parse: Parse, lists: Lexicon, run: Tokens) -> tuple[int, int]:
    """How much speaks for a person's name at this place; below zero it speaks for a body or a place.

    First what the words and their neighbours say, then what the entity recogniser says.
    """
    start, end = run
    core = core_start(parse, lists, run)
    last = parse.text[end - 1]
    if is_party_tag(parse, run):
        return -8, 0
    barrelled = end - core > 2 and parse.text[end - 2] in HYPHENS and parse.text[end - 3].istitle() and last.istitle()
    if last in lists.company_endings and end - start > 1 and not barrelled:
        return -8, 0
    addressed = core > start and parse.lower[core - 1] in lists.courtesy
    if (
        not barrelled
        and not addressed
        and (last.lower().rstrip("s") in lists.organisations or last.lower() in lists.organisations)
    ):
        return -4, 0
    given = parse.text[core] in lists.first_names
    if end - start > 1 and last in lists.places and not given and core == start:
        return -6, 0
    score = (
        ADDRESSED * addressed
        + 4 * (core > start)
        + (3 if end - core >= 2 else 2) * given
        + (2 if end - core > 3 else 1) * barrelled
    )
    score += given and _acts_alone(parse, lists, run)
    score += 3 * has_apostrophe(last)
    score += 2 * (end - core >= 2 and not given and parse.entity[end - 1] == "PERSON")
    score += _neighbour_evidence(parse, lists, start, end) + 4 * (start > 0 and _is_portfolio(parse, lists, start - 1))
    if last.isupper() and 2 <= len(last) <= 6 and last.isalpha():
        score -= 2
    name = " ".join(parse.text[core:end])
    if name in lists.speaking_names:
        score -= 3
    if name in lists.places:
        return -8, 0
    return score, _entity_evidence(parse, end)


def _acts_alone(parse: Parse, lists: Lexicon, run: Tokens) -> bool:
    """Whether a single word that may be a first name does something, and is no noun with a capital ("Judge blocks plan")."""
    start, end = run
    noun = parse.lower[start] in lists.persons | lists.groups | lists.organisations | lists.documents
    return end - start == 1 and parse.dep[start] in ACTING and parse.entity[start] not in NOT_PERSONS and not noun


def is_party_tag(parse: Parse, run: Tokens) -> bool:
    """Whether a run is a lawmaker's party and state: "R-Pa."."""
    start, end = run
    return end - start == 3 and parse.text[start] in PARTIES and parse.text[start + 1] in HYPHENS


def _entity_evidence(parse: Parse, end: int) -> int:
    label = parse.entity[end - 1]
    if label == "PERSON":
        return 2
    return -2 if label in NOT_PERSONS else 0


def _neighbour_evidence(parse: Parse, lists: Lexicon, start: int, end: int) -> int:
    """What stands around the name: "the Hashed" is no person, "spokesman Ali", "Ali, 54," and "Ali, who" are."""
    score = 0
    if start > 0:
        before = parse.lower[start - 1]
        score -= 4 * (before in ("the", "a", "an") and not _before_noun(parse, end))
        score += 3 * (before in lists.persons and parse.tag[start - 1] == "NN")
        score -= 6 * (before in lists.organisations and before not in lists.persons and parse.tag[start - 1] == "NN")
        score -= 4 * (before not in lists.persons and before.rstrip("s") in lists.persons and parse.tag[start - 1] == "NNS")
        score += 3 * (before in ("'s", "’s") and parse.lower[start - 2] in lists.organisations)
    if end + 1 < len(parse) and parse.text[end] == ",":
        score += 3 * (parse.tag[end + 1] == "CD" and parse.text[end + 1].isdigit() and len(parse.text[end + 1]) == 2)
        score += 3 * _called(parse, lists, end + 1)
        score += 3 * (parse.lower[end + 1] in ("who", "whose")) - 6 * (parse.lower[end + 1] == "which")
    score -= 3 * (parse.dep[end - 1] == "pobj" and parse.lower[parse.head[end - 1]] in PLACING)
    score += 3 * (start > 2 and parse.lower[start - 1] in ("named", "as") and "name" in parse.lower[start - 4 : start])
    score += 2 * (end < len(parse) and parse.lower[end] == "who") + 3 * _works_at(parse, end)
    others = _explained(parse, end - 1)
    score -= 4 * any(o in lists.organisations and o not in lists.persons for o in others)
    return score + 3 * any(o in lists.persons for o in others)


def _called(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a role in small letters begins here, that runs to its noun: ", a retired nurse", ", spokeswoman for the port"."""
    for at in range(i, min(i + LONGEST_ROLE, len(parse))):
        if parse.tag[at] == "NN" and parse.lower[at] in lists.persons and parse.lower[at] not in lists.organisations:
            return parse.tag[min(at + 1, len(parse) - 1)] not in ("NN", "NNS", "NNP", "POS", "HYPH")
        if parse.tag[at] not in ROLE_TAGS:
            return False
    return False


def _works_at(parse: Parse, end: int) -> bool:
    """Whether a name is placed at another, as one who speaks is: "Raman-Holt at Beaumont Gray wrote"."""
    return end + 1 < len(parse) and parse.lower[end] == "at" and parse.tag[end + 1] in PROPER and parse.dep[end - 1] != "pobj"


def _before_noun(parse: Parse, end: int) -> bool:
    """Whether a common noun follows to which the article belongs: "the Rubin campaign"."""
    return end < len(parse) and parse.tag[end] in ("NN", "NNS") and parse.head[end - 1] >= end


def _explained(parse: Parse, head: int) -> list[str]:
    """The nouns that the name explains, or that explain it: "the chief, Musa Ringim", "Okoro, a nurse", "the firm, Lindt"."""
    others = [c for c in parse.children[head] if parse.dep[c] == "appos"]
    if parse.dep[head] == "appos":
        others.append(parse.head[head])
    return [parse.lemma[o].lower() for o in others if parse.tag[o] == "NN"]


def plain(name: str) -> str:
    """A name without accents, by which two spellings of it in one text are known as one: "Núñez", "Nunez".

    >>> plain("Núñez")
    'Nunez'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def vote(evidence: Iterable[tuple[str, tuple[int, int]]]) -> dict[str, int]:
    """All evidence of a text by last name: the small model takes one name for a person here and a body there.

    What the recogniser says of all places together weighs no more than at one.
    """
    words: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for name, (score, label) in evidence:
        words[name] += score
        labels[name] += label
    return {name: words[name] + max(-2, min(2, labels[name])) for name in words}
