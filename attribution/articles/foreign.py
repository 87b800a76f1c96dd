"""Whether a text is English: the rules and models know no other language yet."""

from __future__ import annotations

import re

from attribution.languages import words

# Below this there is too little to tell English names from another language.
LEAST_CHARACTERS = 200
_CHARACTERS_READ = 4000
# Counted over 3,430 news texts: one in 1,000 has fewer function words than this share, and those are lists of links.
# Danish and Norwegian, which share "for", "at", "have", "he", reach 0.10.
_ENGLISH_SHARE = 0.15
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str | None:
    """The code of the language a text seems to be in ("de"); None for English, or where there is too little to tell."""
    start = text.strip()[:_CHARACTERS_READ].casefold()  # the model takes capitals throughout for another language
    if len(start) < LEAST_CHARACTERS or _is_plainly_english(start):
        return None
    import py3langid  # loads its model on first use, about a second: only for texts in doubt

    language: str = py3langid.classify(start)[0]
    return None if language == "en" else language


def _is_plainly_english(text: str) -> bool:
    found = _WORD.findall(text)
    common = words("en", "function_words")
    return sum(word in common for word in found) >= _ENGLISH_SHARE * max(1, len(found))
