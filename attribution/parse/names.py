"""Heads and labels inside names put right: a name hangs together and on its last word, whatever the parser makes of it."""

from __future__ import annotations

from attribution.parse.trees import children_of

JOINING = frozenset({"&", "and"})
WITHIN_NAMES = frozenset({"compound", "nmod", "flat"})
LONGEST_SENTENCE = 80
"""Tokens; what hangs on a name stands no farther from it."""


def body_names(entity: list[str], begins: list[bool]) -> list[tuple[int, int]]:
    """The bodies' names of three tokens and more that the entity recogniser found."""
    starts = [i for i, first in enumerate(begins) if first and entity[i] == "ORG"]
    spans = []
    for start in starts:
        end = start + 1
        while end < len(entity) and entity[end] == "ORG" and not begins[end]:
            end += 1
        if end - start > 2:
            spans.append((start, end))
    return spans


def ampersands(text: list[str]) -> list[tuple[int, int]]:
    """Names on both sides of an ampersand: "Osgood & Lane" is one firm."""
    spans = []
    for i in (i for i, word in enumerate(text) if word == "&"):
        start, end = i, i + 1
        while start > 0 and text[start - 1][:1].isupper():
            start -= 1
        while end < len(text) and text[end][:1].isupper():
            end += 1
        if start < i and end > i + 1:
            spans.append((start, end))
    return spans


def with_whole_names(
    text: list[str], head: list[int], dep: list[str], spans: list[tuple[int, int]], surnames: frozenset[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with each body's name hung on its last word: "Cambrian & Border", "Search and Rescue Agency" are
    taken apart by the parser as if two were named; but "Lopez and Tarn Police" are two, where somebody is called Lopez."""
    joined = [(start, end) for start, end in spans if any(word in JOINING for word in text[start:end])]
    if not joined:
        return head, dep
    head, dep, children = list(head), list(dep), children_of(head)
    for start, end in joined:
        last = end - 1
        if text[start] in surnames and text[start + 1] == "and":
            _part(start, last, head, dep)
            continue
        root = next((i for i in range(start, end) if not start <= head[i] < end), None)
        if root is None or not text[last][:1].isupper() or (root != last and "&" not in text[start:end]):
            continue
        head[last], dep[last] = head[root], dep[root]
        for i in children[root]:
            head[i] = last if not start <= i < end else head[i]
        for i in range(start, last):
            head[i], dep[i] = last, "det" if text[i].lower() == "the" else "compound"
    return head, dep


def _part(first: int, last: int, head: list[int], dep: list[str]) -> None:
    """Hang a body's name on the surname before it, as one of two that are named together."""
    if not first <= head[last] <= last:
        head[first], dep[first] = (first if head[last] == last else head[last]), dep[last]
    head[last], dep[last] = first, "conj"
    head[first + 1], dep[first + 1] = first, "cc"
    for i in range(first + 2, last):
        head[i], dep[i] = last, "compound"


def with_knots(text: list[str], names: list[tuple[int, int]], head: list[int], dep: list[str]) -> tuple[list[int], list[str]]:
    """Heads and labels with each name that has a knot in it hung on its last word: of "Cissy van den Heuvel" the parser makes
    two, or takes "den" for a verb."""
    head, dep = list(head), list(dep)
    for first, last in names:
        inside = range(first, last)
        apart = [i for i in inside if dep[i] not in WITHIN_NAMES or not first <= head[i] <= last]
        if not apart:
            continue
        outer = next((i for i in apart if not first <= head[i] <= last), None)
        verb = head[last]
        if verb not in inside and verb != last and head[verb] in inside:
            own = outer is None or head[outer] in (outer, verb)
            head[verb], dep[verb] = (verb, "ROOT") if own or outer is None else (head[outer], dep[outer])
        for i in range(max(0, first - LONGEST_SENTENCE), min(len(head), last + LONGEST_SENTENCE)):
            if head[i] in inside and i not in inside and i != last:
                head[i] = last
                dep[i] = "compound" if dep[i] in ("nsubj", "nsubjpass") else dep[i]
        if first <= head[last] < last and outer is not None:
            head[last], dep[last] = (head[outer], dep[outer]) if head[outer] != outer else (last, "ROOT")
        for i in inside:
            head[i], dep[i] = last, "compound"
    return head, dep
