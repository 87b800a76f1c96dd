"""What the network hangs on one cue goes to the cue of its own that a rule reads there."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.attributions import detector_names, find_attributions
from attribution.attributions.believed import with_learned
from attribution.attributions.combination import combine
from attribution.attributions.marked import mark
from attribution.registry import detectors


def tokens(doc: Doc, words: str) -> Tokens:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    return span.start, span.end


def learned(doc: Doc, source: str, cue: str, *content: str) -> Finding:
    pieces = tuple(tokens(doc, each) for each in content)
    return Finding(pieces, tokens(doc, source), tokens(doc, cue), "indirect", "asserts", "learned", 0.7)


def read(doc: Doc, finding: Finding) -> list[tuple[str, list[str]]]:
    """Source and content of what remains where this is all that the network found."""
    text = mark(doc)
    rules = combine(text, (each for name in detector_names(["rules"]) for each in detectors.get(name)(text)))
    together = with_learned(text, rules, [finding])
    return [(doc[slice(*f.source)].text if f.source else "", [doc[slice(*p)].text for p in f.content]) for f in together]


def test_a_second_cue_of_the_same_source_takes_what_it_introduces(nlp: Language) -> None:
    doc = nlp("The firing was over by noon, Moreno said, and he denied that any market had been struck.")
    finding = learned(doc, "Moreno", "said", "The firing was over by noon", "that any market had been struck")
    assert read(doc, finding) == [("Moreno", ["The firing was over by noon"]), ("he", ["that any market had been struck"])]


def test_who_closes_another_sentence_keeps_it(nlp: Language) -> None:
    doc = nlp(
        "According to the bulletin, a bridge was hit. The target was military and was known before, the document stresses."
    )
    finding = learned(doc, "the bulletin", "According to", "a bridge was hit", "The target was military and was known before")
    assert read(doc, finding) == [
        ("the bulletin", ["a bridge was hit"]),
        ("the document", ["The target was military and was known before"]),
    ]


def test_a_quotation_with_its_cue_behind_ends_what_another_sentence_reports(nlp: Language) -> None:
    doc = nlp("Blom said the bill was weak and late. “It has holes that a truck could drive through,” she added.")
    whole = doc.text[doc.text.index("the bill") : doc.text.index(" she added")]
    assert read(doc, learned(doc, "Blom", "said", whole)) == [
        ("Blom", ["the bill was weak and late"]),
        ("she", ["“It has holes that a truck could drive through,”"]),
    ]


def test_what_stands_between_two_cues_of_other_sentences_is_kept(nlp: Language) -> None:
    doc = nlp(
        "Blom said the bill was weak. “It has holes a truck could drive through,” she added. "
        "The vote was put off to May. “Nobody has read it,” Ruiz said."
    )
    whole = doc.text[doc.text.index("the bill") : doc.text.index(" Ruiz said")]
    assert ("Blom", ["the bill was weak", "she added. The vote was put off to May"]) in read(
        doc, learned(doc, "Blom", "said", whole)
    )


def test_what_another_s_cue_leads_to_is_not_said_by_who_closes_the_next_sentence(nlp: Language) -> None:
    doc = nlp("In the memo, Blom says the bill is dead. Since May nobody has read it, Ruiz said.")
    whole = doc.text[doc.text.index("the bill") : doc.text.index(", Ruiz said")]
    assert read(doc, learned(doc, "Ruiz", "said", whole)) == [
        ("Blom", ["the bill is dead"]),
        ("Ruiz", ["Since May nobody has read it"]),
    ]


def test_a_quotation_before_another_report_is_not_led_back_to(nlp: Language) -> None:
    doc = nlp(
        "“I only heard them,” Moreno said.\n\n“He was ranting at noon.\n\n“They were not a happy house.”\n\n"
        "Moreno said it was rare there.\n\n“It is such a nice street,” he said."
    )
    first = learned(doc, "Moreno", "said", "“I only heard them,”")
    second = learned(doc, "Moreno", "said", "“He was ranting at noon.", "“It is such a nice street,”")
    second = replace(second, cue=(len(doc) - 2, len(doc) - 1), source=(len(doc) - 3, len(doc) - 2))
    between = learned(doc, "Moreno", "said", "it was rare there")
    at = doc.text.index("Moreno said it")
    start = next(token.i for token in doc if token.idx == at)
    between = replace(between, source=(start, start + 1), cue=(start + 1, start + 2))
    together = with_learned(mark(doc), find_attributions(doc, ["rules"]), [first, between, second])
    said = {doc[f.content[-1][0] : f.content[-1][1]].text: len(f.content) for f in together}
    assert said == {"“They were not a happy house.”": 3, "it was rare there": 1, "“It is such a nice street,”": 1}


def test_content_beside_what_is_set_apart_gives_way_to_it(nlp: Language) -> None:
    doc = nlp("The officers raised the harbour at one, the owner states, and loading had been halted.")
    finding = learned(doc, "the owner", "states", "loading had been halted")
    assert read(doc, finding) == [("the owner", ["The officers raised the harbour at one"])]


def test_a_quotation_at_another_cue_stays_with_the_network(nlp: Language) -> None:
    doc = nlp("Blom said the bill was weak.")
    finding = replace(learned(doc, "Blom", "said", "the bill was weak"), confidence=0.9)
    assert read(doc, finding) == [("Blom", ["the bill was weak"])]
