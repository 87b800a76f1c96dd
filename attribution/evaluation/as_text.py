"""An evaluation as lines of text, for reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from attribution.evaluation import Evaluation
from attribution.evaluation.as_json import percent
from attribution.evaluation.confidence import ALL, Calibration
from attribution.evaluation.examples import Example
from attribution.evaluation.relations import Relation
from attribution.evaluation.scores import Count, Part, Scores
from attribution.records import Extent
from attribution.reports.inert import inert

STYLE_NAMES = {"nosource": "no source"}
SOURCE_NAMES = {
    "same": "the marked one",
    "other": "another one",
    "missing": "none, though one is marked",
    "none": "none, and none is marked",
    "added": "one, though none is marked",
}


LONGEST = 320
"""Characters of one stretch of text that an example shows; of a longer one the beginning and the end."""


def as_text(evaluation: Evaluation, chosen: Sequence[Example] = ()) -> str:
    """All figures, section by section, and the examples chosen."""
    scores = evaluation.scores
    sections = [_head(evaluation), _shares(scores), _styles(scores), _sources(scores), _detectors(scores), _confidence(scores)]
    shown = (_example(number, each) for number, each in enumerate(chosen, start=1))
    return "\n".join("\n".join(lines) + "\n" for part in (*sections, *shown) if (lines := tuple(part)))


def _head(evaluation: Evaluation) -> list[str]:
    gold, count, tool = evaluation.gold, evaluation.scores.relation, evaluation.tool
    lines = [
        f"{inert(gold.name)}: {evaluation.scores.articles} articles, {count.gold} relations marked, {count.found} found",
        f"sha256 {gold.sha256}",
    ]
    if tool:
        pipeline = f"{tool.pipeline_name} {tool.pipeline_version}"
        lines.append(f"attribution {tool.version}, {pipeline}, detectors: {', '.join(tool.detectors)}")
    return lines


def _shares(scores: Scores) -> Iterator[str]:
    yield f"{'':28}{'P':>8}{'R':>8}{'F1':>8}"
    rows = {
        "relation": scores.relation,
        "content alike": scores.content_alike,
        "content the same": scores.content_same,
        **{f"exact {role}": count for role, count in scores.exact.items()},
        "words of content": scores.content_words,
        "words of sources": scores.source_words,
    }
    yield from (_row(name, (count.precision, count.recall, count.f1)) for name, count in rows.items())
    if who := scores.speakers:
        yield _row("speakers, B-cubed", (who.precision, who.recall, who.f1))


def _row(name: str, shares: Iterable[float]) -> str:
    return f"{name:28}" + "".join(f"{percent(share):8.1f}" for share in shares)


def _styles(scores: Scores) -> Iterator[str]:
    yield "Marked relations found with the right source, by style"
    yield from (_part(STYLE_NAMES.get(kind, kind), part) for kind, part in scores.styles.items())
    if scores.stances:
        yield _part("stance as marked", scores.stances)


def _part(name: str, part: Part) -> str:
    return f"  {name:26}{percent(part.share):8.1f} %  {part.right} of {part.all}"


def _sources(scores: Scores) -> Iterator[str]:
    """How many relations whose content was found were given which source."""
    counts = asdict(scores.sources)
    found = sum(counts.values())
    yield "Source given, where the content was found"
    yield from (_part(SOURCE_NAMES[kind], Part(count, found)) for kind, count in counts.items())


def _detectors(scores: Scores) -> Iterator[str]:
    if not any(scores.detectors):
        return
    yield f"{'Detectors':28}{'found':>8}{'share':>8}{'right':>8}"
    for name, part in scores.detectors.items():
        share = Count(found=scores.relation.found, right=part.all).precision
        yield f"  {inert(name):26}{part.all:8}{percent(share):8.1f}{percent(part.share):8.1f}"


def _confidence(scores: Scores) -> Iterator[str]:
    if not scores.confidence[ALL].bins:
        return
    yield f"{'Confidence':28}{'found':>8}{'mean':>8}{'right':>8}"
    for each in scores.confidence[ALL].bins:
        shares = f"{percent(each.confidence):8.1f}{percent(each.right / each.found):8.1f}"
        yield f"  {f'{each.low:.1f} to {each.high:.1f}':26}{each.found:8}{shares}"
    yield "Expected calibration error, in percent"
    yield from (_error(name, each) for name, each in scores.confidence.items())


def _error(name: str, given: Calibration) -> str:
    return f"  {inert(name):26}{percent(given.error):8.1f}"


def _example(number: int, example: Example) -> Iterator[str]:
    yield f"{number}. {example.confusion}: {inert(example.article)}, characters {example.extent.start}-{example.extent.end}"
    yield f"   … {_shown(example.extent.of(example.text))} …"
    yield f"   marked: {_relation(example.gold, example.text)}"
    yield f"   found:  {_relation(example.found, example.text)}"


def _relation(relation: Relation | None, text: str) -> str:
    if relation is None:
        return "nothing"
    source, cue, content = (_words(part, text) for part in (relation.source, relation.cue, relation.content))
    sure = "" if relation.confidence is None else f", {relation.confidence:.2f}"
    by = f" ({inert(relation.detector)}{sure})" if relation.detector else ""
    return f"[{source or 'no source'}] [{cue or 'no cue'}] {content}{by}"


def _words(extents: Iterable[Extent], text: str) -> str:
    return " … ".join(_shown(extent.of(text)) for extent in extents)


def _shown(words: str) -> str:
    part = LONGEST // 2
    return inert(words if len(words) <= LONGEST else f"{words[:part]} […] {words[-part:]}")
