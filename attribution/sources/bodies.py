"""Names of organisations and documents that are one: equal, shortened, or an acronym of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attribution.sources.cast import Draft
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention

Key = tuple[str, ...]
Sign = tuple[str, Key | frozenset[str]]
FILLERS = frozenset({"of", "for", "in", "on", "de", "republic", "state", "states", "kingdom"})
SMALL_WORDS = frozenset(["of", "for", "in", "on", "de", "du", "des", "la", "und", "y"])

OF_PLACES = frozenset({"authority", "bureau", "council", "department", "ministry", "office"})
"""Last words of bodies that each town or land has one of."""
OF_STATES = frozenset({"ministry"})
"""Words of bodies that, placed in a capital, are its state's."""
LOOKED_UP = 12
"""Words by which a name is looked up; longer ones are no names, and all their beginnings would fill the memory."""


def gather_bodies(mentions: Iterable[Mention], lists: Lexicon) -> list[Draft]:
    """The named organisations, named groups and documents of a text; longer names first, so that shorter ones find them."""
    named = [m for m in mentions if m.kind != "person" and m.key]
    drafts: list[Draft] = []
    known: dict[Sign, dict[int, None]] = {}
    for mention in sorted(named, key=lambda m: (-len(m.key), m.head)):
        near = {number for sign in _asked(mention, lists) for number in known.get(sign, ())}
        found = next(((drafts[n], why) for n in sorted(near) if (why := _reason(drafts[n], mention, lists))), None)
        found = found or _placed_elsewhere([drafts[n] for n in sorted(near)], mention, lists)
        draft, why = found or (Draft(number=len(drafts)), "")
        drafts += [] if found else [draft]
        draft.add(mention, (draft.link_of(mention.key) or "") if why == "same name" else why)
        for sign in _given(mention, lists):
            known.setdefault(sign, {})[draft.number] = None
    return drafts


def _placed_elsewhere(near: Sequence[Draft], mention: Mention, lists: Lexicon) -> tuple[Draft, str] | None:
    """The one office, department or paper whose full name says where it is, too: "the Fire Department" of Tarn, "the Post" of
    Denby; None where two are."""
    key = mention.key
    if key[-1] not in (OF_PLACES if len(key) > 1 else lists.papers):
        return None
    fuller = ([own for own in d.firsts if own[-len(key) :] == key and own != key] for d in near)
    paper = len(key) == 1
    fitting = zip(near, fuller, strict=True)
    whose = [
        d
        for d, names in fitting
        if d.kind == mention.kind and any(not paper or len(own) == 2 or own in lists.outlet_keys for own in names)
    ]
    return (whose[0], "the name without the place") if len(whose) == 1 else None


def _given(mention: Mention, lists: Lexicon) -> Iterator[Sign]:
    """What a name is found by: what a shorter or other name of the same body can be (``same_body``)."""
    key = mention.key
    lengths = range(1, min(len(key), LOOKED_UP) + 1)
    yield from (("words", words) for n in lengths for words in (key[:n], key[-n:]))
    yield from (("words", (word,)) for word in mention.nouns | acronyms(key))
    yield from _other_words(key, lists)


def _asked(mention: Mention, lists: Lexicon) -> Iterator[Sign]:
    """What a name finds a longer one by, or one that is its own in other words."""
    yield from (("words", words) for words in (mention.key[:LOOKED_UP], mention.key[-LOOKED_UP:]))
    yield from _other_words(mention.key, lists)


def _other_words(key: Key, lists: Lexicon) -> Iterator[Sign]:
    """What a name shares with one that has its words in another order, or another last word."""
    if len(key) > 1:
        yield "any order", _without_fillers(key, lists)
    if len(key) > 2:
        yield "but the last", key[:-1]


def _reason(draft: Draft, mention: Mention, lists: Lexicon) -> str | None:
    for key in sorted(draft.firsts, key=lambda key: draft.lasts[key].tokens, reverse=True):
        other = draft.firsts[key]
        if mention.key[0] in other.nouns and len(mention.key) == 1 and key != mention.key:
            return "short name given beside the full one"
        alone = mention.place or mention.key in lists.known_keys
        why = same_body(key, mention.key, lists, last_word_too=not alone)
        if why and (why == "same name" or other.kind == mention.kind):
            return why
    return None


def same_body(whole: Key, part: Key, lists: Lexicon, *, last_word_too: bool = False) -> str | None:
    """Why two names are one body's, or None; ``whole`` is the longer.

    The last word of a name of two is taken for it only on demand: "Vilarinho" for União Vilarinho, but not "Texas" for
    the University of Texas.

    >>> from attribution.sources.lexicon import lexicon
    >>> same_body(("hashed", "shaabi"), ("hashed",), lexicon())
    'short form of the name'
    >>> same_body(("world", "health", "organization"), ("who",), lexicon())
    'acronym of the name'
    >>> same_body(("us", "military"), ("us",), lexicon())
    """
    if whole == part:
        return "same name"
    if len(part) == 1 and 2 <= len(part[0]) <= 7 and part[0] in acronyms(whole):
        return "acronym of the name"
    if _same_words(whole, part, lists):
        return "same words in another order"
    if len(part) >= len(whole) or not _distinctive(part, lists) or _is_office_of(whole, part, lists):
        return None
    if whole[: len(part)] == part and (len(part) > 1 or whole[-1] not in lists.persons | lists.owned_bodies):
        return "short form of the name"
    known = whole[0] in lists.folded_countries or whole in lists.outlet_keys or (last_word_too and len(whole) == 2)
    known = known or (len(part) > 1 and whole[-1] in lists.papers)  # "the Sun-Times", of Chicago or anywhere
    ends_alike = whole[-len(part) :] == part and known
    return "short form of the name" if ends_alike else None


def _is_office_of(whole: Key, part: Key, lists: Lexicon) -> bool:
    """Whether a longer name is an office in the body of the shorter: "Health Department Inspector General"."""
    rest = whole[len(part) :]
    return whole[: len(part)] == part and part[-1] in lists.organisations and not lists.offices.isdisjoint(rest)


def _same_words(whole: Key, part: Key, lists: Lexicon) -> bool:
    """Whether two names differ only in order and in small words ("Ministry of Health", "Health Ministry"), or in the noun
    that completes them ("Desert Shield Brigade", "Desert Shield militia")."""
    nouns = lists.organisations | lists.groups
    if len(whole) == len(part) > 2 and whole[:-1] == part[:-1] and {whole[-1], part[-1]} <= nouns:
        return whole[0] not in lists.folded_countries
    sets = [_without_fillers(key, lists) for key in (whole, part)]
    return sets[0] == sets[1] and len(sets[0]) > 1


def _without_fillers(key: Key, lists: Lexicon) -> frozenset[str]:
    """The words of a name without small ones, a country under its one name, and so the capital of a state's body: "the Foreign
    Ministry in Oslo", but not "the embassy in Oslo"."""
    seats = lists.seats if not OF_STATES.isdisjoint(key) else {}
    return frozenset(lists.folded_countries.get(word) or seats.get(word, word) for word in key if word not in FILLERS)


def acronyms(key: Key) -> frozenset[str]:
    """The initials of a name, with and without its small words: {"who"} for the World Health Organization."""
    if len(key) < 2:
        return frozenset()
    return frozenset({"".join(w[0] for w in key), "".join(w[0] for w in key if w not in SMALL_WORDS)})


def _distinctive(part: Key, lists: Lexicon) -> bool:
    """Whether a shortened name still says whose it is: not "the Ministry", "National", "Iraq"."""
    if "".join(part) in lists.folded_countries:
        return False
    return len(part) > 1 or part[0] not in lists.general_words | lists.organisations | SMALL_WORDS
