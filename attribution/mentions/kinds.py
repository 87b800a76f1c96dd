"""What kind of source a noun phrase would be, by its head, its name and what it is part of."""

from __future__ import annotations

from attribution.mentions.extents import left_edge
from attribution.mentions.lexicon import Lexicon, lexicon
from attribution.mentions.names import is_party_tag
from attribution.name_runs import PROPER, opens_call
from attribution.parse import Parse

RELATIVE = frozenset({"which", "that"})
NO_SPEAKER = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "ORDINAL", "LANGUAGE"})
PLACES = frozenset({"GPE", "LOC"})
AGENTS = frozenset({"nsubj", "nsubjpass", "agent"})
KNOWN = 2
"""Votes up to which the entity recogniser alone may have spoken: too little to take a single word for a person's name."""
OPENED, CLOSED = frozenset({"“", '"'}), frozenset({"”", '"'})
LONGEST_TITLE = 8
"""Words of a title on either side of a name in it."""
TITLE_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"})
"""Words that are written small in the title of a work."""
SINGLE = frozenset({"a", "an", "another", "one", "that", "the", "this"})
"""Words before what one person is called."""
OFFICERS = frozenset(
    {"agents", "deputies", "detectives", "inspectors", "investigators", "officers", "officials", "prosecutors"}
)
"""Plurals that end no name of a body."""
COUNTED = frozenset({"unnamed_person", "unnamed_group", "organisation", "person"})


def pronoun_kind(parse: Parse, lists: Lexicon, i: int) -> str | None:
    """ "pronoun" for what must be resolved, the kind itself for a quantifier that stands alone ("others"), else None."""
    word = parse.lower[i]
    if parse.tag[i] in ("PRP", "PRP$", "WP", "WP$"):
        return "pronoun" if word in lists.pronouns else None
    if parse.tag[i] == "WDT" or (word in RELATIVE and parse.dep[parse.head[i]] == "relcl"):
        return "pronoun" if word in RELATIVE and parse.dep[i].startswith("nsubj") else None
    if word in lists.quantifiers and parse.dep[i] in ("nsubj", "pobj", "agent") and parse.tag[i] != "RB":
        return "unnamed_person" if word in ("one", "another", "each", "neither") else "unnamed_group"
    return None


def common_kind(parse: Parse, lists: Lexicon, i: int) -> str | None:
    """The kind of a phrase whose head is a common noun; None where it cannot speak."""
    lemma, plural = parse.lemma[i].lower(), parse.tag[i] in ("NNS", "NNPS")
    if lemma in lists.partitives or parse.lower[i] in lists.partitives:
        return _partitive_kind(parse, lists, i)
    if lemma in lists.gatherings and not plural and _partitive_kind(parse, lists, i) == "unnamed_group":
        return "unnamed_group"
    if parse.entity[i] in NO_SPEAKER or _is_premises(parse, i):
        return None
    if i > 0 and f"{parse.lower[i - 1]} {parse.lower[i]}" in lists.body_pairs:
        return "organisation"
    for noun in _noun_forms(lemma, parse.lower[i]):
        if noun in lists.persons and noun in lists.organisations and _is_body(parse, i):
            return "unnamed_group" if plural else "organisation"
        if noun in lists.persons:
            return "unnamed_group" if plural else "unnamed_person"
        if noun in lists.groups:
            return "unnamed_group"
        if noun in lists.organisations:
            return "unnamed_group" if plural and noun != "police" else "organisation"
        if noun in lists.documents:
            return "document"
    return None


def _is_body(parse: Parse, i: int) -> bool:
    """Whether a noun for a person or a company means a company here: "the grid operator", "the broker, Sandvik", but not
    "a former crane operator", "a developer who ..."."""
    if any(_only_of_persons(parse, c) for c in parse.children[i]):
        return False
    names = [c for c in parse.children[i] if c > i and parse.dep[c] == "appos" and parse.tag[c] in PROPER]
    if names:
        return parse.entity[names[0]] != "PERSON"
    return any(parse.dep[c] == "compound" and parse.tag[c] == "NN" for c in parse.children[i])


def _only_of_persons(parse: Parse, i: int) -> bool:
    """Whether a word that depends on a noun is said of persons alone: "former", "retired", a clause with "who"."""
    if parse.lower[i] in lexicon().personal_adjectives:
        return True
    return parse.dep[i] == "relcl" and any(parse.lower[c] in ("who", "whose", "whom") for c in parse.children[i])


def _noun_forms(lemma: str, word: str) -> tuple[str, ...]:
    """The lemma, the word itself, and the person in a hyphened word: "vice-admiral" is an admiral, no "self-defence"."""
    last = lemma.rpartition("-")[2]
    return (lemma, word, last) if last != lemma and last in lexicon().persons else (lemma, word)


def _partitive_kind(parse: Parse, lists: Lexicon, i: int) -> str | None:
    """ "Hundreds of protesters", "a number of officials": what is counted decides."""
    for preposition in parse.children[i]:
        if parse.lower[preposition] == "of":
            counted = [c for c in parse.children[preposition] if parse.dep[c] == "pobj"]
            kind = common_kind(parse, lists, counted[0]) if counted else None
            return "unnamed_group" if kind in COUNTED or (counted and parse.tag[counted[0]] in PROPER) else kind
    return "unnamed_group" if parse.dep[i] in AGENTS and parse.tag[i] == "NNS" else None


def name_kind(parse: Parse, lists: Lexicon, run: tuple[int, int], votes: int) -> str | None:
    """The kind of a phrase whose head is a proper name; ``votes`` are the text's evidence that it is a person's."""
    start, end = run
    head = end - 1
    word = parse.text[head]
    if parse.entity[head] in NO_SPEAKER and parse.dep[head] not in AGENTS:
        return None
    if _is_premises(parse, head) or parse.dep[head] == "nummod":  # "Eleven people were hurt", written large at the beginning
        return None
    if _is_one_of(parse, lists, run):
        return "unnamed_person"
    if start == head and ((votes <= KNOWN and _people(lists, word)) or _counted(parse, lists, head)):
        return "unnamed_group"
    if start < head and opens_call(parse.text, start):
        return "document" if common_kind(parse, lists, head) == "document" else "organisation"
    if start < head and _several_officers(parse, lists, run):
        return "unnamed_group"
    if start < head and parse.entity[head] != "PERSON" and _names_outlet(parse, lists, run):
        return "organisation"  # "Speaking to Radio Delta, the mayor said"
    if votes > (KNOWN if start == head else 0):
        return "person"
    if parse.entity[head] in NO_SPEAKER or is_party_tag(parse, run) or _marks_spot(parse, lists, head):
        return None
    if _names_place(parse, lists, run) and not _acts(parse, head) and (_locates(parse, head) or word in lists.places):
        return None
    if start == head and word in lists.paper_names and _after_article(parse, head):
        return "organisation"
    if " ".join(parse.text[start:end]).removeprefix("The ") in lists.speaking_names:
        return "organisation"  # "The Wall Street Journal", though a journal is a document
    kind = common_kind(parse, lists, head)
    if word.islower() or (kind is not None and start == head):
        return kind
    if start < head and word in lists.paper_names:
        return "organisation"
    if kind == "document" or (kind == "unnamed_person" and word in lists.titles and word != "General"):
        return kind  # "Health Minister", but not "Dollar General"
    alone = start == head and not (head > 0 and parse.text[head - 1][:1].isupper())
    people = alone and parse.tag[head] == "NNPS" and parse.entity[head] not in ("ORG", "PERSON", "GPE")
    return "unnamed_group" if people else "organisation"


def _names_outlet(parse: Parse, lists: Lexicon, run: tuple[int, int]) -> bool:
    """Whether a name opens or ends with a noun for an outlet: "Radio Delta", "Lakeland Courier"."""
    return parse.lower[run[0]] in lists.outlet_nouns or parse.lower[run[1] - 1] in lists.outlet_nouns


def _people(lists: Lexicon, word: str) -> bool:
    """Whether a capitalised plural is people of a sort: "Citizens who rang", "Democrats", "Iranians"."""
    one = word[:-1]
    return word.endswith("s") and (one.lower() in lists.persons or one in lists.nationalities)


def _several_officers(parse: Parse, lists: Lexicon, run: tuple[int, int]) -> bool:
    """Whether a name ends in a plural noun for officers: "Tarn Conservation Officers"; "Amalgamated Workers" is a union."""
    start, end = run
    given = any(word in lists.first_names or word in lists.titles for word in parse.text[start:end])
    return parse.lower[end - 1] in OFFICERS and not given and end - start > 2


def is_title_of_work(parse: Parse, lists: Lexicon, run: tuple[int, int]) -> bool:
    """Whether a name stands in a title that fills quotation marks: the play “Sons of Tarn,” says nothing, and is nobody."""
    start, end = run
    while start > 0 and run[0] - start < LONGEST_TITLE and _in_title(parse, lists, start - 1):
        start -= 1
    while end < len(parse) and end - run[1] < LONGEST_TITLE and _in_title(parse, lists, end):
        end += 1
    last = end + (end < len(parse) and parse.text[end] in (",", ".", "?", "!"))
    opened = start > 0 and parse.text[start - 1] in OPENED
    return opened and end - start > 1 and last < len(parse) and parse.text[last] in CLOSED


def _in_title(parse: Parse, lists: Lexicon, i: int) -> bool:
    return parse.text[i][:1].isupper() or parse.lower[i] in TITLE_WORDS or parse.lower[i] in lists.particles


def _is_premises(parse: Parse, i: int) -> bool:
    """Whether a word is only where something is done: "questioned at police headquarters"."""
    return parse.lower[i] == "headquarters" and not _acts(parse, i)


def _is_one_of(parse: Parse, lists: Lexicon, run: tuple[int, int]) -> bool:
    """Whether a name with an article is what somebody is called by party or home: "the Ohio Republican", "another Texan"."""
    start, end = run
    if parse.text[end - 1] not in lists.adherents or start == 0 or parse.lower[start - 1] not in SINGLE:
        return False
    return end == len(parse) or parse.tag[end] not in ("NN", "NNS", "NNP", "NNPS", "HYPH")


def _counted(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a word of quantity stands before a plural with a capital: "Many Millennials"."""
    return i > 0 and parse.text[i].endswith("s") and parse.lower[i - 1] in lists.quantifiers | {"all", "these", "those"}


def _marks_spot(parse: Parse, lists: Lexicon, i: int) -> bool:
    """Whether a name is a numbered place or an hour, that nobody speaks for: "Gate 4", "1602 UTC"."""
    numbered = i + 1 < len(parse) and parse.tag[i + 1] == "CD" and parse.head[i + 1] == i
    return (numbered and parse.lower[i] in lists.spots) or (i > 0 and parse.tag[i - 1] == "CD" and parse.text[i].isupper())


def _after_article(parse: Parse, i: int) -> bool:
    """Whether a name has an article of its own and is not the first of its sentence: "told the Herald"."""
    return i > 0 and parse.lower[i - 1] == "the" and parse.text[i][:1].isupper()


def _names_place(parse: Parse, lists: Lexicon, run: tuple[int, int]) -> bool:
    name = " ".join(parse.text[run[0] : run[1]])
    head = run[1] - 1
    told = parse.dep[head] == "pobj" and parse.lower[parse.head[head]] == "of"
    held = told and parse.lemma[parse.head[parse.head[head]]].lower() in lists.place_heads
    return (parse.entity[head] in PLACES or name in lists.places or held) and name not in lists.speaking_names


def _locates(parse: Parse, i: int) -> bool:
    """Whether a place is only where something is: "in Babylon", not "Moscow's reply"."""
    return parse.dep[i] not in ("poss", "dobj", "dative") and parse.lower[parse.head[i]] not in (
        "with",
        "by",
        "about",
        "against",
    )


def _acts(parse: Parse, i: int) -> bool:
    """Whether a place is the one who does something: "Moscow denied it", "according to Moscow"."""
    if parse.dep[i] in AGENTS:
        return True
    preposition = parse.head[i]
    if parse.dep[i] != "pobj":
        return False
    spoken = parse.lower[preposition] == "to" and parse.lower[left_edge(parse, parse.head[preposition])] == "according"
    return spoken or parse.dep[preposition] == "agent"
