"""What a cue itself makes of its content, in claims: turned round, left open, or not said yet."""

from __future__ import annotations

import pytest
from marked_up import read_marked
from spacy.language import Language

from attribution.claims import claims_of
from attribution.records import Article, Attribution, Claim, Extent, Stance


def claims(nlp: Language, content: str, stance: Stance = "asserts", cue: str = "said") -> tuple[Claim, ...]:
    """The claims of a content that stands behind "The mayor said"."""
    text = f"The mayor {cue} {content}."
    extent, cued = Extent(len(text) - len(content) - 1, len(text) - 1), Extent(10, 10 + len(cue))
    given = Attribution("one", "a", (extent,), Extent(0, 9), cued, "indirect", stance, "test", 1.0, "mayor")
    return claims_of(nlp(text), Article("a", text), [given])


CUES: list[tuple[str, Stance, str, str, str, str]] = [
    ("doubted outright", "doubts", "doubted that", "the money was sent", "negative", "probable"),
    ("not believed", "doubts", "did not believe that", "the letter was real", "negative", "probable"),
    ("doubted whether", "doubts", "doubted", "whether the truce would hold", "positive", "unknown"),
    ("questioned why", "doubts", "questioned", "why the gate was locked", "positive", "unknown"),
    ("questioned", "doubts", "questioned", "the cost of the dam", "positive", "unknown"),
    ("doubt cast on it", "doubts", "cast doubt on", "the pilot's account", "positive", "unknown"),
    ("not ruled out", "asserts", "did not rule out", "sending troops", "positive", "possible"),
    ("not excluded", "asserts", "has not excluded", "an early vote", "positive", "possible"),
    ("ruled out", "denies", "ruled out", "an early vote", "negative", "certain"),
    ("neither", "declines", "neither confirmed nor denied that", "the dam had failed", "positive", "unknown"),
    ("refused to rule out", "declines", "refused", "to rule out further strikes", "positive", "unknown"),
    ("still to be said", "predicts", "may confirm that", "the dam has failed", "positive", "unknown"),
    ("awaited", "predicts", "is expected to announce that", "the rate was cut", "positive", "unknown"),
    ("foretold", "predicts", "predicted that", "the dam would fail", "positive", "probable"),
]


@pytest.mark.parametrize(
    ("stance", "cue", "content", "polarity", "certainty"), [pytest.param(*rest, id=name) for name, *rest in CUES]
)
def test_the_cue_says_whether_its_content_holds(
    nlp: Language, stance: Stance, cue: str, content: str, polarity: str, certainty: str
) -> None:
    (claim,) = claims(nlp, content, stance, cue)
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


OWN_WORDS = {
    "a denial behind": "<c>“We never paid anyone,”</c> Berg <q>denied</q>.",
    "a denial and a colon": "Berg <q>denied</q> it: <c>“We never paid anyone.”</c>",
    "governed by the denial": "Berg <q>denied that</q> <c>“anyone was paid”</c>.",
}


@pytest.mark.parametrize("marked", OWN_WORDS.values(), ids=OWN_WORDS)
def test_quoted_words_set_apart_are_not_turned_round(nlp: Language, marked: str) -> None:
    read = read_marked(marked)
    parts = {role: words[0] for role, words in read.parts[0].items()}
    cue, content = (Extent(read.text.index(parts[role]), read.text.index(parts[role]) + len(parts[role])) for role in "qc")
    given = Attribution("one", "a", (content,), None, cue, "direct", "denies", "test", 1.0, "berg")
    (claim,) = claims_of(nlp(read.text), Article("a", read.text), [given])
    assert claim.polarity == "negative"


PASSIVE = {
    "ruled out": ("sabotage was ruled out", "negative", "certain"),
    "not ruled out": ("arson has not been ruled out", "positive", "possible"),
}


@pytest.mark.parametrize(("content", "polarity", "certainty"), PASSIVE.values(), ids=PASSIVE)
def test_a_passive_denial_is_read_too(nlp: Language, content: str, polarity: str, certainty: str) -> None:
    (claim,) = claims(nlp, content)
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


@pytest.mark.parametrize("content", ["those who fled were armed", "people who surrendered were shot"])
def test_who_is_spoken_of_by_a_relative_clause_is_no_question(nlp: Language, content: str) -> None:
    found = claims(nlp, content, "denies", "denied")
    assert found[0].polarity == "negative"
    assert found[0].certainty == "certain"


def test_a_question_behind_a_preposition_is_left_open(nlp: Language) -> None:
    found = claims(nlp, "about whether the dam had failed", "doubts", "had doubts")
    assert found[0].polarity == "positive"
