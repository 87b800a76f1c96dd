"""Between a page's tree and the paragraphs of its article: what is mended before trafilatura, and read off after it.

Trees are lxml's, which ships no types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_Element = Any
_SPEECH_MARK = re.compile('["“”«»„]')
# Where blanks of the markup mean something.
_VERBATIM = frozenset({"pre", "script", "style", "textarea"})
# Elements of trafilatura's tree that stand on lines of their own; in "hi", "ref" and the like the line goes on.
_BLOCKS = frozenset({"body", "p", "head", "list", "item", "quote", "table", "row", "ab", "div"})
_LINES = frozenset({"p", "head", "ab", "hi", "ref"})
# A page's own elements by those of trafilatura's tree that are laid out like them.
_LIKE = (
    {f"h{level}": "head" for level in range(1, 7)}
    | {"br": "lb", "li": "item", "dt": "item", "dd": "item", "tr": "row", "td": "cell", "th": "cell", "blockquote": "quote"}
    | dict.fromkeys(("ul", "ol", "dl"), "list")
    | dict.fromkeys(("article", "section", "figure", "figcaption", "pre", "hr", "address", "center", "main"), "div")
)
_UNSEEN = ("script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "form", "button")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def prepare(tree: _Element) -> None:
    """Change a page's tree so that trafilatura keeps its line breaks, paragraphs and quotations."""
    _join_lines(tree)
    _part_paragraphs(tree)
    _mark_quotations(tree)
    _free_captions(tree)


def nesting_of(tree: _Element) -> int:
    """How many of a page's elements stand inside one another; a parsed page has at most 256."""
    deepest = 0
    stack = [(tree, 1)]
    while stack:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        stack += ((child, depth + 1) for child in element)
    return deepest


def paragraphs_of(body: _Element, title: str | None) -> tuple[str, ...]:
    """The paragraphs of trafilatura's tree under the headline, which it keeps in the body of some pages only."""
    paragraphs = _paragraphs(body)
    headed = body.find(".//head[@rend='h1']") is not None
    if not title or not paragraphs or headed or any(_letters(title) in _letters(words) for words in paragraphs[:3]):
        return paragraphs
    return (title, *paragraphs)


def paragraphs_of_whole(tree: _Element) -> tuple[str, ...]:
    """The paragraphs of a page's tree all of which is article, without what a browser does not show; the tree is changed."""
    for element in list(tree.iter(*_UNSEEN)) + [e for e in tree.iter() if _HIDDEN.search(e.get("style") or "")]:
        if element.getparent() is not None:
            element.drop_tree()
    _join_lines(tree)
    _mark_quotations(tree)
    for element in tree.iter(*_LIKE):
        element.tag = _LIKE[element.tag]
    return _paragraphs(tree)


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()


def _paragraphs(body: _Element) -> tuple[str, ...]:
    """The paragraphs of trafilatura's tree; two line breaks on end part paragraphs too."""
    text = "".join(_pieces(body))
    text = re.sub(r"[^\S\n]+", " ", text)
    lines = (re.sub(r" ?\n ?", "\n", paragraph).strip(" |\n") for paragraph in re.split(r"\n(?: ?\n)+", text))
    return tuple(line for line in lines if line)


def _pieces(body: _Element) -> Iterator[str]:
    """The text in document order, blocks set off by blank lines; without recursion, as pages nest without bound."""
    stack = [(body, False)]
    while stack:
        element, closing = stack.pop()
        if _is_block(element):
            yield "\n\n"
        if closing:
            yield " | " if element.tag == "cell" else ""
            yield (element.tail or "").replace("\n", "\n\n")
        else:
            yield "\n" if element.tag == "lb" else ""
            yield (element.text or "").replace("\n", "\n\n")
            stack.append((element, True))
            stack += ((child, False) for child in reversed(element))


def _is_block(element: _Element) -> bool:
    parent = element.getparent()
    inside_line = element.tag == "quote" and parent is not None and parent.tag in _LINES
    return element.tag in _BLOCKS and not inside_line


def _join_lines(tree: _Element) -> None:
    """Blanks of the markup as single spaces, so that a line break in trafilatura's text is one of the page."""
    for element in tree.iter():
        if element.tag not in _VERBATIM:
            element.text = element.text and re.sub(r"\s+", " ", element.text)
        element.tail = element.tail and re.sub(r"\s+", " ", element.tail)


def _part_paragraphs(tree: _Element) -> None:
    """Let <p> with two line breaks on end be taken for what it is, several paragraphs; trafilatura keeps one break."""
    for paragraph in list(tree.iter("p")):
        if any(_doubled(line_break) for line_break in paragraph.iter("br")):
            paragraph.tag = "div"


def _doubled(line_break: _Element) -> bool:
    after = line_break.getnext()
    return after is not None and after.tag == "br" and not (line_break.tail or "").strip()


def _mark_quotations(tree: _Element) -> None:
    """Quotation marks for <q>, which browsers draw around it."""
    for quotation in list(tree.iter("q")):
        quotation.text = "“" + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + "”"
        else:
            quotation.text += "”"
        quotation.tag = "span"


def _free_captions(tree: _Element) -> None:
    """Captions that quote, as paragraphs after their figure: trafilatura drops figures."""
    for caption in list(tree.iter("figcaption")):
        words = " ".join(caption.text_content().split())
        if _SPEECH_MARK.search(words):
            paragraph = tree.makeelement("p")
            paragraph.text = words
            next(caption.iterancestors("figure"), caption).addnext(paragraph)
