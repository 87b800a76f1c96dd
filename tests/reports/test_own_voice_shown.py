"""An outlet's own voice is shown apart from sources, in every report that shows points."""

from __future__ import annotations

import pytest

from attribution.accounts import graph
from attribution.fixes import apply_fixes, revert_fixes
from attribution.records import Analysis, Fix, Point, Position, Ref
from attribution.reports import Options, render
from attribution.reports.explained import explained
from attribution.reports.json.reading import read_analysis
from attribution.reports.view.grid import at_issue, grids
from attribution.reports.view.index import Index
from tests.voiced import OWN, voiced

WIDE = Options(width=160)
REJECT = Fix("reject", (Ref(OWN, "courier"),), who="M. Okafor", when="2026-03-04", why="taken from the wire", place="f.toml:1")


@pytest.fixture(scope="module")
def found() -> Analysis:
    return voiced()


@pytest.mark.parametrize("name", ["text", "html", "md", "dot", "mermaid", "graphml"])
def test_the_outlet_is_named_as_speaking_in_its_own_voice(name: str, found: Analysis) -> None:
    shown = " ".join(str(render(name, found, WIDE)).replace("\\n", " ").split())
    assert "Delta Courier, in its own voice" in shown


def test_an_outlet_without_a_name_is_the_article_itself() -> None:
    shown = str(render("text", voiced(publisher=None), WIDE))
    assert "the article itself" in shown
    assert "the article itself, in its own voice" not in shown


def test_an_outlet_is_not_counted_among_the_sources(found: Analysis) -> None:
    assert "2 articles · 2 sources · 3 statements" in str(render("text", found, WIDE))


def test_what_stands_against_an_own_voice_is_marked_by_itself(found: Analysis) -> None:
    (grid,) = grids(Index(found))
    (row,) = grid.rows
    marked = {act.source: {kind for kind, _ in act.conflicts} for act in row.acts}
    assert marked == {
        "wire:The ministry": {"against", "voice"},
        "wire:The army": {"against", "voice"},
        "outlet:Delta Courier": {"voice"},
    }


def test_a_position_of_an_outlet_alone_has_no_source_behind_it(found: Analysis) -> None:
    shown = str(render("md", found, WIDE))
    assert "9: an outlet's own voice, no source" in shown


def test_a_single_count_that_an_outlet_contradicts_is_at_issue() -> None:
    alone, own = Position("7", ("a",), ("s",), 1), Position("9", ("b",), ("o",), 0)
    assert not at_issue(Point("p", "e", "how many people were killed", "single", (alone,)))
    assert at_issue(Point("p", "e", "how many people were killed", "single", (alone, own)))


def test_why_explains_an_own_voice_by_what_it_stands_against(found: Analysis) -> None:
    index = Index(found)
    own, source = (index.number_of(index.claims[end]) for end in (found.own_voice[0].second, found.own_voice[0].first))
    shown = explained(found, f"{own}~{source}")
    assert f"{source} contradicts (quantity) {own}" in shown
    assert f"«{OWN}»" in shown
    assert "source: Delta Courier, in its own voice" in explained(found, str(own))


def test_the_json_analysis_is_read_back_as_it_was(found: Analysis) -> None:
    assert read_analysis(str(render("json", found, WIDE))) == found


def test_the_graph_tells_an_own_voice_from_a_contradiction_of_sources(found: Analysis) -> None:
    edges = [(first, kind["kind"]) for first, _, kind in graph(found).edges(data=True) if "contradicts" in kind["kind"]]
    own = found.own_voice[0].second
    assert {kind for first, kind in edges if first == f"claim:{own}"} == {"contradicts in its own voice"}
    assert [kind for first, kind in edges if first != f"claim:{own}"] == ["contradicts"]


def test_a_fix_rejects_an_own_voice_and_is_taken_back(found: Analysis) -> None:
    fixed = apply_fixes(found, [REJECT])
    assert fixed.fixes[0].problem is None
    assert not fixed.own_voice
    assert all(source.kind != "outlet" for source in fixed.sources)
    assert [position.answer for position in fixed.points[0].positions] == ["7", "3"]
    assert revert_fixes(fixed) == found
