"""What all tests of training share."""

from __future__ import annotations

import importlib.util

import pytest


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """Models this small are slower on several threads, and far slower where others use the cores."""
    if importlib.util.find_spec("torch"):
        import torch

        torch.set_num_threads(1)
