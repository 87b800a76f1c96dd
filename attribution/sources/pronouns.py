"""Whom a pronoun stands for: candidates that agree with it, ranked by weighted signs.

The weights are fitted on public gold (see ``languages/en/README.md``); each sign is something a reader can check in the
text: who was the subject before, who is talked about most, who spoke last.
"""

from __future__ import annotations

from functools import cache

from attribution.languages import table
from attribution.parse import Parse
from attribution.sources.cast import Draft
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.mention import SUBJECTS, Mention
from attribution.sources.scene import Scene

ROLES = {
    **dict.fromkeys(SUBJECTS, "subject"),
    **dict.fromkeys(("dobj", "dative", "attr", "oprd"), "object"),
    "poss": "poss",
    "pobj": "pobj",
}
PEOPLE = frozenset({"person", "unnamed_person"})
BODIES = frozenset({"organisation", "document"})
DISTANCES = 5
"""Sentences; farther back all are alike."""


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in table(LANGUAGE, "pronoun_signs")}


def antecedent(scene: Scene, pronoun: Mention) -> Draft | None:
    """The entity a personal pronoun stands for, or None where no candidate agrees with it."""
    ranked = rank(scene, pronoun)
    return ranked[0][1] if ranked else None


def rank(scene: Scene, pronoun: Mention) -> list[tuple[float, Draft]]:
    """All candidates with their scores, best first."""
    known = weights()
    scored = [(sum(known.get(s, 0.0) for s in signs), draft) for draft, signs in candidates(scene, pronoun)]
    return sorted(scored, key=lambda pair: -pair[0])


def candidates(scene: Scene, pronoun: Mention) -> list[tuple[Draft, list[str]]]:
    """The entities that agree with a pronoun, each with the signs for and against it."""
    agreeing = [(d, m) for d in scene.drafts if _agrees(d, pronoun) and (m := _last(scene, d, pronoun))]
    if not agreeing:
        return []
    nearest = max((m.head for _, m in agreeing if m.head < pronoun.head), default=-1)
    most = max(len(scene.past(d)) for d, _ in agreeing)
    openers = _openers(agreeing)
    return [(d, _signs(scene, pronoun, d, m, nearest, most, openers)) for d, m in agreeing]


def _agrees(draft: Draft, pronoun: Mention) -> bool:
    kind = draft.kind
    if pronoun.gender in ("male", "female"):
        person = (kind in PEOPLE and not draft.plural) or draft.perhaps_person
        return person and draft.gender in ("", pronoun.gender)
    if pronoun.gender == "neuter":
        return kind in BODIES and not draft.plural
    return kind in ("unnamed_group", "organisation") or (kind == "unnamed_person" and draft.gender == "")


def _last(scene: Scene, draft: Draft, pronoun: Mention) -> Mention | None:
    """The mention that makes an entity a candidate: its last before the pronoun that grammar allows, else a later one in
    the same sentence ("In his speech, Obama ...")."""
    for mention in reversed(scene.past(draft)):
        if not _excluded(scene, pronoun, mention):
            return mention
    for mention in draft.mentions:
        if mention.head > pronoun.head and mention.sentence == pronoun.sentence and mention.name:
            return None if _excluded(scene, pronoun, mention) else mention
    return None


def _excluded(scene: Scene, pronoun: Mention, mention: Mention) -> bool:
    """What cannot be the antecedent: another argument of the same verb, what holds the pronoun, one's own words."""
    if scene.says(pronoun, mention):
        return True
    if mention.tokens[0] <= pronoun.head < mention.tokens[1]:
        return True
    if mention.sentence != pronoun.sentence or pronoun.role == "poss":
        return False
    heads = scene.parse.head
    return heads[pronoun.head] == heads[mention.head] and mention.role != "poss"


def _openers(agreeing: list[tuple[Draft, Mention]]) -> set[int]:
    """The first candidate of each sentence, by head."""
    first: dict[int, int] = {}
    for _, mention in agreeing:
        first[mention.sentence] = min(first.get(mention.sentence, mention.head), mention.head)
    return set(first.values())


def _signs(
    scene: Scene, pronoun: Mention, draft: Draft, last: Mention, nearest: int, most: int, openers: set[int]
) -> list[str]:
    signs = (
        _place_signs(scene, pronoun, last)
        + _standing_signs(scene, pronoun, draft, most)
        + _voice_signs(scene, pronoun, draft)
    )
    if last.head == nearest:
        signs.append("nearest")
    if last.head in openers:
        signs.append("first of its sentence")
    return signs


def _place_signs(scene: Scene, pronoun: Mention, last: Mention) -> list[str]:
    """Where the candidate was last mentioned, and as what."""
    if last.head > pronoun.head:
        return ["named after", "named after, as subject"] if last.subject else ["named after"]
    apart = min(pronoun.sentence - last.sentence, DISTANCES)
    role, own = ROLES.get(last.role, "other"), ROLES.get(pronoun.role, "other")
    signs = [f"{apart} sentences back", f"{apart} sentences back, as {role}", f"{role} for {own}", f"by {last.form}"]
    if last.name and len(last.key) > 1:
        signs.append("by full name")
    if role == own:
        signs.append("same role")
    if last.paragraph == pronoun.paragraph:
        signs.append("same paragraph")
    if last.quoted != pronoun.quoted:
        signs.append("other side of a quotation mark")
    if last.subject and governs(scene.parse, last.head, pronoun.head):
        signs.append("subject above")
    if last.subject and scene.parse.dep[scene.parse.head[last.head]] == "ROOT":
        signs.append(f"main subject, {min(apart, 2)} back")
    return signs


def governs(parse: Parse, subject: int, i: int) -> bool:
    """Whether a subject's verb stands above a token in the tree: "Kim said he ..."."""
    verb = parse.head[subject]
    while parse.head[i] != i:
        i = parse.head[i]
        if i == verb:
            return True
    return False


def _standing_signs(scene: Scene, pronoun: Mention, draft: Draft, most: int) -> list[str]:
    """How much the text is about the candidate."""
    past = scene.past(draft)
    times = len(past)
    signs = [
        "mentioned once"
        if times <= 1
        else "mentioned twice"
        if times == 2
        else "mentioned often"
        if times < 6
        else "mentioned all along"
    ]
    if times == most and most > 1:
        signs.append("mentioned most")
    if pronoun.gender and draft.gender == pronoun.gender:
        signs.append("gender known")
    elif draft.likely_gender:
        signs.append("gender likely" if draft.likely_gender == pronoun.gender else "gender unlikely")
    if draft.kind not in PEOPLE and pronoun.gender in ("male", "female"):
        signs.append("perhaps a person")
    if not any(m.name for m in draft.mentions):
        signs.append("no name")
    if past and past[0].paragraph == 0:
        signs.append("in the first paragraph")
    return signs


def _voice_signs(scene: Scene, pronoun: Mention, draft: Draft) -> list[str]:
    """Who spoke before, where the pronoun is itself a speaker; and who is named in its own words."""
    if pronoun.number not in scene.said:
        return []
    signs = []
    if scene.voices and scene.voices[-1][0] is draft:
        signs.append("spoke last")
        if scene.voices[-1][1].paragraph == pronoun.paragraph:
            signs.append("spoke last, same paragraph")
    elif any(voice is draft for voice, _ in scene.voices):
        signs.append("spoke before")
    if any(scene.says(pronoun, m) and m.name for m in draft.mentions):
        signs.append("named in its own words")
    return signs
