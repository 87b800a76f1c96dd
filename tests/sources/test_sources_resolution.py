"""Who speaks: the same letter marks the same speaker, "?" nobody safe (see speaking.py)."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

from attribution.annotation import Resolution, write_phrases
from attribution.mentions import find_phrases
from attribution.sources import resolve, resolve_pronoun

TEXTS = {
    "surname": "[A|Mara Lindqvist] said <talks had failed>. Union members booed. [A|Lindqvist] said <she was sorry>.",
    "surname-with-particle": "[A|Ursula van der Berg] said <no>. [A|Van der Berg] said <it was late>.",
    "accents": "[A|Hernán Plata] said <the wall held>. [A|Plata] said <nobody had warned him>.",
    "hyphens": "[A|Jonas Lie-Berg] said <no>. [A|Lie-Berg] said <he was ill>.",
    "title-picks-the-one-of-that-surname": (
        "[A|Mr. Peter Harlow] said <the barn burned>. His wife, [B|Mrs. Anna Harlow], said <it did not>. "
        "[A|Mr. Harlow] said <he saw it>. [B|Mrs. Harlow] said <he was asleep>."
    ),
    "a-relative-is-not-the-bare-surname": (
        "[A|Carla Tveit] said <no>. Her husband, [B|Anders Tveit], said <yes>. [A|Ms. Tveit] said <he was wrong>."
    ),
    "he-is-the-last-speaker": "[A|Ali Reed] said <the road was shut>. “<It was dark>,” [A|he] said.",
    "she-agrees-in-gender": "[A|Rosa Diaz] said <the mill closed>. [B|Paul Stone] said <it did not>. “<He lies>,” [A|she] said.",
    "what-is-said-to-be-a-thing-is-no-she": (
        "Glimmer, the dating application, can bring people together. [A|Ms. Hartwell] said <she wrote to 50 men>. Glimmer shut "
        "her account on Thursday; [B|it] did not explain <why>, but [A|she] suspects <that some of the men complained>."
    ),
    "nearest-name-is-not-the-speaker": (
        "[A|Ali Reed] told a briefing that <the bridge was safe>. [A|He] said <the mayor, Tom Hall, had crossed it>."
    ),
    "named-in-its-own-words": "[A|Ali Reed] said <no> to Tom Hall. “<Tom Hall is a liar>,” [A|he] said.",
    "in-his-speech": "In [A|his] words, <the war was lost>, and General Tom Hall left.",
    "who": "Rosa Diaz, [A|who] said <the mill was closing>, left. [A|Diaz] said <she wept>.",
    "i-inside-the-quotation": "“<I told them [A|I] thought <it was wrong>>,” said [A|Rosa Diaz].",
    "the-official-added": (
        "[A|A US defense official] said <the strike was lawful>. The Central Command agreed. [A|The official] added <that was all>."
    ),
    "two-indefinite-officials": "[A|A US official] said <no>. [B|A US defense official] said <yes>.",
    "another-security-source": "[A|A security source] said <four died>. [B|Another security source] said <seven died>.",
    "the-other-official": "[A|An official] said <no>. [B|The other official] said <yes>.",
    "short-name-of-a-group": "[A|The Hashed al-Shaabi] said <two patrols were hit>. [A|The Hashed] said <it would respond>.",
    "official-of-the-group": (
        "[A|The Hashed al-Shaabi] said <two were hit>. [B|An official from the Hashed al-Shaabi] said <four were killed>."
    ),
    "they-is-the-group": (
        "[A|The Hashed al-Shaabi] reported that <four had died>. However, [A|they] did not mention <any launch>."
    ),
    "they-though-many-bodies-are-named-later": (
        "[A|The Hashed al-Shaabi] reported that <four had died>. However, [A|they] did not mention <any launch>. NATO, Oxfam, "
        "Interpol, Amnesty, Greenpeace, Hamas, Fatah, Reuters, Google and Boeing sent envoys."
    ),
    "it-is-the-company": "[A|Chemtarg] said <the siren sounded>. [A|It] said <nobody was hurt>.",
    "the-company-whose-name-does-not-tell": "[A|Chemtarg] denied <a leak>. [A|The company] said <the air was clean>.",
    "a-known-name-is-no-short-form": "[A|Wilayat Twitter] posted <a threat>. [B|Twitter] said <it was removed>.",
    "given-acronym": ("[A|The Directorate of Public Health (DPH)] said <four had died>. [A|The DPH] said <the ward was shut>."),
    "acronym-by-initials": "[A|The World Health Organization] said <no>. Doctors left. [A|The WHO] said <the risk was low>.",
    "the-agency": "[A|The National Rescue Agency] said <23 died>. [A|The agency] said <it would search on>.",
    "no-other-ministry": "[A|The health ministry] said <23 died>. [B|The defence ministry] said <there were 30>.",
    "the-minister": "[A|Interior Minister Álvaro Ruiz] said <no>. [A|The minister] said <he would stay>.",
    "the-lawmaker": "[A|Senator Rosa Diaz] said <no>. Reporters waited. [A|The lawmaker] said <the vote was a fraud>.",
    "no-french-president": "[A|President Tom Hall of Kenya] said <no>. [B|The French president] said <yes>.",
    "the-54-year-old": "[A|Rosa Diaz] said <the mill closed>. [A|The 54-year-old] said <she wept>.",
    "the-report": "[A|A confidential report] says <the dam is unsafe>. [A|The report] blames <the builders>.",
    "police": "[A|Police] said <two were held>. A crowd formed. [A|The police] said <it was peaceful>.",
    "metonyms-stay-apart": "[A|The Pentagon] said <no>. [B|The White House] said <yes>.",
    "joined-speakers": "[A|Rosa Diaz and Ali Reed] said <the mill closed>. [A|They] said <it was sold>.",
    "a-pronoun-with-nobody": "“<It is over>,” [?|he] said.",
    "a-noun-with-nobody": "[A|The official] said <it was over>. [B|A nurse] said <it was not>.",
    "headline-before-the-name": (
        "Harbour chief denies cover-up\n\n[A|Mara Lindqvist], the harbour chief, said <nothing was hidden>.\n\n"
        "[A|The harbour chief] said <the files were open>."
    ),
    "capitals": "[A|MARA LINDQVIST] said <no>. [A|LINDQVIST] said <she was ill>.",
    "quotation-that-goes-on": "“<We won>,” [A|Ali Reed] said. “<It was fair>,” [A|he] added. “<Very fair>,” [A|he] said.",
    "source-range-with-a-clause": "[A|Rosa Diaz, whose son works there], said <the mill closed>. “<He wept>,” [A|she] said.",
}


@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS.keys())
def test_each_source_is_given_to_its_speaker(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


def test_a_noun_that_points_to_nobody_is_a_source_by_its_own_words(nlp: Language) -> None:
    official = read(nlp, "[A|The official] said <it was over>.").entity("A")
    assert (official.name, official.kind, official.anonymous) == ("The official", "unnamed_person", True)


def test_every_name_is_cut_from_the_text(nlp: Language) -> None:
    readings = [read(nlp, marked) for marked in TEXTS.values()]
    named = [(entity.name, reading.doc.text) for reading in readings for entity in reading.resolution.entities]
    assert len(named) > len(TEXTS) / 2
    assert all(name and name in text for name, text in named)


def test_the_reason_says_how_the_mentions_came_together(nlp: Language) -> None:
    assert "called official before" in read(nlp, TEXTS["the-official-added"]).entity("A").reasons
    assert "acronym of the name" in read(nlp, TEXTS["acronym-by-initials"]).entity("A").reasons


def test_two_readings_are_the_same(nlp: Language) -> None:
    for marked in TEXTS.values():
        assert read(nlp, marked).resolution == read(nlp, marked).resolution


def test_a_text_without_findings_has_no_sources(nlp: Language) -> None:
    doc = nlp("Mara Lindqvist met the mayor.")
    write_phrases(doc, find_phrases(doc))
    assert resolve(doc) == Resolution()


def test_resolve_pronoun_gives_the_phrase_it_stands_for(nlp: Language) -> None:
    doc = nlp("Rosa Diaz met Paul Stone. She left early.")
    write_phrases(doc, find_phrases(doc))
    tokens = resolve_pronoun(doc, 6)
    assert tokens is not None
    assert doc[slice(*tokens)].text == "Rosa Diaz"


def test_resolve_pronoun_is_none_where_nobody_agrees(nlp: Language) -> None:
    doc = nlp("Rosa Diaz left. He stayed.")
    write_phrases(doc, find_phrases(doc))
    assert resolve_pronoun(doc, 4) is None


ODD = ("", "\n", "“”", "... — !", "他说没有。", "BREAKING: HE SAID NO", "he he he he", "(the (the (the")


@pytest.mark.parametrize("text", ODD, ids=[f"odd-{n}" for n in range(len(ODD))])
def test_odd_text_is_no_error(nlp: Language, text: str) -> None:
    doc = nlp(text)
    write_phrases(doc, find_phrases(doc))
    assert resolve(doc) == Resolution()


def test_a_source_of_any_words_is_no_error(nlp: Language) -> None:
    for source in ("...", "the", "“", "Some of", "and", "quickly", "said"):
        assert len(read(nlp, f"[A|{source}] said <it was over>.").resolution.speakers) == 1


NAMES = {
    "a particle in the middle": "[A|Cissy van den Heuvel] said <no>. The trucks waited. [A|Van den Heuvel] said <yes>.",
    "a surname with a particle": "[A|President Luis dos Reis] said <no>. Rain fell. In a speech [A|dos Reis] said <yes>.",
    "what a minister is of": (
        "[A|Deputy Minister of Energy Sherali Holmatov] stated <that the talks had failed>. [A|Holmatov] said <no>."
    ),
    "a name without accents": "[A|Andrés Núñez], a farmer, said <no>. [A|Nunez] said <yes>.",
    "two spellings": "[A|Volodymyr Zelenskyy] said <no>. [A|President Zelensky] said <yes>.",
    "a common word": "[A|May Okafor], a clerk, said <no>. The boxes came in May. [A|May] said <yes>.",
    "a modal verb": "[A|Will Dunbar], a porter, said <no>. The seals were broken. [A|Will] told the clerk <yes>.",
    "a firm of two names": "[A|Osgood & Lane] said in a statement <it had no report>. [A|The firm] said <so> again.",
    "a paper": "The clerk told [A|the Herald] <no>. [A|The Herald] said <it had a photograph>.",
    "a campaign": "[A|Marco Rubin] said <no>. [B|The Rubin campaign] said <yes>.",
    "both sides": "The union and the firm met. [A|The two officials] said <no>. [B|Both sides] blamed <the rain>.",
    "a developer is a person": "[A|A former crane operator] said <no>. [B|The grid operator] said <yes>.",
    "the person just named": (
        "[A|Mo Farr], a father of two, said <no>.\n\nPilot Ragnar Ost, 51, was hailed as a hero. "
        "“<I gave the order>,” [B|the dad-of-three] said."
    ),
    "a union by its members": "[A|The Amalgamated Appliance Workers] said <no>. Stanhope left. [A|The union] said <yes>.",
}


@pytest.mark.parametrize("marked", NAMES.values(), ids=NAMES)
def test_names_that_are_hard_to_read_are_given_to_their_bearer(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


def test_a_text_in_capitals_names_persons(nlp: Language) -> None:
    reading = read(
        nlp, "[A|HEALTH MINISTER AMINA OKORO] SAID <NOBODY WAS TOLD TO KEEP QUIET>. [A|OKORO] SAID <THE FILES WERE OPEN>."
    )
    assert reading.found == reading.letters
    entity = reading.entity("A")
    assert (entity.name, entity.kind) == ("AMINA OKORO", "person")
