"""Whom a pronoun stands for: candidates that agree with it, ranked by weighted signs.

The weights are fitted on public gold (see ``languages/en/README.md``); each sign is something a reader can check in the
text: who was the subject before, who is talked about most, who spoke last. Where a network has read the text, whom it looks
at from the pronoun is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from attribution.languages import table
from attribution.sources.attention import attention
from attribution.sources.binding import beside, excluded
from attribution.sources.cast import Draft
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.mention import Mention
from attribution.sources.recent import Standing, standing
from attribution.sources.scene import PEOPLE, Scene
from attribution.sources.signs import Field, later_signs, signs_of

WEIGHED = 8
"""Candidates; those named before so many others are never the likeliest, and weighing all costs time in long texts."""
SAFE = -1.0
"""The score below which the best candidate is as often wrong as right: someone named long ago, or in passing."""
TOLD = 3
"""Signs in a reason; a reader checks no more."""
DOUBTED = 3
"""Candidates worth showing where none is safe."""
BODIES = frozenset({"organisation", "document"})


@cache
def weights(*, alone: bool = False) -> dict[str, float]:
    """The weight of each sign beside a network's attention; or ``alone``, where no network has read the text."""
    column = "alone" if alone else "weight"
    return {row["sign"]: float(row[column]) for row in table(LANGUAGE, "pronoun_signs")}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate for a pronoun: how much speaks for him, and by what signs."""

    score: float
    draft: Draft
    signs: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The signs that speak most for him, in words a person can check."""
        known = weights()
        telling = (s for s in self.signs if not s.startswith("by ") and " for " not in s)
        strongest = sorted((s for s in telling if known.get(s, 0.0) > 0), key=lambda s: -known[s])
        return f"pronoun: {'; '.join(strongest[:TOLD])}"


def antecedent(scene: Scene, pronoun: Mention) -> Ranked | None:
    """The entity a personal pronoun stands for, or None where no candidate agrees with it or none is safe; then the scene
    keeps those it may be."""
    ranked = rank(scene, pronoun)
    if ranked and ranked[0].score > SAFE:
        return ranked[0]
    scene.doubts[pronoun.number] = [one.draft for one in ranked[:DOUBTED]]
    return None


def rank(scene: Scene, pronoun: Mention) -> list[Ranked]:
    """All candidates with their scores, best first."""
    known = weights(alone=pronoun.head not in scene.looks)
    found = candidates(scene, pronoun)
    looked_at = attention(scene, pronoun, [(draft, mention) for draft, mention, _ in found])
    scored = [
        Ranked(sum(known.get(s, 0.0) for s in signs) + seen, draft, tuple(signs))
        for (draft, _, signs), seen in zip(found, looked_at, strict=True)
    ]
    return sorted(scored, key=lambda one: -one.score)


def candidates(scene: Scene, pronoun: Mention) -> list[tuple[Draft, Mention, list[str]]]:
    """The entities that agree with a pronoun, each with the mention that makes it a candidate and the signs for and against it.

    Left out are those named in what the pronoun says, the speaker of the quotation it stands in, and who has another part
    in what the same verb tells: in "Kim met him", "Kim, whom he met" and "Kim saw him leave" he is not Kim.
    """
    barred = frozenset((*scene.named_in(pronoun), *scene.speakers_around(pronoun), *beside(scene, pronoun)))
    agreeing = [(d, m) for d in _near(scene, pronoun, barred) if (m := _last(scene, d, pronoun))]
    if not agreeing:
        return []
    field = Field(
        nearer=tuple(sorted((m.head for _, m in agreeing if m.head < pronoun.head), reverse=True)),
        most=max(len(d.seen) for d, _ in agreeing),
        openers=_openers(agreeing),
        later=later_signs(scene, pronoun),
    )
    return [(d, m, signs_of(scene, pronoun, d, m, field)) for d, m in agreeing]


def _near(scene: Scene, pronoun: Mention, barred: frozenset[Draft]) -> list[Draft]:
    """The candidates worth weighing: those mentioned latest, the one mentioned most, and those who first appear later in
    the pronoun's sentence."""

    def fits(other: Standing) -> bool:
        return _agrees(other, pronoun)

    latest = list(islice((d for d in scene.recent.latest(fits) if d not in barred), WEIGHED))
    most = islice((d for d in scene.recent.most(fits) if d not in barred and d not in latest), 1)
    ahead = (d for d in scene.ahead.get(pronoun.sentence, ()) if not d.seen and d not in barred)
    return [*latest, *most, *(d for d in ahead if fits(standing(d)))]


def _agrees(other: Standing, pronoun: Mention) -> bool:
    if pronoun.gender in ("male", "female"):
        if other.kind not in PEOPLE:
            return other.perhaps_person and other.likely_gender in ("", pronoun.gender)
        return not other.plural and (not other.gender_told or other.gender == pronoun.gender)
    if pronoun.gender == "neuter":
        return other.kind in BODIES and not other.plural
    return other.kind in ("unnamed_group", "organisation") or (other.kind == "unnamed_person" and other.gender == "")


def _last(scene: Scene, draft: Draft, pronoun: Mention) -> Mention | None:
    """The mention that makes an entity a candidate: its last before the pronoun that grammar allows, a subject before
    others in one sentence; else a later one in the same sentence ("In his speech, Obama ...")."""
    found: Mention | None = None
    for mention in reversed(draft.seen):
        if found is not None and (mention.sentence != found.sentence or found.subject):
            return found
        if not excluded(scene, pronoun, mention) and (found is None or mention.subject):
            found = mention
    if found is not None:
        return found
    for mention in _unread(scene, draft, pronoun):
        if mention.head > pronoun.head and mention.sentence == pronoun.sentence and mention.name:
            return None if excluded(scene, pronoun, mention) else mention
    return None


def _unread(scene: Scene, draft: Draft, pronoun: Mention) -> Iterator[Mention]:
    """The mentions of an entity behind those that were read, up to the end of a pronoun's sentence."""
    rest = (draft.mentions[n] for n in range(len(draft.seen), len(draft.mentions)))
    return takewhile(lambda m: scene.parse.sentence[m.tokens[0]] <= pronoun.sentence, rest)


def _openers(agreeing: list[tuple[Draft, Mention]]) -> frozenset[int]:
    """The first candidate of each sentence, by head."""
    first: dict[int, int] = {}
    for _, mention in agreeing:
        first[mention.sentence] = min(first.get(mention.sentence, mention.head), mention.head)
    return frozenset(first.values())
