"""PDF documents: columns in reading order, paragraphs, running headers, and files that give no text."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from saved_file import only_article, only_fault, read_saved

from attribution.articles import Reading, read
from attribution.records import Article, Limits

WALL = (
    "The ministry of water said on Monday that four people were killed when the wall of the reservoir gave way above Tarn.",
    "Residents had warned the operator for months. “We told them it was wet,” said Ana Ruiz, who lives below the wall.",
    "The operator denied that it had been told of any leak. Its director, Karol Nowak, declined to take questions.",
    "A search for two engineers who were last seen on the crest of the wall went on through the night, rescuers said.",
    "Prosecutors opened an inquiry. Judge Ruth Adeyemi said that nobody would be spared and asked witnesses to come forward.",
    "Neighbouring Orsk offered boats. The governor thanked its people and said that water was falling by a metre an hour.",
)
# Paragraphs of several lines each, however wide the page.
LONG = [f"{first} {second}" for first, second in zip(WALL[::2], WALL[1::2], strict=True)]


def document(size: float = 10) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_font("Times", size=size)
    return pdf


def columns(count: int, paragraphs: Sequence[str], *, headline: str = "") -> bytes:
    pdf = document()
    pdf.add_page()
    if headline:
        pdf.set_font("Times", size=22)
        pdf.multi_cell(0, 10, headline, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Times", size=10)
    with pdf.text_columns(ncols=count, gutter=6, text_align="J") as text:
        for words in paragraphs:
            with text.paragraph(bottom_margin=3) as paragraph:
                paragraph.write(words)
    return bytes(pdf.output())


def lines(*rows: tuple[float, float, str], size: float = 10) -> bytes:
    """A page with words at millimetres from the left and from the top."""
    pdf = document(size)
    pdf.add_page()
    for x, y, words in rows:
        pdf.text(x, y, words)
    return bytes(pdf.output())


def one_text_object(operations: str) -> bytes:
    """A page drawn by one text object, as some programs that set type write it, by hand."""
    body = f"BT /F1 10 Tf {operations} ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(body), body),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )


def read_pdf(tmp_path: Path, data: bytes, name: str = "wall.pdf") -> Reading:
    return read_saved(tmp_path / name, data)


def article_of(tmp_path: Path, data: bytes) -> Article:
    return only_article(read_pdf(tmp_path, data))


def paragraphs(tmp_path: Path, data: bytes) -> list[str]:
    return article_of(tmp_path, data).text.split("\n\n")


def fault(tmp_path: Path, data: bytes, name: str = "wall.pdf") -> str:
    return only_fault(read_pdf(tmp_path, data, name))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_are_read_one_after_the_other(tmp_path: Path, count: int) -> None:
    assert paragraphs(tmp_path, columns(count, LONG * 4)) == LONG * 4


def test_columns_drawn_row_by_row_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [
        f"the left column goes on in line {number} and is full" for number in ["one", "two", "three", "four", "five", "six"]
    ]
    right = [
        f"the right column goes on in line {number} and is full" for number in ["one", "two", "three", "four", "five", "six"]
    ]
    rows = "1 0 0 1 50 700 Tm " + " ".join(f"({a}) Tj 250 0 Td ({b}) Tj -250 -12 Td" for a, b in zip(left, right, strict=True))
    assert paragraphs(tmp_path, one_text_object(rows)) == [" ".join([*left, *right])]


def test_column_that_is_drawn_first_is_read_where_it_stands(tmp_path: Path) -> None:
    right = [(110.0, 40.0 + 5 * n, f"the second column goes on in its line {n} here") for n in range(8)]
    left = [(20.0, 40.0 + 5 * n, f"the first column goes on in its line {n} there") for n in range(8)]
    text = article_of(tmp_path, lines(*right, *left)).text
    assert re.findall(r"first|second", text) == ["first"] * 8 + ["second"] * 8


def test_headline_over_two_columns_comes_first_and_is_the_title(tmp_path: Path) -> None:
    headline = "Reservoir wall above Tarn gives way, killing four, as villagers blame its operator for ignoring leaks"
    article = article_of(tmp_path, columns(2, WALL * 4, headline=headline))
    assert article.title == headline
    assert article.text.split("\n\n") == [headline, *WALL * 4]


def test_table_is_not_taken_for_columns(tmp_path: Path) -> None:
    rows = [(20.0, 40.0 + 5 * n, f"village {n}") for n in range(8)] + [(90.0, 40.0 + 5 * n, f"{n} dead") for n in range(8)]
    prose = [
        (20.0, 100.0 + 5 * n, "The ministry said that the villages along the river had been told in time to leave,")
        for n in range(9)
    ]
    text = article_of(tmp_path, lines(*rows, *prose)).text
    assert "village 3 3 dead" in " ".join(text.split())


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("The minister called it a catas-", "trophe.", "The minister called it a catastrophe."),
        ("The minister called it self-", "inflicted.", "The minister called it self-inflicted."),
        ("The statement was read by Al-", "Amin Saleh.", "The statement was read by Al-Amin Saleh."),
        ("It was a dam-wide fault, a dam-", "wide one.", "It was a dam-wide fault, a dam-wide one."),
        ("The mayor spoke of 2019-", "2024 figures.", "The mayor spoke of 2019- 2024 figures."),
    ],
    ids=["parted", "own-hyphen", "name", "as-elsewhere", "figures"],
)
def test_word_parted_at_the_end_of_a_line_is_whole_again(tmp_path: Path, above: str, below: str, whole: str) -> None:
    assert paragraphs(tmp_path, lines((20, 40, above), (20, 45, below))) == [whole]


def test_indented_line_begins_a_paragraph(tmp_path: Path) -> None:
    rows = [
        (24, 40, "Four people died in Tarn on Monday when"),
        (20, 45, "the wall of the reservoir there gave way."),
        (24, 50, "The operator denied that it had been told"),
    ]
    rows += [(20, 55, "of any leak before the wall of it gave way.")]
    assert paragraphs(tmp_path, lines(*rows)) == [
        "Four people died in Tarn on Monday when the wall of the reservoir there gave way.",
        "The operator denied that it had been told of any leak before the wall of it gave way.",
    ]


def paged(count: int, header: str = "The Harbour Gazette, 3 June 2024") -> bytes:
    pdf = document()
    pdf.set_auto_page_break(False)
    for number in range(1, count + 1):
        pdf.add_page()
        pdf.text(20, 10, header)
        for line in range(6):
            pdf.text(20, 40 + 5 * line, f"witness {'abcdefgh'[number]}{line} told the inquiry that the water had come at night")
        pdf.text(100, 290, f"Page {number} of {count}")
    return bytes(pdf.output())


def test_running_headers_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    text = article_of(tmp_path, paged(3)).text
    assert "Gazette" not in text
    assert "Page" not in text
    assert len(re.findall("witness", text)) == 18


@pytest.mark.parametrize(
    ("foot", "kept"), [("3", False), ("- 3 -", False), ("Page 3 of 9", False), ("2024.", True), ("civil", True)]
)
def test_foot_of_one_page_is_left_out_where_it_is_a_number(tmp_path: Path, foot: str, kept: bool) -> None:
    text = article_of(tmp_path, lines((20, 40, WALL[0][:80]), (20, 45, WALL[1][:80]), (20, 50, foot))).text
    assert (foot in text) is kept


def test_paragraph_goes_on_over_a_page_break(tmp_path: Path) -> None:
    assert len(paragraphs(tmp_path, paged(3))) == 1


def test_date_of_a_running_header_is_the_article_s(tmp_path: Path) -> None:
    assert article_of(tmp_path, paged(2)).published == "2024-06-03"


def test_date_at_which_a_page_was_printed_is_not_the_article_s(tmp_path: Path) -> None:
    assert article_of(tmp_path, paged(2, "13/6/2024, 10:05")).published is None


def test_document_tells_what_it_is(tmp_path: Path) -> None:
    data = columns(1, LONG)
    article = article_of(tmp_path, data)
    assert (article.id, article.reader, article.size, article.encoding) == ("wall", ".pdf", len(data), None)


@pytest.mark.parametrize("name", ["wall", "wall.txt", "wall.html", "wall.docx"])
def test_document_is_known_by_what_it_holds(tmp_path: Path, name: str) -> None:
    (article,) = read_pdf(tmp_path, columns(1, LONG), name).articles
    assert article.reader == ".pdf"


def test_document_is_read_from_standard_input() -> None:
    reading = read(["-"], stdin=io.BytesIO(columns(1, LONG)))
    assert reading.articles[0].text.startswith(LONG[0])


def test_text_with_the_ending_of_a_document_is_read_as_what_it_is(tmp_path: Path) -> None:
    (article,) = read_pdf(tmp_path, b"<html><body><article><p>" + WALL[0].encode() + b"</p></article></body></html>").articles
    assert article.reader == ".html"


def empty_pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_thousand_empty_pages_have_no_text_layer(tmp_path: Path) -> None:
    assert fault(tmp_path, empty_pages(1000)).startswith("no text layer")


def test_page_without_text_among_others_is_told(tmp_path: Path) -> None:
    pdf = document()
    pdf.add_page()
    pdf.text(20, 20, WALL[0])
    pdf.add_page()
    (problem,) = read_pdf(tmp_path, bytes(pdf.output())).problems
    assert (problem.what, problem.fatal) == ("page 2 has no text; if they are scans, run OCR on them first", False)


def locked(password: str, owner: str = "owner") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(columns(1, LONG))))
    writer.encrypt(password, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_document_locked_with_a_password_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path, locked("secret")).startswith("locked with a password")


def test_document_that_only_forbids_copying_is_read(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, locked("")) == LONG


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_document_cut_off_is_told(tmp_path: Path, share: float) -> None:
    whole = columns(2, WALL * 4)
    assert "cut off on its way" in fault(tmp_path, whole[: int(share * len(whole))])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"/Parent 2 0 R", b"/Parent 2 0 R/Rotate/x", "no page can be read (page 1: bad operand type for unary -"),
        (b"/Contents 4 0 R", b"/Contents 5 0 R", "no page can be read (page 1: 'DictionaryObject' object has no attribute"),
        (b"/Kids[3 0 R]", b"/Kids 3", "not a whole PDF document (Expected /Kids to be an array"),
    ],
    ids=["TypeError of a page", "AttributeError of a page", "PdfReadError of the document"],
)
def test_damage_is_told_whatever_the_library_makes_of_it(tmp_path: Path, old: bytes, new: bytes, why: str) -> None:
    whole = one_text_object("(It rained.) Tj")
    assert paragraphs(tmp_path, whole) == ["It rained."]
    assert fault(tmp_path, whole.replace(old, new)).startswith(why)


def test_a_damaged_page_stops_itself_alone(tmp_path: Path) -> None:
    pdf = document()
    for words in WALL[:2]:
        pdf.add_page()
        pdf.text(20, 20, words)
    whole = bytes(pdf.output())
    first = whole.index(b"/Type /Page\n")
    reading = read_pdf(tmp_path, whole[:first] + b"/Rotate /x " + whole[first:])
    assert reading.articles[0].text == WALL[1]
    assert [(problem.what.partition(" (")[0], problem.fatal) for problem in reading.problems] == [
        ("page 1 cannot be read", False)
    ]


def test_document_without_its_end_only_is_read(tmp_path: Path) -> None:
    data = columns(1, LONG)
    assert paragraphs(tmp_path, data[: data.rindex(b"xref")]) == LONG


def test_text_beyond_the_limit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "wall.pdf"
    path.write_bytes(paged(7))
    (problem,) = read([path], limits=Limits(characters=500)).problems
    assert "more than the 500 of one article" in problem.what


def test_nothing_is_said_beside_the_problems(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    data = columns(1, LONG)
    read_pdf(tmp_path, data[: data.rindex(b"xref")])
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")


def test_missing_library_is_named_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert fault(tmp_path, columns(1, LONG)).endswith("pip install 'attribution[pdf]'")
