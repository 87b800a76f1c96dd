"""What is particular to brat's stand-off, spaCy's DocBin and Markdown."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import spacy
from held import brat_sheets, markdown, shown
from hostile import EVIL
from markdown_it import MarkdownIt
from spacy.tokens import Doc, DocBin

from attribution.annotation import furniture_tokens, read_findings, read_resolution
from attribution.records import Analysis, Extent
from attribution.reports import render
from attribution.reports.brat import file_names, fragments
from attribution.reports.inert import inert
from attribution.reports.md.escape import plain


def packed(analysis: Analysis) -> bytes:
    out = render("brat", analysis)
    assert isinstance(out, bytes)
    return out


def test_an_archive_has_two_files_an_article_and_no_time(analysis: Analysis) -> None:
    archive = zipfile.ZipFile(io.BytesIO(packed(analysis)))
    names = [name for article in analysis.articles for name in (f"{article.id}.txt", f"{article.id}.ann")]
    assert sorted(archive.namelist()) == sorted(["annotation.conf", "articles.json", *names])
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.read("wire.txt").decode() == analysis.articles[0].text


def test_a_content_leads_to_its_source_and_cue(analysis: Analysis) -> None:
    _, sheet = brat_sheets(packed(analysis))["wire"]
    relations = {(a.label, a.argument1[1].content, a.argument2[1].content) for a in sheet if a.id.startswith("R")}
    assert ("HasSource", "“None of our drones flew last night,”", "it") in relations
    assert ("HasCue", "any role", "denied") in relations


def test_stance_and_style_are_attributes_and_the_name_a_note(analysis: Analysis) -> None:
    _, sheet = brat_sheets(packed(analysis))["wire"]
    attributes = {(a.label, a.component.content, *a.values) for a in sheet if a.id.startswith("A")}
    assert {("Stance", "any role", "denies"), ("Style", "any role", "indirect")} <= attributes
    notes = {(a.component.content, a.value) for a in sheet if a.id.startswith("#")}
    assert ("any role", "The Free Strait Movement; verb 0.90") in notes


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["a", "a b", "a-b"], ("a", "a-b", "a-b-2")),
        (["../../etc/passwd", "", "."], ("etc-passwd", "article", "article-2")),
        (["Wire", "wire"], ("Wire", "wire-2")),
        (["x" * 300], ("x" * 80,)),
        (["新海社"], ("新海社",)),
    ],
    ids=["spaces", "no folder", "case", "long", "letters of all languages"],
)
def test_names_of_files(ids: list[str], names: tuple[str, ...]) -> None:
    assert file_names(ids) == names


def test_a_part_over_two_lines_is_cut_at_the_break() -> None:
    text = "He said: one\n\n\ttwo  \x85three."
    assert [extent.of(text) for extent in fragments([Extent(9, len(text))], text)] == ["one", "two", "three."]


def docs(analysis: Analysis) -> list[Doc]:
    out = render("spacy", analysis)
    assert isinstance(out, bytes)
    return list(DocBin().from_bytes(out).get_docs(spacy.blank("en").vocab))


def test_a_doc_is_an_article_letter_by_letter(analysis: Analysis) -> None:
    assert [doc.text for doc in docs(analysis)] == [article.text for article in analysis.articles]


def test_findings_are_kept_as_the_components_keep_them(analysis: Analysis) -> None:
    doc = docs(analysis)[0]
    found, speaking = read_findings(doc), read_resolution(doc)
    own = [said for said in analysis.attributions if said.article == "wire"]
    assert doc.user_data["attribution"]["attributions"] == tuple(said.id for said in own)
    assert [(one.style, one.stance, one.detector) for one in found] == [(a.style, a.stance, a.detector) for a in own]
    names = [speaking.entities[number].name if number is not None else None for number in speaking.speakers]
    sources = {source.id: source.name for source in analysis.sources}
    assert names == [sources.get(said.source_id or "") for said in own]


def test_chains_and_mentions_are_kept(analysis: Analysis) -> None:
    doc = docs(analysis)[1]
    speaking = read_resolution(doc)
    chains = [tuple(speaking.entities[link].name for link in chain) for chain in speaking.chains]
    assert ("State television",) in chains
    engineer = next(entity for entity in speaking.entities if entity.name == "Søren Ångström")
    assert [doc[start:end].text for start, end in engineer.mentions] == ["Søren Ångström", "he"]
    assert furniture_tokens(doc) == frozenset()


def test_markdown_shows_hostile_text_as_it_is(hostile: Analysis) -> None:
    seen = "\n".join(shown(token) for token in markdown(str(render("md", hostile))) if token.type == "inline")
    for words in EVIL.values():
        assert f"was {inert(words)} on Monday" in seen


def test_markdown_has_no_html_but_line_breaks_and_no_odd_links(hostile: Analysis) -> None:
    html, links = set(), set()
    for token in markdown(str(render("md", hostile))):
        assert token.type not in ("html_block", "fence", "code_block")
        for child in token.children or ():
            html |= {child.content} if child.type == "html_inline" else set()
            links |= {child.attrGet("href")} if child.type == "link_open" else set()
            assert child.type not in ("image", "code_inline")
    assert html == {"<br>"}
    assert links == set()


@pytest.mark.parametrize(
    "words",
    ["| a | b", "- a", "+ a", "1. a", "12) a", "# a", "> a", "a *b* _c_ `d` ~~e~~ ==f==", "[[a]] ![b](c) [d][e] [^1]", "$a$ %%b%%",
     "&lt; &amp; <!-- a -->", "\\| \\*", "{{ a }} {% b %}", "---", "***", "a\\"],
)  # fmt: skip
def test_every_character_stands_for_itself(words: str) -> None:
    for place in (f"> {plain(words)}", f"# {plain(words)}", plain(words), f"| a |\n| --- |\n| {plain(words)} |"):
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(place)
        found = [token for token in tokens if token.type == "inline"]
        assert found[-1].children is not None
        assert {child.type for child in found[-1].children} <= {"text", "text_special"}
        assert "".join(child.content for child in found[-1].children) == words


def test_tables_have_a_cell_for_each_source(analysis: Analysis) -> None:
    tokens = markdown(str(render("md", analysis)))
    widths, width = set(), 0
    for token in tokens:
        if token.type == "tr_open":
            width = 0
        width += token.type in ("td_open", "th_open")
        widths |= {width} if token.type == "tr_close" else set()
    assert widths == {2}


def test_few_sources_stand_side_by_side() -> None:
    from test_drawings import crowd

    first = next(line for line in str(render("md", crowd(1, 1, 2, 2))).splitlines() if line.startswith("| Point"))
    assert re.findall(r"\*\*(.*?)\*\*", first) == ["Source 0 0", "Source 0 1", "Source 1 0", "Source 1 1"]


def test_links_lead_to_pages_of_the_web_only(analysis: Analysis) -> None:
    from dataclasses import replace

    url = "https://example.org/a(b)<c>?d=[e]"
    out = str(render("md", replace(analysis, articles=(replace(analysis.articles[0], url=url), *analysis.articles[1:]))))
    links = [child.attrGet("href") for token in markdown(out) for child in token.children or () if child.type == "link_open"]
    assert links == ["https://example.org/a(b)%3Cc%3E?d=%5Be%5D"]
