"""Pairs out of a file of points at issue: wordings of one answer agree, those of two answers contradict one another.

The file says in its first lines how it is written. Names, places and numbers are drawn anew for every story.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, Pair

BESIDE = "-"
SLOT = re.compile(r"\{(\w)\}")
COUNTED = re.compile(r"\{[nm]\}")
AT_LEAST = ("at least ", "more than ", "no fewer than ", "over ")
ABOUT = ("about ", "some ", "around ", "nearly ")
WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]

NAMES = {
    "X": [
        "Ardani",
        "Velkan",
        "Morovian",
        "Sarenian",
        "Tashkiri",
        "Coastal",
        "Northern",
        "Israeli",
        "Turkish",
        "Russian",
        "Ethiopian",
        "Pakistani",
    ],
    "P": [
        "Karvel",
        "Mount Isel",
        "Dorvane",
        "Lake Tuma",
        "Port Selim",
        "Brezno",
        "Al-Hadra",
        "Kisanto",
        "Veradilla",
        "Ostrava",
        "Gaza",
        "Lyon",
        "Odessa",
    ],
    "S": [
        "Marta Keller",
        "Idris Fall",
        "Nadia Rahim",
        "Petr Holub",
        "Joy Adeyemi",
        "Luis Ocampo",
        "Sunil Mehra",
        "Ann Whitlock",
        "Tariq Aziz",
    ],
    "T": ["Rovers", "Atletico", "Harbour City", "Lokomotiv", "United", "Racing Club", "Wanderers", "Dynamo"],
    "D": [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "March 3",
        "12 June",
        "September 21",
        "Jan. 9",
        "1 November",
        "April 30",
        "July 17",
    ],
}
DRAWN = {"X": "XY", "P": "PQ", "S": "S", "T": "T", "D": "DE"}


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a subject: its answers, each in several wordings, and what goes with all of them."""

    subject: str
    answers: tuple[tuple[str, ...], ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fill:
    """What stands in the slots in one story."""

    values: dict[str, str]

    def of(self, text: str) -> str:
        """The text with its slots filled."""
        return SLOT.sub(lambda slot: self.values[slot[1]], text)


def read_points(path: Path) -> list[Point]:
    """The points of a file, in order."""
    points: list[Point] = []
    subject, said = "", dict[str, list[str]]()
    for line in [*path.read_text(encoding="utf8").splitlines(), "?"]:
        mark, _, words = line.partition(" ")
        if mark in {"#", "?"}:
            if said:
                beside = tuple(said.pop(BESIDE, ()))
                points.append(Point(subject, tuple(map(tuple, said.values())), beside))
            said = {}
            subject = words if mark == "#" else subject
        elif words:
            said.setdefault(mark, []).append(words)
    return points


def pairs_of(points: Sequence[Point], *, rounds: int, seed: int = 1) -> list[Pair]:
    """Pairs of every point, filled anew in each round: all that agree, and about as many that contradict or do neither."""
    chance = random.Random(seed)
    found: list[Pair] = []
    for _ in range(rounds):
        for point in points:
            others = [each for each in points if each.subject == point.subject and each is not point]
            found += _pairs(point, others, chance)
    return found


def _pairs(point: Point, others: Sequence[Point], chance: random.Random) -> Iterator[Pair]:
    alike = [pair for answer in point.answers for pair in combinations(answer, 2)]
    unlike = [(one, two) for a, b in combinations(point.answers, 2) for one in a for two in b]
    texts = [text for answer in point.answers for text in answer]
    elsewhere = [text for other in others for answer in (*other.answers, other.beside) for text in answer]
    apart = [(text, beside) for text in texts for beside in point.beside]
    apart += [(text, chance.choice(elsewhere)) for text in texts for _ in range(2) if elsewhere]
    for one, two in _some(alike, len(texts) * 2, chance):
        yield _filled(one, two, AGREES, chance)
    for one, two in _some(unlike, len(texts) * 2, chance):
        yield (
            _counted(one, two, chance)
            if COUNTED.search(one) and COUNTED.search(two)
            else _filled(one, two, CONTRADICTS, chance)
        )
    for one, two in _some(apart, len(texts) * 2, chance):
        yield _filled(one, two, NEITHER, chance)


def _some(pairs: Iterable[tuple[str, str]], limit: int, chance: random.Random) -> list[tuple[str, str]]:
    drawn = list(pairs)
    chance.shuffle(drawn)
    return drawn[:limit]


def _filled(one: str, two: str, label: int, chance: random.Random) -> Pair:
    fill = _fill(chance)
    first, second = fill.of(one), fill.of(_rounded(two, fill, label, chance))
    return Pair(_written(first, chance), _written(second, chance), label)


def _rounded(text: str, fill: Fill, label: int, chance: random.Random) -> str:
    """An exact figure told as "at least" or "about" so many: still the same answer."""
    slot = COUNTED.search(text)
    if (
        label != AGREES
        or slot is None
        or chance.random() > 0.35
        or text[: slot.start()].endswith(("about ", "some ", "$", "£"))
    ):
        return text
    value = int(fill.values[slot[0][1]])
    low = chance.choice([value, max(2, round(value * 0.9)), value // 10 * 10 or value])
    said = chance.choice(ABOUT) + str(value) if chance.random() < 0.4 else chance.choice(AT_LEAST) + str(low)
    return text[: slot.start()] + said + text[slot.end() :]


def _counted(one: str, two: str, chance: random.Random) -> Pair:
    """Two figures for one thing: they contradict one another, but "at least 12" leaves room for 14."""
    fill = _fill(chance)
    if chance.random() < 0.7:
        return Pair(_written(fill.of(one), chance), _written(fill.of(two), chance), CONTRADICTS)
    slots = [COUNTED.search(text) for text in (one, two)]
    low, other = (int(fill.values[slot[0][1]]) for slot in slots if slot)
    slot = slots[0]
    bounded = one if slot is None else one[: slot.start()] + chance.choice(AT_LEAST) + one[slot.start() :]
    label = NEITHER if other >= low else CONTRADICTS
    return Pair(fill.of(bounded), fill.of(two), label)


def _fill(chance: random.Random) -> Fill:
    values: dict[str, str] = {}
    for kind, slots in DRAWN.items():
        values |= dict(zip(slots, chance.sample(NAMES[kind], len(slots)), strict=True))
    n = chance.choice([chance.randint(3, 20), chance.randint(10, 99), chance.randint(100, 900)])
    m = chance.choice([round(n * 1.5) + 1, n * 2 + 1, max(2, n // 2 - 1), n * 4, n + 2, max(2, n - 3)])
    k = chance.choice([value for value in (n // 3 + 2, n * 3 + 5, chance.randint(2, 80)) if value not in {n, m}] or [n + m])
    p = chance.randint(30, 80)
    values |= {"n": str(n), "m": str(m if m != n else n + 4), "k": str(k)}
    return Fill(
        values | {"p": str(p), "q": str(p - chance.randint(5, 25)), "r": f"{chance.randint(2, 7)}.{chance.randint(0, 9)}"}
    )


def _written(text: str, chance: random.Random) -> str:
    """The text as one outlet or another has it: a small figure in words, another sort of quotation mark, a capital."""
    if chance.random() < 0.5:
        text = re.sub(r"(?<![\d,.$£])(\d{1,2})(?![\d,.%])", _in_words, text)
    if chance.random() < 0.3:
        text = text.translate(str.maketrans('“”"', '""“')) if text.startswith("“") else text.strip('"“”,')
    return text[:1].upper() + text[1:] if chance.random() < 0.5 else text


def _in_words(figure: re.Match[str]) -> str:
    value = int(figure[1])
    return WORDS[value - 2] if 2 <= value < 2 + len(WORDS) else figure[1]
