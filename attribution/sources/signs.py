"""What speaks for and against a candidate for a pronoun, as short phrases a reader can check in the text."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.parse import Parse
from attribution.sources.cast import Draft
from attribution.sources.mention import SUBJECTS, Mention
from attribution.sources.scene import PEOPLE, Scene

ROLES = {
    **dict.fromkeys(SUBJECTS, "subject"),
    **dict.fromkeys(("dobj", "dative", "attr", "oprd"), "object"),
    "agent": "agent",
    "poss": "possessor",
    "pobj": "in a phrase",
}
BACK = ("same sentence", "a sentence back", "two sentences back", "three sentences back", "four sentences back", "far back")
"""How far a candidate was last mentioned, by sentences; the last for that many and more."""
PATHS = ((2, "beside it"), (4, "near in the clause"), (7, "farther in the sentence"))
"""Up to how many steps apart in the parse, for two in one sentence."""
NEARNESS = ("nearest", "second nearest", "third nearest", "farther")
STANDING = ((6, "mentioned all along"), (3, "mentioned often"), (2, "mentioned twice"), (0, "mentioned once"))
TAKEN_FOR = {"PERSON": "perhaps a person, taken for one", "ORG": "perhaps a person, taken for a body"}
"""What the entity recogniser makes of a name that may be a person's."""
CLAUSE_LINKS = frozenset({"ccomp", "advcl", "relcl", "conj", "xcomp", "acl", "pcomp", "csubj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Field:
    """All candidates together: the heads of their last mentions, nearest first; how often the most mentioned one is
    mentioned; the heads that open their sentence; and the signs of those named again later, by the draft's identity."""

    nearer: tuple[int, ...]
    most: int
    openers: frozenset[int]
    later: dict[int, str]


def signs_of(scene: Scene, pronoun: Mention, draft: Draft, last: Mention, field: Field) -> list[str]:
    """All signs for and against one candidate, last mentioned there, among the others in the field."""
    signs = _place_signs(scene, pronoun, last) + _standing_signs(scene, pronoun, draft, field.most)
    signs += _agreement_signs(scene, pronoun, draft, last) + _voice_signs(scene, pronoun, draft)
    if id(draft) in field.later:
        signs.append(field.later[id(draft)])
    if last.head in field.nearer:
        signs.append(NEARNESS[min(field.nearer.index(last.head), len(NEARNESS) - 1)])
    if last.head in field.openers:
        signs.append("first of its sentence")
    return signs


def _place_signs(scene: Scene, pronoun: Mention, last: Mention) -> list[str]:
    """Where the candidate was last mentioned, and as what."""
    if last.head > pronoun.head:
        return ["named after", "named after, as subject"] if last.subject else ["named after"]
    apart = max(0, min(scene.home_sentence(pronoun) - last.sentence, len(BACK) - 1))
    role, own = ROLES.get(last.role, "other"), ROLES.get(pronoun.role, "other")
    signs = [BACK[apart], f"{BACK[min(apart, 2)]}, {role}", f"{role} for {own}", f"by {last.form}"]
    if apart == 0:
        signs.append(_path_sign(scene.parse, last.head, pronoun.head))
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
        signs += ["subject above", f"subject above, {link}"]
    if last.subject and own in ("object", "pobj") and _verb_of(scene.parse, pronoun.head) == scene.parse.head[last.head]:
        signs.append("argument of the same verb")
    signs += _setting_signs(scene, last)
    if last.number in scene.said and not last.name:
        signs.append("nameless, as a speaker")
    if last.subject and scene.parse.dep[scene.parse.head[last.head]] == "ROOT":
        signs.append(f"main subject, {BACK[min(apart, 2)]}")
    return signs


def _path_sign(parse: Parse, one: int, other: int) -> str:
    """How near two words of a sentence stand in its parse."""
    above: dict[int, int] = {}
    steps = 0
    while one not in above:
        above[one] = steps
        one, steps = parse.head[one], steps + 1
    steps = 0
    while other not in above and parse.head[other] != other:
        other, steps = parse.head[other], steps + 1
    apart = steps + above.get(other, len(parse))
    return next((sign for most, sign in PATHS if apart <= most), "far apart in the sentence")


def _verb_of(parse: Parse, i: int) -> int:
    """What a pronoun depends on, past one preposition."""
    head = parse.head[i]
    return parse.head[head] if parse.dep[i] == "pobj" else head


def later_signs(scene: Scene, pronoun: Mention) -> dict[int, str]:
    """Who is named later in the pronoun's sentence: above it ("In his speech, Obama ..."), which speaks for him, or below it
    ("She said Gillard ..."), which speaks against her; by the draft's identity."""
    parse, found = scene.parse, {}
    for i in range(pronoun.head + 1, len(parse)):
        if parse.sentence[i] != pronoun.sentence:
            break
        for mention in scene.heads.get(i, ()):
            draft = scene.whose.get(mention.number) if mention.name else None
            if draft is None or id(draft) in found:
                continue
            if mention.subject and i < parse.head[i] and governing_link(parse, i, pronoun.head):
                found[id(draft)] = "named again, above"
            elif pronoun.subject and governing_link(parse, pronoun.head, i):
                found[id(draft)] = "named again, below"
    return found


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
    past = draft.seen
    times = len(past)
    signs = [next(sign for least, sign in STANDING if times >= least)]
    if times == most and most > 1:
        signs.append("mentioned most")
    if "pronoun" in draft.seen_as:
        signs.append("stood for by a pronoun before")
    if past and past[0].head == scene.opening:
        signs.append("opens the text")
    if {"single name", "full name"} <= draft.seen_as:
        signs.append("known by a single name")
    if not draft.has_name:
        signs.append("no name, speaking" if pronoun.number in scene.said else "no name")
    if past and past[0].paragraph == 0:
        signs.append("in the first paragraph")
    return signs


def _agreement_signs(scene: Scene, pronoun: Mention, draft: Draft, last: Mention) -> list[str]:
    """How surely the candidate is of the pronoun's gender, and a person at all."""
    if pronoun.gender not in ("male", "female"):
        return ["a document"] if draft.kind == "document" else []
    if draft.gender and not draft.gender_told:
        signs = ["gender by a pronoun" if draft.gender == pronoun.gender else "other gender by a pronoun"]
    elif draft.gender == pronoun.gender:
        signs = ["gender known"]
    elif draft.likely_gender:
        signs = ["gender likely" if draft.likely_gender == pronoun.gender else "gender unlikely"]
    else:
        signs = [f"gender unknown, {pronoun.gender}"]
    if draft.kind not in PEOPLE:
        signs.append(TAKEN_FOR.get(scene.parse.entity[last.head], "perhaps a person"))
        signs += ["taken for a place"] if draft.perhaps_place else []
    return signs


def _voice_signs(scene: Scene, pronoun: Mention, draft: Draft) -> list[str]:
    """Who spoke before, where the pronoun is itself a speaker."""
    if pronoun.number not in scene.said:
        return []
    signs = []
    if scene.voices and scene.voices[-1][0] is draft:
        signs.append("spoke last")
        if scene.voices[-1][1].paragraph == pronoun.paragraph:
            signs.append("spoke last, same paragraph")
    elif draft in scene.spoke:
        signs.append("spoke before")
    return signs
