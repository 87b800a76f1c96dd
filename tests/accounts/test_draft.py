"""What is kept of a point while its claims are gathered."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.language import Language
from told import told

from attribution.accounts.comparison import laid_out
from attribution.accounts.draft import Draft, Shelf
from attribution.accounts.statements import Statement
from attribution.accounts.stories import stories_of
from attribution.accounts.verdicts import Topic, Verdict

KILN = (
    "The foreman | said | the kiln had been shut since Friday",
    "A potter | said | the kiln was burning on Sunday",
    "The owner | said | the kiln had never been lit",
)
WHETHER = Topic("whether", ())


@pytest.fixture
def members(nlp: Language) -> Sequence[Statement]:
    found = told(nlp, "\n".join(KILN))
    return laid_out(found.articles, found.sources, found.attributions, found.claims, stories_of(found.articles)).statements


def against(draft: Draft, first: Statement, second: Statement, sure: float) -> None:
    draft.add((first, second, Verdict("contradicts", WHETHER, "", sure)))


@pytest.fixture
def dispute(members: Sequence[Statement]) -> Draft:
    foreman, potter, owner = members
    draft = Draft(WHETHER)
    against(draft, foreman, potter, 0.5)
    against(draft, potter, owner, 0.25)
    return draft


def test_a_claim_is_as_surely_disputed_as_its_contradictions_together(dispute: Draft) -> None:
    assert [dispute.sure(number) for number in range(3)] == [0.5, 0.75, 0.25]


def test_what_is_taken_in_twice_counts_once(dispute: Draft) -> None:
    whole = Draft(WHETHER)
    whole.take(dispute)
    whole.take(dispute.only({frozenset((0, 1))}))
    assert [whole.sure(number) for number in range(3)] == [0.5, 0.75, 0.25]


def test_a_part_is_as_sure_as_its_own_contradictions(dispute: Draft) -> None:
    part = dispute.only({frozenset((1, 2))})
    assert (part.sure(1), set(part.members)) == (0.25, {1, 2})


def test_a_part_cut_out_keeps_how_sure_it_is_and_leaves_the_whole_as_it_was(dispute: Draft) -> None:
    part = dispute.of({0, 1})
    against(part, part.members[0], part.members[1], 0.9)
    assert (dispute.sure(0), part.sure(0), part.opponents(1)) == (0.5, 0.9, {0})


def test_drafts_are_found_by_a_saying_that_both_are_of(dispute: Draft, members: Sequence[Statement]) -> None:
    shelf = Shelf((dispute.only({frozenset((0, 1))}), dispute.only({frozenset((1, 2))})))
    alone = Draft(WHETHER, {2: members[2]})
    assert shelf.beside(alone) == [1]
    shelf.take(0, alone)
    assert shelf.beside(alone) == [0, 1]
