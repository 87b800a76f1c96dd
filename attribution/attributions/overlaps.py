"""Which tokens the content of a finding takes, and whether two stretches share any."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.annotation import Finding, Tokens


def inside(finding: Finding) -> set[int]:
    """The tokens of the content."""
    return {i for start, end in finding.content for i in range(start, end)}


def meet(first: Tokens, second: Tokens) -> bool:
    """Whether two stretches share a token."""
    return first[0] < second[1] and second[0] < first[1]


def same_place(first: Tokens | None, second: Tokens | None) -> bool:
    """Whether both are there and share a token."""
    return first is not None and second is not None and meet(first, second)


def joined(pieces: Iterable[Tokens]) -> tuple[Tokens, ...]:
    """Stretches in text order, those that meet or touch made one."""
    out: list[Tokens] = []
    for start, end in sorted(set(pieces)):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)
