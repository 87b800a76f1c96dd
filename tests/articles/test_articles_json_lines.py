"""Articles as JSON: a line each, or one file with one or a list of them."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from attribution.articles import Reading, read
from attribution.records import Article, Problem

TEXT = "The bridge at Kells is shut, the council said."


def read_as(tmp_path: Path, name: str, content: str) -> Reading:
    path = tmp_path / name
    path.write_text(content, encoding="utf8")
    return read([path])


def lines(tmp_path: Path, *entries: object) -> Reading:
    return read_as(tmp_path, "a.jsonl", "\n".join(json.dumps(entry) for entry in entries) + "\n")


def test_line_with_all_metadata(tmp_path: Path) -> None:
    entry = {
        "id": "kells-1",
        "text": TEXT,
        "title": "Bridge shut",
        "publisher": "Kells Courier",
        "author": ["Ana Ruiz", "Tom O’Neil"],
        "published": "2024-07-31T14:05:00Z",
        "url": "https://courier.example/bridge",
        "section": "local",
    }
    reading = lines(tmp_path, entry)
    assert reading.articles == (
        Article(
            id="kells-1",
            text=TEXT,
            path=str(tmp_path / "a.jsonl"),
            title="Bridge shut",
            publisher="Kells Courier",
            author="Ana Ruiz, Tom O’Neil",
            published="2024-07-31",
            url="https://courier.example/bridge",
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
            size=len(TEXT.encode()),
            encoding="utf-8",
            reader=".jsonl",
        ),
    )
    assert reading.problems == ()


def test_metadata_not_given_is_none(tmp_path: Path) -> None:
    (article,) = lines(tmp_path, {"text": f"Bridge shut\n\n{TEXT}", "title": "", "author": None}).articles
    assert (article.id, article.title, article.author, article.published) == ("a-1", None, None, None)


def test_text_is_kept_unchanged(tmp_path: Path) -> None:
    text = " \r\nOne\u2028two\x85three\n\n"
    reading = read_as(tmp_path, "a.jsonl", json.dumps({"text": text}, ensure_ascii=False))
    assert reading.articles[0].text == text


@pytest.mark.parametrize(("id", "expected"), [("x", "x"), (7, "7"), ("", "a-1"), (None, "a-1"), ({}, "a-1"), (True, "a-1")])
def test_id_is_that_of_the_line_or_its_number(tmp_path: Path, id: object, expected: str) -> None:
    assert lines(tmp_path, {"id": id, "text": TEXT}).articles[0].id == expected


def test_ids_that_collide_are_numbered(tmp_path: Path) -> None:
    reading = lines(tmp_path, *({"id": "x", "text": TEXT} for _ in range(3)))
    assert [article.id for article in reading.articles] == ["x", "x-2", "x-3"]


def test_broken_lines_are_problems_with_their_number_and_the_others_are_read(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    reading = read_as(tmp_path, "a.jsonl", f'{good}\n\n{{"text": "cut of\nnull\n[1]\n{{"id": "e", "body": "x"}}\n{good}\n')
    assert [article.id for article in reading.articles] == ["a-1", "a-7"]
    name = str(tmp_path / "a.jsonl")
    assert reading.problems == (
        Problem(
            f"{name}, line 3",
            "broken JSON (column 10: Unterminated string starting at); mend the line: one object a line",
        ),
        Problem(f"{name}, line 4", 'null instead of an object; an article is {"text": "…"}'),
        Problem(f"{name}, line 5", 'a list instead of an object; an article is {"text": "…"}'),
        Problem(f"{name}, line 6", 'no article text under "text" (it has: body, id); put the text there as a string'),
    )


@pytest.mark.parametrize("text", ["", "  \n", None, 5, ["a"]])
def test_entry_without_text_is_a_problem(tmp_path: Path, text: object) -> None:
    reading = lines(tmp_path, {"text": text})
    assert reading.articles == ()
    assert reading.problems[0].what.startswith('no article text under "text"')


@pytest.mark.parametrize("broken", ["[" * 100_000, '{"id": ' + "9" * 5000 + "}", "{"])
def test_monstrous_lines_are_problems(tmp_path: Path, broken: str) -> None:
    reading = read_as(tmp_path, "a.jsonl", broken)
    assert reading.articles == ()
    assert reading.problems[0].what.startswith("broken JSON")


def test_date_that_is_not_understood_is_remarked_on(tmp_path: Path) -> None:
    reading = lines(tmp_path, {"text": TEXT, "date": "03/04/2024"})
    assert reading.articles[0].published is None
    what = "the date '03/04/2024' is not understood and was left out; write it as 2024-07-31"
    assert reading.problems == (Problem(f"{tmp_path / 'a.jsonl'}, line 1", what, fatal=False),)


def test_half_a_surrogate_pair_is_replaced(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "a.jsonl", '{"id": "a\\ud83d", "text": "Fire \\ud83d, he said."}')
    (article,) = reading.articles
    assert (article.id, article.text) == ("a\ufffd", "Fire \ufffd, he said.")
    assert [problem.fatal for problem in reading.problems] == [False]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        pytest.param({"text": TEXT}, ["a"], id="one article"),
        pytest.param([{"text": TEXT}, {"id": "x", "text": TEXT}], ["a-1", "x"], id="a list"),
        pytest.param({"schema": "…", "articles": [{"id": "x", "text": TEXT}]}, ["x"], id="a list under articles"),
    ],
)
def test_json_file_holds_one_article_or_a_list(tmp_path: Path, content: object, ids: list[str]) -> None:
    reading = read_as(tmp_path, "a.json", json.dumps(content, indent=1))
    assert [article.id for article in reading.articles] == ids
    assert reading.problems == ()


def test_json_file_may_hold_lines(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "a.json", '{"text": "One."}\n{"text": "Two."}\n')
    assert [article.text for article in reading.articles] == ["One.", "Two."]


def test_bad_entry_of_a_list_is_a_problem_with_its_number(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "a.json", json.dumps([{"text": TEXT}, 5]))
    assert len(reading.articles) == 1
    what = 'a number instead of an object; an article is {"text": "…"}'
    assert reading.problems == (Problem(f"{tmp_path / 'a.json'}, article 2", what),)


def test_broken_json_file_is_one_problem_with_the_place(tmp_path: Path) -> None:
    reading = read_as(tmp_path, "a.json", '{\n "text": "One.",\n}\n')
    (problem,) = reading.problems
    assert problem.what.startswith("broken JSON (line ")


@pytest.mark.parametrize("content", ["{}", "[]", "5", '{"articles": {}}', '[{"body": "x"}]'])
def test_other_json_holds_no_articles(tmp_path: Path, content: str) -> None:
    reading = read_as(tmp_path, "a.json", content)
    assert reading.problems[0].what.startswith("JSON without articles")


@pytest.mark.parametrize(
    "content",
    ['{"id": "x", "text": "One."}\n', '\ufeff [ {"id": "x", "text": "One."} ]', '{\n "id": "x",\n "text": "One."\n}'],
)
def test_json_on_stdin_is_known_by_its_beginning(content: str) -> None:
    reading = read(["-"], stdin=io.BytesIO(content.encode()))
    assert [(article.id, article.text, article.path) for article in reading.articles] == [("x", "One.", None)]


def test_broken_first_line_on_stdin_does_not_lose_the_others() -> None:
    reading = read(["-"], stdin=io.BytesIO(b'{"text": One}\n{"text": "Two."}\n'))
    assert [article.text for article in reading.articles] == ["Two."]
    assert reading.problems[0].article == "stdin, line 1"


@pytest.mark.parametrize("text", ["[Editor’s note: this was updated.]", "{sic} he said", "[1] he said"])
def test_text_that_begins_with_a_bracket_is_text(text: str) -> None:
    assert read(["-"], stdin=io.BytesIO(text.encode())).articles[0].text == text
