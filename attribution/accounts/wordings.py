"""The words of claims as questions and answers take them: a clause, what it would be if it were not denied, a figure."""

from __future__ import annotations

import re
from functools import cache

from attribution import languages
from attribution.accounts.answers import points_back
from attribution.accounts.bounds import bounds, is_measure
from attribution.accounts.shortening import balanced, cut
from attribution.accounts.statements import Statement
from attribution.records import Figure

LEADING = re.compile(r"(?:that|but|and|so|because|whether|only when|when|where|since|only|just)\s+|[\s\"“”'‘’]+", re.IGNORECASE)
INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
PUNCTUATION = "“”\"'‘’,.;:!?()"
QUOTES = re.compile(r"[\s\"“”‘]+")
LONGEST = 100
"""Characters of a question or an answer."""
BEST = range(4, 15)
"""Words of a clause that makes a good question."""
POINTING = frozenset({"he", "i", "it", "she", "that", "these", "they", "this", "those", "we", "you"})
"""Words that a question must not begin with where another claim names what they stand for."""
OWNED = frozenset({"his", "her", "its", "my", "our", "their", "your"})
PERSONAL = frozenset({"i", "me", "my", "mine", "us", "we", "our", "ours", "you", "your", "myself", "ourselves"})
"""Words that mean somebody else when a reader of the question says them: such a clause is asked in quotation marks."""
KICKER = re.compile(r"\W{0,3}([A-Z]{3,20})\b[^:.]{0,40}:\s+(?=\S)")
"""What a page sets before a text that it adds to, "UPDATE, 20 October: ", where it begins with a word for such a piece."""
SCALES = ((1e9, "billion"), (1e6, "million"))


def worded(statement: Statement) -> str:
    """A claim's words in one line: its clause, subject first, else all of it without what opens it; shortened."""
    text = statement.claim.clause or statement.claim.text
    leading = QUOTES if statement.claim.clause else LEADING
    while (opening := leading.match(text)) is not None:
        text = text[opening.end() :]
    text = _without_kicker(text)
    return balanced(cut(text if statement.claim.clause else _small(text), LONGEST))


def _without_kicker(text: str) -> str:
    """A text from where it begins: "The gate was shut" of "UPDATE: The gate was shut", all of "NATO had one aim: peace"."""
    kicker = KICKER.match(text)
    return text[kicker.end() :] if kicker is not None and kicker[1].lower() in languages.words("en", "kickers") else text


def quoted(statement: Statement) -> str:
    """A claim's words as the article has them, in quotation marks."""
    words = cut(_without_kicker(" ".join(statement.claim.text.split())), LONGEST).strip("“”\"'‘ ,")
    return f"“{balanced(words).translate(INNER)}”"


def is_plain(clause: str) -> bool:
    """Whether a clause says the same whoever says it: it begins with no pronoun and holds none that means its speaker."""
    return bool(clause) and clause.split()[0].strip(PUNCTUATION).lower() not in POINTING and not is_personal(clause)


def is_personal(clause: str) -> bool:
    """Whether a clause holds a word that means who speaks or who listens: "half of us are cousins"."""
    words = (re.split("['’]", word.strip(PUNCTUATION))[0] for word in clause.split())
    return any(word.lower() in PERSONAL and word != "US" for word in words)


def _small(text: str) -> str:
    """A fragment with its first word small where that is no name: "No defect on the aircraft"."""
    first = text.partition(" ")[0].lower()
    common = languages.words("en", "function_words") | {row["word"] for row in languages.table("en", "numerals")}
    return text[:1].lower() + text[1:] if first in common and first != "i" else text


def fitness(statement: Statement) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, int, int]:
    """How well a claim puts a question, the best first: a clause, affirmed, that names its subject, of a good length, in the
    reporter's words, short."""
    clause = statement.claim.clause
    words = (clause or statement.claim.text).split()
    return (
        points_back(statement),
        clause is None,
        statement.negative,
        bool(words) and words[0].lower() in POINTING,
        bool(words) and words[0].lower() in OWNED,
        clause is not None and not is_plain(clause),
        len(words) not in BEST,
        statement.attribution.style == "direct",
        len(words),
        statement.number,
    )


def affirmed(clause: str) -> str:
    """What a clause denies, as it can stand behind "whether": "any gas was used" of "no gas was used"; itself where it
    denies nothing.

    >>> affirmed("the president did not leave the palace")
    'the president did leave the palace'
    """
    for pattern, instead in _unnegated():
        found, count = pattern.subn(instead, clause, count=1)
        if count:
            return found
    return clause


@cache
def _unnegated() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = languages.table("en", "unnegated")
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["instead"]) for row in rows)


def number(figure: Figure) -> str:
    """A figure as an answer: "4", "at least 12", "180 to 220", with its unit where it is a measure.

    >>> from attribution.records import Extent
    >>> number(Figure(12, 12, None, "people", "killed", "at least a dozen", Extent(0, 16)))
    'at least 12'
    """
    low, high = bounds(figure)
    unit = f" {figure.unit}" if is_measure(figure.unit) else ""
    if figure.best is None:
        words = figure.text if high == float("inf") else f"{_plain(low)} to {_plain(high)}"
    elif low == high:
        words = _plain(figure.best)
    elif high == float("inf"):
        words = f"at least {_plain(figure.best)}"
    elif figure.low is None:
        words = f"up to {_plain(figure.best)}"
    else:
        words = f"about {_plain(figure.best)}"
    return words + unit


def _plain(value: float) -> str:
    """A number as newspapers write it: "610 million", "1,146", "2.5"."""
    for size, name in SCALES:
        if abs(value) >= size and round(value / size, 2) * size == value:
            return f"{value / size:,g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
