"""Every kind of data the tool passes on: small frozen records, with no spaCy and no networkx in them.

Offsets are characters (code points), half-open, into ``Article.text``. Ids come from content, so that two runs can be
compared: an attribution is ``article:start-end`` over its content, a claim is its attribution's id and a number, a
source is ``article:start-end`` of the first place that names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "confirms", "claims", "doubts", "predicts", "demands", "declines"]
SourceKind = Literal["person", "unnamed_person", "organisation", "unnamed_group", "document", "outlet"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
PointStatus = Literal["disputed", "differing", "agreed", "updated", "single"]
RelationKind = Literal["contradicts", "corroborates", "updates", "repeats"]
FixAction = Literal["merge", "split", "rename", "set", "reassign", "reject", "add", "join", "part", "relate"]
Why = Literal[
    "quantity",
    "time",
    "place",
    "negation",
    "denial",
    "agent",
    "target",
    "cause",
    "characterisation",
    "sequence",
    "identity",
]


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A stretch of ``Article.text``: characters ``start`` to ``end``, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"an extent runs forward from 0: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        """The words themselves, cut from the text.

        >>> Extent(0, 3).of("The official added")
        'The'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Extent) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text as read, with what its file says about it.

    ``text`` is the decoded file unchanged for plain text, the extracted text for other formats. ``furniture`` are the
    parts of it that are not news ("Leave a Reply"); nothing in them is reported on. ``published`` is an ISO date.
    ``sha256`` is of the file's bytes, or of the text (as UTF-8) where a file holds several articles, and ``size`` the number
    of those bytes; ``encoding`` is what the file was decoded from, ``reader`` the file ending whose reader read it. Both are
    None for a text that was in no file.
    """

    id: str
    text: str
    path: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    sha256: str = ""
    furniture: tuple[Extent, ...] = ()
    size: int = 0
    encoding: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the source of an attribution, by a place in its article that names or describes him.

    ``source_id`` is None where he is no source in any attribution.
    """

    extent: Extent
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution relation: a source, a cue, and the content that the text ascribes to the source.

    Source and cue are None where the text gives none. ``content`` is in text order. ``via`` is the chain through which
    the content came, source ids, nearest first. ``confidence`` is in 0..1, the detector's own. ``candidates``, likeliest
    first, are given where ``source_id`` is None because nobody is safe, and where it is an office that somebody named before
    may hold ("The mayor said ...").
    """

    id: str
    article: str
    content: tuple[Extent, ...]
    source: Extent | None
    cue: Extent | None
    style: Style
    stance: Stance
    detector: str
    confidence: float
    source_id: str | None = None
    via: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    corrected: str | None = None

    @property
    def extent(self) -> Extent:
        """From the first character of the content to the last."""
        return Extent(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where an article names or points to a source."""

    article: str
    extent: Extent


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one article."""

    article: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Merge:
    """Mentions that were taken for a source's on some ground, so that this can be shown and undone.

    ``alias`` is their wording, ``reason`` says why they were joined so that a person can check it in the text. ``source``
    is the id they would have as a source of their own: undoing the merge gives that id to these mentions, and to the
    attributions whose source they are.
    """

    alias: str
    reason: str
    mentions: tuple[Mention, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """Someone or something that content is ascribed to, with all its mentions in text order.

    ``name`` is the fullest form in which a text names it, never a form no text has. ``affiliation`` is the name of the
    organisation it speaks for, as the text has it. ``merges`` tell which mentions are its own by a rule and not by its
    name alone. ``unnamed_because`` is where the articles say why they do not name it.
    """

    id: str
    name: str
    kind: SourceKind
    anonymous: bool
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    merges: tuple[Merge, ...] = ()
    unnamed_because: tuple[Passage, ...] = ()
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number a claim gives, as bounds: "at least 12" is low 12, best 12, high None.

    None says that the text sets no bound on that side, or names no best value. ``unit`` is what is counted or measured
    ("people", "%", "km"), ``event`` what happened to it ("killed").
    """

    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    event: str | None
    text: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class When:
    """The time a claim gives for what it tells: ISO dates (or date-times), and the words; all None where it gives none."""

    earliest: str | None = None
    latest: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What an attribution's content says: one proposition.

    ``text`` is the extents' words joined by " … ". The proposition is kept as far as the words give it: the lemma of
    its ``predicate``, who did it (``agent``), to whom or what (``target``), where (``place``), each cut from the text;
    ``terms`` are the lemmas of its content words in text order, without repetition. ``clause`` are its words as they can
    stand behind "whether", subject first; None where they make no finite clause.
    """

    id: str
    article: str
    attribution: str
    source_id: str | None
    text: str
    extents: tuple[Extent, ...]
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    figures: tuple[Figure, ...] = ()
    when: When = field(default_factory=When)
    event: str | None = None
    predicate: str | None = None
    agent: str | None = None
    target: str | None = None
    place: str | None = None
    terms: tuple[str, ...] = ()
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, and the ids of the claims about it. ``label`` is made of the text's own words."""

    id: str
    label: str
    claims: tuple[str, ...]
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a point's question, the ids of the claims that give it and of their sources.

    ``origins`` counts independent origins: the same statement carried by three outlets is one.
    """

    answer: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Point:
    """One question on which accounts of an event can differ, and what each source does about it (source ids).

    ``silent`` are the sources that have an account of the event and do not address this point in the texts given;
    ``declined`` those of whom a text says that they would not comment. Neither is a denial.
    """

    id: str
    event: str
    question: str
    status: PointStatus
    positions: tuple[Position, ...]
    denied_by: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to one another; ``reason`` says it so that a person can check it in the texts.

    ``why`` names the kind of a contradiction and is None for the other relations. ``judge`` names what found it: a rule, or
    all signs weighed together with the learned pair model.
    """

    first: str
    second: str
    kind: RelationKind
    reason: str
    confidence: float
    why: Why | None = None
    judge: str = ""
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or was read with doubt: the file or article, and what to do about it.

    ``fatal`` problems lost the article; the others are remarks ("not English").
    """

    article: str
    what: str
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Weights:
    """Files of data that an analysis depends on, and their checksum: a spaCy pipeline, a network, word lists."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read and the longest that is worked on it: bytes of a file, characters of an article, elements of a
    page inside one another, seconds on an article. What is beyond them is a problem, and the rest goes on.

    The longest newspaper articles have 150,000 characters, and pages nest some 60 elements.
    """

    bytes: int = 100_000_000
    characters: int = 1_000_000
    nesting: int = 250
    seconds: int = 600


LIMITS = Limits()
"""The limits where none are named."""


@dataclass(frozen=True, slots=True)
class Tool:
    """What made an analysis: this package, the spaCy pipeline, the detectors in the order they are believed, the data it
    depends on with their checksums, and the limits it kept (None: not told)."""

    version: str
    pipeline_name: str
    pipeline_version: str
    detectors: tuple[str, ...]
    weights: tuple[Weights, ...] = ()
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """What a person's fix is about, by words of a text or the name of a source, so that it is found again in the work of
    another version.

    ``article`` is the article's id, ``sha256`` its checksum or the first eight or more digits of it; None: any article.
    ``nth`` counts the places that have the words, from 1; None where one place alone fits.
    """

    words: str
    article: str | None = None
    sha256: str | None = None
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction by a person: what is done to what, by whom, when (ISO date) and why; ``place`` is its file and line.

    ``what`` are the sources that are merged, split, renamed or set; the attribution that is reassigned or rejected; the
    pieces of content of one that is added; the events that are joined; the claims that are parted or related. ``to`` is the
    source that an attribution is given to (None: nobody), or the part that is split off. ``ground`` is the ``why`` of a
    contradiction. ``relation`` None says that there is none.
    """

    do: FixAction
    what: tuple[Ref, ...]
    to: Ref | None = None
    cue: Ref | None = None
    name: str | None = None
    kind: SourceKind | None = None
    anonymous: bool | None = None
    stance: Stance | None = None
    relation: RelationKind | None = None
    ground: Why | None = None
    who: str = ""
    when: str = ""
    why: str = ""
    place: str = ""

    @property
    def signed(self) -> str:
        """By whom it is, of which day, and why."""
        return f"{self.who}, {self.when}: {self.why}"


@dataclass(frozen=True, slots=True)
class AppliedFix:
    """A fix that concerns the articles of an analysis: ``done`` says what it changed, ``problem`` why it could not.

    Both are None for a fix to accounts where accounts were not compared.
    """

    fix: Fix
    done: str | None = None
    problem: str | None = None


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


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything a report receives, in the order of the input and of the text.

    ``corrected`` of a source, attribution, event or relation says what a person's fix did to it. ``uncorrected`` is None
    where no fix changed anything.
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


def words_of(extents: Iterable[Extent], text: str) -> str:
    """The words of several extents, cut from the text and joined by an ellipsis that no article has at that place.

    >>> words_of([Extent(0, 3), Extent(13, 18)], "The official added")
    'The … added'
    """
    return " … ".join(extent.of(text) for extent in extents)
