"""Names told by their form: what small words, hyphens and apostrophes tie together, and what they do not."""

from __future__ import annotations

import pytest

from attribution.name_runs import knotted_names, title_case, with_name_tags

TIED = {
    "a small word": ("told/VBD Ruth/NNP arap/NN Koros/NNP that/IN", "Ruth arap Koros"),
    "three small words": ("said/VBD Ulrich/NNP von/NN und/NN zu/NN Lahnstein/NNP ,/,", "Ulrich von und zu Lahnstein"),
    "a small word first": ("said/VBD dos/NNS Reis/NNP ,/,", "dos Reis"),
    "a small word with a hyphen": ("said/VBD Yahya/NNP al/NNP -/HYPH Sharafi/NNP ./.", "Yahya al - Sharafi"),
    "a double name": ("said/VBD Mwangi/NNP -/HYPH Ouma/NNP ./.", "Mwangi - Ouma"),
    "a given name's second half": ("said/VBD Chan/NNP Wing/NNP -/HYPH kei/VB told/VBD", "Wing - kei"),
    "an apostrophe": ("said/VBD Achieng/NNP '/POS Oduya/NNP ,/,", "Achieng ' Oduya"),
    "what is left of an article": ("said/VBD Pieter/NNP '/'' t/NN Hooft/NNP ,/,", "Pieter ' t Hooft"),
    "a name taken for a verb": ("said/VBD Tran/NNP Wangdi/VBG told/VBD", "Tran Wangdi"),
}
LOOSE = {
    "whose something is": "the/DT Dockers/NNPS '/POS Union/NNP said/VBD",
    "a quotation's end": "‘/`` We/PRP love/VBP Lima/NNP '/'' Mario/NNP said/VBD",
    "a van": "a/DT white/JJ van/NN Tuesday/NNP morning/NN",
    "what is led by somebody": "the/DT New/NNP Kasheri/NNP -/HYPH led/VBN rebels/NNS said/VBD",
    "two nations": "the/DT Anglo/JJ -/HYPH Irish/JJ treaty/NN said/VBD",
    "plain names": "said/VBD Mara/NNP Lindqvist/NNP on/IN Monday/NNP",
    "a headline": "Fans/NNS Cheer/VBP Home/NN Ali/NNP Leaving/VBG Port/NNP",
}


def tied(marked: str) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    """The words and tags of a marked sentence, and the names found in it."""
    pairs = [token.rsplit("/", 1) for token in marked.split()]
    text, tag = [word for word, _ in pairs], [label for _, label in pairs]
    nothing, first = [""] * len(text), [0] * len(text)
    return text, tag, knotted_names(text, tag, nothing, first, title_case(text, first))


@pytest.mark.parametrize(("marked", "name"), TIED.values(), ids=TIED)
def test_a_knot_ties_a_name(marked: str, name: str) -> None:
    text, _, names = tied(marked)
    assert [" ".join(text[first : last + 1]) for first, last in names] == [name]


@pytest.mark.parametrize("marked", LOOSE.values(), ids=LOOSE)
def test_what_is_no_knot_ties_nothing(marked: str) -> None:
    assert tied(marked)[2] == []


def test_every_word_of_a_name_is_tagged_as_part_of_it() -> None:
    text, tag, names = tied("said/VBD Achieng/VB '/POS Oduya/NNP wa/VBD Mbeki/NNP ,/,")
    assert with_name_tags(text, tag, names) == ["VBD", "NNP", "NNP", "NNP", "FW", "NNP", ","]
