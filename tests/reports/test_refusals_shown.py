"""Who would not speak about an event at all, as reports show it: once, apart from its points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.records import Analysis
from attribution.reports import Options, render
from attribution.reports.json.reading import read_analysis

HEADING = "No comment on this event"


@pytest.fixture
def refused(analysis: Analysis) -> Analysis:
    """The story with the port's refusal about all of it, on no point."""
    points = tuple(replace(point, declined=()) for point in analysis.points)
    told = next(point.event for point in analysis.points if point.declined)
    events = tuple(replace(event, declined=("port",) if event.id == told else ()) for event in analysis.events)
    return replace(analysis, points=points, events=events)


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_a_refusal_about_an_event_is_shown_once(format: str, refused: Analysis) -> None:
    report = render(format, refused, Options(width=100))
    assert report.count(HEADING) == 1
    shown = report[report.index(HEADING) :][:400]
    assert "The port authority" in shown
    assert "declined to" in shown
    assert "comment on the cause" in shown


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_where_nobody_refuses_an_event_nothing_is_said_of_it(format: str, analysis: Analysis) -> None:
    assert HEADING not in render(format, analysis, Options(width=100))


def test_a_refusal_about_an_event_is_kept_in_the_json(refused: Analysis) -> None:
    again = read_analysis(render("json", refused))
    assert [event.declined for event in again.events] == [event.declined for event in refused.events]
