"""What all tests share: the spaCy pipeline, loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.parsing import load_spacy


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bare spaCy pipeline with our paragraph boundaries, without the attribution stages."""
    return load_spacy()
