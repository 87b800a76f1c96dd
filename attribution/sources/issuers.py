"""Whose a document is: "a statement by [the county]", "[the inquiry]'s final report", "[the ministry] said in a statement"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.languages import used, words
from attribution.sources.cast import Draft
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.mention import SUBJECTS, Mention
from attribution.sources.scene import Scene
from attribution.sources.wording import plain, wording

ISSUERS = frozenset({"organisation", "person", "unnamed_person", "unnamed_group"})
FROM = frozenset({"by", "from", "of"})
OF_OTHERS = frozenset({"analysis", "census", "poll", "study", "survey"})
"""Documents that are of whom they ask or look at: "a poll of 900 voters", "in the survey, parents said"."""
RELATIVE_TAGS = frozenset({"WDT", "WP"})
THROUGH = frozenset({"in", "on", "via", "through", "with"})
USES = ("act", "person", "place")


def issuer_of(doc: Doc, scene: Scene, draft: Draft) -> str | None:
    """The name of the one whose document it is, as the text has it; None where the text does not tell.

    The first mention that tells decides: its possessor, who stands behind "by", "from" or "of", who issued it or is said to
    have spoken in it; where none tells, the paper or site that published it.
    """
    for heads_of in (_issuing_heads, _publishers):
        for mention in draft.mentions:
            named = next((name for head in heads_of(scene, mention) if (name := _name_at(doc, scene, draft, head))), None)
            before = _body_before(scene, mention) if named is None else None
            if named or before:
                return named or plain(doc[slice(*before)].text if before else "")
    return None


def voice_of(scene: Scene, draft: Draft) -> Draft | None:
    """Who speaks in a document that is no more than somebody's word: of "a communiqué of the army said" the army, of "her note
    said" she; None of other documents (a log, a report, a certificate), and where the text does not tell."""
    if draft.kind != "document" or not draft.nouns & words(LANGUAGE, "issued_nouns"):
        return None
    heads = (head for mention in draft.mentions for head in _issuing_heads(scene, mention))
    owners = (owner for head in heads for mention in scene.at(head) if (owner := scene.whose.get(mention.number)))
    return next((owner for owner in owners if owner is not draft and owner.kind in ISSUERS and owner.mentions), None)


def _issuing_heads(scene: Scene, mention: Mention) -> Iterator[int]:
    """The head tokens of what may be a document's issuer, surest first."""
    parse, i = scene.parse, mention.head
    yield from (c for c in parse.children[i] if parse.dep[c] == "poss")
    of_others = parse.lemma[i].lower() in OF_OTHERS
    for preposition in (c for c in parse.children[i] if c > i and parse.lower[c] in FROM):
        if of_others and parse.lower[preposition] == "of":
            continue
        yield from _complements(scene, preposition)
    for clause in (c for c in parse.children[i] if parse.dep[c] in ("acl", "relcl") and parse.tag[c] in ("VBN", "VBD")):
        yield from _agents(scene, clause)
        if _use(parse.lemma[clause]) == "act":  # "a note that she sent to clients"
            yield from (c for c in parse.children[clause] if parse.dep[c] == "nsubj" and parse.tag[c] not in RELATIVE_TAGS)
    if not (of_others and parse.dep[i] == "pobj"):
        yield from _by_its_verb(scene, i)


def _by_its_verb(scene: Scene, i: int) -> Iterator[int]:
    """Who does something with or in a document: "the ministry issued a report", "the report was released by the ministry",
    "the firm said in a letter"."""
    parse, verb = scene.parse, scene.parse.head[i]
    if parse.dep[i] == "dobj" and _use(parse.lemma[verb]):
        yield from (c for c in parse.children[verb] if parse.dep[c] == "nsubj")
    elif parse.dep[i] == "nsubjpass":
        yield from _agents(scene, verb)
    elif parse.dep[i] == "pobj" and parse.lower[verb] in THROUGH and parse.tag[parse.head[verb]][:2] == "VB":
        yield from (c for c in parse.children[parse.head[verb]] if parse.dep[c] in SUBJECTS)


def _agents(scene: Scene, verb: int) -> Iterator[int]:
    """Who stands behind "by" after a verb of issuing."""
    if _use(scene.parse.lemma[verb]):
        for child in (c for c in scene.parse.children[verb] if scene.parse.lower[c] == "by"):
            yield from _complements(scene, child)


def _publishers(scene: Scene, mention: Mention) -> Iterator[int]:
    """Whose name stands behind "in" or "on" after a verb of publishing: "a study published in the Lancet"."""
    parse = scene.parse
    for verb in (
        c for c in parse.children[mention.head] if parse.dep[c] in ("acl", "relcl") and _use(parse.lemma[c]) == "place"
    ):
        for preposition in (c for c in parse.children[verb] if parse.lower[c] in THROUGH):
            yield from (c for c in _complements(scene, preposition) if any(m.name for m in scene.at(c)))


def _complements(scene: Scene, preposition: int) -> Iterator[int]:
    return (c for c in scene.parse.children[preposition] if scene.parse.dep[c] == "pobj")


def _use(verb: str) -> str | None:
    return next((use for use in USES if verb.lower() in used(LANGUAGE, "issuing_verbs", use)), None)


def _name_at(doc: Doc, scene: Scene, document: Draft, head: int) -> str | None:
    """The fullest name of the one whose mention has that head token; None where nobody who can issue something stands
    there, or only a time ("Monday's report") or a place."""
    for mention in scene.at(head):
        owner = scene.whose.get(mention.number)
        if owner is None or owner is document or owner.kind not in ISSUERS or not owner.mentions:
            continue
        telling = owner.fullest or next((m for m in owner.mentions if m.form != "pronoun"), None)
        if telling is not None:
            return (
                plain(doc[slice(*telling.name)].text)
                if owner.kind == "person" and telling.name
                else wording(doc, scene, telling)
            )
    return None


def _body_before(scene: Scene, mention: Mention) -> Tokens | None:
    """The body whose name stands right before a document's noun: "a [police] statement", "[UN] report"."""
    parse, lists = scene.parse, scene.lists
    end = mention.head
    while end > mention.tokens[0] and parse.tag[end - 1] in ("NN", "JJ") and parse.lower[end - 1] not in lists.organisations:
        end -= 1
    last = end - 1
    known = last >= mention.tokens[0] and (parse.lower[last] in lists.organisations or parse.text[last] in lists.speaking_names)
    if not known or parse.lower[last] in lists.outlet_nouns:
        return None
    start = last
    while (
        start > mention.tokens[0]
        and parse.tag[start - 1] in ("NNP", "NNPS", "NN", "JJ")
        and parse.text[start - 1][:1].isupper()
    ):
        start -= 1
    return start, end
