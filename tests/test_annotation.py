"""Findings on a Doc: kept as span groups, and the same after the Doc has been stored."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from attribution.annotation import (
    Entity,
    Finding,
    Phrase,
    Resolution,
    furniture_tokens,
    read_findings,
    read_phrases,
    read_resolution,
    write_findings,
    write_furniture,
    write_phrases,
    write_resolution,
)

PHRASES = (Phrase((0, 2), "organisation", 1), Phrase((9, 10), "pronoun", 9))
FINDINGS = (
    Finding(((3, 8),), (0, 2), (2, 3), "indirect", "asserts", "clause", 0.7),
    Finding(((11, 13), (14, 15)), None, None, "direct", "claims", "quotation", 0.5),
)
RESOLUTION = Resolution(
    (
        Entity(
            ((0, 2), (9, 10)),
            "The ministry",
            "organisation",
            False,
            None,
            None,
            ("The ministry", "it"),
            ("", "a pronoun"),
            ((3, 5),),
        ),
    ),
    (0, None),
    ((), (0,)),
    ((), (((0, 2), 0), ((4, 5), None))),
)


def stored(nlp: Language, doc: Doc) -> Doc:
    return next(DocBin(docs=[doc]).get_docs(nlp.vocab)) if doc.spans else doc


def test_findings_survive_storing(nlp: Language) -> None:
    doc = nlp("The ministry said the road was now open. It said more would follow soon after.")
    write_phrases(doc, PHRASES)
    write_findings(doc, FINDINGS)
    write_resolution(doc, RESOLUTION)
    copy = stored(nlp, doc)
    assert (read_phrases(copy), read_findings(copy), read_resolution(copy)) == (PHRASES, FINDINGS, RESOLUTION)


def test_a_bare_doc_holds_nothing(nlp: Language) -> None:
    doc = nlp("The ministry said so.")
    assert (read_phrases(doc), read_findings(doc), read_resolution(doc)) == ((), (), Resolution())
    assert furniture_tokens(doc) == frozenset()


def test_furniture_is_kept_by_token(nlp: Language) -> None:
    doc = nlp("The road is open. Leave a reply")
    write_furniture(doc, [doc[5:]])
    assert furniture_tokens(doc) == {5, 6, 7}
