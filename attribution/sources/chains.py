"""Through whom a content reached the text: "state TV cited the ministry as saying", "told the AP", "interviewed by CNN"."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.annotation import Finding
from attribution.languages import used
from attribution.parse import Parse
from attribution.sources.lexicon import LANGUAGE, Lexicon
from attribution.sources.mention import SUBJECTS, Mention
from attribution.sources.scene import Scene

HEARERS = frozenset({"dobj", "dative", "pobj", "iobj"})
BY = frozenset({"by", "to", "with", "in", "on", "via", "through"})
STEPS = 6
"""Tokens between an outlet and the verb of speech above it: "said in (an) interview with (the) outlet"."""

Governed = dict[int, list[tuple[Mention, str]]]
"""The mentions that depend on each verb, with their part in it."""


def chains(scene: Scene, findings: Sequence[Finding]) -> list[tuple[Mention, ...]]:
    """For each finding the mentions of those through whom its content came, nearest to the reader first.

    An outlet that someone merely spoke to is one of them; so is who cites or quotes the origin.
    """
    governed: Governed = {}
    for mention in scene.mentions:
        verb, part = _governor(scene.parse, mention.head)
        governed.setdefault(verb, []).append((mention, part))
    return [_chain(scene, governed, f, origin) for f, origin in zip(findings, scene.origins, strict=True)]


def _chain(scene: Scene, governed: Governed, finding: Finding, origin: Mention | None) -> tuple[Mention, ...]:
    verbs = _verbs(scene.parse, finding, origin)
    content = {i for start, end in finding.content for i in range(start, end)}
    below = [c for verb in verbs for c in scene.parse.children[verb] if c not in verbs]
    found = [m for verb in verbs for m, part in governed.get(verb, ()) if _carries(scene, m, verb, part)]
    found += [m for verb in below for m, part in governed.get(verb, ()) if _cites(scene, verb, part)]
    asides = [c for verb in (*verbs, *([origin.head] if origin else [])) for c in scene.parse.children[verb]]
    participles = [c for c in asides if scene.parse.tag[c] in ("VBG", "VBN")]
    found += [m for verb in participles for m, part in governed.get(verb, ()) if _carries(scene, m, verb, part)]
    found += [m for verb in participles for m, part in governed.get(verb, ()) if _asks(scene, m, verb, part)]
    found += [m for i in _near(scene.parse, verbs) for m in scene.heads.get(i, ()) if _hosts(scene, m, verbs)]
    others = [m for m in found if m.head not in content and (origin is None or m.number != origin.number)]
    return tuple(sorted(dict.fromkeys(others), key=lambda m: (not m.subject, m.number)))


def _verbs(parse: Parse, finding: Finding, origin: Mention | None) -> list[int]:
    """The verbs of the cue and of the clause the source stands in."""
    found = list(range(*finding.cue)) if finding.cue else []
    if origin is not None:
        found += [parse.head[origin.head], parse.head[parse.head[origin.head]]]
    return [i for i in dict.fromkeys(found) if parse.tag[i].startswith("VB")]


def _carries(scene: Scene, mention: Mention, verb: int, part: str) -> bool:
    """Whether someone passes on what is said by that verb: who cites it, or the outlet that is told."""
    if mention.kind == "pronoun" and not mention.subject:
        return False
    told = part in HEARERS and scene.parse.lemma[verb].lower() in scene.lists.telling_verbs
    return _cites(scene, verb, part) or (told and _outlet(scene.lists, scene.parse, mention))


def _cites(scene: Scene, verb: int, part: str) -> bool:
    return part in ("nsubj", "agent") and scene.parse.lemma[verb].lower() in scene.lists.citing_verbs


def _asks(scene: Scene, mention: Mention, verb: int, part: str) -> bool:
    """Whether an outlet has asked or heard the speaker: "asked by the Courier", "interviewed by the BBC"."""
    asking = used(LANGUAGE, "appearances", "asking")
    return part == "agent" and scene.parse.lemma[verb].lower() in asking and _outlet(scene.lists, scene.parse, mention)


def _hosts(scene: Scene, mention: Mention, verbs: Sequence[int]) -> bool:
    """Whether an outlet is where something was said: it hangs on the verb of speech by way of the noun or the participle
    that tells so, "in an interview with the Courier", "in remarks carried by state television"."""
    parse, i, told = scene.parse, mention.head, False
    if not _outlet(scene.lists, parse, mention):
        return False
    for _ in range(STEPS):
        if parse.dep[i] in SUBJECTS or parse.head[i] == i:
            return False
        i = parse.head[i]
        if i in verbs:
            return told
        word = parse.lemma[i].lower()
        told |= word in used(LANGUAGE, "appearances", "form")
        if not told and parse.dep[i] not in ("prep", "agent") and word not in used(LANGUAGE, "appearances", "carrying"):
            return False
    return False


def _near(parse: Parse, verbs: Sequence[int]) -> range:
    """The tokens of the sentence of the verbs."""
    if not verbs:
        return range(0)
    start = end = verbs[0]
    while start > 0 and parse.sentence[start - 1] == parse.sentence[verbs[0]]:
        start -= 1
    while end + 1 < len(parse) and parse.sentence[end + 1] == parse.sentence[verbs[0]]:
        end += 1
    return range(start, end + 1)


def _governor(parse: Parse, i: int) -> tuple[int, str]:
    """The verb a phrase depends on, past one preposition, and as what."""
    head, part = parse.head[i], parse.dep[i]
    if part == "pobj" and parse.lower[head] in BY:
        return parse.head[head], "agent" if parse.lower[head] == "by" else "pobj"
    return head, part


def _outlet(lists: Lexicon, parse: Parse, mention: Mention) -> bool:
    """Whether a phrase names a news outlet, or is a noun for one."""
    if mention.name and " ".join(parse.text[slice(*mention.name)]) in lists.outlets:
        return True
    if mention.nouns & lists.outlet_nouns or lists.outlet_nouns.intersection(mention.key):
        return True
    before = parse.lower[mention.head - 1] if mention.head else ""
    return before in ("news", "press") and parse.lemma[mention.head].lower() in used(LANGUAGE, "appearances", "news body")
