"""What is particular to Web Annotation and schema.org, as pyld understands them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from held import OA, SCHEMA, annotations, expanded

from attribution.records import Analysis
from attribution.reports import render


@pytest.fixture(scope="module")
def notes(analysis: Analysis) -> list[dict[str, Any]]:
    return annotations(str(render("web-annotation", analysis)))


@pytest.fixture(scope="module")
def nodes(analysis: Analysis) -> list[dict[str, Any]]:
    return list(expanded(str(render("schema-org", analysis))))


def test_an_annotation_has_all_that_the_model_requires(notes: list[dict[str, Any]], analysis: Analysis) -> None:
    assert len({note["@id"] for note in notes}) == len(notes) == len(analysis.attributions)
    for note in notes:
        assert note["@type"] == [f"{OA}Annotation"]
        assert note[f"{OA}hasTarget"]
        assert note[f"{OA}motivatedBy"] == [{"@id": f"{OA}identifying"}]


def test_a_quotation_is_found_by_what_stands_around_it(notes: list[dict[str, Any]], analysis: Analysis) -> None:
    texts = [article.text for article in analysis.articles]
    for note in notes:
        for target in note[f"{OA}hasTarget"]:
            quote = next(s for s in target[f"{OA}hasSelector"] if s["@type"] == [f"{OA}TextQuoteSelector"])
            before, words, after = (quote[f"{OA}{part}"][0]["@value"] for part in ("prefix", "exact", "suffix"))
            assert sum(text.count(before + words + after) for text in texts) == 1
            assert max(len(before), len(after)) == 32


def test_stance_and_style_are_tags(notes: list[dict[str, Any]]) -> None:
    tags = [
        {body["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"] for body in note[f"{OA}hasBody"]
         if body.get(f"{OA}hasPurpose") == [{"@id": f"{OA}tagging"}]}
        for note in notes
    ]  # fmt: skip
    assert {"denies", "direct"} in tags
    assert all(len(pair) == 2 for pair in tags)


def test_the_source_as_found_stands_beside_the_words_for_it(notes: list[dict[str, Any]]) -> None:
    named = [
        (body["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"], body["urn:attribution:anonymous"][0]["@value"])
        for note in notes
        for body in note[f"{OA}hasBody"]
        if "urn:attribution:anonymous" in body
    ]
    assert ("A security official", True) in named
    assert ("The defence ministry", False) in named


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("https://example.org/a b<c>", "https://example.org/a%20b%3Cc%3E"),
        ("javascript:alert(1)", "urn:attribution:article:wire"),
        (None, "urn:attribution:article:wire"),
    ],
)
def test_an_article_goes_by_its_address_on_the_web(url: str | None, iri: str, analysis: Analysis) -> None:
    wire = replace(analysis.articles[0], url=url)
    told = replace(analysis, articles=(wire, *analysis.articles[1:]))
    first = annotations(str(render("web-annotation", told)))[0]
    assert first[f"{OA}hasTarget"][0][f"{OA}hasSource"] == [{"@id": iri}]


def kinds(nodes: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node["@type"] == [SCHEMA + kind]]


def test_nothing_is_rated(nodes: list[dict[str, Any]], analysis: Analysis) -> None:
    assert {kind for node in nodes for kind in node["@type"]} == {
        SCHEMA + kind for kind in ("NewsArticle", "Person", "Organization", "CreativeWork", "Quotation", "Claim")
    }
    assert "rating" not in str(render("schema-org", analysis)).casefold()


def test_every_name_that_is_used_is_told(nodes: list[dict[str, Any]]) -> None:
    known = {node["@id"] for node in nodes}
    links = ("author", "spokenByCharacter", "appearance", "isPartOf")
    used = {value["@id"] for node in nodes for link in links for value in node.get(SCHEMA + link, ())}
    assert used
    assert used <= known


def test_who_denies_something_does_not_claim_it(nodes: list[dict[str, Any]]) -> None:
    claims = {node[f"{SCHEMA}text"][0]["@value"]: node for node in kinds(nodes, "Claim")}
    denied, asserted = claims["any role"], claims["three drones had hit the silos"]
    assert f"{SCHEMA}author" not in denied
    assert denied[f"{SCHEMA}description"] == [{"@value": "The Free Strait Movement: denies (denied)"}]
    assert asserted[f"{SCHEMA}author"] == [{"@id": "urn:attribution:source:defence"}]


def test_a_quotation_has_its_speaker(nodes: list[dict[str, Any]]) -> None:
    quotations = {node[f"{SCHEMA}text"][0]["@value"]: node for node in kinds(nodes, "Quotation")}
    assert quotations["“Dust did this.”"][f"{SCHEMA}spokenByCharacter"] == [{"@id": "urn:attribution:source:engineer"}]


def test_two_versions_of_one_page_stay_apart(analysis: Analysis) -> None:
    same = tuple(replace(article, url="https://example.org/live") for article in analysis.articles)
    articles = kinds(list(expanded(str(render("schema-org", replace(analysis, articles=same))))), "NewsArticle")
    assert len({node["@id"] for node in articles}) == 3
    assert {node[f"{SCHEMA}url"][0]["@id"] for node in articles} == {"https://example.org/live"}
