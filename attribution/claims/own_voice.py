"""What an article tells in its own voice: the main clauses of sentences that no attribution touches.

Most sentences of a news article that nobody is named for still tell what somebody said: they go on with what the source of
the sentence before them told, sum up, or have a cue that no detector knows. What may be such a sentence is left out here,
so that little is told and that little is the article's own word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from spacy.tokens import Doc, Span

from attribution import languages
from attribution.annotation import furniture_tokens
from attribution.claims.clauses import Clause, clauses_of
from attribution.claims.embedding import lemma
from attribution.claims.propositions import claim_of, trimmed
from attribution.layout import paragraph_extents
from attribution.records import OWN_VOICE, Article, Attribution, Claim, Extent

SAYING = 0.5
"""The confidence of a verb in the list of cues from which a sentence with it is taken for an attribution that was missed."""
COORDINATED = 4
"""Main clauses, less one, that a sentence is taken to have; a longer chain is a list that the parse went astray in."""
FEWEST = 4
"""Tokens: in fewer, a sentence is a label or a fragment."""


def own_claims_of(doc: Doc, article: Article, attributions: Iterable[Attribution]) -> tuple[Claim, ...]:
    """The claims that one article makes in its own voice, in text order; all of them certain, none with a source.

    Left out are headlines, questions, what is told in the first or second person or at second hand, whatever shares its
    sentence with an attribution or follows one in its paragraph, and all clauses but main ones with a subject and a finite
    verb. ``doc`` is the article's parsed text.
    """
    said = sorted(e for a in attributions if a.article == article.id for e in (*a.content, a.source, a.cue) if e is not None)
    return tuple(claim for sentence in _alone(doc, article, said) for claim in _claims(doc, article, sentence))


def _alone(doc: Doc, article: Article, said: Sequence[Extent]) -> Iterator[Span]:
    """The sentences that stand before the first attribution of their paragraph, and tell something."""
    furniture = furniture_tokens(doc)
    sentences = list(doc.sents) if len(doc) else []
    reached = [0, *accumulate((extent.end for extent in said), max)]
    starts = [sentence.start_char for sentence in sentences]
    for paragraph in paragraph_extents(article.text):
        words = " ".join(paragraph.of(article.text).split())
        if words[-1:] not in ".”\"'’" or words == " ".join((article.title or "").split()):
            continue
        first = bisect_left(said, Extent(paragraph.start, paragraph.start))
        begins = said[first].start if first < len(said) else len(article.text)
        until = paragraph.start if reached[first] > paragraph.start else begins
        for place in range(bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)):
            sentence = sentences[place]
            ends = sentence.start_char + len(sentence.text.rstrip())
            if ends <= until and _tells(sentence) and furniture.isdisjoint(range(sentence.start, sentence.end)):
                yield sentence


def _tells(sentence: Span) -> bool:
    """Whether a sentence is a statement of the writer's own and not the report of another's."""
    words = [token for token in sentence if not token.is_space]
    if len(words) < FEWEST or words[-1].text != "." or any(token.is_quote or token.text in '“”‘"' for token in words):
        return False
    if any(token.lower_ in _foreign() for token in words):
        return False
    return not any(token.pos_ == "VERB" and lemma(token) in _saying() for token in words)


@cache
def _foreign() -> frozenset[str]:
    uses = ("second hand", "running count", "writer or reader")
    return frozenset(word for use in uses for word in languages.used("en", "own_voice", use))


@cache
def _saying() -> frozenset[str]:
    rows = languages.table("en", "cues")
    return frozenset(row["cue"] for row in rows if row["part"] == "verb" and float(row["confidence"]) >= SAYING)


def _claims(doc: Doc, article: Article, sentence: Span) -> Iterator[Claim]:
    tokens = [token.i for token in sentence if not token.is_space]
    extent = Extent(doc[tokens[0]].idx, doc[tokens[-1]].idx + len(doc[tokens[-1]].text))
    told = Attribution(OWN_VOICE, article.id, (extent,), None, None, "indirect", "asserts", "", 1.0)
    clauses = (clause for clause in clauses_of(doc, tokens) if _is_main(clause) and trimmed(doc, clause.tokens))
    for number, clause in enumerate(clauses, 1):
        claim = claim_of(doc, article, told, clause, f"{article.id}:{extent.start}-{extent.end}.{number}")
        if claim.certainty == "certain" and claim.clause is not None:
            yield claim


def _is_main(clause: Clause) -> bool:
    """Whether it is the main clause of its sentence, or one that is coordinated with it."""
    head = clause.path[0]
    for _ in range(COORDINATED):
        head = head.head if head.dep_ == "conj" else head
    return head.dep_ == "ROOT" and head.pos_ in ("VERB", "AUX")
