"""Word documents: paragraphs, tables and tracked changes, and files that are none."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from saved_file import only_article, only_fault, read_saved

from attribution.articles import Reading
from attribution.records import LIMITS, Article, Limits

FIRST = "The defence ministry said on Monday that two drones had been shot down over Vestra."
SECOND = "“We heard four blasts,” said Kübra Öztürk, who keeps a shop at the port."


def saved(*blocks: str | Callable[[Any], object]) -> bytes:
    """A document of paragraphs, and of what functions add to it."""
    document = docx.Document()
    for block in blocks:
        if callable(block):
            block(document)
        else:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def markup(xml: str) -> Callable[[Any], object]:
    return lambda document: document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def run(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def read_document(tmp_path: Path, data: bytes, name: str = "drones.docx", limits: Limits = LIMITS) -> Reading:
    return read_saved(tmp_path / name, data, limits)


def article_of(tmp_path: Path, *blocks: str | Callable[[Any], object]) -> Article:
    return only_article(read_document(tmp_path, saved(*blocks)))


def paragraphs(tmp_path: Path, *blocks: str | Callable[[Any], object]) -> list[str]:
    return article_of(tmp_path, *blocks).text.split("\n\n")


def fault(tmp_path: Path, data: bytes, name: str = "drones.docx", limits: Limits = LIMITS) -> str:
    return only_fault(read_document(tmp_path, data, name, limits))


def test_document_is_one_article_with_what_its_first_lines_tell(tmp_path: Path) -> None:
    article = article_of(
        tmp_path,
        lambda d: d.add_heading("Two drones shot down over Vestra", 1),
        "By Maeve Corrigan",
        "Published: 3 June 2024",
        FIRST,
        SECOND,
    )
    assert (article.id, article.title, article.author) == ("drones", "Two drones shot down over Vestra", "Maeve Corrigan")
    assert (article.published, article.reader) == ("2024-06-03", ".docx")
    assert article.text.split("\n\n")[3:] == [FIRST, SECOND]


def test_paragraph_styled_as_title_is_the_headline(tmp_path: Path) -> None:
    assert (
        article_of(tmp_path, "For release at noon", lambda d: d.add_heading("Drones over Vestra.", 0), FIRST).title
        == "Drones over Vestra."
    )


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (run("He ") + f'<w:ins w:id="1" w:author="a">{run("strongly ")}</w:ins>' + run("denied it."), "He strongly denied it."),
        (run("He ") + f'<w:del w:id="1" w:author="a">{run("never ", "delText")}</w:del>' + run("denied it."), "He denied it."),
        (run("He ") + f'<w:moveFrom w:id="1" w:author="a">{run("twice ")}</w:moveFrom>' + run("denied it."), "He denied it."),
        (f'<w:hyperlink w:anchor="x">{run("He denied")}</w:hyperlink>' + run(" it."), "He denied it."),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('He denied')}</w:sdtContent></w:sdt>" + run(" it."), "He denied it."),
        (run(" PAGE ", "instrText") + run("He denied it."), "He denied it."),
        (run("ex") + "<w:r><w:noBreakHyphen/></w:r>" + run("minister"), "ex-minister"),
        (run("One") + "<w:r><w:br/></w:r>" + run("two"), "One\ntwo"),
    ],
    ids=["inserted", "deleted", "moved", "link", "control", "field", "hyphen", "break"],
)
def test_words_of_a_paragraph_are_those_that_are_accepted(tmp_path: Path, xml: str, words: str) -> None:
    assert paragraphs(tmp_path, FIRST, markup(xml)) == [FIRST, words]


def test_paragraph_whose_end_was_struck_out_goes_on(tmp_path: Path) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    assert paragraphs(tmp_path, markup(mark + run("He denied ")), markup(run("it."))) == ["He denied it."]


def test_inserted_paragraphs_in_a_control_are_read(tmp_path: Path) -> None:
    xml = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run(SECOND)}</w:p></w:sdtContent></w:sdt>"
    assert paragraphs(tmp_path, FIRST, lambda d: d.element.body.insert(-1, parse_xml(xml))) == [FIRST, SECOND]


def table(document: Any) -> None:
    cells = document.add_table(2, 2)
    for row, words in zip(cells.rows, (("Port", "Dead"), ("Vestra", "four")), strict=True):
        row.cells[0].text, row.cells[1].text = words


def layout(document: Any) -> None:
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = FIRST
    cell.add_paragraph(SECOND)


def test_row_of_a_table_is_a_line(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, FIRST, table, SECOND) == [FIRST, "Port | Dead", "Vestra | four", SECOND]


def test_paragraphs_in_a_cell_stay_paragraphs(tmp_path: Path) -> None:
    assert paragraphs(tmp_path, layout) == [FIRST, SECOND]


@pytest.mark.parametrize("name", ["drones", "drones.doc", "drones.pdf", "drones.txt"])
def test_document_is_known_by_what_it_holds(tmp_path: Path, name: str) -> None:
    (article,) = read_document(tmp_path, saved(FIRST), name).articles
    assert (article.reader, article.text) == (".docx", FIRST)


def test_document_without_text_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path, saved()).startswith("no text in this Word document")


@pytest.mark.parametrize("name", ["drones.doc", "drones.docx"])
def test_old_or_locked_document_is_told(tmp_path: Path, name: str) -> None:
    what = fault(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), name)
    assert "save it as .docx" in what


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_document_cut_off_is_told(tmp_path: Path, share: float) -> None:
    data = saved(FIRST)
    assert fault(tmp_path, data[: int(share * len(data))]).startswith("not a whole .docx file")


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts.items():
            written.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_archive_that_unpacks_to_more_than_the_limit_is_not_unpacked(tmp_path: Path) -> None:
    bomb = archive(word__document=bytes(3_000_000))
    assert len(bomb) < 10_000
    assert fault(tmp_path, bomb, limits=Limits(bytes=1_000_000)).startswith("unpacks to 3,000,000 bytes")


def test_archive_of_other_things_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path, archive(notes=b"x")).startswith("this Word document cannot be read")


def damaged(part: str, old: bytes = b"", new: bytes = b"") -> bytes:
    """A document without one of its parts, or with other words in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(FIRST))) as whole, zipfile.ZipFile(out, "w") as less:
        for name in whole.namelist():
            body = whole.read(name)
            if name == part:
                assert old in body
            if name != part or old:
                less.writestr(name, body.replace(old, new, 1) if name == part else body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (damaged("word/document.xml"), "no item named 'word/document.xml'"),
        (damaged("word/document.xml", b"<w:body>", b"<w:body><"), "StartTag: invalid element name"),
        (damaged("_rels/.rels"), "no relationship of type"),
        (damaged("_rels/.rels", b"Target=", b"To="), "join() argument must be str"),
        (damaged("[Content_Types].xml", b"wordprocessingml.document.main", b"other"), "is not a Word file"),
    ],
    ids=["no text", "broken XML", "no relations", "a relation to nothing", "no type"],
)
def test_document_damaged_inside_is_told_whatever_the_library_makes_of_it(tmp_path: Path, data: bytes, why: str) -> None:
    """KeyError, XMLSyntaxError, TypeError, ValueError: python-docx documents none of them."""
    what = fault(tmp_path, data)
    assert what.startswith("this Word document cannot be read (")
    assert why in what


def with_declared(entity: str, encoding: str = "utf-8") -> bytes:
    """A document that declares an entity and puts it in the place of a word."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(FIRST))) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            if part == "word/document.xml":
                assert b"drones" in body
                whole = body.decode().replace("<w:document", f"<!DOCTYPE w [{entity}]><w:document", 1).replace("drones", "&s;")
                body = whole.partition("?>")[2].encode(encoding)
            new.writestr(part, body)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("value", ['"drones"', 'SYSTEM "file:///etc/hostname"'], ids=["word", "file"])
def test_a_document_that_declares_entities_is_refused_and_loses_no_words_unseen(
    value: str, encoding: str, tmp_path: Path
) -> None:
    assert fault(tmp_path, with_declared(f"<!ENTITY s {value}>", encoding)).startswith("it declares entities of its own")


def test_missing_library_is_named_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert fault(tmp_path, saved(FIRST)).endswith("pip install 'attribution[docx]'")
