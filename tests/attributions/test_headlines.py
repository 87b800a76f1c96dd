"""Who says what a headline tells."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.annotation import Finding
from attribution.attributions import find_attributions
from attribution.attributions.believed import with_learned
from attribution.attributions.marked import mark

STORY = "\n\nRain fell on the valley for a third day and the roads were closed.\n"
TOLD = {
    "an office": ("Police: driver was drunk", "Police", "driver was drunk"),
    "no verb": ("Mayor: no warning before flood", "Mayor", "no warning before flood"),
    "a ministry, two statements": (
        "Oil ministry: gas leak behind refinery fire, exports go on",
        "Oil ministry",
        "gas leak behind refinery fire, exports go on",
    ),
    "a document": ("UN report: thousands left without water", "UN report", "thousands left without water"),
    "behind a colon": ("Bridge was never inspected: auditors", "auditors", "Bridge was never inspected"),
    "a document behind a colon": ("Bridge was never inspected: report", "report", "Bridge was never inspected"),
    "behind a dash": ("Death toll rises to 14 – officials", "officials", "Death toll rises to 14"),
    "a quotation first": (
        "‘She did nothing wrong’: Union leader defends driver",
        "Union leader",
        "‘She did nothing wrong’",
    ),
    "a quotation and a dash": ("‘Theft by timetable’ – Minister slams rail firm", "Minister", "‘Theft by timetable’"),
    "a verb at the end": (
        "Brakes, not speed, behind bus crash, inquiry finds",
        "inquiry",
        "Brakes, not speed, behind bus crash",
    ),
    "two statements": ("Driver held in bus crash; nine hurt, police say", "police", "nine hurt"),
    "a name and a verb taken for a noun": (
        "Sarah Holt heckles Brandt supporters: ‘You are wrong about the dam’",
        "Sarah Holt",
        "‘You are wrong about the dam’",
    ),
    "behind a semicolon": ("Nine drown as ferry sinks; survivors say tug rammed it", "survivors", "tug rammed it"),
    "no verb, behind a semicolon": ("Bridge falls into river; ministry says nine dead", "ministry", "nine dead"),
    "a topic and a verb at the end": (
        "Olmedo: the river is the least likely cause, professor finds",
        "professor",
        "the river is the least likely cause",
    ),
    "behind a hyphen": ("Man held over mill fire - police", "police", "Man held over mill fire"),
}
NOBODY = {
    "a kind of piece": "Analysis: the bridge was never safe",
    "another kind of piece": "Investigation: how the bridge fell",
    "a place": "Valley of Olmedo: what is open and what is shut",
    "a question": "Police: who guards the guards?",
    "a theme": "The mayor: a man with a plan",
    "a scene": "Flood in the valley: mayor in tears",
    "news behind the colon": "Olmedo flood: police find two more bodies",
    "an outlet's section": "Bridge falls: live",
    "a title": "‘Top Gun’: actor dies at 80",
    "another title": "‘The Long Night’ – director quits studio",
    "a title with a verb": "‘What We Lost’: novelist returns to the valley",
    "a list": "Rain, wind, snow forecast",
    "an interview": "Interview: the mayor of Olmedo on the flood",
}
QUOTED_ALONE = {
    "a scene": ("‘Nothing was left’: a night in the flooded valley", "‘Nothing was left’"),
    "a place": ("‘Nothing was left’: Olmedo counts the cost", "‘Nothing was left’"),
    "mourners": ("‘They were children’: town mourns its dead", "‘They were children’"),
    "a mood": ("‘THEY READ MY LETTERS’: Fury as thieves sell files", "‘THEY READ MY LETTERS’"),
    "a dash": ("“Nobody told us to leave” – how the valley was lost", "“Nobody told us to leave”"),
}
"""A headline that quotes somebody it does not name: something was said, and by whom is left open."""


def read(nlp: Language, headline: str) -> list[tuple[str, str]]:
    doc = nlp(headline + STORY)
    found = find_attributions(doc, ["headline"])
    return [(doc[slice(*f.source)].text if f.source else "", doc[slice(*f.content[0])].text) for f in found]


@pytest.mark.parametrize(("headline", "source", "content"), TOLD.values(), ids=TOLD)
def test_a_headline_names_who_says_it(nlp: Language, headline: str, source: str, content: str) -> None:
    assert read(nlp, headline) == [(source, content)]


def test_two_who_say_something_behind_a_topic_both_say_it(nlp: Language) -> None:
    doc = nlp("Harbour breach: gang says it has all files, port says half of that" + STORY)
    found = find_attributions(doc, ["rules"])
    read = [(doc[slice(*f.source)].text if f.source else "", doc[slice(*f.content[0])].text) for f in found[:2]]
    assert read == [("gang", "it has all files"), ("port", "half of that")]


@pytest.mark.parametrize("headline", NOBODY.values(), ids=NOBODY)
def test_a_headline_with_a_colon_need_not_name_anybody(nlp: Language, headline: str) -> None:
    assert read(nlp, headline) == []


@pytest.mark.parametrize(("headline", "content"), QUOTED_ALONE.values(), ids=QUOTED_ALONE)
def test_a_quotation_that_opens_a_headline_is_nobodys_where_it_names_nobody(nlp: Language, headline: str, content: str) -> None:
    assert read(nlp, headline) == [("", content)]


def test_whom_the_network_hears_in_a_headline_goes_before_nobody(nlp: Language) -> None:
    text = mark(nlp("‘We were lied to’: families of the drowned demand an inquiry" + STORY))
    (nobody,) = find_attributions(text.doc, ["headline"])
    families, demand = (7, 11), (11, 12)
    heard = Finding(nobody.content, families, demand, "direct", "demands", "learned", 0.5)
    assert [found.source for found in with_learned(text, [nobody], [heard])] == [families]


def test_all_that_follows_is_said_where_the_network_stops_at_a_comma(nlp: Language) -> None:
    headline, source, content = TOLD["a ministry, two statements"]
    doc = nlp(headline + STORY)
    (found,) = find_attributions(doc)
    assert (doc[slice(*found.source or (0, 0))].text, doc[slice(*found.content[0])].text) == (source, content)


def test_a_first_line_that_is_a_sentence_is_no_headline(nlp: Language) -> None:
    assert read(nlp, "Police: the driver was drunk.") == []


def test_a_text_of_one_line_has_no_headline(nlp: Language) -> None:
    assert [*find_attributions(nlp("Police: driver was drunk"), ["headline"])] == []
