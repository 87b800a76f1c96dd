"""Names that only the entity recogniser takes for a person's, where the text goes on with "the insurer said": a body's."""

from __future__ import annotations

from collections.abc import Mapping

from attribution.annotation import Tokens
from attribution.mentions.lexicon import Lexicon
from attribution.mentions.names import person_evidence
from attribution.name_runs import PROPER
from attribution.parse import Parse

BY_LABEL_ALONE = 2, 2
"""Evidence (``person_evidence``) of words of which nothing is known but that the recogniser takes them for a person's name."""
NEAR = 2
"""Sentences back to the name."""
OF_PERSONS = frozenset({"he", "her", "herself", "him", "himself", "his", "she", "who", "whose"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def called_bodies(
    parse: Parse, lists: Lexicon, runs: Mapping[int, Tokens], kinds: Mapping[int, str | None]
) -> dict[int, str | None]:
    """The kinds, with each company's name that was taken for a person's put right: "Helvetia Rück said .... The insurer said".

    So it is where "the insurer" acts, was never brought in as "an insurer", no body has been named that it could be, one such
    name alone stands just before, and nothing in the text speaks for a person: no first name, title, age, "who" or "he".
    """
    weak = _by_label_alone(parse, lists, runs, kinds)
    found = {name for i in _companies(parse, lists) if (name := _just_before(parse, weak, i)) and not _named(parse, kinds, i)}
    return {i: "organisation" if i in runs and _words(parse, runs[i]) in found else kind for i, kind in kinds.items()}


def _by_label_alone(
    parse: Parse, lists: Lexicon, runs: Mapping[int, Tokens], kinds: Mapping[int, str | None]
) -> dict[int, str]:
    """The names of two words and more for whose person speaks only the recogniser, wherever they stand, by their heads."""
    longer = {i: run for i, run in runs.items() if kinds[i] == "person"}
    told = {parse.text[i] for i, run in longer.items() if person_evidence(parse, lists, run) > BY_LABEL_ALONE}
    told |= {parse.text[i] for i, run in longer.items() if run[1] - run[0] == 1}
    return {i: _words(parse, run) for i, run in longer.items() if parse.text[i] not in told}


def _words(parse: Parse, run: Tokens) -> str:
    return " ".join(parse.text[slice(*run)])


def _companies(parse: Parse, lists: Lexicon) -> list[int]:
    """Where "the insurer" does something, though no insurer was brought in before."""
    brought_in = {parse.lower[i] for i in range(1, len(parse)) if parse.lower[i - 1] not in ("the", "this")}
    acting = (i for i in range(1, len(parse)) if parse.lower[i] in lists.companies and parse.dep[i] in SUBJECTS)
    return [i for i in acting if parse.lower[i - 1] == "the" and parse.lower[i] not in brought_in]


def _just_before(parse: Parse, weak: Mapping[int, str], i: int) -> str | None:
    """The one such name in the sentences before a token, with no word between that stands for a person."""
    near = {name: head for head, name in weak.items() if head < i and parse.sentence[i] - parse.sentence[head] <= NEAR}
    if len(near) != 1:
        return None
    (name, head), *_ = near.items()
    return None if OF_PERSONS.intersection(parse.lower[head:i]) else name


def _named(parse: Parse, kinds: Mapping[int, str | None], i: int) -> bool:
    """Whether a body has been named before a token."""
    return any(kind == "organisation" and head < i and parse.tag[head] in PROPER for head, kind in kinds.items())
