"""Each stance in each construction: the cue stands in brackets, its class in the list before the colon.

A row reads "class > stance: sentence": what the list says of the word, and what it comes to in that sentence.
"""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions
from attribution.attributions.stances import stance_in_context
from attribution.languages import table
from attribution.records import Stance

CONSTRUCTIONS = {
    "plain": """
        asserts > asserts: The mayor [said] the bridge was safe.
        denies > denies: The army [denied] that it had fired.
        confirms > confirms: The ministry [confirmed] the four deaths.
        claims > claims: The rebels [claimed] that the airport had fallen.
        doubts > doubts: The auditor [doubts] that the money was sent.
        predicts > predicts: The bank [predicted] that prices would fall.
        demands > demands: The union [demanded] that the plant be closed.
        declines > declines: The company [declined] to comment on the leak.
    """,
    "not": """
        asserts > declines: The mayor did not [say] who had signed the permit.
        asserts > declines: They did not [mention] any launch.
        denies > declines: The army did not [deny] that shells had hit the school.
        confirms > declines: The ministry did not [confirm] the deaths.
        claims > declines: The rebels have not [claimed] the attack.
        doubts > asserts: The auditor does not [doubt] that the money was sent.
        predicts > declines: The bank did not [predict] a fall in prices.
        predicts > doubts: The bank does not [expect] that prices will fall.
        demands > declines: The union has not [demanded] that the plant be closed.
        declines > declines: The company did not [refuse] to answer.
    """,
    "a second subject says that nobody is something": """
        asserts > asserts: Twelve farmers - none of them insured - [said] they lost everything.
        asserts > asserts: Six pilots, none of them named, [said] the runway was icy.
    """,
    "n't and never": """
        asserts > declines: The mayor didn't [say] who had signed.
        asserts > declines: The firm never [announced] that the pipe was closed.
        confirms > declines: Police haven't [confirmed] that he is held.
        denies > declines: The club hasn’t [denied] the report.
        claims > declines: She never [alleged] that he took the money.
    """,
    "would, could and can not": """
        confirms > declines: The ministry would not [confirm] that a jet was lost.
        confirms > declines: Officials could not [confirm] the figure.
        confirms > declines: The embassy cannot [confirm] that its staff were hurt.
        asserts > declines: The firm would not [say] how much it paid.
        denies > declines: The minister would not [deny] the report.
    """,
    "belief": """
        asserts > doubts: The judge did not [believe] that the letter was real.
        asserts > doubts: Residents don't [think] the road will be mended.
        asserts > doubts: The court does not [accept] that he was at home.
        asserts > doubts: The coach never [felt] that the pitch was safe.
    """,
    "concession": """
        denies > confirms: The firm does not [dispute] that the valve was open.
        denies > confirms: The two sides do not [contest] the date.
        denies > confirms: The figures did not [contradict] the minister's account.
    """,
    "particle or object": """
        asserts > denies: The premier [ruled] out an early vote.
        asserts > asserts: The premier did not [rule] out an early vote.
        asserts > asserts: The general refused to [rule] out further strikes.
        asserts > asserts: The board is not [ruling] out a sale.
        asserts > asserts: The coach would not [rule] it out.
        asserts > asserts: Detectives have not [excluded] arson.
        asserts > declines: The judge did not [rule] on the appeal.
        denies > denies: The captain [brushed] aside the complaint.
        asserts > denies: The agency [shot] down the rumour that it had been warned.
        asserts > doubts: The minister [played] down the risk of a flood.
        asserts > doubts: Engineers [cast] doubt on the company's account.
        asserts > demands: The families [called] for an inquiry.
        asserts > confirms: A second witness [backed] up the driver's account.
    """,
    "refused, failed, stopped short": """
        confirms > declines: The palace refused to [confirm] the visit.
        asserts > declines: The pilot declined to [say] whether he had slept.
        asserts > declines: The report fails to [mention] the second gate.
        confirms > declines: The minister stopped short of [confirming] the deal.
        demands > declines: The bishops stopped short of [calling] for her resignation.
        asserts > declines: The operator was unable to [say] when the power would return.
        asserts > declines: The lawyer was not able to [say] where the money went.
        confirms > declines: The firm was not prepared to [confirm] the sum.
        asserts > declines: The consul was reluctant to [discuss] the talks.
        asserts > declines: He left without [saying] who had called him.
        asserts > declines: Tarvo Steel has yet to [respond] to the allegations.
        asserts > declines: The bank is yet to [say] how much was lost.
        confirms > declines: The club has still to [confirm] the transfer.
        denies > declines: The palace refused to [deny] that the king was ill.
        asserts > declines: The agency does not want to [speculate] about the cause.
    """,
    "neither and nor": """
        confirms > declines: The army neither [confirmed] nor denied the strike.
        denies > declines: The army neither confirmed nor [denied] the strike.
        denies > declines: The ministry did not confirm or [deny] the report.
        confirms > declines: No official [confirmed] the toll.
        asserts > declines: None of the guards [said] that the gate was locked.
        asserts > declines: Nobody [told] the families that the ship had sailed.
        asserts > doubts: Nobody [believes] that the count was fair.
    """,
    "yet to be said": """
        confirms > predicts: The ministry may [confirm] the deaths on Monday.
        asserts > predicts: The bank will [announce] that the rate is cut.
        asserts > predicts: The court is expected to [say] that the law is void.
        denies > predicts: The firm would sue if the paper [denied] that it had paid.
        confirms > predicts: The match is off if the club [confirms] that he is hurt.
        confirms > predicts: Unless the ministry [confirms] the deaths, nobody will be paid.
        demands > demands: The union will [demand] that the plant be closed.
    """,
    "what only looks like negation": """
        asserts > asserts: The mayor not only [said] the bridge was safe but crossed it.
        asserts > asserts: The mayor [said] the bridge was not safe.
        denies > denies: The army [denied] that it had not fired.
        asserts > asserts: Nobody was hurt, the mayor [said].
        asserts > asserts: The mayor did not resign and [said] he would stay.
        confirms > confirms: The firm [admitted] it had failed to close the valve.
        asserts > asserts: The officer who refused to leave [said] he was calm.
        asserts > asserts: The minister, unable to travel, [said] the talks went on.
    """,
}
ROWS = [
    pytest.param(*row.strip().replace(" > ", ": ", 1).split(": ", 2), id=f"{construction}: {row.strip()[:60]}")
    for construction, rows in CONSTRUCTIONS.items()
    for row in rows.strip().splitlines()
]


@pytest.mark.parametrize(("listed", "expected", "marked"), ROWS)
def test_the_words_around_a_cue_turn_its_stance(nlp: Language, listed: str, expected: str, marked: str) -> None:
    doc = nlp(marked.replace("[", "").replace("]", ""))
    cue = next(token for token in doc if token.idx == marked.index("["))
    assert stance_in_context(cue, cast(Stance, listed)) == expected


def test_every_stance_is_in_the_table_and_in_the_list() -> None:
    listed = {row["stance"] for row in table("en", "cues")}
    assert listed == {row.values[0] for row in ROWS} == {row.values[1] for row in ROWS}


WHOLE = {
    "left open: The minister did not rule out sending troops to the border.": "asserts",
    "yet: Tarvo Steel has yet to respond to the allegations.": "declines",
    "could not: Police said they could not say who had fired.": "asserts",
    "refuses: The palace refused to confirm that the king was ill.": "declines",
    "nobody: No official confirmed that the ship had sunk.": "declines",
    "adjective: The coach is not convinced that the pitch was safe.": "doubts",
    "call for: The families called for an inquiry into the fire.": "demands",
}


@pytest.mark.parametrize(("text", "stance"), WHOLE.items(), ids=[key.split(":")[0] for key in WHOLE])
def test_the_detectors_read_the_words_around_a_cue(nlp: Language, text: str, stance: str) -> None:
    assert stance in [f.stance for f in find_attributions(nlp(text.partition(": ")[2]))]
