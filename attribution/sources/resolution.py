"""Who speaks in each attribution of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, Resolution, Tokens, read_findings
from attribution.sources.cast import Draft
from attribution.sources.chains import chains
from attribution.sources.description import describe, telling
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene
from attribution.sources.unnamed import unnamed_reasons
from attribution.sources.walk import read_scene

FIRST_PERSON = frozenset({"i", "me", "my"})


def resolve(doc: Doc) -> Resolution:
    """The entities that speak in a text or pass on what others say, and for each finding, in order, who speaks.

    Reads the findings, phrases and furniture kept on the Doc. A speaker is None where the finding gives no source, or a
    pronoun for which nobody is safe; a noun that points to nobody known is a source of its own. Never raises on odd text.
    """
    findings = read_findings(doc)
    scene = read_scene(doc)
    drafts = [None if origin is None else scene.whose.get(origin.number) for origin in scene.origins]
    drafts = [_first_person(scene, findings, drafts, n) for n in range(len(findings))]
    links = [_links(scene, chain, speaker) for chain, speaker in zip(chains(scene, findings), drafts, strict=True)]
    cast = list(dict.fromkeys(d for group in [drafts, *links] for d in group if d is not None))
    cast.sort(key=lambda draft: draft.mentions[0].tokens)
    numbers = {draft: n for n, draft in enumerate(cast)}
    unnamed = unnamed_reasons(doc, scene, findings)
    return Resolution(
        entities=tuple(describe(doc, scene, draft, unnamed.get(draft, ())) for draft in cast),
        speakers=tuple(None if draft is None else numbers[draft] for draft in drafts),
        chains=tuple(tuple(numbers[draft] for draft in group) for group in links),
        candidates=tuple(_candidates(scene, n, numbers) if draft is None else () for n, draft in enumerate(drafts)),
    )


def _candidates(scene: Scene, n: int, numbers: Mapping[Draft, int]) -> tuple[tuple[Tokens, int | None], ...]:
    """Who a finding's source may be where nobody is safe, by the phrase that tells it best."""
    origin = scene.origins[n]
    found = scene.doubts.get(origin.number, []) if origin else []
    return tuple((telling(draft).tokens, numbers.get(draft)) for draft in found)


def _first_person(scene: Scene, findings: Sequence[Finding], drafts: Sequence[Draft | None], n: int) -> Draft | None:
    """Who says "I" inside a quotation: whoever is quoted."""
    source = findings[n].source
    if drafts[n] is not None or source is None or scene.parse.lower[source[0]] not in FIRST_PERSON:
        return drafts[n]
    around = [
        (end - start, draft)
        for finding, draft in zip(findings, drafts, strict=True)
        for start, end in finding.content
        if start <= source[0] < end and draft is not None
    ]
    return min(around, key=lambda pair: pair[0])[1] if around else None


def _links(scene: Scene, mentions: Sequence[Mention], speaker: Draft | None) -> tuple[Draft, ...]:
    found = (scene.whose.get(m.number) for m in mentions)
    return tuple(dict.fromkeys(d for d in found if d is not None and d is not speaker))
