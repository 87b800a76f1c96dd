"""The learned detector: attributions as a small network trained on marked news reads them, whatever their wording.

Trained on PolNeAR (Newell, Margolin & Ruths, LREC 2018); docs/model-card.md says how, on what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.attributions.frames import QUESTION_WORDS
from attribution.attributions.lexicon import cue_lemma, surest_stances
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import cue_verb, noun_phrase
from attribution.attributions.pieces import Ints
from attribution.attributions.reading import Characters, ReadRelation, read_relations
from attribution.attributions.stances import foretells, stance_in_context
from attribution.languages import used
from attribution.records import Stance
from attribution.registry import detectors

NAME = "learned"


@detectors.register(NAME)
def learned_attributions(
    text: MarkedText, language: str = "en", *, read: Sequence[ReadRelation] | None = None
) -> Iterator[Finding]:
    """Every attribution that the network finds, with its calibrated confidence; ``read`` is what it found, where the text
    has been read already.

    Raises:
        PipelineError: the language's weights are missing or of another version.
    """
    starts = np.array([token.idx for token in text.doc], dtype=np.int64)
    for relation in read_relations(text.doc.text, language) if read is None else read:
        content = _apart(_tokens(characters, starts) for characters in relation.content)
        source, cue = (_tokens(each, starts) if each else None for each in (relation.source, relation.cue))
        if _only_asks(text.doc, cue, content, language):
            continue
        content = _without_asked(text.doc, cue, content, language)
        stance = _stance(text.doc, cue, language)
        if stance == "asserts" and foretells(text.doc, content):
            stance = "predicts"
        yield Finding(content, source, cue, "indirect", stance, NAME, relation.confidence)


def _only_asks(doc: Doc, cue: Tokens | None, content: tuple[Tokens, ...], language: str) -> bool:
    """Whether a cue only tells by whom the speaker was asked, and what is said hangs on another verb: of "asked by the
    Courier, the mayor denied that he had signed" the Courier says nothing."""
    verb = next((token for token in doc[cue[0] : cue[1]] if token.tag_ == "VBN"), None) if cue else None
    if verb is None or verb.dep_ not in ("advcl", "acl") or verb.lemma_.lower() not in used(language, "appearances", "asking"):
        return False
    return all(not verb.is_ancestor(doc[start]) for start, _ in content)


def _without_asked(doc: Doc, cue: Tokens | None, content: tuple[Tokens, ...], language: str) -> tuple[Tokens, ...]:
    """Content less who was asked: of "Lind was asked whether the yard would close" and "asked Lind whether …" the question."""
    verb = cue_verb(doc, cue)
    if verb is None or verb.lemma_.lower() not in used(language, "appearances", "asking"):
        return content
    asked = next((child for child in verb.children if child.dep_ in ("nsubjpass", "dobj", "dative")), None)
    if asked is None:
        return content
    end = noun_phrase(asked)[1]
    pieces = [(end, piece[1]) if piece[0] < end and _asks(doc, end, piece[1]) else piece for piece in content]
    rest = tuple(piece for piece in pieces if not piece[0] <= asked.i < piece[1])
    return rest if rest and _asks(doc, *rest[0]) else content


def _asks(doc: Doc, start: int, end: int) -> bool:
    return start < end and doc[start].lower_ in QUESTION_WORDS


def _tokens(characters: Characters, starts: Ints) -> Tokens:
    """The tokens that characters touch; pieces and tokens are cut differently, and no token is split."""
    start, end = characters
    return int(np.searchsorted(starts, start, "right")) - 1, int(np.searchsorted(starts, end, "left"))


def _apart(spans: Iterable[Tokens]) -> tuple[Tokens, ...]:
    """Spans in text order, those that share a token made one."""
    out: list[Tokens] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def _stance(doc: Doc, cue: Tokens | None, language: str) -> Stance:
    """The stance of the first word of the cue that the language's list has, with its negation read."""
    known = surest_stances(language)
    words = frozenset(known)
    for token in doc[cue[0] : cue[1]] if cue else ():
        lemma = cue_lemma(token, words)
        if lemma in known:
            return stance_in_context(token, known[lemma])
    return "asserts"
