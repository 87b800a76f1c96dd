"""Whose a poll is, and who the people are whom it counts."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

ISSUED = {
    "of whom it asks": ("[A|The poll of 900 voters] showed <a split>.", None),
    "what they said in it": ("In [A|a survey], parents said <schools were full>.", None),
    "by whom it is": ("[A|A poll by Tarn University] showed <a split>.", "Tarn University"),
    "a report of a body": ("[A|The report of the harbour commission] said <no>.", "the harbour commission"),
}


@pytest.mark.parametrize(("marked", "issuer"), ISSUED.values(), ids=ISSUED)
def test_a_poll_is_not_of_those_whom_it_asks(nlp: Language, marked: str, issuer: str | None) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.kind, entity.affiliation) == ("document", issuer)


SHARES = {
    "percent": "[A|Thirty-one percent of those surveyed] said <they would stay>.",
    "a clause with a party in it": "[A|Voters who say they left their party's hall] said <no>.",
}


@pytest.mark.parametrize("marked", SHARES.values(), ids=SHARES)
def test_a_share_of_people_is_a_group_without_affiliation(nlp: Language, marked: str) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.kind, entity.affiliation) == ("unnamed_group", None)
