"""Names of persons that are one person: full names first, then surnames, first names and parts of them."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.sources.cast import Draft
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.spelling import skeleton

Key = tuple[str, ...]
DOMINANT = 3
"""Times as often as a namesake; from there a bare surname means the one whom the text is about."""
NEAR = 2
"""Paragraphs, empty ones counted."""


def gather_persons(mentions: Iterable[Mention], lists: Lexicon) -> tuple[list[Draft], dict[int, list[Draft]]]:
    """The persons named in a text, and who the mentions left over may be, by their number: a surname that several bear.

    A part of a name goes to the one person who bears it; of several to the one whom the text is about, or who alone was
    named near by. Two full names are one person only where no given name speaks against it: "Hillary" and "Bill Clinton"
    stay two.
    """
    named = [m for m in mentions if m.kind == "person" and m.key]
    cast = _Cast(lists)
    doubts: dict[int, list[Draft]] = {}
    bare: dict[Key, list[Mention]] = {}
    for mention in (m for m in named if _is_bare(m.key, lists)):
        bare.setdefault(mention.key, []).append(mention)
    for mention in sorted((m for m in named if not _is_bare(m.key, lists)), key=lambda m: (-len(m.key), m.head)):
        cast.place(mention, [d for d in cast.near(mention.key) if _same_full_name(d, mention, lists)])
    for key, mentions_of_it in bare.items():
        meant = [d for d in cast.near(key) if not _comes_in_beside(d, mentions_of_it, lists)]
        for mention in mentions_of_it:
            bearers = _in_office(_bearers(meant, mention), mention, lists)
            if len(bearers) > 1 and not _clear(bearers, mention):
                doubts[mention.number] = sorted(bearers, key=lambda d: _distance(d, mention))
                continue
            cast.place(mention, bearers)
            meant += [] if bearers else cast.drafts[-1:]
    return cast.drafts, doubts


class _Cast:
    """The persons of a text while they are gathered, to be looked up by what two names of one person have in common."""

    def __init__(self, lists: Lexicon) -> None:
        self.drafts: list[Draft] = []
        self._lists = lists
        self._bearing: dict[str, dict[int, None]] = {}

    def near(self, key: Key) -> list[Draft]:
        """Those who bear the last word of a name, or a surname spelled like it, in the order in which they were found.

        The names placed before are no shorter, so that what is the same person's name has one of the two in common.
        """
        found = {number for sign in _signs(key[-1:]) for number in self._bearing.get(sign, ())}
        return [self.drafts[number] for number in sorted(found)]

    def place(self, mention: Mention, fitting: list[Draft]) -> None:
        """Give a mention to the nearest of those whom it fits, or to somebody new."""
        if not fitting:
            self.drafts.append(Draft(number=len(self.drafts)))
            fitting = self.drafts[-1:]
        draft = min(fitting, key=lambda d: _distance(d, mention))
        known = draft.link_of(mention.key) if draft.mentions else ""
        draft.add(mention, _why(draft, mention, self._lists) if known is None else known)
        for sign in _signs(mention.key):
            self._bearing.setdefault(sign, {})[draft.number] = None


def _signs(key: Key) -> tuple[str, ...]:
    """The words of a name, and the coarse spelling of its last, marked as such."""
    return (*key, f"~{skeleton(key[-1])}")


def _is_bare(key: Key, lists: Lexicon) -> bool:
    """Whether a name is a single word, particles of a surname aside: "dos Reis"."""
    return all(word in lists.small_particles for word in key[:-1])


def _clear(bearers: list[Draft], mention: Mention) -> bool:
    """Whether the nearest of those who bear a name is the one meant: he alone was named before, or is named far more often
    than the others, or the others were last named paragraphs ago."""
    nearest, *others = sorted(bearers, key=lambda d: _distance(d, mention))
    if all(_distance(d, mention)[0] for d in others) and not _distance(nearest, mention)[0]:
        return True
    if len(nearest.mentions) >= DOMINANT * max(len(d.mentions) for d in others):
        return True
    last = [(d.place_before(mention.head) or (-1, -1))[1] for d in bearers]
    return sum(mention.paragraph - paragraph <= NEAR for paragraph in last) == 1


def _why(draft: Draft, mention: Mention, lists: Lexicon) -> str:
    """Why a shorter or other form of a name is that person's."""
    full = draft.mentions[0].key if draft.fullest is None else draft.fullest.key
    if not _is_bare(mention.key, lists):
        return same_person(full, mention.key, lists) or "same surname"
    if skeleton(mention.key[-1]) == skeleton(full[-1]):
        return "surname of the full name"
    return "first name of the full name" if mention.key[0] == full[0] else "part of the full name"


def _distance(draft: Draft, mention: Mention) -> tuple[bool, int]:
    """How far back the person was last named; one who is only named later comes after all others."""
    before = draft.place_before(mention.head)
    return (False, mention.head - before[0]) if before else (True, draft.mentions[0].head if draft.mentions else 0)


def _same_full_name(draft: Draft, mention: Mention, lists: Lexicon) -> bool:
    return not _genders_clash(draft, mention) and all(same_person(key, mention.key, lists) for key in draft.firsts)


def same_person(one: Key, other: Key, lists: Lexicon) -> str | None:
    """Why two full names can be one person's, or None: same surname, and given names that agree.

    >>> from attribution.sources.lexicon import lexicon
    >>> same_person(("hillary", "clinton"), ("bill", "clinton"), lexicon())
    >>> same_person(("j", "smith"), ("john", "q", "smith"), lexicon())
    'same surname, initial of the first name'
    """
    if one == other:
        return "same name"
    if _inside(one, other) or _inside(other, one):
        return "part of the full name"
    if skeleton(one[-1]) != skeleton(other[-1]):
        return None
    first, second = one[0], other[0]
    if skeleton(first) == skeleton(second):
        return "same name, spelled otherwise" if len(one) == len(other) else "same first name and surname"
    short, long = sorted((first, second), key=len)
    if len(short) < 3 and long.startswith(short):
        return "same surname, initial of the first name"
    known = second in lists.nicknames.get(first, ()) or first in lists.nicknames.get(second, ())
    return "same surname, short form of the first name" if known else None


def _inside(part: Key, whole: Key) -> bool:
    """Whether all words of a shorter name stand in the longer one, in order: "Ursula von der Leyen", "von der Leyen"."""
    rest = iter(whole)
    return len(part) < len(whole) and all(word in rest for word in part)


def _comes_in_beside(draft: Draft, bare: list[Mention], lists: Lexicon) -> bool:
    """Whether a person comes in as someone else beside the one whom the bare surname means.

    So does a relative named after it ("Patey married ... her husband, John Patey"), and whoever is named in full in a
    sentence that began with the bare name: "Pratt is the sister of Spencer Pratt".
    """
    earlier = [m for m in bare if m.head < draft.mentions[0].head]
    relative = bool(draft.mentions[0].nouns & lists.kin)
    return any(relative or m.sentence == draft.mentions[0].sentence for m in earlier)


def _bearers(drafts: list[Draft], mention: Mention) -> list[Draft]:
    """Those who bear a single name: as surname, else as first name, else anywhere in their name."""
    word = mention.key[-1]
    fitting = [d for d in drafts if not _genders_clash(d, mention) and any(word in key for key in d.firsts)]
    for place in (-1, 0):
        found = [d for d in fitting if any(key[place] == word for key in d.firsts)]
        if found:
            return found
    return fitting or [d for d in drafts if any(skeleton(word) == skeleton(key[-1]) and len(word) > 4 for key in d.firsts)]


def _in_office(bearers: list[Draft], mention: Mention, lists: Lexicon) -> list[Draft]:
    """Those of several bearers who are called by the office that a bare surname is used with, if any is: "President dos Reis"
    is the head of state and not the major."""
    asked = {noun: lists.general.get(noun, frozenset()) for noun in mention.nouns - lists.courtesy}
    if len(bearers) < 2 or not asked:
        return bearers
    called = {d: d.nouns - lists.courtesy for d in bearers}
    fitting = [
        d
        for d in bearers
        for noun, covered in asked.items()
        if noun in called[d] or covered & called[d] or any(noun in lists.general.get(own, ()) for own in called[d])
    ]
    return list(dict.fromkeys(fitting)) or bearers


def _genders_clash(draft: Draft, mention: Mention) -> bool:
    """Whether titles or nouns speak against one person: "Mr. Clinton" is not Hillary Clinton."""
    told = draft.gender_by(mention)
    return bool(draft.gender and told and draft.gender != told)
