"""What reports say in words alone, whatever they draw with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attribution.records import UNNAMED_OUTLET, Position, Stance
from attribution.reports.inert import inert
from attribution.reports.view.acts import Act
from attribution.reports.view.index import Index

NOBODY = "source not named"
OWN_VOICE = "an outlet's own voice, no source"
# Answers that say no more than what the statement does.
BARE: Mapping[str, Stance] = {"denied": "denies", "confirmed": "confirms"}

# More names than these in a cell hide what stands beside them.
FEW = 3

LONGEST_LABEL = 90
"""Characters of a name where it only points at a thing that stands elsewhere in full: choices, lists of contents."""

_PUNCTUATION = "…“”„‟\"'‘’‚«»‹›.,;:!? "


def name(source: str | None, index: Index) -> str:
    """A source's name, safe to show; with the place where it is first named, where another one has the same name. An outlet
    that says something itself is told apart from one that others name as a source."""
    if source is None:
        return NOBODY
    place, found = index.apart.get(source), index.sources[source]
    own = ", in its own voice" if found.is_own_voice and found.name != UNNAMED_OUTLET else ""
    return inert(found.name) + own + (f" ({inert(place)})" if place else "")


def those(sources: Sequence[str | None], index: Index) -> str:
    """A few sources by name, more of them as "12 others": the event names them once."""
    return names(sources, index) if len(sources) <= FEW else f"{len(sources)} others"


def names(sources: Iterable[str | None], index: Index) -> str:
    """The names of several sources."""
    return ", ".join(name(source, index) for source in sources)


def about(source: str | None, index: Index) -> str:
    """Role and affiliation, as far as the name does not say them in full; a country always, of "the US military" too: that it
    is one origin with the Pentagon is seen by it."""
    if source is None:
        return ""
    found = index.sources[source]
    said, parts = found.name.casefold(), list[str]()
    if found.role and found.role.casefold() not in said:
        parts.append(inert(found.role))
        said += f" {found.role.casefold()}"
    body = found.affiliation
    if body and (" " not in body or body.casefold() not in said):
        parts.append(inert(body))
    return ", ".join(parts)


def capitalised(words: str) -> str:
    """The words with a capital at the front, and the rest as they are."""
    return words[:1].upper() + words[1:]


def backing(position: Position, index: Index) -> str:
    """How many sources and independent origins stand behind a position, and that an outlet's own voice does, which is none."""
    sources = sum(not index.sources[source].is_own_voice for source in position.sources)
    parts = ["1 source" if sources < 2 else f"{sources} sources, {count(position.origins, 'independent origin')}"]
    if not position.origins:
        return OWN_VOICE
    return "; ".join((*parts, *([f"and {OWN_VOICE}"] if sources < len(position.sources) else ())))


def own_words(act: Act) -> str | None:
    """The words of an act, None where the answer beside them is word for word the same."""
    if act.words and act.answer and _bare(act.words) == _bare(_affirmed(act.answer)):
        return None
    return act.words


def tells(act: Act, words: Sequence[str]) -> bool:
    """Whether the answer of an act need not stand above it: its words open with it, where it was cut short, or the answer
    is a bare denial or confirmation, as which the act is marked."""
    if act.answer is None or BARE.get(act.answer) == act.stance:
        return True
    return act.answer.endswith("…") and any(_bare(part).startswith(_bare(_affirmed(act.answer))) for part in words)


def _affirmed(answer: str) -> str:
    return answer.removeprefix("denied: ")


def shortened(text: str, longest: int = LONGEST_LABEL) -> str:
    """The text, or as many of its words as fit, with an ellipsis.

    >>> shortened("Blast at Vestra grain terminal", 16)
    'Blast at Vestra…'
    """
    if len(text) <= longest:
        return text
    cut = text[:longest]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[longest // 2 :] else cut[:-1]}…"


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "source"), count(2, "source")
    ('1 source', '2 sources')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _bare(words: str) -> str:
    return inert(words).strip(_PUNCTUATION).casefold().removeprefix("that ")
