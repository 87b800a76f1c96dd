"""Who appears in a text: mentions gathered into drafts of entities, each link with its reason."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from attribution.annotation import Tokens
from attribution.sources.mention import Mention

Key = tuple[str, ...]

SPECIFIC = {"person": 3, "organisation": 2, "document": 2, "unnamed_group": 1, "unnamed_person": 0}


@dataclass(slots=True, eq=False)
class Draft:
    """An entity while the text is being read: its mentions in text order and what they tell together.

    ``number`` is its place among all. ``firsts`` and ``lasts`` are the first and the last mention by each name (its words
    made comparable), ``places`` the head and paragraph of each mention, in order: a text may have thousands of one entity.
    ``links`` says why a mention was joined, by its number; it has none of those that are joined by name alone.
    ``seen`` are its mentions up to the place of reading, ``seen_as`` what they were (``seen_form``).
    ``nouns`` are all common nouns it is called by, ``details`` all other
    words of its phrases and its name, folded, ``called`` the nouns and, of a body, the words of its name.
    ``gender_told``: its gender is told by a name, a title or a noun, and no pronoun changes it; pronouns alone may have been
    given to it in error, and the last of them counts.
    ``perhaps_person``: its name, taken for a body's, may be a person's, and is never said to be some ``thing``, or a ``body``
    ("Vestra", of Vestra Pank);
    ``perhaps_place``: it may be a place's.
    """

    number: int = 0
    mentions: list[Mention] = field(default_factory=list)
    firsts: dict[Key, Mention] = field(default_factory=dict)
    lasts: dict[Key, Mention] = field(default_factory=dict)
    places: list[tuple[int, int]] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    seen_as: set[str] = field(default_factory=set)
    gender: str = ""
    gender_told: bool = False
    nouns: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    perhaps_person: bool = False
    thing: bool = False
    body: bool = False
    perhaps_place: bool = False
    has_name: bool = False
    plain_kind: str = "unnamed_person"

    @property
    def kind(self) -> str:
        """The kind its mentions agree on, the most specific where they differ."""
        return "person" if self.perhaps_person and self.gender in ("male", "female") else self.plain_kind

    @property
    def plural(self) -> bool:
        """Whether it is several people."""
        return self.mentions[0].plural

    @property
    def named(self) -> list[Mention]:
        """Its mentions by name."""
        return [m for m in self.mentions if m.name]

    @property
    def fullest(self) -> Mention | None:
        """The mention with the fullest name; one in the headline, where every word may have a capital, only for want of
        others. None where it has no name."""
        full = [m for m in self.named if len(m.key) > 1]
        chosen = [m for m in full if m.paragraph > 0] or full or self.named
        return max(chosen, key=lambda m: (len(m.key), -m.head), default=None)

    @property
    def likely_gender(self) -> str:
        """What a name suggests that may be a first name or a surname; "" where a fuller name is known."""
        return "" if any(len(key) > 1 for key in self.firsts) else self.mentions[0].likely_gender

    def link_of(self, key: Key) -> str | None:
        """Why a mention of that name was joined, "" where the name began the draft; None where it has none of that name."""
        return self.links.get(self.firsts[key].number, "") if key in self.firsts else None

    def place_before(self, head: int) -> tuple[int, int] | None:
        """The head and paragraph of the last mention before a token; None where there is none."""
        at = bisect_left(self.places, (head, -1))
        return self.places[at - 1] if at else None

    def see(self, mention: Mention) -> None:
        """Note that the reading has come past one of its mentions."""
        self.seen.append(mention)
        self.seen_as.add(seen_form(mention))

    def gender_by(self, mention: Mention) -> str:
        """The gender that one of its mentions tells; "" for a body's name and for a surname alone, which may be a first name of
        others: "Clinton" makes no man of Hillary Clinton."""
        bare = mention.name is not None and len(mention.key) == 1 and mention.name[0] == mention.tokens[0]
        surname = bare and any(len(key) > 1 and key[-1] == mention.key[0] for key in self.firsts)
        return "" if mention.kind == "organisation" or surname else mention.gender

    def add(self, mention: Mention, reason: str = "") -> None:
        """Take in one more mention."""
        insort(self.mentions, mention, key=_start)
        insort(self.places, (mention.head, mention.paragraph))
        self.firsts[mention.key] = min(self.firsts.get(mention.key, mention), mention, key=_start)
        self.lasts[mention.key] = max(mention, self.lasts.get(mention.key, mention), key=_start)
        self.has_name |= mention.name is not None
        self.perhaps_place |= mention.place
        self.nouns |= mention.nouns
        self.details |= mention.details.union(mention.key)
        self.called |= mention.nouns if mention.kind == "person" else mention.nouns.union(mention.key)
        self.thing |= mention.thing
        self.body |= _tells_body(mention)
        self.perhaps_person = (self.perhaps_person or mention.perhaps_person) and not (self.thing or self.body)
        if SPECIFIC.get(mention.kind, -1) > SPECIFIC[self.plain_kind] or len(self.mentions) == 1:
            self.plain_kind = mention.kind if mention.kind in SPECIFIC else self.plain_kind
        if reason:
            self.links[mention.number] = reason
        told = self.gender_by(mention)
        if told and not self.gender_told:
            self.gender, self.gender_told = told, mention.kind != "pronoun"


def _tells_body(mention: Mention) -> bool:
    """Whether a mention can be of no person: "Meridon Health", "the insurer"."""
    bare = mention.name is not None and len(mention.key) < 2
    return mention.kind == "organisation" and not mention.perhaps_person and not bare


def seen_form(mention: Mention) -> str:
    """What a mention is for one who remembers it: a full name, a single one, a pronoun, or a phrase."""
    if len(mention.key) > 1:
        return "full name"
    return "single name" if mention.name and mention.key else mention.form


def _start(mention: Mention) -> Tokens:
    return mention.tokens
