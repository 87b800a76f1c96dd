from __future__ import annotations

import threading
import time

import pytest

from attribution.deadline import TooLongError, within


def forever() -> None:
    while True:
        sum(range(100))


def test_what_never_ends_is_stopped() -> None:
    started = time.monotonic()
    with pytest.raises(TooLongError), within(0.05):
        forever()
    assert time.monotonic() - started < 5


def test_what_ends_in_time_is_left_alone() -> None:
    with within(0.05):
        done = sum(range(10))
    time.sleep(0.1)
    assert done == 45


def test_it_works_outside_the_main_thread() -> None:
    stopped = []

    def work() -> None:
        try:
            with within(0.05):
                forever()
        except TooLongError:
            stopped.append(threading.current_thread().name)

    worker = threading.Thread(target=work, name="worker")
    worker.start()
    worker.join(10)
    assert stopped == ["worker"]


def test_no_timer_is_left_behind() -> None:
    with within(60):
        pass
    assert [
        thread for thread in threading.enumerate() if isinstance(thread, threading.Timer) and not thread.finished.is_set()
    ] == []
