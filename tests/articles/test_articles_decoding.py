"""Bytes to text: nothing lost, and no guess without saying so."""

from __future__ import annotations

import codecs

import pytest

from attribution.articles.decoding import binary_kind, decode, writable
from attribution.articles.reading import NoArticleError
from attribution.errors import ReadingError

SENTENCE = "“We won’t leave,” José Núñez said — “not today.”"
LONG = SENTENCE + " The ferry stayed in Kells for a week, and the crew went home by bus on Friday."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(SENTENCE.encode(), SENTENCE, id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + SENTENCE.encode(), SENTENCE, id="utf-8 with a mark"),
        pytest.param(codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), SENTENCE, id="utf-16 little-endian"),
        pytest.param(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), SENTENCE, id="utf-16 big-endian"),
        pytest.param(codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), SENTENCE, id="utf-32"),
        pytest.param(b"one\r\ntwo\rthree\n\n four \n", "one\r\ntwo\rthree\n\n four \n", id="newlines stay as they are"),
    ],
)
def test_certain_encodings_are_decoded_unchanged_and_without_remark(data: bytes, text: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.remark) == (text, None)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_western_encodings_are_told_apart_and_named(encoding: str) -> None:
    decoded = decode(LONG.encode(encoding))
    assert decoded.text == LONG
    assert decoded.remark is not None
    assert encoding in decoded.remark


def test_other_encodings_are_detected_and_named() -> None:
    text = "Министр заявил во вторник, что правительство восстановит мост до осени. " * 4
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert "cp1251" in (decoded.remark or "")


def test_declared_encoding_is_believed_where_it_fits() -> None:
    text = "Żółć, powiedział premier"
    decoded = decode(text.encode("iso-8859-2"), "iso-8859-2")
    assert (decoded.text, decoded.remark) == (text, None)


def test_declared_latin_1_is_windows_1252_as_in_browsers() -> None:
    assert decode(LONG.encode("cp1252"), "ISO-8859-1").text == LONG


@pytest.mark.parametrize("declared", ["no-such-encoding", "hex", "ascii"])
def test_false_declaration_does_no_harm(declared: str) -> None:
    assert decode(SENTENCE.encode(), declared).text == SENTENCE


def test_stray_windows_bytes_in_utf_8_are_read_as_windows() -> None:
    decoded = decode(LONG.encode() + b" \x93No,\x94 she said.")
    assert decoded.text == LONG + " “No,” she said."
    assert decoded.remark is not None
    assert decoded.remark.startswith("2 of its bytes are not UTF-8")


def test_stray_bytes_after_a_mark_leave_no_mark_in_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + LONG.encode() + b"\x93").text == LONG + "“"


def test_utf_16_cut_in_the_middle_of_a_character_is_read_with_a_remark() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le")[:-1])
    assert decoded.text == SENTENCE[:-1] + "\ufffd"
    assert "broken utf-16" in (decoded.remark or "")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document (docx, odt, epub)"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00", "a JPEG image"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"abc\x00def", "binary data (it has NUL bytes)"),
    ],
)
def test_binary_files_are_named_for_what_they_are(data: bytes, kind: str) -> None:
    assert binary_kind(data) == kind
    with pytest.raises(NoArticleError) as raised:
        decode(data)
    assert str(raised.value).startswith(kind)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u00a0\u2003\n".encode()])
def test_text_of_nothing_but_blanks_is_empty(data: bytes) -> None:
    with pytest.raises(ReadingError, match="empty: there is nothing"):
        decode(data)


def test_bytes_that_fit_no_encoding_are_refused() -> None:
    with pytest.raises(ReadingError, match="not text in UTF-8"):
        decode(b"\x81\x8d\x8f\x90\x9d" * 5)


def test_half_a_surrogate_pair_is_replaced_and_said_so() -> None:
    clean = writable("fire \ud83d said")
    assert clean.text == "fire \ufffd said"
    assert clean.remark is not None


def test_whole_text_is_left_alone() -> None:
    clean = writable("fire 🔥 said")
    assert (clean.text, clean.remark) == ("fire 🔥 said", None)
