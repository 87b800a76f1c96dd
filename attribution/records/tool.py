"""What an analysis was made with: program, pipeline, data, and the limits kept."""

from __future__ import annotations

from dataclasses import dataclass


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
