"""One phrase of a text with all that decides what it may share with another: form, name, nouns, gender, number."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.annotation import Phrase, Tokens
from attribution.parse import Parse
from attribution.sources.lexicon import Lexicon
from attribution.sources.names import explained_as_thing, is_place, name_tokens, perhaps_person
from attribution.sources.spelling import folded, name_key

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", False)),
    **dict.fromkeys(("it", "its", "itself"), ("neuter", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", True)),
}
"""The pronouns that stand for someone named elsewhere, with gender and whether they are plural."""
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their"])
NARROWING = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
"""Tags of the words that say which one is meant."""
OTHERS = frozenset({"other", "another", "second", "third", "different", "new", "fellow"})
"""Words that say that someone else is meant."""
CIRCUMSTANCES = frozenset(
    {"backed", "based", "controlled", "fire", "funded", "hit", "led", "listed", "owned", "registered", "run"}
)
"""Last words of compounds that say how or where a body is."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Mention:
    """``form`` is name, definite, indefinite or pronoun. ``name`` are the tokens of the proper name, ``key`` its words made
    comparable. ``nouns`` are the common nouns it is called by, ``details`` every other word in it, both folded.
    ``gender`` is male, female, neuter or "" where the phrase does not tell, ``likely_gender`` what a single name suggests
    that may be a surname ("Ashley"). ``thing``: its name is explained by a noun for no person.
    ``role`` is the head's dependency label."""

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
    thing: bool
    place: bool
    sentence: int
    paragraph: int
    quoted: bool
    role: str

    @property
    def subject(self) -> bool:
        """Whether it is the subject of its clause; the agent of a passive one is not what a text goes on about."""
        return self.role in SUBJECTS


def read_mention(parse: Parse, lists: Lexicon, quoted: list[bool], number: int, phrase: Phrase) -> Mention:
    """A phrase with what can be read off it."""
    if phrase.kind == "pronoun":
        return _read_pronoun(parse, quoted, number, phrase)
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
        details=_details(parse, lists, phrase, titles),
        gender=_gender(parse, lists, phrase, name, nouns),
        likely_gender=given_gender(lists, parse.text[name[0]]) if name else "",
        plural=_plural(parse, phrase, kind),
        thing=kind == "organisation" and name is not None and explained_as_thing(parse, lists, name),
        perhaps_person=kind == "organisation" and name is not None and perhaps_person(parse, lists, name),
        place=name is not None and is_place(parse, lists, name),
        sentence=parse.sentence[head],
        paragraph=parse.paragraph[head],
        quoted=quoted[head],
        role=_role(parse, head),
    )


def _read_pronoun(parse: Parse, quoted: list[bool], number: int, phrase: Phrase) -> Mention:
    head, nothing = phrase.head, frozenset[str]()
    gender, plural = PRONOUNS.get(parse.lower[head], ("", False))
    return Mention(
        number=number,
        tokens=phrase.tokens,
        head=head,
        kind="pronoun",
        form="pronoun",
        name=None,
        key=(),
        nouns=nothing,
        details=nothing,
        gender=gender,
        likely_gender="",
        plural=plural,
        perhaps_person=False,
        thing=False,
        place=False,
        sentence=parse.sentence[head],
        paragraph=parse.paragraph[head],
        quoted=quoted[head],
        role=_role(parse, head),
    )


def _form(parse: Parse, phrase: Phrase, name: Tokens | None) -> str:
    if name:
        return "name"
    first = parse.lower[phrase.tokens[0]]
    if phrase.kind == "organisation" and phrase.tokens[0] == phrase.head:
        return "definite"
    possessed = any(parse.dep[c] == "poss" for c in parse.children[phrase.head])
    return "definite" if first in DEFINITE or possessed or first == "both" else "indefinite"


def _calls(parse: Parse, lists: Lexicon, phrase: Phrase, i: int, name: Tokens | None) -> bool:
    """Whether a word of a phrase says what it is: its head noun, a title before the name, an appositive's head."""
    if i == phrase.head:
        return True
    if parse.dep[i] == "appos" and parse.head[i] == phrase.head:
        return True
    if name and name[0] <= parse.head[i] < name[1] and i < name[0] and parse.dep[i] != "poss":
        nouns = lists.persons if phrase.kind in ("person", "unnamed_person") else lists.organisations
        return parse.text[i] in lists.titles or parse.lower[i] in nouns
    called = parse.lower[i] in lists.persons or parse.text[i] in lists.titles
    return name is not None and i < name[0] and called and "POS" not in parse.tag[i : name[0]]


def _noun(parse: Parse, lists: Lexicon, i: int) -> str:
    if parse.text[i] in lists.titles:
        return parse.lower[i]
    lemma = parse.lemma[i].lower()
    last = lemma.rpartition("-")[2]
    return last if last in lists.persons else lemma if lemma[:1].isalpha() else ""


def _details(parse: Parse, lists: Lexicon, phrase: Phrase, titles: list[int]) -> frozenset[str]:
    """The words that say which one is meant, up to the first clause ("the eastern command that claimed ..."), and those of what
    explains it: "Mara Lindqvist, the [harbour] chief"."""
    kept = []
    for i in titles:
        if i > phrase.head and (parse.tag[i][:2] in ("VB", "WP", "WD") or parse.text[i] in (",", "–", "—", ":")):
            break
        if phrase.kind == "organisation" and i < phrase.head and _hyphened(parse, i):
            continue
        if i != phrase.head and (parse.tag[i] in NARROWING or _narrows(parse, lists, phrase, i)):
            kept.append(folded(parse.text[i]))
    explaining = (c for c in parse.children[phrase.head] if phrase.head < c < phrase.tokens[1] and parse.dep[c] == "appos")
    kept += [folded(parse.text[k]) for c in explaining for k in parse.children[c] if k < c and parse.tag[k] in NARROWING]
    return frozenset(kept) - {""}


def _hyphened(parse: Parse, i: int) -> bool:
    """Whether a word is part of a compound that tells how or where a body is: "under-fire insurer", "Basel-based firm", but
    not which one: "private-equity firm"."""
    last = i if parse.text[i - 1 : i] == ["-"] else i + 2
    return "-" in parse.text[max(0, i - 1) : i + 2] and last < len(parse) and parse.lower[last] in CIRCUMSTANCES


def _narrows(parse: Parse, lists: Lexicon, phrase: Phrase, i: int) -> bool:
    """Whether an adjective says which one is meant: a body's does ("meteorological agency"), a person's that belongs to an
    office or a nation; "the embattled mayor" is only the mayor."""
    if parse.lower[i] in OTHERS or (parse.tag[i] == "JJ" and parse.text[i][:1].isupper()):
        return True
    return parse.tag[i] == "JJ" and (phrase.kind == "organisation" or parse.lower[i] in lists.office_adjectives)


def _plural(parse: Parse, phrase: Phrase, kind: str) -> bool:
    return kind == "unnamed_group" or (kind != "person" and parse.tag[phrase.head] in ("NNS", "NNPS"))


def _gender(parse: Parse, lists: Lexicon, phrase: Phrase, name: Tokens | None, nouns: frozenset[str]) -> str:
    if phrase.kind not in ("person", "unnamed_person"):
        return "neuter"
    named = _name_gender(parse, lists, phrase, name) if name else ""
    for noun in sorted(nouns):
        if noun in lists.gendered and not (named and _of_either(lists, noun)):
            return lists.gendered[noun]
    return named


def _of_either(lists: Lexicon, noun: str) -> bool:
    """Whether a noun in "-man" is an office's, which women hold too: "Ilse Brandt, the chairman of the board"."""
    return noun in lists.offices and noun.endswith("man") and not noun.endswith("woman")


def _name_gender(parse: Parse, lists: Lexicon, phrase: Phrase, name: Tokens) -> str:
    first = parse.text[name[0]]
    surname = first in lists.surnames or any(parse.text[i] in lists.titles for i in range(phrase.tokens[0], name[0]))
    given = "" if surname and name[1] - name[0] == 1 else given_gender(lists, first)
    if not given and name[1] - name[0] > 1 and lists.place_named.get(first) in ("male", "female"):
        given = lists.place_named[first]
    titles = (i for i in range(phrase.tokens[0], name[0]) if lists.titles.get(parse.text[i], "either") != "either")
    told = next((i for i in titles if not (given and _of_either(lists, parse.lower[i]))), None)
    return given if told is None else lists.titles[parse.text[told]]


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
    for word in parse.text:
        if "\n" in word:
            inside = False
        elif word in ("“", "«"):
            inside = True
        elif word in ("”", "»"):
            inside = False
        elif word in ('"', "``", "''"):
            inside = not inside
        marks.append(inside)
    return marks
