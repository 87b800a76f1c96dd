"""Who said what in the news, and where accounts of the same event agree and compete.

>>> import attribution
>>> analysis = attribution.analyze(texts=["The mayor said the bridge was safe."])  # doctest: +SKIP
>>> attribution.graph(analysis)  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attribution.errors import AttributionError, PipelineError, ReadingError, UsageError
from attribution.records import (
    Analysis,
    Article,
    Attribution,
    Claim,
    Event,
    Extent,
    Figure,
    Mention,
    Point,
    Position,
    Problem,
    Relation,
    Source,
    When,
)

if TYPE_CHECKING:
    from attribution.accounts.graph import graph
    from attribution.pipeline import analyze

__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "AttributionError",
    "Claim",
    "Event",
    "Extent",
    "Figure",
    "Mention",
    "PipelineError",
    "Point",
    "Position",
    "Problem",
    "ReadingError",
    "Relation",
    "Source",
    "UsageError",
    "When",
    "analyze",
    "graph",
]

_LAZY = {"analyze": "attribution.pipeline", "graph": "attribution.accounts.graph"}
"""Names whose modules load spaCy or networkx: imported at first use, so that ``attribution --help`` stays quick."""


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'attribution' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LAZY[name]), name)
