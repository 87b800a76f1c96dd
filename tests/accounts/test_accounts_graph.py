"""The graph of accounts: what it holds, and that networkx can write it."""

from __future__ import annotations

from io import BytesIO

import networkx as nx
import pytest
from spacy.language import Language
from told import told

from attribution.accounts import graph
from attribution.records import Analysis, Tool

LINES = """
The mayor | said | four people were killed\x0b and others wounded
A witness | said | seven people were killed
The army | declined to comment on | the deaths
"""


@pytest.fixture(scope="module")
def drawn(nlp: Language) -> nx.MultiDiGraph[str]:
    given = told(nlp, LINES)
    found = given.accounts()
    tool = Tool("0", "none", "0", ())
    return graph(
        Analysis(
            tool, given.articles, given.sources, given.attributions, found.claims, found.events, found.points, found.relations
        )
    )


def test_every_kind_of_thing_is_a_node(drawn: nx.MultiDiGraph[str]) -> None:
    kinds = {attributes["kind"] for _, attributes in drawn.nodes(data=True)}
    assert kinds == {"article", "source", "claim", "event", "point", "position"}


def test_a_contradiction_is_an_edge_with_its_reason(drawn: nx.MultiDiGraph[str]) -> None:
    edges = [a for _, _, a in drawn.edges(data=True) if a["kind"] == "contradicts"]
    assert [edge["why"] for edge in edges] == ["quantity"]
    assert "seven people" in edges[0]["reason"]


def test_refusal_and_silence_are_edges_of_their_own(drawn: nx.MultiDiGraph[str]) -> None:
    assert {"declines"} <= {a["kind"] for _, _, a in drawn.edges(data=True)}


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf], ids=["graphml", "gexf"])
def test_writers_accept_every_value(drawn: nx.MultiDiGraph[str], write: object) -> None:
    out = BytesIO()
    write(drawn, out)  # type: ignore[operator]
    read = nx.read_graphml if b"graphml" in out.getvalue()[:200] else nx.read_gexf
    out.seek(0)
    assert read(out).number_of_nodes() == drawn.number_of_nodes()
