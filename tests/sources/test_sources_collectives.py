"""Groups that an article speaks of by a bare plural, again and again."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

LEAD = "Two held over mill fire\n\n"
GROUPS = {
    "said and said again": (
        "[A|Prosecutors] said <the mill was set on fire>.\n\nIt burned for a day. <Two men were seen at the gate>, [A|prosecutors] said."
    ),
    "with the same adjective": (
        "[A|Health officials] said <the smoke was harmless>.\n\n<Schools may open>, [A|health officials] said on Friday."
    ),
    "with another adjective": (
        "[A|Health officials] said <the smoke was harmless>.\n\n<Schools may open>, [B|school officials] said on Friday."
    ),
    "others": "[A|Witnesses] said <they heard shots>. [B|Other witnesses] said <they heard nothing>.",
    "some of them": "[A|Neighbours] said <they were shocked>. [B|Some neighbours] said <they had warned the owner>.",
    "those of a place": "[A|Officials] said <the park would stay shut>. [B|Officials at the school] said <classes would go on>.",
    "a number": "[A|Witnesses] said <they heard shots>. [B|Two witnesses] said <they saw a van>.",
}


@pytest.mark.parametrize("marked", GROUPS.values(), ids=GROUPS)
def test_a_bare_plural_said_again_is_the_same_group(nlp: Language, marked: str) -> None:
    reading = read(nlp, LEAD + marked)
    assert reading.found == reading.letters
