"""Sources of several articles that are one, by name, with guards; on records only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from itertools import combinations

from attribution.records import Merge, Source
from attribution.sources.bodies import acronyms, same_body
from attribution.sources.lexicon import Lexicon, lexicon
from attribution.sources.persons import same_person
from attribution.sources.spelling import name_key, skeleton

Key = tuple[str, ...]
SHARED = 2
"""What two articles must share before "the police" of one is taken for "the police" of the other: a named person, or two
bodies, for many articles speak of one ministry."""
RELATIVES = frozenset({"that", "which", "who", "whose"})
"""Words that only a description has."""
MERGED_KINDS = frozenset({"person", "organisation", "document", "outlet"})


def merge_sources(sources: Iterable[Source]) -> tuple[tuple[Source, ...], dict[str, str]]:
    """The sources of several articles with those that are one merged, in text order, and for every id its source's id.

    Named persons are one by full name, spelling variants included, or by surname where no role or affiliation speaks
    against it; organisations by name or acronym. What has no name of its own ("the fire service", "the district
    prosecutor") is one only between articles that share other sources, and so is an office-holder whom only one of them
    names. Unnamed persons and groups are never merged: that two articles have "a security source" does not make it one.
    """
    lists = lexicon()
    found = list(sources)
    order = {source.id: n for n, source in enumerate(found)}
    same = {source.id: source.id for source in found}
    kept = _joined(sorted(found, key=lambda s: -len(_key(s.name))), same, partial(_same_name, lists=lists))
    kept = _joined(kept, same, partial(_same_description, linked=_linked(kept)))
    kept = _called_elsewhere(kept, same, lists)
    kept.sort(key=lambda source: not is_name(source.name, lists))
    kept = _joined(kept, same, partial(_same_office, linked=_linked(kept), lists=lists))
    return tuple(sorted(kept, key=lambda s: order[s.id])), {old: _last(same, old) for old in same}


def _joined(sources: list[Source], same: dict[str, str], alike: Callable[[Source, Source], str | None]) -> list[Source]:
    """The sources with each that is like exactly one before it merged into that one; ``same`` is kept up to date.

    Only sources that share a word, or an acronym, and stand in different articles are compared: comparing all would take the
    square of the articles, or of the sources of a long one.
    """
    kept: list[Source] = []
    holding: dict[str, dict[frozenset[str], dict[int, None]]] = {}
    for source in sources:
        words, articles = _words(source), _articles(source)
        held = (group for word in words for group in holding.get(word, {}).items())
        near = sorted({n for others, numbers in held if articles.isdisjoint(others) for n in numbers})
        fitting = {n: why for n in near if _may_be_one(kept[n], source) and (why := alike(kept[n], source))}
        exact = [n for n in fitting if _key(kept[n].name) == _key(source.name)]
        chosen = (exact[:1] or list(fitting))[:2]
        place = chosen[0] if len(chosen) == 1 else len(kept)
        if place == len(kept):
            kept.append(source)
        else:
            kept[place] = merged(kept[place], source, fitting[place])
            same[source.id] = kept[place].id
        for word in words:
            holding.setdefault(word, {}).setdefault(articles, {})[place] = None
    return kept


def _called_elsewhere(sources: list[Source], same: dict[str, str], lists: Lexicon) -> list[Source]:
    """The sources with each nameless body merged into the one body that other articles of the same news name and call so:
    "the federation" of a text that never says what sort of body Halmo is, where others write "Halmo ... the federation"."""
    linked = _linked(sources)
    named: dict[Key, list[int]] = {}
    for n, source in enumerate(sources):
        if source.kind == "organisation" and is_name(source.name, lists):
            for key in {_key(alias) for alias in source.aliases if not is_name(alias, lists)}:
                named.setdefault(key, []).append(n)
    kept, left = list(sources), set()
    for n, source in enumerate(sources):
        if source.kind != "organisation" or is_name(source.name, lists) or len(_key(source.name)) != 1:
            continue
        near = [place for place in named.get(_key(source.name), ()) if _tell_of_one(kept[place], source, linked)]
        if len(near) == 1:
            kept[near[0]] = merged(kept[near[0]], source, "called so in articles that share other sources")
            same[source.id] = kept[near[0]].id
            left.add(n)
    return [source for n, source in enumerate(kept) if n not in left]


def _tell_of_one(one: Source, other: Source, linked: frozenset[frozenset[str]]) -> bool:
    """Whether two sources stand in two articles that tell of one thing."""
    return any(frozenset((m.article, n.article)) in linked for m in one.mentions for n in other.mentions)


def _articles(source: Source) -> frozenset[str]:
    return frozenset(mention.article for mention in source.mentions)


def _words(source: Source) -> frozenset[str]:
    """What another wording of a source has at least one of: the words of its names and its role, however spelled, and their
    initials.

    Nouns for bodies ("committee") bring together too many; a name of nothing else counts as one word.
    """
    lists = lexicon()
    common = lists.organisations | lists.general_words
    found: set[str] = set()
    for key in (_key(name) for name in (source.name, *source.aliases, *([source.role] if source.role else []))):
        own = [word for word in key if word not in common]
        found.update(skeleton(word) for word in own or ["".join(key)])
        found.update(skeleton(initials) for initials in acronyms(key))
    return frozenset(found)


def _last(same: dict[str, str], source: str) -> str:
    while same[source] != source:
        source = same[source]
    return source


def _may_be_one(one: Source, other: Source) -> bool:
    """Whether two sources stand in different articles, are of one kind, and neither is without a way to tell who it is."""
    if one.kind != other.kind or one.kind not in MERGED_KINDS or one.anonymous or other.anonymous:
        return False
    return _articles(one).isdisjoint(_articles(other))


def _same_name(one: Source, other: Source, lists: Lexicon) -> str | None:
    """Why two sources are one by their names, or None."""
    if one.kind == "person":
        return _same_person(one, other, lists) if is_name(one.name, lists) and is_name(other.name, lists) else None
    names = [_key(name) for name in (one.name, *one.aliases) if is_name(name, lists)]
    others = [_key(name) for name in (other.name, *other.aliases) if is_name(name, lists)] if names else []
    return next((why for first in names for second in others if (why := _same_body(first, second, lists))), None)


def _same_person(one: Source, other: Source, lists: Lexicon) -> str | None:
    first, second = _key(one.name), _key(other.name)
    if not first or not second:
        return None
    if len(first) > 1 and len(second) > 1:
        return same_person(first, second, lists)
    if skeleton(first[-1]) != skeleton(second[-1]):
        return None
    fits = not _clash(one.role, other.role) and not _bodies_clash(one, other, lists)
    return "same surname, and no other role or affiliation" if fits else None


def _same_body(one: Key, other: Key, lists: Lexicon) -> str | None:
    whole, part = (one, other) if len(one) >= len(other) else (other, one)
    if not part:
        return None
    return same_body(whole, part, lists) or ("same name, spelled otherwise" if _spelled_alike(whole, part) else None)


def _linked(sources: list[Source]) -> frozenset[frozenset[str]]:
    """The pairs of articles that share enough sources to tell of one thing."""
    shared: Counter[frozenset[str]] = Counter()
    for source in sources:
        articles = sorted({m.article for m in source.mentions})
        for pair in combinations(articles, 2):
            shared[frozenset(pair)] += 2 if source.kind == "person" else 1
    return frozenset(pair for pair, count in shared.items() if count >= SHARED)


def _same_description(one: Source, other: Source, linked: frozenset[frozenset[str]]) -> str | None:
    """Why two bodies or office-holders without a name are one, or None: worded alike, in articles that tell of one thing."""
    first, second = frozenset(_key(one.name)), frozenset(_key(other.name))
    within = one.kind == "organisation" and min(len(first), len(second)) > 1 and (first < second or second < first)
    if not first or not (first == second or within) or _clash(one.affiliation, other.affiliation):
        return None
    return "same description, in articles that share other sources" if _tell_of_one(one, other, linked) else None


def _same_office(one: Source, other: Source, linked: frozenset[frozenset[str]], lists: Lexicon) -> str | None:
    """Why an office-holder without a name is one whom another article names, or None: the same office, of which there is
    one, in articles that tell of one thing."""
    if one.kind != "person" or not is_name(one.name, lists) or is_name(other.name, lists):
        return None
    first, second = (frozenset(name_key((source.role or "").split())) for source in (one, other))
    alone = len(second) > 1 or second & lists.sole_offices
    if not second or not second <= first or not alone or _bodies_clash(one, other, lists):
        return None
    return "same office, in articles that share other sources" if _tell_of_one(one, other, linked) else None


def is_name(name: str, lists: Lexicon) -> bool:
    """Whether a wording is a proper name: "the Hashed", "Chemtarg", "van Hulst", but not "The company", "Police", "the Tarn
    fund that owns the mill"."""
    first, *rest = name.split() or [""]
    if RELATIVES.intersection(rest):
        return False
    if rest and first.lower() in ("the", "a", "an"):
        return rest[0][:1].isupper()
    if first in lists.particles and rest:
        return rest[-1][:1].isupper()
    return first[:1].isupper() and ((bool(rest) and rest[0][:1].isupper()) or first.lower() not in lists.common_nouns)


def _clash(one: str | None, other: str | None) -> bool:
    """Whether two roles or affiliations are both known and share no word."""
    if not one or not other:
        return False
    first, second = name_key(one.split()), name_key(other.split())
    return not (set(first) & set(second) or acronyms(first) & set(second) or acronyms(second) & set(first))


def _bodies_clash(one: Source, other: Source, lists: Lexicon) -> bool:
    """Whether two sources speak for different bodies; "the union" alone is no other than the one that has a name."""
    nouns = lists.organisations | lists.loose_bodies
    bare = any(len(key := _key(source.affiliation or "")) == 1 and key[0] in nouns for source in (one, other))
    return not bare and _clash(one.affiliation, other.affiliation)


def _spelled_alike(one: Key, other: Key) -> bool:
    return len(one) == len(other) and [skeleton(w) for w in one] == [skeleton(w) for w in other]


@cache
def _key(name: str) -> Key:
    return name_key(name.split())


def merged(one: Source, other: Source, reason: str) -> Source:
    """Both as one, under the first's id, with the fuller of what each tells, and the reason kept."""
    names = dict.fromkeys((one.name, *one.aliases, other.name, *other.aliases))
    return replace(
        one,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        aliases=tuple(name for name in names if name != one.name),
        role=_fuller(one.role, other.role),
        affiliation=one.affiliation or other.affiliation,
        merges=(*one.merges, Merge(other.name, reason, other.mentions, other.id), *other.merges),
        unnamed_because=(*one.unnamed_because, *other.unnamed_because),
    )


def _fuller(one: str | None, other: str | None) -> str | None:
    return max((text for text in (one, other) if text), key=len, default=None)
