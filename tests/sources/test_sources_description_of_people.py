"""What a text tells of a source: whether it can be identified, its role, its affiliation, what it is called."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

from attribution.sources import source_records

IDENTIFIED = {
    "a governor with a place": "[A|The governor of Babylon] denied <the claim>.",
    "the governor": "[A|The governor] denied <the claim>.",
    "the mayor in a headline": "[A|Mayor] denies <cover-up>\n\nThe town waited.",
    "the prime minister": "[A|The prime minister] said <no>.",
    "the health minister": "[A|The health minister] said <no>.",
}
ANONYMOUS = {
    "a governor": "[A|A governor] denied <the claim>.",
    "a governor, then the governor": "[A|A governor] denied <the claim>. [A|The governor] said <it was old>.",
    "the official": "[A|The official] said <no>.",
    "another mayor": "[A|Another mayor] said <no>.",
    "the spokesman": "[A|The spokesman] said <no>.",
    "residents": "[A|Residents] said <no>.",
}


@pytest.mark.parametrize("marked", IDENTIFIED.values(), ids=IDENTIFIED)
def test_who_holds_an_office_alone_is_not_anonymous(nlp: Language, marked: str) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.anonymous, entity.kind) == (False, "person")


@pytest.mark.parametrize("marked", ANONYMOUS.values(), ids=ANONYMOUS)
def test_who_cannot_be_told_is_anonymous(nlp: Language, marked: str) -> None:
    assert read(nlp, marked).entity("A").anonymous


TOLD = {
    "chief of staff": ("[A|Musa Ringim, his chief of staff,] said <no>.", "chief of staff", None),
    "field of an office": (
        "[A|Jenna Gold, director of political advertising,] said <no>.",
        "director of political advertising",
        None,
    ),
    "a local branch": ("[A|Denise Kowal, president of Local 88,] said <no>.", "president", "Local 88"),
    "welcomed support from": ("[A|Morris Brook, who has welcomed support from the Tea League,] said <no>.", None, None),
    "works for": ("[A|Ravi Mehta, who works for Dunmore Securities,] said <no>.", None, "Dunmore Securities"),
    "an office of a field": ("[A|Minister of Energy and Water Sherali Holm] said <no>.", "Minister of Energy and Water", None),
    "newly elected": ("[A|The newly elected mayor, Idris Sayed,] said <no>.", "mayor", None),
    "the office of an office": (
        "[A|District Attorney's Office spokesman Milo Marsh] said <no>.",
        "spokesman",
        "District Attorney's Office",
    ),
    "an officer of a firm": (
        "[A|Tarn Valley Medical Center Chief Executive Officer Ralf Beck] said <no>.",
        "Chief Executive Officer",
        "Tarn Valley Medical Center",
    ),
    "an office's letters": ("[A|Former Halden-Packer CEO Carla Fiori] said <no>.", "Former Halden-Packer CEO", None),
    "a relative": ("[A|Freda Ortiz, Marco's sister,] said <no>.", "sister", None),
    "an attorney of somebody": ("[A|Lamont Powell's attorney, Frank Walker,] said <no>.", "attorney", None),
    "with a firm in a town": (
        "[A|Evan Trace, a consultant with National Media in Alexandria, Va.,] said <no>.",
        "consultant",
        "National Media",
    ),
    "no body by a bare noun": ("[A|His campaign chairman, Paul Manley,] said <no>.", "campaign chairman", None),
    "a spokesman of a ministry": (
        "[A|Health ministry spokesman Ali Reed] said <no>.",
        "Health ministry spokesman",
        "Health ministry",
    ),
}


@pytest.mark.parametrize(("marked", "role", "affiliation"), TOLD.values(), ids=TOLD)
def test_role_and_affiliation(nlp: Language, marked: str, role: str | None, affiliation: str | None) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.role, entity.affiliation) == (role, affiliation)


CALLED = {
    "a clause is no part of it": (
        "[A|Rosa Diaz, who ran the mill for years,] said <no>. [A|Ms Diaz, smiling,] said <yes>.",
        "Rosa Diaz",
        ("Ms Diaz",),
    ),
    "a headline in title case": (
        "Tom Hall Finally Endorses House Speaker Paul Ridge\n\n[A|Paul Ridge] said <no>. [A|Speaker Ridge] said <yes>.",
        "Paul Ridge",
        ("Speaker Ridge",),
    ),
    "a body's appositive": (
        "[A|The Hashed al-Shaabi, an alliance of groups,] said <no>. [A|The Hashed] said <yes>.",
        "The Hashed al-Shaabi",
        ("The Hashed",),
    ),
    "white space": ("[A|Rosa  Diaz] said <no>.", "Rosa Diaz", ()),
    "a restrictive clause": ("[A|A diplomat who was not at the talks] said <no>.", "A diplomat", ()),
}


@pytest.mark.parametrize(("marked", "name", "aliases"), CALLED.values(), ids=CALLED)
def test_names_and_aliases_are_no_longer_than_they_need_be(
    nlp: Language, marked: str, name: str, aliases: tuple[str, ...]
) -> None:
    reading = read(nlp, marked)
    (source,) = source_records(reading.doc, "a", reading.resolution)
    assert (source.name, source.aliases) == (name, aliases)
