"""Which body "the company", "the airline", "the newspaper" is, where its name does not tell what it is ("Stanhope").

Several may fit. Then the text must tell which one it goes on about; where it does not, nobody is safe, and those it may be are
kept as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from attribution.sources.cast import Draft
from attribution.sources.mention import Mention
from attribution.sources.recent import Standing
from attribution.sources.scene import Scene

SPEAKING = 2
"""Sentences by which one who speaks counts as nearer than one spoken of."""
NEAR = 2
"""Paragraphs, empty ones counted; who was last named farther off is not gone on about."""
DOMINANT = 3
"""Times as often as any other; from there a text is about one body."""
OFFERED = 3
"""Candidates that are told; of more, a reader learns nothing."""
PASSING_WORDS = frozenset({"two", "three", "four", "both"})
"""Words that do not say which one is meant."""
PRINTED = frozenset({"broadsheet", "daily", "newspaper", "paper", "tabloid"})
"""Nouns that no agency or station is called by, where the text has a name that is a paper's."""
LAST_TALKED_ABOUT = "the body last talked about whose name leaves open what it is"
ONLY_ONE = "the only body named whose name leaves open what it is"


def body_talked_about(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The body that a loose noun points back to, with the reason: of an outlet's the outlet last named, else the one body
    that fits. Where several do and the text does not tell, None, and the scene keeps the doubt."""
    if mention.kind != "organisation" or not is_loose(scene, mention):
        return None
    if mention.nouns & scene.lists.outlet_nouns:
        printed = (d for d in scene.recent.latest(_is_body) if mention.nouns & PRINTED and _is_paper(scene, d))
        paper = _nearest(scene, printed) or _nearest(scene, (d for d in scene.recent.latest(_is_body) if _is_outlet(scene, d)))
        return (paper, "the outlet last talked about") if paper else None
    rivals = [d for d in scene.recent.latest(_is_body) if is_untold(scene, d, mention)]
    if not rivals:
        return None
    meant = _meant(rivals, mention)
    if meant is None:
        rivals.sort(key=lambda d: standing_in(scene, d), reverse=True)
        scene.doubts[mention.number] = rivals[:OFFERED]
        return None
    return meant, ONLY_ONE if len(rivals) == 1 else LAST_TALKED_ABOUT


def _is_outlet(scene: Scene, draft: Draft) -> bool:
    """Whether a body is an outlet: known as one, or by the last word of a longer name ("the Tarn Valley Sentinel")."""
    named = not scene.lists.outlet_keys.isdisjoint(draft.firsts)
    return named or any(len(key) > 1 and key[-1] in scene.lists.papers for key in draft.firsts)


def _is_paper(scene: Scene, draft: Draft) -> bool:
    """Whether an outlet's name is a paper's."""
    return _is_outlet(scene, draft) and any(key[-1] in scene.lists.papers for key in draft.firsts if key)


def _meant(rivals: Sequence[Draft], mention: Mention) -> Draft | None:
    """The one of several bodies, the last named first, that a text goes on about: alone named near by, alone named again, or
    named far more often than the others."""
    near = list(takewhile(lambda d: mention.paragraph - d.seen[-1].paragraph <= NEAR, rivals)) or rivals[:1]
    again = [d for d in near if len(d.seen) > 1]
    if len(near) == 1 or len(again) == 1:
        return (again or near)[0]
    most, second = sorted(near, key=lambda d: -len(d.seen))[:2]
    return most if len(most.seen) >= DOMINANT * len(second.seen) else None


def _nearest(scene: Scene, drafts: Iterator[Draft]) -> Draft | None:
    """The one nearest to the place of reading, of those given with the last mentioned first; None where there is none."""
    last = next(drafts, None)
    if last is None:
        return None
    reached = last.seen[-1].sentence
    rivals = takewhile(lambda d: d.seen[-1].sentence + SPEAKING >= reached, drafts)
    return max((last, *rivals), key=lambda d: standing_in(scene, d))


def is_spoken_of(scene: Scene, mention: Mention, draft: Draft) -> bool:
    """Whether an entity is named in what a mention says: of "Party claims Lind lied" Lind is not the party."""
    return any(scene.says(mention, other) for other in draft.named)


def is_loose(scene: Scene, mention: Mention) -> bool:
    """Whether a phrase says no more than that it is some body: "the company", not "the mayor's company"."""
    nouns = scene.lists.loose_bodies | scene.lists.outlet_nouns
    return bool(mention.nouns & nouns) and not possessed(scene, mention)


def _is_body(other: Standing) -> bool:
    return other.kind == "organisation"


def possessed(scene: Scene, mention: Mention) -> bool:
    """Whether a phrase says whose it is: "his company", "the company of the mayor's brother"."""
    return any(scene.parse.dep[c] in ("poss", "prep") for c in scene.parse.children[mention.head])


def holds(one: Mention, other: Mention) -> bool:
    """Whether one phrase stands inside the other: "the head of the group" is not the group."""
    return one.tokens[0] < other.tokens[1] and other.tokens[0] < one.tokens[1]


def standing_in(scene: Scene, draft: Draft) -> tuple[int, int]:
    """How near an entity is to the place of reading; one who speaks counts as nearer than one spoken of."""
    last = draft.seen[-1]
    spoke = any(voice is draft for voice, _ in scene.voices[-2:])
    return (last.sentence + SPEAKING * spoke, last.head)


def is_untold(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Whether a named body can be what a loose noun means: its words do not say what sort of body it is."""
    if mention.details - PASSING_WORDS or draft.nouns & scene.lists.organisations or holds(mention, draft.mentions[0]):
        return False
    if draft not in scene.untold:
        scene.untold[draft] = _untold_by_name(scene, draft)
    return scene.untold[draft]


def _untold_by_name(scene: Scene, draft: Draft) -> bool:
    if not draft.has_name or _is_place(scene, draft) or not _may_be_company(scene, draft):
        return False
    lists, names = scene.lists, [m.key for m in draft.named]
    known = any(key in lists.outlet_keys or key in lists.body_keys for key in names)
    return not known and not any(word in lists.organisations for key in names for word in key)


def _may_be_company(scene: Scene, draft: Draft) -> bool:
    """Whether a name can be one of a body called in passing: no time ("1602 UTC"), nor a ship or a house that always has its
    article ("The Western Star")."""
    names = [m for m in draft.named if m.name]
    if any(scene.parse.text[m.name[0]][:1].isdigit() for m in names if m.name):
        return False
    return not all(m.name and scene.parse.lower[max(0, m.name[0] - 1)] == "the" and len(m.key) > 1 for m in names)


def _is_place(scene: Scene, draft: Draft) -> bool:
    """Whether a named body is rather a place: taken for one or never more than where something was, and nothing of it is traded
    ("shares in Hidrosumar")."""
    place = any(m.place for m in draft.named) or all(_tells_where(scene, m) for m in draft.named)
    return place and not any(_is_traded(scene, m) for m in draft.named)


def _tells_where(scene: Scene, mention: Mention) -> bool:
    """Whether a name stands only for where something was: "landed at Shannon", but "the drivers at Stanhope"."""
    parse, before = scene.parse, (mention.name or mention.tokens)[0] - 1
    if before < 0 or parse.lower[before] not in scene.lists.locatives:
        return False
    whose = parse.lemma[parse.head[before]].lower()
    return whose not in scene.lists.persons and whose not in scene.lists.groups


def _is_traded(scene: Scene, mention: Mention) -> bool:
    lower, (start, end) = scene.parse.lower, mention.name or mention.tokens
    before = start > 1 and lower[start - 1] in ("in", "of") and lower[start - 2] in scene.lists.traded
    after = end + ("’s" in lower[end : end + 1] or "'s" in lower[end : end + 1])
    return before or (after < len(lower) and lower[after] in scene.lists.traded)
