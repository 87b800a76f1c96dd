"""Score the accounts of gold stories, from their gold attributions or from the whole pipeline.

usage: python bench/stories.py SCORER [--stories data/stories] [--only 01,02] [--pipeline] [--list] [--out DIR]

SCORER is the path of the scoring program: it is run as ``SCORER stories.jsonl DIR``, on the compiled gold (one story a
line, offsets beside each span) and a folder with one JSON analysis a story.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language

from attribution.accounts import Accounts, compare
from attribution.articles import Reading
from attribution.claims import claims_of
from attribution.evaluation.stories import piece_extent
from attribution.parsing import load_spacy
from attribution.pipeline import analyze_reading
from attribution.records import Article, Attribution, Claim, Extent, Mention, Source

Gold = dict[str, Any]


def compiled(folder: Path) -> Gold:
    """A story's gold with ``span`` (character offsets) in every quoted piece, and its articles under ``texts``.

    Raises:
        UsageError: a piece is not in its article; the message names it.
    """
    gold: Gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    texts = {path.stem: path.read_text(encoding="utf8") for path in sorted(folder.glob("article-*.txt"))}
    for article, piece in _pieces(gold):
        extent = piece_extent(texts.get(article, ""), piece, f"{folder.name} {article}")
        piece["span"] = [extent.start, extent.end]
    return {"id": folder.name, "texts": texts, **gold}


def _pieces(gold: Gold) -> Iterator[tuple[str, dict[str, Any]]]:
    for source in gold["sources"]:
        yield from ((mention["article"], mention) for mention in source["mentions"])
    for given in gold["attributions"]:
        parts = [given.get("source"), given.get("cue"), *given["content"]]
        yield from ((given["article"], part) for part in parts if part)


def articles_of(gold: Gold) -> tuple[Article, ...]:
    """The story's articles, dated where the gold gives a date."""
    dates = gold.get("published", {})
    return tuple(
        Article(n, t, path=f"{n}.txt", title=t.split("\n")[0], published=dates.get(n)) for n, t in gold["texts"].items()
    )


def sources_of(gold: Gold) -> tuple[Source, ...]:
    """The gold's sources as records."""
    return tuple(_source(given) for given in gold["sources"])


def _source(given: dict[str, Any]) -> Source:
    mentions = tuple(Mention(m["article"], Extent(*m["span"])) for m in given["mentions"])
    aliases = tuple(dict.fromkeys(m["text"] for m in given["mentions"]))
    unnamed = given["kind"] in ("unnamed_person", "unnamed_group")
    return Source(
        given["id"],
        given["name"],
        given["kind"],
        unnamed,
        mentions,
        aliases,
        given.get("role"),
        given.get("affiliation"),
    )


def attributions_of(gold: Gold) -> tuple[Attribution, ...]:
    """The gold's attributions as records, sure of themselves."""
    return tuple(
        Attribution(
            id=given["id"],
            article=given["article"],
            content=tuple(sorted(Extent(*piece["span"]) for piece in given["content"])),
            source=Extent(*given["source"]["span"]) if given.get("source") else None,
            cue=Extent(*given["cue"]["span"]) if given.get("cue") else None,
            style=given["style"],
            stance=given["stance"],
            detector="gold",
            confidence=1.0,
            source_id=given.get("speaker"),
            via=tuple(given.get("via", ())),
        )
        for given in gold["attributions"]
    )


def analysis_from_gold(gold: Gold, nlp: Language) -> tuple[dict[str, Any], float]:
    """The JSON analysis of a story, from its gold attributions, and the seconds that claims and accounts took."""
    articles, sources, attributions = articles_of(gold), sources_of(gold), attributions_of(gold)
    docs = [(article, nlp(article.text)) for article in articles]
    start = time.perf_counter()
    claims = [claim for article, doc in docs for claim in claims_of(doc, article, attributions)]
    accounts = compare(articles, sources, attributions, claims)
    seconds = time.perf_counter() - start
    return as_json(articles, attributions, accounts), seconds


def as_json(articles: tuple[Article, ...], attributions: tuple[Attribution, ...], accounts: Accounts) -> dict[str, Any]:
    """The keys of the JSON analysis that a scorer needs."""
    return {
        "articles": [{"id": article.id, "path": article.path} for article in articles],
        "attributions": [_attribution(given) for given in attributions],
        "claims": [_claim(claim) for claim in accounts.claims],
        "points": [
            {
                "question": point.question,
                "status": point.status,
                "positions": [(p.answer, p.sources, p.origins) for p in point.positions],
            }
            for point in accounts.points
        ],
        "relations": [
            {"first": r.first, "second": r.second, "kind": r.kind, "why": r.why, "reason": r.reason} for r in accounts.relations
        ],
    }


def _attribution(given: Attribution) -> dict[str, Any]:
    source = given.source and {"start": given.source.start, "end": given.source.end}
    content = [{"start": part.start, "end": part.end} for part in given.content]
    return {
        "id": given.id,
        "article": given.article,
        "source": source,
        "content": content,
        "source_id": given.source_id,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    extents = [[extent.start, extent.end] for extent in claim.extents]
    return {"id": claim.id, "article": claim.article, "attribution": claim.attribution, "extents": extents}


def analysis_from_text(gold: Gold, nlp: Language) -> tuple[dict[str, Any], float]:
    """The JSON analysis of a story from its texts alone, and the seconds that the whole pipeline took."""
    start = time.perf_counter()
    found = analyze_reading(Reading(articles_of(gold), ()), pipeline=nlp)
    seconds = time.perf_counter() - start
    accounts = Accounts(found.claims, found.events, found.points, found.relations)
    return as_json(found.articles, found.attributions, accounts), seconds


def main() -> int:
    """Compile, analyse, score."""
    options = _options()
    folders = [path for path in sorted(Path(options.stories).iterdir()) if (path / "gold.json").is_file()]
    wanted = options.only.split(",") if options.only else None
    stories = [compiled(path) for path in folders if wanted is None or path.name[:2] in wanted]
    nlp = load_spacy()
    analysis = analysis_from_text if options.pipeline else analysis_from_gold
    with tempfile.TemporaryDirectory() as made:
        out = Path(options.out or made)
        out.mkdir(parents=True, exist_ok=True)
        for gold in stories:
            found, seconds = analysis(gold, nlp)
            (out / f"{gold['id']}.json").write_text(json.dumps(found, indent=1), encoding="utf8")
            words = sum(len(text.split()) for text in gold["texts"].values())
            counts = f"{len(found['claims'])} claims, {len(found['relations'])} relations"
            print(f"{gold['id']}: {counts}, {words} words, {seconds:.2f} s")
        lines = Path(made) / "stories.jsonl"
        lines.write_text("\n".join(json.dumps(gold) for gold in stories) + "\n", encoding="utf8")
        command = [sys.executable, options.scorer, str(lines), str(out), *(["--list"] if options.list else [])]
        return subprocess.run(command, check=False).returncode


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer")
    parser.add_argument("--stories", default="data/stories")
    parser.add_argument("--only", help="numbers of the stories, as 01,02")
    parser.add_argument("--pipeline", action="store_true", help="from the texts alone, not from the gold attributions")
    parser.add_argument("--list", action="store_true", help="list the pairs missed and the pairs linked wrongly")
    parser.add_argument("--out", help="keep the analyses in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
