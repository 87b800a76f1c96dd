from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from harbour import harbour
from story import Story
from webpages import many

from attribution.records import Analysis, Point, Position, Relation
from attribution.reports.html.bands import BOX, WIDTH, Box
from attribution.reports.html.lettering import lines
from attribution.reports.html.picture import MOST_POINTS, SPEAKER, Picture, picture
from attribution.reports.html.view import View
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.sides import sides_of_sources


def view_of(analysis: Analysis) -> View:
    return View(Index(analysis))


def rows_of(view: View) -> tuple[Row, ...]:
    return view.grids[0].rows


def drawn(analysis: Analysis) -> Picture:
    view = view_of(analysis)
    made = picture(rows_of(view), view)
    assert made is not None
    return made


def box(made: Picture, words: str) -> Box:
    return next(box for band in made.bands for box in band.boxes if words in box.whole)


def test_competing_positions_stand_on_opposite_sides() -> None:
    made = drawn(harbour())
    assert box(made, "drones").side != box(made, "grain dust").side
    assert box(made, "a cowardly terrorist attack").side != box(made, "an accident born of neglect").side


def test_sources_stand_on_the_side_of_what_they_say() -> None:
    view = view_of(harbour())
    sides = sides_of_sources(rows_of(view), view.index)
    assert sides["defence"] == sides["admiral"] == sides["official"] == 0
    assert sides["engineer"] == sides["movement"] == 1


def test_what_cannot_both_be_true_is_joined_by_a_line_of_its_kind() -> None:
    kinds = {band.whole: {clash.kind for clash in band.clashes} for band in drawn(harbour()).bands}
    assert kinds["✗ disputed: What caused the blast"] == {"against"}
    assert kinds["✗ disputed: How the blast is described"] == {"otherwise"}
    assert kinds["= agreed: When was the blast"] == set()


@pytest.mark.parametrize(
    ("source", "manners"),
    [
        ("The defence ministry", {"takes"}),
        ("The Free Strait Movement", {"denies"}),
        ("The port authority", {"declines"}),
        ("Søren Ångström", {"takes", "denies"}),
    ],
)
def test_lines_tell_taking_denying_and_declining_apart(source: str, manners: set[str]) -> None:
    speaker = next(speaker for speaker in drawn(harbour()).speakers if speaker.who.name == source)
    assert {tie.manner for tie in speaker.ties} == manners


def test_every_source_is_drawn_once_and_on_its_side() -> None:
    view = view_of(harbour())
    sides = sides_of_sources(rows_of(view), view.index)
    at = {name: side * (WIDTH - SPEAKER) for name, side in ((view.who(s).name, side) for s, side in sides.items())}
    speakers = drawn(harbour()).speakers
    assert sorted(speaker.who.name for speaker in speakers) == sorted(at)
    assert {speaker.who.name: speaker.x for speaker in speakers} == at


def test_what_the_lines_of_a_source_show_is_told_in_words() -> None:
    told = {speaker.who.name: speaker.does.split("; ") for speaker in drawn(harbour()).speakers}
    assert "What caused the blast: denies" in told["The Free Strait Movement"]
    assert "What caused the blast: declines" in told["The port authority"]
    assert any(said.startswith("What caused the blast: ") and "drones" in said for said in told["The defence ministry"])


def test_a_silent_source_is_not_drawn() -> None:
    rows = [row for row in rows_of(view_of(harbour())) if row.point.question == "what caused the blast"]
    made = picture(rows, view_of(harbour()))
    assert made is not None
    assert "Kübra Öztürk-Łukaszewicz" not in {speaker.who.name for speaker in made.speakers}


@pytest.mark.parametrize("times", [1, 3])
def test_nothing_drawn_lies_over_another_thing_or_outside(times: int) -> None:
    made = drawn(crowded(times * 6))
    boxes = [(b.x, b.y, BOX, b.height) for band in made.bands for b in band.boxes]
    boxes += [(s.x, s.y, SPEAKER, s.height) for s in made.speakers]
    for (x, y, width, height), (other_x, other_y, other_width, other_height) in combinations(boxes, 2):
        beside = x + width <= other_x or other_x + other_width <= x
        assert beside or y + height <= other_y or other_y + other_height <= y
    assert all(x >= 0 and x + w <= made.width and y >= 0 and y + h <= made.height + 0.1 for x, y, w, h in boxes)


def test_only_the_gravest_points_are_drawn_and_the_others_counted() -> None:
    made = drawn(crowded(3, points=MOST_POINTS + 4))
    assert len(made.bands) == MOST_POINTS
    assert made.left_out == 4


def test_a_point_of_one_source_makes_no_picture() -> None:
    assert picture((), view_of(harbour())) is None


def test_many_sides_are_found_in_no_time_and_always_the_same() -> None:
    view = view_of(many(harbour(), 3))
    rows = [row for grid in view.grids for row in grid.rows]
    assert sides_of_sources(rows, view.index) == sides_of_sources(rows, view.index)


def crowded(sources: int, points: int = 1) -> Analysis:
    """So many sources of which each contradicts the one before it, on so many points."""
    story = Story()
    story.article("a", "\n\n".join(f"Number {n} fell, office {n} said." for n in range(sources)), "Wire", "2024-01-01", "a.txt")
    for number in range(sources):
        story.source(f"s{number}", f"office {number}", "organisation", ("a", f"office {number} "))
        story.says(f"s{number}", "a", f"s{number}", f"Number {number} fell", source=f"office {number} ")
    claims = [story.claim(f"s{number}", "e") for number in range(sources)]
    positions = tuple(Position(f"answer {n}", (claim,), (f"s{n}",), 1) for n, claim in enumerate(claims))
    point = Point("p0", "e", "which number fell", "disputed", positions)
    asked = tuple(replace(point, id=f"p{n}", question=f"which number fell on day {n}") for n in range(points))
    relations = tuple(
        Relation(one, other, "contradicts", "not both", 0.9, "quantity") for one, other in combinations(claims, 2)
    )
    return story.analysis({"e": "a fall"}, asked, relations)


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("The defence ministry", 200, ("The defence ministry",)),
        ("The defence ministry of the northern republic", 120, ("The defence", "ministry of the…")),
        ("Donaudampfschifffahrtsgesellschaft", 100, ("Donaudampfs", "chifffahrtsg…")),
        ("新海社新海社新海社新海社", 80, ("新海社新海社", "新海社新海社")),
        ("", 80, ()),
    ],
    ids=["fits", "two lines and more", "one long word", "wide characters", "nothing"],
)
def test_lines_of_a_picture(text: str, room: float, shown: tuple[str, ...]) -> None:
    assert lines(text, room, 13, 2) == shown
