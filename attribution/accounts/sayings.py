"""What one attribution says, as a whole: its words, its claims, and how the text leads up to it.

Two sources rarely put a thing in one clause each: whether they differ is judged by all that each says at one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attribution.accounts.pair_pieces import Passage, passage_in, worded
from attribution.accounts.settings import sentence_around
from attribution.accounts.statements import Statement
from attribution.records import Article, Attribution

CONTRAST = re.compile(
    r"\b(?:but|however|yet|although|though|while|whereas|instead|contrary|contradict\w*|disput\w+|reject\w*|dismiss\w*"
    r"|den(?:y|ies|ied|ial)|refut\w+|counter\w*|insist\w*|differ\w*|challeng\w+|not true|untrue|version|nonsense)\b",
    re.IGNORECASE,
)
"""Words by which a text sets what follows against what went before."""
REACH = 160
"""Characters before a content in which such a word counts."""


@dataclass(frozen=True)
class Saying:
    """An attribution with its claims; ``number`` is its place among all, ``passage`` what the pair model is given of it.

    ``contrasted`` says that the words before it set it against something.
    """

    number: int
    attribution: Attribution
    statements: tuple[Statement, ...]
    passage: Passage
    contrasted: bool

    @property
    def text(self) -> str:
        """What it says, with its cue where that is needed to understand it."""
        return self.passage.text

    @property
    def origin(self) -> str:
        """Who vouches for it."""
        return self.statements[0].origin

    @property
    def told(self) -> bool:
        """Whether any of its claims says that something was so, or will be."""
        return any(statement.told or statement.foretold for statement in self.statements)


def sayings_of(statements: Iterable[Statement], articles: Iterable[Article]) -> tuple[Saying, ...]:
    """The sayings that the claims are cut from, in the order in which their claims are given."""
    texts = {article.id: article.text for article in articles}
    grouped: dict[str, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(statement.attribution.id, []).append(statement)
    return tuple(_saying(number, tuple(told), texts) for number, told in enumerate(grouped.values()))


def _saying(number: int, statements: tuple[Statement, ...], texts: Mapping[str, str]) -> Saying:
    attribution = statements[0].attribution
    text = texts[attribution.article]
    start = attribution.content[0].start
    sentence = sentence_around(text, start)
    before = text[max(0, start - min(REACH, len(sentence))) : start]
    cue = attribution.cue.of(text) if attribution.cue is not None else ""
    words = " ".join(word for part in attribution.content for word in part.of(text).split())
    words = worded(words, " ".join(cue.split()), denies=attribution.stance == "denies")
    contrasted = CONTRAST.search(before) is not None or CONTRAST.search(cue) is not None
    passage = passage_in(text, [(part.start, part.end) for part in attribution.content], words)
    return Saying(number, attribution, statements, passage, contrasted)
