"""Plain text: the decoded file unchanged, so that offsets count in the file as the user sees it."""

from __future__ import annotations

from dataclasses import replace

from attribution.articles.decoding import decode
from attribution.articles.furniture import find_furniture
from attribution.articles.headings import read_heading
from attribution.articles.reading import File, Reading
from attribution.records import Article
from attribution.registry import readers


@readers.register(".txt", ".text")
def read_text(file: File) -> Reading:
    """The one article of a text file; what its encoding was guessed to be is a remark.

    Raises:
        ReadingError: the file is binary, empty, or in no known encoding.
    """
    decoded = decode(file.data)
    article = text_article(decoded.text, id=file.stem, path=file.path, sha256=file.sha256)
    return Reading((replace(article, encoding=decoded.encoding),), decoded.problems(file.name))


def text_article(text: str, *, id: str, sha256: str, path: str | None = None) -> Article:
    """An article of a bare text, with the headline, author and date that its first lines give."""
    furniture = find_furniture(text)
    heading = read_heading(text, furniture)
    return Article(
        id=id,
        text=text,
        path=path,
        title=heading.title,
        author=heading.author,
        published=heading.published,
        sha256=sha256,
        furniture=furniture,
    )
