"""Saved web pages: the article's text in paragraphs, its metadata, and none of the page around it."""

from __future__ import annotations

import hashlib
import io
import socket
from pathlib import Path

import pytest
from saved_file import only_article, read_saved

from attribution.articles import Reading, read
from attribution.records import Article

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry crew warned owner | The Harbour Gazette</title>
<meta property="og:title" content="Ferry crew warned owner, inquiry told">
<meta property="og:site_name" content="The Harbour Gazette"><meta name="author" content="Maeve Corrigan">
<meta property="article:published_time" content="2024-03-12T09:30:00+00:00">
<link rel="canonical" href="https://gazette.example/ferry"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>{headline}<p>The crew of the <em>Sea Lark</em> warned its
owner three times about a failing engine, an inquiry heard on Tuesday, <a href="/q">as reported earlier</a>.</p>
{middle}
<p>The hearing goes on, Judge Ruth Adeyemi said. She expects to report in the autumn and asked the families for
patience while the divers finish their work on the wreck, which lies in forty metres of water.</p>
</article></main><footer>Privacy policy</footer></body></html>
"""
FIRST = (
    "The crew of the Sea Lark warned its owner three times about a failing engine, an inquiry heard on Tuesday, "
    "as reported earlier."
)


def page(middle: str = "", headline: str = "<h1>Ferry crew warned owner, inquiry told</h1>") -> str:
    return PAGE.format(middle=middle, headline=headline)


def read_page(tmp_path: Path, content: str | bytes, name: str = "ferry.html") -> Reading:
    return read_saved(tmp_path / name, content.encode() if isinstance(content, str) else content)


def article_of(tmp_path: Path, content: str | bytes, name: str = "ferry.html") -> Article:
    return only_article(read_page(tmp_path, content, name))


def middle_of(tmp_path: Path, middle: str) -> list[str]:
    """The paragraphs between the headline with the first paragraph, and the last."""
    return article_of(tmp_path, page(middle)).text.split("\n\n")[2:-1]


def test_page_is_one_article_with_its_metadata(tmp_path: Path) -> None:
    reading = read_page(tmp_path, page())
    (article,) = reading.articles
    assert reading.problems == ()
    assert article.id == "ferry"
    assert article.path == str(tmp_path / "ferry.html")
    assert article.title == "Ferry crew warned owner, inquiry told"
    assert article.publisher == "The Harbour Gazette"
    assert article.author == "Maeve Corrigan"
    assert article.published == "2024-03-12"
    assert article.url == "https://gazette.example/ferry"
    assert article.sha256 == hashlib.sha256(page().encode()).hexdigest()


def test_text_is_headline_and_paragraphs_parted_by_blank_lines(tmp_path: Path) -> None:
    paragraphs = article_of(tmp_path, page()).text.split("\n\n")
    assert paragraphs[:2] == ["Ferry crew warned owner, inquiry told", FIRST]
    assert paragraphs[2].startswith("The hearing goes on, Judge Ruth Adeyemi said. She expects")
    assert len(paragraphs) == 3


def test_headline_that_stands_in_the_metadata_only_heads_the_text(tmp_path: Path) -> None:
    text = article_of(tmp_path, page(headline="")).text
    assert text.startswith(f"Ferry crew warned owner, inquiry told\n\n{FIRST}")


def test_headline_worded_otherwise_in_the_page_is_the_only_one(tmp_path: Path) -> None:
    text = article_of(tmp_path, page(headline="<h1>‘Three warnings’ before ferry sank</h1>")).text
    assert text.startswith(f"‘Three warnings’ before ferry sank\n\n{FIRST}")


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        pytest.param(
            "<blockquote><p>“We told them in January.”</p><p>“They laughed.”</p></blockquote>",
            ["“We told them in January.”", "“They laughed.”"],
            id="block quotation",
        ),
        pytest.param(
            "<ul><li>Eleven died, the coroner said.</li><li>“The pump was <b>dead</b>,” said Lina Marsh.</li></ul>",
            ["Eleven died, the coroner said.", "“The pump was dead,” said Lina Marsh."],
            id="list",
        ),
        pytest.param(
            "<figure><img><figcaption>“Nobody listened,” Owen Pryce said. Photo: A. Ruiz</figcaption></figure>",
            ["“Nobody listened,” Owen Pryce said. Photo: A. Ruiz"],
            id="quotation in a caption",
        ),
        pytest.param(
            "<p>He described the ship as <q>a floating <i>coffin</i></q>.</p><p><q>A wreck</q>, she said.</p>",
            ["He described the ship as “a floating coffin”.", "“A wreck”, she said."],
            id="inline quotation gets the marks a browser draws",
        ),
        pytest.param(
            "<h2>What was heard</h2><p>Coastline denied the claim.</p>",
            ["What was heard", "Coastline denied the claim."],
            id="subheading",
        ),
        pytest.param(
            "<p>Coastline denied the claim.<br>“It was repaired,” it said.<br><br>The crew left.</p>",
            ["Coastline denied the claim.\n“It was repaired,” it said.", "The crew left."],
            id="line breaks",
        ),
        pytest.param(
            "<p>Coastline\n   denied\tthe&nbsp;claim.</p>",
            ["Coastline denied the claim."],
            id="blanks of the markup",
        ),
    ],
)
def test_what_stands_between_the_paragraphs(tmp_path: Path, markup: str, paragraphs: list[str]) -> None:
    assert middle_of(tmp_path, markup) == paragraphs


def test_rows_of_a_table_are_lines_of_their_own(tmp_path: Path) -> None:
    markup = "<table><tr><th>Port</th><th>Deaths</th></tr><tr><td>Kells</td><td>4</td></tr></table>"
    assert middle_of(tmp_path, markup) == ["Port | Deaths", "Kells | 4"]


def test_short_page_is_read(tmp_path: Path) -> None:
    text = article_of(tmp_path, "<html><body><h1>Fire</h1><p>Nobody was hurt, the mayor said.</p></body></html>").text
    assert text == "Fire\n\nNobody was hurt, the mayor said."


def test_year_of_a_copyright_notice_is_no_date(tmp_path: Path) -> None:
    markup = "<html><body><article><p>Nobody was hurt, he said.</p><p>© 2019 Gazette</p></article></body></html>"
    assert article_of(tmp_path, markup).published is None


def test_address_in_the_comment_of_the_browser_is_taken(tmp_path: Path) -> None:
    comment = "<!-- saved from url=(0031)https://gazette.example/fire -->"
    markup = f"{comment}<html><body><p>Nobody was hurt, he said.</p><p>The fire is out.</p></body></html>"
    assert article_of(tmp_path, markup).url == "https://gazette.example/fire"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<html><body></body></html>", id="empty body"),
        pytest.param("<html><body><script>var text = 'x'</script></body></html>", id="script only"),
        pytest.param("just a line", id="no markup"),
    ],
)
def test_page_without_article_text_is_a_problem(tmp_path: Path, markup: str) -> None:
    reading = read_page(tmp_path, markup)
    assert reading.articles == ()
    (problem,) = reading.problems
    assert problem.fatal
    assert problem.what.startswith("no article text in this page")


def test_declared_encoding_is_believed(tmp_path: Path) -> None:
    content = page("<p>Żółć, said Łukasz.</p>").replace('charset="utf-8"', 'charset="iso-8859-2"').encode("iso-8859-2")
    reading = read_page(tmp_path, content)
    assert "Żółć, said Łukasz." in reading.articles[0].text
    assert reading.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["page.txt", "page.saved", "page"])
def test_page_is_known_by_its_beginning(tmp_path: Path, name: str, encoding: str) -> None:
    article = article_of(tmp_path, f"\n<!-- saved -->\n{page()}".encode(encoding), name)
    assert (article.id, article.publisher) == ("page", "The Harbour Gazette")


@pytest.mark.parametrize("beginning", ["<!doctype html>", "<HTML>", "<?xml version='1.0'?><html>"])
def test_page_on_stdin_is_known_by_its_beginning(beginning: str) -> None:
    content = f"{beginning}<body><h1>Fire</h1><p>Nobody was hurt, the mayor said.</p></body>"
    (article,) = read(["-"], stdin=io.BytesIO(content.encode())).articles
    assert (article.id, article.text) == ("stdin", "Fire\n\nNobody was hurt, the mayor said.")


def test_text_about_html_is_text(tmp_path: Path) -> None:
    text = "The <html> tag is thirty years old, its inventor said."
    assert article_of(tmp_path, text, "a.txt").text == text


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://gazette.example/ferry
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: {kind}
Content-Transfer-Encoding: quoted-printable

<html><body><h1>Fire</h1><p>=E2=80=9CNobody was hurt,=E2=80=9D the mayor sa=
id.</p></body></html>
------b--
"""


@pytest.mark.parametrize("name", ["fire.mhtml", "fire.mht", "fire"])
def test_page_in_one_file_is_read(tmp_path: Path, name: str) -> None:
    content = MHTML.format(kind='text/html; charset="utf-8"')
    article = article_of(tmp_path, content, name)
    assert article.text == "Fire\n\n“Nobody was hurt,” the mayor said."
    assert article.url == "https://gazette.example/ferry"
    assert article.sha256 == hashlib.sha256(content.encode()).hexdigest()


def test_archive_without_page_is_a_problem(tmp_path: Path) -> None:
    reading = read_page(tmp_path, MHTML.format(kind="image/png"), "fire.mhtml")
    assert [problem.what for problem in reading.problems] == ["no page in this web archive; save the page as HTML"]


def test_parser_that_fails_stops_the_page_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def fail(*args: object, **options: object) -> None:
        raise AssertionError("broken tree")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    reading = read_page(tmp_path, page())
    assert reading.articles == ()
    assert reading.problems[0].what == "this page cannot be parsed (broken tree); save it as text"


def test_reading_never_goes_online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert read_page(tmp_path, page("<img src='https://gazette.example/x.jpg'>")).problems == ()
