"""Heads and labels between names and roles put right: who holds a role hangs on it, or it on them, and neither far off."""

from __future__ import annotations

from itertools import pairwise

from attribution.languages import words
from attribution.name_runs import HELD_IN, PROPER
from attribution.parse.names import LONGEST_SENTENCE, WITHIN_NAMES

KNOTTED = PROPER | {"FW", "HYPH"}
"""Tags of what a name is made of, its small words and hyphens among them."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FAR = 12
"""Tokens; a name farther from a role than this does not explain it."""


def with_shouted_verbs(
    tag: list[str], head: list[int], dep: list[str], verbs: frozenset[int]
) -> tuple[list[str], list[int], list[str]]:
    """Tags, heads and labels with each verb that was taken for the end of a name in capitals made a verb, and the name before
    it its subject."""
    if not verbs:
        return tag, head, dep
    tag, head, dep = list(tag), list(head), list(dep)
    for verb in sorted(verbs):
        if tag[verb] in PROPER:
            name = verb - 1
            for i in (i for i in range(max(0, verb - LONGEST_SENTENCE), name) if head[i] == verb and dep[i] == "compound"):
                head[i] = name
            if head[name] == verb:
                dep[name] = "nsubj"
            tag[verb] = "VBD"
    return tag, head, dep


def with_titles(tag: list[str], head: list[int], dep: list[str]) -> tuple[list[int], list[str]]:
    """Heads and labels with a title hung on the name right after it, where the parser makes two subjects of one verb:
    "HEALTH MINISTER AMINA OKORO SAID". A noun in small letters stays the head, and the name explains it: "the carrier Skyvia
    flies"."""
    subjects = [i for i, label in enumerate(dep) if label in SUBJECTS and tag[i] in (*PROPER, "NN")]
    for title, name in pairwise(subjects):
        between = range(title + 1, name)
        if (
            head[title] != head[name]
            or tag[name] not in PROPER
            or any(head[i] != name or dep[i] != "compound" for i in between)
        ):
            continue
        if tag[title] == "NN":
            head[name], dep[name] = title, "appos"
        else:
            head[title], dep[title] = name, "compound"
    return head, dep


def with_near_names(
    text: list[str], tag: list[str], entity: list[str], head: list[int], dep: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with each person's name hung on the role it explains.

    In "at St Anne's, where ..., the matron, Joan Hill, said" the parser hangs both on the hospital; in "the chairman,
    Justice Phiri, announced" it takes the name for a second one beside the chairman.
    """
    head, dep = list(head), list(dep)
    joined = {head[i] for i, label in enumerate(dep) if label == "cc"}
    for i, label in enumerate(dep):
        listed = label == "conj" and head[i] not in joined and tag[i] in PROPER and tag[head[i]] == "NN"
        if listed and "," in text[head[i] + 1 : i]:
            dep[i] = "appos"
        if label == "conj" and head[i] not in joined and _tells_office(text, tag, head[i], i):
            dep[i] = "appos"
    for role, name in pairwise([i for i, label in enumerate(dep) if label == "appos"]):
        start = name
        while start > role and tag[start - 1] in PROPER:
            start -= 1
        near = head[role] == head[name] != name and tag[name] in PROPER and tag[role] == "NN"
        if near and text[start - 1] == "," and start - role < FAR:
            head[name] = role
    return head, dep


def _tells_office(text: list[str], tag: list[str], name: int, role: int) -> bool:
    """Whether a noun for a person stands right behind a name and its comma: "Luo Weiming, spokesperson for the guard"."""
    near = name + 2 == role and text[name + 1] == "," and tag[name] in PROPER and tag[role] == "NN"
    return near and text[role] in words("en", "person_nouns")


def with_roles_before(text: list[str], tag: list[str], head: list[int], dep: list[str]) -> tuple[list[int], list[str]]:
    """Heads and labels with a role hung on the name right after it: of "police commander Tshering Wangdi told" the parser makes
    a commander who tells, and a name that explains him."""
    head, dep = list(head), list(dep)
    for name in [i for i, label in enumerate(dep) if label == "appos" and tag[i] in PROPER]:
        role = head[name]
        inside = range(role + 1, name)
        near = role < name and tag[role] == "NN" and text[role] in words("en", "person_nouns")
        if not near or any(tag[i] not in PROPER and head[i] != name for i in inside) or "," in text[role + 1 : name]:
            continue
        outer, label = head[role], dep[role]
        for i in range(max(0, role - LONGEST_SENTENCE), min(len(head), name + LONGEST_SENTENCE)):
            head[i] = name if head[i] == role and i != role else head[i]
        head[name], dep[name] = (name if outer == role else outer), label
        head[role], dep[role] = name, "compound"
    return head, dep


def with_roles_after(
    text: list[str], tag: list[str], entity: list[str], head: list[int], dep: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with a role hung on the name before the comma: of "according to Sherali Kholmatov, spokeswoman for the
    union" the parser makes a spokeswoman of that name."""
    head, dep = list(head), list(dep)
    for name in [i for i, label in enumerate(dep) if label in WITHIN_NAMES and tag[i] in PROPER and i > 0]:
        role = head[name]
        if entity[name] != "PERSON" and tag[name - 1] not in (*PROPER, "FW", "HYPH"):
            continue
        near = role > name + 1 and text[name + 1] == "," and tag[role] == "NN" and text[role] in words("en", "person_nouns")
        if not near or any(dep[i] == "det" and head[i] == role and i < name for i in range(max(0, name - FAR), name)):
            continue
        outer, label = head[role], dep[role]
        head[name], dep[name] = (name if outer == role else outer), label
        head[role], dep[role] = name, "appos"
    return head, dep


def with_named_offices(
    text: list[str], tag: list[str], entity: list[str], head: list[int], dep: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with each person's name hung on the office it explains, not on what the office is of: "the mayor of San
    Lázaro, Gonzalo Pardo, said"."""
    head, dep = list(head), list(dep)
    for name in [i for i, label in enumerate(dep) if label == "appos" and tag[i] in PROPER and entity[i] == "PERSON"]:
        start = name
        while tag[start - 1] in KNOTTED and start > 0:
            start -= 1
        role = head[name]
        while dep[role] in ("pobj", "prep") and head[role] < role:
            role = head[role]
        told = tag[role] in ("NN", "NNP") and text[role].lower() in words("en", "person_nouns")
        office = role != head[name] and told
        closed = name + 1 < len(text) and text[name + 1] in (",", ".", ")", "—", "–")
        if office and closed and role < start and text[start - 1] == ",":
            head[name] = role
    return head, dep


def with_owned_offices(text: list[str], tag: list[str], dep: list[str]) -> list[str]:
    """The labels with whose an office is by its name made a part of that name: no state has Joseph Dielle in "State's Attorney
    Joseph Dielle"."""
    dep = list(dep)
    for i in range(1, len(text) - 1):
        if tag[i] == "POS" and dep[i - 1] == "poss" and text[i - 1].lower() in words("en", "office_owners"):
            owned = text[i + 1][:1].isupper() and text[i + 1].lower() in words("en", "person_nouns")
            dep[i - 1] = "compound" if owned else dep[i - 1]
    return dep


def with_offices_of(
    text: list[str], tag: list[str], entity: list[str], head: list[int], dep: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with an office and what it is of hung on the name right after them: of "Chief of Police Rosa Diaz said"
    the parser makes a chief of one Police Rosa Diaz, of "Agent in Charge Lena Holt said" an agent in one Charge Lena Holt."""
    head, dep = list(head), list(dep)
    fields, bodies = words("en", "portfolios"), words("en", "organisation_nouns")
    for name in [i for i, label in enumerate(dep) if label == "pobj" and tag[i] in PROPER]:
        of = head[name]
        role, field = head[of], of + 1
        office = text[of] in ("of", "in") and role == of - 1 and text[role].lower() in words("en", "person_nouns")
        ends = text[field].lower() in (fields if text[of] == "of" else HELD_IN)
        if not office or not ends or any(tag[i] not in PROPER for i in range(field, name)):
            continue
        full = name - field > 1 and not any(text[i].lower() in fields | bodies for i in range(field + 1, name + 1))
        if not full and (entity[name] != "PERSON" or field == name):
            continue
        for i in range(max(0, role - LONGEST_SENTENCE), min(len(head), name + LONGEST_SENTENCE)):
            head[i] = name if head[i] == role and i not in (of, role) else head[i]
        outer = head[role]
        head[name], dep[name] = (name if outer == role else outer), dep[role]
        head[role], dep[role] = name, "compound"
        head[field], dep[field] = of, "pobj"
    return head, dep
