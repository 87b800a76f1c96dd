"""The same statement carried by several articles: contents that are near copies of one another, found by shingles.

A shingle is a run of words (Broder 1997). Only long contents count: "four people were killed" is said by many who have not
copied one another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

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

    ``texts`` are the articles' texts by id.
    """
    given = {a.id: (a.article, shingles(words_of(a.content, texts[a.article]))) for a in attributions if a.article in texts}
    groups = Groups(given)
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, (article, own) in given.items():
        shared: dict[str, int] = defaultdict(int)
        for shingle in own:
            for other in holders[shingle][:COMMON]:
                shared[other] += 1
            holders[shingle].append(name)
        for other, count in shared.items():
            other_article, others = given[other]
            if other_article != article and count >= ALIKE * min(len(own), len(others)):
                groups.join(other, name)
    sizes = Counter(groups.find(name) for name in given)
    return {name: groups.find(name) for name in given if sizes[groups.find(name)] > 1}


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of words in a text, in lower case; none where it is too short to be known again.

    >>> len(shingles("two patrols were targeted with missiles fired from drones at dawn"))
    8
    """
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
