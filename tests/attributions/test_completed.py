"""What a learned finding is cut to before it is believed."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.annotation import Finding, Tokens
from attribution.attributions.completed import completed
from attribution.attributions.marked import mark

TEXT = "Bridge falls\n\nRIGA - Relatives of the driver say the bridge had cracks.\n"
SOURCES = {
    "dateline and source": ("RIGA - Relatives of the driver", "Relatives of the driver"),
    "source": ("Relatives of the driver", "Relatives of the driver"),
    "dateline alone": ("RIGA", "RIGA"),
}


def _tokens(nlp: Language, words: str) -> Tokens:
    span = nlp(TEXT).char_span(TEXT.index(words), TEXT.index(words) + len(words))
    assert span is not None
    return span.start, span.end


@pytest.mark.parametrize(("read", "kept"), SOURCES.values(), ids=SOURCES)
def test_a_source_begins_behind_the_dateline(nlp: Language, read: str, kept: str) -> None:
    text = mark(nlp(TEXT))
    content = (_tokens(nlp, "the bridge had cracks"),)
    finding = Finding(content, _tokens(nlp, read), _tokens(nlp, "say"), "indirect", "asserts", "learned", 0.8)
    source = completed(text, finding, {}).source
    assert source is not None
    assert text.doc[slice(*source)].text == kept


CONTENTS = {
    "behind a semicolon": (
        "Nobody touched that pump for a year, Brandt said; he wants no name printed.",
        "Brandt",
        ["Nobody touched that pump for a year", "he wants no name printed"],
        ["Nobody touched that pump for a year"],
    ),
    "behind a semicolon, and led on": (
        "Nobody touched that pump for a year, Brandt said; and the log was blank.",
        "Brandt",
        ["Nobody touched that pump for a year", "and the log was blank"],
        ["Nobody touched that pump for a year", "and the log was blank"],
    ),
    "behind a semicolon, quoted": (
        "Nobody touched that pump for a year, Brandt said; “the log was blank.”",
        "Brandt",
        ["Nobody touched that pump for a year", "“the log was blank.”"],
        ["Nobody touched that pump for a year", "“the log was blank.”"],
    ),
    "the sentence before": (
        "The line opens in May. Lifts will come later, Brandt said.",
        "Brandt",
        ["The line opens in May", "Lifts will come later"],
        ["Lifts will come later"],
    ),
    "a quoted sentence before": (
        "“The line opens in May.” Lifts will come later, Brandt said.",
        "Brandt",
        ["“The line opens in May.”", "Lifts will come later"],
        ["“The line opens in May.”", "Lifts will come later"],
    ),
    "what the source does": (
        "The line opens in May, Brandt said, speaking on condition that his firm not be named.",
        "Brandt",
        ["The line opens in May", "speaking on condition that his firm not be named"],
        ["The line opens in May"],
    ),
    "who it is, told behind": (
        "The line opens in May, Brandt said, who has run it for years.",
        "Brandt",
        ["The line opens in May", "who has run it for years"],
        ["The line opens in May"],
    ),
}


@pytest.mark.parametrize(("sentence", "source", "read", "kept"), CONTENTS.values(), ids=CONTENTS)
def test_what_the_article_adds_itself_is_no_content(
    nlp: Language, sentence: str, source: str, read: list[str], kept: list[str]
) -> None:
    text = mark(nlp(sentence))

    def tokens(words: str) -> Tokens:
        span = text.doc.char_span(sentence.index(words), sentence.index(words) + len(words))
        assert span is not None
        return span.start, span.end

    finding = Finding(tuple(map(tokens, read)), tokens(source), tokens("said"), "indirect", "asserts", "learned", 0.8)
    assert [text.doc[slice(*piece)].text for piece in completed(text, finding, {}).content] == kept


ASTRAY = {
    "into the next sentence": (
        "Six were hurt, he said on Tuesday. I have seen two.",
        ["Six were hurt"],
        ["Six were hurt", "I have seen two"],
        ["Six were hurt"],
    ),
    "only what follows": (
        "The run began, she argued, with a forgery and not with the bank.",
        ["The run began", "with a forgery and not with the bank"],
        ["with a forgery and not with the bank"],
        ["The run began", "with a forgery and not with the bank"],
    ),
    "across both": (
        "Six were hurt at noon, he said on Tuesday at the gate.",
        ["Six were hurt at noon"],
        ["hurt at noon", "at the gate"],
        ["Six were hurt at noon"],
    ),
    "part of what comes before": (
        "The run, which began in May, is over, she argued.",
        ["The run, which began in May, is over"],
        ["The run", "is over"],
        ["The run", "is over"],
    ),
}


@pytest.mark.parametrize(("words", "ruled", "read", "kept"), ASTRAY.values(), ids=ASTRAY)
def test_who_stands_set_apart_says_what_the_rule_reads_where_the_network_goes_astray(
    nlp: Language, words: str, ruled: list[str], read: list[str], kept: list[str]
) -> None:
    text = mark(nlp(words))
    cue = next(token.i for token in text.doc if token.text in ("said", "argued"))

    def tokens(part: str) -> Tokens:
        span = text.doc.char_span(words.index(part), words.index(part) + len(part))
        assert span is not None
        return span.start, span.end

    def finding(parts: list[str], detector: str) -> Finding:
        return Finding(tuple(map(tokens, parts)), (cue - 1, cue), (cue, cue + 1), "indirect", "asserts", detector, 0.5)

    found = completed(text, finding(read, "learned"), {cue: finding(ruled, "parenthetical")})
    assert [text.doc[slice(*part)].text for part in found.content] == kept
