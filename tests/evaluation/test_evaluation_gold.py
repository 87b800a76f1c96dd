"""Gold data as files: what is read, and what is said of what cannot be."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from attribution.errors import UsageError
from attribution.evaluation import read_gold, read_relations
from attribution.records import Extent

TEXT = "The union said no. Nobody else did."
RELATION = {"content": [[15, 17]], "source": [[0, 9]], "cue": [[10, 14]]}
ARTICLE = {"id": "a", "text": TEXT, "relations": [RELATION]}


def written(path: Path, *lines: object) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_plain_and_gzipped_lines_are_read(name: str, tmp_path: Path) -> None:
    gold = read_gold([written(tmp_path / name, ARTICLE, "", {"id": "b", "text": "Rain.", "relations": []})])
    assert [article.id for article in gold.articles] == ["a", "b"]
    relation = gold.articles[0].relations[0]
    assert [extent.of(TEXT) for extent in (*relation.source, *relation.cue, *relation.content)] == ["The union", "said", "no"]


def test_a_part_may_be_missing_or_null(tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", {**ARTICLE, "relations": [{"content": [[15, 17]], "source": None}]})
    relation = read_gold([path]).articles[0].relations[0]
    assert relation.source == relation.cue == ()


def test_pieces_are_put_in_text_order(tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", {**ARTICLE, "relations": [{"content": [[19, 25], [15, 17]]}]})
    assert read_gold([path]).articles[0].relations[0].content == (Extent(15, 17), Extent(19, 25))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "b", "text"', "broken JSON (column 19"),
        ("[1]", "no JSON object"),
        ({"text": TEXT, "relations": []}, 'no name of the article under "id"'),
        ({"id": "b", "relations": []}, 'no article text under "text"'),
        ({"id": "b", "text": TEXT}, 'no list under "relations"'),
        ({"id": "b", "text": TEXT, "relations": [3]}, "relation 1: no object"),
        ({"id": "b", "text": TEXT, "relations": [{"content": 5}]}, 'relation 1, "content": no list'),
        ({"id": "b", "text": TEXT, "relations": [RELATION, {"content": [[4]]}]}, 'relation 2, "content": [4] is no stretch'),
        ({"id": "b", "text": TEXT, "relations": [{"content": [[9, 4]]}]}, "[9, 4] is no stretch"),
        ({"id": "b", "text": TEXT, "relations": [{"content": [[True, 4]]}]}, "[true, 4] is no stretch"),
        ({"id": "b", "text": TEXT, "relations": [{"source": [[0, 99]]}]}, "ends after the text, which has 35 characters"),
        ({**ARTICLE, "text": TEXT}, "a line before it has the id 'a' too"),
        ({"id": "b", "text": TEXT, "relations": [{"confidence": 7}]}, "7 is no number from 0 to 1"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) > 20 else "",
)
def test_a_malformed_line_is_named_with_what_to_do(line: Any, said: str, tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", ARTICLE, "", line)
    with pytest.raises(UsageError) as told:
        read_gold([path])
    assert f"{path}, line 3" in str(told.value)
    assert said in str(told.value)
    assert ";" in str(told.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no lines in it"),
        (b"\xff\xfe", "byte 0 is no UTF-8"),
        (b"\x1f\x8bnothing", "cannot be read"),
        (gzip.compress(b"{}" * 400)[:-12], "cut off or damaged"),
        (b'{"id": "a", "text": "Rain.", "relations": []}', "no relation is marked"),
        (b"[" * 100_000, "nested too deep"),
    ],
    ids=["empty", "not UTF-8", "no gzip", "gzip cut off", "nothing marked", "deep"],
)
def test_a_file_that_is_no_gold_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=said):
        read_gold([path])


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        read_gold([tmp_path / "nowhere.jsonl"])


def test_the_digest_changes_with_a_mark_and_not_with_the_place(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one = read_gold([written(tmp_path / "gold.jsonl", ARTICLE)])
    same = read_gold([written(tmp_path / "other" / "gold.jsonl", ARTICLE)])
    changed = read_gold([written(tmp_path / "gold.jsonl", {**ARTICLE, "relations": [{**RELATION, "cue": []}]})])
    assert one.sha256 == same.sha256 != changed.sha256


def test_predictions_carry_detector_and_confidence(tmp_path: Path) -> None:
    given = {"id": "a", "relations": [{**RELATION, "detector": "rules", "confidence": 0.5}]}
    relation = read_relations(written(tmp_path / "found.jsonl", given))["a"][0]
    assert (relation.detector, relation.confidence) == ("rules", 0.5)


STORY = {
    "attributions": [
        {
            "id": "a1",
            "article": "article-1",
            "source": {"text": "it", "nth": 1},
            "cue": {"text": "said", "nth": 1},
            "content": [{"text": "the pit"}, {"text": "is full"}],
            "speaker": "s1",
            "style": "indirect",
            "stance": "asserts",
        }
    ]
}
PIT = "Pit full\n\nThe union said no, and it said the pit at Varn is full."


def story(folder: Path, gold: object = STORY, text: str = PIT) -> Path:
    folder.mkdir()
    (folder / "article-1.txt").write_text(text, encoding="utf8")
    (folder / "gold.json").write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf8")
    return folder


def test_pieces_of_a_story_are_found_by_their_words(tmp_path: Path) -> None:
    relation = read_gold([story(tmp_path / "01-pit")]).articles[0].relations[0]
    assert relation.source == (Extent(PIT.index("it said"), PIT.index("it said") + 2),)
    assert relation.cue[0].start == PIT.index("said the pit")
    assert [extent.of(PIT) for extent in relation.content] == ["the pit", "is full"]
    assert (relation.speaker, relation.style, relation.stance) == ("s1", "indirect", "asserts")


def test_a_folder_of_stories_is_read_story_by_story(tmp_path: Path) -> None:
    for name in ("02-b", "01-a"):
        story(tmp_path / name)
    gold = read_gold([tmp_path])
    assert [each.name for each in gold.stories] == ["01-a", "02-b"]


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        (
            {"attributions": [{**STORY["attributions"][0], "content": [{"text": "the mine"}]}]},
            "a1: 'the mine' .nth 0. is not in",
        ),
        ({"attributions": [{**STORY["attributions"][0], "stance": "hopes"}]}, "'hopes' is no stance"),
        ({"attributions": [{**STORY["attributions"][0], "article": "article-9"}]}, "'article-9' is missing"),
        ({"attributions": 4}, "of another form"),
        ("{", "cannot be read"),
    ],
    ids=["words not there", "unknown stance", "no such article", "another form", "broken JSON"],
)
def test_a_story_that_does_not_fit_its_gold_is_told(gold: object, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        read_gold([story(tmp_path / "01-pit", gold)])


def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="give a folder of gold stories"):
        read_gold([tmp_path])
