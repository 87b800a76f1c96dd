"""A bound on how long something may take: work on one article that never ends must not hold up the others."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooLongError(Exception):
    """The block under ``within`` took longer than it may; raised inside it, and meant for whoever set the bound."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop the block after so many seconds, between two steps of the interpreter: one call into C is not broken off.

    It works in any thread and on any system, and leaves the program's signals alone.

    Raises:
        TooLongError: the block took longer.
    """
    thread = threading.get_ident()
    lock = threading.Lock()
    over = False

    def stop() -> None:
        with lock:
            if not over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TooLongError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over = True
        timer.cancel()
