"""Fragments of HTML: paragraphs as a browser shows them, and what no tree can hold."""

from __future__ import annotations

import pytest

from attribution.articles.fragments import fragment_paragraphs
from attribution.errors import ReadingError


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("The bridge is shut.", ("The bridge is shut.",)),
        ("<h2>Bridge</h2>It is <b>shut</b>.<br>She said.", ("Bridge", "It is shut.\nShe said.")),
        ("<p>One<br><br>two", ("One", "two")),
        ("<blockquote>It is shut.</blockquote>She said.", ("It is shut.", "She said.")),
        ("<p>He called it <q>a lie</q>.", ("He called it “a lie”.",)),
        ("<table><tr><td>dead<td>four</table>", ("dead | four",)),
        ("<ul><li>one<li>two</ul>", ("one", "two")),
        ("<p>seen<span style='display: none'>hidden</span><!-- said --><script>x</script>", ("seen",)),
        ("a\x01b&#2;c&#xFFFF;d\0e", ("a�b�c�d�e",)),
        ("<p>half \ud83d", ("half �",)),
        ("<i\u0143gt;x<p>The bridge is shut.", ("The bridge is shut.",)),
        (" <!-- nothing --> ", ()),
    ],
)
def test_paragraphs_are_those_that_a_browser_shows(html: str, paragraphs: tuple[str, ...]) -> None:
    assert fragment_paragraphs(html, 250) == paragraphs


def test_markup_deeper_than_the_limit_is_refused() -> None:
    with pytest.raises(ReadingError, match="nest deeper than 20"):
        fragment_paragraphs("<div>" * 30 + "deep", 20)
