"""Dumps read for a cluster: what JSON lines, Parquet and WARC give, and what is told of broken ones."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from attribution.articles import Reading, read
from attribution.articles.reading import joined
from attribution.records import LIMITS, Limits

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'attribution[ray]'")
parquet = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("ray", reason="Ray is not installed: pip install 'attribution[ray]'")
pytest.importorskip("warcio", reason="warcio is not installed: pip install 'attribution[ray]'")

from attribution.distributed.inputs import read_dump  # noqa: E402

ROWS = [
    {"id": "ferry", "text": "Ferry sinks\n\nEleven people died, police said.", "published": "2024-05-02"},
    {"id": "mill", "text": "Mill burns\n\nFive people were hurt, the fire chief said.", "published": "2024-05-03"},
]
PAGE = "<html><head><title>{0}</title></head><body><article><p>{1}</p></article></body></html>"
PARAGRAPH = "The harbour master of Brandal said on Tuesday that twelve ships were waiting off the port because of the strike. "


def dump(path: Path, limits: Limits = LIMITS) -> Reading:
    return joined(read_dump(str(path), limits))


def warc(pages: int) -> list[bytes]:
    """The records of a WARC."""
    return [_record(f"https://example.org/{number}", PAGE.format(f"Strike {number}", PARAGRAPH * 3)) for number in range(pages)]


def _record(url: str, page: str) -> bytes:
    answer = f"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
        f"WARC-Date: 2024-05-02T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_parquet_gives_the_articles_that_json_lines_give(tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf8")
    table = pyarrow.Table.from_pylist([row | {"published": date.fromisoformat(row["published"]), "page": 3} for row in ROWS])
    parquet.write_table(table, tmp_path / "news.parquet")
    found = dump(tmp_path / "news.parquet")
    known = [(a.id, a.text, a.title, a.published) for a in read([lines]).articles]
    assert [(a.id, a.text, a.title, a.published) for a in found.articles] == known
    assert found.problems == ()


def test_parquet_without_the_column_of_texts_is_told(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table({"body": ["Ferry sinks"], "id": ["1"]}), tmp_path / "news.parquet")
    (problem,) = dump(tmp_path / "news.parquet").problems
    assert 'no column "text" (it has: body, id)' in problem.what


def test_a_file_that_is_no_parquet_is_told(tmp_path: Path) -> None:
    (tmp_path / "news.parquet").write_bytes(b"PAR1 and then nothing")
    (problem,) = dump(tmp_path / "news.parquet").problems
    assert "cannot be read" in problem.what


def test_pages_of_a_warc_are_articles_with_their_addresses(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"".join(warc(3)))
    found = dump(tmp_path / "crawl.warc")
    assert [article.url for article in found.articles] == [f"https://example.org/{number}" for number in range(3)]
    assert all("twelve ships" in article.text for article in found.articles)
    assert len({article.id for article in found.articles}) == 3


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
def test_of_a_warc_cut_short_the_whole_pages_are_read_and_the_cut_is_told(compressed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("crawl.warc.gz" if compressed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(record) if compressed else record for record in warc(3))[:-60])
    found = dump(path)
    assert len(found.articles) == 2
    assert "cut short" in found.problems[-1].what


def test_an_article_beyond_the_limit_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [ROWS[0], {"id": "dump", "text": "a word " * 200}, ROWS[1]]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "news.parquet")
    found = dump(tmp_path / "news.parquet", Limits(characters=1000))
    assert [article.id for article in found.articles] == ["ferry", "mill"]
    assert "1,400 characters, more than the 1,000" in found.problems[0].what
