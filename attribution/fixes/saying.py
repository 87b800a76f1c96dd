"""Fixes to who said what: an attribution given to another source, rejected, or added by its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from attribution.attributions.quotations import find_quotations
from attribution.claims import claims_of
from attribution.errors import FixError, PipelineError
from attribution.fixes.changes import Change, Settled, free_id, inserted
from attribution.fixes.finding import (
    attribution_of,
    folded,
    nearest,
    own_voice_of,
    place_of,
    places_of,
    quoted,
    shortened,
    source_of,
    sources_called,
)
from attribution.parsing import load_spacy, parse
from attribution.records import Analysis, Article, Attribution, Claim, Extent, Fix, Mention, Source, Style, words_of

DETECTOR = "a person"
"""What ``Attribution.detector`` names where a person added it."""
DIRECT = 0.8
"""The share of letters inside quotation marks from which content counts as a direct quotation, as the detectors have it."""

ClaimsOf = Callable[[Article, Sequence[Attribution], Analysis], tuple[Claim, ...]]
"""What tells the claims of attributions that a person added to an article."""


def reassign(analysis: Analysis, fix: Fix, before: Analysis) -> Change:
    """An attribution given to another source, or to nobody."""
    said = attribution_of(fix.what[0], analysis)
    article = next(article for article in analysis.articles if article.id == said.article)
    target, changed = _speaker(fix, article, analysis, before)
    known = {source.id: source for source in analysis.sources}
    if (target.id if target else None) == said.source_id and not (said.candidates and target is None):
        whose = f"“{target.name}”" if target else "nobody"
        raise FixError(f"{quoted(fix.what[0])} is given to {whose} already")
    words = _words_for(target, said, known.get(said.source_id or ""), article)
    given = replace(said, source_id=target.id if target else None, source=words, candidates=())
    done = f"“{_shown(said, article)}” is given to {f'“{target.name}”' if target else 'nobody'}"
    was = known[said.source_id].name if said.source_id in known else ""
    done += f", not to “{was}”" if was else ""
    settled: dict[Settled, str] = {("source", said.id): target.id if target else ""}
    return Change(_with_said(changed, given), done, (said.id,), settled)


def reject(analysis: Analysis, fix: Fix, before: Analysis) -> Change:
    """An attribution taken out, with its claims; or what an article is taken to say in its own voice."""
    own = own_voice_of(fix.what[0], analysis)
    if own is not None:
        kept = tuple(claim for claim in analysis.claims if claim.id != own.id)
        done = f"“{shortened(own.text)}” is not said in an outlet's own voice"
        return Change(replace(analysis, claims=kept), done, (), {("statement", own.id): "no"})
    said = attribution_of(fix.what[0], analysis)
    article = next(article for article in analysis.articles if article.id == said.article)
    source = next((source.name for source in analysis.sources if source.id == said.source_id), None)
    done = f"“{_shown(said, article)}” is no statement" + (f" of “{source}”" if source else "")
    left = replace(
        analysis,
        attributions=tuple(other for other in analysis.attributions if other.id != said.id),
        claims=tuple(claim for claim in analysis.claims if claim.attribution != said.id),
    )
    return Change(left, done, (), {("statement", said.id): "no"})


def add(analysis: Analysis, fix: Fix, before: Analysis, told_in: ClaimsOf) -> Change:
    """An attribution that was missed, with its claims."""
    places = sorted((place_of(ref, analysis) for ref in fix.what), key=lambda found: found[1])
    article, content = places[0][0], tuple(place for _, place in places)
    if any(other.id != article.id for other, _ in places):
        raise FixError("the pieces of what is said stand in several articles; give each its own fix")
    if any(one.overlaps(other) for one, other in pairwise(content)):
        raise FixError("the pieces of what is said overlap; give each of its words once")
    id = f"{article.id}:{content[0].start}-{content[-1].end}"
    if any(said.id == id for said in analysis.attributions):
        raise FixError(f"{quoted(fix.what[0])} is a statement already; to give it to another source, reassign it")
    speaker, changed = _speaker(fix, article, analysis, before)
    said = Attribution(
        id=id,
        article=article.id,
        content=content,
        source=nearest(_mentions(speaker, article), content[0], article) if speaker else None,
        cue=_cue(fix, content[0], article, analysis),
        style=_style(content, article.text),
        stance=fix.stance or "asserts",
        detector=DETECTOR,
        confidence=1.0,
        source_id=speaker.id if speaker else None,
    )
    done = f"“{_shown(said, article)}” is a statement of {f'“{speaker.name}”' if speaker else 'nobody named'}"
    told = told_in(article, (said,), analysis)
    return Change(_with_new(changed, said, told), done, (said.id,), {("statement", said.id): "yes"})


def parsed_claims(article: Article, said: Sequence[Attribution], analysis: Analysis) -> tuple[Claim, ...]:
    """The claims of attributions, found as in the articles themselves, with the pipeline that made the analysis.

    Raises:
        FixError: it is not installed.
    """
    try:
        nlp = _pipeline(analysis.tool.pipeline_name)
    except PipelineError as error:
        raise FixError(f"what is said cannot be read: {error}") from error
    ((_, doc),) = parse(nlp, [article])
    return claims_of(doc, article, said)


_pipeline = cache(load_spacy)


def _speaker(fix: Fix, article: Article, analysis: Analysis, before: Analysis) -> tuple[Source | None, Analysis]:
    """The source that a fix gives an attribution to, looked for in its article first, and the analysis with it; a new one
    where the article has the words and the fix tells its kind."""
    if fix.to is None:
        return None, analysis
    ref = fix.to if fix.to.article or fix.to.sha256 else replace(fix.to, article=article.id)
    if len(sources_called(ref, analysis)) == 1:
        return source_of(ref, analysis), analysis
    places = places_of(ref.words, article.text)
    whole = [source for source in analysis.sources if any(m.overlaps(p) for m in _mentions(source, article) for p in places)]
    if len(whole) == 1:  # "district hospital" for "the district hospital"
        return whole[0], analysis
    if sources_called(fix.to, analysis) or not places:
        return source_of(fix.to, analysis), analysis
    if fix.kind is None:
        raise FixError(f"{quoted(ref)} is no source yet, though {article.id} has the words; tell what it is by kind")
    mentions = tuple(Mention(article.id, place) for place in places)
    ids = [f"{article.id}:{place.start}-{place.end}" for place in places]
    source = Source(free_id(ids, analysis, before), " ".join(places[0].of(article.text).split()), fix.kind, False, mentions)
    return source, replace(analysis, sources=inserted(source, analysis.sources, before))


def _words_for(speaker: Source | None, said: Attribution, old: Source | None, article: Article) -> Extent | None:
    """The words of the text that stand for the speaker: those that stood for the old one, unless they are its name."""
    if speaker is None:
        return None
    if said.source is not None:
        own = any(m.article == said.article and m.extent.overlaps(said.source) for m in speaker.mentions)
        names = (old.name, *old.aliases) if old is not None else ()
        if own or folded(said.source.of(article.text)) not in map(folded, names):
            return said.source
    return nearest(_mentions(speaker, article), said.content[0], article)


def _mentions(source: Source, article: Article) -> Iterator[Extent]:
    return (mention.extent for mention in source.mentions if mention.article == article.id)


def _cue(fix: Fix, content: Extent, article: Article, analysis: Analysis) -> Extent | None:
    """The words of saying nearest to a content."""
    if fix.cue is None:
        return None
    ref = replace(fix.cue, article=article.id, sha256=None)
    if ref.nth is not None:
        return place_of(ref, analysis)[1]
    found = nearest(places_of(ref.words, article.text), content, article)
    if found is None:
        raise FixError(f"{quoted(ref)} does not stand in the paragraph of what is said; choose another place with nth")
    return found


def _style(content: Sequence[Extent], text: str) -> Style:
    """By the letters that stand inside quotation marks."""
    marked = [part for quotation in find_quotations(text) for part in quotation.parts]
    letters = [i for extent in content for i in range(extent.start, extent.end) if text[i].isalnum()]
    inside = sum(any(start <= i < end for start, end in marked) for i in letters)
    if letters and inside >= DIRECT * len(letters):
        return "direct"
    return "mixed" if inside else "indirect"


def _with_said(analysis: Analysis, given: Attribution) -> Analysis:
    """The analysis with an attribution in the place of the one of its id, and its claims under its source."""
    return replace(
        analysis,
        attributions=tuple(given if said.id == given.id else said for said in analysis.attributions),
        claims=tuple(
            replace(claim, source_id=given.source_id) if claim.attribution == given.id else claim for claim in analysis.claims
        ),
    )


def _with_new(analysis: Analysis, said: Attribution, claims: Sequence[Claim]) -> Analysis:
    """The analysis with one more attribution and its claims, each where it stands in the text."""
    order = {article.id: place for place, article in enumerate(analysis.articles)}

    def later(extent: Extent, article: str) -> bool:
        return (order[article], extent) > (order[said.article], said.extent)

    attributions, told = list(analysis.attributions), list(analysis.claims)
    following = (place for place, other in enumerate(attributions) if later(other.extent, other.article))
    attributions.insert(next(following, len(attributions)), said)
    after = next((place for place, claim in enumerate(told) if later(claim.extents[0], claim.article)), len(told))
    return replace(analysis, attributions=tuple(attributions), claims=(*told[:after], *claims, *told[after:]))


def _shown(said: Attribution, article: Article) -> str:
    """The words of an attribution, shortened."""
    return shortened(words_of(said.content, article.text))
