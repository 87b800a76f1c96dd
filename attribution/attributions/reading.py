"""What the learned network reads in a text, in characters of it; at once, or ahead of the parse on the machine's other core."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from threading import Event

from attribution.annotation import Shares
from attribution.attributions.links import Relation, Stretch, relations_of
from attribution.attributions.network import Network, Window, load_network
from attribution.attributions.pieces import Ints, Pieces, pieces_of
from attribution.records import Article

Characters = tuple[int, int]
"""Characters of a text, half-open."""


@dataclass(frozen=True, slots=True)
class ReadRelation:
    """A relation in characters of the text: content in text order, source and cue (None: none found), and the share of
    relations read as this sure that are right."""

    content: tuple[Characters, ...]
    source: Characters | None
    cue: Characters | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ReadLook:
    """Where the network looks from a pronoun: the pronoun's first character, those of the pieces of its window, and the share
    of attention that each head gives each piece (heads × pieces)."""

    pronoun: int
    starts: Ints
    shares: Shares


class Read(tuple[ReadRelation, ...]):
    """The relations read in a text, and beside them where the network's ``heads`` look from its pronouns."""

    heads: tuple[str, ...] = ()
    looks: tuple[ReadLook, ...] = ()


def read_relations(text: str, language: str = "en", *, stop: Event | None = None) -> Read:
    """Every relation that the network of a language finds in a text, and where it looks from pronouns; of a long text only the
    first, if ``stop`` is set by then.

    Raises:
        PipelineError: the language's weights are missing or of another version.
    """
    return read_by(load_network(language), text, stop=stop)


def read_by(network: Network, text: str, *, stop: Event | None = None) -> Read:
    """As ``read_relations``, by a network at hand."""
    pieces = pieces_of(text, network.tokenizer)
    relations: list[ReadRelation] = []
    looks: list[ReadLook] = []
    for windows in takewhile(lambda _: not (stop and stop.is_set()), network.read(pieces)):
        relations += (_relation(network, pieces, relation) for relation in relations_of(windows, network.steps))
        looks += (look for window in windows for look in _looks(window, pieces))
    read = Read(relations)
    read.heads, read.looks = network.heads, tuple(looks)
    return read


def _relation(network: Network, pieces: Pieces, relation: Relation) -> ReadRelation:
    return ReadRelation(
        tuple(_characters(each, pieces) for each in relation.content),
        _characters(relation.source, pieces) if relation.source else None,
        _characters(relation.cue, pieces) if relation.cue else None,
        network.confidence(relation.confidence),
    )


def _looks(window: Window, pieces: Pieces) -> Iterator[ReadLook]:
    starts = pieces.starts[window.start : window.start + len(window.tags)]
    return (ReadLook(int(starts[i]), starts, shares) for i, shares in window.looks.items())


def _characters(stretch: Stretch, pieces: Pieces) -> Characters:
    return int(pieces.starts[stretch[0]]), int(pieces.ends[stretch[1] - 1])


class Ahead:
    """Articles read by the network while the parser is still at them: it needs the text alone, and computes outside
    Python's lock, so that with two cores it costs the flow next to nothing.

    Articles are asked for in the order in which they were begun. Without a worker nothing is read ahead.
    """

    def __init__(self, worker: ThreadPoolExecutor | None, stop: Event | None = None) -> None:
        self._worker = worker
        self._stop = stop
        self._begun: deque[Future[Read]] = deque()

    def begin(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles unchanged, each begun when it is taken."""
        for article in articles:
            if self._worker:
                self._begun.append(self._worker.submit(read_relations, article.text, stop=self._stop))
            yield article

    def next(self) -> Read | None:
        """What was read in the first article not yet asked for, waited for if need be; None where nothing is read ahead.

        Raises:
            PipelineError: as ``read_relations``.
        """
        return self._begun.popleft().result() if self._worker else None


@contextmanager
def reading_ahead(*, wanted: bool = True) -> Iterator[Ahead]:
    """A worker that reads ahead while the block runs, if one is ``wanted``; what it has not read by the end is dropped, so that
    Ctrl-C does not wait for the rest of a long text."""
    worker, stop = ThreadPoolExecutor(1, "attribution-reading") if wanted else None, Event()
    try:
        yield Ahead(worker, stop)
    finally:
        stop.set()
        if worker:
            worker.shutdown(cancel_futures=True)
