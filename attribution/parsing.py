"""The spaCy pipeline, and articles parsed with it: a long article in pieces, so that memory stays flat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, tee

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex

from attribution.curly_names import CURLY_NAMES
from attribution.errors import PipelineError
from attribution.languages import DEFAULT_PIPELINE, table
from attribution.modal_names import MODAL_NAMES
from attribution.records import Article

_NEEDED = ("tagger", "parser", "lemmatizer", "ner")
_MARKS_INSIDE = ('[“”"«»]', '(?<=[a-z])[,;:](?=[“"«])')
"""Marks that end a word also where the space beside them is missing ('said,“We left'), as it is in real text."""
_BULLET = "[-‐‑](?=[A-Z][a-z])"
"""A hyphen before a name, without a blank: a line of a list ("-Lena Moor finds that …")."""
_PIECE = 20_000
"""Characters parsed at once. spaCy needs about 1 GB for every 100,000; an article of news has 5,000."""
_RUN = re.compile(r"\S{1000}")
"""No word is so long; on marks without a blank between them spaCy's tokenizer takes time in the square of their number."""
_AT_ONCE = 50_000
"""Characters handed to spaCy together: it holds what it computes for all of a batch at once."""


def load_spacy(name: str = DEFAULT_PIPELINE) -> Language:
    """An English spaCy pipeline with our paragraph boundaries in front of its parser, and its misread names mended after it.

    Raises:
        PipelineError: the pipeline is not installed, is not English, or lacks a component that is needed.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise PipelineError(f"the spaCy pipeline {name!r} is not installed; {_remedy(name)}") from error
    missing = [component for component in _NEEDED if component not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        lack = f"lacks {', '.join(missing)}" if missing else f"is for the language {nlp.lang!r}"
        raise PipelineError(f"the spaCy pipeline {name!r} {lack}; name an English one with tagger, parser and ner")
    infixes = [*(nlp.Defaults.infixes or ()), *_MARKS_INSIDE]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    prefixes = [*(nlp.Defaults.prefixes or ()), _BULLET]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    for title in (row["title"] for row in table("en", "name_titles")):
        if title.endswith(".") and " " not in title:
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    first = "tok2vec" if "tok2vec" in nlp.pipe_names else nlp.pipe_names[0]
    nlp.add_pipe("attribution_paragraphs", before=first)
    nlp.add_pipe(CURLY_NAMES, before=first)
    nlp.add_pipe(MODAL_NAMES)
    return nlp


def _remedy(name: str) -> str:
    """What to do about a pipeline that is not there. A name that somebody mistyped is no package to be installed unseen."""
    if name == DEFAULT_PIPELINE:
        return "it comes with attribution: install attribution anew"
    return f"check its name, install it if it is yours, or take {DEFAULT_PIPELINE!r}, which comes with attribution"


def parse(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Each article with its Doc, in order; the Doc's text is the article's, whatever its length."""
    given, texts = tee(articles)
    pieces = (piece for article in texts for piece in split(article.text))
    docs = (_bare(doc) for group in _groups(pieces) for doc in nlp.pipe(group, batch_size=len(group)))
    for article in given:
        yield article, _joined(docs, len(split(article.text)))


def _bare(doc: Doc) -> Doc:
    """The Doc without the vectors by which spaCy labelled its words: nothing after it asks for them, and of a long text they
    are most of what it holds."""
    doc.tensor = np.zeros(0, dtype=np.float32)
    return doc


def _joined(docs: Iterator[Doc], count: int) -> Doc:
    """The next ``count`` pieces as one Doc; they themselves are let go."""
    parts = list(islice(docs, count))
    return parts[0] if count == 1 else Doc.from_docs(parts, ensure_whitespace=False)


def _groups(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Pieces in groups of at most about ``_AT_ONCE`` characters, never less than one."""
    group: list[str] = []
    for piece in pieces:
        if group and sum(map(len, group)) + len(piece) > _AT_ONCE:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def split(text: str, size: int = _PIECE) -> list[str]:
    """A text in pieces of at most about ``size`` characters that together are the text: cut after a paragraph, else after
    a line, else after a space, else anywhere; and inside a run of a thousand characters without a blank.

    >>> split("One.\\n\\nTwo.\\n\\nThree.", size=13)
    ['One.\\n\\nTwo.\\n\\n', 'Three.']
    """
    pieces = []
    start = 0
    while (limit := _limit(text, start, size)) < len(text):
        end = _cut(text, start, limit)
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:]]


def _limit(text: str, start: int, size: int) -> int:
    """How far a piece may go at most."""
    run = _RUN.search(text, start, start + size)
    return run.end() if run else start + size


def _cut(text: str, start: int, limit: int) -> int:
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, start + 1, limit)
        if at > start:
            return at + len(mark)
    return limit
