"""Who appears in a text: mentions gathered into drafts of entities, each link with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from attribution.sources.mention import Mention

SPECIFIC = {"person": 3, "organisation": 2, "document": 2, "unnamed_group": 1, "unnamed_person": 0}


@dataclass(slots=True, eq=False)
class Draft:
    """An entity while the text is being read: its mentions in text order and what they tell together.

    ``links`` says why a mention was joined, by its number; it has none of those that are joined by name alone.
    ``seen`` are its mentions up to the place of reading, ``nouns`` all common nouns it is called by, ``details`` all other
    words of its phrases and its name, folded, ``called`` the nouns and, of a body, the words of its name.
    ``perhaps_person``: its name, taken for a body's, may be a person's.
    """

    mentions: list[Mention] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    gender: str = ""
    nouns: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    perhaps_person: bool = False
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
        return "" if any(len(m.key) > 1 for m in self.mentions) else self.mentions[0].likely_gender

    def link_of(self, key: tuple[str, ...]) -> str | None:
        """Why a mention of that name was joined, "" where the name began the draft; None where it has none of that name."""
        return next((self.links.get(m.number, "") for m in self.mentions if m.key == key), None)

    def add(self, mention: Mention, reason: str = "") -> None:
        """Take in one more mention."""
        self.mentions.append(mention)
        self.mentions.sort(key=lambda m: m.tokens)
        self.nouns |= mention.nouns
        self.details |= mention.details.union(mention.key)
        self.called |= mention.nouns if mention.kind == "person" else mention.nouns.union(mention.key)
        self.perhaps_person |= mention.perhaps_person
        if SPECIFIC.get(mention.kind, -1) > SPECIFIC[self.plain_kind] or len(self.mentions) == 1:
            self.plain_kind = mention.kind if mention.kind in SPECIFIC else self.plain_kind
        if reason:
            self.links[mention.number] = reason
        told = mention.gender if mention.kind != "organisation" else ""
        if told and (not self.gender or mention.kind == "pronoun"):
            self.gender = told
