"""Which sources stand for one origin."""

from __future__ import annotations

import pytest

from attribution.accounts.independence import count_origins, origins_of
from attribution.records import Extent, Mention, Source, SourceKind


def _source(name: str, kind: SourceKind, *, affiliation: str | None = None, article: str = "a") -> Source:
    mention = Mention(article, Extent(0, len(name)))
    return Source(f"{article}:{name}", name, kind, False, (mention,), affiliation=affiliation)


ONE = {
    "a spokesman and his body": [
        _source("the National Emergency Directorate", "organisation"),
        _source("Hernan Plata", "person", affiliation="National Emergency Directorate"),
    ],
    "a report and the body that issued it": [
        _source("the inquiry", "organisation"),
        _source("its final report", "document", affiliation="The inquiry"),
    ],
    "a study and who led it": [
        _source("A study", "document", affiliation="Kofi Mensah"),
        _source("Kofi Mensah", "person"),
    ],
    "a video and the group that posted it": [
        _source("The video", "document", affiliation="the rebels"),
        _source("the rebels", "unnamed_group"),
    ],
    "two documents of one issuer that says nothing itself": [
        _source("a statement", "document", affiliation="the county"),
        _source("a tweet", "document", affiliation="The county"),
    ],
    "a bare noun and the one body that bears it": [
        _source("The National Police Service", "organisation"),
        _source("Daniel Otieno", "person", affiliation="Police"),
    ],
}


@pytest.mark.parametrize("sources", ONE.values(), ids=ONE)
def test_they_are_one_origin(sources: list[Source]) -> None:
    assert len(set(origins_of(sources).values())) == 1


APART = {
    "two bodies bear the noun": [
        _source("Finance Ministry", "organisation"),
        _source("Health Ministry", "organisation"),
        _source("Petr Hruby", "person", affiliation="ministry"),
    ],
    "a body of another article": [
        _source("The National Police Service", "organisation"),
        _source("Daniel Otieno", "person", affiliation="Police", article="b"),
    ],
    "a group of another article": [
        _source("residents", "unnamed_group"),
        _source("A letter", "document", affiliation="residents", article="b"),
    ],
    "a person of whom somebody else speaks": [
        _source("Kofi Mensah", "person"),
        _source("A lawyer", "unnamed_person", affiliation="Kofi Mensah"),
    ],
}


@pytest.mark.parametrize("sources", APART.values(), ids=APART)
def test_they_are_origins_of_their_own(sources: list[Source]) -> None:
    assert len(set(origins_of(sources).values())) == len(sources)


NAMES = [
    ("The General Command", "the General Command of the Northern Forces", 1),
    ("Police", "police in Tessra", 1),
    ("residents", "Residents", 1),
    ("the interior ministry", "the defence ministry", 2),
    ("the ministry", "the ministry spokesmen", 2),
]


@pytest.mark.parametrize(("one", "other", "origins"), NAMES, ids=[f"{one} and {other}" for one, other, _ in NAMES])
def test_bodies_that_may_be_one_by_their_names_are_not_counted_as_two(one: str, other: str, origins: int) -> None:
    first, second = _source(one, "unnamed_group"), _source(other, "unnamed_group", article="b")
    assert count_origins([(first, first.id), (second, second.id)], {}) == origins


def test_a_name_that_may_be_either_of_two_bodies_does_not_make_them_one() -> None:
    names = ("Police", "police in Tarn", "police in Vell")
    every = [_source(name, "unnamed_group", article=f"a{n}") for n, name in enumerate(names)]
    assert count_origins([(source, source.id) for source in every], {}) == 2


def test_two_persons_of_one_name_are_not_taken_for_one() -> None:
    first, second = _source("Ana Sol", "person"), _source("Ana Sol", "person", article="b")
    assert count_origins([(first, first.id), (second, second.id)], {}) == 2
