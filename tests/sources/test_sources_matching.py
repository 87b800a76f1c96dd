from __future__ import annotations

from spacy.language import Language

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
