"""How well articles are joined into stories: ``bench/joining.py --events ecbplus-dev.jsonl.gz --incidents articles.jsonl.gz``.

``--events``: documents with a ``subtopic``, all given together, B-cubed over documents. ``--incidents``: dated articles with an
``incident`` and the ``gold`` city and state of it; the articles of one city are given together, pairs of articles are
counted. Half of the cities, by a checksum of their names, are for development (``--part dev``), the others to measure.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from attribution.accounts.stories import stories_of
from attribution.records import Article

Row = Mapping[str, Any]
Pairs = set[tuple[str, str]]


def main() -> None:
    """Read the files, join their articles, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=Path)
    parser.add_argument("--incidents", type=Path)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--list", action="store_true", help="list the pairs of articles missed and joined wrongly")
    options = parser.parse_args()
    if options.events:
        rows = list(_read(options.events))
        found = stories_of(Article(str(row["id"]), row["text"], path=str(row["id"])) for row in rows)
        print("documents, B-cubed", _shown(*b_cubed({str(row["id"]): row["subtopic"] for row in rows}, found)))
    if options.incidents:
        gold, found_pairs = _incidents(list(_read(options.incidents)), options.part)
        right = len(gold & found_pairs)
        print(
            "articles of incidents, pairs", _shown(right / (len(found_pairs) or 1), right / (len(gold) or 1)), f"of {len(gold)}"
        )
        if options.list:
            print(*(f"missed {pair}" for pair in sorted(gold - found_pairs)), sep="\n")
            print(*(f"wrong {pair}" for pair in sorted(found_pairs - gold)), sep="\n")


def _read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines)


def b_cubed(gold: Mapping[str, object], found: Mapping[str, object]) -> tuple[float, float]:
    """Precision and recall, the mean over documents of what their two groups share."""
    sides = [(_groups(found), found, gold), (_groups(gold), gold, found)]
    precision, recall = (
        sum(Counter(other[name] for name in groups[own[doc]])[other[doc]] / len(groups[own[doc]]) for doc in gold) / len(gold)
        for groups, own, other in sides
    )
    return precision, recall


def _groups(labels: Mapping[str, object]) -> dict[object, list[str]]:
    groups: dict[object, list[str]] = defaultdict(list)
    for name, label in labels.items():
        groups[label].append(name)
    return groups


def _incidents(rows: Sequence[Row], part: str) -> tuple[Pairs, Pairs]:
    """The pairs of articles that are of one incident, and those that were joined, city by city."""
    cities: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row["gold"]:
            cities[f"{row['gold']['city']}, {row['gold']['state']}"].append(number)
    gold: Pairs = set()
    found: Pairs = set()
    for city, numbers in cities.items():
        if (zlib.crc32(city.encode()) % 2 == 0) == (part == "dev"):
            gold |= _pairs({str(n): rows[n]["incident"] for n in numbers})
            found |= _pairs(stories_of(article_of(str(n), rows[n]) for n in numbers))
    return gold, found


def article_of(name: str, row: Row) -> Article:
    """A row as an article with its title and its day."""
    return Article(name, row["text"], path=name, title=row["title"], published=_day(row["date"]))


def _day(text: str) -> str | None:
    for form in ("%Y-%m-%d", "%B %d, %Y"):
        try:
            return datetime.strptime(text[:18] if form[0] == "%B" else text[:10], form).date().isoformat()
        except (ValueError, TypeError):
            continue
    return None


def _pairs(groups: Mapping[str, object]) -> Pairs:
    return {(a, b) for names in _groups(groups).values() for a, b in combinations(sorted(names), 2)}


def _shown(precision: float, recall: float) -> str:
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F {200 * precision * recall / (precision + recall or 1):.1f}"


if __name__ == "__main__":
    main()
