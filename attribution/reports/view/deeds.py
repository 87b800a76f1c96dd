"""What one source does about a point, statement by statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from attribution.records import Stance
from attribution.reports.view import marks
from attribution.reports.view.acts import Act, Conflict
from attribution.reports.view.marks import Mark
from attribution.reports.view.wording import own_words


@dataclass(frozen=True, slots=True)
class Deed:
    """The acts of one statement that give one answer, as one act. ``words`` are cut from the text; ``own`` are those of
    them that say more than the answer, which stands beside them."""

    act: Act
    words: tuple[str, ...]
    own: tuple[str, ...]


def deeds(acts: Iterable[Act]) -> Iterator[Deed]:
    """The acts of one source on one point, those of one statement that come to the same together."""
    together: dict[tuple[str | None, str | None, Stance], list[Act]] = {}
    for act in acts:
        together.setdefault((act.answer, act.statement.id if act.statement else None, act.stance), []).append(act)
    for same in together.values():
        carried, replaced = (_numbers(those) for those in zip(*((act.carried, act.replaced) for act in same), strict=True))
        yield Deed(
            act=replace(same[0], conflicts=_conflicts(same), carried=carried, replaced=replaced),
            words=tuple(dict.fromkeys(act.words for act in same if act.words)),
            own=tuple(dict.fromkeys(words for act in same if (words := own_words(act)))),
        )


def ties(act: Act) -> Iterator[tuple[Mark, tuple[int, ...]]]:
    """The statements that contradict this one on the point, that carry the same, and that it replaces, by their numbers."""
    against = ((marks.CONFLICT[conflict], numbers) for conflict, numbers in act.conflicts)
    found = (*against, (marks.CARRIED, act.carried), (marks.REPLACED, act.replaced))
    return ((mark, numbers) for mark, numbers in found if numbers)


def _conflicts(acts: Sequence[Act]) -> tuple[tuple[Conflict, tuple[int, ...]], ...]:
    found: dict[Conflict, list[tuple[int, ...]]] = {}
    for act in acts:
        for conflict, numbers in act.conflicts:
            found.setdefault(conflict, []).append(numbers)
    return tuple((conflict, _numbers(those)) for conflict, those in sorted(found.items()))


def _numbers(those: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({number for numbers in those for number in numbers}))
