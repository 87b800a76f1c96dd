"""The stages on a local cluster of two workers: what comes out is what one machine makes of the same articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'attribution[ray]'")
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own

from attribution.distributed import read_back, run  # noqa: E402
from attribution.distributed.inputs import InputError  # noqa: E402
from attribution.pipeline import analyze  # noqa: E402
from attribution.reports import render  # noqa: E402

NEWS = {
    "ferry-1": "Ferry sinks off Kells\n\nEleven people died when the ferry Maid of Kells sank off Kells on Monday, coastguard "
    "spokesman Anders Rygg said. The seamen's union of Kells said the ferry had left Kells with open doors.",
    "ferry-2": "Nine dead as Kells ferry goes down\n\nNine people died when the ferry Maid of Kells sank off Kells on Monday, "
    "coastguard spokesman Anders Rygg said. The ferry operator Norlink denied that the ferry doors had been open.",
    "mill-1": "Mill in Tarnow burns\n\nFive workers were injured when a paper mill in Tarnow burned on Thursday, fire chief Piotr "
    "Zielak said. The mill owner Papirex said the fire began in a paper store in Tarnow.",
    "mill-2": "Tarnow mill fire hurts seven\n\nSeven workers were injured in the Tarnow paper mill fire on Thursday, the hospital "
    "director Ewa Lisak said. Fire chief Piotr Zielak said the fire began in the boiler of the mill.",
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    # A processor for each worker and one for what reads and writes; little shared memory, for the articles are few.
    ray.init(num_cpus=3, object_store_memory=150_000_000, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def written(path: Path, ids: list[str]) -> Path:
    lines = (
        json.dumps({"id": id, "text": text, "published": "2024-05-02"}) for id, text in zip(ids, NEWS.values(), strict=True)
    )
    path.write_text("\n".join([*lines, "no JSON at all"]), encoding="utf8")
    return path


@pytest.mark.usefixtures("cluster")
def test_two_workers_give_what_one_machine_gives(tmp_path: Path) -> None:
    news = written(tmp_path / "news.jsonl", list(NEWS))
    run([news], tmp_path / "found", workers=2)
    found, known = read_back(tmp_path / "found"), analyze([news])
    assert len(known.events) > 1
    assert len(known.problems) == 1
    assert known.relations
    assert render("json", found) == render("json", known)


@pytest.mark.usefixtures("cluster")
def test_two_articles_of_one_id_are_refused(tmp_path: Path) -> None:
    first = written(tmp_path / "first.jsonl", list(NEWS))
    second = written(tmp_path / "second.jsonl", ["ferry-2", "x", "y", "z"])
    with pytest.raises(InputError, match="ferry-2"):
        run([first, second], tmp_path / "found")
    assert not (tmp_path / "found" / "articles").exists()
