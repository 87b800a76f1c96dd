"""Why somebody is not named is no statement of his: "who declined to be identified", "because he feared for his job"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens
from attribution.languages import used
from attribution.unnaming import unnaming_places

LANGUAGE = "en"
_TELLS = "saying"
"""The one word before a reason that as often begins what is told: "on condition of anonymity, saying the talks had failed"."""


def without_unnaming(doc: Doc, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings but those that only say that somebody is not named, or why.

    "A trader, who asked not to be named because she feared a fine, said sales had stopped" reports one thing she said, and
    no demand, no refusal and no fear of hers.
    """
    places = [said for said, _ in unnaming_places(doc)]
    reasons = frozenset(i for said in places for i in _reason(doc, said[1]))
    for finding in findings:
        content = tuple(piece for piece in finding.content if not any(said[0] < piece[0] < said[1] for said in places))
        cue = finding.cue[0] if finding.cue else -1
        if content and cue not in reasons and not any(_tells_only(content[0], cue, said) for said in places):
            yield finding if content == finding.content else replace(finding, content=content)


def _tells_only(content: Tokens, cue: int, said: Tokens) -> bool:
    """Whether a cue stands in the words that somebody is not named, and its content begins or ends with them."""
    return said[0] <= cue < said[1] and (content[0] == said[0] or said[0] < content[1] <= said[1])


def _reason(doc: Doc, end: int) -> Iterator[int]:
    """The tokens of the clause that gives the reason right after such words: "because [he was not allowed to speak]"."""
    begins = end + (end < len(doc) and doc[end].text == ",")
    word = doc[begins] if begins < len(doc) else None
    if word is None or word.lower_ == _TELLS or word.lower_ not in used(LANGUAGE, "anonymity", "reason"):
        return
    yield from (token.i for token in _clause(word).subtree if token.i >= begins)


def _clause(word: Token) -> Token:
    """What the word that begins a reason begins: the verb of its clause, its noun ("for fear of"), or itself."""
    return word.head if word.dep_ == "mark" and word.head.i > word.i else word
