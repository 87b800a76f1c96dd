"""A text read from left to right, each phrase given to an entity."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens, read_findings, read_looks, read_phrases
from attribution.parse import read_parse
from attribution.sources.ahead import link_ahead, link_only_body
from attribution.sources.bodies import gather_bodies
from attribution.sources.cast import Draft
from attribution.sources.collectives import same_collective
from attribution.sources.definites import called_so, pointed_at
from attribution.sources.lexicon import lexicon
from attribution.sources.matching import with_sources
from attribution.sources.mention import PRONOUNS, Mention, quoted_tokens, read_mention
from attribution.sources.outlets import link_outlets
from attribution.sources.owners import same_owners
from attribution.sources.persons import gather_persons
from attribution.sources.pronouns import antecedent
from attribution.sources.scene import Scene

RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


def _pass(scene: Scene, mention: Mention) -> None:
    """Do nothing."""


def read_scene(
    doc: Doc, asked: frozenset[int] = frozenset(), *, until: int | None = None, met: Callable[[Scene, Mention], None] = _pass
) -> Scene:
    """All phrases of a text, gathered by entity. Pronouns are resolved where they are a person's, speak, or are asked for
    (token indices); the reading stops before the token ``until``. ``met`` is called with each mention when the reading comes
    to it, and the scene as it stands before."""
    parse, lists = read_parse(doc), lexicon()
    findings = read_findings(doc)
    phrases, spoken = with_sources(parse, lists, read_phrases(doc), findings)
    quoted = quoted_tokens(parse)
    mentions = [read_mention(parse, lists, quoted, n, phrase) for n, phrase in enumerate(phrases)]
    numbers = {id(phrase): n for n, phrase in enumerate(phrases)}
    origins = [None if phrase is None else mentions[numbers[id(phrase)]] for phrase in spoken]
    scene = Scene(parse, lists, mentions, origins, _said(origins, findings))
    scene.heads_of_network, scene.looks = read_looks(doc)
    persons, scene.doubts = gather_persons(mentions, lists)
    scene.cast(persons + gather_bodies(mentions, lists))
    for mention in sorted(mentions, key=lambda m: (m.head, m.tokens[0] - m.tokens[1])):
        if until is not None and mention.head >= until:
            return scene
        met(scene, mention)
        if mention.number not in scene.whose and mention.number not in scene.doubts:
            _settle(scene, mention, mention.head in asked)
        scene.pass_by(mention)
    link_ahead(scene)
    link_only_body(scene)
    link_outlets(scene)
    return scene


def _settle(scene: Scene, mention: Mention, asked: bool) -> None:
    """Give one nameless phrase to an entity, where that is safe."""
    if mention.form == "pronoun":
        draft, why = _pronoun_draft(scene, mention, asked) or (None, "")
        if draft:
            scene.place(mention, draft, why)
        return
    found = called_so(scene, mention) or same_owners(scene, mention)
    if found is None and mention.form == "definite":
        found = pointed_at(scene, mention)
    scene.place(mention, *(found or same_collective(scene, mention) or (None, "")))


def _pronoun_draft(scene: Scene, mention: Mention, asked: bool) -> tuple[Draft, str] | None:
    word = scene.parse.lower[mention.head]
    if word in RELATIVES:
        head = _related(scene, mention)
        noun = None if head is None else _placed(scene, head)
        if noun is None and head is not None:
            doubted = (m.number for m in scene.at(head) if m.number in scene.doubts)
            scene.doubts.update((mention.number, scene.doubts[number]) for number in doubted)
        return (noun, "the noun that the relative clause hangs on") if noun else None
    if word not in PRONOUNS:
        return None
    if mention.gender not in ("male", "female") and not (asked or mention.number in scene.said):
        return None
    found = antecedent(scene, mention)
    return (found.draft, found.reason) if found else None


def _related(scene: Scene, mention: Mention) -> int | None:
    """The head of what a relative pronoun stands for: the noun its clause hangs on."""
    i = mention.head
    while scene.parse.dep[i] != "relcl" and scene.parse.head[i] != i:
        i = scene.parse.head[i]
    noun = scene.parse.head[i]
    while scene.parse.dep[noun] == "appos" and noun not in scene.heads:
        noun = scene.parse.head[noun]
    return noun if noun < mention.head else None


def _placed(scene: Scene, head: int) -> Draft | None:
    """The entity of the mention with that head."""
    held = scene.at(head)
    return scene.whose.get(held[0].number) if held else None


def _said(origins: Sequence[Mention | None], findings: Sequence[Finding]) -> dict[int, tuple[Tokens, ...]]:
    """What each speaking mention says, by its number."""
    said: dict[int, tuple[Tokens, ...]] = {}
    for origin, finding in zip(origins, findings, strict=True):
        if origin is not None:
            said[origin.number] = said.get(origin.number, ()) + finding.content
    return said


def corefering(doc: Doc, index: int) -> tuple[Tokens, ...]:
    """All phrases that point to the same one as the pronoun at a token, itself among them, in text order; empty where the
    pronoun is not resolved. Reads the phrases kept on the Doc."""
    draft = _placed(read_scene(doc, frozenset({index})), index)
    return tuple(m.tokens for m in draft.mentions) if draft else ()


def resolve_pronoun(doc: Doc, index: int) -> Tokens | None:
    """The phrase a pronoun stands for: the last before it that names or describes the same one, else the first after it.

    None where no candidate agrees with it or none is safe. Reads the phrases kept on the Doc.
    """
    draft = _placed(read_scene(doc, frozenset({index})), index)
    others = [m for m in draft.mentions if m.form != "pronoun"] if draft else []
    before = [m for m in others if m.head < index]
    return next((m.tokens for m in before[-1:] or others), None)
