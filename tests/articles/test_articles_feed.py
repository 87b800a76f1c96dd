"""Feeds as saved: an article an entry, what the feed leaves out, and XML that is no feed."""

from __future__ import annotations

import io
import socket
import sys
from pathlib import Path

import pytest
from saved_file import only_article, only_fault, read_saved

from attribution.articles import Reading, read
from attribution.articles.formats import read_file
from attribution.articles.reading import File, NoArticleError
from attribution.records import Article

BODY = (
    "<p>The mayor of Orsk said on Tuesday that the bridge would stay shut &amp; that nobody had been told why.</p>"
    "<p>“We asked twice,” said <b>Ana Ruiz</b>, who runs the ferry. <script>track()</script>The builder denied it.</p>"
)
PARAGRAPHS = (
    "The mayor of Orsk said on Tuesday that the bridge would stay shut & that nobody had been told why.",
    "“We asked twice,” said Ana Ruiz, who runs the ferry. The builder denied it.",
)
LONG = BODY + "<p>" + "The council met again and said that it would publish the report of its engineers. " * 6 + "</p>"


def entry(description: str = "", content: str = "", title: str = "Bridge stays shut") -> str:
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>{title}</title><link>https://gazette.example/bridge</link><dc:creator>Maeve Corrigan</dc:creator>"
        f"<pubDate>Tue, 04 Jun 2024 23:30:00 -0400</pubDate><description><![CDATA[{description}]]></description>{encoded}</item>"
    )


def rss(*entries: str, before: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = f'<rss version="2.0" {spaces}><channel><title>The Orsk Gazette</title>{"".join(entries)}</channel></rss>'
    return f"{before}\n{body}".encode()


ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Orsk Gazette</title>
<entry><title type="html">Bridge &lt;i&gt;stays&lt;/i&gt; shut</title><link href="https://gazette.example/bridge"/>
<id>tag:gazette.example,2024:1</id><author><name>Maeve Corrigan</name></author><published>2024-06-04T23:30:00-04:00</published>
<updated>2024-06-07T08:00:00Z</updated><summary>Shut.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG.replace("<script>track()</script>", "")}</div></content>
</entry></feed>""".encode()


def read_feed(tmp_path: Path, data: bytes, name: str = "gazette.rss") -> Reading:
    return read_saved(tmp_path / name, data)


def article_of(tmp_path: Path, data: bytes) -> Article:
    return only_article(read_feed(tmp_path, data))


def fault(tmp_path: Path, data: bytes, name: str = "gazette.rss") -> str:
    return only_fault(read_feed(tmp_path, data, name))


@pytest.mark.parametrize("data", [rss(entry("Shut.", LONG)), ATOM], ids=["rss", "atom"])
def test_entry_is_an_article_with_what_the_feed_tells_of_it(tmp_path: Path, data: bytes) -> None:
    reading = read_feed(tmp_path, data)
    (article,) = reading.articles
    assert reading.problems == ()
    assert (article.id, article.title, article.author) == ("gazette-1", "Bridge stays shut", "Maeve Corrigan")
    assert (article.publisher, article.published) == ("The Orsk Gazette", "2024-06-04")
    assert (article.url, article.encoding) == ("https://gazette.example/bridge", "utf-8")
    assert tuple(article.text.split("\n\n")[:3]) == ("Bridge stays shut", *PARAGRAPHS)


def test_description_is_read_where_there_is_no_more(tmp_path: Path) -> None:
    assert article_of(tmp_path, rss(entry(LONG))).text.split("\n\n")[1:3] == list(PARAGRAPHS)


def test_description_without_markup_is_read(tmp_path: Path) -> None:
    assert article_of(tmp_path, rss(entry("The bridge stays shut, the mayor said."))).text.endswith(
        "\n\nThe bridge stays shut, the mayor said."
    )


def test_entries_keep_their_order_and_have_checksums_of_their_own(tmp_path: Path) -> None:
    first, second = read_feed(tmp_path, rss(entry(LONG), entry(LONG, title="Ferry runs again"))).articles
    assert [first.id, second.id, second.title] == ["gazette-1", "gazette-2", "Ferry runs again"]
    assert first.sha256 != second.sha256


@pytest.mark.parametrize("description", ["<p>The mayor of Orsk said that …</p>", LONG + " Read more", LONG + " [...]"])
def test_summaries_are_told(tmp_path: Path, description: str) -> None:
    (problem,) = read_feed(tmp_path, rss(entry(description), entry(LONG))).problems
    assert not problem.fatal
    assert problem.what.startswith("1 of its 2 texts are summaries, it seems")


def test_entries_that_are_headlines_only_are_told(tmp_path: Path) -> None:
    reading = read_feed(tmp_path, rss(entry(), entry(LONG)))
    assert [article.id for article in reading.articles] == ["gazette-2"]
    assert [problem.what[:44] for problem in reading.problems] == ["1 of its 2 entries are headlines only; save "]


def test_feed_of_headlines_only_gives_nothing(tmp_path: Path) -> None:
    assert fault(tmp_path, rss(entry(), entry())).startswith("the 2 entries of this feed are headlines only")


@pytest.mark.parametrize("name", ["gazette", "gazette.txt", "gazette.xml", "gazette.atom"])
@pytest.mark.parametrize("data", [rss(entry(LONG)), rss(entry(LONG), before="<!-- saved --><?xml-stylesheet href='x'?>"), ATOM])
def test_feed_is_known_by_what_it_holds(tmp_path: Path, data: bytes, name: str) -> None:
    (article,) = read_feed(tmp_path, data, name).articles
    assert article.title == "Bridge stays shut"


def test_feed_is_read_from_standard_input() -> None:
    assert read(["-"], stdin=io.BytesIO(ATOM)).articles[0].id == "stdin-1"


def test_page_with_the_ending_of_a_feed_is_read_as_a_page(tmp_path: Path) -> None:
    page = f'<?xml version="1.0"?><html><body><article>{LONG}</article></body></html>'.encode()
    (article,) = read_feed(tmp_path, page, "bridge.xml").articles
    assert article.reader == ".html"


def test_xml_that_is_no_feed_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>https://gazette.example/</loc></url></urlset>")
    (tmp_path / "a.txt").write_text("The bridge stays shut, the mayor said on Tuesday.")
    (problem,) = read([tmp_path]).problems
    assert problem.what == "files without articles were passed over: sitemap.xml"


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize("name", ["gazette.rss", "gazette"])
@pytest.mark.parametrize(
    "doctype",
    [BOMB + "]>", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'],
    ids=["bomb", "file"],
)
def test_entities_are_not_read(tmp_path: Path, doctype: str, name: str) -> None:
    data = rss(entry("<p>The mayor &j; said &a; it.</p>").replace("<![CDATA[", "").replace("]]>", ""), before=doctype)
    assert fault(tmp_path, data, name).startswith("it declares entities of its own")


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("no network")

    monkeypatch.setattr(socket, "socket", refuse)
    assert fault(tmp_path, b"https://gazette.example/feed", "gazette.rss").startswith("XML, but no feed")


@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_feed_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, share: float) -> None:
    data = rss(*[entry(LONG, title=f"Bridge {number}") for number in range(5)])
    reading = read_feed(tmp_path, data[: int(share * len(data))])
    assert reading.articles[0].title == "Bridge 0"
    assert any(problem.what.startswith("broken XML") for problem in reading.problems)


def test_feed_on_which_the_parser_fails_stops_itself_alone(tmp_path: Path) -> None:
    """A character of a number too large for C: feedparser raises OverflowError, where it documents no error at all."""
    (tmp_path / "gazette.rss").write_bytes(rss(entry(LONG, title="Bridge &#99999999999; shut"), entry(LONG)))
    (tmp_path / "herald.rss").write_bytes(rss(entry(LONG)))
    reading = read([tmp_path / "gazette.rss", tmp_path / "herald.rss"])
    assert [article.id for article in reading.articles] == ["herald-1"]
    (problem,) = reading.problems
    assert problem.article == str(tmp_path / "gazette.rss")
    assert problem.what.startswith("this feed cannot be parsed (Python int too large")


def test_feed_without_entries_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path, rss()).startswith("no entries in this feed")


def test_thirty_comments_and_no_tag_are_looked_through_at_once(tmp_path: Path) -> None:
    (article,) = read_feed(tmp_path, b"<!-- -->" * 900 + b" The bridge stays shut.", "notes").articles
    assert article.reader == ".txt"


def test_entry_that_nests_deeper_than_the_limit_stops_itself_alone(tmp_path: Path) -> None:
    reading = read_feed(tmp_path, rss(entry("<div>" * 400 + "deep" + "</div>" * 400), entry(LONG)))
    assert [article.id for article in reading.articles] == ["gazette-2"]
    (problem,) = reading.problems
    assert problem.article == f"{tmp_path / 'gazette.rss'}, entry 1"
    assert "nest deeper" in problem.what


def test_missing_library_is_named_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    assert fault(tmp_path, ATOM).endswith("pip install 'attribution[feeds]'")


def test_a_feed_of_not_one_byte_is_told() -> None:
    with pytest.raises(NoArticleError, match="no feed"):
        read_file(File("bridge.rss", b""))
