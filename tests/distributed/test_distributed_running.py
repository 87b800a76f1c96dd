"""The stages on a local cluster of two workers: what comes out is what one machine makes of the same articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'attribution[ray]'")
read_table = pytest.importorskip("pyarrow.parquet").read_table
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own

from attribution.distributed import read_back, run  # noqa: E402
from attribution.distributed.running import InputError  # noqa: E402
from attribution.pipeline import analyze  # noqa: E402
from attribution.reports import render  # noqa: E402

NEWS = {
    "ferry-1": "Ferry sinks off Kells\n\nEleven people died when the ferry Maid of Kells sank off Kells on Monday, coastguard "
    "spokesman Anders Rygg said. The seamen's union of Kells said the ferry had left Kells with open doors.",
    "ferry-2": "Nine dead as Kells ferry goes down\n\nNine people died when the ferry Maid of Kells sank off Kells on Monday, "
    "coastguard spokesman Anders Rygg said. The ferry operator Norlink denied that the ferry doors had been open.\n\n"
    "Twelve people were killed when the ferry sank.",
    "mill-1": "Mill in Tarnow burns\n\nFive workers were injured when a paper mill in Tarnow burned on Thursday, fire chief Piotr "
    "Zielak said. The mill owner Papirex said the fire began in a paper store in Tarnow.",
    "mill-2": "Tarnow mill fire hurts seven\n\nSeven workers were injured in the Tarnow paper mill fire on Thursday, the hospital "
    "director Ewa Lisak said. Fire chief Piotr Zielak said the fire began in the boiler of the mill.\n\nThe fire injured nine workers.",
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    # A processor for each worker and one for what reads and writes; little shared memory, for the articles are few.
    ray.init(num_cpus=3, object_store_memory=150_000_000, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def written(path: Path, ids: list[str]) -> Path:
    lines = (
        json.dumps({"id": id, "text": text, "published": "2024-05-02", "publisher": "The Kells Echo"})
        for id, text in zip(ids, NEWS.values(), strict=True)
    )
    path.write_text("\n".join([*lines, "no JSON at all"]), encoding="utf8")
    return path


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("news") / "news.jsonl", list(NEWS))


@pytest.fixture(scope="module")
def folder(cluster: None, news: Path) -> Path:
    """What a run with two workers left behind."""
    run([news], news.parent / "found", workers=2)
    return news.parent / "found"


def test_two_workers_give_what_one_machine_gives(folder: Path, news: Path) -> None:
    found, known = read_back(folder), analyze([news])
    assert len(known.events) > 1
    assert len(known.problems) == 1
    assert known.relations
    assert {found.first.split("-")[0] for found in known.own_voice} == {"ferry", "mill"}  # one outlet, in both stories
    assert render("json", found) == render("json", known)


def test_a_row_is_found_by_its_columns_and_holds_its_record(folder: Path) -> None:
    rows = read_table(folder / "attributions").to_pylist()
    known = {one.id: one for one in read_back(folder).attributions}
    assert {row["id"] for row in rows} == set(known)
    for row in rows:
        assert (row["article"], row["stance"]) == (known[row["id"]].article, known[row["id"]].stance)
        assert json.loads(row["record"])["id"] == row["id"]


def test_a_run_that_was_cut_off_goes_on_with_the_table_that_is_missing(folder: Path, news: Path) -> None:
    before = {table.name: sorted(file.name for file in table.iterdir()) for table in folder.iterdir()}
    known = read_table(folder / "claims").sort_by("id").to_pylist()
    rmtree(folder / "claims")
    run([news], folder, workers=2)
    after = {table.name: sorted(file.name for file in table.iterdir()) for table in folder.iterdir()}
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} <= {"claims"}
    assert read_table(folder / "claims").sort_by("id").to_pylist() == known


def test_a_run_over_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no dumps given; name files"):
        run([], tmp_path / "found")
    assert not (tmp_path / "found").exists()


@pytest.mark.usefixtures("cluster")
def test_two_articles_of_one_id_are_refused(tmp_path: Path) -> None:
    first = written(tmp_path / "first.jsonl", list(NEWS))
    second = written(tmp_path / "second.jsonl", ["ferry-2", "x", "y", "z"])
    with pytest.raises(InputError, match="ferry-2"):
        run([first, second], tmp_path / "found")
    assert not (tmp_path / "found" / "articles").exists()
