"""The learned detector on a plain text, without spaCy and without rules: for calibrating and measuring it."""

from __future__ import annotations

from typing import Any

from attribution.attributions.links import Relation, relations_of
from attribution.attributions.network import Network
from attribution.attributions.pieces import Pieces, pieces_of


def extents_of(text: str, network: Network) -> list[dict[str, Any]]:
    """The relations that a network alone finds in a text, in characters and in the PolNeAR form, with how sure it is."""
    pieces = pieces_of(text, network.tokenizer)
    return [_extents(relation, pieces) for windows in network.read(pieces) for relation in relations_of(windows, network.steps)]


def _extents(relation: Relation, pieces: Pieces) -> dict[str, Any]:
    parts = {"content": relation.content, "source": (relation.source,), "cue": (relation.cue,)}
    return {"confidence": relation.confidence} | {
        role: [[int(pieces.starts[part[0]]), int(pieces.ends[part[1] - 1])] for part in stretches if part]
        for role, stretches in parts.items()
    }
