"""Examples for the resolution of pronouns, made from news: a person's name put as a pronoun, its own mentions to be found.

After Kocijan et al. 2019, "WikiCREM": where a text names somebody again, the name is replaced by the pronoun of the person's
gender, and whom it stands for is known. The text is any news; nothing of it is kept but signs and numbers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from spacy.tokens import Doc

from attribution.annotation import Look, write_phrases
from attribution.attributions.network import WINDOW, Network
from attribution.attributions.pieces import pieces_of, windows
from attribution.attributions.reading import read_by
from attribution.mentions import find_phrases
from attribution.sources.attention import attention_rows
from attribution.sources.mention import Mention
from attribution.sources.pronouns import candidates
from attribution.sources.scene import Scene
from attribution.sources.walk import read_scene

A_TEXT = 9
"""Names masked in a text at most: long texts shall not outweigh the others."""
NEAR = 4
"""Sentences since the person was last mentioned, at most."""
LONGEST = 4
"""Tokens of a name that is masked, titles included."""
FORMS = {
    ("male", "subject"): "he",
    ("male", "possessor"): "his",
    ("male", "other"): "him",
    ("female", "subject"): "she",
    ("female", "possessor"): "her",
    ("female", "other"): "her",
}


@dataclass(frozen=True)
class Masked:
    """A masked name: the signs of each candidate that stands in the network's window, what each head gives it, and which
    candidate bears the name."""

    signs: tuple[tuple[str, ...], ...]
    looks: Any
    right: int


def masked_names(doc: Doc, network: Network, chance: random.Random) -> list[Masked]:
    """The examples that a text gives, at most ``A_TEXT``."""
    write_phrases(doc, find_phrases(doc))
    fit: list[int] = []
    read_scene(doc, met=lambda scene, mention: fit.append(mention.number) if _maskable(scene, mention) else None)
    chosen = frozenset(chance.sample(fit, min(A_TEXT, len(fit))))
    cut = _windows(doc.text, network)
    found: list[Masked] = []

    def met(scene: Scene, mention: Mention) -> None:
        if mention.number in chosen:
            found.extend(_example(doc, scene, mention, network, cut))

    read_scene(doc, met=met)
    return found


def _maskable(scene: Scene, mention: Mention) -> bool:
    draft = scene.whose.get(mention.number)
    if draft is None or not draft.seen or draft.gender not in ("male", "female"):
        return False
    whole = mention.tokens[1] - 1 == mention.head and mention.tokens[1] - mention.tokens[0] <= LONGEST
    near = mention.sentence - draft.seen[-1].sentence <= NEAR
    return mention.form == "name" and mention.kind == "person" and whole and near and mention.sentence not in scene.headlines


def _windows(text: str, network: Network) -> list[tuple[int, int]]:
    """The characters of the windows in which the network reads a text."""
    pieces = pieces_of(text, network.tokenizer)
    return [(int(pieces.starts[start]), int(pieces.ends[end - 1])) for start, end in windows(pieces.breaks, WINDOW)]


def _example(doc: Doc, scene: Scene, mention: Mention, network: Network, cut: list[tuple[int, int]]) -> Iterator[Masked]:
    draft = scene.whose[mention.number]
    pronoun = replace(
        mention, kind="pronoun", form="pronoun", name=None, key=(), gender=draft.gender, nouns=frozenset(), details=frozenset()
    )
    look = _look(doc, pronoun, network, cut)
    if look is None:
        return
    scene.heads_of_network, scene.looks[mention.head] = network.heads, look
    found = candidates(scene, pronoun)
    rows = attention_rows(scene, pronoun, [(each, last) for each, last, _ in found])
    kept = [n for n in range(len(found)) if rows[n].any()]
    right = [at for at, n in enumerate(kept) if found[n][0] is draft]
    if right and len(kept) > 1:
        yield Masked(tuple(tuple(found[n][2]) for n in kept), rows[kept], right[0])


def _look(doc: Doc, pronoun: Mention, network: Network, cut: list[tuple[int, int]]) -> Look | None:
    """Where the network looks from a pronoun that stands in a name's place."""
    start, end = doc[pronoun.tokens[0]].idx, doc[pronoun.head].idx + len(doc[pronoun.head])
    owning = doc[end_token].text in ("'s", "’s") if (end_token := pronoun.head + 1) < len(doc) else False
    end += len(doc[end_token]) if owning else 0
    first, last = next(((a, b) for a, b in cut if a <= start < b), (0, 0))
    if end > last:
        return None
    word = FORMS[pronoun.gender, "possessor" if owning else "subject" if pronoun.subject else "other"]
    opens = pronoun.tokens[0] == 0 or doc[pronoun.tokens[0]].is_sent_start
    text = doc.text[first:start] + (word.capitalize() if opens else word) + doc.text[end:last]
    seen = next((look for look in read_by(network, text).looks if look.pronoun == start - first), None)
    if seen is None:
        return None
    starts = seen.starts + first
    starts = np.where(starts > start, starts + end - start - len(word), starts)
    tokens = np.searchsorted(np.array([t.idx for t in doc]), starts, "right") - 1
    shares = np.zeros((len(seen.shares), int(tokens[-1] - tokens[0]) + 1), dtype=np.float32)
    np.add.at(shares.T, tokens - tokens[0], seen.shares.T)
    return Look(pronoun.head, int(tokens[0]), shares.astype(np.float16))
