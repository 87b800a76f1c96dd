"""Who says it, set apart by commas at the end of what is said or within it.

"The gates were shut at noon, the owner maintained"; "The gates, the owner maintained, were shut at noon"; and turned round,
which the parse takes for a subject and an object: "The gates were shut, confirmed the owner". The shape tells more than the
verb does: on PolNeAR's training articles 71 of 74 listed verbs at the end and 80 of 89 within are cues, while many of these
verbs are cues in half of all their uses.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.closings import closing, inserted, is_main_clause, report_end, two_words
from attribution.attributions.lexicon import QUOTE, Expression, cue_lemma, expressions, known_words
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import noun_phrase, trimmed, verb_group
from attribution.attributions.stances import foretells, stance_in_context
from attribution.languages import used, words
from attribution.registry import detectors

Parts = tuple[Tokens, ...]

_CONFIDENCE = 0.9
_ASSERTS = Expression("asserts", _CONFIDENCE)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MAY_BE_FINITE = _FINITE | {"VBN", "NNS"}
"""Also what the tagger takes for a participle or a plural: "the ministry states"."""
_OBJECTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd"})
_LONGEST_END = 9
"""Tokens after the verb: "told this newspaper by telephone on Friday"."""
_LONGEST_ASIDE = 7
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_DESCRIBING = frozenset({"relcl", "acl"})


@detectors.register("parenthetical")
def parenthetical_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every source and listed verb set apart by commas; what is quoted is left to the detectors of quotations."""
    for token in text.doc:
        found = parenthetical(text, token, language)
        if found is None:
            continue
        expression, content, source = found
        stance = stance_in_context(token, expression.stance)
        if stance == "asserts" and foretells(text.doc, content):
            stance = "predicts"
        yield Finding(content, source, _cue(token, language), "indirect", stance, "parenthetical", _CONFIDENCE)


def _cue(verb: Token, language: str) -> Tokens:
    start, end = verb_group(verb)
    return start, max(end, verb.i + 2) if two_words(verb, language) else end


def parenthetical(text: MarkedText, verb: Token, language: str = "en") -> tuple[Expression, Parts, Tokens] | None:
    """The verb's expression, what is said and who says it, where the two are set apart; None where they are not."""
    if verb.i == 0 or text.quotation_at(verb.i) is not None:
        return None
    known = expressions(language, "verb")
    lemma = cue_lemma(verb, known_words(language, "verb"))
    expression = known.get((lemma, "that")) or known.get((lemma, QUOTE)) or _only_closing(verb, language)
    if expression is None:
        return None
    found = None
    if verb.tag_ in _FINITE:
        found = _after_subject(verb, language) or _after_citation(verb, language) or inserted(verb, language)
    if found is None and verb.tag_ in _MAY_BE_FINITE and (closed := closing(verb, language)):
        found = closed[0], (closed[1],)
    if found is None and verb.tag_ in _FINITE and lemma not in used(language, "closing_words", "needs hearer"):
        found = _before_subject(verb)
    if found is None:
        return None
    source, content = found[0], _own_clauses(verb, found[1], language)
    quoted = any(text.quotation_at(i) is not None for start, end in content for i in (start, end - 1))
    return (expression, content, source) if not quoted and any(_tells(verb, part) for part in content) else None


def _own_clauses(verb: Token, content: Parts, language: str) -> Parts:
    """What is said, without what the same sentence gives to somebody before: "It was paid, the ministry says; nobody has seen
    it, the union says", "It was paid, the ministry says, and nobody complained, it adds"."""
    start, end = content[0]
    start = max((after for i in range(start, end) if (after := _reported_by(verb.doc[i], end, language))), default=start)
    start = max((i + 1 for i in range(start, end) if _leads(verb, i, start)), default=start)
    content = (trimmed(verb.doc, start, end), *content[1:])
    stop = max((i for i in range(start, end) if verb.doc[i].text == ";"), default=start)
    known = known_words(language, "verb")
    before = verb.doc[max(start, stop - _LONGEST_END) : stop]
    given = any(token.tag_ in _FINITE and cue_lemma(token, known) in known for token in before)
    return (trimmed(verb.doc, stop + 1, end), *content[1:]) if given and verb.i >= end else content


def _leads(verb: Token, colon: int, start: int) -> bool:
    """Whether the article tells something before a colon, and the source is a pronoun: "She disagrees: he fell, she says"."""
    doc = verb.doc
    if doc[colon].text != ":" or not any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in verb.lefts):
        return False
    return is_main_clause(doc, trimmed(doc, start, colon))


def _reported_by(verb: Token, end: int, language: str) -> int | None:
    """Where another statement begins behind a report that ends with "and" or "but"; None where a verb ends none."""
    known = known_words(language, "verb")
    if verb.tag_ not in _MAY_BE_FINITE or cue_lemma(verb, known) not in known:
        return None
    comma = report_end(verb, language)
    if comma is None or comma + 2 >= end or verb.doc[comma].text != "," or verb.doc[comma + 1].pos_ != "CCONJ":
        return None
    return comma + 2


def _only_closing(verb: Token, language: str) -> Expression | None:
    """A verb that reports in this shape alone, with its particle: "…, she remembers", "…, the report goes on"."""
    return _ASSERTS if two_words(verb, language) or verb.lemma_.lower() in words(language, "closing_verbs") else None


def _tells(verb: Token, part: Tokens) -> bool:
    return any(token.tag_ in _FINITE or token.tag_ == "MD" for token in verb.doc[slice(*part)])


def _after_subject(verb: Token, language: str) -> tuple[Tokens, Parts] | None:
    """The subject between a comma and its verb, and what stands around the two."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in used(language, "closing_words", "relative"):
        return None
    source = noun_phrase(subject)
    doc, start = verb.doc, verb.sent.start
    if source[0] <= start or doc[source[0] - 1].text != "," or _is_taken_up(doc[slice(*source)]):
        return None
    first = trimmed(doc, start, source[0])
    if _closes(verb, language) and is_main_clause(doc, first):
        return source, (first,)
    second = _goes_on(verb, language)
    return (source, (_relative(doc, first, language), second)) if second and first[0] < first[1] else None


def _relative(doc: Doc, part: Tokens, language: str) -> Tokens:
    """What stands before an aside, from the word that opens a relative clause there: of "Lind blamed a fire in the reactor,
    whose pump, he said, had failed" he says what the last clause does."""
    opening = next((i for i in range(part[1] - 1, part[0], -1) if doc[i].tag_ in _FINITE or doc[i].tag_ in _RELATIVE), part[0])
    return (opening, part[1]) if doc[opening].tag_ in _RELATIVE and doc[opening - 1].text == "," else part


def _is_taken_up(noun: Span) -> bool:
    """Whether a verb tells of a noun what somebody makes of it: ", a charge that the firm's lawyers deny"."""
    related = next((token.i for token in noun if token.tag_ in ("WDT", "WP") or token.lower_ == "that"), None)
    return related is not None and not any(
        token.tag_ in _FINITE or token.tag_ == "MD" for token in noun.doc[related : noun.end]
    )


def _after_citation(verb: Token, language: str) -> tuple[Tokens, Parts] | None:
    """A source set apart from its verb by whom it cites, which the parse loses: "…, state radio, citing the ministry, said"."""
    doc, start = verb.doc, verb.sent.start
    if doc[verb.i - 1].text != ",":
        return None
    before = range(verb.i - 3, max(start + 2, verb.i - _LONGEST_END), -1)
    citing = next((i for i in before if doc[i].tag_ == "VBG" and doc[i].lemma_ in words(language, "citing_verbs")), None)
    commas = [i for i in range(start, citing or start) if doc[i].text == ","]
    if citing is None or len(commas) < 2 or commas[-1] != citing - 1:
        return None
    source = commas[-2] + 1, commas[-1]
    if any(doc[i].pos_ in ("VERB", "AUX") for i in range(*source)):
        return None
    return source, (trimmed(doc, start, source[0]),)


def _closes(verb: Token, language: str) -> bool:
    """Whether nothing follows but an aside without a verb, and something was said or somebody told."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    if len(rest) > _LONGEST_END or any(token.pos_ in ("VERB", "AUX") for token in rest):
        return False
    reported = any(child.dep_ in ("ccomp", "parataxis") for child in verb.lefts)
    told = next((child for child in verb.rights if child.dep_ in _OBJECTS), None)
    if told is None:
        return reported
    hears = verb.lemma_ in used(language, "closing_words", "needs hearer") or told.ent_type_ == "ORG"
    return hears and verb.lemma_ in words(language, "telling_verbs")


def _goes_on(verb: Token, language: str) -> Tokens | None:
    """What the sentence goes on to say behind the comma that ends the aside, unless that is the source's doing
    ("…, she said, waving a list")."""
    doc, end = verb.doc, verb.sent.end
    if verb.dep_ != "parataxis" or any(child.dep_ in _OBJECTS for child in verb.rights):
        return None
    aside = doc[verb.i + 1 : min(verb.i + 1 + _LONGEST_ASIDE, end)]
    comma = next((token for token in aside if token.text == "," or token.pos_ in ("VERB", "AUX")), None)
    if comma is None or comma.text != ",":
        return None
    rest = trimmed(doc, comma.i + 1, end)
    if rest[0] < rest[1] and doc[rest[0]].lower_ in used(language, "closing_words", "against"):
        return None
    return rest if rest[0] < rest[1] and doc[rest[0]].tag_ != "VBG" and not _says_more(doc[slice(*rest)], language) else None


def _says_more(rest: Span, language: str) -> bool:
    """Whether the source says a second thing with a cue of its own: "…, he said, and he denied that …"."""
    known = known_words(language, "verb")
    return len(rest) > 2 and rest[0].pos_ == "CCONJ" and rest[1].tag_ == "PRP" and cue_lemma(rest[2], known) in known


def _before_subject(verb: Token) -> tuple[Tokens, Parts] | None:
    """The noun behind a verb that follows a comma, and what stands before the comma."""
    doc = verb.doc
    if doc[verb.i - 1].text != "," or verb.i + 1 >= verb.sent.end:
        return None
    nouns = (child for child in verb.rights if child.dep_ in ("dobj", "nsubj", "attr"))
    noun = next((noun for noun in nouns if noun.left_edge.i == verb.i + 1), None)
    if noun is None or not _may_speak(noun):
        return None
    source, content = noun_phrase(noun), trimmed(doc, verb.sent.start, verb.i)
    rest = doc[source[1] : verb.sent.end]
    stop = next((token.i for token in rest if token.text in (",", ";")), verb.sent.end)
    after = (token for token in doc[source[1] : stop] if token.pos_ in ("VERB", "AUX"))
    if any(token.dep_ not in _DESCRIBING for token in after) or not is_main_clause(doc, content):
        return None
    return source, (content,)


def _may_speak(noun: Token) -> bool:
    """Somebody named, or described with an article, or one of several; no day, no sum."""
    if noun.pos_ == "NUM" and any(child.lower_ == "of" for child in noun.rights):
        return True
    described = noun.pos_ in ("NOUN", "PROPN") and noun.doc[noun.left_edge.i].lower_ in ("the", "a", "an")
    return noun.ent_type_ in _SPEAKERS or (described and not noun.ent_type_)
