"""Why a text does not name a source: "on condition of anonymity because he was not authorised to speak"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.languages import used
from attribution.sources.cast import Draft
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene
from attribution.unnaming import unnaming_places

ENDS = frozenset({";", "—", "–", "--", ")", "“", "”", '"', "\n"})
CLOSING_COMMA = 4
"""Tokens; a comma nearer to the word that begins the reason only sets off an insertion: "because, she said, ..."."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
UNNAMED = frozenset({"unnamed_person", "unnamed_group"})
NEAR = 1
"""Sentences back to the last one who spoke, for a sentence whose subject stands for nobody known."""


def unnamed_reasons(doc: Doc, scene: Scene, findings: Sequence[Finding]) -> dict[Draft, tuple[Tokens, ...]]:
    """Where the text says that it does not name somebody, and why if it tells; by whom it is said of."""
    cues = frozenset(i for finding in findings if finding.cue for i in range(*finding.cue))
    speaking = _speaking(scene, findings)
    found: dict[Draft, tuple[Tokens, ...]] = {}
    for said, barred in unnaming_places(doc):
        draft = _speaker(scene, speaking.get(said[0])) or _whose(scene, said[0])
        if draft is not None and not _inside(said, found.get(draft, ())):
            found[draft] = (*found.get(draft, ()), (said[0], _end(scene, said, barred, cues)))
    return found


def _inside(said: Tokens, told: Iterable[Tokens]) -> bool:
    return any(start <= said[0] < end for start, end in told)


def _end(scene: Scene, said: Tokens, barred: bool, cues: frozenset[int]) -> int:
    """Where the statement ends: with its own words, or with the reason that follows them in the same sentence."""
    parse, end = scene.parse, said[1]
    begins = end + (end < len(parse) and parse.text[end] == ",")
    if not barred and not (begins < len(parse) and parse.lower[begins] in used(LANGUAGE, "anonymity", "reason")):
        return end
    above = _ancestors(scene, said[0])
    last = end if barred else begins + 1
    while last < len(parse) and parse.sentence[last] == parse.sentence[said[0]] and last not in cues and last not in above:
        closes = parse.text[last] == "," and last - begins >= CLOSING_COMMA
        if closes or parse.text[last] in ENDS or "\n" in parse.text[last]:
            break
        last += 1
    while last > end and (not parse.text[last - 1][:1].isalnum() or parse.tag[last - 1] in ("CC", "IN", "PRP")):
        last -= 1
    return last


def _ancestors(scene: Scene, i: int) -> frozenset[int]:
    found = set()
    while scene.parse.head[i] != i:
        i = scene.parse.head[i]
        found.add(i)
    return frozenset(found)


def _speaking(scene: Scene, findings: Sequence[Finding]) -> dict[int, Mention]:
    """The mention that a finding's source means, by each token of the source."""
    found: dict[int, Mention] = {}
    for origin, finding in zip(scene.origins, findings, strict=True):
        if origin is not None and finding.source:
            for i in range(*finding.source):
                found.setdefault(i, origin)
    return found


def _speaker(scene: Scene, origin: Mention | None) -> Draft | None:
    """The nameless speaker in whose own phrase it is said: "one of the officials, who asked not to be named"."""
    draft = scene.whose.get(origin.number) if origin is not None else None
    return draft if draft is not None and _nameless(draft) else None


def _whose(scene: Scene, start: int) -> Draft | None:
    """The nameless one of whom it is said: the phrase it hangs on or the subject above it, else who spoke just before."""
    parse, i = scene.parse, start
    while True:
        for head in (i, *(c for c in parse.children[i] if parse.dep[c] in SUBJECTS)):
            for mention in scene.at(head):
                draft = scene.whose.get(mention.number)
                if draft is not None and not (draft.kind == "organisation" and head == i):
                    return draft if _nameless(draft) else None
        if parse.head[i] == i:
            break
        i = parse.head[i]
    return _last_nameless_voice(scene, start)


def _last_nameless_voice(scene: Scene, start: int) -> Draft | None:
    home = scene.parse.sentence[start]
    at = bisect_right(scene.voices, home, key=lambda voice: voice[1].sentence) - 1
    if at < 0 or home - scene.voices[at][1].sentence > NEAR:
        return None
    last = scene.voices[at][0]
    return last if _nameless(last) else None


def _nameless(draft: Draft) -> bool:
    return not draft.named and draft.kind in UNNAMED
