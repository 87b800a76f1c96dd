"""Which regular expressions of the package take time that grows faster than the text, on strings made of their own letters.

usage: patterns.py [PART OF A MODULE'S NAME]

Every pattern is found by looking: constants of modules, in tables too, what functions keep, calls of ``re``, and what is
compiled while a text is analysed. Prints those whose time for 4,000 characters is more than twice and a half that for half as
many, and stays so up to 16,000. What meets only the beginning of a string, or the whole of a short one, is attacked as it is
used (``USES``). ``tests/hostile/test_patterns.py`` holds that there are none.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import attribution

ROOT = Path(attribution.__file__).parent
CALLS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
AT_A_PLACE = frozenset({"match", "fullmatch"})
EVERYWHERE = " aA1.,-'\"(\n“<"
PATIENCE = 0.5
NOTICEABLE, STEEP = 0.008, 2.6
SHORT = (16, 20, 22, 24, 26)
"""Lengths at which time that doubles with each character shows, and still ends."""
LONGEST = 4_000


@dataclass(frozen=True)
class Use:
    """How a pattern is used: looked for anywhere in a string or only at one place, and on strings up to what length; where
    the time for such a string is bounded, it may be ``seconds``."""

    search: bool
    longest: int | None = None
    seconds: float = 0.0


USES = {
    "attribution.articles.formats.": Use(search=False),  # all by match, through a table
    "attribution.articles.pdf_edges._": Use(search=False),  # all by fullmatch, through a tuple
    "attribution.articles.headings._published": Use(search=False),  # by match, on lines
    "attribution.articles.furniture._patterns": Use(search=False, longest=450, seconds=0.05),  # by fullmatch; lines no longer
    "attribution.evaluation.comparison.QUOTED": Use(search=True, longest=3_000, seconds=0.5),  # no longer from mark to mark
}


@dataclass(frozen=True)
class Found:
    """The slowest attack on a pattern: its seconds, by what factor they grew with the last doubling, the string's beginning."""

    seconds: float
    growth: float
    text: str


def modules() -> Iterator[Any]:
    """The modules that run; commands that only train are left out, and what needs a library that is not installed."""
    for found in pkgutil.walk_packages(attribution.__path__, "attribution."):
        if ".training" in found.name or found.name.endswith("__main__"):
            continue
        try:
            yield importlib.import_module(found.name)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith(attribution.__name__):
                raise


def collected(analyse: Callable[[], object]) -> dict[str, re.Pattern[Any]]:
    """The patterns by place that can take long: constants of modules, what functions keep, calls of ``re``, and what is
    compiled while ``analyse`` runs."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for n, pattern in enumerate(_patterns_in(_made(value))):
                found.setdefault(f"{module.__name__}.{name}{n or ''}", pattern)
        found |= dict(_called(module))
    with _compiling(found):
        analyse()
    once = {(pattern.pattern, pattern.flags): (place, pattern) for place, pattern in found.items() if repeats(pattern)}
    return dict(sorted(once.values(), key=lambda each: each[0]))


@contextmanager
def _compiling(found: dict[str, re.Pattern[Any]]) -> Iterator[None]:
    """Note what our functions compile, those that keep it having forgotten it first."""
    for module in modules():
        for value in vars(module).values():
            if _keeps_patterns(value):
                value.cache_clear()
    compile_ = re.compile

    def noting(*given: Any, **named: Any) -> re.Pattern[Any]:
        pattern = compile_(*given, **named)
        code, place = (frame := sys._getframe(1)).f_code, frame.f_globals.get("__name__", "")
        while code.co_name.startswith("<") and frame.f_back is not None:
            frame = frame.f_back
            code = frame.f_code
        if place.startswith("attribution."):
            name = f"{place}.{code.co_name}"
            found[f"{name}{sum(each.startswith(name) for each in found) or ''}"] = pattern
        return pattern

    re.compile = noting  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compile_


def _made(value: Any) -> Any:
    """What a function that keeps its patterns returns, where it asks for no more than the language; else the value."""
    if not callable(value) or not _keeps_patterns(value):
        return value
    needed = [name for name, p in inspect.signature(value).parameters.items() if p.default is inspect.Parameter.empty]
    return value(*("en" for _ in needed)) if set(needed) <= {"language"} else None


def _keeps_patterns(value: Any) -> bool:
    return hasattr(value, "cache_clear") and "Pattern" in str(inspect.signature(value).return_annotation)


def _patterns_in(value: Any, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for one in value.values():
            yield from _patterns_in(one, depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _patterns_in(one, depth - 1)


def _called(module: Any) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Patterns written where they are used: ``re.sub(r"…", …)``."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in CALLS
            and isinstance(node.args[0], ast.Constant)
        ):
            yield f"{module.__name__}:{node.lineno}", re.compile(node.args[0].value)


def use_of(place: str) -> Use:
    """How a pattern is used, as the source shows it."""
    known = next((use for beginning, use in USES.items() if place.startswith(beginning)), None)
    if known is not None:
        return known
    name = place.rsplit(".", 1)[-1].rstrip("0123456789")
    uses = {use for source in _sources() for use in re.findall(rf"\b{re.escape(name)}\.(\w+)", source)} & set(CALLS)
    return Use(search=not uses or bool(uses - AT_A_PLACE))


@cache
def _sources() -> tuple[str, ...]:
    return tuple(path.read_text("utf8") for path in ROOT.rglob("*.py"))


def attacks(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], Any]]:
    """Strings of a given length: letters of the pattern repeated, behind its own beginning, before what ends a match badly."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    literals = [
        re.sub(r"\\(.)", r"\1", run)
        for run in re.findall(r"(?:\\[^\w]|[\w &<>!=:/“”'’-])+", re.sub(r"\\[bswdSWDB]", "|", source))
    ]
    words = dict.fromkeys([*EVERYWHERE, "a ", "A ", "1,", "a.", "a'", *literals[:12]])
    for pump in filter(None, words):
        for head in dict.fromkeys(("", *literals[:1])):
            yield _attack(pattern, head, pump, "\x01")


def repeats(pattern: re.Pattern[Any]) -> bool:
    """Whether anything in it can repeat without bound; what cannot takes no longer at a place the longer the string is."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return re.search(r"[*+]|\{\d*,\d*\}", source) is not None


def _attack(pattern: re.Pattern[Any], head: str, pump: str, tail: str) -> Callable[[int], Any]:
    def made(length: int) -> Any:
        text = head + pump * (length // len(pump)) + tail
        return text.encode("utf8") if isinstance(pattern.pattern, bytes) else text

    return made


def steep(pattern: re.Pattern[Any], use: Use) -> Found | None:
    """The attack on a pattern that takes more time than it may, or time that grows faster than the string; None where there
    is none."""
    run: Callable[[Any], Any] = (lambda text: [0 for _ in pattern.finditer(text)]) if use.search else pattern.fullmatch
    for made in attacks(pattern):
        found = _grown(run, made, use.longest or LONGEST)
        if use.longest is not None:
            if found.seconds > use.seconds:
                return found
        elif _is_steep(found) and (found.seconds > PATIENCE or _is_steep(_grown(run, made, 4 * LONGEST))):
            return found
    return None


def _is_steep(found: Found) -> bool:
    return found.seconds > NOTICEABLE and found.growth > STEEP


def _grown(run: Callable[[Any], Any], made: Callable[[int], Any], longest: int) -> Found:
    """What an attack takes at the full length, or at that at which it is slow enough to tell."""
    found = Found(timed(run, made(SHORT[0])), 1.0, repr(made(40)[:40]))
    for length in (*SHORT[1:], longest // 8, longest // 4, longest // 2, longest):
        if found.seconds < PATIENCE:
            before, taken = found.seconds, timed(run, made(length))
            taken = min(taken, timed(run, made(length))) if NOTICEABLE / 4 < taken < PATIENCE else taken
            found = replace(found, seconds=taken, growth=taken / max(before, 1e-9))
    return found


def timed(run: Callable[[Any], Any], text: Any) -> float:
    """Seconds of this thread."""
    started = time.thread_time()
    run(text)
    return time.thread_time() - started


def main() -> None:
    """Look, attack, print."""
    from attribution import analyze

    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    patterns = collected(lambda: analyze(texts=["“It fell,” the mayor said on Monday. Officials declined to be named."]))
    for place, pattern in patterns.items():
        found = steep(pattern, use_of(place)) if wanted in place else None
        if found is not None:
            print(f"{place}: {found.seconds:.3f} s, {found.growth:.1f} times that of half, on {found.text}", flush=True)
    print(f"{len(patterns)} patterns that repeat were attacked")


if __name__ == "__main__":
    main()
