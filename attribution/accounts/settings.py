"""Whether a claim is about the news or about something before it: "a raid in January", "a smaller fire in 2016".

Background is told in the same words as the news and often with figures of its own, so it is set apart before anything is
compared. A setting is the words that set it ("january", "2016"); None is the time of the news.
"""

from __future__ import annotations

import re
from functools import cache

from attribution import languages
from attribution.records import Article, Claim

OPENING = 40
"""Characters of a sentence in which words can set all of it in another time."""
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘']?[A-Z])|\n")
YEAR = r"\b(?:in|of|since|during|from|between|by|until)\s+(?:\w+\s+)?((?:19|20)\d\d)\b"
MONTH_WORDS = r"\b(?:in|last|during|early|late|mid-)\s*({months})\b(?!\s+\d)"


def setting(article: Article, claim: Claim, passage: str = "") -> str | None:
    """The words that set a claim in another time than the news; None where none do.

    They are looked for in the claim, in the ``passage`` of the content that it is cut from, and at the opening of the
    sentence around it, which may stand outside the content ("In January, the army said, …"); further on they belong to
    something else ("said the owner, who bought her in 2011"). The month and the year in which the article was published set
    nothing apart, nor do years to come.
    """
    opening = sentence_around(article.text, claim.extents[0].start)[:OPENING]
    own = _now(article.published)
    for found in _pattern().finditer(f"{claim.text} . {passage} . {opening}".lower()):
        words = next(group for group in found.groups() if group)
        if words not in own and not (words.isdigit() and own and words > own[0]):
            return words
    return None


def is_date(words: str | None) -> bool:
    """Whether a setting is a month or a year: then it may be no more than the date of a thing in dispute."""
    return words is None or words.isdigit() or any(row["month"] == words for row in languages.table("en", "months"))


def sentence_around(text: str, at: int) -> str:
    """The sentence that holds the character ``at``, cut at full stops and line breaks."""
    start = max((match.end() for match in SENTENCE_END.finditer(text, max(0, at - 1000), at)), default=max(0, at - 1000))
    end = SENTENCE_END.search(text, at)
    return text[start : end.start() + 1 if end else len(text)]


def _now(published: str | None) -> tuple[str, ...]:
    if not published:
        return ()
    month = published[5:7].lstrip("0")
    names = (row["month"] for row in languages.table("en", "months") if row["number"] == month)
    return (published[:4], *names)


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted((row["month"] for row in languages.table("en", "months")), key=len, reverse=True))
    markers = "|".join(map(re.escape, sorted(languages.words("en", "past_markers"), key=len, reverse=True)))
    dated = rf"\b(?:{months})\s+((?:19|20)\d\d)\b"
    return re.compile(rf"{YEAR}|{dated}|{MONTH_WORDS.format(months=months)}|\b({markers})\b")
