"""Words in the case they would have in running text, where capitals tell nothing: shouted sentences and names, headlines that
give every word a capital."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from attribution.languages import table, words
from attribution.name_runs import HYPHENS, LANGUAGE, PROPER

SHORTEST_SHOUT = 4
"""Words; a shorter line in capitals may be all acronyms."""
SHORTEST_NAME = 4
"""Letters; a shorter word in capitals is as likely an acronym as a surname."""
SHORTEST_PAST = 6
"""Letters; a shorter word in -ed is as likely a surname: "Reed", "Sayed"."""
FULL_NAME = 2
"""Words of a name before which no verb is looked for."""
COMMON = {"NNP": "NN", "NNPS": "NNS"}


def without_capitals(text: list[str], sentence: list[int]) -> list[str]:
    """The words, those of a sentence all in capitals with the first letter alone: "MINISTER AMINA OKORO SAID"."""
    shouted: dict[int, bool] = {}
    counted: Counter[int] = Counter()
    for word, n in zip(text, sentence, strict=True):
        if word.isalpha():
            counted[n] += 1
            shouted[n] = shouted.get(n, True) and word.isupper()
    loud = {n for n, all_capitals in shouted.items() if all_capitals and counted[n] >= SHORTEST_SHOUT}
    return [word.capitalize() if n in loud else word for word, n in zip(text, sentence, strict=True)] if loud else text


def with_plain_names(text: list[str], tag: list[str]) -> list[str]:
    """The words, those in capitals that are a person's name with the first letter alone: those the text writes so elsewhere
    ("Elena Novak ... NOVAK said"), and all that follow a first name ("PAUL DE WET")."""
    known = {word for word, label in zip(text, tag, strict=True) if label == "NNP" and not word.isupper()}
    verbs = shouted_verbs(text, tag)
    runs = _runs_in_capitals(["" if i in verbs else word for i, word in enumerate(text)])
    named = {
        i for start, end in runs if end - start > 1 and text[start].capitalize() in _first_names() for i in range(start, end)
    }
    known |= {text[i].capitalize() for i in named}
    again = {i for start, end in runs for i in range(start, end) if len(text[i]) >= SHORTEST_NAME}
    plain = list(text)
    for i in named | {i for i in again if text[i].capitalize() in known}:
        plain[i] = text[i].capitalize()
    return plain


def shouted_verbs(text: Sequence[str], tag: Sequence[str]) -> frozenset[int]:
    """The verbs in capitals behind a first name and a surname in capitals, which the tagger takes for one name with them: "ROSA
    LIND [FELL] from the stage"."""
    verbs: set[int] = set()
    for start, end in _runs_in_capitals(text):
        first = next((i for i in range(start, end) if text[i].capitalize() in _first_names()), end)
        verbs.update(i for i in range(first + FULL_NAME, end) if _is_verb(text[i], tag[i]))
    return frozenset(verbs)


def _is_verb(word: str, tag: str) -> bool:
    """Whether a word in capitals is a verb: tagged so, or of a form that names hardly have."""
    if word.capitalize() in _first_names():
        return False
    past = word.endswith("ED") and len(word) >= SHORTEST_PAST
    return tag.startswith("VB") or past or word.lower() in words(LANGUAGE, "irregular_pasts")


def _runs_in_capitals(text: Sequence[str]) -> list[tuple[int, int]]:
    """Words all in capitals that stand together, half-open."""
    runs: list[tuple[int, int]] = []
    start = None
    for i, word in enumerate([*text, ""]):
        loud = len(word) > 1 and word.isalpha() and word.isupper()
        if loud and start is None:
            start = i
        elif not loud and start is not None:
            runs.append((start, i))
            start = None
    return runs


@cache
def _first_names() -> frozenset[str]:
    """First names that are no place's too."""
    countries = (name for row in table(LANGUAGE, "countries") for name in (row["country"], *row["names"].split(",")))
    names = words(LANGUAGE, "first_names_male") | words(LANGUAGE, "first_names_female")
    return names - words(LANGUAGE, "regions") - frozenset(countries)


def with_plain_headlines(
    text: list[str], tag: list[str], entity: list[str], sentence: list[int], titled: list[bool]
) -> tuple[list[str], list[str]]:
    """Words and tags, those of headlines in title case as running text would have them ("Keane [harbour plan praised]").

    No name is a word that stands in running text with a small letter, and never with a capital inside a sentence; nor one that
    running text does not have with a capital, where it comes right after one that it has: "Keane [Denies] Fraud".
    """
    if not any(titled):
        return text, tag
    running = [i for i in range(len(text)) if not titled[i]]
    small = {text[i] for i in running if text[i].islower()}
    names = {text[i] for i in running if tag[i] in PROPER and ((i and sentence[i - 1] == sentence[i]) or entity[i] == "PERSON")}
    names |= {text[i].capitalize() for i in running if i > 1 and text[i - 1] in HYPHENS and text[i - 2] in names}
    plain, tag = list(text), list(tag)
    for i in (i for i, loud in enumerate(titled) if loud and tag[i] in PROPER and text[i] not in names):
        after_name = i > 0 and text[i - 1] in names and (i + 1 == len(text) or text[i + 1] not in names)
        if text[i].lower() in small or (after_name and sentence[i - 1] == sentence[i]):
            plain[i], tag[i] = text[i].lower(), COMMON[tag[i]]
    return plain, tag
