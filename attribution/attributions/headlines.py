"""Who says it in a headline, which has its own grammar: "Police: driver was drunk", "Dam was unsafe: report", "Toll rises to
14 – officials"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import trimmed
from attribution.languages import words
from attribution.registry import detectors

_CONFIDENCE = 0.75
_LONGEST = 28
_LONGEST_SOURCE = 6
_FEWEST_WORDS = 3
_DASHES = frozenset({"-", "–", "—"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
_QUESTIONS = frozenset({"how", "what", "when", "where", "which", "who", "whose", "why"})
_SPEAKERS = ("person", "group", "organisation", "document")


@detectors.register("headline")
def headline_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Somebody listed as one who can speak, and a colon or dash, at either end of the first line where it is no sentence."""
    end = _end_of_headline(text.doc)
    marks = [token for token in text.doc[:end] if _parts(token) and text.quotation_at(token.i) is None]
    if not marks:
        return
    first, last = marks[0].i, marks[-1].i
    before, after = trimmed(text.doc, 0, first), trimmed(text.doc, first + 1, end)
    if text.doc[first].text == ":" and _opens(text.doc, before, after, language) and _tells(text.doc, after):
        yield Finding((after,), before, (first, first + 1), "indirect", "asserts", "headline", _CONFIDENCE)
        return
    before, after = trimmed(text.doc, 0, last), trimmed(text.doc, last + 1, end)
    if _speaks(text.doc, after, language) and _tells(text.doc, before) and _has_verb(text.doc, before):
        yield Finding((before,), after, (last, last + 1), "indirect", "asserts", "headline", _CONFIDENCE)


def _end_of_headline(doc: Doc) -> int:
    """Where the first line ends; 0 where it ends as a sentence does, or is too long for a headline, or is the whole text."""
    end = next((token.i for token in doc if "\n" in token.text), 0)
    return end if 0 < end <= _LONGEST and doc[end - 1].text != "." else 0


def _parts(token: Token) -> bool:
    spaced = token.i > 0 and bool(token.whitespace_) and bool(token.doc[token.i - 1].whitespace_)
    return token.text == ":" or (token.text in _DASHES and spaced)


def _opens(doc: Doc, source: Tokens, content: Tokens, language: str) -> bool:
    """Whether a headline begins with who says the rest: no label of a kind of piece ("Analysis"), no theme ("The mayor: a man
    with a plan")."""
    first = doc[source[0]]
    if first.lower_ in words(language, "kickers") or (first.pos_ == "DET" and not _has_verb(doc, content)):
        return False
    return _speaks(doc, source, language)


def _speaks(doc: Doc, part: Tokens, language: str) -> bool:
    """Whether a few words name no more than somebody or something that can say it: "Police", "Oil ministry", "UN report"."""
    tokens = doc[slice(*part)]
    if not 0 < len(tokens) <= _LONGEST_SOURCE or any(_is_no_name(token) for token in tokens):
        return False
    forms = {tokens[-1].lower_, tokens[-1].lemma_.lower(), tokens[-1].lower_.removesuffix("s")}
    return any(not forms.isdisjoint(words(language, f"{kind}_nouns")) for kind in _SPEAKERS)


def _is_no_name(token: Token) -> bool:
    return token.is_punct or token.pos_ in ("ADP", "AUX") or token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _tells(doc: Doc, part: Tokens) -> bool:
    """Whether a part says something and does not ask."""
    tokens = [token for token in doc[slice(*part)] if token.is_alpha]
    return len(tokens) >= _FEWEST_WORDS and tokens[0].lower_ not in _QUESTIONS and doc[part[1] - 1].text != "?"


def _has_verb(doc: Doc, part: Tokens) -> bool:
    return any(token.tag_ in _FINITE for token in doc[slice(*part)])
