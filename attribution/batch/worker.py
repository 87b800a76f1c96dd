"""What one process does: load the models, then tell of one article after another until there are no more."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection

from spacy.language import Language

from attribution.attributions import detector_names
from attribution.errors import AttributionError
from attribution.languages import DEFAULT_PIPELINE
from attribution.pipeline import Told, broken, load_spacy, tell, tool_of
from attribution.records import LIMITS, Article, Limits, Problem, Tool


@dataclass(frozen=True, slots=True)
class Way:
    """How articles are analysed, in whatever process: the name of the spaCy pipeline, the detectors (none named: all),
    whether their accounts are to be compared afterwards, and the limits."""

    pipeline: str = DEFAULT_PIPELINE
    detectors: tuple[str, ...] = ()
    compare: bool = True
    limits: Limits = LIMITS


class Models:
    """The models of a way, loaded; they keep to one core, as one of several processes should, unless they may read ``ahead``
    of the parser on a second one.

    Raises:
        PipelineError, UsageError: as ``attribution.analyze``.
    """

    def __init__(self, way: Way, *, ahead: bool = False) -> None:
        self._detectors = detector_names(way.detectors)
        self._limits = way.limits
        self._ahead = ahead
        self._nlp: Language = load_spacy(way.pipeline)
        self.tool: Tool = tool_of(self._nlp, self._detectors, compare=way.compare, limits=way.limits)

    def tell(self, article: Article) -> Told | Problem:
        """What an article tells by itself, or why that could not be found; whatever goes wrong costs this article alone.

        Raises:
            AttributionError: no article can be analysed: weights are missing.
        """
        try:
            (told,) = tell(self._nlp, (article,), detectors=self._detectors, limits=self._limits, ahead=self._ahead)
        except AttributionError:
            raise
        except Exception as error:  # also out of memory, or a fault of spaCy's: the next article is another matter
            return broken(article, error)
        return told


def work(connection: Connection, way: Way) -> None:
    """Send what makes the analyses, then for each article received what it tells; a fault that concerns all of them instead.

    It ends when the other end is closed, so also when the process there was killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the first ends the others
    try:
        models = Models(way)
        connection.send(models.tool)
        while True:
            connection.send(models.tell(connection.recv()))
    except AttributionError as error:
        connection.send(error)
    except (EOFError, ConnectionError):
        connection.close()
