"""The pieces that account tables, cards and the list of sources are all made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from attribution.records import Point, Position
from attribution.reports.acts import LOW, Act
from attribution.reports.index import Index
from attribution.reports.inert import inert
from attribution.reports.text import marks
from attribution.reports.text.pen import Pen

NOBODY = "source not named"
_PUNCTUATION = "“”„‟\"'‘’‚«»‹›.,;:!? "


def name(source: str | None, index: Index) -> str:
    """A source's name, safe to show."""
    return NOBODY if source is None else inert(index.sources[source].name)


def names(sources: Iterable[str | None], index: Index) -> str:
    """The names of several sources."""
    return ", ".join(name(source, index) for source in sources)


def kind(source: str | None, index: Index) -> Text:
    """What a source is: "person, anonymous"; empty for nobody."""
    if source is None:
        return Text()
    found = index.sources[source]
    return Text(marks.kind(found), style="yellow" if found.anonymous else "dim")


def about(source: str | None, index: Index) -> str:
    """Role and affiliation, as far as the name does not say them."""
    if source is None:
        return ""
    found = index.sources[source]
    said, parts = found.name.casefold(), list[str]()
    for part in (found.role, found.affiliation):
        if part and part.casefold() not in said:
            parts.append(inert(part))
            said += f" {part.casefold()}"
    return ", ".join(parts)


def who(source: str | None, index: Index, style: str) -> Text:
    """A source on one line: its name in the style, then what it is and what more is known of it."""
    more = about(source, index)
    parts = (kind(source, index), (f", {more}" if more else "", "dim"))
    return Text.assemble((name(source, index), style), "  ", *parts)


def question(point: Point) -> Text:
    """What a point asks."""
    return Text(capitalised(inert(point.question)), style="bold")


def capitalised(words: str) -> str:
    """The words with a capital at the front, and the rest as they are."""
    return words[:1].upper() + words[1:]


def backing(position: Position) -> str:
    """How many sources and independent origins stand behind a position."""
    sources = len(position.sources)
    if sources < 2:
        return "1 source"
    return f"{sources} sources, {count(position.origins, 'independent origin')}"


def doing(act: Act, index: Index, pen: Pen) -> Text:
    """What a statement does, in the cue's own words, and its number: "denies (rejected) [4]"."""
    text = pen.mark(marks.STANCE[act.stance])
    if act.statement is None:
        return text
    cue = act.statement.cue
    words = f" ({inert(index.words(act.statement.article, cue))})" if cue else ""
    number = f" [{index.numbers[act.statement.id]}]"
    return Text.assemble(text, (words, "dim"), marks.CERTAINTY[act.certainty], number)


def own_words(act: Act) -> str | None:
    """The words of an act, None where the answer beside them is word for word the same."""
    if act.words and act.answer and _bare(act.words) == _bare(act.answer):
        return None
    return act.words


def conflicts(act: Act, pen: Pen) -> Iterator[Text]:
    """The statements that contradict this one on the point, a line a kind of conflict."""
    for conflict, numbers in act.conflicts:
        yield Text.assemble(pen.mark(marks.CONFLICT[conflict]), f" {pen.references(numbers)}")


def doubt(confidence: float, pen: Pen) -> Text:
    """A word on a low confidence; empty where it is not low."""
    return Text() if confidence >= LOW else Text.assemble("  ", pen.mark(marks.UNSURE), f" {confidence:.2f}")


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "source"), count(2, "source")
    ('1 source', '2 sources')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _bare(words: str) -> str:
    return inert(words).strip(_PUNCTUATION).casefold()
