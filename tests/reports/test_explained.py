"""Why a statement is shown and why two are set against one another: the words in their place, what found it, how surely."""

from __future__ import annotations

import pytest

from attribution.errors import UsageError
from attribution.records import Analysis
from attribution.reports.explained import explained
from attribution.reports.view.index import Index


@pytest.fixture
def pair(analysis: Analysis) -> tuple[int, int]:
    """The numbers of two statements that contradict one another."""
    index = Index(analysis)
    found = next(r for r in analysis.relations if r.kind == "contradicts")
    return index.number_of(index.claims[found.first]), index.number_of(index.claims[found.second])


def test_a_statement_is_shown_in_its_place_with_its_detector(analysis: Analysis) -> None:
    index = Index(analysis)
    first = next(iter(index.statements.values()))
    shown = explained(analysis, "1")
    assert f"«{index.words(first.article, first.content[0])}»" in " ".join(shown.split())
    assert f"found by {first.detector}, confidence {first.confidence:.2f}" in shown


def test_a_number_and_an_id_name_the_same_statement(analysis: Analysis) -> None:
    index = Index(analysis)
    name = next(iter(index.statements))
    assert explained(analysis, "1") == explained(analysis, name)


def test_two_statements_are_explained_by_what_relates_them(analysis: Analysis, pair: tuple[int, int]) -> None:
    found = next(r for r in analysis.relations if r.kind == "contradicts")
    shown = explained(analysis, f"{pair[0]}~{pair[1]}")
    assert f"contradicts ({found.why}) {pair[1]}: {found.reason}" in shown
    assert f"confidence {found.confidence:.2f}" in shown
    assert shown.count("«") == shown.count("»") >= 2


def test_the_order_of_the_two_does_not_matter(analysis: Analysis, pair: tuple[int, int]) -> None:
    assert explained(analysis, f"{pair[0]}~{pair[1]}") == explained(analysis, f"{pair[1]}~{pair[0]}")


def test_two_that_are_not_related_are_told_with_those_that_are(analysis: Analysis) -> None:
    index = Index(analysis)
    related: dict[int, set[int]] = {}
    for relation in analysis.relations:
        first, second = (index.number_of(index.claims[end]) for end in (relation.first, relation.second))
        related.setdefault(first, set()).add(second)
        related.setdefault(second, set()).add(first)
    one, others = next((one, others) for one, others in related.items() if len(others) > 1)
    with pytest.raises(UsageError, match=f"{one} is related to {', '.join(map(str, sorted(others)))}$"):
        explained(analysis, f"{one}~{one}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("9999", "no statement '9999'; give a number from 1"),
        ("nowhere:1-2", "no statement 'nowhere:1-2'"),
        ("1~2~3", "more than two statements"),
        ("1~1", "nothing relates 1 and 1"),
        ("", "no statement ''"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(analysis: Analysis, name: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        explained(analysis, name)
    assert said in str(error.value)
