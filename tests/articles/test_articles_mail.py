"""Messages and mailboxes: the text, who sent it and when, and what is not read."""

from __future__ import annotations

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from saved_file import only_article, only_fault, read_saved

from attribution.articles import Reading, read
from attribution.records import Article

TEXT = (
    "The harbour authority closed the port of Vestra on Tuesday after a crane fell into the water.\n\n"
    "“Nobody was hurt,” said Ruth Adeyemi, its director. She denied that the crane had been due for repair.\n"
)


def message(text: str | None = TEXT, page: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    given = {"From": "Press Office <press@harbour.example>", "To": "desk@gazette.example", "Subject": "Port of Vestra closed"}
    for name, value in (
        given | {"Date": "Tue, 04 Jun 2024 23:30:00 -0400", "Message-ID": "<1@harbour.example>"} | headers
    ).items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if page is not None and text is not None:
        made.add_alternative(page, subtype="html")
    elif page is not None:
        made.set_content(page, subtype="html")
    return made


def read_message(tmp_path: Path, made: EmailMessage | bytes, name: str = "port.eml") -> Reading:
    return read_saved(tmp_path / name, made if isinstance(made, bytes) else made.as_bytes())


def article_of(tmp_path: Path, made: EmailMessage | bytes, name: str = "port.eml") -> Article:
    return only_article(read_message(tmp_path, made, name))


def furniture(article: Article) -> list[str]:
    return [extent.of(article.text).strip() for extent in article.furniture]


def test_message_is_one_article_with_what_its_headers_tell(tmp_path: Path) -> None:
    article = article_of(tmp_path, message())
    assert (article.id, article.title, article.author) == ("port", "Port of Vestra closed", "Press Office")
    assert (article.text, article.encoding, article.reader) == (TEXT, "utf-8", ".eml")


def test_date_is_that_where_the_message_was_written(tmp_path: Path) -> None:
    assert article_of(tmp_path, message()).published == "2024-06-04"


@pytest.mark.parametrize("subject", ["Fwd: Port of Vestra closed", "RE: FW: Port of Vestra closed"])
def test_marks_of_answering_are_no_part_of_the_title(tmp_path: Path, subject: str) -> None:
    assert article_of(tmp_path, message(Subject=subject)).title == "Port of Vestra closed"


@pytest.mark.parametrize("charset", ["iso-8859-1", "cp1252", "koi8-u"])
def test_text_is_decoded_as_it_declares(tmp_path: Path, charset: str) -> None:
    made = message(None)
    words = (
        "The port is closed to all ships, said Hélène Núñez."
        if charset != "koi8-u"
        else "The port is closed to all ships; порт."
    )
    made.set_content(words, charset=charset)
    assert article_of(tmp_path, made).text.strip() == words


def test_unknown_charset_is_guessed(tmp_path: Path) -> None:
    data = message("The port is closed to all ships.").as_bytes().replace(b'charset="utf-8"', b'charset="x-none"')
    assert article_of(tmp_path, data).text == "The port is closed to all ships.\n"


def test_page_is_read_where_there_is_no_text(tmp_path: Path) -> None:
    page = "<html><head><style>p{}</style></head><body><p>The port is <b>closed</b>.<p>“Nobody was hurt,”<br>she said.</body></html>"
    assert article_of(tmp_path, message(None, page)).text == "The port is closed.\n\n“Nobody was hurt,”\nshe said."


def test_page_is_read_where_the_text_only_points_to_it(tmp_path: Path) -> None:
    made = message("Your program cannot show this message.", "<p>The port of Vestra is closed.</p>")
    assert article_of(tmp_path, made).text == "The port of Vestra is closed."


def test_text_is_preferred_to_the_page(tmp_path: Path) -> None:
    assert article_of(tmp_path, message(TEXT, "<p>Other words</p>")).text == TEXT


def test_lines_that_flow_are_one(tmp_path: Path) -> None:
    made = message("The port was closed \non Tuesday, \nshe said.\n\nNobody was hurt.\n")
    made.set_param("format", "flowed")
    assert article_of(tmp_path, made).text == "The port was closed on Tuesday, she said.\n\nNobody was hurt.\n"


def test_signature_is_furniture(tmp_path: Path) -> None:
    article = article_of(tmp_path, message(TEXT + "-- \nRuth Adeyemi\nHarbour Authority\n"))
    assert furniture(article) == ["-- \nRuth Adeyemi\nHarbour Authority"]


def test_what_is_quoted_of_another_message_is_furniture(tmp_path: Path) -> None:
    quoted = (
        "On Mon, 3 Jun 2024 at 10:00, Luis Rey <rey@gazette.example> wrote:\n> Was the crane due for repair?\n> And who paid?"
    )
    article = article_of(tmp_path, message(quoted + "\n\n" + TEXT))
    assert furniture(article) == [quoted]


def test_message_that_is_all_quoted_is_read(tmp_path: Path) -> None:
    article = article_of(tmp_path, message("> The port is closed, she said.\n> Nobody was hurt.\n"))
    assert article.furniture == ()


def test_attachments_that_could_be_read_are_named(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="statement.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    reading = read_message(tmp_path, made)
    assert [(problem.what, problem.fatal) for problem in reading.problems] == [
        ("its attachments are not read (statement.pdf); save them and give their files", False)
    ]
    assert reading.articles[0].text == TEXT


@pytest.mark.parametrize("name", ["port", "port.txt"])
def test_message_is_known_by_its_headers(tmp_path: Path, name: str) -> None:
    assert article_of(tmp_path, message(), name).reader == ".eml"


def test_memo_with_headers_that_somebody_typed_is_text(tmp_path: Path) -> None:
    memo = f"From: Press Office\nTo: All desks\nDate: 4 June 2024\n\n{TEXT}".encode()
    assert article_of(tmp_path, memo, "memo.txt").text == memo.decode()


def test_message_is_read_from_standard_input() -> None:
    assert read(["-"], stdin=io.BytesIO(message().as_bytes())).articles[0].title == "Port of Vestra closed"


@pytest.mark.parametrize(
    "data",
    [
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--\n",
        b"From: a@b.example\nMessage-ID: <1>\n\n",
    ],
    ids=["no-text-part", "empty"],
)
def test_message_without_text_is_told(tmp_path: Path, data: bytes) -> None:
    (problem,) = read_message(tmp_path, data).problems
    assert problem.fatal
    assert problem.what.startswith("no text in this message")


@pytest.mark.parametrize(
    "headers",
    [
        b"From: =?utf-8?q?=ff=fe?= <@>\nDate: soon\nSubject: =?x?b?@?=\n",
        b"From: ]\nDate: \nSubject:\n",
        b"From\nSubject: \xff\xfe\n",
    ],
    ids=["encoded-words", "empty", "bytes"],
)
def test_broken_headers_do_not_stop_the_message(tmp_path: Path, headers: bytes) -> None:
    article = article_of(tmp_path, headers + b"\nThe port is closed, the authority said on Tuesday.\n")
    assert "The port is closed" in article.text
    assert article.published is None


@pytest.mark.parametrize("words", ["after a crane", "Nobody was hurt", "<p>The harbour", "in the sea.</p>"])
def test_message_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, words: str) -> None:
    data = message(TEXT, "<p>The harbour was closed. A crane is in the sea.</p>").as_bytes()
    text = article_of(tmp_path, data[: data.index(words.encode()) + len(words)]).text
    assert len(text) > 60
    assert TEXT.startswith(text.strip())


def test_message_cut_off_before_its_text_is_told(tmp_path: Path) -> None:
    data = message(TEXT).as_bytes()
    assert only_fault(read_message(tmp_path, data[: data.index(b"The harbour")])).startswith("no text in this message")


def kept(tmp_path: Path, *messages: EmailMessage) -> Path:
    box = mailbox.mbox(tmp_path / "desk.mbox")
    for made in messages:
        box.add(mailbox.mboxMessage(made))
    box.close()
    return tmp_path / "desk.mbox"


def test_mailbox_is_an_article_a_message(tmp_path: Path) -> None:
    second = message(
        "From Vestra, boats left for Orsk all day, a witness said.\n\nFrom 2024 on they will not.\n", Subject="Boats"
    )
    first, other = read([kept(tmp_path, message(), second)]).articles
    assert (first.id, first.title, first.text.strip()) == ("desk-1", "Port of Vestra closed", TEXT.strip())
    assert (other.id, other.title) == ("desk-2", "Boats")
    assert other.text.startswith("From Vestra, boats left")
    assert first.sha256 != other.sha256


def test_message_without_text_does_not_stop_a_mailbox(tmp_path: Path) -> None:
    reading = read([kept(tmp_path, message(""), message())])
    assert [article.id for article in reading.articles] == ["desk-2"]
    assert [problem.article for problem in reading.problems] == [f"{tmp_path / 'desk.mbox'}, message 1"]


def test_file_that_is_no_mailbox_is_told(tmp_path: Path) -> None:
    (problem,) = read_message(tmp_path, b"Nothing in here.", "desk.mbox").problems
    assert problem.what.startswith("no message in this mailbox")


NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3_000))


def test_parts_inside_parts_without_end_are_told(tmp_path: Path) -> None:
    (problem,) = read_message(tmp_path, NESTED).problems
    assert problem.what == "the parts of this message nest too deep; save its text as plain text"


def test_a_message_that_nests_does_not_stop_a_mailbox(tmp_path: Path) -> None:
    whole = kept(tmp_path, message()).read_bytes()
    reading = read_message(tmp_path, b"From a@b.example Mon Mar  4 10:00:00 2024\n" + NESTED + b"\n\n" + whole, "desk.mbox")
    assert [article.id for article in reading.articles] == ["desk-2"]
    assert [problem.article for problem in reading.problems] == [f"{tmp_path / 'desk.mbox'}, message 1"]
