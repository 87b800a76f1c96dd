"""Names by their form: the knots in them that a parser stumbles on.

"Chepng'etich arap Koros", "Chan Wing-kei", "Achieng' Oduya", "Pieter 't Hooft": small words, hyphens and apostrophes inside
a name, and a rare name that is taken for a verb between two that are not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache

from attribution.languages import table, words

LANGUAGE = "en"
PROPER = frozenset({"NNP", "NNPS"})
HYPHENS = frozenset({"-", "‐", "‑"})
APOSTROPHES = frozenset({"'", "’"})
_APOSTROPHED = re.compile(r"[A-Z]['’][A-Z][^\W\d_]+")
CLIPPED = frozenset({"t", "s", "'t", "’t", "'s", "’s"})
"""What is left of an article before a Dutch surname: "'t Hooft"."""
NO_NAME = frozenset({"CC", "DT", "EX", "IN", "MD", "PDT", "PRP", "PRP$", "TO", "WDT", "WP", "WP$", "WRB", "CD", "POS"})
COUNTED = frozenset({"DT", "JJ", "CD", "PRP$"})
"""Tags before a noun: "a white van Tuesday"."""
MISREAD = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "FW", "UH"})
"""Tags that the tagger gives a name it does not know."""
FIELDS_AFTER = frozenset({"of", "for", "and"})
"""Words between an office and what it is of: "Minister of Energy"."""
HELD_IN = frozenset({"charge", "chief"})
"""What stands behind "in" in an office: "Agent in Charge", "Editor in Chief"."""
DATED = frozenset({"DATE", "TIME"})
LONGEST_TAIL = 6
"""Characters of the second half of a given name, written small: "Wing-kei", "Hye-jin"."""
PARTICLES = 3
"""Small words one after another: "van der", "von und zu"."""
TITLE_CASE = 0.75
"""Share of words with a capital from which a sentence is a headline in title case: there capitals tell nothing of names."""
SHORTEST_HEADLINE = 5


def knotted_names(
    text: list[str], tag: list[str], entity: list[str], sentence: list[int], titled: list[bool]
) -> list[tuple[int, int]]:
    """The names with a knot in them, in order: from the word before the first knot, or the small word a surname begins
    with, to the last word, both included. ``titled`` are the words in headlines in title case (``title_case``)."""
    found: list[tuple[int, int]] = []
    i = 0
    while i + 1 < len(text):
        last = _last(text, tag, entity, titled, i) if _begins(text, tag, sentence, i) else None
        if last is None:
            i += 1
        else:
            found.append((i, last))
            i = last + 1
    return found


def person_spans(text: list[str], tag: list[str], entity: list[str]) -> list[tuple[int, int]]:
    """The names of two words and more that the entity recogniser takes for a person's, first and last word."""
    found: list[tuple[int, int]] = []
    for i in range(len(text)):
        if entity[i] != "PERSON" or tag[i] not in PROPER or not _capital(text[i]):
            continue
        if found and found[-1][1] == i - 1:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return [(first, last) for first, last in found if last > first]


def _last(text: list[str], tag: list[str], entity: list[str], titled: list[bool], first: int) -> int | None:
    """The last word of the name that begins here; None where it has no knot right after its first word."""
    last = _after_knot(text, tag, titled, first)
    if last is None:
        return None
    while True:
        further = _after_knot(text, tag, titled, last)
        if further is None and last + 1 < len(text) and _plain(text, tag, entity, last + 1):
            further = last + 1
        if further is None:
            return last
        last = further


def _begins(text: list[str], tag: list[str], sentence: list[int], i: int) -> bool:
    """Whether a name can begin at a word: one with a capital, or a small word that surnames begin with."""
    if text[i] in words(LANGUAGE, "leading_particles"):
        return i == 0 or tag[i - 1] not in COUNTED
    if not _capital(text[i]) or tag[i] in NO_NAME:
        return False
    inside = i > 0 and sentence[i - 1] == sentence[i] and tag[i - 1] not in ("``", "''")
    return tag[i] in PROPER or inside or text[i].lower() not in words(LANGUAGE, "stop_words")


def _after_knot(text: list[str], tag: list[str], titled: list[bool], i: int) -> int | None:
    """The word of a name that a knot ties to the one at ``i``; None where no knot follows."""
    return next(
        (last for find in (_small_words, _call, _hyphen, _apostrophe, _misread) if (last := find(text, tag, titled, i))), None
    )


def _small_words(text: list[str], tag: list[str], titled: list[bool], i: int) -> int | None:
    """ "Ruth [arap] Koros", "Yahya [al]-Sharafi", "[dos] Reis"."""
    particles, at = words(LANGUAGE, "name_particles"), i if text[i] in words(LANGUAGE, "leading_particles") else i + 1
    end = at
    while end < len(text) and end - at < PARTICLES and text[end] in particles:
        end += 1
    if end == at or end >= len(text):
        return None
    if text[end] in HYPHENS and end + 1 < len(text):
        end += 1
    return end if _capital(text[end]) else None


def _call(text: list[str], tag: list[str], titled: list[bool], i: int) -> int | None:
    """ "Save [the] Children", "Rock [the] Vote": a call that a body bears as its name, no headline's."""
    return i + 2 if opens_call(text, i) and not titled[i] and tag[i + 2][:2] == "NN" else None


def opens_call(text: Sequence[str], i: int) -> bool:
    """Whether a call that a body bears as its name begins at a word.

    >>> opens_call(["Save", "the", "Children", "said"], 0), opens_call(["Save", "the", "paper"], 0)
    (True, False)
    """
    if i + 2 >= len(text) or text[i + 1] != "the" or not (text[i].istitle() and _capital(text[i + 2])):
        return False
    return text[i].lower() in words(LANGUAGE, "calling_verbs")


def _hyphen(text: list[str], tag: list[str], titled: list[bool], i: int) -> int | None:
    """ "Mwangi[-]Ouma", and after another name "Wing[-]kei", but no "Putin-backed rebels" or "Anglo-Irish treaty"."""
    if i + 2 >= len(text) or text[i + 1] not in HYPHENS or not _capital(text[i]):
        return None
    tail = text[i + 2]
    if _capital(tail):
        if tail.isupper() or text[i].isupper():
            return None
        whole = i + 3 < len(text) and tag[i + 3] in ("NN", "NNS") and "JJ" in (tag[i], tag[i + 2])
        return None if whole else i + 2
    given = i > 0 and _capital(text[i - 1]) and tail.isalpha() and tail.islower() and 2 <= len(tail) <= LONGEST_TAIL
    if not given or tail in _no_tails():
        return None
    return None if i + 3 < len(text) and tag[i + 3] in ("NN", "NNS", "HYPH") else i + 2


def _apostrophe(text: list[str], tag: list[str], titled: list[bool], i: int) -> int | None:
    """ "Achieng['] Oduya", "Pieter ['t] Hooft"; after an s it tells whose something is, after a mark of its kind it closes a
    quotation."""
    if i + 2 >= len(text) or not _capital(text[i]):
        return None
    if text[i + 1] in CLIPPED and text[i + 1] not in ("'s", "’s", "s") and _capital(text[i + 2]):
        return i + 2
    if text[i + 1] not in APOSTROPHES:
        return None
    if text[i + 2] in CLIPPED and i + 3 < len(text) and _capital(text[i + 3]):
        return i + 3
    opened = any(word in ("‘", "'", "’") for word in text[max(0, i - 60) : i])
    return i + 2 if _capital(text[i + 2]) and not opened and text[i][-1].lower() not in "sxz" else None


def _misread(text: list[str], tag: list[str], titled: list[bool], i: int) -> int | None:
    """ "Tshering [Wangdi] told": a capital inside a sentence, beside a name, is no verb's."""
    after = i + 1
    if after >= len(text) or not text[i].isalpha() or titled[after]:
        return None
    for known, odd in ((i, after), (after, i)):
        name = tag[known] in PROPER and tag[odd] in MISREAD and text[odd].istitle() and text[odd].isalpha()
        if name and text[known].istitle() and text[odd].lower() not in words(LANGUAGE, "stop_words"):
            return after if odd == after or (i > 0 and (text[i - 1][:1].isalpha() or text[i - 1] == ",")) else None
    return None


def _plain(text: list[str], tag: list[str], entity: list[str], i: int) -> bool:
    """Whether a name simply goes on with this word."""
    return _capital(text[i]) and tag[i] in PROPER and entity[i] not in DATED


def _capital(word: str) -> bool:
    """Whether a word begins with a capital, a small letter and an apostrophe before it left aside: "Okoro", "d'Alva"."""
    return word[:1].isupper() or (len(word) > 3 and word[1] in APOSTROPHES and word[2].isupper())


def has_apostrophe(word: str) -> bool:
    """Whether a word is a surname with an apostrophe inside, straight or curly.

    >>> [has_apostrophe(word) for word in ("O’Donnell", "D'Souza", "N’Diaye", "Ng'ang'a", "It’s")]
    [True, True, True, False, False]
    """
    return _APOSTROPHED.fullmatch(word) is not None


def is_month(word: str) -> bool:
    """Whether a word is a month cut short, for which the end of a name and of its sentence is taken: "He met Dong Jun. Giang
    said it went well".

    >>> is_month("Jun."), is_month("Giang")
    (True, False)
    """
    return word.endswith(".") and word[:-1].lower() in _months()


def ends_date(entity: Sequence[str], i: int) -> bool:
    """Whether a word is a day or a year right before a name, and no part of it: "On [Monday] Aldermere Lind said".

    >>> ends_date(["DATE", "ORG"], 0), ends_date(["DATE", "DATE"], 0)
    (True, False)
    """
    return entity[i] in DATED and i + 1 < len(entity) and entity[i + 1] not in DATED


def ends_office(lower: Sequence[str], i: int, fields: Container[str]) -> bool:
    """Whether a word ends an office before a name, as what it is of: "Minister of [Energy] Sherali Holm", "Agent in [Charge]
    Lena Holt". ``fields`` are the words for what offices are of.

    >>> ends_office(["minister", "of", "energy"], 2, {"energy"}), ends_office(["agent", "in", "charge"], 2, {"energy"})
    (True, True)
    >>> ends_office(["in", "energy"], 1, {"energy"})
    False
    """
    if i == 0:
        return False
    return (lower[i] in fields and lower[i - 1] in FIELDS_AFTER) or (lower[i] in HELD_IN and lower[i - 1] == "in")


@cache
def _months() -> frozenset[str]:
    return frozenset(row["month"] for row in table(LANGUAGE, "months"))


@cache
def _no_tails() -> frozenset[str]:
    """Small second halves of compounds that are no names: "Moscow-led"."""
    return words(LANGUAGE, "compound_tails") | words(LANGUAGE, "stop_words")


def title_case(text: list[str], sentence: list[int]) -> list[bool]:
    """For each word, whether it stands in a headline that gives nearly every word a capital."""
    counts: dict[int, list[int]] = {}
    for word, n in zip(text, sentence, strict=True):
        if word[:1].isalpha():
            held = counts.setdefault(n, [0, 0])
            held[0] += 1
            held[1] += word[0].isupper()
    loud = {n for n, (every, cased) in counts.items() if every >= SHORTEST_HEADLINE and cased >= TITLE_CASE * every}
    return [n in loud for n in sentence]


def with_name_tags(text: list[str], tag: list[str], names: Iterable[tuple[int, int]]) -> list[str]:
    """The tags, each word and apostrophe of the names a name's, each small word a foreign one's; hyphens keep theirs."""
    particles = words(LANGUAGE, "name_particles")
    tag = list(tag)
    for first, last in names:
        for i in range(first, last + 1):
            if text[i] not in HYPHENS and not text[i].isspace():
                tag[i] = "FW" if text[i] in particles else "NNP"
    return tag
