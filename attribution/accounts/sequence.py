"""Two accounts put the same two happenings in opposite order: stones first or tear gas first."""

from __future__ import annotations

from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted


def judge_sequence(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where what came earlier in the one came later in the other, and the other way round."""
    for ours in first.orders:
        for theirs in second.orders:
            swapped = ours.earlier & theirs.later, ours.later & theirs.earlier
            kept = ours.earlier & theirs.earlier, ours.later & theirs.later
            if all(swapped) and not any(kept):
                return Verdict(
                    kind="contradicts",
                    topic=Topic("order", tuple(sorted(swapped[0] | swapped[1]))),
                    reason=f"they put the same happenings in opposite order: {quoted(first)} against {quoted(second)}",
                    confidence=0.6,
                    why="sequence",
                )
    return None
