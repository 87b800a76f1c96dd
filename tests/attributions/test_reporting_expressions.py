"""Every reporting expression of the list in a sentence of its own (``reporting_expressions.tsv``), read by the detectors.

The rules must find each with its stance. The network is believed before them and leaves out what it is unsure of; what it
leaves must not be given another stance.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from attribution.annotation import Finding
from attribution.attributions import RULES, find_attributions
from attribution.attributions.lexicon import cue_lemma
from attribution.languages import table
from attribution.records import Stance

COLUMNS = ("cue", "part", "frame", "stance", "sentence")
LINES = (Path(__file__).parent / "reporting_expressions.tsv").read_text(encoding="utf8").splitlines()
ROWS = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in LINES if not line.startswith("#")][1:]
NAMES = ("{cue} {part} {frame}".format(**row) for row in ROWS)
FOUND_BY_ALL = 0.9
"""Share of the sentences in which all detectors together find the expression; 0.94 when this was written."""


@dataclass(frozen=True)
class Read:
    """A sentence parsed, with the findings of the rules and of all detectors."""

    doc: Doc
    rules: tuple[Finding, ...]
    all: tuple[Finding, ...]


@pytest.fixture(scope="module")
def read(nlp: Language) -> dict[str, Read]:
    docs = nlp.pipe(row["sentence"] for row in ROWS)
    return {doc.text: Read(doc, find_attributions(doc, [RULES]), find_attributions(doc)) for doc in docs}


def stances(row: dict[str, str], doc: Doc, findings: tuple[Finding, ...]) -> list[Stance]:
    """The stances of the findings whose cue holds the expression."""
    first = row["cue"].split()[0]
    held = (f for f in findings if f.cue and any(_is(token, first) for token in doc[f.cue[0] : f.cue[1]]))
    return [finding.stance for finding in held]


def _is(token: Token, word: str) -> bool:
    return word in (token.lower_, cue_lemma(token, frozenset({word})))


def test_every_expression_of_the_list_has_a_sentence() -> None:
    key = ("cue", "part", "frame", "stance")
    assert [[row[name] for name in key] for row in ROWS] == [[row[name] for name in key] for row in table("en", "cues")]
    assert len({row["cue"] for row in ROWS}) >= 350


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_the_rules_find_the_expression_with_its_stance(read: dict[str, Read], row: dict[str, str]) -> None:
    found = read[row["sentence"]]
    assert stances(row, found.doc, found.rules)[:1] == [row["stance"]], row["sentence"]


def test_all_detectors_give_no_expression_another_stance(read: dict[str, Read]) -> None:
    given = [(row, stances(row, read[row["sentence"]].doc, read[row["sentence"]].all)) for row in ROWS]
    assert [(row["sentence"], found) for row, found in given if found and row["stance"] not in found] == []
    assert sum(bool(found) for _, found in given) >= FOUND_BY_ALL * len(ROWS)
