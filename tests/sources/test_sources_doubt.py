"""Nobody is safe: then no speaker is given, but those it may be, likeliest first."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

from attribution.sources import candidate_records, source_records

DOUBTED = {
    "a surname that two bear": (
        "[A|Peter Harlow] said <the vote was fair>. [B|Anna Harlow] said <it was not>. [?|Harlow] said <they would count again>.",
        ("Anna Harlow", "Peter Harlow"),
    ),
    "a quotation without a source": (
        "[A|Rosa Diaz] said <the mill was closing>.\n\n“<We were never asked>,” [?|I] heard. The crowd left.",
        ("Rosa Diaz",),
    ),
}


@pytest.mark.parametrize(("marked", "names"), DOUBTED.values(), ids=DOUBTED)
def test_those_it_may_be_are_told(nlp: Language, marked: str, names: tuple[str, ...]) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    given = reading.resolution.candidates[reading.letters.index("?")]
    assert tuple(reading.doc[slice(*tokens)].text for tokens, _ in given) == names


def test_a_candidate_bears_the_id_of_the_source_it_would_be(nlp: Language) -> None:
    reading = read(nlp, DOUBTED["a surname that two bear"][0])
    sources = source_records(reading.doc, "a", reading.resolution)
    told = candidate_records(reading.doc, reading.resolution, sources)
    assert [[candidate.source_id for candidate in one] for one in told] == [[], [], [sources[1].id, sources[0].id]]
    text = reading.doc.text
    assert [candidate.extent.of(text) for candidate in told[2]] == ["Anna Harlow", "Peter Harlow"]


CLEAR = {
    "a title": ("[A|Mr Peter Harlow] said <yes>. [B|Mrs Anna Harlow] said <no>. [A|Mr Harlow] said <it was fair>."),
    "the one the text is about": (
        "[A|Peter Harlow] said <yes>. Peter Harlow smiled. Peter Harlow left. [B|Anna Harlow] said <no>. "
        "Peter Harlow came back. Peter Harlow sat. Peter Harlow rose. [A|Harlow] said <it was fair>."
    ),
    "only one so far": "[A|Peter Harlow] said <yes>. [A|Harlow] said <it was fair>. [B|Anna Harlow] said <no>.",
}


@pytest.mark.parametrize("marked", CLEAR.values(), ids=CLEAR)
def test_there_is_no_doubt_where_the_text_tells(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    assert not any(reading.resolution.candidates)
