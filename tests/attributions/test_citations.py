"""Who is cited is where content comes from, and no content."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.annotation import Finding, write_phrases
from attribution.attributions.believed import with_learned
from attribution.attributions.citations import without_cited
from attribution.attributions.marked import mark
from attribution.mentions import find_phrases

CASES = {
    "nothing but the cited": (
        "State radio, citing the transport ministry, said on Sunday that nine had died.",
        "the transport ministry",
        None,
    ),
    "the cited before the content": (
        "The daily Meridian reported, citing two officials, that the brakes had failed.",
        "two officials, that the brakes had failed",
        "the brakes had failed",
    ),
    "a relative clause": (
        "According to a report by Roadwatch, which quoted police, the bus had no licence.",
        "police, the bus had no licence",
        "the bus had no licence",
    ),
    "the cited speaks": (
        "Continental Press quoted a nurse as saying two were children.",
        "a nurse as saying two were children",
        "a nurse as saying two were children",
    ),
    "a reason is cited, nobody": (
        "The ministry closed the line, citing the risk of flooding.",
        "the risk of flooding",
        "the risk of flooding",
    ),
}


@pytest.mark.parametrize(("sentence", "content", "expected"), CASES.values(), ids=CASES)
def test_content_leaves_out_who_is_cited(nlp: Language, sentence: str, content: str, expected: str | None) -> None:
    doc = nlp(sentence)
    write_phrases(doc, find_phrases(doc))
    start = sentence.index(content)
    span = doc.char_span(start, start + len(content))
    finding = Finding(((span.start, span.end),), None, None, "indirect", "asserts", "learned", 0.9)
    found = [doc[slice(*kept.content[0])].text for kept in without_cited(mark(doc), [finding])]
    assert found == ([] if expected is None else [expected])


def test_who_is_quoted_as_saying_speaks_where_the_network_hears_the_one_who_quotes(nlp: Language) -> None:
    doc = nlp("Continental Press quoted a nurse as saying two of the injured were children.")

    def place(words: str) -> tuple[int, int]:
        span = doc.char_span(doc.text.index(words), doc.text.index(words) + len(words))
        return span.start, span.end

    said = place("two of the injured were children")
    rule = Finding((said,), place("a nurse"), place("saying"), "indirect", "asserts", "clause", 0.5)
    whole = (place("a nurse")[0], said[1])
    learned = Finding((whole,), place("Continental Press"), place("quoted"), "indirect", "asserts", "learned", 0.9)
    assert [doc[slice(*f.source)].text for f in with_learned(mark(doc), [rule], [learned])] == ["a nurse"]
