"""A text read from left to right, each phrase given to an entity."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, Phrase, Tokens, read_findings, read_phrases
from attribution.parse import Parse, read_parse
from attribution.sources.ahead import link_ahead
from attribution.sources.bodies import gather_bodies
from attribution.sources.cast import Draft
from attribution.sources.definites import pointed_at
from attribution.sources.lexicon import Lexicon, lexicon
from attribution.sources.mention import PRONOUNS, Mention, quoted_tokens, read_mention
from attribution.sources.persons import gather_persons
from attribution.sources.pronouns import antecedent
from attribution.sources.scene import Scene

RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


def read_scene(doc: Doc, asked: frozenset[int] = frozenset(), *, until: int | None = None) -> Scene:
    """All phrases of a text, gathered by entity. Pronouns are resolved where they are a person's, speak, or are asked for
    (token indices); the reading stops before the token ``until``."""
    parse, lists = read_parse(doc), lexicon()
    findings = read_findings(doc)
    phrases = _with_sources(parse, lists, read_phrases(doc), findings)
    quoted = quoted_tokens(parse)
    mentions = [read_mention(parse, lists, quoted, n, phrase) for n, phrase in enumerate(phrases)]
    scene = Scene(parse, lists, mentions, _said(parse, mentions, findings))
    scene.cast(gather_persons(mentions, lists) + gather_bodies(mentions, lists))
    for mention in sorted(mentions, key=lambda m: (m.head, m.tokens[0] - m.tokens[1])):
        if until is not None and mention.head >= until:
            return scene
        if mention.number not in scene.whose:
            _settle(scene, mention, mention.head in asked)
        scene.pass_by(mention)
    link_ahead(scene)
    return scene


def _settle(scene: Scene, mention: Mention, asked: bool) -> None:
    """Give one nameless phrase to an entity, where that is safe."""
    if mention.form == "pronoun":
        draft = _pronoun_draft(scene, mention, asked)
        if draft:
            scene.place(mention, draft, "pronoun")
        return
    found = pointed_at(scene, mention) if mention.form == "definite" else None
    scene.place(mention, *(found or (None, "")))


def _pronoun_draft(scene: Scene, mention: Mention, asked: bool) -> Draft | None:
    word = scene.parse.lower[mention.head]
    if word in RELATIVES:
        return _related(scene, mention)
    if word not in PRONOUNS:
        return None
    if mention.gender not in ("male", "female") and not (asked or mention.number in scene.said):
        return None
    return antecedent(scene, mention)


def _related(scene: Scene, mention: Mention) -> Draft | None:
    """What a relative pronoun stands for: the noun its clause hangs on."""
    i = mention.head
    while scene.parse.dep[i] != "relcl" and scene.parse.head[i] != i:
        i = scene.parse.head[i]
    noun = scene.parse.head[i]
    while scene.parse.dep[noun] == "appos" and not any(m.head == noun for m in scene.mentions):
        noun = scene.parse.head[noun]
    held = [m for m in scene.mentions if m.head == noun and m.number in scene.whose]
    return scene.whose[held[0].number] if held and noun < mention.head else None


def _with_sources(parse: Parse, lists: Lexicon, phrases: Sequence[Phrase], findings: Sequence[Finding]) -> list[Phrase]:
    """The phrases, and one for each source that is none of them: whatever speaks in this text can speak."""
    found = list(phrases)
    for finding in findings:
        if finding.source and speaking_phrase(parse, found, finding.source) is None:
            root = root_of(parse, finding.source)
            found.append(Phrase(finding.source, _fallback_kind(parse, lists, root), root))
    return sorted(found, key=lambda p: (p.tokens[0], -p.tokens[1]))


def root_of(parse: Parse, tokens: Tokens) -> int:
    """The token of a range on which the others hang: the first whose head is outside, no preposition or mark."""
    inside = [i for i in range(*tokens) if not tokens[0] <= parse.head[i] < tokens[1] or parse.head[i] == i]
    content = [i for i in inside if parse.dep[i] not in ("punct", "det", "case", "cc", "mark")]
    return (content or inside or [tokens[0]])[0]


def speaking_phrase(parse: Parse, phrases: Sequence[Phrase], source: Tokens) -> Phrase | None:
    """The phrase that a source range means: the one that shares its root, else the one it begins with; of several, the
    one that shares most of its tokens."""
    root = root_of(parse, source)
    inside = [p for p in phrases if source[0] <= p.head < source[1]]
    fitting = [p for p in inside if p.tokens[0] <= root < p.tokens[1]] or [p for p in inside if p.tokens[0] == source[0]]
    same_root = [p for p in fitting if p.head == root] or fitting
    return max(same_root, key=lambda p: _overlap(p.tokens, source), default=None)


def _overlap(one: Tokens, other: Tokens) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def _fallback_kind(parse: Parse, lists: Lexicon, root: int) -> str:
    if parse.lower[root] in PRONOUNS or parse.tag[root] in ("PRP", "PRP$", "WP", "WDT", "WP$"):
        return "pronoun"
    if parse.tag[root] in ("NNP", "NNPS"):
        return "person" if parse.entity[root] == "PERSON" else "organisation"
    return "unnamed_group" if parse.tag[root] in ("CD", "DT", "JJ", "JJS", "NNS") else "document"


def _said(parse: Parse, mentions: Sequence[Mention], findings: Sequence[Finding]) -> dict[int, tuple[Tokens, ...]]:
    """What each speaking mention says, by its number."""
    phrases = [Phrase(m.tokens, m.kind, m.head) for m in mentions]
    numbers = {id(p): m.number for p, m in zip(phrases, mentions, strict=True)}
    said: dict[int, tuple[Tokens, ...]] = {}
    for finding in findings:
        phrase = speaking_phrase(parse, phrases, finding.source) if finding.source else None
        if phrase:
            number = numbers[id(phrase)]
            said[number] = said.get(number, ()) + finding.content
    return said


def corefering(doc: Doc, index: int) -> tuple[Tokens, ...]:
    """All phrases that point to the same one as the pronoun at a token, itself among them, in text order; empty where the
    pronoun is not resolved. Reads the phrases kept on the Doc."""
    scene = read_scene(doc, frozenset({index}))
    held = [m for m in scene.mentions if m.head == index and m.number in scene.whose]
    return tuple(m.tokens for m in scene.whose[held[0].number].mentions) if held else ()


def resolve_pronoun(doc: Doc, index: int) -> Tokens | None:
    """The phrase a pronoun stands for: the last before it that names or describes the same one, else the first after it.

    None where no candidate agrees with it. Reads the phrases kept on the Doc.
    """
    scene = read_scene(doc, frozenset({index}))
    held = [m for m in scene.mentions if m.head == index and m.number in scene.whose]
    if not held:
        return None
    others = [m for m in scene.whose[held[0].number].mentions if m.form != "pronoun"]
    before = [m for m in others if m.head < index]
    return (before[-1:] or others[:1] or held)[0].tokens
