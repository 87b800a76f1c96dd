from __future__ import annotations

import json

import pytest

from attribution.errors import ReadingError
from attribution.records import Analysis
from attribution.reports import render
from attribution.reports.read_json import read_analysis


def test_what_was_written_is_read_back(analysis: Analysis) -> None:
    assert read_analysis(render("json", analysis)) == analysis


def test_keys_of_a_later_version_are_passed_over(analysis: Analysis) -> None:
    found = json.loads(render("json", analysis))
    found["later"] = 1
    found["claims"][0]["later"] = [1]
    assert read_analysis(json.dumps(found)) == analysis


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[]", "expected a JSON analysis of schema 'attribution/1', found None"),
        ('{"schema": "attribution/9"}', "found 'attribution/9'"),
        ('{"schema": "attribution/1"}', "incomplete or damaged (KeyError('tool'))"),
    ],
    ids=["empty", "list", "other version", "cut off"],
)
def test_what_is_no_analysis_is_refused(text: str, said: str) -> None:
    with pytest.raises(ReadingError) as raised:
        read_analysis(text)
    assert said in str(raised.value)


def test_offsets_that_run_backward_are_refused(analysis: Analysis) -> None:
    found = json.loads(render("json", analysis))
    found["attributions"][0]["content"][0] |= {"start": 9, "end": 3}
    with pytest.raises(ReadingError, match="an extent runs forward"):
        read_analysis(json.dumps(found))
