"""The stages on a Ray cluster, each reading what the one before it wrote: articles, what each tells, stories, records.

Only names come to the process that drives it: the articles' ids, and the numbers of those that are alike.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any

import pyarrow
import ray.data
from ray.data import ActorPoolStrategy, Dataset

from attribution.attributions import detector_names
from attribution.batch import Way
from attribution.batch.worker import Models
from attribution.distributed.blocks import blocks, grouped_by, groups_of, pairs
from attribution.distributed.inputs import read_dump
from attribution.distributed.results import COLUMNS, TABLES, as_json, records
from attribution.errors import AttributionError
from attribution.pipeline import Told, together
from attribution.records import Analysis, Article, Extent, Limits, Problem
from attribution.reports.json.reading import read_analysis

IN_A_FILE = 1 << 32
"""The number of an article is that of its file times this, and its place in the file."""
AT_ONCE = 8
"""Articles handed to an actor together: what is done again where a machine is lost."""
NAMED = 3
"""Ids that occur twice, named in the message."""

Rows = Iterable[dict[str, Any]]


class InputError(AttributionError):
    """The dumps together cannot be worked on: there are none, or two articles have one id."""


def _schema(**columns: str) -> pyarrow.Schema:
    return pyarrow.schema([(name, pyarrow.type_for_alias(kind)) for name, kind in columns.items()])


READ = _schema(number="int64", id="string", record="string")
ARTICLES = pyarrow.schema(
    [
        *_schema(number="int64", id="string", day="int64", words="string", analysis="string"),
        *_schema(about="string", problem="string", fatal="bool"),
        ("keys", pyarrow.list_(pyarrow.string())),
    ]
)
BLOCKS = _schema(block="string", number="int64", day="int64", words="string")
PAIRS = _schema(first="int64", second="int64", likeness="float64")
STORIES = _schema(story="int64", analysis="string")
RECORDS = _schema(story="int64", **dict.fromkeys(COLUMNS, "string"), record="string")


def run(inputs: Sequence[str | Path], folder: str | Path, *, way: Way | None = None, workers: int = 1) -> None:
    """Read dumps, extract with ``workers`` actors, group into stories, compare, and write a table each under ``folder``.

    It runs on the cluster that Ray is connected to, else on this machine. Paths must be the same on all machines of it. A
    table that is there is not made anew: after a run that was cut off, the same call goes on with the first that is not.

    Raises:
        InputError: no dump is given, or two articles have one id.
        UsageError: there is no detector of a given name.
        ray.exceptions.RayError: the pipeline is missing where an actor runs, or the cluster fails.
    """
    way, target = way or Way(), Path(folder).resolve()
    detector_names(way.detectors)
    if not inputs:
        raise InputError("no dumps given; name files of articles: JSON lines, Parquet or WARC")
    ray.data.DataContext.get_current().default_hash_shuffle_parallelism = workers
    _table(target / "articles", partial(_articles, [str(path) for path in inputs], way, workers))
    _table(target / "stories", partial(_stories, target / "articles", way))
    for name in TABLES:
        _table(target / name, partial(_records, target / "stories", name))


def _table(target: Path, made: Callable[[], Dataset]) -> None:
    """Write a table under its name once it is whole."""
    if target.exists():
        return
    draft = target.with_name(f".{target.name}")
    rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    made().write_parquet(str(draft))
    draft.rename(target)


def _rows(rows: Rows, schema: pyarrow.Schema) -> pyarrow.Table:
    return pyarrow.Table.from_pylist(list(rows), schema=schema)


def _articles(inputs: Sequence[str], way: Way, workers: int) -> Dataset:
    """What each article tells by itself, and its event keys."""
    files = ray.data.from_items([{"file": n, "path": path} for n, path in enumerate(inputs)], override_num_blocks=len(inputs))
    texts = files.map_batches(partial(_read, limits=way.limits), batch_size=1, batch_format="pyarrow")
    _refuse_doubled(texts)
    spread = texts.repartition(target_num_rows_per_block=AT_ONCE)
    return spread.map_batches(
        _Extract,
        fn_constructor_args=(way,),
        compute=ActorPoolStrategy(size=workers),
        batch_size=AT_ONCE,
        batch_format="pyarrow",
    )


def _read(files: pyarrow.Table, limits: Limits) -> Iterator[pyarrow.Table]:
    """The articles of files, and what could not be read, numbered."""
    for file in files.to_pylist():
        number = file["file"] * IN_A_FILE
        for reading in read_dump(file["path"], limits):
            found: tuple[Article | Problem, ...] = (*reading.articles, *reading.problems)
            rows = (
                {"number": number + n, "id": one.id if isinstance(one, Article) else "", "record": _packed(one)}
                for n, one in enumerate(found)
            )
            yield _rows(rows, READ)
            number += len(found)


def _packed(one: Article | Problem) -> str:
    """A record as text: what travels between machines cannot execute."""
    return json.dumps({"kind": type(one).__name__, **asdict(one)})


def _unpacked(text: str) -> Article | Problem:
    fields = json.loads(text)
    if fields.pop("kind") == Problem.__name__:
        return Problem(**fields)
    furniture = tuple(Extent(**extent) for extent in fields.pop("furniture"))
    return Article(**fields, furniture=furniture)


def _refuse_doubled(texts: Dataset) -> None:
    counted = Counter(row["id"] for row in texts.select_columns(["id"]).iter_rows())
    doubled = sorted(id for id, count in counted.items() if id and count > 1)
    if doubled:
        raise InputError(f"ids that several articles have: {', '.join(doubled[:NAMED])}; give each an id of its own")


class _Extract:
    """An actor: the models loaded once, then article after article."""

    def __init__(self, way: Way) -> None:
        self._models = Models(way)

    def __call__(self, batch: pyarrow.Table) -> pyarrow.Table:
        return _rows((self._row(row["number"], _unpacked(row["record"])) for row in batch.to_pylist()), ARTICLES)

    def _row(self, number: int, record: Any) -> dict[str, Any]:
        told = record if isinstance(record, Problem) else self._models.tell(record)
        if isinstance(told, Problem):
            return {"number": number, "about": told.article, "problem": told.what, "fatal": told.fatal}
        analysis = Analysis(
            self._models.tool, (told.article,), sources=told.sources, attributions=told.attributions, claims=told.claims
        )
        return {"number": number, "id": told.article.id, "analysis": as_json(analysis), **grouped_by(analysis, told.article)}


def _stories(articles: Path, way: Way) -> Dataset:
    """The articles of each story together, their accounts compared."""
    told = ray.data.read_parquet(str(articles))
    keyed = told.select_columns(["number", "day", "words", "keys"])
    alike = keyed.map_batches(_blocks, batch_format="pyarrow").groupby("block").map_groups(_pairs, batch_format="pyarrow")
    found = {(row["first"], row["second"]): row["likeness"] for row in alike.iter_rows()}
    days = {row["number"]: row["day"] for row in keyed.iter_rows() if row["day"] is not None}
    groups = ray.put(groups_of(days, found))
    grouped = told.select_columns(["number", "analysis"]).map_batches(partial(_grouped, groups=groups), batch_format="pyarrow")
    return grouped.groupby("story").map_groups(partial(_compared, compare=way.compare), batch_format="pyarrow")


def _blocks(batch: pyarrow.Table) -> pyarrow.Table:
    return _rows((block for row in batch.to_pylist() if row["keys"] is not None for block in blocks(row)), BLOCKS)


def _pairs(block: pyarrow.Table) -> pyarrow.Table:
    return _rows(pairs(block.to_pylist()), PAIRS)


def _grouped(batch: pyarrow.Table, groups: Any) -> pyarrow.Table:
    given = ray.get(groups)
    rows = (row | {"story": given[row["number"]]} for row in batch.to_pylist() if row["analysis"] is not None)
    return _rows(rows, _schema(story="int64", number="int64", analysis="string"))


def _compared(story: pyarrow.Table, compare: bool) -> pyarrow.Table:
    rows = sorted(story.to_pylist(), key=lambda row: row["number"])
    found = [read_analysis(row["analysis"]) for row in rows]
    each = [Told(one.articles[0], one.sources, one.attributions, one.claims) for one in found]
    analysis = together(each, found[0].tool, compare=compare)
    return _rows([{"story": rows[0]["story"], "analysis": as_json(analysis)}], STORIES)


def _records(stories: Path, table: str) -> Dataset:
    """The rows of one table."""
    return ray.data.read_parquet(str(stories)).map_batches(partial(_flat, table=table), batch_format="pyarrow")


def _flat(batch: pyarrow.Table, table: str) -> pyarrow.Table:
    return _rows((row for story in batch.to_pylist() for row in records(table, story)), RECORDS)
