"""What a learned finding is cut to before it is believed."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.annotation import Finding, Tokens
from attribution.attributions.completed import completed
from attribution.attributions.marked import mark

TEXT = "Bridge falls\n\nRIGA - Relatives of the driver say the bridge had cracks.\n"
SOURCES = {
    "dateline and source": ("RIGA - Relatives of the driver", "Relatives of the driver"),
    "source": ("Relatives of the driver", "Relatives of the driver"),
    "dateline alone": ("RIGA", "RIGA"),
}


def _tokens(nlp: Language, words: str) -> Tokens:
    span = nlp(TEXT).char_span(TEXT.index(words), TEXT.index(words) + len(words))
    assert span is not None
    return span.start, span.end


@pytest.mark.parametrize(("read", "kept"), SOURCES.values(), ids=SOURCES)
def test_a_source_begins_behind_the_dateline(nlp: Language, read: str, kept: str) -> None:
    text = mark(nlp(TEXT))
    content = (_tokens(nlp, "the bridge had cracks"),)
    finding = Finding(content, _tokens(nlp, read), _tokens(nlp, "say"), "indirect", "asserts", "learned", 0.8)
    source = completed(text, finding, {}).source
    assert source is not None
    assert text.doc[slice(*source)].text == kept
