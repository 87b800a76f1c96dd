"""Who appears in a text: mentions gathered into drafts of entities, each link with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from attribution.sources.mention import Mention

SPECIFIC = {"person": 3, "organisation": 2, "document": 2, "unnamed_group": 1, "unnamed_person": 0}


@dataclass(slots=True, eq=False)
class Draft:
    """An entity while the text is being read: its mentions in text order and what they tell together."""

    mentions: list[Mention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    gender: str = ""

    @property
    def kind(self) -> str:
        """The kind its mentions agree on, the most specific where they differ."""
        kinds = [m.kind for m in self.mentions if m.kind != "pronoun"]
        if self.perhaps_person and self.gender in ("male", "female"):
            return "person"
        return max(kinds, key=lambda kind: SPECIFIC.get(kind, 0)) if kinds else "unnamed_person"

    @property
    def perhaps_person(self) -> bool:
        """Whether its name, taken for a body's, may be a person's."""
        return any(m.perhaps_person for m in self.mentions)

    @property
    def plural(self) -> bool:
        """Whether it is several people."""
        return self.mentions[0].plural

    @property
    def named(self) -> list[Mention]:
        """Its mentions by name."""
        return [m for m in self.mentions if m.name]

    @property
    def nouns(self) -> frozenset[str]:
        """All common nouns it is called by."""
        return frozenset().union(*(m.nouns for m in self.mentions))

    @property
    def details(self) -> frozenset[str]:
        """All other words of its phrases and its name, folded."""
        return frozenset().union(*(m.details.union(m.key) for m in self.mentions))

    @property
    def likely_gender(self) -> str:
        """What a name suggests that may be a first name or a surname; "" where a fuller name is known."""
        return "" if any(len(m.key) > 1 for m in self.mentions) else self.mentions[0].likely_gender

    def add(self, mention: Mention, reason: str = "") -> None:
        """Take in one more mention."""
        self.mentions.append(mention)
        self.mentions.sort(key=lambda m: m.tokens)
        if reason and reason not in self.reasons:
            self.reasons.append(reason)
        told = mention.gender if mention.kind != "organisation" else ""
        if told and (not self.gender or mention.kind == "pronoun"):
            self.gender = told

    def before(self, i: int) -> list[Mention]:
        """Its mentions whose head stands before a token."""
        return [m for m in self.mentions if m.head < i]
