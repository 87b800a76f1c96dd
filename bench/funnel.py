"""Where gold pairs are lost on their way through the stages: for each pair of gold attributions the last gate it passed.

usage: python bench/funnel.py [--stories data/stories] [--only 01,02] [--pipeline] [--list GATE]

From the gold attributions unless ``--pipeline`` is given. The gates, in order:

  attribution   one of the two was not found in the text (only with --pipeline)
  claim         no proposition was cut from one of them, or none that says that something was so
  event         their claims were put under two events
  origin        one origin vouches for both
  compared      they share nothing that they would be looked up by
  judged        they were compared, and nothing was found
  kind          they were related, but otherwise ("corroborates" for "contradicts")
  found         the relation of the gold
"""

from __future__ import annotations

import argparse
import bisect
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from spacy.language import Language
from stories import Gold, articles_of, attributions_of, compiled, sources_of

from attribution.accounts import compare
from attribution.accounts.candidates import candidates
from attribution.accounts.comparison import laid_out
from attribution.accounts.echoes import with_echoes
from attribution.accounts.statements import Statement, weights_of
from attribution.accounts.stories import stories_of
from attribution.articles import Reading
from attribution.claims import claims_of
from attribution.parsing import load_spacy
from attribution.pipeline import analyze_reading
from attribution.records import Article, Attribution, Claim, Extent, Relation, Source

GATES = ("attribution", "claim", "event", "origin", "compared", "judged", "kind", "found")
KINDS = ("contradicts", "corroborates")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """What the stages before the accounts found in one story."""

    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


def told_by_gold(gold: Gold, nlp: Language) -> Told:
    """A story's gold attributions and the claims cut from them."""
    articles, attributions = articles_of(gold), attributions_of(gold)
    claims = (claim for a in articles for claim in claims_of(nlp(a.text), a, attributions))
    return Told(articles, sources_of(gold), attributions, tuple(claims))


def told_by_text(gold: Gold, nlp: Language) -> Told:
    """The same, found in the texts alone."""
    found = analyze_reading(Reading(articles_of(gold), ()), pipeline=nlp)
    return Told(found.articles, found.sources, found.attributions, found.claims)


def gates_of(gold: Gold, told: Told) -> list[tuple[str, str, str, str, str]]:
    """For each contradicting or corroborating gold pair: its kind and why, the gate it came to, and both contents."""
    given = {a["id"]: a for a in gold["attributions"]}
    whole = _Whole(gold, told)
    found = []
    for pair in gold["relations"]:
        if pair["kind"] in KINDS and _speakers_differ(given[pair["first"]], given[pair["second"]]):
            why = pair.get("why", "") if pair["kind"] == "contradicts" else ""
            texts = (_words(given[pair[side]]) for side in ("first", "second"))
            found.append((pair["kind"], why, whole.gate(pair), *texts))
    return found  # type: ignore[return-value]


class _Whole:
    """One story with everything that is asked of its pairs."""

    def __init__(self, gold: Gold, told: Told) -> None:
        stories = stories_of(told.articles)
        claims = with_echoes(told.claims, stories)
        layout = laid_out(told.articles, told.sources, told.attributions, claims, stories)
        self.keys = layout.keys
        self.starts = {a.id: [m.start() for m in WORD.finditer(a.text)] for a in told.articles}
        self.words = {a["id"]: (a["article"], self._tokens(a["article"], _extents(a))) for a in gold["attributions"]}
        self.matched = {name: self._is_matched(name, told.attributions) for name in self.words}
        self.statements = self._by_gold(layout.statements)
        leading = [s for s in layout.statements if s.told or s.foretold]
        self.compared = {frozenset((a.number, b.number)) for a, b in candidates(leading, weights_of(layout.statements))}
        accounts = compare(told.articles, told.sources, told.attributions, told.claims)
        self.related = self._related(accounts.relations)

    def gate(self, pair: dict[str, Any]) -> str:
        """The gate at which a gold pair is lost; "found" where it is not."""
        names = pair["first"], pair["second"]
        kinds = self.related.get(frozenset(names), set())
        if pair["kind"] in kinds:
            return "found"
        if kinds & set(KINDS):
            return "kind"
        if not all(self.matched[name] for name in names):
            return "attribution"
        pairs = list(product(*([s for s in self.statements[name] if s.told or s.foretold] for name in names)))
        if not pairs:
            return "claim"
        one_event = [(a, b) for a, b in pairs if self.keys[a.number] == self.keys[b.number]]
        if not one_event:
            return "event"
        apart = [(a, b) for a, b in one_event if a.origin != b.origin]
        if not apart:
            return "origin"
        return "judged" if any(frozenset((a.number, b.number)) in self.compared for a, b in apart) else "compared"

    def _tokens(self, article: str, extents: Iterable[Extent]) -> frozenset[int]:
        starts = self.starts[article]
        return frozenset(
            i for e in extents for i in range(bisect.bisect_left(starts, e.start), bisect.bisect_left(starts, e.end))
        )

    def _is_matched(self, name: str, attributions: Sequence[Attribution]) -> bool:
        article, words = self.words[name]
        there = (self._tokens(article, a.content) for a in attributions if a.article == article)
        return any(len(words & own) >= 0.5 * len(words | own) for own in there)

    def _holder(self, claim: Claim) -> str | None:
        """The gold attribution that a claim is of, as the scorer of stories has it."""
        own = self._tokens(claim.article, claim.extents)
        scored = [
            (len(own & words) / len(own | words), name)
            for name, (article, words) in self.words.items()
            if article == claim.article and own and len(own & words) >= 0.5 * min(len(own), len(words))
        ]
        return max(scored)[1] if scored else None

    def _by_gold(self, statements: Iterable[Statement]) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {name: [] for name in self.words}
        self.holders: dict[str, str] = {}
        for statement in statements:
            if (name := self._holder(statement.claim)) is not None:
                found[name].append(statement)
                self.holders[statement.claim.id] = name
        return found

    def _related(self, relations: Iterable[Relation]) -> dict[frozenset[str], set[str]]:
        found: dict[frozenset[str], set[str]] = defaultdict(set)
        for relation in relations:
            names = frozenset(self.holders.get(claim, claim) for claim in (relation.first, relation.second))
            found[names].add(relation.kind)
        return found


def _extents(given: dict[str, Any]) -> tuple[Extent, ...]:
    return tuple(Extent(*piece["span"]) for piece in given["content"])


def _words(given: dict[str, Any], limit: int = 100) -> str:
    return " … ".join(" ".join(piece["text"].split()) for piece in given["content"])[:limit]


def _speakers_differ(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return first.get("speaker") is None or first.get("speaker") != second.get("speaker")


def table(found: Iterable[tuple[str, str, str, str, str]]) -> str:
    """The counts as a table: a row a kind of relation, a column a gate."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, why, gate, _, _ in found:
        rows[f"{kind} {why}".strip()][gate] += 1
        rows[f"{kind}, all"][gate] += 1
    lines = [" " * 28 + "".join(f"{gate:>12}" for gate in (*GATES, "all"))]
    for name in sorted(rows):
        counts = [rows[name][gate] for gate in GATES]
        lines.append(f"{name:28}" + "".join(f"{count:12}" for count in (*counts, sum(counts))))
    return "\n".join(lines)


def main() -> int:
    """Compile, analyse, count."""
    options = _options()
    folders = [path for path in sorted(Path(options.stories).iterdir()) if (path / "gold.json").is_file()]
    wanted = options.only.split(",") if options.only else None
    nlp = load_spacy()
    told = told_by_text if options.pipeline else told_by_gold
    found = []
    for folder in folders:
        if wanted is None or folder.name[:2] in wanted:
            gold = compiled(folder)
            found += gates_of(gold, told(gold, nlp))
    print(table(found))
    for kind, why, gate, first, second in found:
        if gate == options.list:
            print(f"{kind} {why} | {first} | {second}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", default="data/stories")
    parser.add_argument("--only", help="numbers of the stories, as 01,02")
    parser.add_argument("--pipeline", action="store_true", help="from the texts alone, not from the gold attributions")
    parser.add_argument("--list", choices=GATES, help="list the pairs that came to this gate")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
