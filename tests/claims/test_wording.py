"""A claim as it can stand behind "whether"."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

CLAUSES = [
    ("Two barges sank in the middle of the canal", "two barges sank in the middle of the canal"),
    ("The police had fired rubber bullets at the crowd", "the police had fired rubber bullets at the crowd"),
    ("Police fired rubber bullets at the crowd", "police fired rubber bullets at the crowd"),
    ("Tessra was hit at dawn", "Tessra was hit at dawn"),
    ("Unicef closed the camp", "Unicef closed the camp"),
    ("that one branch did not reopen", "one branch did not reopen"),
    (
        "Eighty crates were moved to a shed of the harbour on Monday, a day before the search",
        "eighty crates were moved to a shed of the harbour on Monday",
    ),
    ("There was no leak at the plant", "there was no leak at the plant"),
    ("All but Rodriguez have burns that need no care", "all but Rodriguez have burns that need no care"),
    ("All but Reyes have small burns", "all but Reyes have small burns"),
    ("the closure of the harbour", None),
    ("six children", None),
    ("moving any crates to the harbour", None),
]


@pytest.mark.parametrize(("words", "clause"), CLAUSES, ids=[words[:40] for words, _ in CLAUSES])
def test_a_finite_clause_is_kept_from_its_subject_on(nlp: Language, words: str, clause: str | None) -> None:
    assert told(nlp, f"The guards | said | {words}").claims[0].clause == clause


def test_a_subject_is_taken_over_from_the_clause_before(nlp: Language) -> None:
    claims = told(nlp, "The clerk | said | an inspector sealed the shed on Monday and had taken the key").claims
    assert "an inspector had taken the key" in {claim.clause for claim in claims}


def test_a_subject_is_taken_over_with_its_exception(nlp: Language) -> None:
    claims = told(nlp, "The clerk | said | All but Reyes have small burns and will be home soon").claims
    assert [claim.clause for claim in claims] == ["all but Reyes have small burns", "all but Reyes will be home soon"]


def test_quotation_marks_do_not_stand_in_a_clause(nlp: Language) -> None:
    claims = told(nlp, "The clerk | said | “The gate was locked from outside”").claims
    assert claims[0].clause == "the gate was locked from outside"


def test_words_turned_round_make_no_clause(nlp: Language) -> None:
    claims = told(nlp, "The clerk | said | “Had we opened the gate, nobody would have died”").claims
    assert [(claim.text, claim.clause) for claim in claims] == [
        ("Had we opened the gate", None),
        ("nobody would have died", "nobody would have died"),
    ]
