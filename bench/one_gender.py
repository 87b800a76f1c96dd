"""Examples for the resolution of pronouns, made from texts put into one gender: real pronouns whose antecedent is sure.

Where somebody is the only woman for some sentences, "she" is that woman. Put everybody in the text into one gender, under
other names, and gender no longer tells whom the same pronoun stands for, but the answer stays. The gender is drawn anew for
each text, so that feminine pronouns are as many as masculine ones, with as many others near (after Zhao et al. 2018, "Gender
Bias in Coreference Resolution"). Nothing of the texts is kept but signs and numbers.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from attribution.languages import words
from attribution.sources.cast import Draft
from attribution.sources.mention import Mention
from attribution.sources.scene import PEOPLE, Scene

Characters = tuple[int, int]
Meant = tuple[Mention, Draft]
"""A pronoun and whom it stands for."""

NEAR = 4
"""Sentences in which nobody else may be named who could be meant."""
LENGTHS = (250, 800)
"""Characters of the text before a pronoun that are kept, drawn between these: as much as GAP gives."""
LONGEST = 2500
BREAK = re.compile(r'(?<=[.!?”"])\s+(?=[A-Z“"])|\n+')

PAIRS = """
    actor actress, assemblyman assemblywoman, boy girl, boyfriend girlfriend, boys girls, brother sister, brother-in-law
    sister-in-law, brothers sisters, businessman businesswoman, chairman chairwoman, congressman congresswoman, councilman
    councilwoman, dad mom, father mother, father-in-law mother-in-law, gentleman lady, gentlemen ladies, grandfather
    grandmother, grandson granddaughter, guy gal, guys gals, hero heroine, host hostess, husband wife, husbands wives,
    king queen, male female, males females, man woman, men women, mr ms, mr. mrs., mr. ms., nephew niece, policeman policewoman,
    prince princess, salesman saleswoman, sir madam, son daughter, son-in-law daughter-in-law, sons daughters, spokesman
    spokeswoman, stepfather stepmother, stepson stepdaughter, uncle aunt, waiter waitress, widower widow"""
"""Nouns and titles of men and of women."""
_WORDS = [pair.split() for pair in PAIRS.split(",")]
OTHER = {"female": dict(_WORDS), "male": {woman: man for man, woman in _WORDS}}
PRONOUNS = {
    "female": {"he": "she", "him": "her", "himself": "herself"},
    "male": {"she": "he", "herself": "himself", "hers": "his"},
}
TWOFOLD = {
    ("female", "his", True): "her",
    ("female", "his", False): "hers",
    ("male", "her", True): "his",
    ("male", "her", False): "him",
}
"""Pronouns that become one word before a noun and another by themselves."""


@dataclass(frozen=True)
class Made:
    """A text with a pronoun (its first character) and the names of the one it stands for."""

    text: str
    pronoun: int
    names: tuple[Characters, ...]
    feminine: bool


def sure_pronouns(scene: Scene) -> list[Meant]:
    """The pronouns of a read text that one person alone agrees with, whose gender a name, a title or a noun tells, where
    others are near."""
    people = _people(scene)
    return [(m, d) for m in scene.mentions if (d := scene.whose.get(m.number)) is not None and _is_sure(m, d, people)]


def _people(scene: Scene) -> list[Draft]:
    return [d for d in scene.drafts if d.mentions and d.kind in PEOPLE and not d.plural]


def _is_sure(pronoun: Mention, draft: Draft, people: Sequence[Draft]) -> bool:
    if pronoun.form != "pronoun" or not pronoun.gender or not draft.has_name:
        return False
    if draft.gender != pronoun.gender or not draft.gender_told:
        return False
    others = [(d, far) for d in people if d is not draft and (far := _sentences_back(d, pronoun)) is not None]
    rivals = (d for d, far in others if far <= NEAR)
    return any(far <= 2 * NEAR for _, far in others) and all(_gender(d) != pronoun.gender for d in rivals)


def _sentences_back(draft: Draft, pronoun: Mention) -> int | None:
    """How many sentences ago somebody was last named or described."""
    return min(
        (far for m in draft.mentions if m.form != "pronoun" and (far := pronoun.sentence - m.sentence) >= 0), default=None
    )


def _gender(draft: Draft) -> str:
    return draft.gender if draft.gender_told else draft.likely_gender


class Renamer:
    """Puts texts into one gender, under names drawn at random: of the surnames that the texts before had."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        male, female = words("en", "first_names_male"), words("en", "first_names_female")
        self._firsts = {"male": sorted(male - female), "female": sorted(female - male)}
        self._known = male | female
        self._lasts = sorted(words("en", "first_names_as_surnames"))

    def texts(self, doc: Doc, scene: Scene, meant: Sequence[Meant]) -> Iterator[Made]:
        """A read text in one gender, once for each of these pronouns."""
        gender = self._chance.choice(("female", "male"))
        text, ends, shifts = _edited(doc, self._new_names(doc, scene, gender), gender)

        def moved(at: int) -> int:
            return at + shifts[bisect_right(ends, at)]

        for pronoun, draft in meant:
            spans = [doc[slice(*m.name)] for m in draft.mentions if m.name]
            names = tuple((moved(span.start_char), moved(span.end_char)) for span in spans)
            yield Made(text, moved(doc[pronoun.head].idx), names, gender == "female")

    def snippets(self, doc: Doc, scene: Scene, meant: Sequence[Meant]) -> Iterator[Made]:
        """What stands around each of these pronouns, in one gender; left out where it no longer has a name of the one meant."""
        return (cut for made in self.texts(doc, scene, meant) if (cut := self._cut(made)))

    def _cut(self, made: Made) -> Made | None:
        breaks = [0, *(found.end() for found in BREAK.finditer(made.text)), len(made.text)]
        start = max((at for at in breaks if at <= made.pronoun - self._chance.randint(*LENGTHS)), default=0)
        end = min((at for at in breaks if at > made.pronoun + LENGTHS[0] // 4), default=len(made.text))
        names = tuple((a - start, b - start) for a, b in made.names if start <= a and b <= end)
        if not any(a < made.pronoun - start for a, _ in names) or end - start > LONGEST:
            return None
        return Made(made.text[start:end].rstrip(), made.pronoun - start, names, made.feminine)

    def _new_names(self, doc: Doc, scene: Scene, gender: str) -> dict[str, str]:
        """What each word of the people's names becomes."""
        new: dict[str, str] = {}
        own: list[str] = []
        for draft in sorted(_people(scene), key=lambda d: -len(d.mentions)):
            if (fullest := draft.fullest) is None or fullest.name is None:
                continue
            *before, last = (token.text for token in doc[slice(*fullest.name)])
            first = before[:1] or ([last] if last in self._known and draft.likely_gender else [])
            new |= {word: self._chance.choice(self._firsts[gender]) for word in first if word not in new}
            rest = (word for word in (*before[1:], last) if word[:1].isupper() and len(word) > 2 and word not in new)
            new |= {word: self._chance.choice(self._lasts) for word in rest}
            own += [last] if before else []
        self._lasts += own
        return new


def _edited(doc: Doc, names: Mapping[str, str], gender: str) -> tuple[str, list[int], list[int]]:
    """The text with its words changed; the ends of what was changed, and how far what follows each has moved, at first 0."""
    parts, ends, shifts, at = [], [], [0], 0
    for token in doc:
        word = _changed(token, names, gender)
        if word != token.text:
            parts += [doc.text[at : token.idx], word]
            at = token.idx + len(token)
            ends.append(at)
            shifts.append(shifts[-1] + len(word) - len(token))
    return "".join([*parts, doc.text[at:]]), ends, shifts


def _changed(token: Token, names: Mapping[str, str], gender: str) -> str:
    lower = token.lower_
    before_noun = token.tag_ == "PRP$"
    told = TWOFOLD.get((gender, lower, before_noun)) or PRONOUNS[gender].get(lower) or OTHER[gender].get(lower)
    if told is None:
        told = names.get(token.text, token.text) if token.tag_[:3] == "NNP" else token.text
    return told[:1].upper() + told[1:] if token.text[:1].isupper() else told
