"""Whom grammar keeps a pronoun from standing for: who has another part in what the same verb tells, and what holds it.

The rules are those of binding (Reinhart 1983, "Anaphora and Semantic Interpretation"), as far as a parse shows them.
"""

from __future__ import annotations

from attribution.parse import Parse
from attribution.sources.cast import Draft
from attribution.sources.mention import SUBJECTS, Mention
from attribution.sources.scene import Scene

ARGUMENTS = SUBJECTS | {"dobj", "dative"}
OBJECTS = frozenset({"him", "her", "them"})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
COPULA = "be"
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp"})
"""What hangs a clause on a noun, or on another clause."""


def beside(scene: Scene, pronoun: Mention) -> list[Draft]:
    """Who has another part in what the verb of a pronoun tells: in "Kim met him", "Kim, whom he met", "Kim saw him leave",
    "Kim tried to reach him" and "Kim was his lawyer" he is not Kim."""
    parse, i = scene.parse, pronoun.head
    if parse.lower[i] in REFLEXIVES or pronoun.role == "pobj":
        return []
    heads = _called_so(scene, i) if pronoun.role == "poss" else _fellow_arguments(parse, pronoun)
    return [scene.whose[m.number] for head in heads for m in scene.heads.get(head, ()) if m.number in scene.whose]


def _fellow_arguments(parse: Parse, pronoun: Mention) -> list[int]:
    i = pronoun.head
    verb = parse.head[i]
    if parse.lower[i] in OBJECTS and pronoun.subject:
        verb = parse.head[verb]
    heads = [c for c in parse.children[verb] if c != i and parse.dep[c] in ARGUMENTS]
    if not any(parse.dep[c] in SUBJECTS for c in parse.children[verb]):
        heads += _understood_subject(parse, verb)
    relative = any(parse.tag[c][:1] == "W" for c in heads if parse.dep[c] in SUBJECTS)
    if pronoun.subject and parse.dep[verb] == "relcl" and not relative:
        heads.append(parse.head[verb])
    return heads


def _understood_subject(parse: Parse, verb: int) -> list[int]:
    """Who does what a verb without a subject tells: "[Kim] came and called him", "[Kim] tried to call him", "[Kim] came to call
    him", "asked [Kim] to call him"; none where the parse does not say."""
    while parse.head[verb] != verb and _shares_subject(parse, verb):
        linked, verb = parse.dep[verb], parse.head[verb]
        objects = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "dative")]
        if linked != "conj" and objects:
            return objects if linked == "xcomp" else []
        subjects = [c for c in parse.children[verb] if parse.dep[c] in SUBJECTS]
        if subjects:
            return [c for c in subjects if linked != "advcl" or parse.dep[c] == "nsubj"]
    return []


def _shares_subject(parse: Parse, verb: int) -> bool:
    """Whether who does it is told with the verb above; what follows from a whole clause is done by nobody ("he fell, making
    him ...")."""
    linked = parse.dep[verb]
    plain = linked in ("conj", "xcomp") and parse.tag[verb][:2] == "VB"
    return plain or linked == "acomp" or (linked == "advcl" and parse.tag[verb] == "VB")


def _called_so(scene: Scene, possessive: int) -> list[int]:
    """Whom a sentence calls somebody's: Kim in "Kim was his lawyer", but not in "Kim is his own lawyer"."""
    parse = scene.parse
    noun = parse.head[possessive]
    verb = parse.head[noun]
    own = any(parse.lower[c] == "own" for c in parse.children[noun])
    person = any(m.kind == "unnamed_person" for m in scene.heads.get(noun, ()))
    if own or not person or parse.dep[noun] != "attr" or parse.lemma[verb] != COPULA:
        return []
    return [c for c in parse.children[verb] if parse.dep[c] in SUBJECTS]


def excluded(scene: Scene, pronoun: Mention, mention: Mention) -> bool:
    """Whether a mention cannot be the antecedent: an argument of the same verb, what holds the pronoun, one's own words."""
    if scene.says(pronoun, mention):
        return True
    if mention.tokens[0] <= pronoun.head < mention.tokens[1]:
        return not _in_clause_inside(scene.parse, pronoun, mention)
    if mention.sentence != pronoun.sentence or pronoun.role == "poss":
        return False
    heads = scene.parse.head
    return heads[pronoun.head] == heads[mention.head] and mention.role != "poss"


def _in_clause_inside(parse: Parse, pronoun: Mention, mention: Mention) -> bool:
    """Whether a possessive stands in a clause inside the phrase of a name: "Ana Ruiz, a nurse hoping to keep her job"; in "her
    friend Ana Ruiz" it does not."""
    if pronoun.role != "poss" or mention.name is None or pronoun.head < mention.name[1]:
        return False
    i = parse.head[pronoun.head]
    while i != mention.head and parse.head[i] != i:
        if parse.dep[i] in CLAUSES:
            return True
        i = parse.head[i]
    return False
