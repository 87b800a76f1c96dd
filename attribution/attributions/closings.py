"""Who says it behind the comma that ends what is said, read word by word: "The gates were shut, the owner of the yard states".

For where the parse stumbles: it takes "states" for a noun, the source for an apposition, and loses either behind an aside
("…, the harbour master, Ana Lind, told reporters by telephone"). Only the order of words counts here: a main clause, a comma,
somebody, a listed verb, and after it nothing that could be the verb's own content.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from attribution.annotation import Tokens
from attribution.attributions.phrases import trimmed
from attribution.languages import used, words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_OPENERS = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
_NOT_INSIDE = frozenset({"VBG", "PRP", "CC"})
_UNFINISHED = frozenset({"AUX", "ADP", "DET", "CCONJ", "SCONJ"})
_SUBORDINATE = frozenset({"WRB", "VBG", "VBN"})
_TAIL = frozenset({"ADP", "ADV", "PART"})
_TIMES = frozenset({"DATE", "TIME"})
_STOPS = frozenset(".;:!?")
_WORDS = "closing_words"
_LONGEST_SOURCE = 14
_LONGEST_TAIL = 12
_LONGEST_HEARER = 5


def closing(verb: Token, language: str = "en") -> tuple[Tokens, Tokens] | None:
    """Who says it, and what stands before; None where the words around a verb have no such order."""
    doc, start = verb.doc, verb.sent.start
    end = _before(verb)
    source = _source(doc, start, end)
    if source is None or not _ends(verb, language) or not (verb.tag_ in _FINITE or _is_definite(doc[source[0]])):
        return None
    content = trimmed(doc, start, source[0])
    return (source, content) if is_main_clause(doc, content) else None


def _is_definite(first: Token) -> bool:
    """Somebody named or known: asked for where the verb may be a plural or participle ("a community known for its walls")."""
    return first.pos_ in ("PROPN", "PRON") or first.lower_ == "the" or first.dep_ == "poss"


def _before(verb: Token) -> int:
    """Where the words that belong to the verb begin: "has also told"."""
    i = verb.i
    while i > verb.sent.start and (verb.doc[i - 1].lemma_ in used("en", _WORDS, "before verb")):
        i -= 1
    return i


def _source(doc: Doc, start: int, end: int) -> Tokens | None:
    """The phrase between a comma and the verb, with one aside ("his widow, Lídia", "a diver who …,") if it has any."""
    if end - 1 > start and doc[end - 1].text == ",":
        for opening in _commas_before(doc, start, end - 1):
            first = next(_commas_before(doc, start, opening), None)
            if first is not None and _is_aside(doc, opening + 1, end - 1) and _is_phrase(doc, first + 1, opening):
                return first + 1, end - 1
        return None
    first = next(_commas_before(doc, start, end), None)
    return (first + 1, end) if first is not None and _is_phrase(doc, first + 1, end) else None


def has_aside(doc: Doc, start: int, end: int) -> bool:
    """Whether a stretch is somebody named, a comma, an aside and a comma: "the mayor, Ana Lind," or "Ana Lind, 40,"."""
    first = next((i for i in range(start, end) if doc[i].text == ","), end)
    if first >= end - 2 or doc[end - 1].text != ",":
        return False
    return _is_phrase(doc, start, first) and _is_aside(doc, first + 1, end - 1)


def _commas_before(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Commas before a token, the nearest first."""
    return (i for i in range(end - 1, max(start, end - 2 - _LONGEST_SOURCE), -1) if doc[i].text == ",")


def _is_phrase(doc: Doc, start: int, end: int) -> bool:
    """Somebody or something named in a few words: no verb of its own, no conjunction or preposition to open it."""
    tokens = doc[start:end]
    if (
        not 0 < len(tokens) <= _LONGEST_SOURCE
        or tokens[0].lower_ in used("en", _WORDS, "nobody")
        or tokens[0].pos_ not in _OPENERS
    ):
        return False
    if any(t.tag_ in _FINITE or _is_not_inside(t) or t.is_quote or t.text in "();:" for t in tokens[1:]):
        return False
    complete = tokens[-1].pos_ in _NAMES | {"NUM"} or tokens[-1].lower_ in used("en", _WORDS, "place")
    return complete and tokens[0].tag_ not in _FINITE and tokens[0].ent_type_ not in _TIMES


def _is_not_inside(token: Token) -> bool:
    """Whether a word breaks a phrase; of "one of them" the pronoun does not."""
    return token.tag_ in _NOT_INSIDE and not (token.tag_ == "PRP" and token.nbor(-1).lower_ == "of")


def _is_aside(doc: Doc, start: int, end: int) -> bool:
    """A name or description beside another, or a relative clause."""
    if start < end and doc[start].lower_ in used("en", _WORDS, "relative"):
        return True
    return _is_phrase(doc, start, end)


def _ends(verb: Token, language: str) -> bool:
    """Whether nothing follows the verb that it could report: the end, a comma, when and where it was said, to whom."""
    doc, i, end = verb.doc, verb.i + 1, verb.sent.end
    if i < end and doc[i].lower_ in ("on", "out", "back") and doc[i + 1 : i + 2].text in (",", ".", ";", ":"):
        i += 1
    if verb.lemma_ in words(language, "telling_verbs"):
        i = _past_hearer(doc, i, end)
    rest = doc[i : min(end, i + _LONGEST_TAIL)]
    stop = next((t.i for t in rest if t.text in _STOPS or t.text == "," or "\n" in t.text), None)
    if stop is None and len(rest) < _LONGEST_TAIL:
        stop = end
    if stop is None or any(t.tag_ in _FINITE or t.is_quote for t in doc[i : min(stop + 2, end)]):
        return False
    return i == stop or doc[i].pos_ in _TAIL or doc[i].ent_type_ in _TIMES or doc[i].dep_ == "npadvmod"


def _past_hearer(doc: Doc, start: int, end: int) -> int:
    """The end of who is told: "reporters", "this newspaper", "Interocean Press"."""
    i = start
    while i < min(end, start + _LONGEST_HEARER) and doc[i].pos_ in ("DET", "PRON", "ADJ", "NOUN", "PROPN", "NUM"):
        i += 1
    return i


def is_main_clause(doc: Doc, content: Tokens) -> bool:
    """Whether a stretch can stand alone: a finite verb outside relative clauses and outside a clause that hangs on what
    follows ("When the gates opened", "Asked whether they were shut")."""
    first = next((t for t in doc[slice(*content)] if t.is_alpha), None)
    if first is None or first.pos_ == "CCONJ" or doc[content[1] - 1].pos_ in _UNFINISHED:
        return False
    hanging = first.tag_ in _SUBORDINATE
    relative = False
    for token in doc[slice(*content)]:
        hanging = (hanging or token.pos_ == "SCONJ" or token.tag_ == "WRB") and token.text != ","
        relative = token.tag_ in ("WDT", "WP", "WP$") or (relative and token.text != ",")
        if not hanging and not relative and token.tag_ in _FINITE:
            return True
    return False
