"""A country is the affiliation of those who speak for it, not of all that come from it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

SPEAKERS = {
    "official": ("[A|A French official] said <the valve was cracked>.", "French"),
    "government": ("[A|The French government] said <it would investigate>.", "French"),
    "navy": ("[A|The Italian navy] said <all were saved>.", "Italian"),
    "soldiers": ("[A|Two Israeli soldiers] said <the road was mined>.", "Israeli"),
    "company": ("[A|The French company Aubrac] said <the valve was sound>.", None),
    "company without a name": ("[A|A Spanish insurer] said <it would pay>.", None),
    "traveller": ("[A|A German tourist] said <the sea was calm>.", None),
    "newspaper": ("[A|The Spanish newspaper La Vega] said <the minister knew>.", None),
}


@pytest.mark.parametrize(("marked", "affiliation"), SPEAKERS.values(), ids=SPEAKERS)
def test_only_who_speaks_for_a_state_has_it_for_affiliation(nlp: Language, marked: str, affiliation: str | None) -> None:
    assert read(nlp, marked).entity("A").affiliation == affiliation
