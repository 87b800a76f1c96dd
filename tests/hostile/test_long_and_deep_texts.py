"""Texts that news never has: analysed to the end, misquoted nowhere, and in time that grows with their length."""

from __future__ import annotations

import json
import time

import pytest
from spacy.language import Language

from attribution.pipeline import analyze
from attribution.records import Limits
from attribution.reports import render
from attribution.reports.json.references import dangling
from attribution.trail.words import misquoted

NEWS = (
    "The bridge at {place} is shut, the mayor said on Monday.\n\n“Nobody told us,” {name} Adeyemi, who runs the kiosk, said. "
    "She denied that {n} people had been hurt.\n\n"
)
PLACES = ("Kells", "Varnholm", "Oster", "Lindau")
NAMES = ("Ada", "Ines", "Moira", "Ruth")
HOSTILE = {
    "ten thousand marks": "“" * 10_000,
    "marks and words": "“no ” said " * 1_000,
    "quotations ten thousand deep": "“‘" * 5_000 + "it fell" + "’”" * 5_000 + " the mayor said.",
    "unclosed": "\n\n".join(f"“It fell {n} times, the mayor said" for n in range(200)),
    "one word": "said" * 20_000,
    "one sentence": "the mayor said that " * 500 + "it fell.",
    "no letters": "…!?—" * 5_000,
    "blanks": "The mayor said" + " " * 30_000 + "it fell." + "\n" * 30_000 + "“It fell,”" + "\t" * 30_000 + "he said.",
    "combining": "The mayor said ‘e" + "\u0301" * 5_000 + "’.",
    "controls": "The mayor\x00 said\x1b[31m “it fell\u202e,”\u2028 he said.\ufeff",
}


def news(length: int) -> str:
    parts = (NEWS.format(place=PLACES[n % 4], name=NAMES[n // 3 % 4], n=n) for n in range(length // 100))
    return "".join(parts)[:length]


def faults(text: str, nlp: Language) -> list[object]:
    analysis = analyze(texts=[text], pipeline=nlp, detectors=["rules"])
    found = json.loads(str(render("json", analysis)))
    return [*dangling(found), *misquoted(found), *(problem for problem in analysis.problems if problem.fatal)]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_analysed_to_the_end(name: str, nlp: Language) -> None:
    started = time.thread_time()
    assert faults(HOSTILE[name], nlp) == []
    assert time.thread_time() - started < 10


def test_time_grows_with_the_length(nlp: Language) -> None:
    seconds = []
    for length in (10_000, 40_000):
        started = time.thread_time()
        analyze(texts=[news(length)], pipeline=nlp, detectors=["rules"], compare=False)
        seconds.append(time.thread_time() - started)
    assert seconds[1] < 8 * seconds[0]


def test_an_article_that_takes_too_long_is_left_out_and_told(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    from attribution import pipeline

    whole = pipeline.find_phrases

    def slow(doc: object) -> object:
        while "never" in str(doc):
            pass
        return whole(doc)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "find_phrases", slow)
    texts = ["The mayor said it never ends.", "The mayor said it fell."]
    analysis = analyze(texts=texts, pipeline=nlp, detectors=["rules"], limits=Limits(seconds=1))
    assert [article.id for article in analysis.articles] == ["text-2"]
    assert [problem.what for problem in analysis.problems] == ["not done within 1 seconds; split it, or raise --max-seconds"]
    assert analysis.attributions


def test_a_fault_of_ours_costs_one_article_only(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    from attribution import pipeline

    whole = pipeline.resolve

    def broken(doc: object) -> object:
        if "fell" not in str(doc):
            raise IndexError("list index out of range")
        return whole(doc)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "resolve", broken)
    analysis = analyze(texts=["The mayor said it rained.", "The mayor said it fell."], pipeline=nlp, detectors=["rules"])
    assert [article.id for article in analysis.articles] == ["text-2"]
    assert "the analysis broke down on it (IndexError: list index out of range)" in analysis.problems[0].what
