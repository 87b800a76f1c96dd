"""One phrase of a text with all that decides what it may share with another: form, name, nouns, gender, number."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.annotation import Phrase, Tokens
from attribution.parse import Parse
from attribution.sources.lexicon import Lexicon
from attribution.sources.spelling import folded, name_key

PROPER = frozenset({"NNP", "NNPS"})
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", False)),
    **dict.fromkeys(("it", "its", "itself"), ("neuter", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", True)),
}
"""The pronouns that stand for someone named elsewhere, with gender and whether they are plural."""
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their"])
PLACES = frozenset({"GPE", "LOC"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
LOWER_LINKS = frozenset(
    {"of", "for", "and", "the", "&", "on", "in", "de", "des", "du", "la", "al", "-", "‑", "’", "'s", "’s"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """``form`` is name, definite, indefinite or pronoun. ``name`` are the tokens of the proper name, ``key`` its words made
    comparable. ``nouns`` are the common nouns it is called by, ``details`` every other word in it, both folded.
    ``gender`` is male, female, neuter or "" where the phrase does not tell, ``likely_gender`` what a single name suggests
    that may be a surname ("Ashley"). ``role`` is the head's dependency label."""

    number: int
    tokens: Tokens
    head: int
    kind: str
    form: str
    name: Tokens | None
    key: tuple[str, ...]
    nouns: frozenset[str]
    details: frozenset[str]
    gender: str
    likely_gender: str
    plural: bool
    perhaps_person: bool
    place: bool
    sentence: int
    paragraph: int
    quoted: bool
    role: str

    @property
    def subject(self) -> bool:
        """Whether it is the subject of its clause, or the agent of a passive one."""
        return self.role in SUBJECTS


def read_mention(parse: Parse, lists: Lexicon, quoted: list[bool], number: int, phrase: Phrase) -> Mention:
    """A phrase with what can be read off it."""
    head, kind = phrase.head, phrase.kind
    name = name_tokens(parse, lists, phrase)
    if name and kind == "unnamed_person":
        kind = "person"
    form = _form(parse, phrase, name)
    titles = [i for i in range(*phrase.tokens) if name is None or not name[0] <= i < name[1]]
    nouns = frozenset(_noun(parse, lists, i) for i in titles if _calls(parse, lists, phrase, i, name)) - {""}
    key = name_key(parse.text[slice(*name)]) if name else ()
    return Mention(
        number=number,
        tokens=phrase.tokens,
        head=head,
        kind=kind,
        form=form,
        name=name,
        key=key,
        nouns=nouns,
        details=_details(parse, phrase, titles),
        gender=_gender(parse, lists, phrase, name, nouns),
        likely_gender=given_gender(lists, parse.text[name[0]]) if name else "",
        plural=_plural(parse, phrase, kind),
        perhaps_person=kind == "organisation" and name is not None and _perhaps_person(parse, lists, name),
        place=name is not None and (parse.entity[head] in PLACES or parse.text[head] in lists.countries),
        sentence=parse.sentence[head],
        paragraph=parse.paragraph[head],
        quoted=quoted[head],
        role=_role(parse, head),
    )


def _form(parse: Parse, phrase: Phrase, name: Tokens | None) -> str:
    if phrase.kind == "pronoun":
        return "pronoun"
    if name:
        return "name"
    first = parse.lower[phrase.tokens[0]]
    if phrase.kind == "organisation" and phrase.tokens[0] == phrase.head:
        return "definite"
    possessed = any(parse.dep[c] == "poss" for c in parse.children[phrase.head])
    return "definite" if first in DEFINITE or possessed or first == "both" else "indefinite"


def name_tokens(parse: Parse, lists: Lexicon, phrase: Phrase) -> Tokens | None:
    """The proper name in a phrase: its head's, or that of the person who explains it ("his spokesman, Dmitri Petrov")."""
    if phrase.kind == "pronoun":
        return None
    if parse.tag[phrase.head] in PROPER and not (phrase.kind == "unnamed_person" or parse.text[phrase.head].islower()):
        if phrase.kind == "person":
            return _person_name(parse, lists, phrase.tokens[0], phrase.head)
        if phrase.kind in ("organisation", "document") or parse.dep[phrase.head] != "conj":
            return _body_name(parse, phrase)
    return _explaining_name(parse, lists, phrase)


def _explaining_name(parse: Parse, lists: Lexicon, phrase: Phrase) -> Tokens | None:
    """The name that explains a common noun: "the chairman, [Musa Ringim]", "the broker, [Sandvik]"."""
    for child in range(phrase.head + 1, phrase.tokens[1]):
        if parse.dep[child] != "appos" or parse.head[child] != phrase.head or parse.tag[child] not in PROPER:
            continue
        if phrase.kind == "unnamed_person":
            return _person_name(parse, lists, phrase.head + 1, child)
        if phrase.kind == "organisation" and "(" not in parse.text[phrase.head : child]:
            return _body_name(parse, Phrase((phrase.head + 1, phrase.tokens[1]), phrase.kind, child))
    return None


def _person_name(parse: Parse, lists: Lexicon, first: int, head: int) -> Tokens:
    """The name without titles and offices before it: "Amina Okoro" in "Health Minister Amina Okoro"."""
    start = head
    while start > first and _goes_on(parse, lists, start - 1, start):
        start -= 1
    while start < head and (not parse.text[start][:1].isupper() or parse.text[start] in lists.places):
        start += 1
    return start, head + 1


def _goes_on(parse: Parse, lists: Lexicon, before: int, i: int) -> bool:
    word = parse.text[before]
    given = word in lists.male or word in lists.female
    if parse.tag[before] in PROPER or (given and word[:1].isupper()):
        follows_name = before > 0 and (parse.text[before - 1] in lists.male or parse.text[before - 1] in lists.female)
        titled = word in lists.titles or (word.lower() in lists.persons and not given)
        return follows_name or not (titled or word.lower() in lists.organisations)
    return word.lower() in lists.particles or word in ("-", "‑") or (word in ("“", "”", '"') and i < len(parse))


def _body_name(parse: Parse, phrase: Phrase) -> Tokens:
    """A name that may go on after its head: "the Ministry of Health", "Islamic Resistance in Iraq"."""
    inner = [c for c in parse.children[phrase.head] if phrase.tokens[0] <= c < phrase.head and _named(parse, c)]
    start, end = min([phrase.head, *inner]), phrase.head + 1
    while start > phrase.tokens[0] and _named(parse, start - 1):
        start -= 1
    while start < phrase.head and not parse.text[start][:1].isupper():
        start += 1
    last = end
    while last < phrase.tokens[1] and (_named(parse, last) or parse.lower[last] in LOWER_LINKS):
        last += 1
        end = last if parse.text[last - 1][:1].isupper() else end
    return start, end


def _named(parse: Parse, i: int) -> bool:
    return (parse.text[i][:1].isupper() and parse.tag[i] != "DT") or parse.text[i] in ("-", "‑", "al", "&", "el")


def _perhaps_person(parse: Parse, lists: Lexicon, name: Tokens) -> bool:
    """Whether a name taken for a body's may as well be a person's: one or two plain words, no article, in no list."""
    start, end = name
    words = parse.text[start:end]
    if len(words) > 2 or any(not w[:1].isupper() or w.isupper() or w.lower() in lists.organisations for w in words):
        return False
    known = " ".join(words)
    if known in lists.countries or known in lists.speaking_names or known in lists.outlets:
        return False
    return start == 0 or parse.tag[start - 1] != "DT"


def _calls(parse: Parse, lists: Lexicon, phrase: Phrase, i: int, name: Tokens | None) -> bool:
    """Whether a word of a phrase says what it is: its head noun, a title before the name, an appositive's head."""
    if i == phrase.head:
        return True
    if parse.dep[i] == "appos" and parse.head[i] == phrase.head:
        return True
    if name and parse.head[i] == name[1] - 1 and i < name[0]:
        return parse.text[i] in lists.titles or parse.lower[i] in lists.persons
    return name is not None and i < name[0] and parse.lower[i] in lists.persons


def _noun(parse: Parse, lists: Lexicon, i: int) -> str:
    if parse.text[i] in lists.titles:
        return parse.lower[i]
    lemma = parse.lemma[i].lower()
    last = lemma.rpartition("-")[2]
    return last if last in lists.persons else lemma if lemma[:1].isalpha() else ""


def _details(parse: Parse, phrase: Phrase, titles: list[int]) -> frozenset[str]:
    kept = (i for i in titles if i != phrase.head and parse.tag[i] in ("NN", "NNS", "NNP", "NNPS", "JJ", "CD", "VBN"))
    return frozenset(folded(parse.text[i]) for i in kept) - {""}


def _plural(parse: Parse, phrase: Phrase, kind: str) -> bool:
    if kind == "pronoun":
        return PRONOUNS.get(parse.lower[phrase.head], ("", False))[1]
    return kind == "unnamed_group" or (kind != "person" and parse.tag[phrase.head] in ("NNS", "NNPS"))


def _gender(parse: Parse, lists: Lexicon, phrase: Phrase, name: Tokens | None, nouns: frozenset[str]) -> str:
    if phrase.kind == "pronoun":
        return PRONOUNS.get(parse.lower[phrase.head], ("", False))[0]
    if phrase.kind not in ("person", "unnamed_person"):
        return "neuter"
    for noun in nouns:
        if noun in lists.gendered:
            return lists.gendered[noun]
    return _name_gender(parse, lists, phrase, name) if name else ""


def _name_gender(parse: Parse, lists: Lexicon, phrase: Phrase, name: Tokens) -> str:
    for i in range(phrase.tokens[0], name[0]):
        if lists.titles.get(parse.text[i], "either") != "either":
            return lists.titles[parse.text[i]]
    first = parse.text[name[0]]
    return given_gender(lists, first) if name[1] - name[0] > 1 or first not in lists.surnames else ""


def given_gender(lists: Lexicon, word: str) -> str:
    """The gender of those who mostly bear a first name; "" for other words."""
    return "female" if word in lists.female else "male" if word in lists.male else ""


def _role(parse: Parse, head: int) -> str:
    """The head's dependency label; of a conjunct, its first conjunct's; of a passive's agent, "agent"."""
    while parse.dep[head] == "conj" and parse.head[head] != head:
        head = parse.head[head]
    if parse.dep[head] == "pobj" and parse.dep[parse.head[head]] == "agent":
        return "agent"
    return parse.dep[head]


def quoted_tokens(parse: Parse) -> list[bool]:
    """Which tokens stand between double quotation marks; a mark left open ends with its paragraph."""
    inside, marks = False, []
    for i, word in enumerate(parse.text):
        if "\n" in word:
            inside = False
        elif word in ("“", "«"):
            inside = True
        elif word in ("”", "»"):
            inside = False
        elif word in ('"', "``", "''"):
            inside = not inside
        marks.append(inside and i < len(parse))
    return marks
