"""The graph of accounts for programs that draw and measure graphs: GraphML (yEd, Gephi, igraph), GEXF (Gephi), Cytoscape.

What it cannot hold: the texts of the articles, source and cue as they stand in them (only the names of sources), and why
mentions were joined. Lists are no values in these formats, so a claim's places are one string of numbers. Characters that XML
forbids, or that steer a terminal, are spelled out (``<U+001B>``).
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from attribution import registry
from attribution.records import Analysis
from attribution.reports import Options
from attribution.reports.json.text import json_text

if TYPE_CHECKING:
    import networkx as nx

# GEXF takes these two names for the time at which a node appears and goes.
_AT_TIMES = {"start": "first_character", "end": "after_last"}
_DATE_OF_WRITING = re.compile(r' lastmodifieddate="[^"]*"')


@registry.reports.register("graphml")
def graphml(analysis: Analysis, options: Options) -> str:
    """The graph as GraphML; nodes and edges have ``kind`` and ``label``."""
    import networkx as nx

    out = BytesIO()
    nx.write_graphml_xml(_numbered(analysis), out)
    # Readers of XML take a carriage return that is not written as a number for the end of a line.
    return out.getvalue().decode().replace("\r", "&#13;") + "\n"


@registry.reports.register("gexf")
def gexf(analysis: Analysis, options: Options) -> str:
    """The graph as GEXF 1.2, without the date of writing, so that equal input gives equal bytes."""
    import networkx as nx

    drawn = _numbered(analysis)
    for _, values in drawn.nodes(data=True):
        for taken, free in _AT_TIMES.items():
            if taken in values:
                values[free] = values.pop(taken)
    out = BytesIO()
    nx.write_gexf(drawn, out)
    return _DATE_OF_WRITING.sub("", out.getvalue().decode(), count=1) + "\n"


@registry.reports.register("cytoscape")
def cytoscape(analysis: Analysis, options: Options) -> str:
    """The graph as Cytoscape's JSON (``.cyjs``), which Cytoscape and cytoscape.js read."""
    import networkx as nx

    drawn = _numbered(analysis)
    for _, values in drawn.nodes(data=True):
        values["name"] = values["label"]  # what Cytoscape writes on a node; left out, it would be the id
    return json_text(nx.cytoscape_data(drawn), indent=2) + "\n"


def _numbered(analysis: Analysis) -> nx.MultiDiGraph[str]:
    """The graph with a label on each edge and a number that no other edge has: programs take two of one number for one."""
    from attribution.accounts import graph

    drawn = graph(analysis)
    numbered = drawn.__class__()
    numbered.add_nodes_from(drawn.nodes(data=True))
    for number, (first, second, values) in enumerate(drawn.edges(data=True), start=1):
        numbered.add_edge(first, second, key=str(number), label=values["kind"], **values)
    return numbered
