"""The entities of one text as records, in characters."""

from __future__ import annotations

from spacy.tokens import Doc

from attribution.annotation import Entity, Resolution
from attribution.records import Extent, Mention, Source


def source_records(doc: Doc, article_id: str, resolution: Resolution) -> tuple[Source, ...]:
    """The sources of one text, in the order of its entities: the number of a speaker or chain is an index into them.

    An id is ``article:start-end`` of the first mention; ``aliases`` are the other wordings that are not pronouns.
    """
    taken: set[str] = set()
    return tuple(_record(doc, article_id, entity, taken) for entity in resolution.entities)


def _record(doc: Doc, article_id: str, entity: Entity, taken: set[str]) -> Source:
    extents = [Extent(span.start_char, span.end_char) for span in (doc[start:end] for start, end in entity.mentions)]
    mentions = tuple(Mention(article_id, extent) for extent in extents)
    name = next(
        (i for e in extents if (i := f"{article_id}:{e.start}-{e.end}") not in taken), f"{article_id}:{len(taken)}"
    )
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
    )


def _aliases(doc: Doc, entity: Entity) -> tuple[str, ...]:
    """The other ways the text calls it, each once, without regard to case."""
    known = {entity.name.casefold()}
    found = []
    for start, end in entity.mentions:
        words = doc[start:end].text
        pronoun = end - start == 1 and doc[start].tag_ in ("PRP", "PRP$", "WP", "WP$", "WDT")
        if not pronoun and words.casefold() not in known:
            known.add(words.casefold())
            found.append(words)
    return tuple(found)
