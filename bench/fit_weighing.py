"""Fit the scales by which signs between two sayings are weighed (``pair_weights.tsv``) to gold stories.

usage: python bench/fit_weighing.py STORY_FOLDER... [--found] [--real FILE] [--write] [--strength 5]

Figures are by leaving one story out: each story is weighed on scales fitted to the others. Pairs on one point that the gold
names neither as a contradiction nor as an agreement count neither way, as in the scorer of stories.

``--found`` fits also to what the pipeline finds in the stories' texts, where it is one of the gold's attributions: cut, named
and joined as in use, its signs are weaker than the gold's.

``--real`` names real articles, JSON lines of ``incident``, ``title``, ``date`` and ``text``: what several papers write of one
incident hardly ever contradicts, so all its pairs are examples of what is no contradiction.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from funnel import Told, told_by_gold, told_by_text
from numpy.typing import NDArray
from spacy.language import Language
from stories import Gold, attributions_of, compiled

from attribution.accounts.comparison import laid_out
from attribution.accounts.echoes import with_echoes
from attribution.accounts.pair_model import PairModel, load_pairs
from attribution.accounts.readings import Pairing
from attribution.accounts.relations import judged, rule_signs
from attribution.accounts.sayings import Saying, sayings_of
from attribution.accounts.signs import Signs
from attribution.accounts.statements import by_article, weights_of
from attribution.accounts.stories import stories_of
from attribution.accounts.weighing import ALWAYS, Scale, Weighed, signs_around, signs_between, weighable
from attribution.articles import Reading
from attribution.parsing import load_spacy
from attribution.pipeline import analyze_reading
from attribution.records import Article, Attribution

TABLE = Path("attribution/languages/en/pair_weights.tsv")
KINDS = ("contradicts", "corroborates")
LONG_ENOUGH = 600
"""Characters of a real article; shorter ones are notices."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Weighable:
    """One story's sayings, the signs of all pairs, and what the gold says of each. Two may be of one story: its gold
    attributions, and those found in its texts."""

    story: str
    sayings: Sequence[Saying]
    signs: dict[Pairing, Signs]
    labels: dict[Pairing, str]
    neutral: dict[str, set[Pairing]]


def read_story(folder: Path, nlp: Language, model: PairModel) -> Weighable:
    """A story ready to be fitted to."""
    gold = compiled(folder)
    sayings, signs = _signs(told_by_gold(gold, nlp), model)
    numbers = {p.attribution.id: p.number for p in sayings}
    return Weighable(folder.name, sayings, signs, _labels(gold, numbers), _neutral(gold, numbers))


def read_found(folder: Path, nlp: Language, model: PairModel) -> Weighable:
    """What the pipeline finds in a story's texts, as far as it is one of the gold's attributions, ready to be fitted to."""
    gold = compiled(folder)
    sayings, signs = _signs(told_by_text(gold, nlp), model)
    numbers = dict(_same(attributions_of(gold), sayings))
    known = set(numbers.values())
    signs = {(one, other): found for (one, other), found in signs.items() if one in known and other in known}
    return Weighable(folder.name, sayings, signs, _labels(gold, numbers), _neutral(gold, numbers))


def _same(gold: Iterable[Attribution], sayings: Iterable[Saying]) -> Iterator[tuple[str, int]]:
    """The ids of gold attributions, and the numbers of the sayings whose contents are theirs by more than a half."""
    told: dict[str, list[tuple[str, set[int]]]] = {}
    for each in gold:
        told.setdefault(each.article, []).append((each.id, _content_of(each)))
    for saying in sayings:
        here = _content_of(saying.attribution)
        for name, there in told.get(saying.attribution.article, ()):
            if 2 * len(here & there) > len(here | there):
                yield name, saying.number


def _content_of(attribution: Attribution) -> set[int]:
    return {place for part in attribution.content for place in range(part.start, part.end)}


def _signs(told: Told, model: PairModel) -> tuple[Sequence[Saying], dict[Pairing, Signs]]:
    """The sayings of a story and the signs between each two that may be weighed."""
    stories = stories_of(told.articles)
    claims = with_echoes(told.claims, stories)
    layout = laid_out(told.articles, told.sources, told.attributions, claims, stories)
    sayings = sayings_of(layout.statements, told.articles)
    weights = weights_of(layout.statements)
    known = rule_signs(judged(layout.statements, by_article(layout.statements, told.articles).values(), weights), sayings)
    signs = signs_between(sayings, weighable(sayings, ()), known, weights, model)
    return sayings, signs


def read_incidents(path: Path, places: Iterable[int], nlp: Language, model: PairModel) -> list[Weighable]:
    """The incidents of which three to six articles tell, at the places given among them, with none of their pairs a
    contradiction; those of two counts, which may be one or the news of a later hour, count neither way."""
    incidents: dict[str, list[dict[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if len(row["text"]) > LONG_ENOUGH:
                incidents.setdefault(row["incident"], []).append(row)
    names = [name for name in sorted(incidents) if 3 <= len(incidents[name]) <= 6]
    return [_incident(names[at], incidents[names[at]], nlp, model) for at in places]


def _incident(name: str, rows: Sequence[Mapping[str, str]], nlp: Language, model: PairModel) -> Weighable:
    given = tuple(
        Article(f"{name}-{number}", row["text"], title=row["title"], published=_day(row["date"]))
        for number, row in enumerate(rows)
    )
    analysis = analyze_reading(Reading(given), pipeline=nlp)
    told = Told(analysis.articles, analysis.sources, analysis.attributions, analysis.claims)
    sayings, signs = _signs(told, model)
    counts = {p for p, found in signs.items() if found.get("a rule: contradicts") and found.get("other figure of one event")}
    return Weighable(name, sayings, signs, {}, {"contradicts": counts, "corroborates": set(signs)})


def _day(date: str) -> str | None:
    return date if date and len(date) == len("2026-01-31") else None


def _pairings(names: Iterable[tuple[str, str]], numbers: Mapping[str, int]) -> Iterator[Pairing]:
    for one, other in names:
        if one in numbers and other in numbers:
            a, b = sorted((numbers[one], numbers[other]))
            yield a, b


def _labels(gold: Gold, numbers: Mapping[str, int]) -> dict[Pairing, str]:
    return {
        pair: relation["kind"]
        for relation in gold["relations"]
        if relation["kind"] in KINDS
        for pair in _pairings([(relation["first"], relation["second"])], numbers)
    }


def _neutral(gold: Gold, numbers: Mapping[str, int]) -> dict[str, set[Pairing]]:
    neutral: dict[str, set[Pairing]] = {kind: set() for kind in KINDS}
    for point in gold["points"]:
        sides = [position["attributions"] for position in point["positions"]]
        neutral["corroborates"] |= {pair for side in sides for pair in _pairings(combinations(side, 2), numbers)}
        if point["status"] == "disputed":
            across = [(x, y) for one, other in combinations(sides, 2) for x in one for y in other]
            neutral["contradicts"] |= set(_pairings(across, numbers))
    return neutral


def fit(rows: Sequence[tuple[Signs, bool]], strength: float) -> Scale:
    """The logistic scale that makes the wanted rows likeliest; signs have one spread, and each weight is pulled to nothing."""
    names = sorted({name for row, _ in rows for name in row})
    given: Floats = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    wanted = np.array([float(told) for _, told in rows])
    spread, middle = given.std(0) + 1e-9, given.mean(0)
    scaled = np.column_stack([(given - middle) / spread, np.ones(len(given))])
    weights = _newton(scaled, wanted, strength)
    raw = np.where(spread > 1e-6, weights[:-1] / spread, 0.0)
    return Scale(dict(zip(names, map(float, raw), strict=True)), float(weights[-1] - raw @ middle))


def _newton(given: Floats, wanted: Floats, strength: float, steps: int = 30) -> Floats:
    weights = np.zeros(given.shape[1])
    pull = np.full(given.shape[1], strength)
    pull[-1] = 0.0
    for _ in range(steps):
        likely = 1 / (1 + np.exp(-np.clip(given @ weights, -30, 30)))
        slope = given.T @ (likely - wanted) + pull * weights
        curve = (given * (likely * (1 - likely))[:, None]).T @ given + np.diag(pull + 1e-6)
        change = np.linalg.solve(curve, slope)
        weights -= change
        if np.abs(change).max() < 1e-6:
            break
    return weights


def fit_first(stories: Sequence[Weighable], strength: float) -> dict[str, Scale]:
    """The scales of the first round."""
    return {
        kind: fit([(f, s.labels.get(p) == kind) for s in stories for p, f in s.signs.items() if _counts(s, p, kind)], strength)
        for kind in KINDS
    }


def _counts(story: Weighable, pair: Pairing, kind: str) -> bool:
    return pair not in story.neutral[kind] or story.labels.get(pair) == kind


def around(story: Weighable, scales: Mapping[str, Scale]) -> dict[Pairing, Signs]:
    """The signs of the second round for one story."""
    first = {p: Weighed(*(scales[kind].likelihood(f) for kind in KINDS)) for p, f in story.signs.items()}
    return {p: story.signs[p] | found for p, found in signs_around(story.sayings, first).items()}


def fit_again(rounds: Sequence[tuple[Weighable, Mapping[Pairing, Signs]]], strength: float) -> dict[str, Scale]:
    """The scales of the second round, from examples with their signs on scales that were not fitted to them."""
    scales = {}
    for kind in KINDS:
        counted = [(f, s.labels.get(p) == kind) for s, found in rounds for p, f in found.items() if _counts(s, p, kind)]
        scales[f"{kind} again"] = fit(counted, strength)
    return scales


def rounds_of(examples: Sequence[Weighable], strength: float) -> list[dict[Pairing, Signs]]:
    """The signs of the second round of each example, by scales that were not fitted to its story."""
    scales = {story: fit_first(_others(examples, story), strength) for story in {each.story for each in examples}}
    return [around(each, scales[each.story]) for each in examples]


def _others(examples: Sequence[Weighable], story: str) -> list[Weighable]:
    return [each for each in examples if each.story != story]


def left_out(
    stories: Sequence[Weighable], more: Sequence[Weighable], strength: float
) -> Iterator[tuple[Weighable, dict[Pairing, Weighed]]]:
    """Each story on scales fitted to the other stories and to more examples that are not of it."""
    examples = [*stories, *more]
    rounds = rounds_of(examples, strength)
    for story, found in zip(stories, rounds, strict=False):
        others = [pair for pair in zip(examples, rounds, strict=True) if pair[0].story != story.story]
        scales = fit_again(others, strength)
        yield story, {p: Weighed(*(scales[f"{kind} again"].likelihood(f) for kind in KINDS)) for p, f in found.items()}


def figures(told: Sequence[tuple[Weighable, dict[Pairing, Weighed]]], kind: str, least: float) -> tuple[float, float, float]:
    """Precision, recall and F at a least likelihood, over all stories."""
    right = shown = gold = 0
    for story, found in told:
        given = {p for p, w in found.items() if getattr(w, kind) >= least and _counts(story, p, kind)}
        right += sum(story.labels.get(p) == kind for p in given)
        shown += len(given)
        gold += sum(label == kind for label in story.labels.values())
    precision, recall = right / max(shown, 1), right / max(gold, 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1.0)


def write(scales: Mapping[str, Scale], path: Path = TABLE) -> None:
    """The scales as a table: a row a sign, a column a scale."""
    names = sorted({name for scale in scales.values() for name in scale.weights})
    head = "# Weights of the signs between two sayings; fitted by bench/fit_weighing.py, see README.md.\n"
    lines = ["\t".join(("sign", *scales))]
    lines.append("\t".join((ALWAYS, *(f"{scale.always:.4f}" for scale in scales.values()))))
    for name in names:
        lines.append("\t".join((name, *(f"{scale.weights.get(name, 0.0):.4f}" for scale in scales.values()))))
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf8")


def main() -> int:
    """Fit, measure by leaving each story out, write where asked."""
    options = _options()
    nlp = load_spacy()
    model = load_pairs("en")
    stories = [read_story(Path(folder), nlp, model) for folder in options.stories]
    more = [read_found(Path(folder), nlp, model) for folder in options.stories] if options.found else []
    more += read_incidents(options.real, _places(options.incidents), nlp, model) if options.real else []
    told = list(left_out(stories, more, options.strength))
    for kind in KINDS:
        for least in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7):
            precision, recall, f = figures(told, kind, least)
            print(f"{kind:13} from {least:.2f}: P {precision:.3f} R {recall:.3f} F {f:.3f}")
    if options.write:
        examples = [*stories, *more]
        rounds = list(zip(examples, rounds_of(examples, options.strength), strict=True))
        write(fit_first(examples, options.strength) | fit_again(rounds, options.strength))
    return 0


def _places(ranges: str) -> list[int]:
    """The numbers in ranges, the last of each included: "0-2,7-7" is 0, 1, 2, 7."""
    return [at for part in ranges.split(",") for at in range(int(part.split("-")[0]), int(part.split("-")[1]) + 1)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", help="folders of gold stories")
    parser.add_argument("--found", action="store_true", help="fit also to what the pipeline finds in the stories' texts")
    parser.add_argument("--real", type=Path, help="real articles by incident, gzipped JSON lines")
    parser.add_argument("--incidents", default="0-15,46-75", help="which incidents of them to fit to")
    parser.add_argument("--write", action="store_true", help=f"write the scales fitted to all of them to {TABLE}")
    parser.add_argument("--strength", type=float, default=5.0, help="how strongly weights are pulled to nothing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
