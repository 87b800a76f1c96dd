"""Articles written as lines of "speaker | cue | content", and the records that the stages make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language

from attribution.accounts import Accounts, compare
from attribution.claims import claims_of
from attribution.records import Article, Attribution, Claim, Extent, Mention, Source, SourceKind, Stance, Style

DENYING = ("denied", "rejected", "dismissed", "disputed")


@dataclass(frozen=True)
class Told:
    """The records of several articles, as ``compare`` takes them."""

    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]

    def accounts(self) -> Accounts:
        return compare(self.articles, self.sources, self.attributions, self.claims)


def told(nlp: Language, *articles: str, published: tuple[str | None, ...] = (), **sources: Source) -> Told:
    """Records of articles given as lines "speaker | cue | content"; a line without bars is the outlet's own voice.

    A content in quotation marks is direct. The stance is read off the cue; ``sources`` overrides the records of speakers.
    """
    known = dict(sources)
    made = [_article(nlp, n, text, published[n] if n < len(published) else None, known) for n, text in enumerate(articles)]
    return Told(
        tuple(article for article, _, _ in made),
        tuple(known.values()),
        tuple(given for _, attributions, _ in made for given in attributions),
        tuple(claim for _, _, claims in made for claim in claims),
    )


def source(name: str, kind: SourceKind = "person", **more: object) -> Source:
    return replace(Source(name, name, kind, False, ()), **more)  # type: ignore[arg-type]


def _article(
    nlp: Language, number: int, lines: str, published: str | None, known: dict[str, Source]
) -> tuple[Article, list[Attribution], tuple[Claim, ...]]:
    name, text, attributions = f"article-{number + 1}", "", []
    for line in filter(None, (line.strip() for line in lines.split("\n"))):
        parts = [part.strip() for part in line.split("|")]
        if len(parts) == 1:
            text += parts[0] + "\n\n"
            continue
        speaker, cue, content = parts
        start = len(text)
        text += f"{speaker} {cue} {content}.\n\n"
        at = start + len(speaker) + len(cue) + 2
        extents = {"source": Extent(start, start + len(speaker)), "cue": Extent(start + len(speaker) + 1, at - 1)}
        known.setdefault(speaker, source(speaker))
        key = next(key for key, value in known.items() if speaker in (key, value.name))
        attributions.append(_attribution(name, extents, Extent(at, at + len(content)), cue, content, known[key].id))
        mention = Mention(name, extents["source"])
        known[key] = replace(known[key], mentions=(*known[key].mentions, mention))
    article = Article(name, text, title=None, published=published)
    return article, attributions, claims_of(nlp(text), article, attributions)


def _attribution(article: str, extents: dict[str, Extent], content: Extent, cue: str, words: str, speaker: str) -> Attribution:
    style: Style = "direct" if words[:1] in '“"' else "indirect"
    name = f"{article}:{content.start}-{content.end}"
    return Attribution(name, article, (content,), extents["source"], extents["cue"], style, _stance(cue), "test", 1.0, speaker)


def _stance(cue: str) -> Stance:
    stances: dict[str, Stance] = {"denied": "denies", "rejected": "denies", "dismissed": "denies", "confirmed": "confirms"}
    stances |= {"declined": "declines", "did not": "declines", "predicted": "predicts", "urged": "demands", "claimed": "claims"}
    return next((stance for word, stance in stances.items() if word in cue), "asserts")
