"""Everything this package raises on purpose.

::

    AttributionError
    ├── UsageError         the call itself cannot be carried out: an unknown report, detector or option
    ├── ReadingError       one file gives no article; the others go on
    ├── PipelineError      the spaCy pipeline or the trained weights are missing or do not fit
    ├── ArchiveError       an archive cannot be opened, read or written
    └── FixError           a person's fix cannot be carried out; the others are
"""

from __future__ import annotations


class AttributionError(Exception):
    """The base of all errors raised on purpose. The message says what was found, what was expected, and what to do."""


class UsageError(AttributionError):
    """The call itself cannot be carried out as it stands."""


class ReadingError(AttributionError):
    """One file or entry gives no article. It stops that article, never the run."""


class PipelineError(AttributionError):
    """A spaCy pipeline or trained weights are missing, of another version, or lack a component that is needed."""


class ArchiveError(AttributionError):
    """An archive cannot be opened, read or written: another program's file, a newer schema, a lock, a full disk."""


class FixError(AttributionError):
    """A person's fix cannot be carried out: what it is about is not there, or several are. It stops that fix alone."""
