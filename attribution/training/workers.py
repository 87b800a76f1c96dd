"""Several processes that train one model, each on one core: no operation waits for a core that others hold.

On two cores shared with other programs, one process of two threads fell to a quarter of the speed of two processes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, distributed
from torch.multiprocessing.spawn import spawn


@dataclass(frozen=True, slots=True)
class Crew:
    """This process's number among ``size``."""

    number: int = 0
    size: int = 1

    def average(self, parameters: Iterable[Tensor]) -> None:
        """Make the gradients of all workers the same: their mean."""
        gradients = [each.grad for each in parameters if each.grad is not None]
        if self.size == 1:
            return
        joined = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(joined)
        joined /= self.size
        start = 0
        for gradient in gradients:
            gradient.copy_(joined[start : start + gradient.numel()].view_as(gradient))
            start += gradient.numel()


def work_together(size: int, meeting: Path, work: Callable[[Crew], None]) -> None:
    """Run ``work`` in ``size`` processes that know of one another, one alone in this one; they find each other by the file
    ``meeting``."""
    if size == 1:
        work(Crew())
        return
    meeting.unlink(missing_ok=True)
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    spawn(_work, (size, meeting, work), nprocs=size)  # type: ignore[no-untyped-call]
    meeting.unlink(missing_ok=True)


def _work(number: int, size: int, meeting: Path, work: Callable[[Crew], None]) -> None:
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"file://{meeting.resolve()}", rank=number, world_size=size)
    work(Crew(number, size))
    distributed.destroy_process_group()
