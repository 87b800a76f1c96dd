from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.attributions.learned import learned_attributions
from attribution.attributions.marked import mark


def found(nlp: Language, text: str) -> tuple[Doc, list[Finding]]:
    doc = nlp(text)
    return doc, list(learned_attributions(mark(doc)))


def words(doc: Doc, tokens: Tokens | None) -> str | None:
    return doc[tokens[0] : tokens[1]].text if tokens else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "inside"),
    [
        (
            "The harbour will stay closed until Friday, the port authority said.",
            "the port authority",
            "said",
            "stay closed until Friday",
        ),
        (
            "Health officials warned that the outbreak could spread.",
            "Health officials",
            "warned",
            "outbreak could spread",
        ),
        ("“We were never told,” said Maria Olsen, a teacher.", "Maria Olsen", "said", "We were never told"),
        ("According to the police, four people were hurt.", "the police", "According to", "four people were hurt"),
        ("The minister believes the bridge is safe.", "The minister", "believes", "the bridge is safe"),
    ],
    ids=["speaker after", "indirect", "direct", "according to", "belief"],
)
def test_source_cue_and_content_of_a_plain_report(nlp: Language, text: str, source: str, cue: str, inside: str) -> None:
    doc, (finding,) = found(nlp, text)
    content = " ".join(words(doc, piece) or "" for piece in finding.content)
    assert source in (words(doc, finding.source) or "")
    assert cue in (words(doc, finding.cue) or "")
    assert inside in content
    assert finding.detector == "learned"
    assert 0 < finding.confidence <= 1


def test_the_cue_gives_the_stance(nlp: Language) -> None:
    _, (finding,) = found(nlp, "The company denied that it had known of the leak.")
    assert finding.stance == "denies"


def test_a_text_that_reports_nobody_gives_nothing(nlp: Language) -> None:
    assert not found(nlp, "The river rose two metres overnight. Roads were closed and schools stayed shut.")[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "“" * 300,
        "a" * 5000,
        "“”\n" * 40,
        "министр сказал, что дождь идёт",
        "大臣は述べた。",
        "\u0000\ufeff\u200b said",
    ],
    ids=["empty", "blank", "marks alone", "no spaces", "empty quotations", "Cyrillic", "Japanese", "odd characters"],
)
def test_odd_text_is_no_error(nlp: Language, text: str) -> None:
    doc, findings = found(nlp, text)
    for finding in findings:
        for start, end in finding.content:
            assert 0 <= start < end <= len(doc)


def test_a_text_longer_than_a_window_is_read_to_its_end(nlp: Language) -> None:
    filler = "The road follows the river past two mills and an old stone bridge. " * 60
    doc, findings = found(nlp, f"{filler}\n\nThe dam is sound, the engineer Pavel Ruiz said.")
    assert "Pavel Ruiz" in (words(doc, findings[-1].source) or "")


ASKED = {
    "asked, at the start": ("Moreno was asked whether the plant would close.", "whether the plant would close"),
    "asked by somebody": ("Reporters asked Moreno whether the plant would close.", "whether the plant would close"),
}


@pytest.mark.parametrize(("text", "question"), ASKED.values(), ids=ASKED)
def test_who_is_asked_is_no_part_of_the_question(nlp: Language, text: str, question: str) -> None:
    doc, (finding,) = found(nlp, text)
    assert [words(doc, piece) for piece in finding.content] == [question]
