"""Who speaks in each attribution of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice, takewhile

from spacy.tokens import Doc

from attribution.annotation import Finding, Resolution, Tokens, read_findings
from attribution.sources.cast import Draft
from attribution.sources.chains import chains
from attribution.sources.cited import cited_mention
from attribution.sources.description import describe, telling
from attribution.sources.issuers import voice_of
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene
from attribution.sources.unnamed import unnamed_reasons
from attribution.sources.walk import read_scene
from attribution.sources.wording import wording_tokens

FIRST_PERSON = frozenset({"i", "me", "my"})
NEAR = 4
"""Paragraphs, empty ones counted; who spoke farther off is no candidate."""
OFFERED = 2
"""Candidates for what nobody is named for."""


def resolve(doc: Doc) -> Resolution:
    """The entities that speak in a text or pass on what others say, and for each finding, in order, who speaks.

    Reads the findings, phrases and furniture kept on the Doc. A speaker is None where the finding gives no source, or a
    pronoun for which nobody is safe; a noun that points to nobody known is a source of its own. Never raises on odd text.
    """
    findings = read_findings(doc)
    scene = read_scene(doc)
    drafts = [None if origin is None else scene.whose.get(origin.number) for origin in scene.origins]
    drafts = _with_first_persons(scene, findings, drafts)
    links = [_links(scene, chain, speaker) for chain, speaker in zip(chains(scene, findings), drafts, strict=True)]
    drafts, links = _with_cited(scene, findings, drafts, links)
    drafts = [draft and (voice_of(scene, draft) or draft) for draft in drafts]
    links = [tuple(link for link in chain if link is not draft) for chain, draft in zip(links, drafts, strict=True)]
    cast = list(dict.fromkeys(d for group in [drafts, *links] for d in group if d is not None))
    cast.sort(key=lambda draft: draft.mentions[0].tokens)
    numbers = {draft: n for n, draft in enumerate(cast)}
    unnamed = unnamed_reasons(doc, scene, findings)
    return Resolution(
        entities=tuple(describe(doc, scene, draft, unnamed.get(draft, ())) for draft in cast),
        speakers=tuple(None if draft is None else numbers[draft] for draft in drafts),
        chains=tuple(tuple(numbers[draft] for draft in group) for group in links),
        candidates=tuple(_candidates(scene, findings, n, numbers, draft) for n, draft in enumerate(drafts)),
    )


def _with_cited(
    scene: Scene, findings: Sequence[Finding], drafts: list[Draft | None], links: list[tuple[Draft, ...]]
) -> tuple[list[Draft | None], list[tuple[Draft, ...]]]:
    """Who is cited as the speaker of what another reports, and that other as the one through whom it came."""
    for n, finding in enumerate(findings):
        cited, reporter = cited_mention(scene, finding), drafts[n]
        if cited is not None and reporter is not None:
            origin = scene.whose.get(cited.number) or scene.place(cited, None)
            if origin is not reporter:
                drafts[n] = origin
                links[n] = tuple(dict.fromkeys((*(link for link in links[n] if link is not origin), reporter)))
    return drafts, links


def _candidates(
    scene: Scene, findings: Sequence[Finding], n: int, numbers: Mapping[Draft, int], draft: Draft | None
) -> tuple[tuple[Tokens, int | None], ...]:
    """Who a finding's source may be, by the phrase that tells it best: where nobody is safe, or an office is spoken of that
    somebody named before may hold and nothing says so."""
    origin = scene.origins[n]
    if origin is not None and origin.number in scene.doubts:
        found = [other for other in scene.doubts[origin.number] if other is not draft]
    else:
        found = _voices_near(scene, findings[n]) if draft is None and _spoken_by_somebody(scene, findings[n]) else []
    # One that was taken for somebody named later has no mention of its own any more.
    return tuple((wording_tokens(scene, telling(other)), numbers.get(other)) for other in found if other.mentions)


def _spoken_by_somebody(scene: Scene, finding: Finding) -> bool:
    """Whether a finding without a known source has one that may be told: who says "I", or whom a quotation is taken from."""
    if finding.source is None:
        return finding.style == "direct"
    return scene.parse.lower[finding.source[0]] in FIRST_PERSON


def _voices_near(scene: Scene, finding: Finding) -> list[Draft]:
    """Those who spoke last before a content, and the first after it, nearest first."""
    start = finding.content[0][0]
    here, voices = scene.parse.paragraph[start], scene.voices
    at = bisect_left(voices, start, key=lambda voice: voice[1].head)
    back, on = (voices[n] for n in range(at - 1, -1, -1)), (voices[n] for n in range(at, len(voices)))
    near = (takewhile(lambda voice: abs(voice[1].paragraph - here) <= NEAR, way) for way in (back, on))
    spoke = merge(*near, key=lambda voice: abs(voice[1].head - start))
    return list(islice(_each_once(draft for draft, _ in spoke), OFFERED))


def _each_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    seen: set[Draft] = set()
    for draft in drafts:
        if draft not in seen:
            seen.add(draft)
            yield draft


def _with_first_persons(scene: Scene, findings: Sequence[Finding], drafts: Sequence[Draft | None]) -> list[Draft | None]:
    """The speakers with who says "I" inside a quotation: whoever is quoted, the shortest quotation first."""
    speaking = {
        n: f.source[0]
        for n, f in enumerate(findings)
        if f.source and drafts[n] is None and scene.parse.lower[f.source[0]] in FIRST_PERSON
    }
    around: dict[int, tuple[int, Draft]] = {}
    wanted = frozenset(speaking.values())
    for finding, draft in zip(findings, drafts, strict=True):
        for start, end in finding.content if draft is not None and wanted else ():
            for i in wanted.intersection(range(start, end)):
                if draft is not None and (i not in around or end - start < around[i][0]):
                    around[i] = (end - start, draft)
    return [around[speaking[n]][1] if speaking.get(n) in around else draft for n, draft in enumerate(drafts)]


def _links(scene: Scene, mentions: Sequence[Mention], speaker: Draft | None) -> tuple[Draft, ...]:
    found = (scene.whose.get(m.number) for m in mentions)
    return tuple(dict.fromkeys(d for d in found if d is not None and d is not speaker))
