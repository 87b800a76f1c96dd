"""The whole flow in one place: articles in, an analysis out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from attribution.accounts import compare as compare_accounts
from attribution.accounts.rulings import NONE, Rulings
from attribution.annotation import write_findings, write_furniture, write_phrases, write_resolution
from attribution.articles import Reading, from_texts, read
from attribution.attributions import (
    LEARNED,
    ReadRelation,
    attribution_records,
    detector_names,
    find_attributions,
    reading_ahead,
)
from attribution.claims import claims_of, own_claims_of
from attribution.deadline import TooLongError, within
from attribution.languages import DEFAULT_PIPELINE
from attribution.mentions import find_phrases
from attribution.parsing import load_spacy, parse
from attribution.records import LIMITS, OWN_VOICE, Analysis, Article, Attribution, Claim, Limits, Problem, Source, Tool
from attribution.sources import candidate_records, merge_sources, resolve, source_records
from attribution.trail.digests import weights_used, with_comparing

Progress = Callable[[int, int], None]
Spoken = TypeVar("Spoken", Attribution, Claim)

__all__ = ["analyze", "analyze_reading", "load_spacy", "tool_of", "with_accounts"]


def analyze(
    inputs: Iterable[str | Path] = (),
    *,
    texts: Iterable[str] = (),
    pipeline: str | Language = DEFAULT_PIPELINE,
    detectors: Sequence[str] = (),
    compare: bool = True,
    limits: Limits = LIMITS,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """Who said what in the given articles and, unless ``compare`` is off, where the accounts agree and compete.

    ``inputs`` are files, folders, patterns and "-" for ``stdin``; ``texts`` are articles as strings. ``pipeline`` is the
    name of an installed English spaCy pipeline or a loaded one; with no ``detectors`` named, all are used. What cannot
    be read, or is beyond the ``limits``, is told in the analysis' ``problems``; the rest goes on. ``progress`` is called
    after each article with the number of those done and of all.

    Raises:
        PipelineError: the spaCy pipeline is missing or lacks a component that is needed.
        UsageError: there is no detector of a given name.
    """
    reading = read(inputs, stdin=stdin, limits=limits)
    strings = from_texts(texts, limits=limits)
    whole = Reading(reading.articles + strings.articles, reading.problems + strings.problems)
    return analyze_reading(whole, pipeline=pipeline, detectors=detectors, compare=compare, limits=limits, progress=progress)


def analyze_reading(
    reading: Reading,
    *,
    pipeline: str | Language = DEFAULT_PIPELINE,
    detectors: Sequence[str] = (),
    compare: bool = True,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Analysis:
    """The analysis of articles that have been read; see ``analyze``. Of the limits, only that on time is left to keep."""
    names = detector_names(detectors)
    nlp = load_spacy(pipeline) if isinstance(pipeline, str) else pipeline
    each: list[Told | Problem] = []
    for told in tell(nlp, reading.articles, detectors=names, limits=limits):
        each.append(told)
        if progress:
            progress(len(each), len(reading.articles))
    return together(each, tool_of(nlp, names, compare=compare, limits=limits), problems=reading.problems, compare=compare)


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells, before it is laid beside others; what it says in its own voice is among the ``claims``."""

    article: Article
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def tell(
    nlp: Language, articles: Iterable[Article], *, detectors: Sequence[str], limits: Limits = LIMITS, ahead: bool = True
) -> Iterator[Told | Problem]:
    """What each article tells by itself, in order, or why that could not be found; the ``detectors`` are full names.

    Unless ``ahead`` is off, the network reads on a second core while this one parses; where several processes work side by
    side each keeps to one.
    """
    with reading_ahead(wanted=ahead and LEARNED in detectors) as reading:
        for article, doc in parse(nlp, reading.begin(articles)):
            yield _told_in_time(doc, article, detectors, reading.next(), limits.seconds)


def together(
    each: Iterable[Told | Problem], tool: Tool, *, problems: tuple[Problem, ...] = (), compare: bool = True
) -> Analysis:
    """Articles laid together in their order: sources that are one merged and, unless ``compare`` is off, accounts compared."""
    each = tuple(each)
    told = [one for one in each if isinstance(one, Told)]
    lost = tuple(one for one in each if isinstance(one, Problem))
    sources, same = merge_sources(source for one in told for source in one.sources)
    analysis = Analysis(
        tool=tool,
        articles=tuple(one.article for one in told),
        sources=sources,
        attributions=tuple(_of_source(a, same) for one in told for a in one.attributions),
        claims=tuple(_of_source(c, same) for one in told for c in one.claims if c.attribution != OWN_VOICE),
        unheard=tuple(c for one in told for c in one.claims if c.attribution == OWN_VOICE),
        problems=problems + lost,
    )
    return with_accounts(analysis) if compare else analysis


def tool_of(nlp: Language, detectors: tuple[str, ...], *, compare: bool, limits: Limits = LIMITS) -> Tool:
    """What makes an analysis in this pipeline by these detectors."""
    used = weights_used(nlp, learned=LEARNED in detectors, compared=compare)
    return Tool(version("attribution"), f"{nlp.lang}_{nlp.meta['name']}", nlp.meta["version"], detectors, used, limits)


def broken(article: Article, error: BaseException) -> Problem:
    """That an article was lost by a fault of ours, in words for its reader."""
    what = f"the analysis broke down on it ({type(error).__name__}: {error}); please report this with the text"
    return Problem(article.path or article.id, what)


def _told_in_time(
    doc: Doc, article: Article, detectors: Sequence[str], ahead: Sequence[ReadRelation] | None, seconds: float
) -> Told | Problem:
    """What an article tells, or why that could not be found: it took too long, or a fault of ours that must not cost the
    articles beside it."""
    try:
        with within(seconds):
            return _told(doc, article, detectors, ahead)
    except TooLongError:
        what = f"not done within {seconds:g} seconds; split it, or raise --max-seconds"
        return Problem(article.path or article.id, what)
    except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError, ValueError) as error:
        return broken(article, error)


def _told(doc: Doc, article: Article, detectors: Sequence[str], ahead: Sequence[ReadRelation] | None) -> Told:
    """One article through the stages that work on its Doc; ``ahead`` is what the network read in it before."""
    parts = (doc.char_span(e.start, e.end, alignment_mode="contract") for e in article.furniture)
    write_furniture(doc, (part for part in parts if part is not None))
    write_phrases(doc, find_phrases(doc))
    findings = find_attributions(doc, detectors, read=ahead)
    write_findings(doc, findings)
    resolution = resolve(doc)
    write_resolution(doc, resolution)
    sources = source_records(doc, article.id, resolution)
    speakers = [None if n is None else sources[n].id for n in resolution.speakers]
    chains = [tuple(sources[n].id for n in chain) for chain in resolution.chains]
    records = attribution_records(doc, article.id, findings, speakers, chains)
    doubted = candidate_records(doc, resolution, sources)
    attributions = tuple(replace(record, candidates=c) for record, c in zip(records, doubted, strict=True))
    claims = claims_of(doc, article, attributions) + own_claims_of(doc, article, attributions)
    return Told(article, sources, attributions, claims)


def with_accounts(analysis: Analysis, rulings: Rulings = NONE) -> Analysis:
    """An analysis with the claims of its articles laid side by side: events, points at issue, relations; what a person has
    laid down about them goes before what is found. What articles say in their own voice is heard anew."""
    said = tuple(claim for claim in analysis.claims if claim.attribution != OWN_VOICE)
    own = _own_voices(analysis)
    found = compare_accounts(analysis.articles, analysis.sources, analysis.attributions, (*said, *own), rulings)
    heard = {claim.id for claim in found.claims}
    known = {source.id: source for source in analysis.sources}
    speaking = (source for source in analysis.sources if not source.is_own_voice)
    return replace(
        analysis,
        sources=(*speaking, *(known.get(outlet.id, outlet) for outlet in found.outlets)),
        claims=found.claims,
        events=found.events,
        points=found.points,
        relations=found.relations,
        own_voice=found.own_voice,
        stories=found.stories,
        unheard=tuple(claim for claim in own if claim.id not in heard),
    )


def _own_voices(analysis: Analysis) -> list[Claim]:
    """All that articles say in their own voice, as it was before any of it was heard, in the order of the text."""
    order = {article.id: place for place, article in enumerate(analysis.articles)}
    own = [claim for claim in (*analysis.claims, *analysis.unheard) if claim.attribution == OWN_VOICE]
    own.sort(key=lambda claim: (order.get(claim.article, len(order)), claim.extents, claim.id))
    return [replace(claim, source_id=None, event=None) for claim in own]


def compared_after_all(analysis: Analysis) -> Analysis:
    """As ``with_accounts``, of an analysis made with ``compare`` off: what compares is then part of what made it."""
    return with_accounts(replace(analysis, tool=with_comparing(analysis.tool)))


def _of_source(told: Spoken, same: Mapping[str, str]) -> Spoken:
    """An attribution or claim under the id that its source has across all articles."""
    if isinstance(told, Attribution):
        candidates = tuple(replace(one, source_id=_same(one.source_id, same)) for one in told.candidates)
        via = tuple(same[v] for v in told.via)
        return replace(told, via=via, source_id=_same(told.source_id, same), candidates=candidates)
    return replace(told, source_id=_same(told.source_id, same))


def _same(source: str | None, same: Mapping[str, str]) -> str | None:
    return None if source is None else same[source]
