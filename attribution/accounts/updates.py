"""Later figures of one source in place of earlier ones: "raised its death toll to 38"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from attribution import languages
from attribution.accounts.bounds import same_value
from attribution.accounts.quantity import answers, is_some_of, topic_of
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Topic, Verdict, quoted
from attribution.records import Figure


def updates_of(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Statement, Verdict]]:
    """The pairs of one origin's claims on one count of which the second gives the later figure, nearest first.

    A later day, or a later article where days are not known, makes a figure later; inside one article only its words do.
    """
    told: dict[tuple[str, str | None, Topic], list[tuple[Statement, Figure]]] = defaultdict(list)
    for statement in statements:
        if statement.told:
            for figure in answers(statement):
                told[statement.origin, statement.setting, topic_of(figure, statement)].append((statement, figure))
    for (_, _, topic), given in told.items():
        ordered = _of_all(sorted(given, key=lambda pair: (pair[0].day or 0, pair[0].number)))
        for (first, old), (second, new) in pairwise(ordered):
            if topic.about[1] and not same_value(old, new) and _is_later(first, second):
                reason = f"{old.text}, later {new.text} of the same source: {quoted(first)}; {quoted(second)}"
                yield first, second, Verdict("updates", topic, reason, 0.7)


def _of_all(given: Iterable[tuple[Statement, Figure]]) -> list[tuple[Statement, Figure]]:
    """The figures without parts of what was counted before: "two of the wounded had died" replaces no toll, nor do "fifteen
    more bodies"; "four of the crew" may be the first count of all."""
    kept: list[tuple[Statement, Figure]] = []
    for statement, figure in given:
        if not kept or not is_some_of(statement, figure):
            kept.append((statement, figure))
    return kept


def _is_later(first: Statement, second: Statement) -> bool:
    if first.claim.article == second.claim.article:
        return first.claim.id != second.claim.id and _corrects(second)
    return first.day is None or second.day is None or first.day < second.day


def _corrects(statement: Statement) -> bool:
    """Whether a source corrects its own figure inside one article: "has risen to", "now"."""
    return _updating().search(f"{statement.cue} {statement.passage}") is not None


@cache
def _updating() -> re.Pattern[str]:
    words = sorted(languages.words("en", "updating_words"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
