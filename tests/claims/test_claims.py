"""Contents to claims: one proposition each, cut from the text."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.claims import claims_of
from attribution.records import Article, Attribution, Claim, Extent, Stance, Style


def claims(
    nlp: Language, content: str, stance: Stance = "asserts", cue: str = "said", style: Style = "indirect"
) -> tuple[Claim, ...]:
    """The claims of a content that stands behind "The mayor said"."""
    text = f"The mayor {cue} {content}."
    start = len(text) - len(content) - 1
    extent, cued = Extent(start, start + len(content)), Extent(10, 10 + len(cue))
    given = Attribution("one", "a", (extent,), Extent(0, 9), cued, style, stance, "test", 1.0, "mayor")
    return claims_of(nlp(text), Article("a", text), [given])


CLAUSES = [
    (
        "coordinated",
        "four people were killed and others were critically wounded",
        ["four people were killed", "others were critically wounded"],
    ),
    ("shared subject", "rebels seized the port and blocked the road", ["rebels seized the port", "blocked the road"]),
    ("shared object", "rebels shelled and destroyed the town", ["rebels shelled and destroyed the town"]),
    (
        "aside",
        "the blaze, which began in the cellar, spread to two flats",
        ["the blaze, … spread to two flats", "which began in the cellar"],
    ),
    ("restrictive", "two men died in a blast that hit a bakery", ["two men died in a blast that hit a bakery"]),
    ("after", "police fired only after protesters threw stones", ["police fired", "only after protesters threw stones"]),
    (
        "although",
        "the firm stayed silent although it knew of the leak",
        ["the firm stayed silent", "although it knew of the leak"],
    ),
    ("semicolon", "we did not fire first; our men were attacked", ["we did not fire first", "our men were attacked"]),
    ("evidence", "tests suggest that two wells were poisoned", ["tests suggest that two wells were poisoned"]),
    ("complementiser", "that the dam was sound", ["the dam was sound"]),
    (
        "two complements",
        "the road was closed, and that buses had been turned back",
        ["the road was closed", "that buses had been turned back"],
    ),
    ("nominal", "the four deaths", ["the four deaths"]),
    ("condition", "if the talks fail, nurses will walk out", ["if the talks fail, nurses will walk out"]),
]


@pytest.mark.parametrize(("content", "expected"), [pytest.param(*rest, id=name) for name, *rest in CLAUSES])
def test_a_content_is_cut_at_its_clauses(nlp: Language, content: str, expected: list[str]) -> None:
    assert [claim.text.removeprefix("that ") for claim in claims(nlp, content)] == [t.removeprefix("that ") for t in expected]


HOLDS = [
    ("plain", "the bridge was closed", "positive", "certain"),
    ("not", "the bridge was not closed", "negative", "certain"),
    ("clipped, typographic", "the bridge wasn’t closed", "negative", "certain"),
    ("never", "the car never moved", "negative", "certain"),
    ("no", "no warning was given", "negative", "certain"),
    ("nobody", "nobody threw anything", "negative", "certain"),
    ("not one", "not one officer fired a shot", "negative", "certain"),
    ("twice for force", "there was no gun in that car, none", "negative", "certain"),
    ("at no point", "the crew was at no point in danger", "negative", "certain"),
    ("not only", "the dam not only leaked", "positive", "certain"),
    ("not the only", "he isn't the only candidate", "positive", "certain"),
    ("not but", "it was not a protest but a riot", "positive", "certain"),
    ("failed to", "the driver failed to stop", "negative", "certain"),
    ("did not fail to", "the driver did not fail to stop", "positive", "certain"),
    ("refused to", "the guard refused to open the gate", "negative", "certain"),
    ("managed to", "rescuers managed to reach the miners", "positive", "certain"),
    ("no evidence", "there is no evidence that the water was contaminated", "negative", "probable"),
    ("evidence", "there is evidence that the water was contaminated", "positive", "probable"),
    ("unclear", "it is not clear whether the driver was drunk", "positive", "unknown"),
    ("do not believe", "detectives do not believe that the fire was started on purpose", "negative", "probable"),
    ("ruled out", "engineers have ruled out sabotage", "negative", "certain"),
    ("did not rule out", "engineers have not ruled out sabotage", "positive", "possible"),
    ("may", "the toll may rise", "positive", "possible"),
    ("likely", "the strike is likely to spread", "positive", "probable"),
    ("appears", "the army appears to have hit a school", "positive", "probable"),
    ("reportedly", "the plane was reportedly hijacked", "positive", "probable"),
    ("alleged", "the alleged theft took place at night", "positive", "possible"),
    ("if", "if the rain goes on, the river will burst its banks", "positive", "unknown"),
    ("had we", "had we opened the gate, forty people would have lived", "positive", "unknown"),
    ("were it to", "were the weir to break, the town would drown", "positive", "unknown"),
    ("should it", "should the rain go on, the match will be moved", "positive", "unknown"),
    ("question", "had they opened the gate?", "positive", "unknown"),
    ("nurses were", "the nurses were to leave at noon", "positive", "certain"),
    ("pluperfect", "the gate had been opened at noon", "positive", "certain"),
    ("place before its verb", "in the truck were forty rifles", "positive", "certain"),
    ("must", "officers must wear cameras", "positive", "unknown"),
    ("plan", "the club plans to sell the striker", "positive", "unknown"),
]


@pytest.mark.parametrize(("content", "polarity", "certainty"), [pytest.param(*rest, id=name) for name, *rest in HOLDS])
def test_polarity_and_certainty_of_a_clause(nlp: Language, content: str, polarity: str, certainty: str) -> None:
    claim = claims(nlp, content)[0]
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


STANCES: list[tuple[str, Stance, str, str, str, str]] = [
    ("denied", "denies", "denied that", "its troops had fired", "negative", "certain"),
    ("denied a negative", "denies", "denied that", "nobody had been warned", "positive", "certain"),
    ("denial in plain words", "denies", "said", "the ministry had no part in it", "negative", "certain"),
    ("doubts", "doubts", "doubted that", "the truce would hold", "negative", "probable"),
    ("predicts", "predicts", "predicted that", "turnout was low", "positive", "probable"),
    ("demands", "demands", "urged", "residents to leave", "positive", "unknown"),
    ("declines", "declines", "declined to discuss", "the arrests", "positive", "unknown"),
]


@pytest.mark.parametrize(
    ("stance", "cue", "content", "polarity", "certainty"), [pytest.param(*rest, id=name) for name, *rest in STANCES]
)
def test_the_stance_of_the_cue_is_counted_in(
    nlp: Language, stance: Stance, cue: str, content: str, polarity: str, certainty: str
) -> None:
    claim = claims(nlp, content, stance, cue)[0]
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


TOLD = [
    ("active", "rebels attacked a convoy", "attack", "rebels", "a convoy", None),
    ("passive", "a convoy was attacked by rebels near Idlim", "attack", "rebels", "a convoy", "Idlim"),
    ("undergone", "four people died in the market", "die", None, "four people", "the market"),
    ("nominal", "the killing of four people by gunmen", "killing", "gunmen", "four people", None),
    ("possessive", "Iran's attack on the base", "attack", "Iran", "the base", "the base"),
    ("empty verb", "the army carried out a strike on the port", "strike", "the army", "the port", "the port"),
    ("empty verb, passive", "no warning was given", "warning", None, None, None),
    ("receiving verb", "the town suffered an attack", "attack", None, "the town", None),
    ("perfect", "staff had complained about the smell", "complain", "staff", None, None),
    ("particle", "the airline called off the flight", "call off", "the airline", "the flight", None),
    ("copula", "the water was safe", "safe", None, "the water", None),
    ("identity", "the dead man was a farmer", "farmer", None, "the dead man", None),
    ("existence", "there was no depot in the camp", "depot", None, None, "the camp"),
    ("raised subject", "the army appears to have hit a school", "hit", "the army", "a school", None),
    ("conjunct", "rebels seized the port and burned a tanker", "seize", "rebels", "the port", None),
    ("direct", "we did not fire first", "fire", "we", None, None),
    ("hind phrases off", "the raid hit a base belonging to the militia", "hit", "the raid", "a base", None),
]


@pytest.mark.parametrize(
    ("content", "predicate", "agent", "target", "place"), [pytest.param(*rest, id=name) for name, *rest in TOLD]
)
def test_who_did_what_to_whom_and_where(
    nlp: Language, content: str, predicate: str, agent: str | None, target: str | None, place: str | None
) -> None:
    claim = claims(nlp, content)[0]
    assert (claim.predicate, claim.agent, claim.target, claim.place) == (predicate, agent, target, place)


def test_a_conjunct_takes_over_the_subject(nlp: Language) -> None:
    assert claims(nlp, "rebels seized the port and burned a tanker")[1].agent == "rebels"


def test_claims_are_cut_from_the_text_by_their_extents(nlp: Language) -> None:
    text = "The mayor said the bridge, which is old, was shut and the road flooded."
    given = Attribution("one", "a", (Extent(15, 71),), None, None, "indirect", "asserts", "test", 1.0)
    found = claims_of(nlp(text), Article("a", text), [given])
    assert len(found) >= 2
    for claim in found:
        assert claim.text == " … ".join(text[e.start : e.end] for e in claim.extents)
        assert all(15 <= e.start < e.end <= 71 for e in claim.extents)


def test_ids_are_the_attributions_id_and_a_number_in_text_order(nlp: Language) -> None:
    found = claims(nlp, "the port was seized and the road was blocked")
    assert [claim.id for claim in found] == ["one.1", "one.2"]
    assert found[0].extents < found[1].extents


def test_a_figure_belongs_to_the_claim_it_stands_in(nlp: Language) -> None:
    found = claims(nlp, "four people were killed and twelve others were wounded")
    assert [[figure.best for figure in claim.figures] for claim in found] == [[4], [12]]


NESTED = "The mayor said police had told her that two people had died."
OUTER, INNER = Extent(15, 59), Extent(35, 59)


def nested(stance: Stance = "asserts") -> list[Attribution]:
    return [
        Attribution("outer", "a", (OUTER,), Extent(0, 9), Extent(10, 14), "indirect", stance, "test", 1.0, "mayor"),
        Attribution("inner", "a", (INNER,), Extent(15, 21), Extent(26, 30), "indirect", "asserts", "test", 1.0, "police"),
    ]


def test_what_a_nested_attribution_says_is_counted_once(nlp: Language) -> None:
    found = claims_of(nlp(NESTED), Article("a", NESTED), nested())
    assert [(claim.attribution, len(claim.figures)) for claim in found if claim.figures] == [("inner", 1)]


def test_a_denial_keeps_the_words_that_it_denies(nlp: Language) -> None:
    found = claims_of(nlp(NESTED), Article("a", NESTED), nested("denies"))
    assert any("two people had died" in claim.text for claim in found if claim.attribution == "outer")


ELLIPSIS = [
    ("second count", "The mayor said 38 people had died. The governor said 47.", 47, "people", "killed"),
    ("put the turnout", "Crowds filled the square. The mayor put the turnout at 6,000.", 6000, "people", "attended"),
    ("put it", "A crowd marched through the town. The mayor put it at about 200.", 200, "people", "attended"),
    ("how often", "Guards stood by. The mayor said the officer fired seven times.", 7, "times", "fire"),
]


@pytest.mark.parametrize(("text", "best", "unit", "event"), [pytest.param(*rest, id=name) for name, *rest in ELLIPSIS])
def test_a_number_without_its_noun_takes_over_what_was_counted(
    nlp: Language, text: str, best: float, unit: str, event: str
) -> None:
    sentences = [text.index("The mayor"), text.find("The governor")]
    given = []
    for start in (at for at in sentences if at >= 0):
        cue = "put" if " put " in text[start:] else "said"
        content = text.index(cue, start) + len(cue) + 1
        end = text.index(".", content)
        given.append(Attribution(str(start), "a", (Extent(content, end),), None, None, "indirect", "asserts", "test", 1.0))
    figure = claims_of(nlp(text), Article("a", text), given)[-1].figures[0]
    assert (figure.best, figure.unit, figure.event) == (best, unit, event)


def test_who_is_told_of_anew_takes_over_no_harm(nlp: Language) -> None:
    (figure,) = claims(nlp, "nine people died and forty were sent home")[-1].figures
    assert (figure.best, figure.unit, figure.event) == (40, "people", None)


def test_the_number_of_a_house_counts_nobody(nlp: Language) -> None:
    (claim,) = claims(nlp, "officers were sent to a reported shooting on the second floor of 849 Alder St., near the quay")
    assert claim.figures == ()


ODD = [("", ""), ("…", ""), ("“”", ""), ("?!", ""), ("a", ""), ("\n\n", ""), ("12", "12"), ("“We", "We"), ("½", "½")]
ODD += [("saying.The", "saying.The"), ("🙂 fine", "🙂fine")]


@pytest.mark.parametrize(("content", "words"), ODD, ids=map(repr, dict(ODD)))
def test_of_odd_contents_the_words_are_kept(nlp: Language, content: str, words: str) -> None:
    text = f"She said {content} today."
    given = Attribution("one", "a", (Extent(9, 9 + len(content)),), None, None, "mixed", "asserts", "test", 1.0)
    claims = claims_of(nlp(text), Article("a", text), [given])
    assert "".join(claim.text for claim in claims) == words
    for claim in claims:
        assert claim.attribution == "one"
        assert claim.text == " … ".join(extent.of(text) for extent in claim.extents) != ""
        assert all(9 <= extent.start < extent.end <= 9 + len(content) for extent in claim.extents)


def test_a_token_that_runs_into_the_next_sentence_is_cut_at_the_content(nlp: Language) -> None:
    text = "“We held,” an aide was quoted as saying.The army agreed that it held."
    given = Attribution("one", "a", (Extent(1, 8),), None, None, "direct", "asserts", "test", 1.0)
    assert [claim.text for claim in claims_of(nlp(text), Article("a", text), [given])] == ["We held"]
