"""What is fuzzed: each target takes bytes, and fails where the program raises what it should not, or misquotes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import atheris
import spacy
from spacy.language import Language

from attribution.articles import File, from_texts
from attribution.articles.completion import finished
from attribution.articles.dates import iso_date
from attribution.articles.formats import read_file
from attribution.attributions.quotations import find_quotations
from attribution.claims.figures import figures_in
from attribution.claims.moments import moments_in
from attribution.claims.times import when_in
from attribution.errors import AttributionError, UsageError
from attribution.fixes import apply_fixes, parse_fixes, revert_fixes
from attribution.fixes.writing import appended
from attribution.pipeline import analyze_reading, load_spacy
from attribution.records import Analysis, Article, Attribution, Claim, Extent, Mention, Source, Tool, words_of
from attribution.registry import readers as known_readers
from attribution.registry import reports
from attribution.reports import render
from attribution.reports.json.reading import read_analysis
from attribution.reports.json.references import dangling
from attribution.trail.words import misquoted

ENDINGS = (".txt", ".html", ".jsonl", ".json", ".mhtml", ".xhtml", ".eml", ".mbox", ".rss", ".docx", ".pdf", "")
DAY = date(2024, 7, 31)
KNOWN = (known_readers.names(), reports.names())
"""Asked for here, so that their modules are imported while imports are watched."""


def readers(data: bytes) -> None:
    """A file of any ending gives articles whose text can be written, or an error of ours."""
    given = atheris.FuzzedDataProvider(data)
    ending = given.PickValueInList(list(ENDINGS))
    try:
        reading = finished(read_file(File(f"a{ending}", given.ConsumeBytes(len(data)))))
    except AttributionError:
        return
    for article in reading.articles:
        article.text.encode()
        assert all(extent.end <= len(article.text) for extent in article.furniture)


def quotations(data: bytes) -> None:
    """Quotations stand inside the text, in order, and none is empty."""
    text = _text(data)
    before = 0
    for quotation in find_quotations(text):
        assert before <= quotation.start < quotation.end <= len(text)
        before = quotation.start


def figures(data: bytes) -> None:
    """Figures are cut from the text, and their bounds are in order."""
    doc = _words().make_doc(_text(data))
    for figure in figures_in(doc, 0, len(doc.text)):
        assert figure.extent.of(doc.text) == figure.text
        bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
        assert bounds == sorted(bounds), figure


def dates(data: bytes) -> None:
    """Dates are real ones, and times do not run backward."""
    text = _text(data)
    if found := iso_date(text):
        date.fromisoformat(found)
    moments_in(text, DAY)
    doc = _words().make_doc(text)
    when = when_in(doc, 0, len(text), "2024-07-31")
    assert not (when.earliest and when.latest) or when.earliest[:10] <= when.latest[:10], when


def saved(data: bytes) -> None:
    """A document that is taken for an analysis can be shown in every format, and is written as it was read."""
    given = atheris.FuzzedDataProvider(data)
    text = _changed(_sample(), given) if given.ConsumeBool() else given.ConsumeUnicode(len(data))
    try:
        analysis = read_analysis(text)
    except AttributionError:
        return
    written = render("json", analysis)
    assert isinstance(written, str)
    assert render("json", read_analysis(written)) == written


def fixes(data: bytes) -> None:
    """A file of fixes is read or refused; each is written as it was read, and what they change is taken back to the byte."""
    given = atheris.FuzzedDataProvider(data)
    text = _changed(FIXES, given) if given.ConsumeBool() else given.ConsumeUnicode(len(data))
    try:
        found = parse_fixes(_text(text.encode("utf-8", "replace")))  # no file in UTF-8 holds half a surrogate pair
    except UsageError:
        return
    for fix in found:
        assert replace(parse_fixes(appended("", fix, ""), "")[0], place=fix.place) == fix, fix
    before = read_analysis(_sample())
    corrected = apply_fixes(before, found, claims_of=lambda article, said, analysis: ())
    written = str(render("json", corrected))
    assert not [*dangling(json.loads(written)), *misquoted(json.loads(written))]
    assert render("json", revert_fixes(read_analysis(written))) == _sample()


def formats(data: bytes) -> None:
    """Every report takes articles of any characters, with statements at any place, and the JSON is read back equal."""
    given = atheris.FuzzedDataProvider(data)
    analysis = _analysis(given)
    name = given.PickValueInList([name for name in reports.names() if name not in ("html", "excel")])
    render(name, analysis)
    written = render("json", analysis)
    assert isinstance(written, str)
    found = json.loads(written)
    assert not [*dangling(found), *misquoted(found)]
    assert render("json", read_analysis(written)) == written


def analysis(data: bytes) -> None:
    """A whole analysis by the rules breaks down on no text, and misquotes none."""
    found = analyze_reading(from_texts([_text(data)]), pipeline=_pipeline(), detectors=["rules"])
    assert not [problem for problem in found.problems if "broke down" in problem.what], found.problems
    written = json.loads(str(render("json", found)))
    assert not [*dangling(written), *misquoted(written)]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@cache
def _words() -> Language:
    return spacy.blank("en")


@cache
def _pipeline() -> Language:
    return load_spacy()


def _analysis(given: atheris.FuzzedDataProvider) -> Analysis:
    text = given.ConsumeUnicodeNoSurrogates(200) or "x"
    article = Article(given.ConsumeUnicodeNoSurrogates(8) or "a", text, title=given.ConsumeUnicodeNoSurrogates(20))
    sources, said, claims = [], [], []
    for number in range(given.ConsumeIntInRange(0, 3)):
        places = sorted(given.ConsumeIntListInRange(4, 0, len(text)))
        source, content = Extent(places[0], places[1]), Extent(places[2], places[3])
        if not (source.start < source.end and content.start < content.end):
            continue
        named = Source(f"s{number}", source.of(text), "person", given.ConsumeBool(), (Mention(article.id, source),))
        told = Attribution(f"a{number}", article.id, (content,), source, None, "direct", "asserts", "rule", 0.5, named.id)
        sources.append(named)
        said.append(told)
        claims.append(Claim(f"c{number}", article.id, told.id, named.id, words_of([content], text), (content,)))
    return Analysis(Tool("0", "en", "0", ()), (article,), tuple(sources), tuple(said), tuple(claims))


@cache
def _sample() -> str:
    text = "The mayor said two people died. The union denied it."
    article = Article("a", text)
    source = Source("a:0-9", "The mayor", "person", False, (Mention("a", Extent(0, 9)),))
    content = (Extent(15, 30),)
    told = Attribution("a:15-30", "a", content, Extent(0, 9), Extent(10, 14), "indirect", "asserts", "clause", 0.9, source.id)
    claim = Claim("a:15-30#0", "a", told.id, source.id, "two people died", content)
    return str(render("json", Analysis(Tool("0", "en", "0", ()), (article,), (source,), (told,), (claim,))))


def _changed(text: str, given: atheris.FuzzedDataProvider) -> str:
    """The text with a few stretches replaced."""
    for _ in range(given.ConsumeIntInRange(1, 3)):
        start = given.ConsumeIntInRange(0, len(text))
        end = min(len(text), start + given.ConsumeIntInRange(0, 12))
        text = text[:start] + given.ConsumeUnicode(8) + text[end:]
    return text


SIGNED = 'who = "A"\nwhen = 2026-03-01\nwhy = "b"\n'
FIXES = "".join(
    f"[[fix]]\n{lines}\n{SIGNED}"
    for lines in (
        'do = "rename"\nsource = "The mayor"\nname = "Ada"',
        'do = "set"\nsource = "Ada"\nanonymous = true',
        'do = "add"\nsaid = "The union"\nsource = { words = "union", article = "a", nth = 1 }\nkind = "organisation"',
        'do = "reassign"\nsaid = "two people … died"\nnobody = true',
        'do = "reject"\nsaid = "two people died"\narticle = "a"',
    )
)

TARGETS: dict[str, Callable[[bytes], None]] = {
    "readers": readers,
    "quotations": quotations,
    "figures": figures,
    "dates": dates,
    "saved": saved,
    "fixes": fixes,
    "formats": formats,
    "analysis": analysis,
}
