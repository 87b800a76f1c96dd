"""The shape of the JSON analysis, schema ``attribution/1``: what a program can rely on.

The types are checked against the code that fills them (``writing``) and the JSON Schema is made of them
(``schema``), so the three cannot drift apart. Within a version keys are only added.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from attribution.records import Certainty, FixAction, PointStatus, Polarity, RelationKind, SourceKind, Stance, Style, Why

SCHEMA: Literal["attribution/1"] = "attribution/1"

Start = Annotated[int, "first character, counted in code points of the article's text"]
End = Annotated[int, "the character after the last"]
Confidence = Annotated[float, "0 to 1, to four decimal places"]
Number = int | float
Pair = tuple[Start, End]


class PipelineJson(TypedDict):
    """The spaCy pipeline that was used."""

    name: str
    version: str


class WeightsJson(TypedDict):
    """Files of data that the analysis depends on: the spaCy pipeline, a network, word lists."""

    name: str
    version: str
    sha256: Annotated[str, "over the files, in the order of their names"]


class LimitsJson(TypedDict):
    """The most that was read, and the longest that was worked on it."""

    bytes: Annotated[int, "of a file"]
    characters: Annotated[int, "of an article"]
    nesting: Annotated[int, "elements of a page inside one another"]
    seconds: Annotated[int, "on an article"]


class ToolJson(TypedDict):
    """What made the analysis."""

    version: str
    pipeline: PipelineJson
    detectors: Annotated[list[str], "in the order they are believed"]
    weights: Annotated[list[WeightsJson], "the data that the analysis depends on"]
    limits: Annotated[LimitsJson | None, "what is beyond them was not read, or given up"]


class ArticleJson(TypedDict):
    """One text as read."""

    id: str
    path: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: Annotated[str | None, "ISO date"]
    url: str | None
    sha256: Annotated[str, "of the file's bytes, or of the text as UTF-8 where a file holds several articles"]
    size: Annotated[int, "the number of those bytes"]
    encoding: Annotated[str | None, "what the file was decoded from"]
    reader: Annotated[str | None, "the file ending whose reader read it"]
    text: Annotated[str, "what all offsets index"]
    furniture: Annotated[list[Pair], "parts of the text that are not news; nothing in them is reported on"]


class ExtentJson(TypedDict):
    """A stretch of the article's text, and its words."""

    start: Start
    end: End
    text: str


class MentionJson(TypedDict):
    """One place where an article names or points to a source."""

    article: str
    start: Start
    end: End
    text: str


class PassageJson(TypedDict):
    """A stretch of one article, and its words."""

    article: str
    start: Start
    end: End
    text: str


class MergeJson(TypedDict):
    """Mentions that were taken for a source's by a rule, so that this can be shown and undone."""

    alias: str
    reason: str
    mentions: list[MentionJson]
    source: Annotated[str, "the id they would have as a source of their own"]


class CandidateJson(TypedDict):
    """Somebody who may be the source of an attribution: a place that names or describes him."""

    start: Start
    end: End
    text: str
    source_id: Annotated[str | None, "null where he is no source in any attribution"]


class SourceJson(TypedDict):
    """Someone or something that content is ascribed to."""

    id: str
    name: str
    kind: SourceKind
    anonymous: Annotated[bool, "the text gives no way to identify the source"]
    aliases: list[str]
    role: str | None
    affiliation: str | None
    mentions: list[MentionJson]
    merges: Annotated[list[MergeJson], "which mentions are its own by a rule and not by its name alone"]
    unnamed_because: Annotated[list[PassageJson], "where the articles say why they do not name it"]
    corrected: Annotated[str | None, "what a person's fix did to it"]


class AttributionJson(TypedDict):
    """An attribution relation: source, cue and content; source and cue are null where the text gives none."""

    id: str
    article: str
    source: ExtentJson | None
    cue: ExtentJson | None
    content: list[ExtentJson]
    source_id: str | None
    via: Annotated[list[str], "the chain through which the content came: source ids, nearest first"]
    style: Style
    stance: Stance
    detector: str
    confidence: Confidence
    candidates: Annotated[list[CandidateJson], "likeliest first, only where source_id is null because nobody is safe"]
    corrected: Annotated[str | None, "what a person's fix did to it"]


class FigureJson(TypedDict):
    """A number a claim gives, as bounds; null where the text sets none on that side."""

    low: Number | None
    best: Number | None
    high: Number | None
    unit: str | None
    event: str | None
    text: str
    start: Start
    end: End


WhenJson = TypedDict("WhenJson", {"from": str | None, "to": str | None, "text": str | None})
WhenJson.__doc__ = "The time a claim gives: ISO dates or date-times, and the words."


class ClaimJson(TypedDict):
    """One proposition that an attribution's content makes."""

    id: str
    article: str
    attribution: Annotated[str, "empty where the article says it in its own voice: source_id is then an outlet"]
    source_id: str | None
    text: str
    extents: list[Pair]
    polarity: Polarity
    certainty: Certainty
    figures: list[FigureJson]
    when: WhenJson
    event: str | None
    predicate: Annotated[str | None, "lemma"]
    agent: str | None
    target: str | None
    place: str | None
    terms: Annotated[list[str], "lemmas of the content words, in text order, each once"]
    clause: Annotated[str | None, "the words as they can stand behind “whether”, subject first"]


class EventJson(TypedDict):
    """Something that happened, and the ids of the claims about it."""

    id: str
    label: str
    claims: list[str]
    corrected: Annotated[str | None, "what a person's fix did to it"]
    declined: Annotated[list[str], "sources that would not speak about the event as a whole, or at all"]


class JoinJson(TypedDict):
    """Why two groups of articles were taken for one story, shown on one article of each."""

    first: Annotated[str, "an article's id"]
    second: Annotated[str, "an article's id"]
    confidence: Annotated[float, "of the groups, 0 to 1, to four decimal places"]
    words: Annotated[list[str], "in both, as the first writes them, the most telling first; so are the names and people"]
    names: Annotated[list[str], "of places, bodies and things"]
    people: Annotated[list[str], "surnames"]
    places: Annotated[list[str], "streets"]
    days: Annotated[list[str], "ISO dates that both tell of, or of which both are"]
    numbers: Annotated[list[str], "ages and figures"]
    against: Annotated[list[str], "what speaks for two stories"]
    same_text: Annotated[bool, "one is a copy of the other"]


class StoryJson(TypedDict):
    """The articles that tell of one story: claims are compared within it alone."""

    articles: Annotated[list[str], "ids, in the order of the input"]
    joins: Annotated[list[JoinJson], "one less than articles, the surest first"]


class PositionJson(TypedDict):
    """One answer to a point's question, and who gives it."""

    answer: str
    claims: list[str]
    sources: Annotated[list[str], "an outlet among them gives the answer in its own voice"]
    origins: Annotated[
        int, "independent origins: the same statement carried by three outlets is one; 0: only an outlet's own voice"
    ]


class PointJson(TypedDict):
    """One question on which accounts of an event can differ; the lists at the end hold source ids."""

    id: str
    event: str
    question: str
    status: PointStatus
    positions: list[PositionJson]
    denied_by: list[str]
    declined: list[str]
    silent: Annotated[list[str], "have an account of the event and do not address this point; never a denial"]


class RelationJson(TypedDict):
    """How two claims stand to one another."""

    first: str
    second: str
    kind: RelationKind
    why: Annotated[Why | None, "the kind of a contradiction, null for other relations"]
    reason: str
    confidence: Confidence
    judge: Annotated[str, "what found it: a rule, all signs weighed together with the learned pair model, or a person"]
    corrected: Annotated[str | None, "what a person's fix did to it"]


class ProblemJson(TypedDict):
    """Something that could not be read, or was read with doubt."""

    article: str
    what: str
    fatal: Annotated[bool, "the article was lost"]


class RefJson(TypedDict):
    """What a fix is about, by words of a text or the name of a source."""

    words: str
    article: Annotated[str | None, "the article's id; null: any article"]
    sha256: Annotated[str | None, "the article's checksum or its first digits"]
    nth: Annotated[int | None, "which of the places that have the words, from 1"]


class FixJson(TypedDict):
    """A correction by a person."""

    do: FixAction
    what: Annotated[list[RefJson], "sources, an attribution, pieces of content, events or claims"]
    to: Annotated[RefJson | None, "the source an attribution is given to, or the part that is split off"]
    cue: RefJson | None
    name: str | None
    kind: SourceKind | None
    anonymous: bool | None
    stance: Stance | None
    relation: Annotated[RelationKind | None, "null: there is none"]
    ground: Annotated[Why | None, "the kind of a contradiction"]
    who: str
    when: Annotated[str, "ISO date"]
    why: str
    place: Annotated[str, "file and line"]


class AppliedFixJson(TypedDict):
    """A fix that concerns these articles, and what came of it; both null where accounts were not compared."""

    fix: FixJson
    done: Annotated[str | None, "what it changed"]
    problem: Annotated[str | None, "why it could not be carried out"]


class UncorrectedJson(TypedDict):
    """What the analysis held before it was corrected; null where it holds that still."""

    sources: list[SourceJson] | None
    attributions: list[AttributionJson] | None
    claims: list[ClaimJson] | None
    events: list[EventJson] | None
    points: list[PointJson] | None
    relations: list[RelationJson] | None
    problems: list[ProblemJson] | None
    own_voice: list[RelationJson] | None
    unheard: list[ClaimJson] | None


class AnalysisJson(TypedDict):
    """Who said what in the articles given, and where the accounts agree and compete."""

    schema: Literal["attribution/1"]
    tool: ToolJson
    articles: list[ArticleJson]
    sources: list[SourceJson]
    attributions: list[AttributionJson]
    claims: list[ClaimJson]
    events: list[EventJson]
    points: list[PointJson]
    relations: list[RelationJson]
    problems: list[ProblemJson]
    fixes: Annotated[list[AppliedFixJson], "in the order of the file"]
    uncorrected: Annotated[UncorrectedJson | None, "null where no fix changed anything"]
    own_voice: Annotated[
        list[RelationJson], "how what an outlet says in its own voice (second) stands to a source's claim (first)"
    ]
    unheard: Annotated[
        list[ClaimJson],
        "what articles say in their own voice that bears on no point: kept so that accounts can be compared again",
    ]
    stories: Annotated[list[StoryJson], "which articles were compared with one another, and why; empty where none were"]
