"""Pairs of passages and what they are to one another, as gold stories name them and public collections pass them on."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

from attribution.accounts.pair_pieces import Passage

NEITHER, AGREES, CONTRADICTS = range(3)
LABELS = {"n": NEITHER, "e": AGREES, "c": CONTRADICTS}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages and what they are to one another: NEITHER, AGREES or CONTRADICTS."""

    first: Passage
    second: Passage
    label: int


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file of JSON lines (``premise``, ``hypothesis``, ``label``: e, n or c), may be gzipped."""
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [Pair(Passage(row["premise"]), Passage(row["hypothesis"]), LABELS[row["label"]]) for row in records]
