"""Phrases that can speak: each sentence is written with its phrases in braces, "{kind:words}", nested as they nest."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from attribution.annotation import write_furniture
from attribution.mentions import find_phrases, noun_phrase

TAG = re.compile(r"\{(\w+):|\}")
KINDS = {"p": "person", "u": "unnamed_person", "o": "organisation", "g": "unnamed_group", "d": "document", "r": "pronoun"}


def read_braces(marked: str) -> tuple[str, set[tuple[str, str]]]:
    """The plain text and its phrases as (kind, words)."""
    text, at, opened, found = "", 0, [], set()
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag.group(1):
            opened.append((KINDS[tag.group(1)], len(text)))
        else:
            kind, start = opened.pop()
            found.add((kind, text[start:]))
    return text + marked[at:], found


def phrases(nlp: Language, text: str) -> set[tuple[str, str]]:
    doc = nlp(text)
    return {(phrase.kind, doc[slice(*phrase.tokens)].text) for phrase in find_phrases(doc)}


SENTENCES = {
    "a-number-at-the-beginning": "A jet landed at {o:Farrow} after smoke filled the cabin.\n\n{g:Eleven people} were treated.",
    "premises": "{p:Ana Cole} was held at police headquarters.",
    "title-of-a-play": "A play called “Sons of Tarn,” opened.",
    "party-and-state": "{u:The Ohio Republican} said it was late.",
    "a-counted-plural": "{g:Many Millennials} stayed at home.",
    "surname-and-body": "{p:Ray Lopez} rang. According to {g:{p:Lopez} and {o:Tarn Police}} it was late.",
    "name-in-capitals": "{p:PAUL DE WET} said it was late.",
    "appositive": "{p:Mara Lindqvist, a spokeswoman for {o:the port}}, said that talks had failed.",
    "official-from": "{u:An official from {o:the Hashed al-Shaabi}} was quoted as saying that it was over.",
    "governor-of": "{u:The governor of Babylon} denied {d:the claim}.",
    "title-and-office": "{p:Health Minister Amina Okoro} told {o:the Associated Press} that prices would fall.",
    "party-in-commas": "{p:Rep. Glenn Harper, R-Pa.}, voted against the bridge.",
    "age": "{p:Sandra Moyo, 54, a nurse}, disagreed.",
    "age-alone": "{u:The 54-year-old} said so.",
    "familiar-with": "{g:Two officials familiar with the matter} said so.",
    "possessor": "{u:{p:Vladimir Orlov}'s spokesman} said {o:the Kremlin} was ready.",
    "acronym-in-brackets": "{o:The World Health Organization (WHO)} warned on Monday.",
    "metonym": "{o:The Pentagon} said so again.",
    "capital-that-acts": "{o:Moscow} denied {d:the report}.",
    "capital-where-something-is": "{g:Residents of a suburb in Moscow} fled.",
    "partitive": "{g:Hundreds of {g:protesters}} chanted.",
    "group-of": "{g:A group of {g:rabbis}} protested.",
    "company-by-its-ending": "{o:Stanhope Capital} declined to comment.",
    "name-with-ampersand": "{o:Cambrian & Border} declined to comment.",
    "company-operator": "{o:The grid operator} denied a surge.",
    "quantifier": "{g:Others} denied {d:the claim}.",
    "document": "{d:A confidential report} says that the dam is unsafe.",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES.keys())
def test_all_phrases_that_can_speak_are_found_with_their_kind(nlp: Language, marked: str) -> None:
    text, expected = read_braces(marked)
    found = {phrase for phrase in phrases(nlp, text) if phrase[0] != "pronoun"}
    assert found == expected


def test_a_hospital_is_not_explained_by_its_matron(nlp: Language) -> None:
    found = phrases(nlp, "At Santa Rita Hospital, where relatives waited, the matron, Dr. Joana Pires, said two had died.")
    assert ("person", "the matron, Dr. Joana Pires") in found or ("unnamed_person", "the matron, Dr. Joana Pires") in found
    assert not any(kind == "organisation" and "Pires" in words for kind, words in found)


def test_a_surname_is_a_person_wherever_the_full_name_shows_it(nlp: Language) -> None:
    found = phrases(nlp, "Kofi Transom, 41, a farmer, saw the flood. Transom said the wall was rotten.")
    assert ("person", "Transom") in found


def test_a_company_s_short_name_is_no_surname(nlp: Language) -> None:
    found = phrases(nlp, "Stanhope Capital bought the mill. Stanhope said it would keep the workers.")
    assert ("organisation", "Stanhope") in found


def test_phrases_stand_in_text_order_and_never_half_overlap(nlp: Language) -> None:
    doc = nlp(
        "Ali Reed, a spokesman for the mayor of Delmar, and Rosa Diaz, who owns the mill, told the Herald that they knew."
    )
    spans = [phrase.tokens for phrase in find_phrases(doc)]
    assert spans == sorted(spans, key=lambda t: (t[0], -t[1]))
    for a, b in spans:
        assert all(d <= a or b <= c or (a <= c and d <= b) or (c <= a and b <= d) for c, d in spans)


def test_nothing_in_site_furniture_is_a_phrase(nlp: Language) -> None:
    doc = nlp("The mayor resigned.\n\nLeave a reply to the editor.")
    write_furniture(doc, [doc[5:]])
    assert {doc[slice(*p.tokens)].text for p in find_phrases(doc)} == {"The mayor"}


def test_noun_phrase_stops_before_the_verb_of_speech(nlp: Language) -> None:
    doc = nlp("Mara Lindqvist, who speaks for the port, said talks had failed.")
    assert doc[slice(*noun_phrase(doc, 1))].text == "Mara Lindqvist, who speaks for the port"


def test_noun_phrase_ends_before_a_dash_that_is_written_as_a_hyphen(nlp: Language) -> None:
    doc = nlp(
        "The bill passed, and 35 town councils - a large majority, but three short of the number needed - had approved it."
    )
    head = next(t.i for t in doc if t.text == "councils")
    assert doc[slice(*noun_phrase(doc, head))].text == "35 town councils"


def test_noun_phrase_leaves_an_open_clause_out(nlp: Language) -> None:
    doc = nlp("“Go,” said Mara Lindqvist, who speaks for the port.")
    head = next(t.i for t in doc if t.text == "Lindqvist")
    assert doc[slice(*noun_phrase(doc, head))].text == "Mara Lindqvist"


ODD = (
    "",
    " ",
    "\n\n",
    "...",
    "“”",
    "!!! ??? —",
    "BREAKING: MINISTER QUITS",
    "他说没有发现任何问题。",
    "قال المتحدث",
    "\u200b",
    "a" * 2000,
    "( ( (",
)


@pytest.mark.parametrize("text", ODD, ids=[f"odd-{n}" for n in range(len(ODD))])
def test_odd_text_is_no_error(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert all(0 <= phrase.tokens[0] < phrase.tokens[1] <= len(doc) for phrase in find_phrases(doc))


def test_a_doc_without_a_parse_is_no_error(nlp: Language) -> None:
    assert find_phrases(nlp.make_doc("The mayor said so.")) == ()
