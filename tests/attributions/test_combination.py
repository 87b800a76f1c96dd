"""How the learned detector's findings and the rules' are brought together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.attributions import find_attributions
from attribution.attributions.believed import with_learned
from attribution.attributions.continuations import with_continuations
from attribution.attributions.marked import mark
from attribution.records import Stance


def tokens(doc: Doc, words: str) -> Tokens:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    return span.start, span.end


def finding(doc: Doc, content: str, source: str, cue: str, detector: str, confidence: float = 0.7) -> Finding:
    places = tokens(doc, source), tokens(doc, cue)
    return Finding((tokens(doc, content),), *places, "indirect", "asserts", detector, confidence)


def test_a_fragment_is_completed_by_the_rule(nlp: Language) -> None:
    doc = nlp("This strike, reported by local sources to have killed nine, was the third.")
    rule = finding(doc, "This strike", "local sources", "reported", "clause")
    rule = Finding(
        (*rule.content, tokens(doc, "to have killed nine")), rule.source, rule.cue, "indirect", "asserts", "clause", 0.5
    )
    (found,) = with_learned(mark(doc), [rule], [finding(doc, "This strike", "local sources", "reported", "learned")])
    assert (found.detector, found.content) == ("learned", rule.content)


def test_the_stance_of_a_shared_cue_is_the_rule_s(nlp: Language) -> None:
    doc = nlp("They did not mention the missing funds.")
    rule = finding(doc, "the missing funds", "They", "did not mention", "clause")
    rule = Finding(rule.content, rule.source, rule.cue, "indirect", "declines", "clause", 0.5)
    learned = finding(doc, "the missing funds", "They", "mention", "learned")
    assert [f.stance for f in with_learned(mark(doc), [rule], [learned])] == ["declines"]


def test_content_stays_in_its_paragraph(nlp: Language) -> None:
    doc = nlp("Nine dead in strike\n\nThe army hit a camp, according to an official.")
    learned = finding(doc, "Nine dead in strike\n\nThe army hit a camp", "an official", "according to", "learned")
    (found,) = with_learned(mark(doc), [], [learned])
    assert [doc[start:end].text for start, end in found.content] == ["The army hit a camp"]


def test_a_sure_rule_adds_what_the_network_passes_over(nlp: Language) -> None:
    doc = nlp("The rebels put the dead at six. Police said the road was shut.")
    rule = finding(doc, "the dead at six", "The rebels", "put", "clause", 0.8)
    learned = finding(doc, "the road was shut", "Police", "said", "learned")
    assert [f.detector for f in with_learned(mark(doc), [rule], [learned])] == ["clause", "learned"]


@pytest.mark.parametrize(("stance", "kept"), [("denies", True), ("asserts", False)])
def test_a_denial_is_believed_where_another_rule_as_unsure_is_not(nlp: Language, stance: Stance, kept: bool) -> None:
    doc = nlp("The clerk denied taking a penny from the fund.")
    rule = replace(finding(doc, "taking a penny from the fund", "The clerk", "denied", "clause", 0.4), stance=stance)
    assert bool(with_learned(mark(doc), [rule], [])) is kept


UNSURE = {
    "a clause": ("The guard swears he held the gate open.", "he held the gate open", "asserts", True),
    "an infinitive": ("The guard swears to hold the gate open.", "to hold the gate open", "asserts", False),
    "what is kept back": ("The guard swears what the clerk had seen.", "what the clerk had seen", "declines", True),
}


@pytest.mark.parametrize(("words", "content", "stance", "kept"), UNSURE.values(), ids=UNSURE)
def test_a_clause_is_believed_where_an_object_as_unsure_is_not(
    nlp: Language, words: str, content: str, stance: Stance, kept: bool
) -> None:
    doc = nlp(words)
    rule = replace(finding(doc, content, "The guard", "swears", "clause", 0.48), stance=stance)
    assert bool(with_learned(mark(doc), [rule], [])) is kept


@pytest.mark.parametrize(("read", "kept"), [("the firm to correct its words", True), ("words", False)])
def test_a_rule_is_believed_where_an_unsure_learned_finding_agrees(nlp: Language, read: str, kept: bool) -> None:
    doc = nlp("The board asked the firm to correct its words.")
    rule = finding(doc, "to correct its words", "The board", "asked", "clause", 0.5)
    learned = finding(doc, read, "The board", "asked", "learned", 0.35)
    assert (with_learned(mark(doc), [rule], [learned]) == (rule,)) is kept


TOPICS = {
    "a thing talked about": ("The ministers discuss the strike.", "the strike", "asserts", False),
    "a question talked about": ("The ministers discuss whether to sign.", "whether to sign", "asserts", True),
    "what is not talked about": ("The ministers would not discuss the strike.", "the strike", "asserts", True),
    "a refusal": ("The ministers discuss the strike.", "the strike", "declines", True),
}


@pytest.mark.parametrize(("words", "content", "stance", "kept"), TOPICS.values(), ids=TOPICS)
def test_who_discusses_a_thing_has_not_said_it(nlp: Language, words: str, content: str, stance: Stance, kept: bool) -> None:
    doc = nlp(words)
    learned = replace(finding(doc, content, "The ministers", "discuss", "learned", 0.7), stance=stance)
    assert bool(with_learned(mark(doc), [], [learned])) is kept


def test_an_unsure_learned_finding_is_left_out(nlp: Language) -> None:
    doc = nlp("Police said the road was shut.")
    learned = finding(doc, "the road was shut", "Police", "said", "learned", confidence=0.1)
    assert with_learned(mark(doc), [], [learned]) == ()


def test_a_direct_quotation_goes_to_the_source_that_the_network_reads(nlp: Language) -> None:
    doc = nlp("The spot ends with a clip of Ruiz saying during a debate, “That makes me smart,” to applause.")
    content = "“That makes me smart,”"
    rule = replace(finding(doc, content, "The spot", "ends", "clause"), style="direct")
    learned = finding(doc, content, "Ruiz", "saying", "learned", 0.5)
    assert [f.detector for f in with_learned(mark(doc), [rule], [learned])] == ["learned"]


def test_a_name_at_a_dash_is_believed_before_the_network(nlp: Language) -> None:
    doc = nlp("“I would march again tomorrow.” — Rosa Almeida\n\nThe mayor left early.")
    content = "“I would march again tomorrow.”"
    rule = replace(finding(doc, content, "Rosa Almeida", "—", "dash", 0.5), style="direct")
    learned = finding(doc, content, "The mayor", "left", "learned", 0.9)
    assert [f.detector for f in with_learned(mark(doc), [rule], [learned])] == ["dash"]


def test_a_quoted_sentence_is_kept_whole_where_the_network_adds_to_it(nlp: Language) -> None:
    doc = nlp("“The race is over,” she said of the vote, in which turnout was low.")
    rule = replace(finding(doc, "“The race is over,”", "she", "said", "clause"), style="direct")
    learned = finding(doc, "“The race is over,”", "she", "said", "learned", 0.9)
    learned = replace(learned, content=(*learned.content, tokens(doc, "turnout was low")))
    (found,) = with_learned(mark(doc), [rule], [learned])
    assert found.content == rule.content


def test_a_quotation_that_the_sentence_goes_on_from_is_read_with_the_next(nlp: Language) -> None:
    content = "“the game has become slow” because “the whole country has become as dull as its football.”"
    doc = nlp(f"Lind says {content} He says the fans stay at home.")
    rule = replace(finding(doc, "“the game has become slow”", "Lind", "says", "clause"), style="direct")
    (found,) = with_learned(mark(doc), [rule], [finding(doc, content, "Lind", "says", "learned", 0.9)])
    assert doc[slice(*found.content[0])].text == content


def test_words_quoted_inside_a_clause_take_the_clause_with_them(nlp: Language) -> None:
    doc = nlp("She let them know that “this is not who we are.”")
    rule = replace(finding(doc, "“this is not who we are.”", "She", "know", "clause"), style="direct")
    learned = finding(doc, "them know that “this is not who we are.”", "She", "let", "learned", 0.9)
    assert [f.detector for f in with_learned(mark(doc), [rule], [learned])] == ["learned"]


def test_who_closes_the_sentence_speaks_where_the_network_turns_it_round(nlp: Language) -> None:
    doc = nlp("Thirteen people died, confirms Saint Brendan's Hospital.")
    rule = finding(doc, "Thirteen people died", "Saint Brendan's Hospital", "confirms", "parenthetical", 0.9)
    learned = finding(doc, "Saint Brendan's Hospital", "Thirteen people died", "confirms", "learned")
    assert with_learned(mark(doc), [rule], [learned]) == (rule,)


def test_a_quotation_behind_a_second_cue_is_given_once(nlp: Language) -> None:
    doc = nlp(
        "“That helps not only us but the whole valley,” Ruiz said, adding: “I don't think it is fair to call it a bribe.”"
    )
    found = [
        (doc[slice(*f.cue)].text, [doc[a:b].text for a, b in f.content]) for f in find_attributions(doc, ["rules"]) if f.cue
    ]
    assert found == [
        ("said", ["“That helps not only us but the whole valley,”"]),
        ("adding", ["“I don't think it is fair to call it a bribe.”"]),
    ]


def test_a_quotation_is_not_said_by_who_speaks_in_the_next_paragraph(nlp: Language) -> None:
    doc = nlp("“Ruiz is very good,” Moreno wrote.\n\n“So far so good,” Blom replied.")
    rules = find_attributions(doc, ["rules"])
    given = finding(doc, "“Ruiz is very good,”", "Blom", "replied", "learned")
    given = replace(given, content=(*given.content, tokens(doc, "“So far so good,”")))
    first = with_learned(mark(doc), rules, [given])[0]
    assert (first.source, first.content) == (tokens(doc, "Moreno"), (tokens(doc, "“Ruiz is very good,”"),))


def test_a_learned_source_ends_before_what_is_told_of_it(nlp: Language) -> None:
    doc = nlp("Chief Smith is a veteran and said he had never seen so much rain.")
    given = finding(doc, "he had never seen so much rain", "Chief Smith is a veteran and", "said", "learned")
    (found,) = with_learned(mark(doc), [], [given])
    assert found.source == tokens(doc, "Chief Smith")


def test_what_goes_on_at_the_time_is_not_said(nlp: Language) -> None:
    doc = nlp("Officers arrested a man of 49 as police responded to a call from the street.")
    assert not [f for f in find_attributions(doc, ["rules"]) if f.content[0][0] == 0]


def test_learned_content_leaves_out_the_dateline(nlp: Language) -> None:
    doc = nlp("ACCRA, June 18 (Coastal Press) - At least 14 people died, officials said.")
    learned = finding(doc, doc.text[: doc.text.index(", officials")], "officials", "said", "learned")
    (found,) = with_learned(mark(doc), [], [learned])
    assert [doc[start:end].text for start, end in found.content] == ["At least 14 people died"]


def test_learned_content_leaves_out_what_is_told_of_its_source(nlp: Language) -> None:
    doc = nlp("Two canisters hit the queue, according to a steward, who had signed a pledge of silence.")
    learned = finding(doc, "Two canisters hit the queue", "a steward", "according to", "learned")
    more = tokens(doc, "who had signed a pledge of silence")
    (found,) = with_learned(mark(doc), [], [replace(learned, content=(*learned.content, more))])
    assert found.content == learned.content


@pytest.mark.parametrize(("confidence", "source"), [(0.45, "Lind"), (0.9, "The mayor")], ids=["unsure", "sure"])
def test_a_quotation_goes_to_whom_the_network_gives_it_only_where_it_is_sure(
    nlp: Language, confidence: float, source: str
) -> None:
    doc = nlp("The mayor left early. “Nobody told us about the swell,” Lind said.")
    content = "“Nobody told us about the swell,”"
    rule = replace(finding(doc, content, "Lind", "said", "clause"), style="direct")
    learned = finding(doc, content, "The mayor", "left", "learned", confidence)
    found = with_learned(mark(doc), [rule], [replace(learned, cue=rule.cue)])
    assert [doc[slice(*f.source)].text for f in found if f.source] == [source]


def test_a_dash_after_a_blank_line_opens_a_list(nlp: Language) -> None:
    doc = nlp("The board met.\n\n“The toll has to go, and soon.”\n\n- New ferry for Oslo\n\n- Old one sold")
    assert find_attributions(doc, ["dash"]) == ()


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_a_detector_that_is_wholly_sure_breaks_nothing(nlp: Language, confidence: float) -> None:
    text = mark(nlp("“The gate is shut,” Ana Lind said."))
    said = Finding(((0, 7),), (7, 9), (9, 10), "direct", "asserts", "quotation", confidence)
    (found,) = with_learned(text, (said,), ())
    assert 0 <= found.confidence <= 1


def test_nothing_goes_on_with_what_its_own_source_quotes(nlp: Language) -> None:
    source = "Two men left a note. “The gate was never shut.” So ran the first line that Ruben Salas"
    doc = nlp(f"{source} read out: “It was open all night.”")
    read = replace(finding(doc, "“It was open all night.”", source, "read out", "learned"), style="direct")
    (found,) = with_continuations(mark(doc), [read])
    assert found.content == read.content


def test_who_denies_it_does_not_go_on_to_say_so(nlp: Language) -> None:
    doc = nlp("The minister denied that troops had fired. “They shot my brother in the back.” Ana Holt was weeping.")
    denial = next(f for f in find_attributions(doc) if f.stance == "denies")
    assert "brother" not in " ".join(doc[slice(*part)].text for part in denial.content)


@pytest.mark.parametrize(
    "said", ["“Nobody was hurt!” The driver, 40, died at the scene.", "“Where is he?” Ana Cole, 40, vanished in May."]
)
def test_what_happens_behind_a_shout_is_no_cue(nlp: Language, said: str) -> None:
    assert find_attributions(nlp(said), ["rules"]) == ()
