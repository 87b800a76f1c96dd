from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import jsonschema
import pytest

from attribution.records import Analysis, PointStatus, RelationKind, SourceKind, Stance, Style, Why
from attribution.reports import render
from attribution.reports.json.schema import json_schema, schema_text


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json.loads(schema_text()) == json_schema()


@pytest.mark.parametrize(
    ("definition", "key", "values"),
    [
        ("source", "kind", SourceKind),
        ("attribution", "style", Style),
        ("attribution", "stance", Stance),
        ("point", "status", PointStatus),
        ("relation", "kind", RelationKind),
    ],
)
def test_words_are_those_of_the_records(definition: str, key: str, values: Any) -> None:
    assert json_schema()["$defs"][definition]["properties"][key]["enum"] == list(get_args(values))


def test_why_is_a_word_or_null() -> None:
    why = json_schema()["$defs"]["relation"]["properties"]["why"]
    assert why["anyOf"] == [{"enum": list(get_args(Why))}, {"type": "null"}]


def _without_key(found: Any) -> None:
    del found["points"][0]["silent"]


def _without_schema(found: Any) -> None:
    found["schema"] = "attribution/2"


def _with_text_for_offset(found: Any) -> None:
    found["attributions"][0]["content"][0]["start"] = "12"


def _with_unknown_stance(found: Any) -> None:
    found["attributions"][0]["stance"] = "mumbles"


def _with_half_extent(found: Any) -> None:
    found["claims"][0]["extents"][0] = [1]


DAMAGE = [_without_key, _without_schema, _with_text_for_offset, _with_unknown_stance, _with_half_extent]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__.strip("_"))
def test_the_schema_refuses(damage: Callable[[Any], None], analysis: Analysis) -> None:
    found = json.loads(render("json", analysis))
    damage(found)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(found)


def test_further_keys_are_allowed(analysis: Analysis) -> None:
    found = json.loads(render("json", analysis))
    found["later"] = {}
    found["articles"][0]["later"] = 1
    assert jsonschema.Draft202012Validator(json_schema()).is_valid(found)
