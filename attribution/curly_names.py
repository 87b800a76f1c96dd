"""Surnames with a curly apostrophe, read as with a straight one: spaCy takes "O’Donnell" for a common noun, not "O'Donnell"."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from attribution.name_runs import has_apostrophe

CURLY_NAMES = "attribution_curly_names"
"""The name of the component in a spaCy pipeline."""


@Language.component(CURLY_NAMES, assigns=["token.norm"])
def straighten_names(doc: Doc) -> Doc:
    """A Doc, not yet tagged, whose names with a curly apostrophe have the norm of those with a straight one; its text stays."""
    for token in doc:
        if "’" in token.text and has_apostrophe(token.text):
            token.norm_ = token.text.replace("’", "'").lower()
    return doc
