"""A parsed Doc as plain lists, read off in one go: asking spaCy token by token is what would cost the time.

Both stages that look at phrases read the parse through this; a Doc without a parse or without entities gives empty
labels, never an error.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from attribution.languages import words
from attribution.name_runs import PROPER, knotted_names, person_spans, with_name_tags

NAMED = frozenset({"PERSON", "ORG", "GPE"})
MISREAD = frozenset({"WRB", "RB", "VB", "VBP", "VBZ", "UH", "FW"})
"""Tags that the tagger gives a foreign name now and then; longer words only."""
COMMON = frozenset({"NN", "NNS", "JJ"})
SHORTEST_SHOUT = 4
"""Words; a shorter line in capitals may be all acronyms."""
LONGEST_SENTENCE = 80
"""Tokens; what hangs on a name stands no farther from it."""
FAR = 12
"""Tokens; a name farther from a role than this does not explain it."""
JOINING = frozenset({"&", "and"})
WITHIN_NAMES = frozenset({"compound", "nmod", "flat"})
COLUMNS = ("ORTH", "LOWER", "LEMMA", "TAG", "DEP", "ENT_TYPE")


@dataclass(frozen=True, slots=True)
class Parse:
    """The columns of a parse by token index.

    They are spaCy's but for names: those tagged as common words in one place and not in another, those taken apart at
    an "and" inside them, and those hung on something far off instead of the role they explain.
    ``entity`` is the label of the named entity a token is in ("" outside), ``begins`` whether one begins there.
    ``head`` is absolute. ``sentence`` and ``paragraph`` number from 0; a paragraph ends at a token with a line break.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    begins: list[bool]
    head: list[int]
    children: list[list[int]]
    sentence: list[int]
    paragraph: list[int]

    def __len__(self) -> int:
        return len(self.text)


def compound_end(parse: Parse, head: int) -> int:
    """Where a head ends with all that hyphens tie to it: "secretary[-general] of the club", "the dad[-of-three]"."""
    end = head + 1
    while end + 1 < len(parse) and parse.tag[end] == "HYPH" and parse.text[end + 1].isalpha():
        end += 2
    return end


def follows_role(parse: Parse, persons: frozenset[str], i: int) -> bool:
    """Whether a noun for a person in small letters stands right before a word, a comma between them left aside: "the ward
    chairman, [Man] Bahadur Gurung"."""
    before = i - 1 if i and parse.text[i - 1] == "," else i
    return before > 0 and parse.text[before - 1] in persons and parse.tag[before - 1] == "NN"


def read_parse(doc: Doc) -> Parse:
    """The parse of a Doc, copied out."""
    rows = doc.to_array([*COLUMNS, "HEAD", "ENT_IOB", "SENT_START"]).astype("int64").T
    names = doc.vocab.strings
    text, lower, lemma, tag, dep, entity = (_strings(row.astype("uint64").tolist(), names) for row in rows[: len(COLUMNS)])
    sentence = (rows[-1] == 1).cumsum().tolist()
    text = _without_capitals(text, sentence)
    head = (rows[-3] + np.arange(len(doc))).tolist()
    tag = _with_proper_names(text, _with_explained_names(text, tag, dep, head), entity)
    knotted = knotted_names(text, tag, entity, sentence)
    tag = with_name_tags(text, tag, knotted)
    begins, given = (rows[-2] == 3).tolist(), (head, dep)
    head, dep = _with_whole_names(text, head, dep, sorted({*_spans(entity, begins), *_ampersands(text)}))
    tied = {i for first, last in knotted for i in range(first, last + 1)}
    persons = [span for span in person_spans(text, tag, entity) if tied.isdisjoint(range(span[0], span[1] + 1))]
    head, dep = _with_titles(tag, *_with_knots(text, sorted(knotted + persons), head, dep))
    head, dep = _with_near_names(text, tag, entity, head, dep)
    head, dep = _with_roles_after(text, tag, entity, *_with_roles_before(text, tag, head, dep))
    head, dep = _with_named_offices(text, tag, entity, head, dep)
    head, dep = _without_circles(head, dep, sentence, given)
    paragraph = np.array(["\n" in word for word in text], dtype=bool).cumsum().tolist()
    return Parse(text, lower, lemma or text, tag, dep, entity, begins, head, _children(head), sentence, paragraph)


def _without_circles(
    head: list[int], dep: list[str], sentence: list[int], given: tuple[list[int], list[str]]
) -> tuple[list[int], list[str]]:
    """Heads and labels, those of a sentence as the parser gave them where a change made its words hang on one another in a
    circle: of "Where is he? President dos Reis asked" the parser hangs "asked" on "dos"."""
    head, dep = list(head), list(dep)
    while circle := _circle(head):
        broken = {sentence[i] for i in circle}
        for i in (i for i, n in enumerate(sentence) if n in broken):
            head[i], dep[i] = given[0][i], given[1][i]
    return head, dep


def _circle(head: list[int]) -> list[int]:
    """Tokens that hang on one another in a circle, with those on the way to it; none where there is no circle."""
    passed = [-1] * len(head)
    for first in range(len(head)):
        i, way = first, []
        while passed[i] < 0 and head[i] != i:
            passed[i] = first
            way.append(i)
            i = head[i]
        if way and passed[i] == first and head[i] != i:
            return way
    return []


def _without_capitals(text: list[str], sentence: list[int]) -> list[str]:
    """The words, those of a sentence all in capitals with the first letter alone: "MINISTER AMINA OKORO SAID"."""
    shouted: dict[int, bool] = {}
    words: Counter[int] = Counter()
    for word, n in zip(text, sentence, strict=True):
        if word.isalpha():
            words[n] += 1
            shouted[n] = shouted.get(n, True) and word.isupper()
    loud = {n for n, all_capitals in shouted.items() if all_capitals and words[n] >= SHORTEST_SHOUT}
    return [word.capitalize() if n in loud else word for word, n in zip(text, sentence, strict=True)] if loud else text


def _with_proper_names(text: list[str], tag: list[str], entity: list[str]) -> list[str]:
    """The tags, with a name that was taken for a common word put right where the text shows it elsewhere as a name."""
    lower = {word for word in text if word.islower()}
    names = {word for word, label in zip(text, tag, strict=True) if label == "NNP" and word.lower() not in lower}
    capitals = [i for i, word in enumerate(text) if tag[i] not in PROPER and word[0].isupper()]
    tag = list(tag)
    for i in capitals:
        tag[i] = "NNP" if _is_name(text[i], tag[i], entity[i], names) else tag[i]
    for i in (i for i, label in enumerate(tag) if label == "NNP" and _opens(text, tag, i) and text[i].lower() in lower):
        tag[i] = "NN" if entity[i] not in NAMED else tag[i]
    return tag


def _opens(text: list[str], tag: list[str], i: int) -> bool:
    """Whether a word alone has a capital because a sentence or a line begins with it: "Fuel was dumped over the sea"."""
    begins = i == 0 or text[i - 1] in (".", "?", "!", "“", '"', "‘", "•") or "\n" in text[i - 1]
    return begins and i + 1 < len(text) and text[i + 1][:1].islower() and tag[i + 1] not in PROPER


def _with_explained_names(text: list[str], tag: list[str], dep: list[str], head: list[int]) -> list[str]:
    """The tags, with a capitalised word that is explained as a body made a name: "Havlaks, the company that owns it, said"."""
    nouns = words("en", "organisation_nouns")
    explained = {head[i] for i, label in enumerate(dep) if label == "appos" and text[i] in nouns}
    return ["NNP" if i in explained and t in ("NN", "NNS") and text[i].istitle() else t for i, t in enumerate(tag)]


def _is_name(word: str, tag: str, entity: str, names: set[str]) -> bool:
    if not word.isalpha():
        return False
    if tag in COMMON:
        return word in names or entity in NAMED
    return word in names and len(word) > 4 and tag in MISREAD


def _spans(entity: list[str], begins: list[bool]) -> list[tuple[int, int]]:
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


def _ampersands(text: list[str]) -> list[tuple[int, int]]:
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


def _with_whole_names(
    text: list[str], head: list[int], dep: list[str], spans: list[tuple[int, int]]
) -> tuple[list[int], list[str]]:
    """Heads and labels with each body's name hung on its last word: "Cambrian & Border", "Search and Rescue Agency" are
    taken apart by the parser as if two were named."""
    joined = [(start, end) for start, end in spans if any(word in JOINING for word in text[start:end])]
    if not joined:
        return head, dep
    head, dep, children = list(head), list(dep), _children(head)
    for start, end in joined:
        last = end - 1
        root = next((i for i in range(start, end) if not start <= head[i] < end), None)
        if root is None or not text[last][:1].isupper() or (root != last and "&" not in text[start:end]):
            continue
        head[last], dep[last] = head[root], dep[root]
        for i in children[root]:
            head[i] = last if not start <= i < end else head[i]
        for i in range(start, last):
            head[i], dep[i] = last, "det" if text[i].lower() == "the" else "compound"
    return head, dep


def _with_knots(text: list[str], names: list[tuple[int, int]], head: list[int], dep: list[str]) -> tuple[list[int], list[str]]:
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


def _with_titles(tag: list[str], head: list[int], dep: list[str]) -> tuple[list[int], list[str]]:
    """Heads and labels with a title hung on the name right after it, where the parser makes two subjects of one verb:
    "HEALTH MINISTER AMINA OKORO SAID"."""
    for title, name in pairwise([i for i, label in enumerate(dep) if label == "nsubj" and tag[i] in PROPER]):
        between = range(title + 1, name)
        if head[title] == head[name] and all(head[i] == name and dep[i] == "compound" for i in between):
            head[title], dep[title] = name, "compound"
    return head, dep


def _with_near_names(
    text: list[str], tag: list[str], entity: list[str], head: list[int], dep: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with each person's name hung on the role it explains.

    In "at St Anne's, where ..., the matron, Joan Hill, said" the parser hangs both on the hospital; in "the chairman,
    Justice Phiri, announced" it takes the name for a second one beside the chairman.
    """
    head, dep = list(head), list(dep)
    joined = {head[i] for i, label in enumerate(dep) if label == "cc"}
    for i, label in enumerate(dep):
        listed = label == "conj" and head[i] not in joined and tag[i] in PROPER and tag[head[i]] == "NN"
        if listed and "," in text[head[i] + 1 : i]:
            dep[i] = "appos"
    for role, name in pairwise([i for i, label in enumerate(dep) if label == "appos"]):
        start = name
        while start > role and tag[start - 1] in PROPER:
            start -= 1
        near = head[role] == head[name] != name and tag[name] in PROPER and tag[role] == "NN"
        if near and text[start - 1] == "," and start - role < FAR:
            head[name] = role
    return head, dep


def _with_roles_before(text: list[str], tag: list[str], head: list[int], dep: list[str]) -> tuple[list[int], list[str]]:
    """Heads and labels with a role hung on the name right after it: of "police commander Tshering Wangdi told" the parser makes
    a commander who tells, and a name that explains him."""
    head, dep = list(head), list(dep)
    for name in [i for i, label in enumerate(dep) if label == "appos" and tag[i] in PROPER]:
        role = head[name]
        inside = range(role + 1, name)
        near = role < name and tag[role] == "NN" and text[role] in words("en", "person_nouns")
        if not near or any(tag[i] not in PROPER and head[i] != name for i in inside) or "," in text[role + 1 : name]:
            continue
        outer, label = head[role], dep[role]
        for i in range(max(0, role - LONGEST_SENTENCE), min(len(head), name + LONGEST_SENTENCE)):
            head[i] = name if head[i] == role and i != role else head[i]
        head[name], dep[name] = (name if outer == role else outer), label
        head[role], dep[role] = name, "compound"
    return head, dep


def _with_roles_after(
    text: list[str], tag: list[str], entity: list[str], head: list[int], dep: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with a role hung on the name before the comma: of "according to Sherali Kholmatov, spokeswoman for the
    union" the parser makes a spokeswoman of that name."""
    head, dep = list(head), list(dep)
    for name in [i for i, label in enumerate(dep) if label in WITHIN_NAMES and tag[i] in PROPER and i > 0]:
        role = head[name]
        if entity[name] != "PERSON" and tag[name - 1] not in (*PROPER, "FW", "HYPH"):
            continue
        near = role > name + 1 and text[name + 1] == "," and tag[role] == "NN" and text[role] in words("en", "person_nouns")
        if not near or any(dep[i] == "det" and head[i] == role and i < name for i in range(max(0, name - FAR), name)):
            continue
        outer, label = head[role], dep[role]
        head[name], dep[name] = (name if outer == role else outer), label
        head[role], dep[role] = name, "appos"
    return head, dep


def _with_named_offices(
    text: list[str], tag: list[str], entity: list[str], head: list[int], dep: list[str]
) -> tuple[list[int], list[str]]:
    """Heads and labels with each person's name hung on the office it explains, not on what the office is of: "the mayor of San
    Lázaro, Gonzalo Pardo, said"."""
    head, dep = list(head), list(dep)
    for name in [i for i, label in enumerate(dep) if label == "appos" and tag[i] in PROPER and entity[i] == "PERSON"]:
        start = name
        while tag[start - 1] in PROPER and start > 0:
            start -= 1
        role = head[name]
        while dep[role] in ("pobj", "prep") and head[role] < role:
            role = head[role]
        office = role != head[name] and tag[role] == "NN" and text[role].lower() in words("en", "person_nouns")
        closed = name + 1 < len(text) and text[name + 1] in (",", ".", ")", "—", "–")
        if office and closed and role < start and text[start - 1] == ",":
            head[name] = role
    return head, dep


def _children(head: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in head]
    for i, parent in enumerate(head):
        if parent != i:
            children[parent].append(i)
    return children


def _strings(keys: list[int], names: StringStore) -> list[str]:
    known = {key: names[key] if key else "" for key in set(keys)}
    return [known[key] for key in keys]
