"""Quotations without a cue of their own, and whose they are."""

from __future__ import annotations

import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import Finding
from attribution.attributions import find_attributions
from attribution.attributions.continuations import with_continuations
from attribution.attributions.marked import mark

QUOTATION = ["“", "It", "rained", "all", "day", ".", "”"]


def paragraph(quotations: int) -> tuple[Doc, Finding]:
    """One paragraph: a report that quotes nothing, and quotations behind it."""
    words = ["Lind", "spoke", "of", "rain", ".", *QUOTATION * quotations]
    starts = [i == 0 or (i >= 5 and (i - 5) % len(QUOTATION) == 0) for i in range(len(words))]
    doc = Doc(spacy.blank("en").vocab, words=words, sent_starts=starts)
    return doc, Finding(((3, 4),), (0, 1), (1, 3), "indirect", "asserts", "clause", 0.7)


def test_all_quotations_of_a_paragraph_go_on_the_report_before_them() -> None:
    doc, report = paragraph(5)
    (found,) = with_continuations(mark(doc), [report])
    assert found.content == ((3, 4), *((5 + 7 * k, 12 + 7 * k) for k in range(5)))


@pytest.mark.parametrize("claimed", [True, False], ids=["by nobody but the first", "with one that is nobody's"])
def test_time_grows_with_the_number_of_quotations(claimed: bool) -> None:
    def seconds(quotations: int) -> float:
        doc, report = paragraph(quotations)
        text, best = mark(doc), float("inf")
        given = [report] if claimed else []
        for _ in range(3):
            start = time.perf_counter()
            with_continuations(text, given)
            best = min(best, time.perf_counter() - start)
        return best

    seconds(100)
    assert seconds(15_000) < 3 * 5 * max(seconds(3_000), 1e-3)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("“We will not pay,” Ruiz said. “They know where we live.”", "Ruiz"),
        ("“We will not pay,” Ruiz said. The room was full. “They know where we live.”", "Ruiz"),
        ("Ruiz said the toll was wrong. “They know where we live.”", "Ruiz"),
        ("Ruiz said the toll was wrong.\n\n“They know where we live.”", None),
        ("“We will not pay,” Ruiz said.\n\n“They know where we live.”", "Ruiz"),
        ("“We will not pay,” Ruiz said.\n\nThe room was full. “They know where we live.”", None),
    ],
    ids=["quoted", "a sentence between", "reported", "reported, next paragraph", "quoted, next paragraph", "paragraph between"],
)
def test_a_quotation_goes_on_from_who_spoke_last(nlp: Language, text: str, owner: str | None) -> None:
    doc = nlp(text)
    found = [f for f in find_attributions(doc, ["rules"]) if "They know" in " ".join(doc[a:b].text for a, b in f.content)]
    assert [doc[slice(*f.source)].text for f in found if f.source] == ([owner] if owner else [])
