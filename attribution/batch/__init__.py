"""Many articles on one machine: several processes, each with the models loaded once, results in the order of the input."""

from attribution.batch.analysing import analyze, analyze_reading
from attribution.batch.processes import Processes, WorkerError
from attribution.batch.worker import Way

__all__ = ["Processes", "Way", "WorkerError", "analyze", "analyze_reading"]
