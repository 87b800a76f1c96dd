"""Figures on small gold written here, each worked out by hand by the rules of the PolNeAR scorer."""

from __future__ import annotations

import pytest

from attribution.evaluation import Evaluation, Gold, GoldArticle, GoldStory, Relation, compare
from attribution.evaluation.scores import Count, Part, SourcesFound
from attribution.records import Extent

TEXT = (
    "The harbour master said two cranes had fallen. “Nobody was hurt,” Rosa Lind told reporters. "
    "She called the report “a bad joke” by rivals. It is feared that the quay will close."
)


def extents(text: str, words: tuple[str, ...]) -> tuple[Extent, ...]:
    return tuple(Extent(text.index(each), text.index(each) + len(each)) for each in words)


def relation(content: str, source: str = "", cue: str = "", text: str = TEXT, **more: object) -> Relation:
    """A relation by its words; pieces of content are parted by " | "."""
    parts = (extents(text, tuple(filter(None, given.split(" | ")))) for given in (content, source, cue))
    return Relation(*parts, **more)  # type: ignore[arg-type]


CRANES = relation("two cranes had fallen", "The harbour master", "said")
NOBODY = relation("“Nobody was hurt,”", "Rosa Lind", "told reporters")
JOKE = relation("the report “a bad joke” by rivals", "She", "called")
QUAY = relation("the quay will close", "", "It is feared that")
GOLD = (CRANES, NOBODY, JOKE, QUAY)


def evaluated(*found: Relation, gold: tuple[Relation, ...] = GOLD) -> Evaluation:
    story = GoldStory("harbour", (GoldArticle("a", TEXT, gold),))
    return compare(Gold("small", "", (story,)), {"a": found})


def test_what_is_marked_is_all_right() -> None:
    scores = evaluated(*GOLD).scores
    assert scores.relation == scores.content_same == Count(4, 4, 4)
    assert scores.exact == {"content": Count(4, 4, 4), "source": Count(3, 3, 3), "cue": Count(4, 4, 4)}
    assert scores.styles == {"direct": Part(1, 1), "mixed": Part(1, 1), "indirect": Part(1, 1), "nosource": Part(1, 1)}


def test_nothing_found_scores_nothing_and_divides_by_nothing() -> None:
    scores = evaluated().scores
    assert scores.relation == Count(0, 0, 4)
    assert scores.relation.precision == scores.relation.f1 == 0.0


@pytest.mark.parametrize(
    ("found", "alike", "right"),
    [
        (relation("two cranes had fallen", "harbour master"), 1, 1),
        (relation("two cranes", "The harbour master"), 1, 1),
        (relation("two", "The harbour master"), 0, 0),
        (relation("two cranes had fallen", "Rosa Lind"), 1, 0),
        (relation("two cranes had fallen"), 1, 0),
        (relation("the quay will close"), 1, 1),
        (relation("the quay will close", "Rosa Lind"), 1, 0),
        (relation("The harbour master said two cranes had fallen", "The harbour"), 1, 1),
        (relation("The harbour master said two cranes had fallen. “Nobody was", "The harbour"), 0, 0),
    ],
    ids=[
        "part of the source",
        "half of the content",
        "a quarter of the content",
        "another source",
        "no source",
        "neither has a source",
        "a source where none is marked",
        "content half too long",
        "content too long by more",
    ],
)
def test_content_counts_by_half_of_its_words_and_the_source_by_overlap(found: Relation, alike: int, right: int) -> None:
    scores = evaluated(found).scores
    assert (scores.content_alike.right, scores.relation.right) == (alike, right)


def test_marks_and_spaces_never_decide() -> None:
    scores = evaluated(relation("Nobody was hurt", "Rosa Lind", "told reporters")).scores
    assert scores.content_same.right == scores.exact["content"].right == 1


def test_a_relation_without_a_word_of_content_counts_on_neither_side() -> None:
    scores = evaluated(relation(",”", "Rosa Lind"), gold=(*GOLD, relation("“"))).scores
    assert (scores.relation.found, scores.relation.gold) == (0, 4)


def test_of_two_relations_found_for_one_marked_the_more_alike_counts() -> None:
    scores = evaluated(relation("two cranes", "Rosa Lind"), CRANES).scores
    assert (scores.relation.right, scores.relation.found) == (1, 2)


def test_one_relation_found_counts_for_one_of_two_marked() -> None:
    again = relation("two cranes had fallen", "Rosa Lind")
    scores = evaluated(CRANES, gold=(CRANES, again)).scores
    assert (scores.relation.right, scores.relation.gold) == (1, 2)


def test_single_stretches_count_apart_from_their_relations() -> None:
    found = relation("Nobody was hurt | two cranes had fallen", "The harbour master", "said")
    scores = evaluated(found).scores
    assert scores.exact["content"] == Count(2, 2, 4)
    assert scores.content_same.right == 0
    assert scores.content_words == Count(7, 7, 18)


def test_styles_are_read_off_the_marks_and_a_missing_source_comes_first() -> None:
    unnamed = relation("“Nobody was hurt,”")
    assert evaluated(gold=(unnamed,)).scores.styles == {"nosource": Part(0, 1)}
    assert evaluated(JOKE).scores.styles["mixed"] == Part(1, 1)


def test_a_style_that_is_marked_stands() -> None:
    single = relation("two cranes had fallen", "The harbour master", style="direct")
    assert evaluated(gold=(single,)).scores.styles == {"direct": Part(0, 1)}


def test_what_became_of_the_sources_is_told() -> None:
    found = (
        CRANES,
        relation("Nobody was hurt", "The harbour master"),
        relation("the report “a bad joke”"),
        relation("the quay will close", "rivals"),
    )
    assert evaluated(*found).scores.sources == SourcesFound(same=1, other=1, missing=1, added=1)
    assert evaluated(QUAY).scores.sources == SourcesFound(none=1)


def test_each_detector_answers_for_what_it_gave() -> None:
    found = [
        relation("two cranes had fallen", "The harbour master", detector="clause", confidence=0.9),
        relation("the report “a bad joke”", "Rosa Lind", detector="learned", confidence=0.6),
        relation("the quay will close", detector="learned", confidence=0.8),
    ]
    assert evaluated(*found).scores.detectors == {"learned": Part(1, 2), "clause": Part(1, 1)}


def test_the_calibration_error_is_the_distance_of_confidence_from_the_share_right() -> None:
    found = [
        relation("two cranes had fallen", "The harbour master", detector="clause", confidence=0.95),
        relation("Nobody was hurt", "She", detector="clause", confidence=0.95),
        relation("the quay will close", detector="learned", confidence=0.75),
    ]
    confidence = evaluated(*found).scores.confidence
    assert confidence["clause"].error == pytest.approx(0.45)
    assert confidence["learned"].error == pytest.approx(0.25)
    assert confidence["all"].error == pytest.approx((2 * 0.45 + 0.25) / 3)
    assert [(each.found, each.right) for each in confidence["all"].bins] == [(1, 1), (2, 1)]


def test_relations_without_confidence_are_not_held_to_one() -> None:
    assert evaluated(CRANES).scores.confidence["all"].bins == ()


def test_speakers_are_compared_as_groups_whatever_their_names() -> None:
    gold = tuple(
        relation(each.content[0].of(TEXT), speaker=speaker) for each, speaker in zip(GOLD[:3], ("s1", "s2", "s2"), strict=True)
    )
    found = [relation(each.content[0].of(TEXT), speaker=speaker) for each, speaker in zip(gold, ("x", "x", None), strict=True)]
    overlap = evaluated(*found, gold=gold).scores.speakers
    assert overlap is not None
    # Precision: x holds s1 and s2 (1/2 each), the unnamed one is alone (1). Recall: s1 whole, s2 in halves.
    assert overlap.precision == pytest.approx(2 / 3)
    assert overlap.recall == pytest.approx(2 / 3)
    assert overlap.attributions == 3


def test_speakers_and_stances_are_none_where_none_is_marked() -> None:
    assert evaluated(*GOLD).scores.speakers is None
    assert evaluated(*GOLD).scores.stances is None


def test_stances_are_counted_where_the_content_was_found() -> None:
    gold = tuple(relation(each.content[0].of(TEXT), stance="denies") for each in GOLD)
    found = [relation("two cranes had fallen", stance="denies"), relation("Nobody was hurt", stance="asserts")]
    assert evaluated(*found, gold=gold).scores.stances == Part(1, 2)


def test_articles_are_added_up_and_one_without_predictions_has_none() -> None:
    stories = tuple(GoldStory(name, (GoldArticle(name, TEXT, GOLD),)) for name in "ab")
    scores = compare(Gold("two", "", stories), {"a": GOLD}).scores
    assert scores.relation == Count(4, 4, 8)
    assert scores.articles == 2
