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
NEARNESS = ("nearest", "second nearest", "third nearest", "farther")
CLAUSE_LINKS = frozenset({"ccomp", "advcl", "relcl", "conj", "xcomp", "acl", "pcomp", "csubj", "parataxis"})
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
    nearer = sorted((m.head for _, m in agreeing if m.head < pronoun.head), reverse=True)
    most = max(len(scene.past(d)) for d, _ in agreeing)
    openers = _openers(agreeing)
    return [(d, _signs(scene, pronoun, d, m, nearer, most, openers)) for d, m in agreeing]


def _agrees(draft: Draft, pronoun: Mention) -> bool:
    kind = draft.kind
    if pronoun.gender in ("male", "female"):
        if kind not in PEOPLE:
            return draft.perhaps_person and draft.likely_gender in ("", pronoun.gender)
        return not draft.plural and draft.gender in ("", pronoun.gender)
    if pronoun.gender == "neuter":
        return kind in BODIES and not draft.plural
    return kind in ("unnamed_group", "organisation") or (kind == "unnamed_person" and draft.gender == "")


def _last(scene: Scene, draft: Draft, pronoun: Mention) -> Mention | None:
    """The mention that makes an entity a candidate: its last before the pronoun that grammar allows, a subject before
    others in one sentence; else a later one in the same sentence ("In his speech, Obama ...")."""
    if scene.speaks_around(pronoun, draft):
        return None
    found: Mention | None = None
    for mention in reversed(scene.past(draft)):
        if found is not None and (mention.sentence != found.sentence or found.subject):
            return found
        if not _excluded(scene, pronoun, mention) and (found is None or mention.subject):
            found = mention
    if found is not None:
        return found
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
    scene: Scene, pronoun: Mention, draft: Draft, last: Mention, nearer: list[int], most: int, openers: set[int]
) -> list[str]:
    signs = _place_signs(scene, pronoun, last) + _standing_signs(scene, pronoun, draft, most)
    signs += _voice_signs(scene, pronoun, draft) + _later_signs(scene, pronoun, draft)
    if last.head in nearer:
        signs.append(NEARNESS[min(nearer.index(last.head), len(NEARNESS) - 1)])
    if last.head in openers:
        signs.append("first of its sentence")
    return signs


def _place_signs(scene: Scene, pronoun: Mention, last: Mention) -> list[str]:
    """Where the candidate was last mentioned, and as what."""
    if last.head > pronoun.head:
        return ["named after", "named after, as subject"] if last.subject else ["named after"]
    apart = max(0, min(scene.home_sentence(pronoun) - last.sentence, DISTANCES))
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
    link = governing_link(scene.parse, last.head, pronoun.head) if last.subject else ""
    if link:
        signs += ["subject above", f"subject above, {link}", f"subject above, for {own}"]
    if last.subject and own in ("object", "pobj") and _verb_of(scene.parse, pronoun.head) == scene.parse.head[last.head]:
        signs.append("argument of the same verb")
    signs += _setting_signs(scene, last)
    if last.number in scene.said and not last.name:
        signs.append("nameless, as a speaker")
    if last.subject and scene.parse.dep[scene.parse.head[last.head]] == "ROOT":
        signs.append(f"main subject, {min(apart, 2)} back")
    return signs


def _verb_of(parse: Parse, i: int) -> int:
    """What a pronoun depends on, past one preposition."""
    head = parse.head[i]
    return parse.head[head] if parse.dep[i] == "pobj" else head


def _later_signs(scene: Scene, pronoun: Mention, draft: Draft) -> list[str]:
    """Whether the candidate is named again later in the sentence: above the pronoun ("In his speech, Obama ...") that speaks
    for it, below it ("She said Gillard ...") against it."""
    for mention in draft.mentions:
        if mention.sentence == pronoun.sentence and mention.head > pronoun.head and mention.name:
            if mention.subject and governing_link(scene.parse, mention.head, pronoun.head):
                return ["named again, above"]
            if pronoun.subject and governing_link(scene.parse, pronoun.head, mention.head):
                return ["named again, below"]
    return []


def _setting_signs(scene: Scene, last: Mention) -> list[str]:
    """What the candidate's last mention is part of."""
    parse = scene.parse
    signs = []
    if parse.dep[last.head] == "conj" or any(parse.dep[c] == "conj" for c in parse.children[last.head]):
        signs.append("joined with another")
    governor = parse.head[last.head]
    if last.role == "pobj" and parse.tag[parse.head[governor]] in ("NN", "NNS", "NNP"):
        signs.append("inside another phrase")
    if last.head + 1 < len(parse) and parse.text[last.tokens[1] % len(parse)] == ")":
        signs.append("in brackets")
    return signs


def governing_link(parse: Parse, subject: int, i: int) -> str:
    """How a token's clause hangs on the clause of a subject that stands above it: "Kim said he ..." is "ccomp".

    "same" where they share the clause; "" where the subject's verb does not stand above.
    """
    verb, link = parse.head[subject], "same"
    while parse.head[i] != i:
        if parse.dep[i] in CLAUSE_LINKS:
            link = parse.dep[i]
        i = parse.head[i]
        if i == verb:
            return link
    return ""


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
    if any(m.form == "pronoun" for m in past):
        signs.append("stood for by a pronoun before")
    if past and past[-1].number == past[0].number and past[0].head == _first_head(scene):
        signs.append("first in the text")
    if pronoun.gender not in ("male", "female"):
        signs += ["a document"] if draft.kind == "document" else []
    elif draft.gender == pronoun.gender:
        signs.append("gender known")
    elif draft.likely_gender:
        signs.append("gender likely" if draft.likely_gender == pronoun.gender else "gender unlikely")
    else:
        signs.append(f"gender unknown, {pronoun.gender}")
    if draft.kind not in PEOPLE and pronoun.gender in ("male", "female"):
        signs.append("perhaps a person")
        signs += ["taken for a place"] if any(m.place for m in draft.mentions) else []
    if not any(m.name for m in draft.mentions):
        signs.append("no name, speaking" if pronoun.number in scene.said else "no name")
    if past and past[0].paragraph == 0:
        signs.append("in the first paragraph")
    return signs


def _first_head(scene: Scene) -> int:
    return next((m.head for m in scene.mentions if m.kind in PEOPLE), -1)


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
