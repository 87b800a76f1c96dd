"""What a fix is about, found by words: an article, a place in it, a source, an attribution, a claim, an event.

Nothing is guessed: where nothing fits, or several do, the fix is not carried out, and its message says how often the words
stand there and how to tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

from attribution.errors import FixError
from attribution.layout import paragraph_extents
from attribution.records import OWN_VOICE, Analysis, Article, Attribution, Claim, Event, Extent, Fix, Ref, Source

Told = TypeVar("Told", Attribution, Claim)
HALF = 0.5
"""The least part of a fix's words that must be content: another version of a model may draw its bounds otherwise."""
GAP = 2000
"""Characters in which what follows an ellipsis is looked for."""

_ALIKE = ('"“”„«»', "'‘’`´", "-‐‑–—", "…")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)")


def refs_of(fix: Fix) -> tuple[Ref, ...]:
    """Everything that a fix names."""
    return (*fix.what, *((fix.to,) if fix.to else ()), *((fix.cue,) if fix.cue else ()))


def is_elsewhere(ref: Ref, articles: Iterable[Article]) -> bool:
    """Whether it names an article that is not among those given."""
    return (ref.article is not None or ref.sha256 is not None) and _article(ref, tuple(articles)) is None


def is_changed(ref: Ref, articles: Iterable[Article]) -> bool:
    """Whether the article that it names has another text than the one it was written for."""
    found = _article(ref, tuple(articles))
    return ref.sha256 is not None and found is not None and not found.sha256.startswith(ref.sha256)


def _article(ref: Ref, articles: Sequence[Article]) -> Article | None:
    """By its checksum, else by its id."""
    same = [article for article in articles if ref.sha256 and article.sha256.startswith(ref.sha256)]
    named = [article for article in same or articles if article.id == ref.article]
    return next(iter(named or same), None)


def articles_of(ref: Ref, analysis: Analysis) -> tuple[Article, ...]:
    """The article that it names, or all where it names none.

    Raises:
        FixError: the article is not there.
    """
    if ref.article is None and ref.sha256 is None:
        return analysis.articles
    found = _article(ref, analysis.articles)
    if found is None:
        raise FixError(f"there is no article {ref.article or ref.sha256}")
    return (found,)


def places_of(words: str, text: str) -> tuple[Extent, ...]:
    """Where words stand in a text, as words and not as parts of others; white space and kinds of quotation marks are alike,
    and an ellipsis stands for what is left out.

    >>> places_of("the “red” barrier", 'Near the\\n"red" barrier and the "red" barriers.')
    (Extent(start=5, end=22),)
    """
    parts = [part.strip() for part in _ELLIPSIS.split(words) if part.strip()] or [words.strip()]
    return tuple(_places(parts, text))


def _places(parts: Sequence[str], text: str) -> Iterator[Extent]:
    first, *others = (_pattern(part) for part in parts)
    for match in first.finditer(text):
        end = match.end()
        for other in others:
            further = other.search(text, end, end + GAP)
            if further is None:
                break
            end = further.end()
        else:
            yield Extent(match.start(), end)


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    written = r"\s+".join(_spelled(word) for word in words.split())
    before, after = (r"(?<!\w)" if words[:1].isalnum() else ""), (r"(?!\w)" if words[-1:].isalnum() else "")
    return re.compile(before + written + after)


def _spelled(word: str) -> str:
    return "".join(_class(letter) for letter in word)


def _class(letter: str) -> str:
    group = next((group for group in _ALIKE if letter in group), None)
    return f"[{re.escape(group)}]" if group else re.escape(letter)


def place_of(ref: Ref, analysis: Analysis) -> tuple[Article, Extent]:
    """The one place that has the words.

    Raises:
        FixError: no place has them, or several do and none is chosen.
    """
    found = [(article, place) for article in articles_of(ref, analysis) for place in places_of(ref.words, article.text)]
    if not found:
        raise FixError(f"{quoted(ref)} stands nowhere in {_where(ref, analysis)}{_in_other_case(ref, analysis)}")
    if ref.nth is not None:
        if ref.nth > len(found):
            raise FixError(f"{quoted(ref)} stands {_times(len(found))} in {_where(ref, analysis)}, and nth is {ref.nth}")
        return found[ref.nth - 1]
    if len(found) > 1:
        raise FixError(f"{quoted(ref)} stands {_times(len(found))} in {_where(ref, analysis)}; {_choose(found)}")
    return found[0]


def _in_other_case(ref: Ref, analysis: Analysis) -> str:
    """The words as a text has them, where only capitals differ: a report's answers begin with a small letter."""
    alike = re.compile(_pattern(ref.words).pattern, re.IGNORECASE)
    found = next(filter(None, (alike.search(article.text) for article in articles_of(ref, analysis))), None)
    return f", but “{found[0]}” does" if found else ""


def attribution_of(ref: Ref, analysis: Analysis) -> Attribution:
    """The attribution with that content.

    Raises:
        FixError: there is none, or there are several.
    """
    return _told(ref, analysis, analysis.attributions, lambda said: said.content, "nothing is found said in the words")


def claim_of(ref: Ref, analysis: Analysis) -> Claim:
    """The claim with those words.

    Raises:
        FixError: there is none, or there are several.
    """
    return _told(ref, analysis, analysis.claims, lambda claim: claim.extents, "no claim is found in the words")


def own_voice_of(ref: Ref, analysis: Analysis) -> Claim | None:
    """The claim of an article in its own voice that has those words; None where they stand nowhere, or several times.

    Raises:
        FixError: the article, or the nth place in it, is not there.
    """
    texts = articles_of(ref, analysis)
    places = [(article, place) for article in texts for place in places_of(ref.words, article.text)]
    if ref.nth is not None:
        places = [place_of(ref, analysis)]
    if len(places) != 1:
        return None
    article, place = places[0]
    own = (claim for claim in analysis.claims if claim.article == article.id and claim.attribution == OWN_VOICE)
    return _best(place, own, lambda claim: claim.extents)


def event_of(ref: Ref, analysis: Analysis) -> Event:
    """The event with that label, else the one that a claim in those words tells of.

    Raises:
        FixError: there is none, or there are several.
    """
    wanted = folded(ref.words.rstrip("… "))
    labelled = [event for event in analysis.events if folded(event.label.rstrip("… ")) == wanted]
    if len(labelled) == 1:
        return labelled[0]
    claim = claim_of(ref, analysis)
    found = next((event for event in analysis.events if claim.id in event.claims), None)
    if found is None:
        raise FixError(f"{quoted(ref)} tells of no event")
    return found


def _told(
    ref: Ref, analysis: Analysis, given: Iterable[Told], extents: Callable[[Told], tuple[Extent, ...]], none: str
) -> Told:
    """The one record whose extents hold the words best, wherever they stand."""
    held: dict[str, list[Told]] = {}
    for record in given:
        held.setdefault(record.article, []).append(record)
    places = [(article, place) for article in articles_of(ref, analysis) for place in places_of(ref.words, article.text)]
    if ref.nth is not None:
        places = [place_of(ref, analysis)]
    elif not places:
        place_of(ref, analysis)  # says so
    best = [(article, place, _best(place, held.get(article.id, ()), extents)) for article, place in places]
    found = {record.id: record for _, _, record in best if record is not None}
    if not found:
        raise FixError(f"{none} {quoted(ref)} in {_where(ref, analysis)}")
    if len(found) > 1:
        raise FixError(f"{quoted(ref)} stands {_times(len(places))} in {_where(ref, analysis)}; {_choose(places)}")
    return next(iter(found.values()))


def _best(place: Extent, given: Iterable[Told], extents: Callable[[Told], tuple[Extent, ...]]) -> Told | None:
    """The record that holds most of a place and little else; None where none holds half of it."""
    ranked: list[tuple[float, int, str, Told]] = []
    for record in given:
        share = sum(_shared(place, extent) for extent in extents(record)) / (place.end - place.start)
        if share >= HALF:
            size = sum(extent.end - extent.start for extent in extents(record))
            ranked.append((-round(share, 2), size, record.id, record))
    return min(ranked, key=lambda one: one[:3])[3] if ranked else None


def _shared(one: Extent, other: Extent) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def source_of(ref: Ref, analysis: Analysis) -> Source:
    """The source of that name, else that is also called so, else that is so called at a place.

    Raises:
        FixError: there is none, or there are several.
    """
    found = sources_called(ref, analysis)
    if not found:
        names = sorted({source.name for source in analysis.sources})
        close = get_close_matches(ref.words, names, 3)
        hint = f"; there are: {', '.join(close)}" if close else ""
        raise FixError(f"no source in {_where(ref, analysis)} is called {quoted(ref)}{hint}")
    if len(found) > 1:
        raise FixError(
            f"{len(found)} sources are called {quoted(ref)}: {_apart(found)}; choose one by article, or by nth place"
        )
    return found[0]


def sources_called(ref: Ref, analysis: Analysis) -> list[Source]:
    """The sources that fit; empty where none does.

    Raises:
        FixError: the article, or the nth place in it, is not there.
    """
    allowed = {article.id for article in articles_of(ref, analysis)}
    scoped = ref.article is not None or ref.sha256 is not None
    given = [s for s in analysis.sources if not scoped or any(m.article in allowed for m in s.mentions)]
    if ref.nth is None:
        return next((fitting for fitting in _called(ref, given, analysis) if fitting), [])
    article, place = place_of(ref, analysis)
    return [s for s in given if any(m.article == article.id and m.extent.overlaps(place) for m in s.mentions)]


def _called(ref: Ref, given: Sequence[Source], analysis: Analysis) -> Iterator[list[Source]]:
    wanted = folded(ref.words)
    texts = {article.id: article.text for article in articles_of(ref, analysis)}
    yield [source for source in given if folded(source.name) == wanted]
    yield [source for source in given if wanted in map(folded, source.aliases)]
    yield [
        source
        for source in given
        if any(m.article in texts and folded(m.extent.of(texts[m.article])) == wanted for m in source.mentions)
    ]


def _apart(sources: Iterable[Source]) -> str:
    return ", ".join(f"{s.name} (in {', '.join(dict.fromkeys(m.article for m in s.mentions))})" for s in sources)


def folded(words: str) -> str:
    """Words without regard to case and white space."""
    return " ".join(words.split()).casefold()


def quoted(ref: Ref) -> str:
    """The words of a fix as a message shows them.

    >>> quoted(Ref("the  mayor"))
    '“the mayor”'
    """
    return f"“{shortened(ref.words)}”"


def shortened(words: str, longest: int = 60) -> str:
    """Words in one line, without those that go beyond so many characters."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def _where(ref: Ref, analysis: Analysis) -> str:
    named = articles_of(ref, analysis)
    alone = ref.article is not None or ref.sha256 is not None or len(named) == 1
    where = named[0].id if alone else "the articles"
    return f"{where}, which has changed since" if is_changed(ref, analysis.articles) else where


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _choose(found: Sequence[tuple[Article, Extent]]) -> str:
    """How to choose one of several places."""
    numbered = list(enumerate(found, start=1))[:6]
    places = ", ".join(f"{number}: {article.id} {_paragraph(article, place)}" for number, (article, place) in numbered)
    return f"quote more, or choose with nth ({places}{', …' if len(found) > 6 else ''})"


def _paragraph(article: Article, place: Extent) -> str:
    number = sum(extent.start <= place.start for extent in paragraph_extents(article.text))
    return f"¶{number}"


def nearest(places: Iterable[Extent], content: Extent, article: Article) -> Extent | None:
    """The place nearest to a content in the paragraph where that begins, not inside it; None where there is none."""
    paragraph = next((e for e in reversed(paragraph_extents(article.text)) if e.start <= content.start), content)
    inside = (p for p in places if p.overlaps(paragraph) and not p.overlaps(content))
    return min(inside, key=lambda p: (max(content.start - p.end, p.start - content.end), p), default=None)
