"""Every kind of data the tool passes on: small frozen records, with no spaCy and no networkx in them.

Offsets are characters (code points), half-open, into ``Article.text``. Ids come from content, so that two runs can be
compared: an attribution is ``article:start-end`` over its content, a claim is its attribution's id and a number, a
source is ``article:start-end`` of the first place that names it.

The modules part them by stage; others import them from here.
"""

from __future__ import annotations

from attribution.records.accounts import GRAVEST_FIRST, Event, Point, PointStatus, Position, Relation, RelationKind, Why
from attribution.records.analysis import Analysis, Uncorrected
from attribution.records.articles import Article, Extent, Passage, Problem, words_of
from attribution.records.attributions import Attribution, Candidate, Stance, Style
from attribution.records.claims import OWN_VOICE, Certainty, Claim, Figure, Polarity, When, said_in_own_voice
from attribution.records.fixes import AppliedFix, Fix, FixAction, Ref
from attribution.records.sources import UNNAMED_OUTLET, Mention, Merge, Source, SourceKind
from attribution.records.stories import DOUBTFUL, Join, Story
from attribution.records.tool import LIMITS, Limits, Tool, Weights

__all__ = [
    "DOUBTFUL",
    "GRAVEST_FIRST",
    "LIMITS",
    "OWN_VOICE",
    "UNNAMED_OUTLET",
    "Analysis",
    "AppliedFix",
    "Article",
    "Attribution",
    "Candidate",
    "Certainty",
    "Claim",
    "Event",
    "Extent",
    "Figure",
    "Fix",
    "FixAction",
    "Join",
    "Limits",
    "Mention",
    "Merge",
    "Passage",
    "Point",
    "PointStatus",
    "Polarity",
    "Position",
    "Problem",
    "Ref",
    "Relation",
    "RelationKind",
    "Source",
    "SourceKind",
    "Stance",
    "Story",
    "Style",
    "Tool",
    "Uncorrected",
    "Weights",
    "When",
    "Why",
    "said_in_own_voice",
    "words_of",
]
