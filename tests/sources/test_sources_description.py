"""What is told of a speaker: name, kind, anonymity, role, affiliation, and through whom it came."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

KINDS = {
    "named": ("[A|Mara Lindqvist] said <no>.", "Mara Lindqvist", "person", False),
    "titled": ("[A|Health Minister Amina Okoro] said <no>.", "Amina Okoro", "person", False),
    "fullest-name": ("[A|Okoro] said <no>. [A|Amina Okoro] said <yes>.", "Amina Okoro", "person", False),
    "role-with-name": ("[A|The chairman, Musa Ringim], said <no>.", "Musa Ringim", "person", False),
    "governor-of": ("[A|The governor of Babylon] said <no>.", "The governor of Babylon", "person", False),
    "some-governor": ("[A|A governor] said <no>.", "A governor", "unnamed_person", True),
    "security-source": ("[A|A security source] said <no>.", "A security source", "unnamed_person", True),
    "residents": ("[A|Residents of the town] said <no>.", "Residents of the town", "unnamed_group", True),
    "ministry": ("[A|The health ministry] said <no>.", "The health ministry", "organisation", False),
    "some-rights-group": ("[A|A rights group] said <no>.", "A rights group", "organisation", True),
    "named-body": ("[A|The Hashed al-Shaabi] said <no>.", "The Hashed al-Shaabi", "organisation", False),
    "company-with-role": ("[A|The broker, Sandvik Holdings], said <no>.", "Sandvik Holdings", "organisation", False),
    "document": ("[A|A confidential report] says <no>.", "A confidential report", "document", False),
    "without-the-clause": ("[A|A clerk, who asked not to be named], said <no>.", "A clerk", "unnamed_person", True),
}


@pytest.mark.parametrize(("marked", "name", "kind", "anonymous"), KINDS.values(), ids=KINDS.keys())
def test_name_kind_and_anonymity(nlp: Language, marked: str, name: str, kind: str, anonymous: bool) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.name, entity.kind, entity.anonymous) == (name, kind, anonymous)


ROLES = {
    "title": ("[A|Health Minister Amina Okoro] said <no>.", "Health Minister"),
    "appositive": ("[A|Mara Lindqvist, a spokeswoman for the port], said <no>.", "spokeswoman"),
    "before-the-name": ("[A|The departmental prosecutor, Iván Rocha], said <no>.", "departmental prosecutor"),
    "nameless": ("[A|A senior US defense official] said <no>.", "senior US defense official"),
    "after-a-possessor": ("[A|Chemtarg's spokeswoman, Iwona Ziemba], said <no>.", "spokeswoman"),
    "courtesy-is-no-role": ("[A|Mr. Peter Harlow] said <no>.", None),
    "body": ("[A|The port] said <no>.", None),
}


@pytest.mark.parametrize(("marked", "role"), ROLES.values(), ids=ROLES.keys())
def test_role(nlp: Language, marked: str, role: str | None) -> None:
    assert read(nlp, marked).entity("A").role == role


AFFILIATIONS = {
    "a press secretary": ("[A|Government House press secretary Tom Earle] said <no>.", "Government House"),
    "a secretary of state": ("[A|Former secretary of state Ann Lund] said <no>.", None),
    "for": ("[A|Mara Lindqvist, a spokeswoman for the port], said <no>.", "the port"),
    "from": ("[A|An official from the Hashed al-Shaabi] said <no>.", "the Hashed al-Shaabi"),
    "in-full": (
        "The Hashed al-Shaabi met. [A|An official from the Hashed] said <no>.",
        "The Hashed al-Shaabi",
    ),
    "possessor": ("[A|Chemtarg's spokeswoman, Iwona Ziemba], said <no>.", "Chemtarg"),
    "before-the-role": ("[A|State Department spokesman Ali Reed] said <no>.", "State Department"),
    "country": ("[A|A US official] said <no>.", "US"),
    "country-of-a-known-body": ("US troops left. [A|The Pentagon] said <it was planned>.", "US"),
    "country-never-named": ("[A|The Pentagon] said <it was planned>.", None),
    "a-title-s-own-state": ("[A|Secretary of State Tom Hall] said <no>.", None),
    "none": ("[A|Mara Lindqvist] said <no>.", None),
}


@pytest.mark.parametrize(("marked", "affiliation"), AFFILIATIONS.values(), ids=AFFILIATIONS.keys())
def test_affiliation_is_what_the_text_says(nlp: Language, marked: str, affiliation: str | None) -> None:
    assert read(nlp, marked).entity("A").affiliation == affiliation


CHAINS = {
    "told-the-outlet": ("[A|Rosa Diaz] told Reuters <the mill closed>.", ["Reuters"]),
    "told-reporters": ("[A|Rosa Diaz] told reporters <the mill closed>.", []),
    "told-a-newspaper": ("[A|Rosa Diaz] told a local newspaper <the mill closed>.", ["a local newspaper"]),
    "cited-as-saying": ("State television cited [A|the ministry] as saying <the mill closed>.", ["State television"]),
    "quoted-by": ("[A|The minister] was quoted by Reuters as saying <the mill closed>.", ["Reuters"]),
    "plain": ("[A|Rosa Diaz] said <the mill closed>.", []),
}


@pytest.mark.parametrize(("marked", "via"), CHAINS.values(), ids=CHAINS.keys())
def test_through_whom_it_came(nlp: Language, marked: str, via: list[str]) -> None:
    assert read(nlp, marked).chain("A") == via
