"""Two sources, one thing each: contradiction by what, agreement, or neither."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

LEAD = "Brennish inspectors came to Tessra, where Tessra harbour stood closed and the Tessra ferry lay at its berth."
"""Both articles tell of one place and time, as articles of one story do."""
CONTRADICTIONS = [
    (
        "quantity",
        "The ferry was carrying 240 passengers when it went down",
        "There were more than 300 people aboard the vessel",
    ),
    ("quantity", "Eleven people drowned", "Rescuers recovered 19 bodies"),
    ("quantity", "the club paid 40 million euros for the striker", "The fee was closer to 55 million euros"),
    ("quantity", "turnout was 71 percent", "turnout did not reach 45 percent"),
    ("quantity", "a ransom of $2m was paid", "The family paid $500,000"),
    ("quantity", "The company dumped 20 tonnes of waste into the river", "at least 80 tonnes of waste had gone into the river"),
    ("quantity", "The strike closed 14 of the 20 mines", "all 20 mines were shut by the strike"),
    ("quantity", "There were two lifeguards on duty", "Only one lifeguard was on duty"),
    ("quantity", "two rounds were fired", "the guard fired seven times"),
    ("quantity", "the offer values the company at 2.4 billion pounds", "the company is worth at least 3 billion pounds"),
    ("quantity", "the merger will create 500 jobs", "the deal will destroy 2,000 jobs"),
    ("quantity", "turnout stood at 62 per cent", "only 38 per cent of voters took part"),
    ("quantity", "42 people were rescued", "rescuers had pulled 61 survivors from the water"),
    ("negation", "bottles were thrown at the buses", "nobody threw anything"),
    ("negation", "the guards had fired at the crowd", "no shots were fired at the crowd"),
    ("negation", "The hospital had run out of oxygen", "there was no shortage of oxygen at the hospital"),
    ("negation", "the captain had been warned about the storm", "nobody warned the captain of the storm"),
    ("negation", "a ransom was paid for the hostages", "No ransom was paid"),
    ("negation", "observers were allowed into the counting hall", "Our observers were kept out of the counting hall"),
    ("negation", "the doors of the ferry were locked", "the doors were open"),
    ("negation", "The brakes had been checked in May", "the brakes had not been inspected for two years"),
    ("negation", "ballot boxes were stuffed in three districts", "there was no ballot stuffing anywhere"),
    ("negation", "staff had complained about the smell for weeks", "we received no complaint from the staff"),
    ("negation", "the company knew about the crack", "The company was not aware of any crack"),
    ("negation", "The two sides held talks in Geneva", "there have been no talks"),
    ("negation", "the sedan had driven straight at the guard", "the car was standing still"),
    ("negation", "a rifle was found under the seat", "there was no gun in that car"),
    ("cause", "the derailment was caused by a broken rail", "excessive speed was to blame for the derailment"),
    ("cause", "The babies died of an infection", "a faulty oxygen line led to the deaths of the babies"),
    ("cause", "the ship sank because of overloading", "A freak wave caused the sinking"),
    ("cause", "a bacterium in the drip killed the infants", "the infants died from lack of oxygen"),
    ("cause", "The crash happened because the brakes failed", "the crash was down to excessive speed"),
    ("agent", "The recount was ordered by the court", "The recount was ordered by the president"),
    ("agent", "The hostages were freed by the army", "the kidnappers released the hostages themselves"),
    ("agent", "Government troops shelled the hospital", "The rebels shelled the hospital"),
    ("agent", "Alvarez won the election", "Mendes won the election"),
    ("target", "The jets hit a weapons store", "the jets hit a school"),
    ("place", "The fire began in the kitchen", "the fire began in the storeroom"),
    ("time", "the ship sent its distress call at 3.15 a.m.", "the distress call was sent at 5 a.m."),
    ("time", "the ferry left at 9.40 p.m.", "the boat sailed shortly before 11 p.m."),
    ("time", "The captives were freed on Monday", "the captives were freed on Thursday"),
    ("identity", "The prisoners are civilians", "the prisoners are fighters"),
    ("characterisation", "The march was peaceful", "the march was a violent riot"),
    ("characterisation", "the rescue was a triumph", "the operation was a failure"),
    ("characterisation", "the shooting was an accident", "The shooting was deliberate"),
    ("sequence", "The soldiers fired after the crowd threw stones", "The crowd threw stones only after the soldiers had fired"),
    ("sequence", "The captain called for help before the engine failed", "the captain called for help after the engine failed"),
]


def related(nlp: Language, first: str, second: str) -> list[tuple[str, str | None]]:
    """The kinds of the relations between what two sources say in two articles."""
    found = told(nlp, f"{LEAD}\nThe mayor | said | {first}", f"{LEAD}\nA witness | said | {second}").accounts()
    return [(relation.kind, relation.why) for relation in found.relations]


@pytest.mark.parametrize(("why", "first", "second"), [pytest.param(*row, id=f"{row[0]}: {row[2]}") for row in CONTRADICTIONS])
def test_accounts_that_cannot_both_hold_contradict(nlp: Language, why: str, first: str, second: str) -> None:
    assert ("contradicts", why) in related(nlp, first, second)


@pytest.mark.parametrize(("why", "first", "second"), [pytest.param(*row, id=row[2]) for row in CONTRADICTIONS[::3]])
def test_a_contradiction_holds_in_either_order(nlp: Language, why: str, first: str, second: str) -> None:
    assert ("contradicts", why) in related(nlp, second, first)


AGREEMENTS = [
    ("two people were killed", "Two men died"),
    ("at least 17 people were killed", "17 bodies were found"),
    ("fourteen people were injured", "the clinic treated 14 patients"),
    ("the doors were locked", "somebody had locked the doors"),
    ("no warning was given", "we were not warned"),
    ("the fire started in the kitchen", "The blaze began in the kitchen"),
    ("The minister resigned on Friday", "the minister has quit"),
    ("the company paid the ransom", "a ransom was paid by the company"),
    ("The train was going too fast", "the train was travelling at excessive speed"),
]


@pytest.mark.parametrize(("first", "second"), AGREEMENTS)
def test_independent_sources_that_say_the_same_corroborate(nlp: Language, first: str, second: str) -> None:
    assert ("corroborates", None) in related(nlp, first, second)


COMPATIBLE = [
    ("at least and exact", "at least 12 people died", "14 people died"),
    ("about and exact", "about 200 protesters gathered", "198 protesters gathered outside the court"),
    ("part and whole", "four people died in the market", "eleven people died across the city"),
    ("two places", "four people died in Idlim", "eleven people died in Tessra"),
    ("count and forecast", "four people were killed", "the death toll could rise to ten"),
    ("two outcomes", "twelve people were injured", "four people were killed"),
    ("two fires", "the fire killed six people", "a fire in 2016 killed nine people"),
    ("two groups", "34 civilians were injured", "12 officers were injured"),
    ("a part of the count", "six militants, two of them boys, were killed", "two of the wounded died overnight"),
    ("moved at the hospital", "nine bodies were brought to the hospital by noon", "17 people were killed"),
    ("other object", "the mayor did not attend the funeral", "the mayor opened a new bridge"),
    ("other agent", "our troops did not fire at the crowd", "the rebels fired at the convoy"),
    ("duty and deed", "officers must switch on their cameras", "the officer did not switch on his camera"),
    ("question", "whether the car was moving is unclear", "the car never moved"),
    ("unrelated", "The minister visited the hospital", "the hospital treated 12 people"),
    ("shared subject", "The train was late", "the train was full"),
    ("not the only", "Alvarez isn't the only candidate", "Alvarez is a candidate"),
    ("two happenings", "the ferry left at 9.40 p.m.", "the ferry sank at 11 p.m."),
    ("two sums", "the club paid 35 million euros", "the striker earns 2 million euros a year"),
    ("two deaths", "he was pronounced dead at 1:05 a.m.", "her brother died at 3:35 a.m."),
    ("many shooters", "Adler shot two men", "three teenagers shot at a car"),
    ("the others", "13 people were injured", "the blast killed one and injured 11 others"),
    ("sum of parts", "four people were shot", "two men and two boys had been shot"),
    ("not to know", "a child was shot in the hand", "she did not know anything about a shooting"),
    ("contrast", "the water reached the cellar, not the ground floor", "the smoke reached the ground floor"),
    ("beginning and end", "firing began at 7 a.m.", "firing ceased at 1 p.m."),
    (
        "not a little either",
        "the girl was treated for burns that did not appear severe",
        "her burns did not appear to be severe",
    ),
    (
        "not so grave",
        "the two deckhands did not suffer life-threatening injuries",
        "two deckhands were injured when the cable snapped",
    ),
    ("no problem there", "there was no problem at the ferry office", "a deckhand was stabbed near the ferry office"),
    ("capitals", "the flare went up around 6:00 P.M.", "the flare went up just before 6 p.m."),
    ("another man", "Marlow was the gunman", "A 16-year-old was a boy from the harbour school"),
]


@pytest.mark.xfail(
    reason="a denial and the same thing affirmed in another word are taken for a contradiction by the pair model"
)
def test_a_denial_agrees_with_the_same_thing_affirmed(nlp: Language) -> None:
    assert ("corroborates", None) in related(nlp, "the car never moved", "the car was standing still")


@pytest.mark.parametrize(("first", "second"), [pytest.param(*rest, id=name) for name, *rest in COMPATIBLE])
def test_what_can_both_hold_is_no_contradiction(nlp: Language, first: str, second: str) -> None:
    assert [kind for kind, _ in related(nlp, first, second) if kind == "contradicts"] == []


def test_one_source_does_not_contradict_itself(nlp: Language) -> None:
    lines = "The mayor | said | four people were killed\nThe mayor | said | seven people were killed"
    assert not [r for r in told(nlp, lines).accounts().relations if r.kind in ("contradicts", "corroborates")]


def test_a_reason_quotes_both_sides(nlp: Language) -> None:
    found = told(nlp, "The mayor | said | four people died\nA witness | said | seven people died").accounts()
    assert "four people" in found.relations[0].reason
    assert "seven people" in found.relations[0].reason
