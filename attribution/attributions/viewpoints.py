"""Whose view a sentence gives, where no verb reports it, and what is seen so: "in the mayor's view", "by her own estimate", "to
hear the owner tell it", "as the baker tells it", "if the union is to be believed", "for the owner, it is “robbery”"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.attributions.according import clause_around
from attribution.attributions.closings import is_main_clause, is_reporting_aside
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import trimmed
from attribution.attributions.views import links, may_open, view_at
from attribution.languages import used, words
from attribution.registry import detectors

_CONFIDENCE = 0.8
_WORDS = "viewpoint_words"
_OPENS_ASIDE = frozenset({"VBN", "VBG", "WDT", "WP", "WP$"})
_SETTING_WORDS = 5
"""Words in which the noun of a setting stands: "in a packed court"."""


@detectors.register("viewpoint")
def viewpoints(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every clause that a phrase of this kind gives to somebody, outside quotations."""
    for token in text.doc:
        if text.quotation_at(token.i) is not None:
            continue
        view = view_at(token, language)
        content = _content(text, view.phrase, language) if view is not None else ()
        called = token.lower_ in used(language, _WORDS, "opens called")
        if view is not None and content and (not called or _is_called(text, content[0])):
            yield Finding(content, view.source, view.cue, "indirect", view.stance, "viewpoint", _CONFIDENCE)


def _content(text: MarkedText, phrase: Tokens, language: str) -> tuple[Tokens, ...]:
    """What is seen so: the clause beside the phrase, or both pieces of the one that it stands in."""
    doc, sentence = text.doc, text.doc[phrase[0]].sent
    before, after = trimmed(doc, sentence.start, phrase[0]), trimmed(doc, phrase[1], sentence.end)
    if links(doc, before, language) or (after[0] < after[1] and _is_setting(doc, before, language)):
        after = _behind_aside(doc, (phrase[1], after[1]), language)
        after = trimmed(doc, after[0], _next_view(doc, after, language))
        return (after,) if after[0] < after[1] else ()
    inside = phrase[1] < sentence.end and doc[phrase[1]].text == "," and after[0] < after[1]
    return (before, after) if inside and not is_main_clause(doc, before) else clause_around(text, phrase)


def _is_setting(doc: Doc, part: Tokens, language: str) -> bool:
    """Whether a stretch tells where or in what form somebody gives a view: "In court on Monday, in his words, …"."""
    first = doc[slice(*part)][:_SETTING_WORDS]
    if first[0].pos_ != "ADP" or is_main_clause(doc, part):
        return False
    listed = words(language, "occasions") | used(language, _WORDS, "setting")
    noun = next((token for token in first if token.pos_ in ("NOUN", "PROPN")), None)
    return noun is not None and noun.lemma_.lower() in listed


def _behind_aside(doc: Doc, part: Tokens, language: str) -> Tokens:
    """A stretch less what a comma sets apart at its head, that tells of the view or to whom it was given: "in her opinion,
    published on Monday, …", "if Lind is to be believed, she told the court, …"."""
    start, end = trimmed(doc, *part)
    comma = next((i for i in range(start, end) if doc[i].text == ","), end)
    rest = trimmed(doc, comma, end)
    if start == part[0] or not is_main_clause(doc, rest):
        return start, end
    aside = doc[start].tag_ in _OPENS_ASIDE or is_reporting_aside(doc, start, comma, language)
    return rest if aside else (start, end)


def _next_view(doc: Doc, part: Tokens, language: str) -> int:
    """Where another's view begins, or the part ends: "by the union's count 40 were hurt, but by the firm's 12"."""
    against = used(language, _WORDS, "against")
    others = (i for i in range(part[0], part[1] - 1) if doc[i].lower_ in against and may_open(doc[i + 1], language))
    return next(others, part[1])


def _is_called(text: MarkedText, content: Tokens) -> bool:
    """Whether something is called so in somebody's words alone: "it was “robbery”", not "it was the third “raid”"."""
    be = next((t.i for t in text.doc[slice(*content)] if t.dep_ == "ROOT" and t.lemma_ == "be"), None)
    if be is None:
        return False
    first = be + 2 if be + 1 < content[1] and text.doc[be + 1].lower_ in ("a", "an", "the") else be + 1
    return first < content[1] and text.quotation_at(first) is not None
