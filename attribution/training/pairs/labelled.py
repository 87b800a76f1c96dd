"""Pairs of sentences and what they are to one another, as public collections pass them on."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NEITHER, AGREES, CONTRADICTS = range(3)
LABELS = {"n": NEITHER, "e": AGREES, "c": CONTRADICTS}

SHARES: Mapping[str, int] = {"breaking_nli": 1800, "snli_dev": 5000, "semantoneg": 3000, "scone_train": 1500}
"""The most pairs taken of a part: made by rule or about pictures, they would drown what reads like news."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what they are to one another: NEITHER, AGREES or CONTRADICTS; and what the pair counts in training."""

    first: str
    second: str
    label: int
    weight: float = 1.0


def read_pairs(path: Path, *, shares: Mapping[str, int] | None = None, seed: int = 1) -> list[Pair]:
    """The pairs of a file of JSON lines (``premise``, ``hypothesis``, ``label``: e, n or c; ``src``), may be gzipped.

    Of a part named in ``shares`` at most so many are drawn, as evenly over its labels as it allows.
    """
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    random.Random(seed).shuffle(records)
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for record in records:
        pair = Pair(record["premise"], record["hypothesis"], LABELS[record["label"]])
        groups[record.get("src", ""), record["label"]].append(pair)
    return [pair for (source, _), pairs in groups.items() for pair in pairs[: _quota(source, groups, shares or {})]]


def _quota(source: str, groups: Mapping[tuple[str, str], Sequence[Pair]], within: Mapping[str, int]) -> int | None:
    if source not in within:
        return None
    return within[source] // sum(name == source for name, _ in groups)
