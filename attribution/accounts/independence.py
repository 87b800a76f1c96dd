"""Which sources stand for one origin: an official and the institution spoken for, and all who pass on one another's words.

Corroboration is worth what its origins are worth: three outlets that carry one statement are one origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attribution.accounts.concepts import WORD
from attribution.records import Attribution, Source

LEADING = frozenset({"the", "a", "an", "its", "their", "his", "her"})


class Groups:
    """Things that belong together, joined pair by pair; each group goes by its first member."""

    def __init__(self, members: Iterable[str]) -> None:
        self._above = {member: member for member in members}
        self._order = {member: number for number, member in enumerate(self._above)}

    def find(self, member: str) -> str:
        """The first member of the group that this one is in; itself where it was never given."""
        while (above := self._above.get(member, member)) != member:
            self._above[member] = self._above[above]
            member = above
        return member

    def join(self, first: str, second: str) -> None:
        """Put two groups together."""
        one, other = sorted((self.find(first), self.find(second)), key=lambda name: self._order.get(name, -1))
        self._above[other] = one


def origins_of(sources: Iterable[Source]) -> dict[str, str]:
    """Each source's id with that of its origin: the first source of all that speak for one body.

    A source with an ``affiliation`` belongs to the organisation of that name, and two with one affiliation belong together
    even where no source is the organisation itself.
    """
    given = tuple(sources)
    groups = Groups(source.id for source in given)
    bodies: dict[str, str] = {}
    for source in given:
        if source.kind == "organisation":
            for name in (source.name, *source.aliases):
                bodies.setdefault(_key(name), source.id)
    for source in given:
        if source.affiliation and (key := _key(source.affiliation)):
            groups.join(bodies.setdefault(key, source.id), source.id)
    return {source.id: groups.find(source.id) for source in given}


def count_origins(source_ids: Iterable[str | None], origins: Mapping[str, str], carried: Iterable[Attribution] = ()) -> int:
    """How many independent origins stand behind these sources; those who only passed another's words on add none.

    A source that no text names counts as one origin, however many claims have none.
    """
    given = list(source_ids)
    groups = Groups(dict.fromkeys(origins.get(name, name) for name in given if name is not None))
    for attribution in carried:
        for step in attribution.via:
            if attribution.source_id is not None:
                groups.join(origins.get(attribution.source_id, attribution.source_id), origins.get(step, step))
    return len({groups.find(origins.get(name, name)) if name is not None else "" for name in given})


def _key(name: str) -> str:
    words = [word.lower() for word in WORD.findall(name)]
    return " ".join(word.removesuffix("'s").removesuffix("’s") for word in words if word not in LEADING)
