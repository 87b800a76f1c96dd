"""How findings are kept on a spaCy Doc: as span groups, so that they survive ``to_bytes``, ``DocBin`` and ``n_process``.

The only module that knows the keys. Inside the stages a finding is a small record of token offsets (half-open, as in
spaCy); here it is turned into spans and back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, SpanGroup

from attribution.records import SourceKind, Stance, Style

FURNITURE = "attribution_furniture"
LOOKS = "attribution_looks"
MENTIONS = "attribution_mentions"
RELATIONS = "attribution_relations"
SOURCES = "attribution_sources"

Tokens = tuple[int, int]
"""Tokens ``start`` to ``end`` of a Doc, half-open."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that can speak: its tokens, its head token, and the kind of source it would be, or "pronoun"."""

    tokens: Tokens
    kind: str
    head: int


Shares = NDArray[np.float16]
"""Shares of 1."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where a network looks from a pronoun: the share of attention that each of its heads (rows, named "layer.head") gives
    each token from ``first`` on."""

    token: int
    first: int
    shares: Shares


@dataclass(frozen=True, slots=True)
class Finding:
    """An attribution relation as a detector finds it, in token offsets. ``content`` is in text order and never empty."""

    content: tuple[Tokens, ...]
    source: Tokens | None
    cue: Tokens | None
    style: Style
    stance: Stance
    detector: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A source as resolved inside one article: all phrases that point to it, in text order, and what the text says of it.

    For each mention ``wordings`` has what it is called there, without what only adds to it, and ``reasons`` why it was
    joined, in words a person can check; "" where the name alone says so. ``unnamed`` is where the text says why it gives
    no name.
    """

    mentions: tuple[Tokens, ...]
    name: str
    kind: SourceKind
    anonymous: bool
    role: str | None = None
    affiliation: str | None = None
    wordings: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    unnamed: tuple[Tokens, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who speaks in one article: the entities, and for each finding, in order, the number of its entity (None: nobody
    safe) and the numbers of those through whom the content came, nearest first.

    Where nobody is safe, ``candidates`` has those it may be, likeliest first: a phrase that tells who it is, and the number
    of the entity if it is one of those that speak.
    """

    entities: tuple[Entity, ...] = ()
    speakers: tuple[int | None, ...] = ()
    chains: tuple[tuple[int, ...], ...] = ()
    candidates: tuple[tuple[tuple[Tokens, int | None], ...], ...] = ()


def write_furniture(doc: Doc, parts: Iterable[Span]) -> None:
    """Mark the parts of the text that are not news."""
    doc.spans[FURNITURE] = SpanGroup(doc, name=FURNITURE, spans=list(parts))


def furniture_tokens(doc: Doc) -> frozenset[int]:
    """The tokens that stand in site furniture; empty where nothing was marked."""
    spans = doc.spans.get(FURNITURE, ())
    return frozenset(i for span in spans for i in range(span.start, span.end))


def write_phrases(doc: Doc, phrases: Iterable[Phrase]) -> None:
    """Keep the phrases that can speak; replaces those kept before."""
    ordered = list(phrases)
    spans = [Span(doc, *phrase.tokens, label=phrase.kind) for phrase in ordered]
    attrs = {"heads": [phrase.head for phrase in ordered]}
    doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, spans=spans, attrs=attrs)


def read_phrases(doc: Doc) -> tuple[Phrase, ...]:
    """The phrases that can speak, in text order; empty where the stage has not run."""
    if MENTIONS not in doc.spans:
        return ()
    group = doc.spans[MENTIONS]
    heads = group.attrs["heads"]
    return tuple(Phrase((s.start, s.end), s.label_, head) for s, head in zip(group, heads, strict=True))


def write_looks(doc: Doc, heads: Iterable[str], looks: Iterable[Look]) -> None:
    """Keep where a network looks from pronouns; replaces what was kept before."""
    ordered = list(looks)
    spans = [Span(doc, look.token, look.token + 1) for look in ordered]
    rows = [[look.first, look.shares] for look in ordered]
    doc.spans[LOOKS] = SpanGroup(doc, name=LOOKS, spans=spans, attrs={"heads": list(heads), "looks": rows})


def read_looks(doc: Doc) -> tuple[tuple[str, ...], dict[int, Look]]:
    """The names of the heads, and where they look from each pronoun, by its token; nothing where no network has read."""
    if LOOKS not in doc.spans:
        return (), {}
    group = doc.spans[LOOKS]
    rows = zip(group, group.attrs["looks"], strict=True)
    return tuple(group.attrs["heads"]), {span.start: Look(span.start, first, shares) for span, (first, shares) in rows}


def write_findings(doc: Doc, findings: Iterable[Finding]) -> None:
    """Keep the attribution relations: a span a part, its label the role, its id the relation's number."""
    spans, attrs = [], []
    for number, finding in enumerate(findings):
        parts = [("content", tokens) for tokens in finding.content]
        parts += [(role, tokens) for role, tokens in (("source", finding.source), ("cue", finding.cue)) if tokens]
        spans += [Span(doc, *tokens, label=role, span_id=str(number)) for role, tokens in parts]
        attrs.append([finding.style, finding.stance, finding.detector, finding.confidence])
    doc.spans[RELATIONS] = SpanGroup(doc, name=RELATIONS, spans=spans, attrs={"relations": attrs})


def read_findings(doc: Doc) -> tuple[Finding, ...]:
    """The attribution relations in the order they were written; empty where the stage has not run."""
    if RELATIONS not in doc.spans:
        return ()
    group = doc.spans[RELATIONS]
    parts: list[dict[str, list[Tokens]]] = [{} for _ in group.attrs["relations"]]
    for span in group:
        parts[int(span.id_)].setdefault(span.label_, []).append((span.start, span.end))
    return tuple(_finding(roles, attrs) for roles, attrs in zip(parts, group.attrs["relations"], strict=True))


def _finding(roles: dict[str, list[Tokens]], attrs: list[Any]) -> Finding:
    style, stance, detector, confidence = attrs
    source, cue = (roles.get(role, [None])[0] for role in ("source", "cue"))
    return Finding(tuple(roles["content"]), source, cue, style, stance, detector, confidence)


def write_resolution(doc: Doc, resolution: Resolution) -> None:
    """Keep who speaks: a span a mention, its label the kind, its id the entity's number."""
    spans, attrs = [], []
    for number, entity in enumerate(resolution.entities):
        spans += [Span(doc, *tokens, label=entity.kind, span_id=str(number)) for tokens in entity.mentions]
        told = [entity.name, entity.kind, entity.anonymous, entity.role, entity.affiliation]
        attrs.append([*told, list(entity.wordings), list(entity.reasons), [list(t) for t in entity.unnamed]])
    kept = {
        "entities": attrs,
        "speakers": list(resolution.speakers),
        "chains": [list(c) for c in resolution.chains],
        "candidates": [[[*tokens, number] for tokens, number in group] for group in resolution.candidates],
    }
    doc.spans[SOURCES] = SpanGroup(doc, name=SOURCES, spans=spans, attrs=kept)


def read_resolution(doc: Doc) -> Resolution:
    """Who speaks in the article; an empty resolution where the stage has not run."""
    if SOURCES not in doc.spans:
        return Resolution()
    group = doc.spans[SOURCES]
    mentions: list[list[Tokens]] = [[] for _ in group.attrs["entities"]]
    for span in group:
        mentions[int(span.id_)].append((span.start, span.end))
    entities = (_entity(tuple(m), attrs) for m, attrs in zip(mentions, group.attrs["entities"], strict=True))
    chains = tuple(tuple(chain) for chain in group.attrs["chains"])
    candidates = tuple(tuple(((s, e), n) for s, e, n in found) for found in group.attrs["candidates"])
    return Resolution(tuple(entities), tuple(group.attrs["speakers"]), chains, candidates)


def _entity(mentions: tuple[Tokens, ...], attrs: list[Any]) -> Entity:
    name, kind, anonymous, role, affiliation, wordings, reasons, unnamed = attrs
    places = tuple((start, end) for start, end in unnamed)
    return Entity(mentions, name, kind, anonymous, role, affiliation, tuple(wordings), tuple(reasons), places)
