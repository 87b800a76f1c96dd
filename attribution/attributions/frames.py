"""The ways in which a verb takes content: what the parse offers as cue, source and content, before any word list decides.

A frame is named for the shape of the content: ``that`` (a finite clause), ``question`` (whether, what, how …), ``to`` (an
infinitive), ``ing``, ``object``, ``object as`` ("called him a liar"), ``object figure`` ("counted 58 detainees"),
``object at figure`` ("put the dead at six"), ``object as figure`` ("gave the number as six"), ``by own words`` ("stood by its
figure"), ``out object`` (a particle and an object: "ruled out a leak"), a preposition (``about``, ``for``, ``against`` …), and
their passives, where the content is the subject and the source, if any, stands after "by".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from attribution.annotation import Tokens
from attribution.attributions.phrases import agent, is_passive, noun_phrase, subject, subtree, trimmed, verb_group
from attribution.languages import words

QUESTION_WORDS = frozenset({"whether", "if", "what", "how", "why", "who", "when", "where", "which"})

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_POINTERS = frozenset({"that", "which", "who", "whom", "it", "so", "this", "these", "those", "what", "there"})
_CLAUSES = frozenset({"that", "to", "question", "ing"})
OWN_WORDS = " own words"
"""What a preposition's frame is called where its object is the source's own earlier saying: a guard who stands by his door says
nothing, and the ministry that stands by its figure does."""
_OF_NOUNS = frozenset({"of", "in", "with", "for", "against", "between", "over", "to", "from", "about", "on"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a frame offers: the cue's verb and frame, and the parts by token. ``source`` is None where there is none."""

    verb: Token
    frame: str
    content: tuple[Tokens, ...]
    source: Tokens | None
    cue: Tokens


def candidates(verb: Token) -> Iterator[Candidate]:
    """Everything a verb may take as content, each in its frame."""
    offers = _passive_offers(verb) if is_passive(verb) else _active_offers(verb)
    for frame, content in offers:
        pieces = tuple(sorted(piece for piece in content if piece[0] < piece[1]))
        if pieces and not _points_only(verb, pieces):
            yield Candidate(verb, frame, pieces, _source(verb), _with_preposition(verb_group(verb), frame, verb))


def _points_only(verb: Token, pieces: tuple[Tokens, ...]) -> bool:
    """Whether the content is a bare word that points to what was said elsewhere: "a remark that Lind cited", "he said so". Of
    "the firm rejects this" the word before is denied, and no other word tells it."""
    start, end = pieces[0]
    word = verb.doc[start]
    if word.tag_ == "DT" and verb.lemma_.lower() in words("en", "denial_cues"):
        return False
    return len(pieces) == 1 and end - start == 1 and word.lower_ in _POINTERS


def _with_preposition(cue: Tokens, frame: str, verb: Token) -> Tokens:
    """The cue with the preposition that gave the frame its name, where it stands next ("called for", "spoke of")."""
    following = verb.doc[cue[1]].lower_ if cue[1] < len(verb.doc) else ""
    return (cue[0], cue[1] + 1) if following == frame.removesuffix(OWN_WORDS) and frame not in _CLAUSES else cue


def _source(verb: Token) -> Tokens | None:
    noun = agent(verb) if is_passive(verb) else subject(verb) or _inverted_subject(verb)
    return noun_phrase(noun) if noun is not None else None


def _inverted_subject(verb: Token) -> Token | None:
    """The noun after a finite verb that follows a comma and has no subject before it."""
    if verb.tag_ not in ("VBD", "VBZ") or verb.i == 0 or verb.doc[verb.i - 1].text != ",":
        return None
    nouns = (child for child in verb.rights if child.dep_ in ("dobj", "nsubj", "attr"))
    return next((noun for noun in nouns if noun.left_edge.i == verb.i + 1), None)


def _active_offers(verb: Token) -> Iterator[tuple[str, list[Tokens]]]:
    children = list(verb.children)
    thing = next((c for c in children if c.dep_ == "dobj"), None)
    complement = next((c for c in children if c.dep_ in ("ccomp", "xcomp") and not _is_apart(c, verb)), None)
    complement = complement or _misplaced_complement(verb)
    if complement is not None:
        yield _clause_frame(complement), [_without_cue(complement, verb), *_second_half(complement, verb)]
    elif thing is not None and not _hands_on(thing):
        label = next((c for c in [*children, *thing.children] if _is_label(c)), None)
        if label is not None and label.i > thing.i:
            yield "object as", [(noun_phrase(thing)[0], subtree(label)[1])]
        else:
            counted = any(child.dep_ == "nummod" for child in thing.children)
            whole = [_with_complements(thing, children)]
            yield "object figure" if counted else "object", whole
            yield from ((f"{c.lower_} object", whole) for c in children if c.dep_ == "prt")
    if thing is not None and (figure := _figure_inside(thing)):
        yield "object at figure", [figure]
    if thing is not None and (figure := _figure_given(thing, verb)):
        yield "object as figure", [figure]
    prepositions = [c for c in children if c.dep_ == "prep" and c.i > verb.i]
    for preposition in prepositions:
        yield from _preposition_offers(preposition, thing)
    if [p.lower_ for p in prepositions[:2]] == ["to", "as"]:
        yield "to as", [(prepositions[0].i + 1, subtree(prepositions[1])[1])]
    if complement is None and thing is None:
        yield from _parenthetical_offers(verb)
    if complement is None and subject(verb) is None and _inverted_subject(verb) is not None:
        yield from _inverted_offers(verb)


def _is_apart(complement: Token, verb: Token) -> bool:
    """Whether a semicolon parts a clause from the verb after it, and another stands behind that: "A ferry sinks; survivors say
    it was rammed"."""
    parted = any(token.text == ";" for token in verb.doc[complement.i : verb.i])
    return parted and any(child.dep_ in ("ccomp", "dobj") for child in verb.rights)


def _hands_on(thing: Token) -> bool:
    """Whether an object is who speaks: "cited sources as saying", wherever the parse hangs "as"."""
    after = thing.doc[noun_phrase(thing)[1] :][:2]
    within = any(t.lower_ == "as" and any(c.dep_ == "pcomp" for c in t.children) for t in thing.subtree)
    return within or (len(after) > 1 and after[0].lower_ == "as" and after[1].tag_ == "VBG")


def _figure_inside(thing: Token) -> Tokens | None:
    """An object with the figure that the parse hangs inside it: "put the number of bodies brought in by noon at 14"."""
    for token in thing.subtree:
        if token.lower_ == "at" and token.dep_ == "prep" and token.i > thing.i:
            figure = next((child for child in token.children if child.dep_ == "pobj"), None)
            timed = figure is not None and figure.ent_type_ in ("TIME", "DATE") and not figure.text.isdigit()
            if figure is not None and not timed and any(t.like_num for t in figure.subtree):
                return noun_phrase(thing)[0], subtree(figure)[1]
    return None


def _figure_given(thing: Token, verb: Token) -> Tokens | None:
    """An object with the figure that it is given as: "gave the number of dead as six"; of "which the ministry gave as six" the
    figure alone."""
    following = (
        token for token in verb.subtree if token.lower_ == "as" and token.dep_ == "prep" and token.i > max(thing.i, verb.i)
    )
    named = next(following, None)
    figure = next((child for child in named.children if child.dep_ == "pobj"), None) if named is not None else None
    if named is None or figure is None or not any(_is_number(token) for token in figure.subtree):
        return None
    end = subtree(figure)[1]
    if thing.i < verb.i:
        return named.i + 1, end
    return (noun_phrase(thing)[0], end) if noun_phrase(thing)[1] in (named.i, end) else None


def _is_number(token: Token) -> bool:
    """A number in words or digits, a time of day among them: "put the breach at 17:04"."""
    return token.like_num or token.text[0].isdigit()


def _is_label(token: Token) -> bool:
    """What somebody or something is called: "him a liar", "it as theft", and quoted, which parses as an appositive.

    Not "as saying": there the object speaks, and the second verb is the cue.
    """
    if token.dep_ == "prep" and token.lower_ == "as":
        return not any(child.dep_ == "pcomp" for child in token.children)
    return token.dep_ == "oprd" or (token.dep_ == "appos" and token.doc[token.left_edge.i - 1].is_quote)


def _with_complements(thing: Token, children: list[Token]) -> Tokens:
    """An object with the prepositional phrases right after it: "solidarity with strikers", wherever the parse hangs them."""
    start, end = noun_phrase(thing)
    for child in children if thing.tag_ != "DT" else ():
        if child.dep_ == "prep" and child.left_edge.i == end and child.lower_ in _OF_NOUNS:
            end = subtree(child)[1]
    return start, end


def _clause_frame(complement: Token) -> str:
    if any(child.lower_ in QUESTION_WORDS for child in complement.lefts):
        return "question"
    if any(child.tag_ == "TO" for child in complement.lefts):
        return "to"
    return "ing" if complement.tag_ == "VBG" and not any(c.dep_ == "aux" for c in complement.children) else "that"


def _misplaced_complement(verb: Token) -> Token | None:
    """The clause that says what is said where the parse hangs it on a noun between: "said in a statement that its own
    aircraft had …", "told analysts on a call that …"."""
    for child in verb.rights:
        if child.dep_ in ("prep", "dobj"):
            for token in child.subtree:
                opens = token.head.i != child.i and any(t.lower_ == "that" for t in token.lefts)
                if opens and token.dep_ in ("acl", "relcl", "ccomp") and any(t.dep_ in _SUBJECTS for t in token.lefts):
                    return token
    return None


def _second_half(complement: Token, verb: Token) -> list[Tokens]:
    """What goes on after a cue set off by commas: "The drone was foreign, he said, and had been flown in"."""
    end = max([verb.i, *(c.i for c in verb.children if c.dep_ == "nsubj")]) + 1
    doc = verb.doc
    if complement.i > verb.i or end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("and", "but"):
        return []
    for token in (*verb.rights, *complement.rights):
        if token.dep_ == "conj" and token.i > end and not any(t.dep_ in _SUBJECTS for t in token.lefts):
            return [trimmed(doc, end + 1, subtree(token)[1])]
    return []


def _without_cue(complement: Token, verb: Token) -> Tokens:
    """The complement's stretch; where the parse wraps it around the cue, the side on which its head stands."""
    start, end = subtree(complement)
    if start <= verb.i < end:
        start, end = (start, verb.i) if complement.i < verb.i else (verb.i + 1, end)
    return start, end


def _preposition_offers(preposition: Token, thing: Token | None) -> Iterator[tuple[str, list[Tokens]]]:
    for inner in preposition.children:
        if inner.dep_ in ("pobj", "pcomp"):
            start, end = subtree(inner)
            if preposition.lower_ == "as" and inner.dep_ == "pcomp":
                continue  # "cited the ministry as saying": the second verb is the cue
            if thing is not None and preposition.lower_ == "at" and any(_is_number(t) for t in inner.subtree):
                yield "object at figure", [(noun_phrase(thing)[0], end)]
            elif thing is not None:
                yield f"object {preposition.lower_}", [(noun_phrase(thing)[0], end)]
            else:
                yield preposition.lower_, [(start, end)]
            if thing is None and _is_owned(inner):
                yield preposition.lower_ + OWN_WORDS, [(start, end)]


def _is_owned(noun: Token) -> bool:
    """Whether a noun is what its source said before: "its figure", "their ten minutes"."""
    said = noun.lemma_.lower() in words("en", "saying_nouns") or any(child.dep_ == "nummod" for child in noun.lefts)
    return said and any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in noun.lefts)


def _parenthetical_offers(verb: Token) -> Iterator[tuple[str, list[Tokens]]]:
    """ "The tax, he said, will rise", "As he has pointed out, the tax will rise": the cue hangs on what it reports. "Shots fell
    as police responded to a call" tells of a time."""
    head = verb.head
    start, end = subtree(head)
    inside = subtree(verb)
    opens = any(child.lower_ == "as" and child.dep_ in ("mark", "advmod") for child in verb.lefts)
    set_off = inside[0] > start and verb.doc[inside[0] - 1].text in (",", "—", "–", "-")
    hangs = verb.dep_ in ("parataxis", "ccomp", "advcl") and head.i != verb.i and head.pos_ in ("VERB", "AUX")
    meanwhile = opens and not set_off and verb.i > head.i and any(c.lower_ == "to" for c in verb.rights)
    if hangs and (set_off or opens) and not meanwhile:
        yield "that", [trimmed(verb.doc, start, inside[0]), trimmed(verb.doc, inside[1], end)]


def _inverted_offers(verb: Token) -> Iterator[tuple[str, list[Tokens]]]:
    """ "The plant was unsafe, concludes a report by the inspectors": a finite verb after a comma and its subject to the end,
    which the parse takes for an object."""
    doc, start = verb.doc, verb.sent.start
    if verb.i > start + 2:
        yield "that", [trimmed(doc, start, verb.i - 1)]


def _passive_offers(verb: Token) -> Iterator[tuple[str, list[Tokens]]]:
    children = list(verb.children)
    told = next((c for c in children if c.dep_ == "nsubjpass"), None)
    if told is None and verb.dep_ == "acl":
        told = verb.head
    complement = next((c for c in children if c.dep_ in ("ccomp", "xcomp")), None)
    subject_part = _passive_subject(told, verb) if told is not None else None
    if complement is not None:
        frame = f"passive {_clause_frame(complement)}"
        raised = subject_part is not None and frame == "passive to" and told is not None and told.lower_ != "it"
        yield frame, ([subject_part] if raised and subject_part else []) + [_without_cue(complement, verb)]
    elif subject_part is not None:
        yield "passive object", [subject_part]
        for child in children:
            if child.dep_ == "prep" and child.lower_ == "on":
                yield "passive on", [subject_part, subtree(child)]
            if child.dep_ == "prep" and child.lower_ in ("at", "as") and any(_is_number(token) for token in child.subtree):
                yield f"passive {child.lower_} figure", [subject_part, _before_agent(child)]


def _before_agent(preposition: Token) -> Tokens:
    """A prepositional phrase up to who did it: of "put at 17 by the fire service" the figure."""
    start, end = subtree(preposition)
    return start, next((token.i for token in preposition.doc[start:end] if token.lower_ == "by"), end)


def _passive_subject(told: Token, verb: Token) -> Tokens:
    """The subject's phrase, cut before a participle that hangs on it ("a strike, reported by …")."""
    start, end = noun_phrase(told)
    return (start, min(end, subtree(verb)[0])) if start < verb.i < end else (start, end)
