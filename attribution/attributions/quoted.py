"""Quotations and the words that give them to somebody: "said the minister", "She added:", "as Lind put it"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.closings import has_aside
from attribution.attributions.lexicon import QUOTE, Expression, cue_lemma, expressions, known_words
from attribution.attributions.marked import MarkedText, is_utterance
from attribution.attributions.names import NAMES, name_beside
from attribution.attributions.phrases import (
    agent,
    is_passive,
    noun_phrase,
    subject,
    trimmed,
    verb_group,
    word_before,
    word_from,
)
from attribution.attributions.stances import stance_in_context
from attribution.registry import detectors

Parts = tuple[Tokens, ...]

_REACH_AFTER = 40
"""Tokens after a quotation in which its cue is looked for: room for a name with its description before the verb."""
_REACH_BEFORE = 40
_REACH_UNLISTED = 16
"""Tokens after a quotation in which any finite verb is looked for, if no reporting verb stands there."""
_REACH_NAMED = 6
"""Tokens after a quotation that ends its sentence in which the verb of its speaker stands, where the name has no aside."""
_UNLISTED = Expression("asserts", 0.6)
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "csubj", "pcomp", "aux", "auxpass"})
_TELLING_HOW = frozenset({"as", "how"})
_MAY_BE_FINITE = frozenset({"VBD", "VBZ", "VBN", "NNS"})
"""Also what the tagger takes for a participle or a plural behind an aside: “Nothing,” Lind, 40, answers."""
_STOPS = frozenset(".?!;")


@detectors.register("quotation")
def attributed_quotations(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every quotation beside which a reporting verb stands, with that verb's subject."""
    words = known_words(language, "verb")
    known = expressions(language, "verb")

    def is_cue(token: Token) -> bool:
        return token.pos_ in ("VERB", "AUX") and (cue_lemma(token, words), QUOTE) in known

    for parts, cue in quotations_with_cues(text, is_cue):
        expression = known.get((cue_lemma(cue, words), QUOTE), _UNLISTED)
        source = source_of(text, cue, parts)
        if (source is None and not is_utterance(text.doc, parts)) or _names_speaker(cue, parts):
            continue
        stance = stance_in_context(cue, expression.stance)
        yield Finding(parts, source, verb_group(cue), "direct", stance, "quotation", expression.confidence)


def _names_speaker(cue: Token, parts: Parts) -> bool:
    """Whether a quotation stands in the speaker's own description: wrote the authors of the “Green Report”."""
    noun = subject(cue)
    return noun is not None and noun.left_edge.i <= parts[0][0] and parts[-1][1] <= noun.right_edge.i + 2


def quotations_with_cues(text: MarkedText, is_cue: Callable[[Token], bool]) -> Iterator[tuple[Parts, Token]]:
    """Each quotation beside which a word stands that ``is_cue`` accepts, with that word."""
    for parts in text.quotations:
        cue = _cue_touching(text, parts[0], is_cue) or _cue_after(text, parts[-1], is_cue)
        if cue is None and is_utterance(text.doc, parts):
            cue = _cue_before(text, parts[0], is_cue)
        cue = cue or _unlisted_cue(text, parts[-1])
        if cue is not None:
            yield parts, cue


def _cue_touching(text: MarkedText, part: Tokens, is_cue: Callable[[Token], bool]) -> Token | None:
    """A reporting verb with nothing but a comma or colon between it and the quotation: surer than one after it."""
    i = word_before(text.doc, part[0])
    if i > 0 and text.doc[i].text in (",", ":"):
        i = word_before(text.doc, i)
    if i < 0 or text.quotation_at(i) is not None or not is_cue(text.doc[i]):
        return None
    return text.doc[i]


def _cue_after(text: MarkedText, part: Tokens, is_cue: Callable[[Token], bool]) -> Token | None:
    """The reporting verb after a quotation, in its sentence: "…," said the minister; "…," the minister later said.

    What follows "and" or "but" is another statement: “…” and said that …
    """
    doc, end = text.doc, word_from(text.doc, part[1])
    last = _last_inside(doc, part)
    if end >= len(doc) or doc[end].pos_ == "CCONJ" or _is_part_of_phrase(text, part, last):
        return None
    for i in range(end, min(end + _REACH_AFTER, len(doc))):
        token = doc[i]
        if token.text in _STOPS or "\n" in token.text or _opens_utterance(text, i):
            return None
        if text.quotation_at(i) is not None or _is_subordinate(token, end):
            continue
        if is_cue(token):
            return token if last not in _STOPS or _closes_sentence(doc, token, end) else None
        if _has_own_subject(token, end):
            return None  # “…,” Blom sang before asking: the nearer verb is the quotation's
    return None


def _is_subordinate(token: Token, end: int) -> bool:
    """Whether a verb stands in a clause that opens after ``end`` with "after", "when", "because": of “We lost,” Blom tweeted,
    “badly,” after Lind announced the score it is not Lind who speaks. "As Lind put it", "how Lind put it" tell who says it."""
    opening = next((c for c in token.lefts if c.dep_ == "mark" or c.tag_ == "WRB"), None)
    return opening is not None and opening.i >= end and opening.lower_ not in _TELLING_HOW


def _has_own_subject(token: Token, end: int) -> bool:
    """Whether a finite verb outside a relative clause follows its own subject, both after ``end``."""
    finite = token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("relcl", "aux", "auxpass")
    return finite and any(child.dep_ == "nsubj" and child.i >= end for child in token.lefts)


def _unlisted_cue(text: MarkedText, part: Tokens) -> Token | None:
    """Any finite verb that only a quotation's speaker can stand beside: “Splendid!” beamed Lind; “Never,” Lind thundered."""
    doc, end = text.doc, part[1]
    says, last = is_utterance(doc, [part]), _last_inside(doc, part)
    described = (
        says and last == ","
    )  # behind "!" and "?" a sentence of its own may begin: “Nobody was hurt!” The driver, 40, died
    if last not in (",", "!", "?") or (not says and part[1] - part[0] > 5):
        return None
    for token in doc[end : end + _REACH_UNLISTED]:
        if (
            token.text in _STOPS
            or (token.text == "," and not described)
            or "\n" in token.text
            or text.quotation_at(token.i) is not None
        ):
            return None
        aside = described and token.tag_ in _MAY_BE_FINITE and has_aside(doc, end, token.i)
        if aside and _ends_there(doc, token.i + 1):
            return token
        if token.pos_ == "VERB" and token.dep_ != "relcl":
            speaks = token.tag_ in ("VBD", "VBZ") and not any(c.dep_ == "dobj" and c.i > token.i for c in token.children)
            named = any(c.dep_ == "nsubj" and (abs(c.i - token.i) <= 5 or c.left_edge.i == end) for c in token.children)
            return token if speaks and named else None
    return None


def _ends_there(doc: Doc, i: int) -> bool:
    """Whether nothing follows but when and where it was said: no object."""
    return i >= len(doc) or doc[i].is_punct or doc[i].is_space or doc[i].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ")


def _is_part_of_phrase(text: MarkedText, part: Tokens, last: str) -> bool:
    """Whether words in marks belong to the noun after them: the “wise owl” remark Lind cited."""
    runs_on = last.isalnum() and text.doc[part[1]].pos_ in ("NOUN", "PROPN", "ADJ")
    return runs_on and not is_utterance(text.doc, [part])


def _opens_utterance(text: MarkedText, i: int) -> bool:
    number = text.quotation_at(i)
    return number is not None and is_utterance(text.doc, text.quotations[number])


def _closes_sentence(doc: Doc, cue: Token, end: int) -> bool:
    """After a full stop, question or exclamation mark inside the marks, the next words may begin a sentence of their own:
    the verb belongs to the quotation if only a name stands between and it has no other content ("…!” the crowd shouted)."""
    own_content = any(c.dep_ in ("ccomp", "xcomp") and c.i > cue.i for c in cue.children)
    name, reach = _before_aside(doc, end, cue.i), _REACH_NAMED
    if name < cue.i:
        reach = _REACH_UNLISTED
    only_a_name = not any(t.pos_ in ("ADP", "SCONJ", "PUNCT") and t.tag_ != "HYPH" for t in doc[end:name])
    spoken = doc[cue.i + 1 : cue.i + 2].text not in (":", ",") and cue.lemma_ != "be"
    return cue.i <= end + reach and only_a_name and not own_content and spoken


def _before_aside(doc: Doc, end: int, cue: int) -> int:
    """Where the speaker's name ends: at the comma that opens an aside which another comma closes before the verb ("Lind, the
    mayor, asked"), else at the verb."""
    if doc[cue - 1].text != ",":
        return cue
    return next((i for i in range(end, cue - 1) if doc[i].text == ","), cue)


def _cue_before(text: MarkedText, part: Tokens, is_cue: Callable[[Token], bool]) -> Token | None:
    """The reporting verb before a quotation, in its sentence: She said: "…"; he wrote on Tuesday that the plan was "…".

    A colon may end its paragraph and have the quotation stand in the next.
    """
    doc, start = text.doc, part[0]
    first = _last_word_before(doc, start)
    if first < 0 or (doc[word_before(doc, start)].is_space and doc[first].text != ":"):
        return None
    for i in range(first, max(first - _REACH_BEFORE, -1), -1):
        token = doc[i]
        if token.text in _STOPS or "\n\n" in token.text or text.quotation_at(i) is not None:
            return None
        if is_cue(token) and not _is_prompt(token):
            return token if _leads_to(doc, token, first, start) else None
    return None


def _is_prompt(verb: Token) -> bool:
    """Whether a verb only tells what the speaker was asked or told: She told the board when asked about the fire: “…”"""
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not any(c.dep_ == "aux" for c in verb.children)


def _last_word_before(doc: Doc, start: int) -> int:
    i = start - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    return i


def _leads_to(doc: Doc, cue: Token, first: int, start: int) -> bool:
    """Whether a verb before a quotation introduces it: a colon or comma between, or the quotation in its complement."""
    if doc[first].text in (":", ",") or start - cue.i <= 4:
        return True
    return any(ancestor.i == cue.i for ancestor in doc[min(start + 1, len(doc) - 1)].ancestors)


def _last_inside(doc: Doc, part: Tokens) -> str:
    for i in range(part[1] - 1, part[0], -1):
        if not doc[i].is_quote and not doc[i].is_space:
            return doc[i].text[-1]
    return ""


def source_of(text: MarkedText, cue: Token, parts: Parts) -> Tokens | None:
    """Who says it: the noun phrase between quotation and verb, the verb's subject, or the name beside the verb.

    Between the marks and the verb nothing but the speaker can stand ("…," Lind, 58, told reporters), so the parse, which
    often loses an aside, is asked only where nothing stands there.
    """
    end = parts[-1][1]
    if end <= cue.i:
        opening = word_from(text.doc, end)
        as_told = opening < cue.i and text.doc[opening].lower_ in _TELLING_HOW
        between = trimmed(text.doc, opening + as_told, verb_group(cue)[0])
        if any(text.doc[i].pos_ in NAMES for i in range(*between)):
            return between
    noun = agent(cue) if is_passive(cue) else subject(cue)
    if noun is not None and text.quotation_at(noun.i) is None:
        return noun_phrase(noun)
    if any(child.dep_ == "auxpass" for child in cue.children):
        return None  # Lind was asked, “Why now?”: she is not the one who asks
    beside = name_beside(text, cue)
    if beside is None and cue.i < parts[0][0] and cue.tag_ in ("VBG", "VBD") and is_utterance(text.doc, parts):
        return _speaker_before(text, cue)
    return beside


def _speaker_before(text: MarkedText, cue: Token) -> Tokens | None:
    """The subject of the first verb of a sentence for a later one that has none: She stated, “It is so,” adding, “It was.”
    Of "When the mayor left, she stated, …" it is not the mayor's."""
    for token in text.doc[cue.sent.start : cue.i]:
        finite = token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in _SUBORDINATE
        if finite and text.quotation_at(token.i) is None:
            noun = subject(token)
            return noun_phrase(noun) if noun is not None and text.quotation_at(noun.i) is None else None
    return None
