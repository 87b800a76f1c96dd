from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

from attribution.annotation import Finding, Phrase
from attribution.parse import read_parse
from attribution.sources.lexicon import lexicon
from attribution.sources.matching import with_sources


def test_a_source_that_is_cut_at_one_cue_is_cut_for_all_that_it_says(nlp: Language) -> None:
    doc = nlp("Two aides briefed on the talks said the port was shut.")
    assert doc[2].text == "briefed"
    said, briefed = (Finding(((7, 11),), (0, 6), cue, "indirect", "asserts", "test", 0.9) for cue in ((6, 7), (2, 3)))
    whole = Phrase((0, 6), "unnamed_group", 1)
    phrases, spoken = with_sources(read_parse(doc), lexicon(), [whole], [said, briefed])
    assert [phrase.tokens for phrase in phrases] == [(0, 2)]
    assert spoken[0] is spoken[1] is phrases[0]


POSTS = {
    "behind a body": ("[A|Police @TarnNews pic.twitter.com/a8x] said <two were hurt>. [A|Police] said <no more>.", "Police"),
    "a handle behind a name": ("[A|Lou Harker (@louharker)] said <no>. [A|Harker] said <so>.", "Lou Harker"),
}


@pytest.mark.parametrize(("marked", "name"), POSTS.values(), ids=POSTS)
def test_addresses_and_handles_are_no_part_of_a_source(nlp: Language, marked: str, name: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    assert reading.entity("A").name == name


def test_an_address_is_no_source(nlp: Language) -> None:
    assert read(nlp, "[?|pic.twitter.com/a8x] said <two were hurt>.").found == ("?",)


def test_nobody_in_particular_is_no_document(nlp: Language) -> None:
    assert read(nlp, "[A|Virtually no one] said <it was fair>.").entity("A").kind == "unnamed_group"
