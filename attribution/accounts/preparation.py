"""Claims made ready to be compared: who vouches for each, whom its words name, what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from attribution import languages
from attribution.accounts.causes import cause_in
from attribution.accounts.concepts import concepts, phrase_concepts, stem
from attribution.accounts.figures import is_said
from attribution.accounts.orders import Order, orders_of
from attribution.accounts.parties import FIRST_PERSON, NOBODY, Party, party
from attribution.accounts.settings import sentence_around, setting
from attribution.accounts.statements import Statement
from attribution.records import Article, Attribution, Claim, Source, SourceKind, words_of

HARM = frozenset(
    {"burn", "capsize", "collapse", "collide", "contaminate", "damage", "destroy", "flood", "injure", "kill", "rupture"}
)
"""What a thing does that does it is a cause: "a wave sank the ferry"."""
OWN_PRONOUNS: dict[SourceKind, frozenset[str]] = {
    "organisation": frozenset({"it"}),
    "unnamed_group": frozenset({"they"}),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before claims are compared: the origin of each source and of each attribution that several articles
    carry, and the day of each article."""

    origins: Mapping[str, str]
    copies: Mapping[str, str]
    days: Mapping[str, int | None]


def statements_of(
    claims: Iterable[Claim],
    articles: Iterable[Article],
    attributions: Iterable[Attribution],
    sources: Iterable[Source],
    context: Context,
) -> tuple[Statement, ...]:
    """The claims in the order given, ready to be compared; one whose article or attribution is not given is left out."""
    texts = {article.id: article for article in articles}
    given = {attribution.id: attribution for attribution in attributions}
    speakers = {source.id: source for source in sources}
    known = [claim for claim in claims if claim.attribution in given and claim.article in texts]
    orders, reasons = _orders(known), _reasons(known)
    statements: list[Statement] = []
    for number, claim in enumerate(known):
        bare = _statement(number, claim, texts[claim.article], given[claim.attribution], speakers, context)
        before = statements[-1] if statements and statements[-1].claim.attribution == claim.attribution else None
        statements.append(
            replace(
                bare, subject=_subject(bare, before), orders=orders.get(claim.id, ()), cause=reasons.get(claim.id, bare.cause)
            )
        )
    return tuple(statements)


def _origin(source: Source | None, attribution: Attribution, context: Context) -> str:
    """Who vouches for a claim: its source, and for a statement that several articles carry the source of the first."""
    if attribution.id in context.copies:
        return context.copies[attribution.id]
    return context.origins.get(source.id, source.id) if source is not None else attribution.id


def _subject(statement: Statement, before: Statement | None) -> Party:
    """What the claim is about: who undergoes it, else who does it; a pronoun goes on with the subject of the claim before."""
    if statement.target.named or statement.agent.named:
        return statement.target if statement.target.named else statement.agent
    pronoun = statement.target.text or statement.agent.text
    return before.subject if before is not None and pronoun else NOBODY


def _reasons(claims: Sequence[Claim]) -> dict[str, Party]:
    """The cause that a claim is given by the clause after it: "the crash happened because the brakes failed"."""
    found: dict[str, Party] = {}
    for before, claim in pairwise(claims):
        because = before.attribution == claim.attribution and claim.text.lower().startswith("because ")
        if because and (reason := party(claim.target or claim.agent)).named:
            found[before.id] = reason
    return found


def _orders(claims: Iterable[Claim]) -> dict[str, tuple[Order, ...]]:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.attribution, []).append(claim)
    return {name: orders for group in groups.values() for name, orders in orders_of(group).items()}


def _statement(
    number: int,
    claim: Claim,
    article: Article,
    attribution: Attribution,
    speakers: Mapping[str, Source],
    context: Context,
) -> Statement:
    source = speakers.get(claim.source_id or "")
    name = source.name if source is not None else None
    generic = languages.words("en", "generic_words")
    stems = {stem(term): concepts(term) for term in claim.terms if term not in generic}
    happening = concepts(claim.predicate) if claim.predicate and claim.predicate not in generic else frozenset()
    cue = attribution.cue.of(article.text).lower() if attribution.cue is not None else ""
    several = phrase_concepts(claim.text)
    phrases = {f"{idea} (phrase)": frozenset({idea}) for idea in several}
    agent = party(claim.agent, name, _own_pronouns(source, attribution, claim), acting=True)
    cause = cause_in(claim.text, cue)
    if not cause.named and agent.family == "thing" and happening & HARM and claim.polarity == "positive":
        cause = agent
    passage = _passage(article.text, attribution, claim)
    return Statement(
        claim=replace(claim, figures=tuple(filter(is_said, claim.figures))),
        attribution=attribution,
        source=source,
        origin=_origin(source, attribution, context),
        number=number,
        predicate=several if "involve" in several else happening | several,
        agent=agent,
        target=party(claim.target),
        place=party(claim.place),
        subject=NOBODY,
        stems=stems | phrases,
        speaker=party(name).ideas,
        cause=cause,
        cue=cue,
        passage=passage,
        setting=setting(article, claim, passage),
        day=context.days.get(claim.article),
    )


def _own_pronouns(source: Source | None, attribution: Attribution, claim: Claim) -> frozenset[str]:
    """The pronouns by which a claim can mean its own source: "we" in its words, "it" where the reporter's words begin with
    it ("said it had …"); further on it may mean anybody."""
    opens = claim.extents[0].start - attribution.extent.start <= len("that ")
    if source is None or attribution.style == "direct" or not opens:
        return FIRST_PERSON
    return FIRST_PERSON | OWN_PRONOUNS.get(source.kind, frozenset())


def _passage(text: str, attribution: Attribution, claim: Claim) -> str:
    """The words of the content in the sentence that the claim begins in."""
    content = words_of(attribution.content, text)
    opening = claim.extents[0].of(text)
    return sentence_around(content, max(0, content.find(opening)))
