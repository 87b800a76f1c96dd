"""What an article tells in its own voice: main clauses that no attribution touches."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.claims import own_claims_of
from attribution.records import OWN_VOICE, Article, Attribution, Extent


def own(nlp: Language, text: str, *said: str, title: str | None = None) -> list[str]:
    """The own claims of an article in which the words ``said`` are the content of attributions."""
    article = Article("a", text, title=title)
    places = [Extent(text.index(words), text.index(words) + len(words)) for words in said]
    attributions = [
        Attribution(f"a:{p.start}-{p.end}", "a", (p,), None, None, "indirect", "asserts", "test", 1.0) for p in places
    ]
    return [claim.text for claim in own_claims_of(nlp(text), article, attributions)]


def test_a_plain_sentence_is_the_articles_own(nlp: Language) -> None:
    assert own(nlp, "The ferry sank off the cape on Sunday.") == ["The ferry sank off the cape on Sunday"]


def test_coordinated_main_clauses_come_apart(nlp: Language) -> None:
    found = own(nlp, "The ferry sank off the cape, and divers searched the wreck.")
    assert found == ["The ferry sank off the cape", "divers searched the wreck"]


def test_an_own_claim_names_no_attribution_and_no_source(nlp: Language) -> None:
    text = "The ferry sank off the cape on Sunday."
    (claim,) = own_claims_of(nlp(text), Article("a", text), ())
    assert (claim.attribution, claim.source_id, claim.id) == (OWN_VOICE, None, "a:0-38.1")


LEFT_OUT = {
    "a question": "Had the valve been closed before the night shift came?",
    "a fragment without a verb": "A long night at the harbour of Calder Bay.",
    "a headline without a full stop": "Ferry sinks off the cape on Sunday",
    "a quotation": "The valve was “never closed” on that night.",
    "a modal": "The valve may have burst on that night.",
    "a hedge": "The valve was probably closed on that night.",
    "hearsay": "The valve was reportedly closed on that night.",
    "a cue that no detector knows": "The union insists the valve was closed that night.",
    "the writer": "We walked along the quay until the ferry came.",
    "a count that moves": "The death toll climbed to twelve overnight.",
    "a condition": "The valve burst if the pump ran dry.",
}


@pytest.mark.parametrize("sentence", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_is_not_the_articles_own_statement_is_left_out(sentence: str, nlp: Language) -> None:
    assert own(nlp, sentence) == []


def test_a_headline_with_a_full_stop_is_left_out(nlp: Language) -> None:
    text = "The ferry sank off the cape.\n\nDivers searched the wreck."
    assert own(nlp, text, title="The ferry sank off the cape.") == ["Divers searched the wreck"]


def test_a_sentence_behind_an_attribution_in_its_paragraph_goes_on_with_what_the_source_says(nlp: Language) -> None:
    text = "The ferry sank, the captain said. The pumps had failed at dawn.\n\nDivers searched the wreck."
    assert own(nlp, text, "The ferry sank") == ["Divers searched the wreck"]


def test_a_sentence_before_the_first_attribution_of_its_paragraph_is_the_articles_own(nlp: Language) -> None:
    text = "Divers searched the wreck. The pumps had failed, the captain said."
    assert own(nlp, text, "The pumps had failed") == ["Divers searched the wreck"]


def test_nothing_is_found_in_an_empty_text(nlp: Language) -> None:
    assert own(nlp, "") == []
