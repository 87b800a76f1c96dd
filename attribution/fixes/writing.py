"""A fix written as a table of ``fixes.toml``, below what stands in the file already, comments and all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate

from attribution.errors import UsageError
from attribution.fixes.finding import places_of
from attribution.fixes.reading import parse_fixes
from attribution.fixes.shapes import SHAPES, UNRELATED
from attribution.records import Analysis, Fix, Ref

DIGITS = 12
"""Digits of an article's checksum that are written: enough to tell articles apart, few enough to read."""
VALUES = ("name", "kind", "anonymous", "stance", "relation", "ground")


def appended(text: str, fix: Fix, name: str) -> str:
    """The text of a file of that name with one more fix at its end.

    Raises:
        UsageError: the file is no list of fixes.
    """
    before = parse_fixes(text, name)
    apart = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    whole = text + apart + table_of(fix)
    if len(parse_fixes(whole, name)) != len(before) + 1:
        raise UsageError(f"{name}: a fix at its end would not be read as one; see what stands last in it")
    return whole


def table_of(fix: Fix) -> str:
    """A fix as TOML.

    >>> print(table_of(Fix("rename", (Ref("the mayor"),), name="Ruth Calder", who="A. B.", when="2026-03-01", why="¶2")))
    [[fix]]
    do = "rename"
    source = "the mayor"
    name = "Ruth Calder"
    who = "A. B."
    when = 2026-03-01
    why = "¶2"
    <BLANKLINE>
    """
    return "\n".join(["[[fix]]", *_lines(fix), ""])


def _lines(fix: Fix) -> Iterator[str]:
    shape = SHAPES[fix.do]
    within = (*fix.what, fix.to) if fix.do == "split" and fix.to else fix.what
    shared = {(ref.article, ref.sha256) for ref in within}
    article, digits = shared.pop() if len(shared) == 1 else (None, None)
    scope = Ref("", article, digits)
    yield f"do = {_string(fix.do)}"
    if article:
        yield f"article = {_string(article)}"
    if digits:
        yield f"sha256 = {_string(digits)}"
    what = [_ref(ref, scope) for ref in fix.what]
    yield f"{shape.what} = " + (what[0] if shape.most == 1 else f"[{', '.join(what)}]")
    if fix.to is not None:
        yield f"{shape.to} = {_ref(fix.to, scope if fix.do == 'split' else Ref(''))}"
    elif fix.do == "reassign":
        yield "nobody = true"
    if fix.cue is not None:
        yield f"cue = {_ref(fix.cue, Ref(''))}"
    values = {key: getattr(fix, key) for key in VALUES}
    values["relation"] = fix.relation or (UNRELATED if fix.do == "relate" else None)
    yield from (f"{key} = {_value(value)}" for key, value in values.items() if value is not None)
    yield from (f"who = {_string(fix.who)}", f"when = {fix.when}", f"why = {_string(fix.why)}")


def _ref(ref: Ref, scope: Ref) -> str:
    """Words alone where the article is that of the fix, else a table."""
    own = {"words": _string(ref.words)}
    if (ref.article, ref.sha256) != (scope.article, scope.sha256):
        own |= {"article": _string(ref.article)} if ref.article else {}
        own |= {"sha256": _string(ref.sha256)} if ref.sha256 else {}
    own |= {"nth": str(ref.nth)} if ref.nth is not None else {}
    return own["words"] if len(own) == 1 else f"{{ {', '.join(f'{key} = {value}' for key, value in own.items())} }}"


def _value(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else _string(value)


def _string(words: str) -> str:
    """A TOML string, which is written as one of JSON, but for DEL; what no file in UTF-8 can hold is a question mark."""
    whole = words.encode("utf-8", "replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def pinned(ref: Ref, analysis: Analysis) -> Ref:
    """The same words with the article that alone has them, so that a later article with them changes nothing."""
    given = [article for article in analysis.articles if ref.article in (None, article.id)]
    counted = {article.id: len(places_of(ref.words, article.text)) for article in given}
    holding = [article for article in given if counted[article.id]] if ref.article is None else given
    nth = ref.nth
    if nth is not None:  # counted over all articles until now
        before = accumulate((counted[article.id] for article in holding), initial=0)
        nth, holding = next(
            ((nth - passed, [one]) for passed, one in zip(before, holding, strict=False) if nth <= passed + counted[one.id]),
            (nth, holding),
        )
    return Ref(ref.words, holding[0].id, holding[0].sha256[:DIGITS] or None, nth) if len(holding) == 1 else ref
