"""What is particular to csv, excel, GraphML, GEXF and Cytoscape."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from held import cytoscape, gexf, graphml, rows
from pyarrow import csv as arrow_csv
from story import Story

from attribution.cli.showing import format_of
from attribution.records import Analysis, words_of
from attribution.reports import Options, render
from attribution.reports.inert import visible
from attribution.reports.spreadsheet import HEADING


def said(words: str) -> Analysis:
    story = Story()
    story.article("a", f"He said {words} yesterday.", "P", "2024-01-01", "a.txt")
    story.says("it", "a", None, words)
    return story.analysis()


def test_a_row_is_an_attribution_with_its_source_as_found(analysis: Analysis) -> None:
    found = rows(render("csv", analysis))
    assert [row["id"] for row in found] == [attribution.id for attribution in analysis.attributions]
    row = next(row for row in found if row["content"] == "three drones had hit the silos")
    assert (row["source"], row["source_name"], row["source_kind"]) == (
        "the defence ministry",
        "The defence ministry",
        "organisation",
    )
    assert (row["via"], row["published"], row["stance"], row["confidence"]) == (
        "State television",
        "2024-03-06",
        "asserts",
        "0.9",
    )


def test_what_is_not_there_is_empty(analysis: Analysis) -> None:
    row = next(row for row in rows(render("csv", analysis)) if row["cue"] == "It was claimed that")
    empty = ("source", "source_start", "source_end", "source_id", "source_name", "anonymous", "via")
    assert [row[name] for name in empty] == [""] * len(empty)


@pytest.mark.parametrize("name", ["csv", "excel"])
@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "＝", "'="])
def test_no_cell_is_a_formula(name: str, first: str) -> None:
    words = f"{first}HYPERLINK(1)"
    out = render(name, said(words))
    text = out.decode("utf-16") if isinstance(out, bytes) else out
    assert f"'{words}" in text
    assert rows(out)[0]["content"] == words


def test_commas_semicolons_and_quotation_marks_stay_in_their_cell() -> None:
    words = 'a, "b"; c\nd'
    for name in ("csv", "excel"):
        (row,) = rows(render(name, said(words)))
        assert row["content"] == words
        assert tuple(row) == HEADING


def test_excel_gets_tabs_and_a_byte_order_mark(analysis: Analysis) -> None:
    out = render("excel", analysis)
    assert isinstance(out, bytes)
    assert out.startswith(b"\xff\xfei\x00d\x00\t\x00")


@pytest.mark.parametrize(("name", "encoding", "delimiter"), [("csv", "utf-8", ","), ("excel", "utf-16", "\t")])
@pytest.mark.parametrize("which", ["harbour", "hostile"])
def test_arrow_reads_the_table_with_numbers_as_numbers(
    which: str, name: str, encoding: str, delimiter: str, analysis: Analysis, hostile: Analysis
) -> None:
    made = analysis if which == "harbour" else hostile
    out = render(name, made)
    table = arrow_csv.read_csv(
        BytesIO(out if isinstance(out, bytes) else out.encode()),
        read_options=arrow_csv.ReadOptions(encoding=encoding),
        parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
    )
    assert tuple(table.column_names) == HEADING
    assert [str(table.schema.field(column).type) for column in ("content_start", "confidence")] == ["int64", "double"]
    texts = {article.id: article.text for article in made.articles}
    words = [visible(words_of(attribution.content, texts[attribution.article])) for attribution in made.attributions]
    assert [cell.removeprefix("'") for cell in table["content"].to_pylist()] == [said.removeprefix("'") for said in words]


def test_csv_is_after_the_standard(analysis: Analysis) -> None:
    out = str(render("csv", analysis))
    assert out.startswith("id,article,title,")
    assert re.findall("(?<!\r)\n", out) == []


def test_every_edge_has_a_number_of_its_own(analysis: Analysis) -> None:
    ids = re.findall(r'<edge [^>]*\bid="([^"]*)"', str(render("graphml", analysis)))
    assert len(ids) == len(set(ids)) > 50
    edges = re.findall(r'<edge [^>]*\bid="([^"]*)"', str(render("gexf", analysis)))
    assert len(edges) == len(set(edges)) == len(ids)


def test_gexf_has_no_date_of_writing_and_no_time_axis(analysis: Analysis) -> None:
    out = str(render("gexf", analysis))
    assert "lastmodified" not in out
    assert 'mode="static"' in out
    assert "timeformat" not in out
    assert 'title="first_character"' in out


@pytest.mark.parametrize(("name", "read"), [("graphml", graphml), ("gexf", gexf), ("cytoscape", cytoscape)])
def test_the_graph_is_whole(name: str, read: type, analysis: Analysis) -> None:
    from attribution import graph

    drawn, found = graph(analysis), read(str(render(name, analysis)))
    assert set(found.nodes) == set(drawn.nodes)
    assert found.number_of_edges() == drawn.number_of_edges()
    kinds = sorted((first, second, values["kind"]) for first, second, values in drawn.edges(data=True))
    assert sorted((first, second, values["kind"]) for first, second, values in found.edges(data=True)) == kinds


@pytest.mark.parametrize(("name", "read"), [("graphml", graphml), ("gexf", gexf), ("cytoscape", cytoscape)])
def test_odd_ids_stay_apart(name: str, read: type, analysis: Analysis) -> None:
    first, second, *_ = analysis.articles
    odd = [replace(first, id='x\x00"\n<'), replace(second, id='x\x01"\n<')]
    found = read(str(render(name, Analysis(analysis.tool, tuple(odd)))))
    assert set(found.nodes) == {'article:x<U+0000>"\n<', 'article:x<U+0001>"\n<'}


def test_cytoscape_writes_words_on_its_nodes_and_not_ids(analysis: Analysis) -> None:
    nodes = cytoscape(str(render("cytoscape", analysis))).nodes(data=True)
    assert "The defence ministry" in {values["name"] for _, values in nodes}


@pytest.mark.parametrize(
    "name", ["csv", "excel", "graphml", "gexf", "cytoscape", "web-annotation", "schema-org", "brat", "spacy"]
)
def test_how_things_are_drawn_changes_nothing(name: str, analysis: Analysis) -> None:
    assert render(name, analysis, Options(width=40, color=True, ascii=True, top=1)) == render(name, analysis)


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("csv", "csv"), ("md", "md"), ("markdown", "md"), ("graphml", "graphml"), ("gexf", "gexf"), ("dot", "dot"), ("gv", "dot"),
        ("mmd", "mermaid"), ("cyjs", "cytoscape"), ("jsonld", "web-annotation"), ("zip", "brat"), ("spacy", "spacy"),
    ],
)  # fmt: skip
def test_the_ending_of_a_file_tells_the_format(ending: str, name: str) -> None:
    assert format_of(None, Path(f"said.{ending}"), "text") == name
