from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from attribution.attributions.links import Choice, relations_of
from attribution.attributions.network import Window

NONE, B_CONTENT, I_CONTENT, B_CUE, I_CUE, B_SOURCE, I_SOURCE = range(7)
FREE = np.zeros((8, 7), dtype=np.float32)
PLAIN = Choice(content_bias=0.0, cue_bias=0.0, source_bias=0.0, vote=0.0)


def window(tags: list[int], *, cues: dict[int, int], sources: dict[int, int], start: int = 0, doubt: float = 0.0) -> Window:
    """A window whose network is sure of its tags. ``cues`` leads a content piece to its cue's first piece, ``sources``
    a content or cue piece to its source's; a piece not named leads to none, and so does ``doubt`` of every link."""
    scores = np.full((len(tags), 7), -9.0, dtype=np.float32)
    scores[np.arange(len(tags)), tags] = 9.0
    links = np.zeros((3, len(tags), len(tags) + 1), dtype=np.float32)
    for number, led in enumerate((cues, sources, sources)):
        for piece in range(len(tags)):
            links[number, piece, led.get(piece, -1) + 1] += 1 - doubt
            links[number, piece, 0] += doubt
    return Window(start, scores, links)


SAID_BEFORE = window([B_SOURCE, I_SOURCE, B_CUE, B_CONTENT, I_CONTENT], cues={3: 2, 4: 2}, sources={2: 0, 3: 0, 4: 0})


def test_content_its_cue_and_its_source_are_one_relation() -> None:
    (relation,) = relations_of([SAID_BEFORE], FREE, choice=PLAIN)
    assert (relation.source, relation.cue, relation.content) == ((0, 2), (2, 3), ((3, 5),))
    assert relation.confidence > 0.95


def test_offsets_count_from_the_start_of_the_text() -> None:
    later = Window(100, SAID_BEFORE.tags, SAID_BEFORE.links)
    (relation,) = relations_of([later], FREE, choice=PLAIN)
    assert (relation.source, relation.cue, relation.content) == ((100, 102), (102, 103), ((103, 105),))


def test_two_pieces_of_content_that_hang_on_one_cue_are_one_relation() -> None:
    tags = [B_CONTENT, B_SOURCE, B_CUE, B_CONTENT, I_CONTENT]
    (relation,) = relations_of([window(tags, cues={0: 2, 3: 2, 4: 2}, sources={0: 1, 2: 1, 3: 1, 4: 1})], FREE, choice=PLAIN)
    assert relation.content == ((0, 1), (3, 5))


def test_links_and_not_distance_choose_the_cue() -> None:
    tags = [B_SOURCE, B_CUE, B_CONTENT, B_SOURCE, B_CUE, B_CONTENT]
    crossed = window(tags, cues={2: 4, 5: 1}, sources={1: 0, 4: 3, 2: 3, 5: 0})
    found = {(relation.content, relation.cue, relation.source) for relation in relations_of([crossed], FREE, choice=PLAIN)}
    assert found == {(((2, 3),), (4, 5), (3, 4)), (((5, 6),), (1, 2), (0, 1))}


def test_no_source_is_an_answer() -> None:
    (relation,) = relations_of([window([B_SOURCE, B_CUE, B_CONTENT], cues={2: 1}, sources={})], FREE, choice=PLAIN)
    assert relation.source is None
    assert relation.cue == (1, 2)


def test_a_cue_without_content_is_no_relation() -> None:
    assert not list(relations_of([window([B_SOURCE, B_CUE, NONE], cues={}, sources={1: 0})], FREE, choice=PLAIN))


def test_doubtful_links_make_a_relation_less_sure() -> None:
    tags = [B_SOURCE, B_CUE, B_CONTENT]
    unsure = window(tags, cues={2: 1}, sources={1: 0, 2: 0}, doubt=0.3)
    sure = window(tags, cues={2: 1}, sources={1: 0, 2: 0})
    first, second = (next(iter(relations_of([each], FREE, choice=PLAIN))).confidence for each in (unsure, sure))
    assert first < second


@pytest.mark.parametrize("tags", [[NONE], [NONE, NONE, NONE]], ids=["one piece", "three"])
def test_text_without_attributions_gives_none(tags: list[int]) -> None:
    assert not list(relations_of([window(tags, cues={}, sources={})], FREE, choice=PLAIN))


def test_windows_of_different_length_are_read_each_for_itself() -> None:
    short = window([B_SOURCE, B_CUE, B_CONTENT], cues={2: 1}, sources={1: 0, 2: 0}, start=5)
    found = list(relations_of([SAID_BEFORE, short], FREE, choice=PLAIN))
    assert [relation.content for relation in found] == [((3, 5),), ((7, 8),)]


def test_a_cue_that_the_content_leads_to_is_brought_out() -> None:
    unsure = window([B_SOURCE, NONE, B_CONTENT, I_CONTENT], cues={2: 1, 3: 1}, sources={1: 0, 2: 0, 3: 0}, start=4)
    unsure.tags[1, B_CUE] = 8.5
    assert not any(relation.cue for relation in relations_of([unsure], FREE, choice=PLAIN))
    (relation,) = relations_of([unsure], FREE, choice=replace(PLAIN, vote=1.0))
    assert relation.cue == (5, 6)
