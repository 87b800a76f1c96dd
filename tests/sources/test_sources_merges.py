"""Why mentions and sources were joined: kept on the source, so that it can be shown and undone."""

from __future__ import annotations

from spacy.language import Language
from speaking import read

from attribution import analyze
from attribution.records import Extent, Mention, Merge, Source
from attribution.sources import merge_sources, source_records

TEXT = (
    "[A|Mara Lindqvist] said <talks had failed>. [A|Lindqvist] said <she was sorry>. “<It was late>,” [A|she] said. "
    "[B|The Directorate of Public Health (DPH)] said <four had died>. [B|The DPH] said <the ward was shut>. "
    "[B|The directorate] said <it was sorry>. [A|Lindqvist] said <no>."
)


def test_each_wording_that_a_rule_joined_is_told_with_its_reason(nlp: Language) -> None:
    reading = read(nlp, TEXT)
    person, body = source_records(reading.doc, "a", reading.resolution)
    assert [(m.alias, m.reason, len(m.mentions)) for m in person.merges if m.alias[0].isupper()] == [
        ("Lindqvist", "surname of the full name", 2)
    ]
    assert {m.alias: m.reason for m in body.merges if m.alias != "it"} == {
        "The DPH": "short name given beside the full one",
        "The directorate": "called directorate before",
    }


def test_a_pronoun_is_joined_by_signs_that_can_be_checked(nlp: Language) -> None:
    reading = read(nlp, TEXT)
    person, _ = source_records(reading.doc, "a", reading.resolution)
    reasons = [m.reason for m in person.merges if m.alias == "she"]
    assert any("spoke last" in reason for reason in reasons)


def test_mentions_under_the_name_itself_need_no_reason(nlp: Language) -> None:
    reading = read(nlp, "[A|Mara Lindqvist] said <no>. [A|Mara Lindqvist] said <yes>.")
    (person,) = source_records(reading.doc, "a", reading.resolution)
    assert (len(person.mentions), person.merges) == (2, ())


def test_a_merge_names_the_source_that_its_mentions_would_be(nlp: Language) -> None:
    reading = read(nlp, TEXT)
    merges = [(source, m) for source in source_records(reading.doc, "a", reading.resolution) for m in source.merges]
    assert {source.name for source, _ in merges} == {"Mara Lindqvist", "The Directorate of Public Health"}
    for source, merge in merges:
        first = merge.mentions[0].extent
        assert merge.source == f"a:{first.start}-{first.end}"
        assert set(merge.mentions) < set(source.mentions)
        assert all(merge.alias.casefold() in m.extent.of(reading.doc.text).casefold() for m in merge.mentions)


def _source(article: str, name: str, kind: str = "person") -> Source:
    mention = Mention(article, Extent(0, len(name)))
    return Source(f"{article}:0-{len(name)}", name, kind, False, (mention,))  # type: ignore[arg-type]


def test_sources_of_several_articles_keep_why_they_are_one() -> None:
    one, other = _source("a", "Volodymyr Zelensky"), _source("b", "Volodymyr Zelenskyy")
    (merged,), _ = merge_sources([one, other])
    assert merged.merges == (Merge(other.name, "same name, spelled otherwise", other.mentions, other.id),)


def test_a_merge_of_three_keeps_two_reasons() -> None:
    given = [_source("a", "Mara Lindqvist"), _source("b", "Lindqvist"), _source("c", "M Lindqvist")]
    (merged,), _ = merge_sources(given)
    assert {m.source: m.reason for m in merged.merges} == {
        "b:0-9": "same surname, and no other role or affiliation",
        "c:0-11": "same surname, initial of the first name",
    }


def test_the_reasons_of_both_articles_are_kept(nlp: Language) -> None:
    found = []
    for article in ("a", "b"):
        reading = read(nlp, "[A|Mara Lindqvist] said <no>. [A|Lindqvist] said <yes>.")
        found += source_records(reading.doc, article, reading.resolution)
    (merged,), _ = merge_sources(found)
    assert [(m.alias, m.reason) for m in merged.merges] == [
        ("Lindqvist", "surname of the full name"),
        ("Mara Lindqvist", "same name"),
        ("Lindqvist", "surname of the full name"),
    ]


def test_a_headline_s_bare_noun_is_who_the_lead_tells_of(nlp: Language) -> None:
    text = (
        "Agency says 31 dead in dam collapse\n\n"
        "BOGOTÁ - Thirty-one people were killed when a dam burst, the national disaster agency said on Tuesday.\n\n"
        "The space agency said it had pictures."
    )
    names = [source.name for source in analyze(texts=[text], pipeline=nlp, compare=False).sources]
    assert names == ["the national disaster agency", "The space agency"]
