"""The articles of one dump: JSON lines, Parquet, or WARC, some at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.articles import File, Reading, read
from attribution.articles.completion import finished
from attribution.articles.formats import read_file
from attribution.errors import ReadingError
from attribution.records import Limits, Problem

AT_ONCE = 64
"""Articles that are read from a dump together."""
COLUMNS = ("id", "text", "title", "publisher", "author", "published", "date", "url")
"""The columns of Parquet that are read, as the keys of JSON lines; others are passed over."""


def read_dump(path: str, limits: Limits) -> Iterator[Reading]:
    """The articles of a dump, some at a time, with what could not be read; ids are unique where the dump's own are.

    Nothing is raised for bad input: it is a problem, and what could be read before it stays.
    """
    reader = next((DUMPS[ending] for ending in DUMPS if path.lower().endswith(ending)), None)
    if reader is None:
        yield read((path,), limits=limits)
        return
    try:
        yield from reader(path, limits)
    except (OSError, ReadingError) as error:
        yield _wrong(path, str(error))


def _read_parquet(path: str, limits: Limits) -> Iterator[Reading]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            names = file.schema_arrow.names
            if "text" not in names:
                found = ", ".join(names) or "none"
                raise ReadingError(f'no column "text" (it has: {found}); name the column of the articles\' texts so')
            done = 0
            for batch in file.iter_batches(AT_ONCE, columns=[name for name in COLUMNS if name in names]):
                yield finished(_of_rows(path, batch.to_pylist(), done, limits), limits)
                done += batch.num_rows
    except ArrowException as error:
        raise ReadingError(f"this Parquet file cannot be read ({error}); copy it again") from error


def _of_rows(path: str, rows: list[dict[str, Any]], done: int, limits: Limits) -> Reading:
    """Rows read as JSON lines are, so that both give the same articles."""
    stem = Path(path).stem
    named = ({"id": f"{stem}-{number}"} | _filled(row) for number, row in enumerate(rows, start=done + 1))
    lines = "\n".join(json.dumps(row, default=str) for row in named)
    return read_file(File(f"{path}.jsonl", lines.encode(), path=path, limits=limits)) if rows else Reading()


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def _read_warc(path: str, limits: Limits) -> Iterator[Reading]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        with open(path, "rb") as file:
            for reading in _pages(ArchiveIterator(file), path, limits):
                yield finished(reading, limits)
    except (ArchiveLoadFailed, EOFError) as error:
        raise ReadingError(f"{_CUT} ({error}); fetch it again") from error


_CUT = "this WARC is cut short or broken; what stands before that is read"


def _pages(records: Any, path: str, limits: Limits) -> Iterator[Reading]:
    """The pages of a WARC, each read as a saved page is.

    Raises:
        ReadingError: the file ends amid a record.
    """
    for number, record in enumerate(records, start=1):
        kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
        if record.rec_type != "response" or "html" not in kind:
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        page = record.content_stream().read(limits.bytes + 1)
        if len(page) > limits.bytes:
            yield _wrong(f"{path}, {url}", f"larger than {limits.bytes:,} bytes, the most that is read")
            continue
        if record.raw_stream.limit > 0:
            raise ReadingError(f"{_CUT} ({url} is not whole); fetch it again")
        yield _page(page, f"{Path(path).name.split('.')[0]}-{number}", url, path, limits)


def _page(page: bytes, name: str, url: str | None, path: str, limits: Limits) -> Reading:
    try:
        reading = read_file(File(f"{name}.html", page, path=path, limits=limits))
    except ReadingError as error:
        return _wrong(f"{path}, {url}", str(error))
    return replace(reading, articles=tuple(replace(article, url=url or article.url) for article in reading.articles))


def _wrong(name: str, what: str) -> Reading:
    return Reading(problems=(Problem(name, what),))


DUMPS: dict[str, Callable[[str, Limits], Iterator[Reading]]] = {
    ".parquet": _read_parquet,
    ".warc": _read_warc,
    ".warc.gz": _read_warc,
}
"""Dumps by their ending; everything else is read as on one machine."""
