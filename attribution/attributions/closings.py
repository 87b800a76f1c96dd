"""Who says it behind the comma that ends what is said, or between a subject and its verb, read word by word: "The gates were
shut, the owner of the yard states"; "The gates, the owner maintained for years, were shut".

For where the parse stumbles: it takes "states" for a noun, the source for an apposition, and loses either behind an aside
("…, the harbour master, Ana Lind, told reporters by telephone"). Only the order of words counts here: a main clause, a comma,
somebody, a listed verb, and after it nothing that could be the verb's own content.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from attribution.annotation import Tokens
from attribution.attributions.lexicon import cue_lemma, known_words
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
    source = _source(doc, start, _before(verb, language), language)
    if source is None or not (verb.tag_ in _FINITE or _does_it(doc, source, verb)):
        return None
    content, end = trimmed(doc, start, source[0]), _end(verb, language)
    if end is None or any(token.tag_ in _FINITE or token.is_quote for token in doc[end : min(end + 2, verb.sent.end)]):
        return None
    return (source, content) if is_main_clause(doc, content) else None


def report_end(verb: Token, language: str = "en") -> int | None:
    """The comma or mark behind who says it and a verb that closes what is said; None where they have no such order."""
    return _end(verb, language) if closing(verb, language) is not None else None


def inserted(verb: Token, language: str = "en") -> tuple[Tokens, tuple[Tokens, Tokens]] | None:
    """Who says it, and what stands before and after, where the two stand between a subject and its verb: "The gates, the owner
    maintained for years, were shut"; None where the words around a verb have no such order."""
    doc, start, end = verb.doc, verb.sent.start, verb.sent.end
    source = _source(doc, start, _before(verb, language), language)
    comma = _end(verb, language) if source is not None else None
    if source is None or comma is None or comma + 1 >= end or doc[comma].text != ",":
        return None
    before, after = trimmed(doc, start, source[0]), trimmed(doc, comma, end)
    return (source, (before, after)) if doc[comma + 1].tag_ in _FINITE and _wants_verb(doc, before, language) else None


def _wants_verb(doc: Doc, part: Tokens, language: str) -> bool:
    """Whether a stretch ends in somebody or something of which no verb tells yet: "The gates of the yard"."""
    start, end = part
    nobody = used(language, _WORDS, "nobody")
    if start >= end or doc[end - 1].pos_ not in _NAMES | {"NUM"} or any(t.is_quote for t in doc[start:end]):
        return False
    return not any(t.tag_ in _FINITE for t in doc[start:end]) and not any(t.lower_ in nobody for t in doc[start:end][1:])


def is_reporting_aside(doc: Doc, start: int, end: int, language: str = "en") -> bool:
    """Whether a stretch is somebody and a listed verb with no content of its own: "she told the court", "he wrote in May"."""
    known = known_words(language, "verb")
    verb = next((token for token in doc[start:end] if token.tag_ in _FINITE), None)
    if verb is None or cue_lemma(verb, known) not in known or not _is_phrase(doc, start, _before(verb, language), language):
        return False
    return _end(verb, language) == end


def _does_it(doc: Doc, source: Tokens, verb: Token) -> bool:
    """Whether a source can do the verb, which the tagger takes for a plural or participle: somebody named or known, not
    "a community known for its walls"; before a plural also one alone, "a notice on the doors states"."""
    first, last = doc[source[0]], doc[source[1] - 1]
    known = first.pos_ in ("PROPN", "PRON") or first.lower_ == "the" or first.dep_ == "poss"
    return known or (verb.tag_ == "NNS" and (first.lower_ in ("a", "an") or last.pos_ == "PROPN"))


def _before(verb: Token, language: str) -> int:
    """Where the words that belong to the verb begin: "has also told"."""
    i = verb.i
    while i > verb.sent.start and (verb.doc[i - 1].lemma_ in used(language, _WORDS, "before verb")):
        i -= 1
    return i


def _source(doc: Doc, start: int, end: int, language: str) -> Tokens | None:
    """The phrase between a comma and the verb, with one aside ("his widow, Lídia", "a diver who …,") if it has any."""
    if end - 1 > start and doc[end - 1].text == ",":
        for opening in _commas_before(doc, start, end - 1):
            first = next(_commas_before(doc, start, opening), None)
            if first is None or not _is_aside(doc, opening + 1, end - 1, language):
                continue
            if _is_phrase(doc, first + 1, opening, language):
                return first + 1, end - 1
        return None
    first = next(_commas_before(doc, start, end), None)
    return (first + 1, end) if first is not None and _is_phrase(doc, first + 1, end, language) else None


def has_aside(doc: Doc, start: int, end: int, language: str = "en") -> bool:
    """Whether a stretch is somebody named, a comma, an aside and a comma: "the mayor, Ana Lind," or "Ana Lind, 40,"."""
    first = next((i for i in range(start, end) if doc[i].text == ","), end)
    if first >= end - 2 or doc[end - 1].text != ",":
        return False
    return _is_phrase(doc, start, first, language) and _is_aside(doc, first + 1, end - 1, language)


def _commas_before(doc: Doc, start: int, end: int) -> Iterator[int]:
    """Commas before a token, the nearest first."""
    return (i for i in range(end - 1, max(start, end - 2 - _LONGEST_SOURCE), -1) if doc[i].text == ",")


def _is_phrase(doc: Doc, start: int, end: int, language: str) -> bool:
    """Somebody or something named in a few words: no verb of its own, no conjunction or preposition to open it."""
    tokens = _unbracketed(doc[start : _without_relative(doc, start, end, language)])
    if (
        not 0 < len(tokens) <= _LONGEST_SOURCE
        or tokens[0].lower_ in used(language, _WORDS, "nobody")
        or tokens[0].pos_ not in _OPENERS
    ):
        return False
    if any(t.tag_ in _FINITE or _is_not_inside(t, language) or _is_mark(t) for t in tokens[1:]):
        return False
    complete = tokens[-1].pos_ in _NAMES | {"NUM"} or tokens[-1].lower_ in used(language, _WORDS, "place")
    return complete and tokens[0].tag_ not in _FINITE and tokens[0].ent_type_ not in _TIMES


def _without_relative(doc: Doc, start: int, end: int, language: str) -> int:
    """Where a phrase's relative clause begins, if it has a complete one ("a foreman at the yard where the ship now lies"), else
    its end: "a claim that the ministry" lacks its verb."""
    opening = next((i for i in range(start + 1, end) if doc[i].lower_ in used(language, _WORDS, "opens clause")), end)
    tells = any(token.tag_ in _FINITE for token in doc[opening + 1 : end])
    return opening if tells and not any(token.text in ",;:" or token.is_quote for token in doc[opening:end]) else end


def _unbracketed(tokens: Span) -> list[Token]:
    """Without what stands in brackets: "the North Quay Terminal (NQT)"."""
    depth, kept = 0, []
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text != ")":
            kept.append(token)
    return kept


def _is_mark(token: Token) -> bool:
    """A quotation mark, bracket, colon or semicolon; the apostrophe of "the employers' union" is none."""
    return (token.is_quote and token.tag_ != "POS") or token.text in "();:"


def _is_not_inside(token: Token, language: str) -> bool:
    """Whether a word breaks a phrase: a relative word, or an article right behind a noun ("a claim the ministry"); of "one of
    them" the pronoun does not."""
    before = token.nbor(-1)
    if token.tag_ == "DT" and token.lower_ in used(language, _WORDS, "relative"):
        return False  # "the duty officer that night"
    if token.lower_ in used(language, _WORDS, "relative") or (token.pos_ == "DET" and before.pos_ == "NOUN"):
        return True
    return token.tag_ in _NOT_INSIDE and not (token.tag_ == "PRP" and before.lower_ == "of")


def _is_aside(doc: Doc, start: int, end: int, language: str) -> bool:
    """A name or description beside another, or a relative clause."""
    if start < end and doc[start].lower_ in used(language, _WORDS, "relative"):
        return True
    return _is_phrase(doc, start, end, language)


def _end(verb: Token, language: str) -> int | None:
    """The end or comma behind the verb, where nothing stands before it that the verb could report, but when and where it was
    said, and to whom; None where something does."""
    doc, i, end = verb.doc, verb.i + 1, verb.sent.end
    ended = i < end and doc[i + 1 : i + 2].text in (",", ".", ";", ":")
    if two_words(verb, language) or (ended and doc[i].lower_ in ("on", "out", "back")):
        i += 1
    if verb.lemma_ in words(language, "telling_verbs"):
        i = _past_hearer(doc, i, end, named=verb.lemma_ not in used(language, _WORDS, "needs hearer"))
    rest = doc[i : min(end, i + _LONGEST_TAIL)]
    stop = next((t.i for t in rest if t.text in _STOPS or t.text == "," or "\n" in t.text), None)
    if stop is None and len(rest) < _LONGEST_TAIL:
        stop = end
    if stop is None or any(t.tag_ in _FINITE or t.is_quote for t in doc[i:stop]):
        return None
    only_when = i == stop or doc[i].pos_ in _TAIL or doc[i].ent_type_ in _TIMES or doc[i].dep_ == "npadvmod"
    return stop if only_when else None


def two_words(verb: Token, language: str = "en") -> bool:
    """Whether a verb reports with the word behind it: "goes on", "made clear"."""
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    return f"{verb.lemma_.lower()} {following}" in words(language, "closing_verbs")


def _past_hearer(doc: Doc, start: int, end: int, *, named: bool) -> int:
    """The end of who is told: "reporters", "this newspaper", "Interocean Press"; a name alone where the verb may have content
    of its own: of "says a quarter of that" nobody is told."""
    kinds = {"PROPN"} if named else {"DET", "PRON", "ADJ", "NOUN", "PROPN", "NUM"}
    i = start
    while i < min(end, start + _LONGEST_HEARER) and doc[i].pos_ in kinds:
        i += 1
    return i


def is_main_clause(doc: Doc, content: Tokens) -> bool:
    """Whether a stretch can stand alone: a finite verb outside relative clauses and outside a clause that hangs on what
    follows ("When the gates opened", "Asked whether they were shut")."""
    first = next((t for t in doc[slice(*content)] if t.is_alpha), None)
    last = doc[content[1] - 1]
    if first is None or first.pos_ == "CCONJ" or (last.pos_ in _UNFINISHED and last.tag_ != "RP"):
        return False
    hanging = first.tag_ in _SUBORDINATE
    relative = False
    for token in doc[slice(*content)]:
        hanging = (hanging or token.pos_ == "SCONJ" or token.tag_ == "WRB") and token.text != ","
        relative = (token.tag_ in ("WDT", "WP", "WP$") and token.i > first.i) or (relative and token.text != ",")
        if not hanging and not relative and token.tag_ in _FINITE:
            return True
    return False
