"""Later figures of one source in place of earlier ones: "raised its death toll to 38"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attribution.accounts.bounds import same_value
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Topic, Verdict, quoted
from attribution.records import Figure

RISING = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|rais(?:e|es|ed)|revis(?:e|es|ed)|updat(?:e|es|ed)|climb(?:s|ed)?|increas(?:e|es|ed)"
    r"|now|later|to date|brought|bringing|taking)\b",
    re.IGNORECASE,
)
"""Words by which a source corrects its own figure inside one article."""


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
        ordered = sorted(given, key=lambda pair: (pair[0].day or 0, pair[0].number))
        for (first, old), (second, new) in pairwise(ordered):
            if topic.about[1] and not same_value(old, new) and _is_later(first, second):
                reason = f"{old.text}, later {new.text} of the same source: {quoted(first)}; {quoted(second)}"
                yield first, second, Verdict("updates", topic, reason, 0.7)


def _is_later(first: Statement, second: Statement) -> bool:
    if first.claim.article == second.claim.article:
        return first.claim.id != second.claim.id and RISING.search(f"{second.cue} {second.passage}") is not None
    return first.day is None or second.day is None or first.day < second.day
