"""Where a text says that it does not name somebody: "on condition of anonymity", "who declined to be identified"."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.languages import used

LANGUAGE = "en"


def unnaming_places(doc: Doc) -> tuple[tuple[Tokens, bool], ...]:
    """The tokens of each such statement, in text order, and whether it says what somebody may not do ("not authorised to
    speak"), so that this always follows it.

    The wordings are in ``languages/en/anonymity.tsv``.
    """
    found = []
    for use in ("said", "barred"):
        for match in _patterns(use).finditer(doc.text):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            span = doc.char_span(start, match.end(), alignment_mode="expand")
            if span is not None:
                found.append(((span.start, span.end), use == "barred"))
    return tuple(sorted(found))


@cache
def _patterns(use: str) -> re.Pattern[str]:
    rows = sorted(used(LANGUAGE, "anonymity", use))
    return re.compile(r"(?<!\w)(?:" + "|".join(row.replace(" ", r"\s{1,20}") for row in rows) + r")(?!\w)", re.IGNORECASE)
