"""Proper names inside phrases: where one begins and ends, and whether it may be a person's or a place's."""

from __future__ import annotations

from attribution.annotation import Phrase, Tokens
from attribution.languages import words
from attribution.name_runs import HYPHENS, PROPER, ends_date, ends_office, is_month
from attribution.parse import Parse, follows_role
from attribution.sources.lexicon import LANGUAGE, Lexicon

PLACES = frozenset({"GPE", "LOC"})
SUFFIXES = frozenset({"Jr", "Sr"})
NEVER_PERSONS = frozenset({"DATE", "TIME", "EVENT", "NORP", "LAW", "LANGUAGE", "MONEY"})
DOERS = ("ist", "er", "or", "ian", "man", "woman", "person", "eer", "ee", "ster", "monger", "smith", "wright")
"""Endings of nouns for persons."""
SHORTEST_DOER = 4
NAMING = frozenset({"called", "dubbed", "named"})
"""Verbs before the name that something bears."""
LINKS = frozenset({"of", "for", "and", "the", "&", "on", "in", "de", "des", "du", "la", "al", "-", "‑", "’", "'s", "’s"})
"""What may stand between the capitalised words of a body's name."""


def name_tokens(parse: Parse, lists: Lexicon, phrase: Phrase) -> Tokens | None:
    """The proper name in a phrase: its head's, or that of the person who explains it ("his spokesman, Dmitri Petrov").

    None for a phrase without one; a title alone ("Sen.") is no name, unless it is only ever one as a title ("Don"), and no
    more is a noun that its place alone gives a capital ("Agency says 31 dead").
    """
    name = None if phrase.kind == "pronoun" else _any_name(parse, lists, phrase)
    if name is None or name[1] - name[0] > 1:
        return name
    titled = _only_title(lists, parse.text[name[0]]) and not (phrase.kind == "person" and phrase.tokens[0] == name[0])
    return None if titled or _opens_sentence(parse, lists, name[0]) else name


def _opens_sentence(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a word is a common noun for a body, and the first of its sentence."""
    return parse.lower[i] in lists.organisations and (i == 0 or parse.sentence[i - 1] != parse.sentence[i])


def _only_title(lists: Lexicon, word: str) -> bool:
    given = word in lists.male or word in lists.female
    return word in lists.titles and (word.lower() in lists.persons or not given)


def _any_name(parse: Parse, lists: Lexicon, phrase: Phrase) -> Tokens | None:
    given = _name_given(parse, lists, phrase)
    if given is not None:
        return given
    if parse.tag[phrase.head] in PROPER and not (phrase.kind == "unnamed_person" or _small(parse, phrase.head)):
        if phrase.kind == "person":
            return _person_name(parse, lists, phrase.tokens[0], phrase.head)
        if phrase.kind == "unnamed_group" and _several(parse, phrase):
            return phrase.tokens
        if phrase.kind in ("organisation", "document") or parse.dep[phrase.head] != "conj":
            return _body_name(parse, phrase)
    return _explaining_name(parse, lists, phrase) or _name_with_noun(parse, lists, phrase)


def _several(parse: Parse, phrase: Phrase) -> bool:
    """Whether a phrase names several, one beside another: "Oslo, Rome and other capitals" is not called Oslo."""
    return any(parse.dep[c] == "conj" and c < phrase.tokens[1] for c in parse.children[phrase.head])


def _small(parse: Parse, i: int) -> bool:
    """Whether a word is written small and is not the end of a given name: "Wing-kei"."""
    return parse.text[i].islower() and not (i > 1 and parse.text[i - 1] in HYPHENS and parse.tag[i - 2] in PROPER)


def _name_with_noun(parse: Parse, lists: Lexicon, phrase: Phrase) -> Tokens | None:
    """A name that a common noun completes: "the [Desert Shield militia]", but not "the Iraqi army"."""
    if phrase.kind not in ("organisation", "unnamed_group") or parse.tag[phrase.head] != "NN":
        return None
    start = phrase.head
    while start > phrase.tokens[0] and parse.tag[start - 1] in PROPER and parse.dep[start - 1] == "compound":
        start -= 1
    words = parse.text[start : phrase.head]
    if not words or " ".join(words) in lists.countries or any(word in lists.places for word in words):
        return None
    return start, phrase.head + 1


def _name_given(parse: Parse, lists: Lexicon, phrase: Phrase) -> Tokens | None:
    """The name that a phrase says one is called by: "a new lobby called [Forward Tarn]"."""
    naming = (c for c in parse.children[phrase.head] if c > phrase.head and parse.dep[c] == "acl" and parse.lower[c] in NAMING)
    for verb in naming:
        for i in (c for c in parse.children[verb] if verb < c < phrase.tokens[1] and parse.tag[c] in PROPER):
            if phrase.kind == "organisation":
                return _body_name(parse, Phrase((verb + 1, phrase.tokens[1]), phrase.kind, i))
            if phrase.kind == "unnamed_person":
                return _person_name(parse, lists, verb + 1, i)
    return None


def _explaining_name(parse: Parse, lists: Lexicon, phrase: Phrase) -> Tokens | None:
    """The name that explains a common noun: "the chairman, [Musa Ringim]", "the broker, [Sandvik]"."""
    for child in range(phrase.head + 1, phrase.tokens[1]):
        if parse.dep[child] != "appos" or parse.head[child] != phrase.head or parse.tag[child] not in PROPER:
            continue
        if parse.text[child - 1] == "(" or (parse.sentence[child] in parse.titled and parse.entity[child] != "PERSON"):
            continue
        if phrase.kind == "unnamed_person":
            return _person_name(parse, lists, phrase.head + 1, child)
        if phrase.kind == "organisation":
            return _body_name(parse, Phrase((phrase.head + 1, phrase.tokens[1]), phrase.kind, child))
    return None


def _person_name(parse: Parse, lists: Lexicon, first: int, head: int) -> Tokens:
    """The name without titles and offices before it: "Amina Okoro" in "Health Minister Amina Okoro"."""
    start = head
    while start > first and _goes_on(parse, lists, start - 1):
        start -= 1
    while start < head and not (_begins_person(parse, lists, start) or _is_place_named(parse, lists, start, head)):
        start += 1
    stop = head + 1 < len(parse) and parse.text[head + 1] == "." and parse.text[head] in SUFFIXES
    return _after_places(parse, lists, start, head), head + 1 + (stop and not _ends(parse, head + 1))


def _ends(parse: Parse, i: int) -> bool:
    """Whether a full stop ends its sentence."""
    return i + 1 == len(parse) or parse.text[i + 1][:1].isupper() or not parse.text[i + 1].strip()


def _after_places(parse: Parse, lists: Lexicon, start: int, head: int) -> int:
    """Where a name begins after the title inside it, and what that is of: "Indiana Gov. [Mike Pence]"."""
    titles = [i for i in range(start, head) if parse.text[i] in lists.titles and parse.text[i].endswith(".")]
    last = titles[-1] if titles else start
    initial = len(parse.text[last]) == 2
    return last + 1 if titles and not initial else start


def _begins_person(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a person's name can begin with that word: one with a capital, or the particle of a surname ("van Hulst")."""
    word = parse.text[i]
    return (word[:1].isupper() and word not in lists.places) or word in lists.particles


def _is_place_named(parse: Parse, lists: Lexicon, start: int, head: int) -> bool:
    """Whether a word that is first of all a place's or a nation's name is the first name of the person whose surname follows at
    once: "[German] Ortega", but not "[German] Angela Lenz" or "[Georgia] Governor Blake"."""
    if parse.text[start] not in lists.place_named or head - start != 1:
        return False
    surname = parse.text[head]
    known = surname in lists.titles or surname in lists.places or surname.lower() in lists.persons | lists.organisations
    return surname[:1].isupper() and not known


def _goes_on(parse: Parse, lists: Lexicon, before: int) -> bool:
    """Whether a token belongs to the person's name that goes on after it."""
    word = parse.text[before]
    if is_month(word):
        return False
    if ends_office(parse.lower, before, lists.portfolios):
        return False
    if word.isspace():
        return "\n" not in word and before > 0 and _goes_on(parse, lists, before - 1)
    given = word in lists.male or word in lists.female
    if parse.tag[before] in PROPER or (given and word[:1].isupper()):
        follows_name = before > 0 and (parse.text[before - 1] in lists.male or parse.text[before - 1] in lists.female)
        initial = len(word) == 2 and word[1] == "." and len(parse.text[before + 1]) == 2 and parse.text[before + 1][1] == "."
        if initial or _called_so(parse, lists, before):
            return True
        titled = word in lists.titles or (word.lower() in lists.persons and not given)
        return follows_name or not (titled or word.lower() in lists.organisations)
    return word.lower() in lists.particles or word in HYPHENS or word in ("“", "”", '"')


def _called_so(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a noun for a person with a capital is a name, for a role in small letters stands right before it: "the ward
    chairman, Man Bahadur Gurung"; no title of its own ("navy spokesman Captain Le Roux")."""
    word, role = parse.text[i], follows_role(parse, lists.persons, i)
    inside = i > 0 and parse.text[i - 1].islower() and i + 2 < len(parse) and parse.text[i + 2][:1].isupper()
    office = word in lists.titles or word.lower() in lists.offices
    return (role or inside) and word.istitle() and not office


def _body_name(parse: Parse, phrase: Phrase) -> Tokens:
    """A name that may go on after its head: "the Ministry of Health", "Islamic Resistance in Iraq"."""
    before = (c for c in parse.children[phrase.head] if phrase.tokens[0] <= c < phrase.head)
    inner = [c for c in before if _named(parse, c) and not ends_date(parse.entity, c)]
    start, end = min([phrase.head, *inner]), phrase.head + 1
    commas = [i for i in range(start, phrase.head) if parse.text[i] == ","]
    start = commas[-1] + 1 if commas else start
    while start > phrase.tokens[0] and _named(parse, start - 1) and not ends_date(parse.entity, start - 1):
        start -= 1
    while start < phrase.head and not parse.text[start][:1].isupper():
        start += 1
    last = end
    while last < phrase.tokens[1] and (_named(parse, last) or parse.lower[last] in LINKS or _numbered(parse, last)):
        last += 1
        if parse.lower[last - 1] == "in" and _in_state(parse, last):
            break
        end = last if parse.text[last - 1][:1].isupper() or _numbered(parse, last - 1) else end
    return start, end


def _in_state(parse: Parse, i: int) -> bool:
    """Whether a town and the short form of its state begin here: "National Media in [Alexandria, Va.]"."""
    while i < len(parse) and parse.tag[i] in PROPER:
        i += 1
    return i + 1 < len(parse) and parse.text[i] == "," and len(parse.text[i + 1]) < 6 and parse.text[i + 1].endswith(".")


def _named(parse: Parse, i: int) -> bool:
    return (parse.text[i][:1].isupper() and parse.tag[i] != "DT") or parse.text[i] in ("-", "‑", "al", "&", "el")


def _numbered(parse: Parse, i: int) -> bool:
    """Whether a short number belongs to the name before it: "Local 88", "Channel 4"."""
    return parse.text[i].isdigit() and len(parse.text[i]) < 4 and parse.head[i] == i - 1


def perhaps_person(parse: Parse, lists: Lexicon, name: Tokens) -> bool:
    """Whether a name taken for a body's may as well be a person's: one or two plain words, no article, in no list."""
    start, end = name
    words = parse.text[start:end]
    if (
        len(words) > 2
        or words[-1] in lists.company_endings
        or any(not w[:1].isupper() or w.isupper() or w.lower() in lists.organisations for w in words)
    ):
        return False
    if parse.entity[end - 1] in NEVER_PERSONS or _located(parse, end - 1):
        return False
    known = " ".join(words)
    if known in lists.countries or known in lists.regions or known in lists.speaking_names or known in lists.outlets:
        return False
    if len(words) == 2 and words[-1] in lists.places:
        return False  # "Corvale Argentina": a firm's branch
    return start == 0 or parse.tag[start - 1] != "DT"


def owns_by_name(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether an apostrophe belongs to the name of an office: "Assistant State['s] Attorney"."""
    held = 0 < i < len(parse) - 1 and parse.tag[i] == "POS" and parse.lower[i - 1] in lists.office_owners
    return held and parse.lower[i + 1] in lists.persons


def is_doer(lemma: str) -> bool:
    """Whether a noun is a person's by its form: "nephrologist", "muckraker".

    >>> is_doer("beekeeper"), is_doer("boat"), is_doer("finger")
    (True, False, False)
    """
    return lemma.endswith(DOERS) and len(lemma) > SHORTEST_DOER and lemma not in words(LANGUAGE, "things_like_doers")


def explained_as_thing(parse: Parse, lists: Lexicon, name: Tokens) -> bool:
    """Whether the text says of a name that it is some thing: "Glimmer, the dating application", but not "Mburu, a nurse"."""
    for i in (c for c in parse.children[name[1] - 1] if c > name[1] and parse.dep[c] == "appos" and parse.tag[c] == "NN"):
        lemma = parse.lemma[i].lower()
        person = is_doer(lemma) or not {lemma, lemma.rpartition("-")[2]}.isdisjoint(lists.persons | lists.kin)
        if not person and any(parse.lower[c] in ("a", "an", "the") for c in parse.children[i]):
            return True
    return False


def _located(parse: Parse, i: int) -> bool:
    """Whether a name that is taken for a place is where something is: "in Dankari"."""
    return parse.entity[i] in PLACES and parse.dep[i] == "pobj" and parse.lower[parse.head[i]] == "in"


def is_place(parse: Parse, lists: Lexicon, name: Tokens) -> bool:
    """Whether a name is a place's: known as one, taken for one, or what something is "in"."""
    words = " ".join(parse.text[slice(*name)])
    known = words in lists.countries or words in lists.regions
    return known or parse.entity[name[1] - 1] in PLACES or _within(parse, name[1] - 1)


def _within(parse: Parse, i: int) -> bool:
    """Whether something is "in" that name, with no article before it: "in Lipowiec"."""
    return parse.dep[i] == "pobj" and parse.head[i] == i - 1 and parse.lower[i - 1] == "in"
