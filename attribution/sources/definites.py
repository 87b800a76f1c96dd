"""Whom "the official", "the ministry", "the two men" point back to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from attribution.sources.cast import Draft
from attribution.sources.lexicon import Lexicon
from attribution.sources.loose_bodies import (
    PASSING_WORDS,
    body_talked_about,
    holds,
    is_loose,
    is_untold,
    possessed,
    standing_in,
)
from attribution.sources.mention import OTHERS, Mention
from attribution.sources.scene import Scene
from attribution.sources.spelling import folded

PERSONS = frozenset({"person", "unnamed_person"})
FARTHEST = 12
"""Sentences; a role said again later than this is as often someone else's."""
FARTHEST_BODY = 60
"""Sentences; "police" stay the same police through a long article."""
NEAR = 2
"""Paragraphs, empty ones counted."""
CALLED = "called"
"""How the reason begins where a text itself has called somebody so, and not by a noun that may stand for it."""


def pointed_at(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The entity a definite phrase points back to, with the reason; None where none is safe.

    The latest that is called by the same noun or a narrower one, and that no word of the phrase speaks against; a body named
    and called by the noun itself goes before. A person
    of unknown office is taken only where he alone spoke just before.
    """
    if mention.details & OTHERS:
        return None
    wanted = mention.nouns.union(*(scene.lists.general.get(noun, ()) for noun in mention.nouns))
    called = takewhile(
        lambda d: mention.sentence - d.seen[-1].sentence <= _farthest(mention), scene.recent.latest_called(wanted)
    )
    fitting = [(d, why) for d in sorted(called, key=lambda d: d.number) if (why := _reason(scene, d, mention))]
    passing = _just_named(scene, mention)
    if passing and not any(draft is passing[0] for draft, _ in fitting):
        return passing
    if (only := _only_one(scene, mention)) and not any(why.startswith(CALLED) for _, why in fitting):
        return only
    if fitting:
        bodies = [pair for pair in fitting if pair[0].has_name and pair[0].kind == "organisation"]
        itself = [pair for pair in bodies if pair[1].startswith(CALLED)]
        best = max(itself or fitting, key=lambda pair: standing_in(scene, pair[0]))
        return _named_since(scene, mention, best[0]) or best
    return _last_voice(scene, mention) or body_talked_about(scene, mention)


def _only_one(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The one nameless person of the text so far who was called by the phrase's noun, however far back: "An officer at the
    barracks ... the officer said", where nobody else is an officer by that word."""
    if mention.kind != "unnamed_person" or mention.plural or mention.number not in scene.said:
        return None
    called = [(d, why) for d in scene.recent.latest_called(mention.nouns) if (why := _reason(scene, d, mention))]
    return called[0] if len(called) == 1 and called[0][0].kind == "unnamed_person" else None


def _named_since(scene: Scene, mention: Mention, before: Draft) -> tuple[Draft, str] | None:
    """The body named near by that a loose noun means rather than a nameless one spoken of paragraphs before: "a group of
    marchers ... Harbour Lives withdrew. The group said"."""
    if before.has_name or mention.paragraph - before.seen[-1].paragraph <= NEAR:
        return None
    last, voice = scene.voices[-1] if scene.voices else (before, before.seen[-1])
    near = mention.paragraph - voice.paragraph <= NEAR and is_loose(scene, mention)
    if near and last.kind == "organisation" and is_untold(scene, last, mention):
        return last, "the last body to speak"
    found = body_talked_about(scene, mention)
    scene.doubts.pop(mention.number, None)
    return found if found and mention.paragraph - found[0].seen[-1].paragraph <= NEAR else None


def called_so(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The person whom a sentence says to be what a phrase tells: "Ruiz remains one of the last who refuse"; None where it is
    denied, only possible, or somebody's words."""
    parse, verb = scene.parse, scene.parse.head[mention.head]
    one = mention.kind == "unnamed_person" or parse.lower[mention.tokens[0]] == "one"
    speaks = any(m.number in scene.said for m in (mention, *scene.inside(mention)))
    if parse.dep[mention.head] != "attr" or not (one and speaks) or mention.quoted or parse.dep[verb] != "ROOT":
        return None
    told = parse.lemma[verb] in ("be", "become", "remain")
    if not told or any(parse.dep[c] in ("neg", "mark") or parse.tag[c] == "MD" for c in parse.children[verb]):
        return None
    subjects = [m for c in parse.children[verb] if parse.dep[c] == "nsubj" for m in scene.at(c)]
    draft = next((scene.whose[m.number] for m in subjects if m.number in scene.whose), None)
    return (draft, "said to be so") if draft is not None and draft.kind in PERSONS and not draft.plural else None


def _just_named(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The person named just before, for what one is called in passing: "Pilot Ragnar Ost was hailed ... the dad-of-three
    said"; None where several were."""
    if mention.plural or not mention.nouns & scene.lists.passing_descriptions or mention.number not in scene.said:
        return None
    home = scene.home_sentence(mention)
    persons = scene.recent.latest(lambda other: other.kind == "person")
    near = takewhile(lambda d: home - d.seen[-1].sentence <= 1, persons)
    named = [d for d in near if any(m.name and m.sentence <= home for m in _since(d, home - 1))]
    fitting = [d for d in named if not mention.gender or d.gender in ("", mention.gender)]
    return (fitting[0], "the person named just before") if len(fitting) == 1 else None


def _since(draft: Draft, sentence: int) -> Iterator[Mention]:
    """The mentions of an entity up to the place of reading that stand in a sentence or behind it, the last first."""
    return takewhile(lambda m: m.sentence >= sentence, reversed(draft.seen))


def _reason(scene: Scene, draft: Draft, mention: Mention) -> str | None:
    if not kinds_fit(draft, mention) or holds(mention, draft.seen[-1]):
        return None
    if draft.gender and mention.gender and draft.gender != mention.gender and mention.gender != "neuter":
        return None
    if _numbers_clash(draft, mention) or not details_fit(scene.lists, draft, mention):
        return None
    return shared_noun(scene.lists, draft, mention)


def _farthest(mention: Mention) -> int:
    return FARTHEST_BODY if mention.kind == "organisation" else FARTHEST


def kinds_fit(draft: Draft, mention: Mention) -> bool:
    """Whether an entity is of a kind that a phrase can point to."""
    if mention.kind in PERSONS:
        return draft.kind in PERSONS and not draft.plural
    if mention.kind == "unnamed_group":
        return draft.kind in ("unnamed_group", "organisation") and draft.plural == mention.plural
    return draft.kind == mention.kind


def _numbers_clash(draft: Draft, mention: Mention) -> bool:
    return draft.plural != mention.plural and draft.kind != "organisation"


def details_fit(lists: Lexicon, draft: Draft, mention: Mention) -> bool:
    """Whether every word that narrows the phrase down is also said of the entity: no "French president" for Mr Biden."""
    told = {w for word in draft.details for w in _same_country(lists, word)} | {folded(n) for n in draft.nouns}
    asked = mention.details - PASSING_WORDS
    return all(word in told or any(w in told for w in _same_country(lists, word)) for word in asked)


def _same_country(lists: Lexicon, word: str) -> tuple[str, ...]:
    country = lists.folded_countries.get(word)
    return (word, country) if country else (word,)


def shared_noun(lists: Lexicon, draft: Draft, mention: Mention) -> str | None:
    """Why an entity can be called by a phrase's noun: it was before, or by a narrower one; else None."""
    for noun in sorted(mention.nouns):
        if noun in draft.called:
            return f"{CALLED} {noun} before"
        narrower = lists.general.get(noun, frozenset()) & draft.called
        if narrower:
            return f"{noun} stands for {min(narrower)}"
    return None


def _last_voice(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The person who spoke last, of unknown office, or called by what one is called in passing: "the billionaire".

    An office tells who holds it: "Nino Beridze said .... The mayor said ..." is the mayor, who may be she; the scene keeps
    that doubt.
    """
    speaks = mention.number in scene.said and mention.kind == "unnamed_person"
    if not speaks or not scene.voices or possessed(scene, mention) or mention.details:
        return None
    draft, voice = scene.voices[-1]
    if draft.kind != "person" or mention.paragraph - voice.paragraph > NEAR or mention.nouns & draft.nouns:
        return None
    known = draft.nouns - scene.lists.courtesy
    agree = not mention.gender or draft.gender in ("", mention.gender)
    if not agree or (known and not mention.nouns <= scene.lists.passing_descriptions):
        return None
    if mention.nouns & scene.lists.telling_offices:
        scene.doubts[mention.number] = [draft]
        return None
    return draft, "the last to speak"
