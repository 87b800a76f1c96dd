"""The entities of one text as records, in characters."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from attribution.annotation import Entity, Resolution, Tokens
from attribution.records import Candidate, Extent, Mention, Merge, Passage, Source

PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})


def source_records(doc: Doc, article_id: str, resolution: Resolution) -> tuple[Source, ...]:
    """The sources of one text, in the order of its entities: the number of a speaker or chain is an index into them.

    An id is ``article:start-end`` of the first mention; ``aliases`` are the other wordings that are not pronouns.
    """
    taken: set[str] = set()
    return tuple(_record(doc, article_id, entity, taken) for entity in resolution.entities)


def _record(doc: Doc, article_id: str, entity: Entity, taken: set[str]) -> Source:
    mentions = tuple(Mention(article_id, _extent(doc, tokens)) for tokens in entity.mentions)
    name = next((i for m in mentions if (i := _id(m)) not in taken), f"{article_id}:{len(taken)}")
    taken.add(name)
    return Source(
        id=name,
        name=entity.name,
        kind=entity.kind,
        anonymous=entity.anonymous,
        mentions=mentions,
        aliases=_aliases(doc, entity),
        role=entity.role,
        affiliation=entity.affiliation,
        merges=_merges(entity, mentions),
        unnamed_because=tuple(Passage(article_id, _extent(doc, tokens)) for tokens in entity.unnamed),
    )


def _id(mention: Mention) -> str:
    return f"{mention.article}:{mention.extent.start}-{mention.extent.end}"


def _extent(doc: Doc, tokens: Tokens) -> Extent:
    span = doc[slice(*tokens)]
    return Extent(span.start_char, span.end_char)


def _aliases(doc: Doc, entity: Entity) -> tuple[str, ...]:
    """The other ways the text calls it, each once, without regard to case."""
    called = zip(entity.mentions, entity.wordings, strict=True)
    words = [words for (start, end), words in called if end - start > 1 or doc[start].tag_ not in PRONOUNS]
    return _each_once(words, entity.name)


def _each_once(words: Sequence[str], name: str) -> tuple[str, ...]:
    found = {alias.casefold(): alias for alias in reversed(words)}
    return tuple(found[key] for key in dict.fromkeys(alias.casefold() for alias in words) if key != name.casefold())


def _merges(entity: Entity, mentions: Sequence[Mention]) -> tuple[Merge, ...]:
    """The mentions that were joined by a rule, those of one wording and reason together, in text order."""
    joined: dict[tuple[str, str], list[int]] = {}
    for n, (words, reason) in enumerate(zip(entity.wordings, entity.reasons, strict=True)):
        if reason:
            joined.setdefault((words.casefold(), reason), []).append(n)
    return tuple(
        Merge(entity.wordings[held[0]], reason, tuple(mentions[n] for n in held), _id(mentions[held[0]]))
        for (_, reason), held in joined.items()
    )


def candidate_records(doc: Doc, resolution: Resolution, sources: Sequence[Source]) -> tuple[tuple[Candidate, ...], ...]:
    """For each finding, in order, those who may be its source where nobody is safe, likeliest first; else none."""
    return tuple(
        tuple(Candidate(_extent(doc, tokens), None if n is None else sources[n].id) for tokens, n in found)
        for found in resolution.candidates
    )
