"""Which sources stand for one origin: an official and the institution spoken for, and all who pass on one another's words.

Corroboration is worth what its origins are worth: three outlets that carry one statement are one origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attribution.accounts.concepts import WORD
from attribution.languages import words
from attribution.records import Attribution, Source

BELONGING = frozenset({"at", "for", "from", "in", "near", "of", "on"})
"""Words behind a name that tell whose or where a body is."""
BODIES = frozenset({"organisation", "unnamed_group"})
"""Kinds of sources that several names may mean one of."""
LEADING = frozenset({"the", "a", "an", "its", "their", "his", "her"})


class Groups:
    """Things that belong together, joined pair by pair; each group goes by its first member."""

    def __init__(self, members: Iterable[str]) -> None:
        self._above = {member: member for member in members}
        self._order = {member: number for number, member in enumerate(self._above)}

    def find(self, member: str) -> str:
        """The first member of the group that this one is in; itself where it was never given."""
        while (above := self._above.get(member, member)) != member:
            self._above[member] = self._above.get(above, above)  # the way is halved for whoever asks next
            member = above
        return member

    def join(self, first: str, second: str) -> None:
        """Put two groups together."""
        one, other = sorted((self.find(first), self.find(second)), key=lambda name: self._order.get(name, -1))
        if one != other:
            self._above[other] = one


def origins_of(sources: Iterable[Source]) -> dict[str, str]:
    """Each source's id with that of its origin: the first source of all that speak for one body.

    A source with an ``affiliation`` belongs to the organisation of that name, and two with one affiliation belong together
    even where no source is the organisation itself. A document belongs to whoever issued it, also to a person or a group of
    its own articles. An affiliation that is no name ("police") is the one body of the same article that has it in its name.
    """
    given = tuple(sources)
    groups = Groups(source.id for source in given)
    bodies: dict[str, str] = {}
    near: dict[tuple[str, str], list[Source]] = {}
    for source in given:
        for name in (source.name, *source.aliases):
            if source.kind == "organisation":
                bodies.setdefault(_key(name), source.id)
            for article in _articles(source):
                near.setdefault((article, _key(name)), []).append(source)
    bearing = _bearing_words(given)
    for source in given:
        if source.affiliation and (key := _key(source.affiliation)):
            body = _named_beside(near, source, key) or bodies.get(key) or _only_bearer(bearing, source, key)
            groups.join(body or bodies.setdefault(key, source.id), source.id)
    return {source.id: groups.find(source.id) for source in given}


def may_be_one(first: Source, second: Source) -> bool:
    """Whether two bodies or groups may be one by their names, so that they are not counted as two: the same words, or one
    name is the beginning of the other ("the General Command", "the General Command of the Northern Forces")."""
    if not {first.kind, second.kind} <= BODIES:
        return False
    shorter, longer = sorted((_key(first.name).split(), _key(second.name).split()), key=len)
    begins = bool(shorter) and longer[: len(shorter)] == shorter
    return begins and (len(shorter) == len(longer) or longer[len(shorter)] in BELONGING)


def _articles(source: Source) -> list[str]:
    return sorted({mention.article for mention in source.mentions})


def _named_beside(near: Mapping[tuple[str, str], list[Source]], speaker: Source, key: str) -> str | None:
    """The body of that name in a source's own articles; of a document also the person or group that issued it."""
    found = (other for article in _articles(speaker) for other in near.get((article, key), ()))
    issued = speaker.kind == "document"
    return next((o.id for o in found if o.kind == "organisation" or (issued and o.kind not in ("document", "outlet"))), None)


def _bearing_words(sources: Iterable[Source]) -> dict[tuple[str, str], set[str]]:
    """The ids of the bodies by each article that they are in and each word of their names."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for source in sources:
        for article in _articles(source) if source.kind == "organisation" else ():
            for word in _key(source.name).split():
                found[article, word].add(source.id)
    return found


def _only_bearer(bearing: Mapping[tuple[str, str], set[str]], speaker: Source, key: str) -> str | None:
    """The one body of a source's articles that has a bare noun in its name: "police" is the National Police Service where no
    other police are told of. None for an affiliation that is a name itself, and where several bodies or none have it."""
    if key not in words("en", "organisation_nouns"):
        return None
    found = {name for article in _articles(speaker) for name in bearing.get((article, key), ())}
    return found.pop() if len(found) == 1 else None


def count_origins(
    told: Iterable[tuple[Source | None, str]], origins: Mapping[str, str], carried: Iterable[Attribution] = ()
) -> int:
    """How many independent origins stand behind claims, each given as its source and its origin.

    Those who only passed another's words on (``Attribution.via``) add none, nor do bodies that may be one by their names:
    where it is not sure that two are independent, they are counted as one. "Police" may be "police in Tarn" or "police in
    Vell" and adds none to them, but does not make one of those two.
    """
    told = tuple(told)
    given = [origin for _, origin in told]
    groups = Groups(dict.fromkeys(given))
    named = {(origin, source.name): (origin, source) for source, origin in told if source is not None}
    opening: dict[str, list[tuple[str, Source]]] = defaultdict(list)
    for origin, source in named.values():
        if source.kind in BODIES:
            opening[_key(source.name).partition(" ")[0]].append((origin, source))
    for alike in opening.values():
        alike.sort(key=lambda each: len(_key(each[1].name)))
        for place, (one, first) in enumerate(alike):
            longer = ((other, second) for other, second in alike[place + 1 :] if one != other and may_be_one(first, second))
            groups.join(one, next((other for other, _ in longer), one))
    for attribution in carried:
        for step in attribution.via:
            if attribution.source_id is not None:
                groups.join(origins.get(attribution.source_id, attribution.source_id), origins.get(step, step))
    return len({groups.find(origin) for origin in given})


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    found = [word.lower() for word in WORD.findall(name)]
    return " ".join(word.removesuffix("'s").removesuffix("’s") for word in found if word not in LEADING)
