"""Pairs out of attributed contents of real news: a content against itself altered, and against others of its article.

A content and the same one shortened or framed agree; negated, or with another number, day or an opposite word, it
contradicts; other contents of one article do neither. Altered on both sides, so that being longer or negative says nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Token

from attribution.evaluation.relations import GoldArticle
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, Pair

SHORTEST, LONGEST = 25, 260
"""Characters of a content that is used: shorter ones say too little, longer ones say several things."""

FRAMES = (
    "{}",
    "there is no doubt that {}",
    "it was true that {}",
    "{}, he added",
    "“{}”",
    "in fact {}",
    "{}, according to officials",
)
DENIALS = (
    "it is not true that {}",
    "denied that {}",
    "rejected suggestions that {}",
    "it was false that {}",
    "no evidence that {}",
)
DROPPED = frozenset({"advmod", "npadvmod", "relcl", "advcl", "appos"})
KEPT_WORDS = frozenset(
    [
        "not",
        "n't",
        "n’t",
        "never",
        "no",
        "only",
        "hardly",
        "more",
        "less",
        "least",
        "most",
        "such",
        "up",
        "down",
        "against",
        "as",
    ]
)
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
FIGURE = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})*|\d{1,4})(?![\w,-]|\.\d)")
NOT = frozenset({"not", "n't", "n’t"})
YEAR = re.compile(r"(?:19|20)\d\d")
PERSONS = {"i": "he", "we": "they", "my": "his", "our": "their", "me": "him", "us": "them"}

Chance = random.Random


def altered_pairs(
    articles: Iterable[GoldArticle], nlp: Language, opposites: Mapping[str, str], *, seed: int = 1
) -> Iterator[Pair]:
    """The pairs of articles whose attributions are marked, as the learned detector is trained on."""
    chance = Chance(seed)
    for article in articles:
        contents = [text for text in dict.fromkeys(map(_plain, _contents(article))) if SHORTEST <= len(text) <= LONGEST]
        docs = list(nlp.pipe(contents))
        for number, doc in enumerate(docs):
            yield from _about_one(doc, opposites, chance)
            yield from islice(_beside(doc, docs[number + 1 :], chance), 2)


def _contents(article: GoldArticle) -> Iterator[str]:
    for relation in article.relations:
        yield " ".join(article.text[part.start : part.end] for part in relation.content)


def _plain(text: str) -> str:
    return re.sub(r"^that\s+", "", " ".join(text.split()).strip("“”\"' ,."))


def _about_one(doc: Doc, opposites: Mapping[str, str], chance: Chance) -> Iterator[Pair]:
    if (agreeing := _agreeing(doc, chance)) is not None:
        yield Pair(_agreeing(doc, chance, drop=0.3) or doc.text, agreeing, AGREES)
    against = [text for change in (_negated, _counted, _dated) if (text := change(doc, chance)) is not None]
    against += [text] if (text := _opposite(doc, opposites)) is not None else []
    for text in chance.sample(against, min(2, len(against))):
        yield Pair(_agreeing(doc, chance, drop=0.5) or doc.text, _framed(text, chance, FRAMES), CONTRADICTS)


def _beside(doc: Doc, others: Sequence[Doc], chance: Chance) -> Iterator[Pair]:
    """Others that share a telling word come first: they are what a careless reader takes for one point."""
    own = _telling(doc)
    near = [(len(own & _telling(other)), chance.random(), other) for other in others]
    for shared, _, other in sorted(near, key=lambda each: (-each[0], each[1])):
        if shared < 0.5 * max(len(own), 1):
            second = (_negated(other, chance) if chance.random() < 0.25 else None) or other.text
            yield Pair(doc.text, _framed(second, chance, FRAMES), NEITHER)


def _telling(doc: Doc) -> set[str]:
    return {token.lemma_.lower() for token in doc if token.pos_ in {"NOUN", "VERB", "PROPN", "NUM"} and not token.is_stop}


def _framed(text: str, chance: Chance, frames: Sequence[str]) -> str:
    return chance.choice(frames).format(text) if chance.random() < 0.4 else text


def _agreeing(doc: Doc, chance: Chance, drop: float = 1.0) -> str | None:
    """The same in fewer words, in the third person, or in a frame; None where nothing can be changed."""
    dropped: set[int] = set()
    for token in doc:
        loose = token.dep_ in DROPPED and not any(part.lower_ in KEPT_WORDS or part.like_num for part in token.subtree)
        if loose and len(dropped) < len(doc) // 2 and chance.random() < 0.4 * drop:
            dropped |= {part.i for part in token.subtree}
    words = [(token, token.i in dropped) for token in doc]
    third = chance.random() < 0.7
    text = "".join(_word(token, third) + token.whitespace_ for token, gone in words if not gone).strip(" ,")
    text = _framed(text, chance, FRAMES) if drop == 1.0 else text
    return text if text != doc.text and len(text) > SHORTEST // 2 else None


def _word(token: Token, third: bool) -> str:
    """The word, in the third person where its verb allows that: "we went", "they went", but not "I am"."""
    agreeing = token.dep_ != "nsubj" or token.head.tag_ in {"VBD", "MD"} or token.lower_ == "we"
    return PERSONS.get(token.lower_, token.text) if third and agreeing else token.text


def _negated(doc: Doc, chance: Chance) -> str | None:
    """The content denied, or with its main verb negated; a negative one made positive."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in {"VERB", "AUX"}:
        return None
    if chance.random() < 0.3:
        return chance.choice(DENIALS).format(doc.text)
    helpers = [child for child in root.children if child.dep_ in {"aux", "auxpass"} and child.lower_ != "to"]
    nots = [child for child in root.children if child.dep_ == "neg" and child.lower_ in NOT]
    if nots:
        return _without(doc, nots[0])
    holder = helpers[0] if helpers else root if root.lemma_ == "be" else None
    if holder is not None and holder.i + 1 < len(doc) and doc[holder.i + 1].lower_ not in NOT:
        return _changed(doc, holder, f"{holder.text} {chance.choice(['not', 'never', 'not', 'not'])}")
    does = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(root.tag_)
    return _changed(doc, root, f"{does} not {root.lemma_}") if does else None


def _without(doc: Doc, word: Token) -> str:
    return " ".join((doc[: word.i].text + " " + doc[word.i + 1 :].text).split())


def _changed(doc: Doc, word: Token, words: str) -> str:
    return "".join((words if token.i == word.i else token.text) + token.whitespace_ for token in doc).strip()


def _counted(doc: Doc, chance: Chance) -> str | None:
    found = [match for match in FIGURE.finditer(doc.text) if not YEAR.fullmatch(match[1])]
    if not found:
        return None
    figure = chance.choice(found)
    value = int(figure[1].replace(",", ""))
    other = chance.choice([value * 2 + 1, value * 3, max(1, value // 2), value + chance.randint(2, 9)])
    return None if other == value else f"{doc.text[: figure.start()]}{other:,}{doc.text[figure.end() :]}"


def _dated(doc: Doc, chance: Chance) -> str | None:
    days = [token for token in doc if token.text in DAYS]
    return _changed(doc, days[0], chance.choice([day for day in DAYS if day != days[0].text])) if days else None


def _opposite(doc: Doc, opposites: Mapping[str, str]) -> str | None:
    """The content with a word of its main clause turned into its opposite."""
    root: Callable[[Token], bool] = lambda token: token.dep_ == "ROOT" or token.head.dep_ == "ROOT"  # noqa: E731
    words = [token for token in doc if token.lower_ in opposites and root(token)]
    return _changed(doc, words[0], opposites[words[0].lower_]) if words else None
