"""Fit the scale that tells whether two articles are of one story, and write its table.

usage: python bench/fit_joining.py --incidents articles.jsonl.gz --events ecbplus-train.jsonl.gz [--stories data/stories --only
01,02] [--news train.jsonl.gz] [--write]

``--incidents``: as in ``bench/joining.py``; learned from are the articles of one city, in the half of the cities that is for
development. A fifth of these cities is left out at a time, and how well its articles are joined is printed. ``--events``:
documents with a topic and a subtopic; ``--stories``: folders of articles, each of one story. ``--news`` counts the common
words of news anew, in marked articles as ``attribution evaluate`` reads them; the scale has to be fitted again then.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import joining as bench
import numpy as np
from numpy.typing import NDArray

from attribution.accounts import likeness
from attribution.accounts.concepts import WORD
from attribution.accounts.joining import joined
from attribution.accounts.likeness import ALWAYS, Given, Signs
from attribution.accounts.traits import Traits, traits_of, words_in
from attribution.records import Article

FOLDER = Path("attribution/languages/en")
FOLDS = 5
OTHERS = 6000
"""Pairs of unlike events, drawn by a fixed seed, that are learned from."""
WEIGHTS = {"incidents": 1.0, "pool": 0.3, "events": 0.5, "stories": 0.3}
"""What a pair counts for: incidents are few and true to life; pools, of many cities, teach what a big city is like."""
LENIENT = {"dated": 2.0, "undated": 1.5}
"""Added to the logarithm of the odds: of a story parted in two nothing is compared across the parts, and pairs of one story are
rarer among those learned from than among articles that somebody gives together."""
COMMON = 6
"""Articles in which a common word stands at least."""
POOL = 60
"""Articles of a pool."""
PULL = 2.0
"""How strongly weights are held near 0, and those for articles without dates near those for articles with dates."""
Floats = NDArray[np.float64]
Scales = Mapping[str, dict[str, float]]
Pairs = set[tuple[str, int, int]]


@dataclass(frozen=True)
class Together:
    """Articles given together, each with its story; ``near`` are their pairs to learn from."""

    kind: str
    name: str
    traits: Sequence[Traits]
    stories: Sequence[str]
    near: Sequence[tuple[int, int]]


City = tuple[str, list[tuple[Article, str]]]
"""The name of a city and state, and the articles on it, each with its incident."""


def cities_of(path: Path) -> list[City]:
    """The cities of the development half."""
    cities: dict[str, list[tuple[Article, str]]] = defaultdict(list)
    for number, row in enumerate(bench._read(path)):
        if row["gold"]:
            city = f"{row['gold']['city']}, {row['gold']['state']}"
            if zlib.crc32(city.encode()) % 2 == 0:
                cities[city].append((bench.article_of(str(number), row), row["incident"]))
    return list(cities.items())


def pools(cities: Iterable[City]) -> list[Together]:
    """Cities under one name, put together until there are as many articles as of a big one."""
    found, rows = [], list[tuple[Article, str]]()
    for city, own in sorted(cities, key=lambda city: zlib.crc32(city[0].encode())):
        words = [word for word in WORD.findall(city) if len(word) > 3]
        place = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words), re.IGNORECASE)
        for article, story in own:
            title, text = (place.sub("Marlow", part) for part in (article.title or "", article.text))
            rows.append((replace(article, title=title, text=text), story))
        if len(rows) >= POOL:
            found.append(together("pool", city, rows))
            rows = []
    return found


def together(kind: str, name: str, rows: Sequence[tuple[Article, str]], topics: Mapping[str, object] | None = None) -> Together:
    """Articles with their stories; of many, the pairs of one topic and some of the others."""
    stories = [story for _, story in rows]
    pairs = list(combinations(range(len(rows)), 2))
    if len(pairs) > OTHERS:
        topic = topics or {story: story for story in stories}
        near = [(a, b) for a, b in pairs if topic[stories[a]] == topic[stories[b]]]
        pairs = near + random.Random(3).sample(sorted(set(pairs) - set(near)), OTHERS)
    return Together(kind, name, [traits_of(article) for article, _ in rows], stories, pairs)


def events(path: Path) -> Together:
    """All documents of the events."""
    rows = list(bench._read(path))
    topics = {row["subtopic"]: row["topic"] for row in rows}
    return together("events", path.name, [(Article(str(row["id"]), row["text"]), row["subtopic"]) for row in rows], topics)


def stories(folder: Path, only: Sequence[str]) -> Together:
    """The articles of gold stories, all together."""
    places = [place for place in sorted(folder.iterdir()) if place.name[:2] in only]
    rows = [
        (Article(f"{place.name}/{file.name}", file.read_text(encoding="utf8")), place.name)
        for place in places
        for file in sorted(place.glob("article*.txt"))
    ]
    return together("stories", "stories", rows)


@dataclass(frozen=True)
class Rows:
    """The signs of pairs as numbers, whether each is of one story, and what it counts for."""

    signs: Floats
    undated: Floats
    one: Floats
    weights: Floats


def rows_of(given: Together) -> tuple[list[str], Rows]:
    """The signs of all pairs to learn from."""
    company = Given(given.traits)
    found: list[Signs] = [company.signs(a, b) for a, b in given.near]
    names = [name for name in found[0] if name != ALWAYS] if found else []
    undated = [given.traits[a].day is None or given.traits[b].day is None for a, b in given.near]
    one = [given.stories[a] == given.stories[b] for a, b in given.near]
    signs = np.array([[signs[name] for name in names] for signs in found])
    weights = np.full(len(found), WEIGHTS[given.kind])
    return names, Rows(signs, np.array(undated, float), np.array(one, float), weights)


def fitted(names: Sequence[str], rows: Sequence[Rows]) -> Scales:
    """The two scales: one for all, and what is added to it where a date is missing."""
    signs, undated, one, weights = (np.concatenate([getattr(r, part) for r in rows]) for part in Rows.__annotations__)
    x = np.c_[signs, signs * undated[:, None], undated]
    spread = x.std(axis=0)
    spread[spread == 0] = 1.0
    found = _logistic(np.c_[x / spread, np.ones(len(x))], one, weights)
    own = found[:-1] / spread
    dated = own[: len(names)]
    always = {"dated": found[-1], "undated": found[-1] + own[-1]}
    both = {"dated": dated, "undated": dated + own[len(names) : -1]}
    return {
        column: dict(zip(names, map(float, values), strict=True)) | {ALWAYS: float(always[column]) + LENIENT[column]}
        for column, values in both.items()
    }


def _logistic(z: Floats, one: Floats, weights: Floats) -> Floats:
    """Newton's method, the weights pulled to nothing but for the last, which always counts."""
    found = np.zeros(z.shape[1])
    pull = np.eye(len(found)) * PULL
    pull[-1, -1] = 0
    for _ in range(40):
        likely = 1 / (1 + np.exp(-np.clip(z @ found, -30, 30)))
        steep = (z * (weights * likely * (1 - likely))[:, None]).T @ z + pull
        found += np.linalg.solve(steep, z.T @ (weights * (one - likely)) - pull @ found)
    return found


def joined_pairs(given: Together, scales: Scales) -> tuple[Pairs, Pairs]:
    """The pairs of articles that are of one story, and those that are joined by scales."""
    with patch.object(likeness, "_scale", scales.__getitem__):
        groups = [group.members for group in joined(Given(given.traits), len(given.traits))]
    gold: dict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(given.stories):
        gold[story].append(number)
    return _pairs(given.name, gold.values()), _pairs(given.name, groups)


def _pairs(name: str, groups: Iterable[Sequence[int]]) -> Pairs:
    return {(name, a, b) for group in groups for a, b in combinations(sorted(group), 2)}


def shown(kind: str, tests: Iterable[tuple[Together, Scales]]) -> None:
    """Print how well the articles of some sets are joined."""
    gold, found = Pairs(), Pairs()
    for given, scales in tests:
        one, other = joined_pairs(given, scales)
        gold |= one
        found |= other
    right = len(gold & found)
    print(kind, bench._shown(right / (len(found) or 1), right / (len(gold) or 1)))


def count_words(path: Path) -> None:
    """Write the common words of news that are no names, with the share of articles they stand in."""
    seen, named = Counter[str](), Counter[str]()
    articles = [words_in(row["text"]) for row in bench._read(path)]
    for words in articles:
        seen.update(words.weights.keys())
        named.update(words.names)
    common = sorted(word for word, n in seen.items() if n >= COMMON and named[word] < n / 2 and word.isalpha())
    comment = "# Common words of news, as stems, with the share of news articles that they stand in; counted by"
    shares = [f"{word}\t{seen[word] / len(articles):.3f}" for word in common]
    lines = [f"{comment} bench/fit_joining.py, see README.md.", "word\tshare", *shares]
    (FOLDER / "news_words.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")


def main() -> None:
    """Read, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=Path, required=True)
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--stories", type=Path, default=Path("data/stories"))
    parser.add_argument("--only", default="")
    parser.add_argument("--news", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.news:
        count_words(options.news)
    towns = cities_of(options.incidents)
    cities = [together("incidents", city, rows) for city, rows in towns]
    sets = [*cities, *pools(towns), events(options.events), stories(options.stories, options.only.split(","))]
    read = [(given, *rows_of(given)) for given in sets if given.near]
    names = read[0][1]
    scales = fitted(names, [rows for *_, rows in read])
    if options.write:
        comment = "# Weights of the signs that two articles are of one story; fitted by bench/fit_joining.py, see README.md."
        lines = [comment, "sign\tdated\tundated"]
        lines += [f"{name}\t{scales['dated'][name]:.3f}\t{scales['undated'][name]:.3f}" for name in sorted(scales["dated"])]
        (FOLDER / "story_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    for kind in ("pool", "events", "stories"):
        shown(f"{kind} learned from, pairs", [(given, scales) for given in sets if given.kind == kind])
    tests = []
    for fold in range(FOLDS):
        left_out = {city.name for city in cities if zlib.crc32(city.name.encode()) // 2 % FOLDS == fold}
        partly = fitted(names, [rows for given, _, rows in read if given.kind != "pool" and given.name not in left_out])
        tests += [(city, partly) for city in cities if city.name in left_out]
    shown("incidents of cities left out, pairs", tests)


if __name__ == "__main__":
    main()
