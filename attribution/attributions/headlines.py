"""Who says it in a headline, which has its own grammar: "Police: driver was drunk", "Toll rises to 14 – officials", "‘Murder’:
minister slams strikers", "Phone in hand of dead driver, watchdog finds".

What is quoted there from nobody named has no source: "‘We were lied to’: how the dam failed".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import cue_lemma, expressions, known_words
from attribution.attributions.marked import MarkedText, is_utterance
from attribution.attributions.phrases import trimmed
from attribution.languages import words
from attribution.records import Style
from attribution.registry import detectors

_CONFIDENCE = 0.75
_LONGEST = 28
_LONGEST_SOURCE = 6
_FEWEST_WORDS = 3
_MARKS = frozenset(",;:")
_PARTING = frozenset(";:")
_SURE = 0.7
"""How surely a verb reports a clause that may report a few words: "ministry says nine dead", not "police find two bodies"."""
_DASHES = frozenset({"-", "–", "—"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
_QUESTIONS = frozenset({"how", "what", "when", "where", "which", "who", "whose", "why"})
_REPORTS = frozenset({"VBZ", "VBP", "VBD", "NNS"})
"""Tags of a verb that ends a headline; the tagger takes "police say" and "watchdog finds" for nouns."""
_OPENED = frozenset("“‘\"'")
_SPEAKERS = ("person", "group", "organisation", "document")

Read = tuple[Tokens, Tokens, Tokens]
"""What is said, who says it, and the mark or verb between."""


@detectors.register("headline")
def headline_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Who says what the first line tells, where that is no sentence: somebody listed as one who can speak, at either end of it
    or behind a quotation that opens it."""
    end = _end_of_headline(text.doc)
    read = _after_quotation(text, end, language) or _tagged(text, end, language) or _parted(text, end, language)
    if read is not None:
        content, source, cue = read
        style: Style = "direct" if text.quotation_at(content[0]) is not None else "indirect"
        yield Finding((content,), source, cue, style, "asserts", "headline", _CONFIDENCE)
    elif quoted := _quoted_alone(text, end):
        yield Finding(quoted[:1], None, quoted[1], "direct", "asserts", "headline", _CONFIDENCE)
    for content, source, cue in _reported(text, end, language):
        yield Finding((content,), source, cue, "indirect", "asserts", "headline", _CONFIDENCE)


def _quoted_alone(text: MarkedText, end: int) -> tuple[Tokens, Tokens] | None:
    """The sentence quoted before a colon or dash by nobody that the headline names, and the mark: "‘We sold tickets till
    noon’: how the ferry was lost". Two words and more follow: “It is over” – 1 is no headline of this kind."""
    quotation = text.quotations[0] if text.quotations else ()
    if len(quotation) != 1 or quotation[0][0] != 0 or quotation[0][1] >= end or not _is_spoken(text.doc[slice(*quotation[0])]):
        return None
    mark = quotation[0][1]
    words_after = sum(token.is_alpha for token in text.doc[mark + 1 : end])
    return (quotation[0], (mark, mark + 1)) if _parts(text.doc[mark]) and words_after > 1 else None


def _is_spoken(quotation: Span) -> bool:
    """Whether a quotation has a verb as a sentence has it: “Nothing was left”, not the title “What We Lost”."""
    written = [token for token in quotation if token.is_alpha]
    shouted = all(token.is_upper for token in written)
    verbs = (token for token in written if token.tag_ in _FINITE and (token.is_lower or shouted))
    return len(written) >= _FEWEST_WORDS and any(verbs)


def _parted(text: MarkedText, end: int, language: str) -> Read | None:
    """ "Police: driver was drunk", "Dam was unsafe: report", "Toll rises to 14 – officials"."""
    marks = [token for token in text.doc[:end] if _parts(token) and text.quotation_at(token.i) is None]
    if not marks:
        return None
    first, last = marks[0].i, marks[-1].i
    before, after = trimmed(text.doc, 0, first), trimmed(text.doc, first + 1, end)
    acting = _acting(text.doc, before, language) if text.doc[first].text == ":" else None
    if acting is not None:
        quoted = text.doc[min(first + 1, end - 1)].text in _OPENED and _tells(text.doc, after)
        return (after, acting, (first, first + 1)) if quoted else None
    if text.doc[first].text == ":" and _opens(text.doc, before, after, language) and _tells(text.doc, after):
        return after, before, (first, first + 1)
    before, after = trimmed(text.doc, 0, last), trimmed(text.doc, last + 1, end)
    if _speaks(text.doc, after, language) and _tells(text.doc, before) and _has_verb(text.doc, before):
        return before, after, (last, last + 1)
    return None


def _acting(doc: Doc, before: Tokens, language: str) -> Tokens | None:
    """The name before a verb that the tagger takes for a noun: "[Lena Holt] heckles Brandt voters: ‘You are wrong’"."""
    for i in range(before[0] + 1, before[1] - 1):
        name, verb = doc[i - 1], doc[i]
        known = any(
            form in words(language, f"{kind}_nouns")
            for kind in _SPEAKERS
            for form in (verb.lower_, verb.lower_.removesuffix("s"))
        )
        if name.ent_type_ == "PERSON" and verb.is_lower and verb.text.endswith("s") and verb.tag_ in _REPORTS and not known:
            return before[0], i
    return None


def _after_quotation(text: MarkedText, end: int, language: str) -> Read | None:
    """ "‘He did everything right’: union boss backs officer": one person who acts says it, no town that mourns its dead."""
    quotation = text.quotations[0] if text.quotations else ()
    if len(quotation) != 1 or quotation[0][0] != 0 or quotation[0][1] >= end or not _parts(text.doc[quotation[0][1]]):
        return None
    mark = quotation[0][1]
    verb = next((token for token in text.doc[mark + 1 : end] if token.tag_ in ("VBZ", "VBP", "VBD")), None)
    source = trimmed(text.doc, mark + 1, verb.i) if verb is not None else (mark, mark)
    if verb is None or not (is_utterance(text.doc, quotation) or verb.lemma_ in words(language, "headline_verbs")):
        return None
    return (quotation[0], source, (mark, mark + 1)) if _speaks(text.doc, source, language, ("person",)) else None


def _tagged(text: MarkedText, end: int, language: str) -> Read | None:
    """ "Phone, not gun, in hand of dead driver, watchdog finds": of two statements the last alone."""
    doc = text.doc
    comma = next((i for i in range(end - 1, 0, -1) if doc[i].text in ",;:"), 0)
    verb = doc[end - 1] if end else None
    if verb is None or doc[comma].text != "," or verb.tag_ not in _REPORTS or not comma + 1 < verb.i <= comma + _LONGEST_SOURCE:
        return None
    known = _report(verb, language)
    source = trimmed(doc, comma + 1, verb.i)
    start = max((i + 1 for i in range(comma) if doc[i].text in _PARTING), default=0)
    content = trimmed(doc, start, comma)
    if not known or not _speaks(doc, source, language) or content[0] >= content[1]:
        return None
    return content, source, (verb.i, verb.i + 1)


def _reported(text: MarkedText, end: int, language: str) -> Iterator[Read]:
    """Who says what behind a mark, up to the next mark behind which another says something: "Harbour breach: gang says it has
    all files, port says half"."""
    doc = text.doc
    marks = [i for i in range(end) if doc[i].text in _MARKS and text.quotation_at(i) is None]
    verbs = {mark: verb for mark in marks if (verb := _reporting_verb(doc, mark + 1, end, language)) is not None}
    for mark, verb in verbs.items():
        stop = next((other for other in marks if other > verb and (other in verbs or doc[other].text == ";")), end)
        content = trimmed(doc, verb + 1, stop)
        told = _has_verb(doc, content) or _report(doc[verb], language) >= _SURE
        if told and content[1] - content[0] > 1 and doc[content[0]].lower_ not in _QUESTIONS:
            yield content, (mark + 1, verb), (verb, verb + 1)


def _report(verb: Token, language: str) -> float:
    """How surely a verb reports the clause behind it; 0 of one that is not listed."""
    expression = expressions(language, "verb").get((cue_lemma(verb, known_words(language, "verb")), "that"))
    return expression.confidence if expression is not None else 0.0


def _reporting_verb(doc: Doc, start: int, end: int, language: str) -> int | None:
    """The verb behind somebody who can speak."""
    for i in range(start + 1, min(end - 1, start + _LONGEST_SOURCE)):
        if doc[i].tag_ in _REPORTS and _speaks(doc, (start, i), language):
            return i if _report(doc[i], language) else None
    return None


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


def _speaks(doc: Doc, part: Tokens, language: str, kinds: Sequence[str] = _SPEAKERS) -> bool:
    """Whether a few words name no more than somebody or something that can say it: "Police", "Oil ministry", "UN report"."""
    tokens = doc[slice(*part)]
    if not 0 < len(tokens) <= _LONGEST_SOURCE or any(_is_no_name(token) for token in tokens):
        return False
    forms = {tokens[-1].lower_, tokens[-1].lemma_.lower(), tokens[-1].lower_.removesuffix("s")}
    return any(not forms.isdisjoint(words(language, f"{kind}_nouns")) for kind in kinds)


def _is_no_name(token: Token) -> bool:
    return token.is_punct or token.pos_ in ("ADP", "AUX", "SCONJ") or token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _tells(doc: Doc, part: Tokens) -> bool:
    """Whether a part says something and does not ask."""
    tokens = [token for token in doc[slice(*part)] if token.is_alpha]
    return len(tokens) >= _FEWEST_WORDS and tokens[0].lower_ not in _QUESTIONS and doc[part[1] - 1].text != "?"


def _has_verb(doc: Doc, part: Tokens) -> bool:
    return any(token.tag_ in _FINITE for token in doc[slice(*part)])
