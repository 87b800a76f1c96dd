"""Phrases that point forward: a headline or first sentence describes who is only named further down."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from attribution.languages import table, words
from attribution.parse import Parse
from attribution.sources.cast import Draft
from attribution.sources.definites import details_fit, kinds_fit, shared_noun
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.loose_bodies import ONLY_ONE, holds, is_loose, is_spoken_of, is_untold
from attribution.sources.mention import OTHERS, Mention
from attribution.sources.scene import Scene
from attribution.sources.spelling import folded

OPENING = 2
"""Paragraphs that hold the headline and the lead; only there does a story describe first and name later."""
AHEAD = 12
"""Sentences within which the name then follows."""
BEFORE = "described before it is named"
PLACED = frozenset({"poss", "prep"})
"""How a noun's place hangs on it: "the town's mayor", "mayor of Carrales"."""
OF_THE_STATE = frozenset({"federal", "government", "main", "national", "official", "state", "top"})
"""Words that do not tell one body of a country from another."""


def link_ahead(scene: Scene) -> None:
    """Give each entity that is only described at the start of a text to the one named after it, where one alone fits.

    "Owner denies ferry was overloaded" is Yusuf Tanasale, once the text calls him its owner. Where several fit what a
    headline says, the one of the lead is meant, which tells the headline over again.
    """
    first = telling_paragraphs(scene)[:OPENING]
    begun = _begun(scene.drafts)
    openings = [(draft, draft.mentions[0]) for draft in scene.drafts if draft.mentions and not draft.named]
    for draft, opening in openings:
        if opening.form == "pronoun" or opening.paragraph not in first:
            continue
        near = {d for n in range(opening.sentence, opening.sentence + AHEAD + 1) for d in begun.get(n, ())} - {draft}
        fitting = [d for d in sorted(near, key=lambda d: d.number) if d.mentions and _fits(scene, opening, d)]
        chosen = [d for d in fitting if d.named] or fitting
        if len(chosen) > 1 and opening.paragraph == first[0]:
            chosen = [d for d in fitting if d.mentions[0].paragraph == first[-1]]
        if len(chosen) == 1:
            join(scene, draft, chosen[0], BEFORE)
            begun.setdefault(_entry(chosen[0]).sentence, []).append(chosen[0])


def link_only_body(scene: Scene) -> None:
    """Give each body that is only called by a loose noun to the one named body that it can be, if that is named later and more
    than once: "the airline said ... Skyvia's plane had been checked. Skyvia said". Not "this station", the outlet itself."""
    bodies = [d for d in scene.drafts if d.mentions and d.kind == "organisation"]
    for draft in (d for d in bodies if not d.has_name):
        opening = draft.mentions[0]
        outlet = opening.nouns & scene.lists.outlet_nouns
        if opening.form == "definite" and not outlet and opening.number not in scene.doubts and is_loose(scene, opening):
            named = [d for d in bodies if d.has_name and d.mentions and is_untold(scene, d, opening)]
            spoken_of = len(named) == 1 and is_spoken_of(scene, opening, named[0])
            if len(named) == 1 and len(named[0].named) > 1 and opening.head < named[0].named[0].head and not spoken_of:
                join(scene, draft, named[0], ONLY_ONE)


def _begun(drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
    """The entities by the sentence in which they come in."""
    begun: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.mentions:
            begun.setdefault(_entry(draft).sentence, []).append(draft)
    return begun


def _entry(draft: Draft) -> Mention:
    """Where an entity comes in: where it is named first, or for want of a name described."""
    named = (mention for key, mention in draft.firsts.items() if key)
    return min(named, key=lambda m: m.tokens, default=draft.mentions[0])


def telling_paragraphs(scene: Scene) -> list[int]:
    """The paragraphs that speak of somebody, by number, in order; empty ones between them do not count."""
    return sorted({m.paragraph for m in scene.mentions})


def _fits(scene: Scene, opening: Mention, draft: Draft) -> bool:
    """Whether an entity can be the one that an opening phrase describes."""
    mention = _entry(draft)
    owner = scene.parse.dep[opening.head] == "poss" and holds(opening, mention)
    if is_spoken_of(scene, opening, draft) or mention.details & OTHERS:
        return False
    if not opening.head < mention.head or owner or mention.sentence - opening.sentence > AHEAD:
        return False
    if (
        (opening.plural != draft.plural and opening.kind != "organisation")
        or not kinds_fit(draft, opening)
        or not _tells(scene, opening)
    ):
        return False
    if opening.gender and draft.gender and opening.gender != draft.gender:
        return False
    return _words_fit(scene, draft, opening) and shared_noun(scene.lists, draft, opening) is not None


def _words_fit(scene: Scene, draft: Draft, opening: Mention) -> bool:
    """Whether the words that narrow a phrase down are said of an entity too, or name its field: "the national disaster
    agency" and the National Emergency Directorate."""
    if details_fit(scene.lists, draft, opening) or _of_the_place(scene, draft, opening):
        return True
    fields = _fields()
    told = {fields.get(word, word) for word in draft.details}
    asked = {fields.get(word, word) for word in opening.details - OF_THE_STATE}
    return opening.kind == "organisation" and asked <= told and not asked.isdisjoint(fields.values())


def _of_the_place(scene: Scene, draft: Draft, opening: Mention) -> bool:
    """Whether a phrase only says that somebody is of the place the story is about, and nothing is said of the place of the
    entity's office: "the town's mayor" and Mayor Yolanda Ruiz, but not Ines Robledo, mayor of Carrales."""
    places = words(LANGUAGE, "home_places")
    if opening.kind != "unnamed_person" or not opening.details <= places or not draft.details.isdisjoint(places):
        return False
    parse, sentence = scene.parse, _entry(draft).sentence
    beside = range(bisect_left(parse.sentence, sentence), bisect_right(parse.sentence, sentence))
    return not any(_is_placed(parse, i) for i in beside if folded(parse.lower[i]) in opening.nouns)


def _is_placed(parse: Parse, office: int) -> bool:
    """Whether the text says whose or where an office is: beside its noun, or beside the name that it stands before."""
    name = office
    while parse.dep[name] in ("appos", "compound") and parse.head[name] != name:
        name = parse.head[name]
    led = office > 0 and parse.tag[office - 1] in ("NNP", "NNPS")  # "Brask Mayor Lena Holt"
    return led or any(parse.dep[child] in PLACED for noun in {office, name} for child in parse.children[noun])


@cache
def _fields() -> dict[str, str]:
    return {row["word"]: row["field"] for row in table(LANGUAGE, "body_fields")}


def _tells(scene: Scene, opening: Mention) -> bool:
    """Whether a phrase points to someone the text will name: not "a resident", but "the owner", and "Owner" in a headline."""
    return scene.parse.lower[opening.tokens[0]] not in ("a", "an", "another", "one", "some") and (
        not opening.plural or opening.kind == "organisation"
    )


def join(scene: Scene, draft: Draft, target: Draft, reason: str) -> None:
    """Give all mentions of one entity to another."""
    for mention in draft.mentions:
        target.add(mention, reason)
        scene.whose[mention.number] = target
    draft.mentions = []
