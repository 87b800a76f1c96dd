"""The records of an analysis found by their ids, and the number under which a reader finds each statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from attribution.records import (
    OWN_VOICE,
    Analysis,
    Article,
    Attribution,
    Claim,
    Event,
    Extent,
    Relation,
    RelationKind,
    Source,
    said_in_own_voice,
    words_of,
)
from attribution.reports.view.paragraphs import Paragraphs
from attribution.reports.view.quoted import with_marks


@dataclass(frozen=True)
class Index:
    """An analysis with its records by id.

    A *statement* is an attribution, or a claim that an outlet makes in its own voice: that one stands here as an
    attribution without source and cue, under the claim's id.
    """

    analysis: Analysis

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.analysis.articles}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.analysis.sources}

    @cached_property
    def speaking(self) -> int:
        """How many sources there are; what outlets say in their own voice has none."""
        return sum(not source.is_own_voice for source in self.analysis.sources)

    def sources_of(self, event: Event) -> set[str]:
        """The sources with an account of an event."""
        said = (self.claims[claim] for claim in event.claims)
        return {claim.source_id for claim in said if claim.source_id and claim.attribution != OWN_VOICE}

    @cached_property
    def apart(self) -> dict[str, str]:
        """For each source that speaks of one event with another of the same name, where it is first named: two that are
        called "police" may be two. An article, and its paragraph where the article does not tell them apart."""
        found: dict[str, str] = {}
        for event in self.analysis.events:
            speaking = dict.fromkeys(self.claims[claim].source_id for claim in event.claims)
            named: dict[str, list[Source]] = {}
            for source in (self.sources[id] for id in speaking if id):
                named.setdefault(source.name.casefold(), []).append(source)
            for same in named.values():
                found |= self._places(same) if len(same) > 1 else {}
        return found

    def _places(self, same: Sequence[Source]) -> dict[str, str]:
        first = {source.id: source.mentions[0] for source in same if source.mentions}
        articles = [mention.article for mention in first.values()]
        places = {source.id: self._of_outlet[source.id] for source in same if source.id in self._of_outlet}
        for id, mention in first.items():
            paragraph = self.paragraphs(mention.article).number(mention.extent.start)
            alone = articles.count(mention.article) == 1
            places[id] = mention.article if alone else f"{mention.article}, paragraph {paragraph}"
        return places

    @cached_property
    def _of_outlet(self) -> dict[str, str]:
        """For each outlet that says something in its own voice, an article in which it does."""
        own = (claim for claim in self.analysis.claims if claim.attribution == OWN_VOICE and claim.source_id is not None)
        return {claim.source_id or "": claim.article for claim in own}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.analysis.claims}

    @cached_property
    def statements(self) -> dict[str, Attribution]:
        """Statements by id, in the order of the input and of the text."""
        attributions = self.analysis.attributions
        known = {attribution.id for attribution in attributions}
        own = (said_in_own_voice(claim) for claim in self.analysis.claims if claim.attribution not in known)
        order = {article.id: place for place, article in enumerate(self.analysis.articles)}
        ranked = sorted((*attributions, *own), key=lambda item: (order[item.article], item.extent, item.id))
        return {statement.id: statement for statement in ranked}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each statement by its id, from 1."""
        return {statement: number for number, statement in enumerate(self.statements, start=1)}

    @cached_property
    def numbered(self) -> dict[int, Attribution]:
        """Statements by number."""
        return {self.numbers[id]: statement for id, statement in self.statements.items()}

    @cached_property
    def _said_in(self) -> dict[str, list[Attribution]]:
        found: dict[str, list[Attribution]] = {}
        for attribution in self.analysis.attributions:
            found.setdefault(attribution.article, []).append(attribution)
        return found

    def said_in(self, article: str) -> tuple[Attribution, ...]:
        """The attributions of an article, in the order of the input."""
        return tuple(self._said_in.get(article, ()))

    @cached_property
    def _named_in(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for source in self.analysis.sources:
            for mention in source.mentions:
                found.setdefault(mention.article, set()).add(source.id)
        return found

    def sources_in(self, article: str) -> tuple[Source, ...]:
        """The sources that an article names, or that something in it is ascribed to, in the order of the input."""
        ids = set(self._named_in.get(article, ()))
        for said in self.said_in(article):
            ids |= {said.source_id or "", *said.via, *(one.source_id or "" for one in said.candidates)}
        return tuple(self.sources[id] for id in sorted(ids & self._order.keys(), key=self._order.__getitem__))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {source: place for place, source in enumerate(self.sources)}

    def statement_of(self, claim: Claim) -> Attribution:
        """The statement that makes a claim."""
        return self.statements.get(claim.attribution) or self.statements[claim.id]

    def number_of(self, claim: Claim) -> int:
        """The number of the statement that makes a claim."""
        return self.numbers[self.statement_of(claim).id]

    @cached_property
    def _related(self) -> dict[tuple[RelationKind, str], list[tuple[str, Relation]]]:
        pairs: dict[tuple[RelationKind, str], list[tuple[str, Relation]]] = {}
        for relation in self.analysis.relations:
            pairs.setdefault((relation.kind, relation.first), []).append((relation.second, relation))
            pairs.setdefault((relation.kind, relation.second), []).append((relation.first, relation))
        return pairs

    def related(self, kind: RelationKind, claim: str) -> tuple[tuple[str, Relation], ...]:
        """The relations of a kind that a claim is one side of, each with the claim on the other side."""
        return tuple(self._related.get((kind, claim), ()))

    def contradictions(self, claim: str) -> tuple[tuple[str, Relation], ...]:
        """The contradictions that a claim is one side of, each with the claim on the other side."""
        return self.related("contradicts", claim)

    def contradicted_by(self, claim: str) -> set[str]:
        """The claims on the other side of a claim's contradictions."""
        return {other for other, _ in self.contradictions(claim)}

    @cached_property
    def _voices(self) -> dict[str, list[str]]:
        pairs: dict[str, list[str]] = {}
        for relation in self.analysis.own_voice:
            if relation.kind == "contradicts":
                pairs.setdefault(relation.first, []).append(relation.second)
                pairs.setdefault(relation.second, []).append(relation.first)
        return pairs

    def voices_against(self, claim: str) -> tuple[str, ...]:
        """The claims that outlets make in their own voice and that stand against a source's claim; or the other way round."""
        return tuple(self._voices.get(claim, ()))

    @cached_property
    def _paragraphs(self) -> dict[str, Paragraphs]:
        return {article.id: Paragraphs(article.text) for article in self.analysis.articles}

    def paragraphs(self, article: str) -> Paragraphs:
        """The paragraphs of an article."""
        return self._paragraphs[article]

    def claimed(self, claim: Claim) -> str:
        """The words of a claim, cut from its article with the quotation marks that belong to them."""
        return self.words(claim.article, *with_marks(claim.extents, self.articles[claim.article].text))

    def words(self, article: str, *extents: Extent) -> str:
        """The words of extents, cut from an article."""
        return words_of(extents, self.articles[article].text)
