"""More articles than one machine reads: the stages as a Ray Data pipeline; needs ``pip install 'attribution[ray]'``."""

from attribution.distributed.results import read_back
from attribution.distributed.running import run

__all__ = ["read_back", "run"]
