"""The JSON Schema of the JSON analysis, made of the types in ``contract``: ``attribution schema`` prints it."""

from __future__ import annotations

import json
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from attribution.reports.json.contract import SCHEMA, AnalysisJson

Schema = dict[str, Any]

_PRIMITIVES: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
}


def json_schema() -> Schema:
    """The schema, draft 2020-12. Every key is required, and further keys are allowed: a version only adds them.

    >>> json_schema()["properties"]["schema"]
    {'const': 'attribution/1'}
    """
    definitions: dict[str, Schema] = {}
    _object(AnalysisJson, definitions)
    analysis = definitions.pop(_name(AnalysisJson))
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA.replace('/', ':')}"}
    return {**head, "title": SCHEMA, **analysis, "$defs": dict(sorted(definitions.items()))}


def schema_text() -> str:
    """The schema as JSON, the same bytes on every run."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _object(kind: Any, definitions: dict[str, Schema]) -> Schema:
    name = _name(kind)
    if name not in definitions:
        hints = get_type_hints(kind, include_extras=True)
        definitions[name] = {
            "description": kind.__doc__,
            "type": "object",
            "required": list(hints),
            "properties": {key: _schema(hint, definitions) for key, hint in hints.items()},
        }
    return {"$ref": f"#/$defs/{name}"}


def _schema(hint: Any, definitions: dict[str, Schema]) -> Schema:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        return _object(hint, definitions)
    if origin is Annotated:
        return {**_schema(arguments[0], definitions), "description": arguments[1]}
    if origin is Literal:
        return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(argument, definitions) for argument in arguments]}
    if origin is tuple:
        items = [_schema(argument, definitions) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is list:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    return _PRIMITIVES[hint]


def _name(kind: Any) -> str:
    return str(kind.__name__).removesuffix("Json").lower()
