"""Everything found, as a report receives it."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.records.accounts import Event, Point, Relation
from attribution.records.articles import Article, Problem
from attribution.records.attributions import Attribution
from attribution.records.claims import Claim
from attribution.records.fixes import AppliedFix
from attribution.records.sources import Source
from attribution.records.stories import Story
from attribution.records.tool import Tool


@dataclass(frozen=True, slots=True)
class Uncorrected:
    """What an analysis held before it was corrected, so that fixes can be taken back; None where it holds that still."""

    sources: tuple[Source, ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    events: tuple[Event, ...] | None = None
    points: tuple[Point, ...] | None = None
    relations: tuple[Relation, ...] | None = None
    problems: tuple[Problem, ...] | None = None
    own_voice: tuple[Relation, ...] | None = None
    unheard: tuple[Claim, ...] | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything a report receives, in the order of the input and of the text.

    ``corrected`` of a source, attribution, event or relation says what a person's fix did to it. ``uncorrected`` is None
    where no fix changed anything. ``own_voice`` tells how what outlets say in their own voice (second) stands to the claims
    of sources (first) on a point; ``relations`` are of sources alone. ``unheard`` is what articles say in their own voice and
    that bears on no point: no report shows it, but it may bear on one when accounts are compared again. ``stories`` tell which
    articles were compared with one another, and why; empty where accounts were not compared.
    """

    tool: Tool
    articles: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    points: tuple[Point, ...] = ()
    relations: tuple[Relation, ...] = ()
    problems: tuple[Problem, ...] = ()
    fixes: tuple[AppliedFix, ...] = ()
    uncorrected: Uncorrected | None = None
    own_voice: tuple[Relation, ...] = ()
    unheard: tuple[Claim, ...] = ()
    stories: tuple[Story, ...] = ()
