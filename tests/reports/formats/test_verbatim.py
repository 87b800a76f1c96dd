"""Every format against the articles: what it holds of their words is theirs, at the places it states, and nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from held import ELSEWHERE, READ_BACK, Part, pairs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from attribution import registry
from attribution.records import Analysis, Article, Attribution, Claim, Extent, Mention, Source, Tool, words_of
from attribution.reports import is_binary, render
from tests.voiced import OWN, voiced

HERE = Path(__file__).parent
NOTHING = Analysis(Tool("0.1.0", "en", "3.8.0", ()))
ODD = "aB é新😀 \n\r\t\x0b\x0c\x1b\x00\x85\u00a0\u2028\u202e\ufffe\ud800\"'“”,;:.=+-@#<>&|*_`~[]{}()\\/%$!1٣"


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Articles of odd characters, and attributions and claims anywhere in them."""
    ids = draw(st.lists(st.text(ODD, min_size=1, max_size=8), min_size=1, max_size=2, unique=True))
    articles = tuple(
        Article(id, draw(st.text(ODD, min_size=2, max_size=60).filter(str.strip)), title=draw(st.text(ODD, max_size=9)))
        for id in ids
    )
    sources, said, claims = [], [], []
    for number, article in enumerate(draw(st.lists(st.sampled_from(articles), min_size=1, max_size=4))):
        content = draw(_extents(article, most=3).filter(partial(_has_words, article)))
        places = [draw(st.none() | _extents(article, most=1)) for _ in ("source", "cue")]
        source, cue = (place[0] if place else None for place in places)
        speaker = None
        if source:
            speaker = f"{article.id}:{number}"
            name = source.of(article.text)
            sources.append(Source(speaker, name, "person", draw(st.booleans()), (Mention(article.id, source),), role=name))
        style = draw(st.sampled_from(("direct", "indirect", "mixed")))
        stance = draw(st.sampled_from(("asserts", "denies", "declines")))
        told = Attribution(f"{article.id}#{number}", article.id, content, source, cue, style, stance, "rule", 0.5, speaker)
        said.append(told)
        claims.append(Claim(f"{told.id}#0", article.id, told.id, speaker, words_of(content, article.text), content))
    return Analysis(Tool("0.1.0", "en", "3.8.0", ()), articles, tuple(sources), tuple(said), tuple(claims))


def _has_words(article: Article, extents: tuple[Extent, ...]) -> bool:
    return any(extent.of(article.text).strip() for extent in extents)


@st.composite
def _extents(draw: st.DrawFn, article: Article, most: int) -> tuple[Extent, ...]:
    places = st.lists(st.integers(0, len(article.text)), min_size=2, max_size=2 * most, unique=True)
    edges = sorted(draw(places.filter(lambda found: len(found) % 2 == 0)))
    return tuple(Extent(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


def test_every_format_is_read_back() -> None:
    own = {name for name in registry.reports.names() if registry.reports.get(name).__module__.startswith("attribution.")}
    assert own == READ_BACK.keys() | ELSEWHERE.keys(), "add a reader for the new format to held.py"


@pytest.mark.parametrize("name", READ_BACK)
def test_a_story_is_held_word_for_word(name: str, analysis: Analysis) -> None:
    form = READ_BACK[name]
    expected = form.expected(analysis)
    assert len(expected) > 10
    assert form.of(name, analysis) == expected


@pytest.mark.parametrize("name", READ_BACK)
def test_what_an_outlet_says_in_its_own_voice_is_held(name: str) -> None:
    form, analysis = READ_BACK[name], voiced()
    (own,) = (claim for claim in analysis.claims if claim.text == OWN)
    assert form.of(name, analysis) == form.expected(analysis)
    if form.lists_own_voice:
        assert Part(own.article, "content", pairs(own.extents), form.shown(own.text)) in form.of(name, analysis)


@pytest.mark.parametrize("name", READ_BACK)
def test_hostile_text_is_held_as_it_is(name: str, hostile: Analysis) -> None:
    form = READ_BACK[name]
    assert form.of(name, hostile) == form.expected(hostile)


@pytest.fixture(scope="module")
def wide() -> Analysis:
    """A quotation in two pieces longer than any line, with a word that is longer too, by somebody whose name is as long."""
    speaker = " ".join(["Maximiliana"] * 12)
    pieces = (
        "that nobody had looked at the crane since the spring " * 4 + "x" * 130,
        "and that all had known of it " * 6 + "for years",
    )
    text = f"{pieces[0]}, {speaker} said, {pieces[1]}."
    content = tuple(Extent(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    place = Extent(text.index(speaker), text.index(speaker) + len(speaker))
    said = Attribution("a:1", "wire", content, place, None, "indirect", "asserts", "rule", 0.9, "s")
    claim = Claim("a:1#0", "wire", "a:1", "s", words_of(content, text), content)
    source = Source("s", speaker, "person", False, (Mention("wire", place),))
    return Analysis(NOTHING.tool, (Article("wire", text),), (source,), (said,), (claim,))


@pytest.mark.parametrize("name", READ_BACK)
def test_words_longer_than_a_line_are_held(name: str, wide: Analysis) -> None:
    form = READ_BACK[name]
    assert form.of(name, wide) == form.expected(wide)


@pytest.mark.parametrize("name", READ_BACK)
@settings(max_examples=30, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), derandomize=True)
@given(given_analysis=analyses())
def test_whatever_an_article_holds_stands_at_its_place(name: str, given_analysis: Analysis) -> None:
    form = READ_BACK[name]
    assert form.of(name, given_analysis) == form.expected(given_analysis)


@pytest.mark.parametrize("name", READ_BACK)
def test_nothing_at_all_is_held_too(name: str) -> None:
    assert READ_BACK[name].of(name, NOTHING) == set()


@pytest.mark.parametrize("name", registry.reports.names())
def test_an_output_can_be_encoded_and_steers_no_terminal(name: str, hostile: Analysis) -> None:
    out = render(name, hostile)
    assert isinstance(out, bytes) == is_binary(name)
    if isinstance(out, str):
        assert not {*out.encode().decode()} & {"\x1b", "\x00", "\x08", "\x9b", "\u202e", "\u2066"}


def test_bytes_are_the_same_in_two_processes() -> None:
    code = (
        "import hashlib, json, harbour, hostile\nfrom attribution import registry\nfrom attribution.reports import render\n"
        "found = {}\n"
        "for name in registry.reports.names():\n"
        "    for told in (harbour.harbour(), hostile.hostile_analysis()):\n"
        "        out = render(name, told)\n"
        "        out = out.encode('utf-8', 'backslashreplace') if isinstance(out, str) else out\n"
        "        found.setdefault(name, []).append(hashlib.sha256(out).hexdigest())\n"
        "print(json.dumps(found))"
    )
    first, second = (
        json.loads(
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE.parent)},
                capture_output=True,
                check=True,
            ).stdout
        )
        for seed in ("1", "2")
    )
    assert first == second
    assert first.keys() >= READ_BACK.keys()
