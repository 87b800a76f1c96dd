"""Names of organisations and documents that are one: equal, shortened, or an acronym of the other."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.sources.cast import Draft
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention

Key = tuple[str, ...]
FILLERS = frozenset({"of", "for", "in", "on", "de", "republic", "state", "states", "kingdom"})
SMALL_WORDS = frozenset(["of", "for", "in", "on", "de", "du", "des", "la", "und", "y"])


def gather_bodies(mentions: Iterable[Mention], lists: Lexicon) -> list[Draft]:
    """The named organisations, named groups and documents of a text; longer names first, so that shorter ones find them."""
    named = [m for m in mentions if m.kind != "person" and m.key]
    drafts: list[Draft] = []
    known: dict[str, dict[Draft, None]] = {}
    for mention in sorted(named, key=lambda m: (-len(m.key), m.head)):
        near = dict.fromkeys(draft for word in mention.key for draft in known.get(word, ()))
        found = next(((d, why) for d in drafts if d in near and (why := _reason(d, mention, lists))), None)
        draft, why = found or (Draft(), "")
        drafts += [] if found else [draft]
        draft.add(mention, (draft.link_of(mention.key) or "") if why == "same name" else why)
        for word in (*mention.key, *mention.nouns, *acronyms(mention.key)):
            known.setdefault(word, {})[draft] = None
    return drafts


def _reason(draft: Draft, mention: Mention, lists: Lexicon) -> str | None:
    for key, other in {m.key: m for m in reversed(draft.mentions)}.items():
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
    if len(part) >= len(whole) or not _distinctive(part, lists):
        return None
    if whole[: len(part)] == part and (len(part) > 1 or whole[-1] not in lists.persons | lists.owned_bodies):
        return "short form of the name"
    known = whole[0] in lists.folded_countries or whole in lists.outlet_keys or (last_word_too and len(whole) == 2)
    ends_alike = whole[-len(part) :] == part and known
    return "short form of the name" if ends_alike else None


def _same_words(whole: Key, part: Key, lists: Lexicon) -> bool:
    """Whether two names differ only in order and in small words ("Ministry of Health", "Health Ministry"), or in the noun
    that completes them ("Desert Shield Brigade", "Desert Shield militia")."""
    nouns = lists.organisations | lists.groups
    if len(whole) == len(part) > 2 and whole[:-1] == part[:-1] and {whole[-1], part[-1]} <= nouns:
        return whole[0] not in lists.folded_countries
    sets = [frozenset(lists.folded_countries.get(w, w) for w in key if w not in FILLERS) for key in (whole, part)]
    return sets[0] == sets[1] and len(sets[0]) > 1


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
