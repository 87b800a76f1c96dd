"""Processes that tell of articles: the order, what a broken article and a dying process cost, and memory."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import active_children, parent_process
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, cast

import pytest

from attribution import attributions
from attribution.articles import from_texts
from attribution.attributions import reading
from attribution.batch import Processes, Way, WorkerError
from attribution.batch import processes as processes_module
from attribution.batch.processes import AHEAD
from attribution.batch.worker import Models
from attribution.errors import PipelineError
from attribution.pipeline import Told
from attribution.records import Article, Problem

RULES = ("quotation", "clause")
SAID = "Harbour strike\n\nThe dockers' union said {} ships were waiting off Brandal on Tuesday.\n"
GOOD = from_texts(SAID.format(number) for number in range(12, 36)).articles


class Killing(str):
    """A text on which the process at work on it is killed, as by a system short of memory."""

    def __len__(self) -> int:
        if parent_process():
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__len__()


class Deadly:
    """A way that no process survives."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (7,)


KILLING = Article("killing", Killing("The mayor said the bridge was safe."), path="mayor.txt")
BROKEN = Article("broken", cast(str, 3))


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    with Processes(Way(detectors=RULES), jobs=2) as processes:
        yield processes


@pytest.fixture(scope="module")
def told(processes: Processes) -> list[tuple[Article, Told | Problem]]:
    return list(processes.tell((*GOOD[:3], KILLING, *GOOD[3:5], BROKEN, *GOOD[5:8])))


def test_articles_come_in_the_order_given(told: list[tuple[Article, Told | Problem]]) -> None:
    assert [article.id for article, _ in told] == [
        *(article.id for article in GOOD[:3]), "killing", *(article.id for article in GOOD[3:5]), "broken",
        *(article.id for article in GOOD[5:8]),
    ]  # fmt: skip


def test_what_is_told_is_what_one_process_tells(told: list[tuple[Article, Told | Problem]], processes: Processes) -> None:
    models = Models(Way(detectors=RULES))
    good = [(article, one) for article, one in told if article in GOOD]
    assert len(good) == 8
    assert all(isinstance(one, Told) and one.attributions for _, one in good)
    assert [one for _, one in good] == [models.tell(article) for article, _ in good]
    assert processes.tool == models.tool


def test_an_article_that_kills_its_process_is_a_problem(told: list[tuple[Article, Told | Problem]]) -> None:
    problem = {article.id: one for article, one in told}["killing"]
    assert isinstance(problem, Problem)
    assert problem.article == "mayor.txt"
    assert "ended (signal 9)" in problem.what


def test_an_article_on_which_the_analysis_breaks_down_is_a_problem(told: list[tuple[Article, Told | Problem]]) -> None:
    problem = {article.id: one for article, one in told}["broken"]
    assert isinstance(problem, Problem)
    assert "broke down on it (TypeError" in problem.what


def test_a_process_that_ends_with_nothing_to_do_costs_no_article(processes: Processes) -> None:
    list(processes.tell(GOOD[:4]))
    idle = [worker for worker in processes._workers if worker.ready]
    assert idle
    for worker in idle:
        os.kill(worker.process.pid or 0, signal.SIGKILL)
        worker.process.join()
    told = list(processes.tell(GOOD[:4]))
    assert [article.id for article, _ in told] == [article.id for article in GOOD[:4]]
    assert all(isinstance(one, Told) for _, one in told)


def test_articles_are_taken_a_few_ahead_and_no_more(processes: Processes) -> None:
    taken = 0
    most = 0

    def counted() -> Iterator[Article]:
        nonlocal taken
        for article in GOOD:
            taken += 1
            yield article

    for done, _ in enumerate(processes.tell(counted())):
        most = max(most, taken - done)
    assert taken == len(GOOD)
    assert 2 <= most <= 2 * AHEAD


def test_a_pipeline_that_is_missing_is_told_as_in_one_process() -> None:
    with Processes(Way("en_none_such"), jobs=2) as processes, pytest.raises(PipelineError, match="en_none_such"):
        list(processes.tell(GOOD[:2]))


def test_processes_that_end_as_they_start_are_told() -> None:
    way = cast(Way, Deadly())
    with Processes(way, jobs=2) as processes, pytest.raises(WorkerError, match=r"end as they start.*exit code 7"):
        list(processes.tell(GOOD[:2]))


def test_processes_that_end_as_they_start_are_told_each_time() -> None:
    with Processes(cast(Way, Deadly()), jobs=1) as processes:
        for _ in range(2):
            with pytest.raises(WorkerError, match=r"end as they start.*exit code 7"):
                list(processes.tell(GOOD[:2]))


@pytest.mark.parametrize("ahead", [False, True], ids=["one of several", "alone"])
def test_one_of_several_does_all_its_work_in_one_thread(ahead: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = set()

    def noted(*given: Any, **options: Any) -> tuple[reading.ReadRelation, ...]:
        threads.add(threading.current_thread() is threading.main_thread())
        return read(*given, **options)

    read = reading.read_relations
    monkeypatch.setattr(reading, "read_relations", noted)
    monkeypatch.setattr(attributions, "read_relations", noted)
    told = Models(Way(), ahead=ahead).tell(GOOD[0])
    assert isinstance(told, Told)
    assert told.attributions
    assert threads == {not ahead}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not tell what a process's threads have used")
def test_one_of_several_wakes_no_threads_of_the_libraries() -> None:
    program = f"""
from contextlib import suppress
from pathlib import Path
from attribution.articles import from_texts
from attribution.batch.worker import Models, Way

def used():
    found = {{}}
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # it has just ended
            stat = (thread / "stat").read_text().rpartition(")")[2].split()
            found[thread.name] = int(stat[11]) + int(stat[12])
    return found

models = Models(Way())
before = used()  # the linear algebra library's threads take a tenth of a second as it is loaded
for article in from_texts([{" ".join([SAID] * 40)!r}] * 3).articles:
    models.tell(article)
*others, own = sorted(ticks - before.get(thread, 0) for thread, ticks in used().items())
print(sum(others), own)
"""
    others, own = map(int, subprocess.check_output([sys.executable, "-c", program], text=True).split())
    assert others < own / 50


@pytest.fixture
def press() -> Iterator[Callable[[], None]]:
    """Presses Ctrl-C, which another thread than this one takes, and waits until it has."""
    if not hasattr(signal, "pthread_kill"):
        pytest.skip("this system sends no signal to a thread")
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    woken, wakes = socket.socketpair()
    wakes.setblocking(False)
    before = signal.signal(signal.SIGINT, signal.default_int_handler), signal.set_wakeup_fd(wakes.fileno())

    def pressed() -> None:
        signal.pthread_kill(other.ident or 0, signal.SIGINT)
        woken.recv(1)

    yield pressed
    signal.signal(signal.SIGINT, before[0])
    signal.set_wakeup_fd(before[1])
    woken.close()
    wakes.close()
    done.set()
    other.join()


def test_ctrl_c_that_another_thread_takes_counts_once_a_process_is_started(press: Callable[[], None]) -> None:
    at = []

    def start() -> None:
        with processes_module._uninterrupted():
            press()
            at.append("started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert at == ["started"]


def test_ctrl_c_while_a_process_starts_leaves_none_behind(press: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = SpawnProcess.start

    def pressed(process: SpawnProcess) -> None:
        press()
        start(process)
        started.append(process)

    monkeypatch.setattr(SpawnProcess, "start", pressed)
    with pytest.raises(KeyboardInterrupt), Processes(Way(detectors=RULES), jobs=1) as processes:
        next(processes.tell(GOOD[:1]))
    assert len(started) == 1
    assert not set(started) & set(active_children())
