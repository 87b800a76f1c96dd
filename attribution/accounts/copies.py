"""The same statement carried by several articles: contents that are near copies of one another, found by shingles.

A shingle is a run of words (Broder 1997). Of articles that are not copies themselves only long contents count: "four people
were killed" is said by many who have not copied one another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from attribution.accounts.concepts import WORD
from attribution.accounts.independence import Groups
from attribution.records import Attribution, words_of

RUN = 4
"""Words in a shingle."""
SHORTEST = 9
"""Words of the shortest content that can be known for a copy."""
ALIKE = 0.6
"""The share of the smaller content's shingles that the other must hold: small edits and cuts stay copies."""
COMMON = 50
"""Contents: a shingle in more of them is compared with the first of them alone."""


def copies_of(attributions: Iterable[Attribution], texts: Mapping[str, str]) -> dict[str, str]:
    """For each attribution that several articles carry, its id with that of the first of them; others are left out.

    ``texts`` are the articles' texts by id. In articles that are copies of one another a content of any length is carried
    if its words are the same; elsewhere a long one if it is nearly so.
    """
    known = [a for a in attributions if a.article in texts]
    contents = {a.id: words_of(a.content, texts[a.article]) for a in known}
    groups = Groups(contents)
    article = {a.id: a.article for a in known}
    for first, second in alike({name: shingles(text) for name, text in contents.items()}):
        if article[first] != article[second]:
            groups.join(first, second)
    whole = _copied_articles(texts)
    carried: dict[tuple[str, str], str] = {}
    for a in known:
        first = carried.setdefault((whole.find(a.article), contents[a.id]), a.id)
        if article[first] != a.article:
            groups.join(first, a.id)
    sizes = Counter(groups.find(name) for name in contents)
    return {name: groups.find(name) for name in contents if sizes[groups.find(name)] > 1}


def _copied_articles(texts: Mapping[str, str]) -> Groups:
    """The articles in groups of copies."""
    groups = Groups(texts)
    for first, second in alike({name: shingles(text) for name, text in texts.items()}):
        groups.join(first, second)
    return groups


def alike(given: Mapping[str, frozenset[tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """The pairs of which one holds most of the other's shingles, the earlier first; never all pairs are looked at."""
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, own in given.items():
        shared: dict[str, int] = defaultdict(int)
        for shingle in own:
            for other in holders[shingle][:COMMON]:
                shared[other] += 1
            holders[shingle].append(name)
        for other, count in shared.items():
            if count >= ALIKE * min(len(own), len(given[other])):
                yield other, name


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of words in a text, in lower case; none where it is too short to be known again.

    >>> len(shingles("two patrols were targeted with missiles fired from drones at dawn"))
    8
    """
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
