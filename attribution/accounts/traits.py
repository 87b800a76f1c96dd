"""What tells of which story an article is: words and phrases, names, people, streets, ages, figures, days.

All are read from the letters, with no parse: stories must be known before anything is compared, also in an archive.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from attribution import languages
from attribution.accounts.concepts import WORD, stem
from attribution.accounts.days import ordinal
from attribution.accounts.persons import LEAD, People, people_of
from attribution.accounts.telling_days import told_days
from attribution.records import Article

SHORTEST = 4
"""Letters of the shortest common word that is counted."""
OLDEST = 110
BLOCK = frozenset({"block", "hundred"})
ENDS_SENTENCE = re.compile(r"[.!?\n]")
BLANK = re.compile(r"[^\S\n]+")
"""What stands between two words of one name."""
TITLED = re.compile(r"\.? [A-Z]")
FIGURE = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
YEAR = re.compile(r"(?:19|20)\d\d")
AGES = (
    re.compile(r"\b(\w+)[- ](?:year|month)s?[- ]olds?\b", re.IGNORECASE),
    re.compile(r"\baged? (\d{1,3})\b"),
    re.compile(r"(?<=\w), (\d{1,3})(?=[,.;)])"),
    re.compile(r"\((\d{1,3})\)"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a text, each with the logarithm of how often it stands there, and those that are written as names."""

    weights: Mapping[str, float]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one article; those called ``lead`` are of its headline and its first lines alone."""

    day: int | None
    words: Words
    lead: Words
    title: Words
    phrases: frozenset[tuple[str, str]]
    people: People
    streets: frozenset[str]
    ages: frozenset[int]
    lead_ages: frozenset[int]
    figures: frozenset[str]
    days: frozenset[int]
    lead_days: frozenset[int]


def traits_of(article: Article) -> Traits:
    """The traits of an article and its headline."""
    text = text_of(article)
    day, lead = ordinal(article.published), text[:LEAD]
    return Traits(
        day=day,
        words=words_in(text),
        lead=words_in(lead),
        title=words_in(article.title or ""),
        phrases=frozenset(_phrases(text)),
        people=people_of(text, article.title),
        streets=frozenset(_streets(text)),
        ages=frozenset(_ages(text)),
        lead_ages=frozenset(_ages(lead)),
        figures=frozenset(_figures(text)),
        days=told_days(text, day),
        lead_days=told_days(lead, day),
    )


def text_of(article: Article) -> str:
    """The text of an article below its headline, which some files keep apart from it."""
    apart = article.title and article.title not in article.text
    return f"{article.title}\n\n{article.text}" if apart else article.text


def words_in(text: str) -> Words:
    """The words of a text that say something; a capital at the beginning of a sentence makes no name."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    opening = True
    for match in WORD.finditer(text):
        word = match.group(0)
        if word.lower() not in empty_words() and (len(word) >= SHORTEST or word.isupper()):
            counts[stem(word)] += 1
            if word[0].isupper() and not opening:
                names.add(stem(word))
        opening = text[match.end() : match.end() + 1] in (".", "!", "?", "\n", "")
    return Words({word: 1 + math.log(count) for word, count in counts.items()}, frozenset(names))


def _phrases(text: str) -> Iterator[tuple[str, str]]:
    """Two words of a sentence that say something and have none between them that does."""
    last, end = "", 0
    for match in WORD.finditer(text):
        if ENDS_SENTENCE.search(text, end, match.start()):
            last = ""
        end = match.end()
        if match.group(0).lower() not in empty_words():
            word = stem(match.group(0))
            if last:
                yield last, word
            last = word


def _streets(text: str) -> Iterator[str]:
    """The last word of each street's name, made small: "11th" of "the 1900 block of West 11th Street".

    "Supreme Court" is no street, and "Dr." before a name no drive, unless a block is told of.
    """
    name, block, end = "", False, 0
    for match in WORD.finditer(text):
        word, beside = match.group(0), BLANK.fullmatch(text, end, match.start())
        small, end = word.lower(), match.end()
        if name and not beside:
            if block:
                yield name
            name, block = "", False
        if is_street_kind(word):
            if name and (block or not _is_no_street(name, small, text[end : end + 3])):
                yield name
            name, block = "", False
        elif (word[0].isupper() or word[0].isdigit()) and small not in _street_words("direction"):
            name = small
        elif small not in _street_words("direction"):
            if block and name:
                yield name
            name, block = "", small in BLOCK or (block and small == "of")
    if block and name:
        yield name


def _is_no_street(name: str, kind: str, behind: str) -> bool:
    """Whether a court of law is named so, or somebody with a title begins here: "said Monday Dr. Lee"."""
    return (kind == "court" and name in _street_words("law")) or (kind == "dr" and TITLED.match(behind) is not None)


def _ages(text: str) -> Iterator[int]:
    for form in AGES:
        for match in form.finditer(text):
            told = match.group(1).lower()
            age = int(told) if told.isdecimal() else _number(told)
            if 0 < age < OLDEST:
                yield age


def _figures(text: str) -> Iterator[str]:
    """Numbers of two digits and more that are no years."""
    for match in FIGURE.finditer(text):
        figure = match.group(0).replace(",", "")
        if len(figure) > 1 and not YEAR.fullmatch(figure):
            yield figure


def is_street_kind(word: str) -> bool:
    """Whether a word may end the name of a street: "Lane", but not "lane"."""
    return word[0].isupper() and word.lower() in _street_words("kind")


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what an article is about."""
    return languages.words("en", "stop_words") | languages.words("en", "generic_words")


@cache
def _street_words(use: str) -> frozenset[str]:
    return languages.used("en", "street_words", use)


def _number(word: str) -> int:
    """The value of a number word ("six"); 0 of any other."""
    return _numbers().get(word, 0)


@cache
def _numbers() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in languages.table("en", "numerals") if row["kind"] in ("unit", "tens")}
