"""Where a run stands, on disk: written whole or not at all, and gone on from only by the same run."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch.optim import Optimizer

from attribution.errors import UsageError
from attribution.training.model import Tagger

Run = Mapping[str, str | int]
"""What makes a run the same run: its data, its encoder, its seed, its batches. How many epochs it is to have is no part."""


@dataclass(slots=True)
class State:
    """How far a run has come: the epoch, the steps done of it and the part of it that they are, the loss of each step by
    epoch, the seconds spent."""

    epoch: int = 0
    done: int = 0
    part: float = 0.0
    losses: dict[int, list[float]] = field(default_factory=dict)
    seconds: float = 0.0

    def passed(self, epoch: int, number: int, of: int, loss: float, seconds: float) -> None:
        """Note that a step is done, the ``number``-th of an epoch of ``of``."""
        self.losses.setdefault(epoch, []).append(loss)
        whole = number + 1 == of
        self.epoch, self.done, self.part = (epoch + 1, 0, 0.0) if whole else (epoch, number + 1, (number + 1) / of)
        self.seconds = seconds


def keep(file: Path, model: Tagger, optimizer: Optimizer, state: State, run: Run) -> None:
    """Write a checkpoint; one that is there stays until the new one is complete."""
    unsure = file.with_suffix(".part")
    kept = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "state": asdict(state), "run": dict(run)}
    torch.save(kept, unsure)
    unsure.replace(file)


def resume(file: Path, model: Tagger, optimizer: Optimizer, run: Run) -> State:
    """Where a run stood when it was cut off, model and optimizer as they were then; a new state where there is no checkpoint.

    Raises:
        UsageError: the checkpoint cannot be read, or is of another run.
    """
    kept = kept_of(file, run)
    if kept is None:
        return State()
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    return State(**kept["state"])


def kept_of(file: Path, run: Run) -> dict[str, Any] | None:
    """What a checkpoint holds; None where there is none.

    Raises:
        UsageError: it cannot be read, or is of another run.
    """
    if not file.exists():
        return None
    kept = _load(file)
    _check(file, kept.get("run"), run)
    return kept


def trained(file: Path, model: Tagger) -> State:
    """Make the model what a checkpoint has learned; where its run stood then.

    Raises:
        UsageError: the checkpoint cannot be read.
    """
    kept = _load(file)
    model.load_state_dict(kept["model"])
    return State(**kept.get("state", {}))


def _load(file: Path) -> dict[str, Any]:
    try:
        kept = torch.load(file, weights_only=True, mmap=True)
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
        raise UsageError(f"the checkpoint {file} cannot be read; remove it to begin anew, or name another folder") from error
    if not isinstance(kept, dict) or "model" not in kept:
        raise UsageError(f"{file} is no checkpoint of this program; remove it to begin anew, or name another folder")
    return kept


def _check(file: Path, theirs: Run | None, ours: Run) -> None:
    if theirs is None:
        raise UsageError(f"the checkpoint {file} is of an earlier version; remove it to begin anew, or name another folder")
    other = [f"{name} {theirs.get(name)} instead of {value}" for name, value in ours.items() if theirs.get(name) != value]
    if other:
        what = "; ".join(other)
        raise UsageError(f"the checkpoint {file} is of another run ({what}); run it as it was begun, or name another folder")
