"""What a reader sees of a source: its name whole, its role, its kind; one name of many cultures in each way of naming."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from spacy.language import Language
from speaking import read

from attribution.attributions import LEARNED, detector_names
from attribution.pipeline import analyze
from attribution.records import Source

RULES = tuple(name for name in detector_names(()) if name != LEARNED)
WAYS = {
    "said after": ("“The water came up to the roof in less than an hour,” said {}, a teacher from the lower town.", "teacher"),
    "after a role": ("The bridge was closed before noon, police commander {} told reporters on Sunday.", "police commander"),
    "explaining a role": ("The regional director, {}, said on Tuesday that the dam had held.", "regional director"),
    "before an age": ("{}, a 20-year-old student, said the doors had been locked.", "20-year-old student"),
    "according to": ("The doors had been locked, according to {}, spokeswoman for the harbour union.", "spokeswoman"),
}
NAMES = {
    "Kenyan": ("Ruth Chepng'etich arap Koros", "Ngũgĩ wa Mwangi", "Achieng' Oduya", "Brian Mwangi-Ouma"),
    "Nigerian": ("Oluwaseun Adébáyọ̀", "Chukwuemeka Nwosu-Eze"),
    "Senegalese": ("Awa N'Diaye", "Moustapha M'Baye"),
    "Ivorian": ("Kouamé N’Guessan",),
    "Mauritanian": ("Sidi Mohamed Ould Bah", "Mariem mint Cheikh"),
    "Moroccan": ("Fatima-Zahra Ait Lahcen", "Idriss el-Khattabi"),
    "Algerian": ("Nassim Aït Hamou",),
    "Egyptian": ("Hoda Abd el-Rahim",),
    "Arab": ("Faisal bin Khalid al-Harbi", "Yahya al-Sharafi", "Abu Mahdi al-Tamimi", "Rim ibn Sa'id", "Salma bint Nasser"),
    "Persian": ("Shirin Farrokhzadeh", "Mir-Ali Tabrizi"),
    "Pakistani": ("Zulfiqar Ali Khan Jr.",),
    "Indian": ("K. R. Venkataraman", "P.V. Subramaniam", "Priya D'Souza"),
    "Nepali": ("Suresh K.C.",),
    "Bangladeshi": ("Md Rafiqul Islam",),
    "Malay": ("Zulkifli bin Hamzah", "Azlina Mat Noor"),
    "Indonesian": ("Ni Luh Putu Sari", "Ketut Wirawan"),
    "Filipino": ("Maria dela Cruz", "Jose de los Santos III"),
    "Vietnamese": ("Tran Van Duc",),
    "Thai": ("Somchai na Ayutthaya",),
    "Burmese": ("Khin Myo Chit",),
    "Chinese": ("Xu Jianguo", "Chan Wing-kei"),
    "Korean": ("Yoon Hye-jin",),
    "Japanese": ("Kenichirō Ōta",),
    "Mongolian": ("Batbayar Ganbold",),
    "Central Asian": ("Dilorom Rakhimova", "Sherali Kholmatov"),
    "Caucasian": ("Nino Beridze", "Aram Ter-Petrosyan"),
    "Turkish": ("Gülşen Çelikoğlu",),
    "Greek": ("Eleftheria Mavrogianni",),
    "Romanian": ("Ștefan Țurcanu",),
    "Baltic": ("Jānis Bērziņš", "Tõnu Roosma"),
    "Polish": ("Małgorzata Wąsik",),
    "Ukrainian": ("Olha Zabuzhko-Lys",),
    "Irish": ("Siobhán Ní Dhomhnaill", "Seán Ó Briain", "Michael O'Halloran"),
    "Scottish": ("Ewan MacAllister-Boyle",),
    "Dutch": ("Joke van der Linden-Baeyens", "Pieter 't Hooft", "Wouter De Smet"),
    "German": ("Lennart von Stedingk", "Ulrich von und zu Lahnstein"),
    "Nordic": ("Søren Ørsted-Krag", "Sigrún Vold-Eriksen"),
    "French": ("Yann Le Maître-Kerouanton", "Hélène d'Aubigny", "Jean-Baptiste de La Tour"),
    "Portuguese": ("Amilcar dos Reis", "Filomena d'Alva"),
    "Iberian": ("José Ortega y Lasuén", "Jordi Puig i Ferrer", "Ainhoa Etxeberria", "Xóchitl Hernández de León"),
    "Italian": ("Chiara Dell'Acqua", "Gian Piero della Rovere"),
    "Maltese": ("Karm Sant' Elija",),
    "Polynesian": ("Keoni Ka'ahumanu", "Wiremu Te Rangi", "Tuilagi Fa'asavalu"),
    "Central African": ("Désiré Mugabo-Nzeyi",),
    "of the Horn": ("Haile Gebre-Selassie Tadesse", "Cabdulle Faarax"),
    "southern African": ("Hery Rakotoarimanana", "Thandiwe Dlamini-Nkosi", "Sibusiso kaMbhele"),
    "American": ("Martha J. Ellison-Boyd",),
    "Jewish": ("Yael Bar-Lev", "David Ben-Ami", "Avraham ben Hillel"),
}
EVERY = [name for names in NAMES.values() for name in names]


def told(nlp: Language, text: str) -> list[Source]:
    """Who speaks in a text, in order."""
    analysis = analyze(texts=[text], pipeline=nlp, detectors=RULES, compare=False)
    spoken = {a.source_id for a in analysis.attributions}
    return [source for source in analysis.sources if source.id in spoken]


def shown(sources: Iterable[Source]) -> list[tuple[str, str, str | None]]:
    return [(source.name, source.kind, source.role) for source in sources]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("part", range(3))
def test_a_name_is_shown_whole_with_its_role(nlp: Language, way: str, part: int) -> None:
    frame, role = WAYS[way]
    for name in EVERY[part::3]:
        assert shown(told(nlp, frame.format(name))) == [(name, "person", role)], name


SHOWN = {
    "a title goes with a single name": (
        "“It began with tear gas,” said Mama Atieno, who sells groundnuts by the wall.",
        ("Mama Atieno", "person", None),
    ),
    "a title of respect is no role": (
        "The well was poisoned, Sheikh Yusuf al-Amin told reporters.",
        ("Yusuf al-Amin", "person", None),
    ),
    "a rank after an office is no part of the role": (
        "The boat was stopped at dawn, navy spokesman Captain Yann Kerdoncuff told reporters.",
        ("Yann Kerdoncuff", "person", "navy spokesman"),
    ),
    "an honour after an office is no part of the role": (
        "The spill is under control, Environment Minister Datuk Azlina Mat Noor said on Monday.",
        ("Azlina Mat Noor", "person", "Environment Minister"),
    ),
    "an office goes before a rank": (
        "Colonel Younis Bourawi, official spokesman of the eastern command, said two jets took off.",
        ("Younis Bourawi", "person", "official spokesman"),
    ),
    "a doctor's office": (
        "“We ran out of blood by noon,” the hospital's head physician, Dr Corina Ababei, said on Friday.",
        ("Corina Ababei", "person", "head physician"),
    ),
    "a head of something": (
        "The head of the emergency room, Dr. Victor Mamani, said 34 people had been treated.",
        ("Victor Mamani", "person", "head of the emergency room"),
    ),
    "a role with hyphens": (
        "The secretary-general of the club, Salim Abdalla, said the gate had been shut.",
        ("Salim Abdalla", "person", "secretary-general"),
    ),
    "a name after what an office is of": (
        "The mayor of San Telmo, Gonzalo Pardo, said the square would be closed.",
        ("Gonzalo Pardo", "person", "mayor"),
    ),
    "a name after an acronym": (
        "The president of the Football Association of Kenya (FAK), Nicholas Kamau, said nothing had happened.",
        ("Nicholas Kamau", "person", "president"),
    ),
    "a noun for a person that is a name": (
        "No help had come by noon, ward chairman Man Bahadur Gurung said on Saturday.",
        ("Man Bahadur Gurung", "person", "ward chairman"),
    ),
    "a surname with a small word first": (
        "“It was late and the interpreters were tired,” Mr von Stedingk said.",
        ("von Stedingk", "person", None),
    ),
    "an unknown trade": (
        "The toll might reach fifteen, a nephrologist in the town said on Monday.",
        ("a nephrologist in the town", "unnamed_person", "nephrologist"),
    ),
    "a name like a firm's second half": (
        "“No such transfer took place,” said Ruta Kalnietis-Brand, a member of parliament for the opposition.",
        ("Ruta Kalnietis-Brand", "person", "member of parliament"),
    ),
    "a firm with which": (
        "Halcyon Bulk, which is registered in the islands, said the ship carried pumps.",
        ("Halcyon Bulk", "organisation", None),
    ),
    "a firm after its noun": (
        "Two ships were turned away, the shipping company Nordisk Lijn said on Tuesday.",
        ("Nordisk Lijn", "organisation", None),
    ),
    "an airline": ("The airline said eleven people had been hurt.", ("The airline", "organisation", None)),
    "a navy": ("The navy said no shot had been fired.", ("The navy", "organisation", None)),
    "an army": ("The army said it had lost no post.", ("The army", "organisation", None)),
    "a ministry": ("The ministry said nine people had died.", ("The ministry", "organisation", None)),
    "a coast guard": (
        "Forty-five people had been in the boat, the coast guard said on Saturday.",
        ("the coast guard", "organisation", None),
    ),
    "residents": ("Residents said the blast came at dawn.", ("Residents", "unnamed_group", None)),
    "witnesses": ("Witnesses said two men had run away.", ("Witnesses", "unnamed_group", None)),
    "citizens": ("Citizens said the radio had fallen silent.", ("Citizens", "unnamed_group", None)),
    "an official of a body": (
        "An official of the federation said the gate had been shut.",
        ("An official of the federation", "unnamed_person", "official"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHOWN.values(), ids=SHOWN)
def test_a_source_is_shown_as_a_fact_checker_would_write_it(
    nlp: Language, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert shown(told(nlp, text)) == [expected]


NEVER = {
    "a gate": "The dead were found at Gate 4. The trust has a list of them, it says.",
    "an hour": "The ship went dark at 1602 UTC on Friday. The firm says so on its site.",
    "a number that begins a sentence": "Eleven people were hurt. The airline said they were treated at the airport.",
    "a thing that begins a sentence": "Fuel was dumped over the sea. The spill of fuel was small, the airline said.",
}


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
def test_what_has_no_voice_is_no_source(nlp: Language, text: str) -> None:
    voices = {"the trust", "the firm", "the airline", "airline"}
    assert {source.name.lower() for source in told(nlp, text)} <= voices


CUT = {
    "verb before": ("It is done, <let it rest>, shrugs [A|Atieno].", "Atieno", None),
    "verb before a title": ("<Let others talk>, shrugs [A|Mama Atieno].", "Mama Atieno", None),
}


@pytest.mark.parametrize(("marked", "name", "role"), CUT.values(), ids=CUT)
def test_a_word_of_speech_is_no_part_of_a_name_or_role(nlp: Language, marked: str, name: str, role: str | None) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.name, entity.role) == (name, role)
