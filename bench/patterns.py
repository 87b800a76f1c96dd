"""Which regular expressions of the package take time that grows faster than the text, on strings made of their own letters.

usage: patterns.py [PART OF A MODULE'S NAME]

Every pattern is found by looking: constants of modules, in tables too, what cached functions return, and calls of ``re``.
Prints those that take noticeable time for 4,000 characters and more than twice and a half that of half as many. What meets
short strings only (``articles.formats``: the first 8,192 bytes; ``articles.furniture``: lines of 450 characters) is to be
judged by hand.
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
from pathlib import Path
from typing import Any

import attribution

ROOT = Path(attribution.__file__).parent
CALLS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
AT_A_PLACE = frozenset({"match", "fullmatch"})
EVERYWHERE = " aA1.,-'\"(\n“<"
LONGEST = 4_000
PATIENCE = 0.5
NOTICEABLE, STEEP = 0.008, 2.6


def modules() -> Iterator[Any]:
    """The modules that run; what needs an extra, and commands that only train, are left out."""
    for found in pkgutil.walk_packages(attribution.__path__, "attribution."):
        if ".training" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def collected() -> dict[str, re.Pattern[Any]]:
    """The patterns by place: constants of modules, in tables too, what cached functions return, and calls of ``re``."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            if not callable(value) or value.__module__ == module.__name__:
                made = _patterns_in(_made(value))
                found |= {f"{module.__name__}.{name}{n or ''}": pattern for n, pattern in enumerate(made)}
        found |= dict(_called(module))
    return found


def _made(value: Any) -> Any:
    """What a cached function without arguments of its own (but for the language) returns; else the value."""
    if not hasattr(value, "cache_info") or not callable(value):
        return value
    needed = [p for p in inspect.signature(value).parameters.values() if p.default is inspect.Parameter.empty]
    if "Pattern" not in str(inspect.signature(value).return_annotation) or len(needed) > 1:
        return None
    return value("en") if needed else value()


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


def searching(place: str) -> bool:
    """Whether a pattern is looked for anywhere in a string, not only at one place of it."""
    name = place.rsplit(".", 1)[-1].rstrip("0123456789")
    uses = {use for path in ROOT.rglob("*.py") for use in re.findall(rf"\b{re.escape(name)}\.(\w+)", path.read_text("utf8"))}
    return not uses & set(CALLS) or bool((uses & set(CALLS)) - AT_A_PLACE)


def attacks(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], Any]]:
    """Strings of a given length: letters of the pattern repeated, behind its own beginning, before what ends a match badly."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    literals = [
        re.sub(r"\\(.)", r"\1", run)
        for run in re.findall(r"(?:\\[^\w]|[\w &<>!=:/“”'’-])+", re.sub(r"\\[bswdSWDB]", "|", source))
    ]
    words = dict.fromkeys([*EVERYWHERE, "a ", "A ", "1,", "a.", "a'", *literals[:12]])
    for pump in filter(None, words):
        for head in ("", *literals[:1]):
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


def worst(pattern: re.Pattern[Any], *, search: bool, longest: int = LONGEST) -> tuple[float, float, str]:
    """The slowest attack: its seconds at the full length, by what factor they grew with the last doubling, and its start."""
    run: Callable[[Any], Any] = (lambda text: [0 for _ in pattern.finditer(text)]) if search else pattern.fullmatch
    found = (0.0, 1.0, "")
    for made in attacks(pattern):
        length, before, taken = 125, 0.0, 0.0
        while length < longest and taken < PATIENCE:
            length *= 2
            before, taken = (
                taken,
                min(timed(run, made(length)) for _ in range(2)) if taken > 0.002 else timed(run, made(length)),
            )
        if taken > found[0]:
            found = (taken, taken / max(before, 1e-9), repr(made(40)[:40]))
    return found


def timed(run: Callable[[Any], Any], text: Any) -> float:
    """Seconds of this thread."""
    started = time.thread_time()
    run(text)
    return time.thread_time() - started


def main() -> None:
    """Look, attack, print."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    done: set[tuple[Any, int]] = set()
    for place, pattern in collected().items():
        if wanted not in place or not repeats(pattern) or (pattern.pattern, pattern.flags) in done:
            continue
        done.add((pattern.pattern, pattern.flags))
        seconds, growth, text = worst(pattern, search=searching(place))
        if seconds > NOTICEABLE and growth > STEEP:
            print(f"{place}: {seconds:.3f} s, {growth:.1f} times that of half, on {text}", flush=True)
    print(f"{len(done)} patterns that repeat were attacked")


if __name__ == "__main__":
    main()
