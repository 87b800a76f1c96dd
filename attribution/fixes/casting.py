"""Fixes to who speaks: sources merged, split, renamed, set otherwise."""

from __future__ import annotations

from dataclasses import replace

from attribution.errors import FixError
from attribution.fixes.changes import Change, Settled, Use, free_id, inserted, with_sources
from attribution.fixes.finding import articles_of, folded, place_of, quoted, source_of
from attribution.records import Analysis, Fix, Mention, Ref, Source
from attribution.sources.merging import merged


def merge(analysis: Analysis, fix: Fix, before: Analysis) -> Change:
    """All sources named as one, under the first's name and id."""
    first, *others = dict.fromkeys(source_of(ref, analysis) for ref in fix.what)
    if not others:
        raise FixError(f"{' and '.join(quoted(ref) for ref in fix.what)} are one source already")
    one, same = first, {other.id: first.id for other in others}
    for other in others:
        one = merged(one, other, f"{fix.who}: {fix.why}")
    sources = tuple(one if s.id == first.id else s for s in analysis.sources if s.id not in same)
    done = f"{' and '.join(f'“{source.name}”' for source in (first, *others))} are one source"
    settled = {_pair(first.id, other.id): "one" for other in others}
    return Change(with_sources(analysis, before, sources, lambda use: same.get(use.now, use.now)), done, (first.id,), settled)


def split(analysis: Analysis, fix: Fix, before: Analysis) -> Change:
    """A part of a source as a source of its own: what was merged into it under those words, else its mentions in them."""
    assert fix.to is not None, "every split names its part"
    source = source_of(fix.what[0], analysis)
    moved = _moved(source, fix.to, analysis)
    kept = tuple(mention for mention in source.mentions if mention not in moved)
    if not kept:
        raise FixError(f"{quoted(fix.to)} is all of {source.name}; there is nothing to split off")
    known = {found.id: found for found in before.sources}
    part = _part(source, moved, fix.to, analysis, before)
    rest = _rest(source, kept, moved, analysis, known.get(source.id))

    def whose(use: Use) -> str:
        if use.now != source.id:
            return use.now
        if part.id in known and use.was in (part.id, source.id):
            return use.was
        return part.id if _is_moved(use, moved, kept) else source.id

    sources = inserted(part, (rest if s.id == source.id else s for s in analysis.sources), before)
    done = f"“{part.name}” is a source of its own, apart from “{rest.name}”"
    changed = with_sources(analysis, before, sources, whose)
    return Change(changed, done, (source.id, part.id), {_pair(source.id, part.id): "two"})


def rename(analysis: Analysis, fix: Fix, before: Analysis) -> Change:
    """A source under another name; the name it had is kept among its other names."""
    source = source_of(fix.what[0], analysis)
    name = " ".join((fix.name or "").split())
    if source.name == name:
        raise FixError(f"{quoted(fix.what[0])} has that name already")
    aliases = tuple(alias for alias in dict.fromkeys((source.name, *source.aliases)) if alias != name)
    changed = _with_one(analysis, replace(source, name=name, aliases=aliases))
    return Change(changed, f"“{source.name}” is named “{name}”", (source.id,), {("name", source.id): name})


def set_as(analysis: Analysis, fix: Fix, before: Analysis) -> Change:
    """A source of another kind, or anonymous, or not."""
    source = source_of(fix.what[0], analysis)
    kind = fix.kind or source.kind
    anonymous = source.anonymous if fix.anonymous is None else fix.anonymous
    if (kind, anonymous) == (source.kind, source.anonymous):
        raise FixError(f"{quoted(fix.what[0])} is that already")
    settled: dict[Settled, str] = {("kind", source.id): kind} if fix.kind else {}
    settled |= {("anonymous", source.id): str(anonymous)} if fix.anonymous is not None else {}
    shown = [kind.replace("_", " ")] if fix.kind else []
    shown += [] if fix.anonymous is None else ["anonymous" if anonymous else "not anonymous"]
    done = f"“{source.name}” is set as {', '.join(shown)}"
    return Change(_with_one(analysis, replace(source, kind=kind, anonymous=anonymous)), done, (source.id,), settled)


def _with_one(analysis: Analysis, changed: Source) -> Analysis:
    return replace(analysis, sources=tuple(changed if s.id == changed.id else s for s in analysis.sources))


def _pair(one: str, other: str) -> Settled:
    return ("one source or two", *sorted((one, other)))


def _moved(source: Source, part: Ref, analysis: Analysis) -> set[Mention]:
    """The mentions to split off."""
    texts = {article.id: article.text for article in articles_of(part, analysis)}
    if part.nth is not None:
        article, place = place_of(part, analysis)
        found = {m for m in source.mentions if m.article == article.id and m.extent.overlaps(place)}
    else:
        wanted = folded(part.words)
        joined = (m for m in source.merges if folded(m.alias) == wanted and any(one.article in texts for one in m.mentions))
        found = {mention for merge in joined for mention in merge.mentions if mention in source.mentions}
        found = found or {m for m in source.mentions if m.article in texts and folded(m.extent.of(texts[m.article])) == wanted}
    if not found:
        raise FixError(f"“{source.name}” is called {quoted(part)} nowhere")
    return found


def _part(source: Source, moved: set[Mention], ref: Ref, analysis: Analysis, before: Analysis) -> Source:
    """The part split off; as it was before any fix, where it was a source of its own then."""
    known = {found.id: found for found in before.sources}
    undone = next((m for m in source.merges if moved == set(m.mentions) and folded(m.alias) == folded(ref.words)), None)
    if undone is not None and undone.source in known and set(known[undone.source].mentions) == moved:
        return known[undone.source]
    mentions = tuple(sorted(moved))
    ids = [*([undone.source] if undone else []), *(f"{m.article}:{m.extent.start}-{m.extent.end}" for m in mentions)]
    id = free_id(ids, analysis, before)
    inner = tuple(m for m in source.merges if set(m.mentions) < moved)
    first = next(article for article in analysis.articles if article.id == mentions[0].article)
    name = undone.alias if undone else " ".join(mentions[0].extent.of(first.text).split())
    return Source(id, name, source.kind, source.anonymous, mentions, merges=inner)


def _rest(source: Source, kept: tuple[Mention, ...], moved: set[Mention], analysis: Analysis, was: Source | None) -> Source:
    """What remains of the source; what was known of it alone, where it had just these mentions before any fix."""
    merges = tuple(merge for merge in source.merges if not moved.issuperset(merge.mentions))
    if was is not None and was.mentions == kept:
        names = dict.fromkeys((was.name, *was.aliases))
        aliases = was.aliases if source.name == was.name else tuple(name for name in names if name != source.name)
        return replace(was, name=source.name, kind=source.kind, anonymous=source.anonymous, aliases=aliases, merges=merges)
    texts = {article.id: article.text for article in analysis.articles}
    held, gone = (
        " ".join(folded(mention.extent.of(texts[mention.article])) for mention in mentions) for mentions in (kept, moved)
    )
    aliases = tuple(alias for alias in source.aliases if folded(alias) in held or folded(alias) not in gone)
    return replace(source, mentions=kept, merges=merges, aliases=aliases)


def _is_moved(use: Use, moved: set[Mention], kept: tuple[Mention, ...]) -> bool:
    """Whether words that name the source are among those split off; where it is not named there, whether all of its article
    is."""
    if use.extent is not None:
        for mentions, answer in ((moved, True), (kept, False)):
            if any(m.article == use.article and m.extent.overlaps(use.extent) for m in mentions):
                return answer
    return not any(mention.article == use.article for mention in kept)
