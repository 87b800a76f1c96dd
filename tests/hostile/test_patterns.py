"""No regular expression takes time that grows faster than the text, whatever the text is made of."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from spacy.language import Language

from attribution.pipeline import analyze

BENCH = str(Path(__file__).parent.parent.parent / "bench")

sys.path.insert(0, BENCH)
try:
    import patterns
finally:
    sys.path.remove(BENCH)

NEWS = "“It fell at 9 p.m.,” the mayor said on Monday.\n\nTwo officials, who declined to be named, put the dead at 12.\n\nRead more"


def test_no_pattern_takes_time_that_grows_faster_than_the_text(nlp: Language) -> None:
    found = patterns.collected(lambda: analyze(texts=[NEWS], pipeline=nlp, detectors=["rules"]))
    assert len(found) > 100
    grown = {place: slowest for place, each in found.items() if (slowest := patterns.steep(each, patterns.use_of(place)))}
    assert grown == {}


@pytest.mark.parametrize("pattern", [r"\s+$", r"“[^”]*(?:said|told)", r"(\w+\s*)+:"])
def test_a_pattern_that_does_is_noticed(pattern: str) -> None:
    assert patterns.steep(re.compile(pattern), patterns.Use(search=True)) is not None


def test_what_is_compiled_while_a_text_is_read_is_found() -> None:
    from attribution.unnaming import _patterns

    found = patterns.collected(lambda: _patterns("said"))
    assert "attribution.unnaming._patterns" in found
