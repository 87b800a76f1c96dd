"""Through whom a content reached the text: "state TV cited the ministry as saying", "told the AP", "X, citing Y"."""

from __future__ import annotations

from attribution.annotation import Finding
from attribution.parse import Parse
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene

CITING = frozenset({"cite", "quote", "paraphrase"})
TELLING = frozenset(
    {
        "tell",
        "inform",
        "say",
        "speak",
        "write",
        "talk",
        "confirm",
        "explain",
        "add",
        "reveal",
        "admit",
        "state",
        "report",
    }
)
HEARERS = frozenset({"dobj", "dative", "pobj", "iobj"})
BY = frozenset({"by", "to", "with", "in", "on", "via", "through"})


def chain(scene: Scene, finding: Finding, origin: Mention | None) -> tuple[Mention, ...]:
    """The mentions of those through whom a finding's content came, nearest to the reader first.

    An outlet that someone merely spoke to is one of them; so is who cites or quotes the origin.
    """
    verbs = _verbs(scene.parse, finding, origin)
    if not verbs:
        return ()
    content = {i for start, end in finding.content for i in range(start, end)}
    found = [m for m in scene.mentions if m.head not in content and _carries(scene, m, verbs, origin)]
    return tuple(sorted(found, key=lambda m: not m.subject))


def _verbs(parse: Parse, finding: Finding, origin: Mention | None) -> list[int]:
    """The verbs of the cue and of the clause the source stands in."""
    cue = [i for i in range(*finding.cue) if parse.tag[i].startswith("VB")] if finding.cue else []
    if origin is not None:
        cue += [i for i in (parse.head[origin.head], parse.head[parse.head[origin.head]]) if parse.tag[i].startswith("VB")]
    return list(dict.fromkeys(cue))


def _carries(scene: Scene, mention: Mention, verbs: list[int], origin: Mention | None) -> bool:
    """Whether someone other than the origin passes its words on: who cites, is told, or publishes."""
    if origin is not None and mention.number == origin.number:
        return False
    if mention.kind == "pronoun" and not mention.subject:
        return False
    parse = scene.parse
    verb, role = _governor(parse, mention.head)
    if verb not in verbs and parse.head[verb] not in verbs:
        return False
    lemma = parse.lemma[verb].lower()
    if lemma in CITING:
        return role in ("nsubj", "agent")
    return verb in verbs and lemma in TELLING and role in HEARERS and _outlet(scene.lists, parse, mention)


def _governor(parse: Parse, i: int) -> tuple[int, str]:
    """The verb a phrase depends on, past one preposition, and as what."""
    head, role = parse.head[i], parse.dep[i]
    if parse.dep[i] == "pobj" and parse.lower[head] in BY:
        role = "agent" if parse.lower[head] == "by" else "pobj"
        head = parse.head[head]
    return head, role


def _outlet(lists: Lexicon, parse: Parse, mention: Mention) -> bool:
    """Whether a phrase names a news outlet, or is a noun for one."""
    if mention.name and " ".join(parse.text[slice(*mention.name)]) in lists.outlets:
        return True
    return bool(mention.nouns & lists.outlet_nouns or lists.outlet_nouns.intersection(mention.key))
