"""From what the user gives to articles and problems: files, folders, patterns, stdin, and all that can be wrong."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from attribution.articles import from_texts, read
from attribution.records import Limits, Problem

NEWS = "Bridge shut\n\nThe bridge at Kells is shut, the council said on Monday.\n"


def write(path: Path, content: str | bytes = NEWS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def ids(*inputs: str | Path) -> list[str]:
    return [article.id for article in read(inputs).articles]


def only_problem(*inputs: str | Path) -> Problem:
    (problem,) = read(inputs).problems
    return problem


def test_text_file_is_one_article_with_its_text_unchanged(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfBridge shut\r\n\r\nThe bridge is shut,\tthe council  said. \r\n\r\n\r\n"
    path = write(tmp_path / "bridge.txt", raw)
    reading = read([path])
    (article,) = reading.articles
    assert article.text == raw[3:].decode()
    assert (article.id, article.path, article.title) == ("bridge", str(path), "Bridge shut")
    assert article.sha256 == hashlib.sha256(raw).hexdigest()
    assert (article.publisher, article.author, article.published, article.url) == (None, None, None, None)
    assert reading.problems == ()


def test_articles_come_in_the_order_of_the_input(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("c.txt", "a.txt", "b.txt")]
    assert ids(*paths) == ["c", "a", "b"]


def test_file_with_unknown_ending_is_read_as_text(tmp_path: Path) -> None:
    assert read([write(tmp_path / "notes.article")]).articles[0].text == NEWS
    assert read([write(tmp_path / "noending")]).articles[0].text == NEWS


def test_names_that_collide_are_numbered(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, NEWS + name) for name in ("x/a.txt", "y/a.txt", "z/a.txt")]
    assert ids(*paths) == ["a", "a-2", "a-3"]


def test_number_that_a_file_carries_itself_is_left_to_it(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, NEWS + name) for name in ("x/a.txt", "y/a.txt", "z/a-2.txt")]
    assert ids(*paths) == ["a", "a-3", "a-2"]


def test_stdin_is_read_for_a_dash() -> None:
    reading = read(["-"], stdin=io.BytesIO(NEWS.encode()))
    assert [(a.id, a.path, a.text) for a in reading.articles] == [("stdin", None, NEWS)]


def test_process_stdin_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode())))
    assert ids("-") == ["stdin"]


def test_absent_stdin_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert only_problem("-") == Problem("stdin", "there is no standard input here; give files")


def test_empty_stdin_is_a_problem() -> None:
    assert read(["-"], stdin=io.BytesIO(b"")).problems[0].article == "stdin"


def test_folder_is_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt", "about/e.txt"):
        write(tmp_path / name)
    assert ids(tmp_path) == ["a", "b", "e", "c"]


def test_folder_passes_over_other_files_and_says_so(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "photo.jpg", b"\xff\xd8\xff\xe0\x00")
    write(tmp_path / "gold.json", '{"sources": []}')
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["a"]
    what = "files without articles were passed over: gold.json, photo.jpg"
    assert reading.problems == (Problem(str(tmp_path), what, fatal=False),)


def test_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    write(tmp_path / "page.html", f"<html><body><p>{NEWS}</p><p>{NEWS}</p></body></html>")
    write(tmp_path / "page_files/script.txt", "var x = 1")
    write(tmp_path / "style.css", "p {}")
    write(tmp_path / "notes_files/b.txt")
    assert ids(tmp_path) == ["page", "b"]


def test_links_that_lead_back_up_are_walked_once(tmp_path: Path) -> None:
    write(tmp_path / "sub/a.txt")
    (tmp_path / "sub/up").symlink_to(tmp_path, target_is_directory=True)
    assert ids(tmp_path) == ["a"]


def test_linked_folders_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/a.txt")
    (tmp_path / "given").mkdir()
    (tmp_path / "given/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert ids(tmp_path / "given") == ["a"]


def test_pipe_in_a_folder_is_not_waited_on(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert ids(tmp_path) == ["a"]


def test_pattern_left_by_the_shell_is_expanded(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md", "sub/d.txt"):
        write(tmp_path / name, NEWS + name)
    assert ids(f"{tmp_path}/*.txt") == ["a", "b"]
    assert ids(f"{tmp_path}/**/*.txt") == ["a", "b", "d"]


def test_pattern_that_matches_a_folder_reads_it(tmp_path: Path) -> None:
    write(tmp_path / "story/a.txt")
    assert ids(f"{tmp_path}/st*") == ["a"]


def test_file_whose_name_looks_like_a_pattern_is_itself(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "what [1].txt")) == ["what [1]"]


def test_file_given_twice_is_read_once_and_said_so(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    reading = read([path, tmp_path])
    assert [article.id for article in reading.articles] == ["a"]
    assert reading.problems == (Problem(str(path), "given more than once; it was read once", fatal=False),)


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("nowhere.txt", "no such file or folder; check the path"),
        ("", "no such file or folder; check the path"),
        ("no*.where", "no file matches this pattern; check the folder and the ending"),
        ("http://example.org/news", "a web address; the tool never goes online: save the page first and give its file"),
        ("HTTPS://example.org", "a web address; the tool never goes online: save the page first and give its file"),
        ("www.example.org/a", "a web address; the tool never goes online: save the page first and give its file"),
    ],
)
def test_what_is_not_there_is_named_with_what_to_do(given: str, what: str) -> None:
    assert only_problem(given) == Problem(given or "''", what)


def test_web_address_as_a_path_is_recognised() -> None:
    assert "web address" in only_problem(Path("https://example.org/news")).what


@pytest.mark.parametrize("given", ["x" * 5000, "a\0b"])
def test_impossible_path_is_a_problem(given: str) -> None:
    assert only_problem(given).what.startswith("cannot be read (")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(b"", "empty: there is nothing to read in it", id="empty"),
        pytest.param(b" \n\n", "empty: there is nothing to read in it", id="blank"),
        pytest.param(b"{\\rtf1 x}", "an RTF document, not text", id="rtf"),
        pytest.param(b"a\0b", "binary data (it has NUL bytes), not text", id="binary"),
        pytest.param(b"\x81\x8d\x8f\x90\x9d" * 5, "not text in UTF-8", id="undecodable"),
    ],
)
def test_file_without_text_is_a_fatal_problem(tmp_path: Path, content: bytes, what: str) -> None:
    path = write(tmp_path / "a.txt", content)
    problem = only_problem(path)
    assert (problem.article, problem.fatal) == (str(path), True)
    assert problem.what.startswith(what)


def test_other_files_go_on_after_a_bad_one(tmp_path: Path) -> None:
    reading = read([write(tmp_path / "a.txt"), tmp_path / "nowhere.txt", write(tmp_path / "b.txt")])
    assert [article.id for article in reading.articles] == ["a", "b"]
    assert len(reading.problems) == 1


def test_unreadable_file_is_a_problem_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    path = write(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    what = "cannot be read (Permission denied); check the file and its permissions"
    assert only_problem(path) == Problem(str(path), what)


def test_unreadable_folder_inside_a_folder_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "shut/b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["a"]
    what = "cannot be read (Permission denied); check its permissions"
    assert reading.problems == (Problem(str(tmp_path / "shut"), what),)


def test_broken_link_in_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert only_problem(tmp_path).article == str(tmp_path / "a.txt")


def test_folder_without_files_is_a_fatal_problem(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    assert only_problem(tmp_path) == Problem(str(tmp_path), "no files in this folder; give one with articles")


def test_folder_without_articles_names_what_is_in_it(tmp_path: Path) -> None:
    for number in range(7):
        write(tmp_path / f"{number}.png", b"\x89PNG")
    what = "no articles in this folder, only other files: 0.png, 1.png, 2.png, 3.png, 4.png and 2 more"
    assert only_problem(tmp_path) == Problem(str(tmp_path), what)


def test_file_name_that_is_not_utf_8_can_be_written(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    write(path)
    (article,) = read([path]).articles
    assert article.id == "caf\ufffd"
    assert (article.path or "").encode()


def test_furniture_is_found_in_what_was_read(tmp_path: Path) -> None:
    (article,) = read([write(tmp_path / "a.txt", NEWS + "\nLeave a Reply\n")]).articles
    assert [extent.of(article.text) for extent in article.furniture] == ["Leave a Reply"]


def test_text_of_furniture_alone_is_remarked_on(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Please enable JavaScript to view this page\n\nAll rights reserved.\n")
    reading = read([path])
    assert len(reading.articles) == 1
    what = "nothing in it but site furniture (buttons, notices); open the page and save it again"
    assert reading.problems == (Problem(str(path), what, fatal=False),)


def test_text_in_another_language_is_read_with_a_remark(tmp_path: Path) -> None:
    german = "Die Brücke in Kells ist gesperrt, sagte die Bürgermeisterin am Montag vor Journalisten. " * 4
    path = write(tmp_path / "a.txt", german)
    reading = read([path])
    assert reading.articles[0].text == german
    what = "does not look English (looks like de); read all the same, expect little"
    assert reading.problems == (Problem(str(path), what, fatal=False),)


def test_guessed_encoding_is_remarked_on(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "“We won’t leave,” he said.".encode("cp1252"))
    reading = read([path])
    assert reading.articles[0].text == "“We won’t leave,” he said."
    assert [(p.article, p.fatal) for p in reading.problems] == [(str(path), False)]
    assert "cp1252" in reading.problems[0].what


def test_nothing_given_is_nothing_read() -> None:
    assert read([]) == read([])
    assert (read([]).articles, read([]).problems) == ((), ())


def test_texts_are_numbered_articles() -> None:
    reading = from_texts([NEWS, "", "One line, he said."])
    assert [(a.id, a.text, a.title, a.path) for a in reading.articles] == [
        ("text-1", NEWS, "Bridge shut", None),
        ("text-3", "One line, he said.", None, None),
    ]
    assert reading.articles[0].sha256 == hashlib.sha256(NEWS.encode()).hexdigest()
    assert reading.problems == (Problem("text-2", "empty: there is nothing to read in it"),)


def test_text_with_half_a_surrogate_pair_can_be_encoded() -> None:
    reading = from_texts(["Fire \ud83d, he said."])
    assert reading.articles[0].text == "Fire \ufffd, he said."
    assert [(p.article, p.fatal) for p in reading.problems] == [("text-1", False)]


def test_millions_of_characters_are_read_whole(tmp_path: Path) -> None:
    text = NEWS * 15_000
    (article,) = read([write(tmp_path / "a.txt", text)], limits=Limits(characters=len(text))).articles
    assert article.text == text
