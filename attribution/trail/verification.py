"""An analysis checked against itself, its articles and what is installed: all that no longer stands, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, cast

from attribution.records import Article, Tool
from attribution.reports.json.contract import AnalysisJson, ArticleJson, ToolJson
from attribution.reports.json.references import Place, dangling
from attribution.trail.words import misquoted

Part = Literal["words", "ids", "article", "tool"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not stand: which part of the analysis, where, and what is wrong with it."""

    part: Part
    where: str
    what: str


def verify(found: AnalysisJson, articles: Sequence[Article], tool: Tool) -> tuple[Fault, ...]:
    """What does not stand in an analysis, given its articles as they are read now and the tool that is installed.

    The words come first, then ids, articles and tool. An article that was in no file is not missed where it is not given.
    """
    words = (Fault("words", where, what) for where, what in _before_and_after(found, misquoted))
    ids = (Fault("ids", where, what) for where, what in _before_and_after(found, dangling))
    return tuple(chain(words, ids, _about_articles(found["articles"], articles), _about_tool(found["tool"], tool)))


def _before_and_after(found: AnalysisJson, faulty: Callable[[AnalysisJson], Iterator[Place]]) -> Iterator[Place]:
    """What is wrong in an analysis, and what was wrong only in what stood there before it was corrected."""
    told = tuple(faulty(found))
    yield from told
    if (kept := found.get("uncorrected")) is not None:
        before = cast(AnalysisJson, {**found, **{name: records for name, records in kept.items() if records is not None}})
        yield from ((f"before any fix: {where}", what) for where, what in faulty(before) if (where, what) not in told)


def _about_articles(saved: Sequence[ArticleJson], articles: Sequence[Article]) -> Iterator[Fault]:
    by_id = {article.id: article for article in articles}
    by_sum = {article.sha256: article for article in articles}
    for article in saved:
        now = by_sum.get(article["sha256"]) or by_id.get(article["id"])
        missing = "is not among the files read" if article["path"] else None
        what = _difference(article, now) if now else missing
        if what:
            yield Fault("article", f"article {article['id']!r}", what)


def _difference(saved: ArticleJson, now: Article) -> str | None:
    """How an article differs from what was analysed; None where it does not."""
    if saved["sha256"] != now.sha256:
        return f"has changed: SHA-256 was {saved['sha256'][:16]}…, is {now.sha256[:16]}…"
    if saved["text"] != now.text:
        pairs = enumerate(zip(saved["text"], now.text, strict=False))
        same = next((place for place, (was, reads) in pairs if was != reads), min(len(saved["text"]), len(now.text)))
        return f"is the same file, but is read otherwise from character {same:,} on"
    return None


def _about_tool(saved: ToolJson, now: Tool) -> Iterator[Fault]:
    """Each part of the tool that is not what it was; data of which nothing was stated is passed over."""
    pipeline = saved["pipeline"]
    versions = {
        "attribution": (saved["version"], now.version),
        "pipeline": (f"{pipeline['name']} {pipeline['version']}", f"{now.pipeline_name} {now.pipeline_version}"),
    }
    installed = {weights.name: (weights.version, weights.sha256) for weights in now.weights}
    for weights in saved.get("weights", ()):
        version, digest = installed.get(weights["name"], ("not there", ""))
        versions[weights["name"]] = (_summed(weights["version"], weights["sha256"]), _summed(version, digest))
    for name, (before, after) in versions.items():
        if before != after:
            yield Fault("tool", name, f"was {before}, is {after}")


def _summed(version: str, digest: str) -> str:
    return f"{version} ({digest[:16]}…)" if digest else version
