"""Bytes → text: UTF-8 first, then what the bytes most likely are, and never without saying so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from attribution.articles.reading import NoArticleError
from attribution.errors import ReadingError
from attribution.records import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind (doc, xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"bplist00", "a Safari web archive or property list"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)

# Single-byte encodings in which English news is still saved: Windows, and old Macs.
_WESTERN = ("cp1252", "mac_roman")
# What of them stands in English text beside ASCII; the wrong one of the two gives other characters in these places.
_WESTERN_CHARACTERS = frozenset("“”‘’–—…•£€§©®°·«»½¼ \u00ad" + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÉÁÖÜ")
# A short line of English may have a curly quotation mark or an accent in every tenth character; Cyrillic or Japanese
# text has more than half of its bytes above 127.
_MOSTLY_ASCII = 0.2
# English in these has NUL bytes, and those are looked for before.
_NEVER = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ASCII = bytes(range(0x80))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNDECODED = re.compile("[\udc80-\udcff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, what its reader should be told about how it was decoded (None where there is no doubt), and the encoding
    (None for what was no bytes)."""

    text: str
    remark: str | None = None
    encoding: str | None = None

    def problems(self, name: str) -> tuple[Problem, ...]:
        """The remark as a problem of the file of that name; it loses nothing."""
        return (Problem(name, self.remark, fatal=False),) if self.remark else ()


def binary_kind(data: bytes) -> str | None:
    """What a file is that is no text, in words; None for text.

    >>> binary_kind(b"%PDF-1.7 ...")
    'a PDF document'
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    marked = any(data.startswith(mark) for mark, _ in _MARKS)
    return "binary data (it has NUL bytes)" if b"\0" in data and not marked else None


def declares_entities(data: bytes) -> bool:
    """Whether XML declares entities of its own: they can grow without end, or hide what stands in another file, and no program
    that writes news has them.

    >>> declares_entities(b'<!DOCTYPE rss [<!ENTITY me "us">]><rss>&me;</rss>')
    True
    """
    return _ENTITY.search(data.replace(b"\0", b"")) is not None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a file, unchanged but for a byte order mark.

    UTF-8 and UTF-16/32 with their mark are certain, and so is an encoding that the file declares (``declared``) and
    that fits. Anything else is a guess, which the remark names.

    Raises:
        NoArticleError: the file is binary.
        ReadingError: it is empty, or no encoding fits.
    """
    if kind := binary_kind(data):
        raise NoArticleError(f"{kind}, not text; save it as plain text (UTF-8) or HTML and give that file")
    decoded = _marked(data) or _utf8(data) or _declared(data, declared) or _stray_bytes(data) or _guessed(data)
    if decoded is None:
        raise ReadingError("not text in UTF-8, nor in any encoding that could be detected; save it as UTF-8")
    if not decoded.text.strip():
        raise ReadingError("empty: there is nothing to read in it")
    return decoded


def writable(text: str) -> Decoded:
    """A text from another program, fit to be encoded: halves of surrogate pairs are replaced by U+FFFD.

    Programs that cut an emoji in two leave such halves behind.
    """
    clean = _LONE_SURROGATE.sub("\ufffd", text)
    remark = "some of its characters are half a surrogate pair; they were replaced by U+FFFD"
    return Decoded(clean, None if clean == text else remark)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            text = _try(body, encoding)
            if text is None and encoding != "utf-8":  # cut off, and surely nothing else; UTF-8 may have stray bytes
                told = f"broken {encoding}; what is broken reads U+FFFD"
                return Decoded(body.decode(encoding, "replace"), told, encoding)
            return None if text is None else Decoded(text, encoding=encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    text = _try(data, "utf-8")
    return None if text is None else Decoded(text, encoding="utf-8")


def _declared(data: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    # Browsers read pages declared Latin-1 as Windows-1252 (WHATWG Encoding, 4.2), and so do their authors.
    latin = encoding.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
    read_as = "cp1252" if latin else encoding.lower()
    text = _try(data, read_as)
    return None if text is None else Decoded(text, encoding=read_as)


def _stray_bytes(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of Windows-1252 in it, as when text is pasted together from two systems."""
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    stray = len(_UNDECODED.findall(text))
    whole = len(_NOT_ASCII.findall(text)) - stray
    if stray * 2 > whole:
        return None
    mended = _UNDECODED.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    told = f"{stray} of its bytes are not UTF-8; they were read as cp1252: check accents and quotes"
    return Decoded(mended, told, "utf-8 and cp1252")


def _guessed(data: bytes) -> Decoded | None:
    encoding = _western(data) or _detected(data)
    text = _try(data, encoding) if encoding else None
    if text is None:
        return None
    return Decoded(text, f"not UTF-8; it was read as {encoding}, a guess: check accents and quotes", encoding)


def _western(data: bytes) -> str | None:
    """The single-byte encoding of a text that is nearly all ASCII.

    Statistics of languages are no help there: charset-normalizer reads "Núñez" in Windows-1252 as "Núńez" (cp1250).
    """
    high = data.translate(None, delete=_ASCII)
    if len(high) > _MOSTLY_ASCII * len(data):
        return None

    def fit(encoding: str) -> float:
        text = _try(high, encoding) or ""
        return sum(character in _WESTERN_CHARACTERS for character in text) / len(high)

    best = max(_WESTERN, key=fit)
    return best if fit(best) >= 0.9 else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data, cp_exclusion=_NEVER).best()
    return match.encoding if match else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
