"""Which story of an archive a new article is of: by blocking keys, at a cost that does not grow with the archive.

Inside one run an article is laid beside every story (``accounts.stories``). Here only stories are looked at that share with
it the names of a place or of those who take part, or an action, and a day; the likeness that decides between them is that of
``accounts.stories``. A story takes articles in a span of days and up to a number, so that comparing its accounts has a cost
with a bound too. Each article joins the story it is most like at the moment it is added and stays there: the same articles
in the same order give the same stories, however many calls they are added by; in another order a few may fall otherwise.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from attribution import languages
from attribution.accounts.concepts import WORD, acts, concepts, stem
from attribution.accounts.days import ordinal
from attribution.accounts.stories import ALIKE, FEWEST_SHARED, cosine, word_weights
from attribution.archive.as_rows import as_json, insert
from attribution.records import OWN_VOICE, Analysis, Article

WORDS = 100
"""The heaviest words of a text that are kept for its likeness to others; of a story half as many again."""
KEYS = 14
"""The names that tell most by which an article is looked up."""
ACTIONS = 4
"""The actions told most often by which an article is looked up."""
TELLING = 6
"""Of these keys the first, by which articles without a date find those with one."""
NEWEST = 50
"""Stories looked at for one key and day: the newest, for a key that more share tells little."""
LOOKED_AT = 10
"""Stories whose likeness is weighed, those that share most keys first."""
USUAL = 3
"""Articles: a word in no more of them may be that of one story, and is not held to be common."""
DAYS = 3
"""Days before and after an article in which a story must have another: papers of three days tell of one event."""
SPAN = 10
"""Days from the first article of a story to its last: what goes on for longer is told in several stories."""
MOST = 60
"""Articles of a story at most."""
ANY_DAY, UNDATED = 0, -1
"""In place of a day: every article, for those without a date to look in; and articles without a date, for those with one."""


class Traits(NamedTuple):
    """What an article is grouped by: its day as an ordinal, the weights of its words, the names and the actions in it."""

    day: int | None
    words: Mapping[str, float]
    names: frozenset[str]
    actions: tuple[str, ...]


def traits_of(analysis: Analysis, article: Article) -> Traits:
    """The traits of an article, from its text, the sources found in it and their claims."""
    weights = word_weights(article.text)
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:WORDS]
    phrases: set[str | None] = {article.title, *(source.name for source in analysis.sources)}
    told: Counter[str] = Counter()
    for claim in (claim for claim in analysis.claims if claim.attribution != OWN_VOICE):
        phrases |= {claim.place, claim.agent, claim.target}
        told.update(acts(concepts(claim.predicate)) if claim.predicate else ())
    names = frozenset(name for phrase in phrases if phrase for name in _names(phrase))
    actions = sorted(told, key=lambda act: (-told[act], act))[:ACTIONS]
    return Traits(ordinal(article.published), {word: weights[word] for word in heaviest}, names, tuple(actions))


def _names(phrase: str) -> Iterator[str]:
    """The capitalised words of a phrase, made comparable."""
    empty = languages.words("en", "stop_words") | languages.words("en", "generic_words")
    return (stem(word) for word in WORD.findall(phrase) if word[0].isupper() and word.lower() not in empty)


def story_of(connection: sqlite3.Connection, article: Article, traits: Traits) -> int:
    """The row of the story that an article is put in, which may be new; the story has to be compared anew then."""
    weighted = _weighted(connection, traits)
    keys = keys_of(weighted, traits)
    story = _most_like(connection, weighted, keys, traits.day)
    if story is None:
        new = {"title": article.title, "first_day": _iso(traits.day), "last_day": _iso(traits.day), "articles": 0}
        story = insert(connection, "stories", new)
        connection.execute("INSERT INTO grouping_stories VALUES (?, '{}')", (story,))
    _join(connection, story, weighted, keys, traits.day)
    return story


def _weighted(connection: sqlite3.Connection, traits: Traits) -> dict[str, float]:
    """The words with weights that count what is common in the archive for less, this article counted among the others."""
    add = "INSERT INTO grouping_words VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET articles = articles + 1"
    connection.executemany(add, ((word,) for word in sorted(traits.words)))
    query = "SELECT word, articles FROM grouping_words WHERE word IN (SELECT value FROM json_each(?))"
    counts = dict(connection.execute(query, (json.dumps(list(traits.words)),)).fetchall())
    return {word: round(weight / (1 + math.log(max(1.0, counts[word] / USUAL))), 4) for word, weight in traits.words.items()}


def keys_of(weighted: Mapping[str, float], traits: Traits) -> tuple[str, ...]:
    """The blocking keys: the names that tell most in this archive, and the actions."""
    names = sorted(traits.names, key=lambda name: (-weighted.get(name, 0.0), name))[:KEYS]
    words = sorted(weighted, key=lambda word: (-weighted[word], word))[: KEYS - len(names)]
    return (*dict.fromkeys((*names, *words)), *(f"act: {action}" for action in traits.actions))


def _most_like(
    connection: sqlite3.Connection, weighted: Mapping[str, float], keys: Iterable[str], day: int | None
) -> int | None:
    """The open story that the words are most like, of those that share a key in these days; the older of two alike."""
    shared: Counter[int] = Counter()
    for key in keys:
        shared.update(_stories_with(connection, key, day))
    best: tuple[float, int] | None = None
    for story in sorted(shared, key=lambda one: (-shared[one], one))[:LOOKED_AT]:
        likeness = _likeness(connection, story, weighted, day)
        if likeness >= ALIKE and (best is None or (-likeness, story) < best):
            best = (-likeness, story)
    return best[1] if best else None


def _stories_with(connection: sqlite3.Connection, key: str, day: int | None) -> set[int]:
    days = [ANY_DAY] if day is None else [*range(day - DAYS, day + DAYS + 1), UNDATED]
    query = "SELECT story FROM grouping_keys WHERE day = ? AND key = ? ORDER BY story DESC LIMIT ?"
    return {story for each in days for (story,) in connection.execute(query, (each, key, NEWEST))}


def _likeness(connection: sqlite3.Connection, story: int, weighted: Mapping[str, float], day: int | None) -> float:
    """How alike the words are to those of a story, 0 to 1; 0 where it takes no more articles, or none of that day."""
    query = "SELECT s.first_day, s.last_day, s.articles, g.words FROM stories AS s JOIN grouping_stories AS g ON g.story = s.id"
    first, last, articles, words = connection.execute(f"{query} WHERE s.id = ?", (story,)).fetchone()
    days = [each for each in (ordinal(first), ordinal(last), day) if each is not None]
    if articles >= MOST or (days and max(days) - min(days) > SPAN):
        return 0.0
    own = json.loads(words)
    return cosine(weighted, own) if sum(word in own for word in weighted) >= FEWEST_SHARED else 0.0


def _join(
    connection: sqlite3.Connection, story: int, weighted: Mapping[str, float], keys: Sequence[str], day: int | None
) -> None:
    """Put an article's words, keys and day to a story's."""
    (kept,) = connection.execute("SELECT words FROM grouping_stories WHERE story = ?", (story,)).fetchone()
    summed = Counter(json.loads(kept))
    summed.update(weighted)
    heaviest = sorted(summed.items(), key=lambda item: (-item[1], item[0]))[: WORDS * 3 // 2]
    words = {word: round(weight, 4) for word, weight in heaviest}
    connection.execute("UPDATE grouping_stories SET words = ? WHERE story = ?", (as_json(words), story))
    places = [(UNDATED if day is None else day, key, story) for key in keys]
    places += [(ANY_DAY, key, story) for key in keys[:TELLING]]
    connection.executemany("INSERT OR IGNORE INTO grouping_keys VALUES (?,?,?)", places)
    update = """UPDATE stories SET articles = articles + 1, compared = 0, first_day = coalesce(min(first_day, :day), :day,
                first_day), last_day = coalesce(max(last_day, :day), :day, last_day) WHERE id = :story"""
    connection.execute(update, {"day": _iso(day), "story": story})


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()
