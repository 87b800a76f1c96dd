"""Processes that tell of articles side by side; what they tell comes in the order of the articles.

Each has one article at a time, and no article is taken more than a few places before the one whose turn it is, so that
memory stays flat. Processes are spawned, never forked: the networks' threads would not survive that.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import FrameType

from attribution.batch.worker import Way, work
from attribution.errors import AttributionError
from attribution.pipeline import Told
from attribution.records import Article, Problem, Tool

AHEAD = 4
"""Articles a process that may be taken before the first of them is told of: one long article does not stop the others."""
PATIENCE = 5.0
"""Seconds for a process to end after it was told to."""
_SPAWN = get_context("spawn")

Numbered = tuple[int, Article]


class WorkerError(AttributionError):
    """No process could be started that analyses articles."""


@dataclass(slots=True)
class _Worker:
    """A process, this end of the pipe to it, and what it is at; ``ready`` once its models are loaded."""

    process: SpawnProcess
    connection: Connection
    at: Numbered | None = None
    ready: bool = False


class Processes:
    """Up to ``jobs`` processes, started when there is an article for them, and again where one ends; for a ``with`` block.

    ``tool`` is what makes the analyses, known from the first article told of.
    """

    def __init__(self, way: Way, jobs: int) -> None:
        self.tool: Tool | None = None
        self._way = way
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._pending: deque[Numbered] = deque()
        self._taken = 0

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.terminate()
        while self._workers:
            _bury(self._workers.pop())

    def tell(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Told | Problem]]:
        """Each article with what it tells, or why it was lost, in order; articles are taken in the calling thread.

        Raises:
            PipelineError, UsageError: as ``attribution.analyze``.
            WorkerError: no process can be started.
        """
        left = iter(articles)
        done: dict[int, tuple[Article, Told | Problem]] = {}
        following = self._taken
        while self._hand_out(left, following + self._jobs * AHEAD):
            done.update(self._results())
            while following in done:
                yield done.pop(following)
                following += 1

    def _hand_out(self, left: Iterator[Article], before: int) -> bool:
        """Give every free process an article, of those numbered ``before``; the result is whether any is under way."""
        busy = sum(worker.at is not None for worker in self._workers)
        while len(self._pending) < self._jobs - busy and self._taken < before:
            article = next(left, None)
            if article is None:
                break
            self._pending.append((self._taken, article))
            self._taken += 1
        while len(self._workers) < min(self._jobs, busy + len(self._pending)):
            _start(self._way, self._workers)
        for worker in self._workers:
            if self._pending and worker.ready and worker.at is None:
                self._give(worker)
        return bool(busy or self._pending or any(worker.at for worker in self._workers))

    def _give(self, worker: _Worker) -> None:
        try:
            worker.connection.send(self._pending[0][1])
        except ConnectionError:  # it ended while it had nothing to do: no article is to blame, and ``_results`` sees it
            return
        worker.at = self._pending.popleft()

    def _results(self) -> Iterator[tuple[int, tuple[Article, Told | Problem]]]:
        """What comes next from any process, waited for."""
        ready = wait([worker.connection for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):  # it ended, perhaps amid a message
                yield from self._lost(worker)
                continue
            if isinstance(message, AttributionError):
                raise message
            if isinstance(message, Tool):
                self.tool, worker.ready = message, True
            elif worker.at:
                (number, article), worker.at = worker.at, None
                yield number, (article, message)

    def _lost(self, worker: _Worker) -> Iterator[tuple[int, tuple[Article, Problem]]]:
        """A process is gone, and the article it was at with it; another takes its place when there is work for it.

        Where it could not even load its models, there is one process fewer, as long as there is any.
        """
        self._workers.remove(worker)
        how = _bury(worker)
        if not worker.ready:
            if self._jobs == 1:
                raise WorkerError(
                    f"the processes that analyse articles end as they start ({how}); try fewer --jobs, and in a program of "
                    'your own call it under: if __name__ == "__main__":'
                )
            self._jobs -= 1
        if worker.at:
            number, article = worker.at
            what = f"the process at work on it ended ({how}); try it again, with fewer --jobs if memory was short"
            yield number, (article, Problem(article.path or article.id, what))


def _start(way: Way, workers: list[_Worker]) -> None:
    """Start a process and put it among the others, before a Ctrl-C meanwhile counts: those there are ended with the block."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=work, args=(theirs, way), name="attribution", daemon=True)
    with _uninterrupted():
        process.start()
        workers.append(_Worker(process, ours))
        theirs.close()  # only the process has it now, so that its end is seen


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C is kept from the process started here, which would die of it in the middle of its imports, with a traceback.

    The process that keeps track of shared resources starts with the first other one, and its start would let Ctrl-C through
    again, so it is started before.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()
    with _held_back():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _held_back() -> Iterator[None]:
    """Ctrl-C counts once the block is done. Where it is blocked here another thread takes it, one of the linear algebra library
    say, and Python then breaks off the main thread amid the block: a process started by halves would tell of it in a traceback.
    """
    given = signal.getsignal(signal.SIGINT)
    if not callable(given) or threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda *told: pressed.append(told))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, given)
    if pressed:
        given(*pressed[0])


def _bury(worker: _Worker) -> str:
    """How a process ended: waited for, and killed if it does not come to its end."""
    worker.connection.close()
    worker.process.join(PATIENCE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    code = worker.process.exitcode or 0
    worker.process.close()
    return f"exit code {code}" if code >= 0 else f"signal {-code}"
