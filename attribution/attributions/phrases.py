"""Stretches of tokens that a parse gives for a head: a source's noun phrase, a cue's verb group, a content's clause."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from attribution.annotation import Tokens
from attribution.languages import words

_EDGE_MARKS = frozenset(",;:–—―-.")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "parataxis"})

_SPEAKERS = frozenset({"PERSON", "ORG"})

_STEPS = 6
"""How far up a subject is looked for; a parse that needs more has gone wrong."""
_EMBEDDED = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "advcl"})


def trimmed(doc: Doc, start: int, end: int) -> Tokens:
    """Without spaces, commas, colons, dashes and full stops at either edge; may come out empty."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGE_MARKS):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _EDGE_MARKS):
        end -= 1
    return start, end


def word_before(doc: Doc, i: int) -> int:
    """The nearest token before this one that is no blank; a line break counts as one, -1 is before the text. Web pages are
    full of blanks that spaCy makes tokens of: 'said,  “We left”'."""
    i -= 1
    while i >= 0 and doc[i].is_space and "\n" not in doc[i].text:
        i -= 1
    return i


def word_from(doc: Doc, i: int) -> int:
    """This token, or the next that is no blank; a line break counts as one."""
    while i < len(doc) and doc[i].is_space and "\n" not in doc[i].text:
        i += 1
    return i


def noun_phrase(head: Token) -> Tokens:
    """The whole phrase of a noun with its appositives and complements; of "him, who left", the pronoun alone."""
    if head.pos_ == "PRON" and head.right_edge.i > head.i:
        return head.left_edge.i, head.i + 1
    return trimmed(head.doc, head.left_edge.i, head.right_edge.i + 1)


def subtree(head: Token) -> Tokens:
    """All that hangs on a head, from its first token to its last."""
    return trimmed(head.doc, head.left_edge.i, head.right_edge.i + 1)


def verb_group(verb: Token) -> Tokens:
    """A verb with the auxiliaries, negation, particle and adverbs that touch it ("has also repeatedly said")."""
    members = {child.i for child in verb.children if child.dep_ in _GROUP or child.dep_ == "advmod"}
    start, end = verb.i, verb.i + 1
    reporter = _reporter(verb)
    if reporter is not None and reporter.i == verb.i - 2 and is_passive(reporter):
        return verb_group(reporter)[0], end
    while start - 1 in members:
        start -= 1
    while end in members and verb.doc[end].dep_ == "prt":
        end += 1
    return start, _with_occasion(verb, end)


def _with_occasion(verb: Token, end: int) -> int:
    """Past the words that say in what form it was said: "said in a statement", "wrote on Facebook"."""
    following = verb.doc[end] if end < len(verb.doc) else None
    if following is None or following.dep_ != "prep" or following.lower_ not in ("in", "on", "at", "during", "via"):
        return end
    form = next((t for t in following.children if t.dep_ == "pobj"), None)
    if form is None or form.lemma_.lower() not in words("en", "occasions") or form.i - end > 4:
        return end
    return form.i + 1


def subject(verb: Token) -> Token | None:
    """The noun that does what the verb says: its own subject, or one shared with the verb or noun that it hangs on.

    "He went on to say", "officials saying": the subject stands higher up. A participle after a comma ("He argued that the
    list would help, saying it was long") belongs to the speaker of the main clause, wherever the parse hangs it. None
    where there is none or only an expletive ("it was said that").
    """
    reporter = _reporter(verb)
    if reporter is not None:
        return _told_by(reporter)
    shown = _name_before(verb)
    if shown is not None:
        return shown
    for _ in range(_STEPS):
        own = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if own:
            return own[0] if own[0].dep_ == "nsubj" else None
        if verb.head.i == verb.i or any(child.dep_ == "auxpass" for child in verb.children):
            return None
        if verb.tag_ == "VBG" and verb.dep_ != "conj" and _after_comma(verb):
            verb = _verb_before_comma(verb) or _main_verb(verb.head)
        elif verb.dep_ == "acl" and verb.tag_ == "VBG" and not _is_issued(verb.head):
            return verb.head
        elif verb.dep_ in _SHARES_SUBJECT or verb.dep_ == "acl":
            verb = _main_verb(verb.head) if verb.dep_ == "acl" else verb.head
        else:
            return None
    return None


def _name_before(verb: Token) -> Token | None:
    """Whose name stands right before a participle, no comma between: "footage of Ana Lind asking" is footage of who asks."""
    start = verb_group(verb)[0]
    before = verb.doc[start - 1] if verb.tag_ == "VBG" and start > 0 else None
    if before is None or before.pos_ != "PROPN" or before.ent_type_ not in _SPEAKERS:
        return None
    return before


def _reporter(verb: Token) -> Token | None:
    """The verb that hands on what another says: "quoted" in "was quoted as saying" and "cited the ministry as saying"."""
    return verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None


def _told_by(reporter: Token) -> Token | None:
    """Who is quoted: the subject of the passive, the object of the active."""
    role = "nsubjpass" if is_passive(reporter) else "dobj"
    return next((child for child in reporter.children if child.dep_ == role), None)


def _is_issued(noun: Token) -> bool:
    """Whether a noun is what somebody put out: in "the ministry issued a statement saying" the ministry says it."""
    return noun.dep_ == "dobj" and noun.lemma_.lower() in words("en", "issued_nouns")


def _after_comma(verb: Token) -> bool:
    """Whether a participle is set off, with or without its conjunction ("- while chanting")."""
    start = verb_group(verb)[0]
    if start > 0 and verb.doc[start - 1].lower_ in ("while", "when"):
        start -= 1
    return start > 0 and verb.doc[start - 1].text in (",", "—", "–", "―", "-")


def _verb_before_comma(participle: Token) -> Token | None:
    """The finite verb right before a participle's comma: “…,” she said, going on to call it a farce."""
    start = verb_group(participle)[0]
    before = participle.doc[start - 2] if start > 1 else None
    return before if before is not None and before.tag_ in ("VBD", "VBZ", "VBP") else None


def _main_verb(token: Token) -> Token:
    """Up from a token to the verb of the clause that reports: out of complements, relative clauses and noun phrases."""
    while token.head.i != token.i and (token.pos_ not in ("VERB", "AUX") or token.dep_ in _EMBEDDED):
        token = token.head
    return token


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: with its auxiliary, or a bare participle on a noun ("a strike blamed on")."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not any(c.dep_ == "aux" for c in verb.children)


def cue_verb(doc: Doc, cue: Tokens | None) -> Token | None:
    """The first verb of a cue; None where it has none, or there is no cue."""
    return next((t for t in doc[cue[0] : cue[1]] if t.pos_ == "VERB"), None) if cue else None
