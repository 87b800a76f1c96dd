"""Whether a JSON document has the types of the contract, so that nothing later trips over what a damaged one holds."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict


def misfit(value: Any, hint: Any, where: str = "") -> str | None:
    """The first place at which a value is not what the type asks for, in words; None where it fits.

    Keys that are not there are passed over: whoever needs them says so.

    >>> misfit([1, "four"], list[int])
    "[1] is 'four'"
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return misfit(value, arguments[0], where)
    if is_typeddict(hint):
        return _object_misfit(value, hint, where)
    if origin in (Union, UnionType):
        fits = any(misfit(value, argument) is None for argument in arguments)
        inner = next((argument for argument in arguments if argument is not NoneType), None)
        return None if fits else misfit(value, inner, where)
    if origin is list:
        return _list_misfit(value, [arguments[0]] * len(value) if isinstance(value, list) else None, where)
    if origin is tuple:
        fits = isinstance(value, list) and len(value) == len(arguments)
        return _list_misfit(value, list(arguments) if fits else None, where)
    fits = value in arguments if origin is Literal else _is_plain(value, hint)
    return None if fits else f"{where or 'the document'} is {_shown(value)}"


def _object_misfit(value: Any, hint: Any, where: str) -> str | None:
    if not isinstance(value, dict):
        return f"{where or 'the document'} is {_shown(value)}"
    hints = _hints(hint)
    inner = (misfit(value[key], hints[key], f"{where}.{key}" if where else key) for key in hints.keys() & value.keys())
    return min(filter(None, inner), default=None)


def _list_misfit(value: Any, hints: list[Any] | None, where: str) -> str | None:
    if hints is None:
        return f"{where or 'the document'} is {_shown(value)}"
    inner = (misfit(one, hint, f"{where}[{number}]") for number, (one, hint) in enumerate(zip(value, hints, strict=True)))
    return next(filter(None, inner), None)


@cache
def _hints(hint: Any) -> dict[str, Any]:
    return get_type_hints(hint, include_extras=True)


def _is_plain(value: Any, hint: Any) -> bool:
    """Whether a value is of a plain type; true is no number here, and a whole number may stand for one with a fraction."""
    if isinstance(value, bool):
        return hint is bool
    return isinstance(value, (int, float) if hint is float else hint)


def _shown(value: Any) -> str:
    return repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:40]}…"
