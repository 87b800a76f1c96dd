"""The stage as a whole: what claims of several articles come to when they are laid side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.accounts.copies import copies_of
from attribution.accounts.days import days_of
from attribution.accounts.echoes import with_echoes
from attribution.accounts.events import Key, events_of, keys_of
from attribution.accounts.independence import origins_of
from attribution.accounts.outlets import outlets_of, own_statements
from attribution.accounts.own_voice import Voices
from attribution.accounts.points import points_of
from attribution.accounts.preparation import Context, statements_of
from attribution.accounts.refusals import with_refusals
from attribution.accounts.relations import related
from attribution.accounts.rulings import NONE, Rulings, answering, in_event, keys_under, pairs_under
from attribution.accounts.statements import Statement, weights_of
from attribution.accounts.stories import told_stories
from attribution.accounts.updates import updates_of
from attribution.accounts.verdicts import Pair
from attribution.records import OWN_VOICE, Article, Attribution, Claim, Event, Point, Relation, Source, Story


@dataclass(frozen=True, slots=True)
class Accounts:
    """The claims with their events, the events, the points at issue, and the relations between claims.

    ``outlets`` are those that take a position in their own voice, ``own_voice`` how that stands to claims of sources;
    ``stories`` tell which articles were compared with one another, and why.
    """

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    points: tuple[Point, ...] = ()
    relations: tuple[Relation, ...] = ()
    outlets: tuple[Source, ...] = ()
    own_voice: tuple[Relation, ...] = ()
    stories: tuple[Story, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The claims ready to be compared, the event of each (by its number), and the origin of each source."""

    statements: tuple[Statement, ...]
    keys: Mapping[int, Key]
    origins: Mapping[str, str]


def compare(
    articles: Iterable[Article],
    sources: Iterable[Source],
    attributions: Iterable[Attribution],
    claims: Iterable[Claim],
    rulings: Rulings = NONE,
) -> Accounts:
    """What the claims come to: which tell of one event, on which questions accounts of it differ, and how claims stand.

    Claims are compared only where they tell of one story and one time in it. Everything is in the order of the articles and
    of their texts; a claim whose attribution or article is not given is returned as it is and compared with nothing.
    ``rulings`` of a person go before everything that is found. Claims in an article's own voice are heard on the points that
    sources' claims come to; those that bear on none are left out.
    """
    articles, attributions, claims = tuple(articles), tuple(attributions), tuple(claims)
    own = own_statements(claims, articles, attributions)
    joined = told_stories(articles)
    stories = {article: number for number, story in enumerate(joined) for article in story.articles}
    claims = with_echoes((claim for claim in claims if claim.attribution != OWN_VOICE), stories)
    layout = laid_out(articles, sources, attributions, claims, stories)
    keys = keys_under(rulings, layout.statements, layout.keys)
    statements = tuple(in_event(statement, keys[statement.number]) for statement in layout.statements)
    events = events_of(statements, keys, articles, weights_of(statements))
    pairs = pairs_under(rulings, statements, _pairs(statements, keys, articles))
    voices = Voices(own, statements, stories)
    points = points_of(answering(pairs, keys), statements, keys, events, layout.origins, voices)
    points, events = with_refusals(points, events, statements, keys, articles)
    named = {name: event.id for event in events.values() for name in event.claims}
    found = Accounts(
        claims=tuple(replace(claim, event=named.get(claim.id)) for claim in claims),
        events=tuple(events.values()),
        points=points,
        relations=tuple(_relation(pair) for pair in pairs),
        stories=joined,
    )
    return _with_voices(found, own, articles, voices.relations)


def _with_voices(
    found: Accounts, own: Iterable[Statement], articles: Sequence[Article], relations: Sequence[Relation]
) -> Accounts:
    """What the claims come to with what articles say themselves on it, behind the other claims of each article."""
    events = {claim.id: claim.event for claim in found.claims}
    about = {relation.second: events[relation.first] for relation in relations}
    heard = [replace(one.claim, attribution=OWN_VOICE, event=about[one.claim.id]) for one in own if one.claim.id in about]
    spoken: dict[str | None, list[str]] = defaultdict(list)
    for claim in heard:
        spoken[claim.event].append(claim.id)
    order = {article.id: place for place, article in enumerate(articles)}
    return replace(
        found,
        claims=tuple(sorted((*found.claims, *heard), key=lambda claim: order.get(claim.article, len(order)))),
        events=tuple(replace(event, claims=(*event.claims, *spoken.get(event.id, ()))) for event in found.events),
        outlets=outlets_of(articles, heard),
        own_voice=tuple(dict.fromkeys(relations)),
    )


def laid_out(
    articles: Sequence[Article],
    sources: Iterable[Source],
    attributions: Iterable[Attribution],
    claims: Iterable[Claim],
    stories: Mapping[str, int],
) -> Layout:
    """The claims before any two are compared: who vouches for each, and of which event it tells."""
    sources, attributions = tuple(sources), tuple(attributions)
    origins = origins_of(sources)
    texts = {article.id: article.text for article in articles}
    context = Context(origins, _carried(attributions, texts, origins), days_of(articles, attributions))
    statements = statements_of(claims, articles, attributions, sources, context)
    return Layout(statements, keys_of(statements, stories), origins)


def _carried(attributions: Sequence[Attribution], texts: Mapping[str, str], origins: Mapping[str, str]) -> dict[str, str]:
    """The origin of each attribution that several articles carry: that of the first of them."""
    given = {attribution.id: attribution for attribution in attributions}
    carried = {}
    for name, first in copies_of(attributions, texts).items():
        source = given[first].source_id
        carried[name] = first if source is None else origins.get(source, source)
    return carried


def _pairs(statements: Sequence[Statement], keys: Mapping[int, Key], articles: Sequence[Article]) -> list[Pair]:
    """The related pairs of each story, in text order."""
    stories: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        stories[keys[statement.number][0]].append(statement)
    found: list[Pair] = []
    for told in stories.values():
        found += related(told, articles, weights_of(told))
        found += updates_of(told)
    return sorted(found, key=lambda pair: (pair[0].number, pair[1].number))


def _relation(pair: Pair) -> Relation:
    first, second, verdict = pair
    found_by = verdict.judge or f"rule of {verdict.why or verdict.kind}"
    return Relation(first.claim.id, second.claim.id, verdict.kind, verdict.reason, verdict.confidence, verdict.why, found_by)
