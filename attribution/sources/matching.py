"""Which phrase each finding's source means: a detector gives a range of tokens, a little longer or shorter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.annotation import Finding, Phrase, Tokens
from attribution.parse import Parse
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import PRONOUNS
from attribution.sources.names import is_doer

_LINK = re.compile(r"https?://|www\.|pic\.twitter\.com|t\.co/|@\w")
"""How an address or a handle begins."""
PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})
MARKS = frozenset({",", "–", "—", "--", "(", ":", ";"})
NAMES = frozenset({"NNP", "NNPS", "FW"})
"""Tags of words that are part of a name, even where a detector takes one for a word of speech: "Cissy van [den] Heuvel"."""
DANGLING = frozenset({"IN", "TO", "CC", "WP", "WDT", "WRB", "RB", "MD"})
"""Tags of what may not end a phrase that was cut: "the leaders [who]"."""
GROUP_TAGS = frozenset({"CD", "DT", "JJ", "JJR", "JJS", "NNS"})
SHARES = frozenset({"%", "cent", "percent"})
"""Lemmas of what parts of people are counted by: "31 percent of those asked"."""
ANYBODY = frozenset({"anybody", "anyone", "everybody", "everyone", "nobody", "one"})
"""Words for people whom nobody could name."""
COUNTING = frozenset({"fewer", "more", "neither", "none"})
"""Words that count people: "none of the brothers would comment", "more call it a mistake"."""
PAPERS = frozenset({"minutes"})
"""Nouns for documents only where they speak."""
TOGETHER = frozenset({"person", "unnamed_person", "organisation"})
"""Kinds of one who may be the first of several who speak together."""


def with_sources(
    parse: Parse, lists: Lexicon, phrases: Sequence[Phrase], findings: Sequence[Finding]
) -> tuple[list[Phrase], list[Phrase | None]]:
    """The phrases in order, one added for each source that is none of them, and the phrase of each finding's source.

    Whatever speaks in a text can speak, though no list knows it: "the auguries say".
    """
    heads: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        heads.setdefault(phrase.head, []).append(phrase)
    spoken: list[Phrase | None] = []
    for finding in findings:
        source = _without_links(parse, _beside_cue(parse, finding))
        found = _meant(parse, heads, source) if source else None
        if source and found is None and not _is_mood(parse, lists, source):
            root = _root(parse, source)
            found = Phrase(_without_preposition(parse, source, root), _kind(parse, lists, root), root)
            heads.setdefault(root, []).append(found)
        elif source and found and found.kind in TOGETHER and _speaks_with_others(parse, found, source):
            found = Phrase(source, "unnamed_group", found.head)
            heads[found.head].append(found)
        cleared = _cleared(parse, heads, found, finding)
        if cleared is not found:  # by the same words somebody may have said something before
            spoken = [cleared if phrase is found else phrase for phrase in spoken]
        spoken.append(cleared)
    every = [phrase for held in heads.values() for phrase in held]
    return sorted(every, key=lambda p: (p.tokens[0], -p.tokens[1])), spoken


def _is_mood(parse: Parse, lists: Lexicon, source: Tokens) -> bool:
    """Whether a source is but a word for how somebody feels, which ``mentions`` takes for nobody: "[Numb] said nothing"."""
    return source[1] - source[0] == 1 and parse.lower[source[0]] in lists.moods


def _beside_cue(parse: Parse, finding: Finding) -> Tokens | None:
    """The source a detector gives, kept to the cue's side of a paragraph break.

    A network runs a name above the text into the first sentence ("Pia Keane" in a line of its own, "Police chief Rosa Diaz
    said"), or gives what is said there to the headline. Where a break stands in the source, its part beside the cue counts;
    where one parts a headline in title case from the cue, and the cue has a subject of its own, that subject.
    """
    if finding.source is None or finding.cue is None or finding.cue[0] < finding.source[0]:
        return finding.source
    (start, end), cue = finding.source, finding.cue
    breaks = [i for i in range(start, cue[0]) if parse.paragraph[i] != parse.paragraph[start]]
    if not breaks:
        return finding.source
    within = [i for i in range(start, end) if parse.paragraph[i] == parse.paragraph[end - 1] and parse.text[i].strip()]
    if parse.paragraph[end - 1] == parse.paragraph[cue[0]] and within:
        return within[0], end
    if parse.sentence[start] not in parse.titled:
        return finding.source
    subjects = [c for i in range(*cue) for c in parse.children[i] if parse.dep[c] == "nsubj" and c < cue[0]]
    return (subjects[0], subjects[0] + 1) if subjects else finding.source


def _without_links(parse: Parse, source: Tokens | None) -> Tokens | None:
    """A source without the addresses and handles that embedded posts leave in it ("police @KTRN pic.twitter.com/x1"); None
    where nothing else is there."""
    if source is None or not any(_LINK.match(parse.text[i]) for i in range(*source)):
        return source
    start = next((i for i in range(*source) if not _LINK.match(parse.text[i]) and parse.text[i].isalpha()), source[1])
    end = next((i for i in range(start, source[1]) if _LINK.match(parse.text[i])), source[1])
    while end > start and not parse.text[end - 1].isalpha():
        end -= 1
    return (start, end) if start < end else None


def _without_preposition(parse: Parse, source: Tokens, root: int) -> Tokens:
    """A source without a preposition before it: "[by] voters in the north"."""
    start = source[0]
    while start < root and parse.tag[start] == "IN":
        start += 1
    return start, source[1]


def _speaks_with_others(parse: Parse, phrase: Phrase, source: Tokens) -> bool:
    """Whether a source goes on after a phrase with others who are named beside it: "[Berlin], Paris and other capitals"."""
    beside = [c for c in parse.children[phrase.head] if parse.dep[c] == "conj" and phrase.tokens[1] <= c < source[1]]
    return any(parse.tag[c][:2] == "NN" for c in beside)


def _dangles(parse: Parse, i: int) -> bool:
    return parse.text[i] in MARKS or parse.tag[i] in DANGLING or parse.dep[i] in ("aux", "auxpass")


def _cleared(parse: Parse, heads: dict[int, list[Phrase]], found: Phrase | None, finding: Finding) -> Phrase | None:
    """The phrase without the cue of what it says; it takes the phrase's place among the others."""
    if found is None or not finding.cue:
        return found
    cleared = without_cues(parse, found, frozenset(range(*finding.cue)))
    if cleared is not found:
        held = heads[found.head]
        held[held.index(found)] = cleared
    return cleared


def _root(parse: Parse, tokens: Tokens) -> int:
    """The token of a range on which the others hang: the first whose head is outside, no preposition or mark."""
    inside = [i for i in range(*tokens) if not tokens[0] <= parse.head[i] < tokens[1] or parse.head[i] == i]
    content = [i for i in inside if parse.dep[i] not in ("punct", "det", "case", "cc", "mark")]
    root = (content or inside or [tokens[0]])[0]
    governed = (c for c in parse.children[root] if parse.dep[c] == "pobj" and root < c < tokens[1])
    return next(governed, root) if parse.tag[root] == "IN" else root  # "outside [groups] said", "by [voters] in the north"


def _meant(parse: Parse, heads: dict[int, list[Phrase]], source: Tokens) -> Phrase | None:
    """The phrase that shares the range's root, else the one it begins with; of several, the one nearest to it in extent."""
    root = _root(parse, source)
    while parse.dep[root] == "compound" and parse.tag[root] == parse.tag[parse.head[root]] == "NNP" and parse.head[root] > root:
        root = parse.head[root]
    inside = [p for i in {*range(*source), root} for p in heads.get(i, ())]
    begun = [p for p in inside if p.tokens[0] == source[0] and not _modifies(parse, p, root)]
    fitting = [p for p in inside if p.tokens[0] <= root < p.tokens[1]] or begun
    same_root = [p for p in fitting if p.head == root] or fitting
    return max(same_root, key=lambda p: _overlap(p.tokens, source), default=None)


def _modifies(parse: Parse, phrase: Phrase, root: int) -> bool:
    """Whether a phrase only says whose or which the noun after it is: "the Rubin" in "the Rubin campaign"."""
    return parse.tag[root].startswith("NN") and "," not in parse.text[phrase.tokens[1] : root]


def _overlap(one: Tokens, other: Tokens) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def _kind(parse: Parse, lists: Lexicon, root: int) -> str:
    """The kind of a source that is no phrase: what its noun is known for; a person's where its ending or a "who" says so;
    several people where it is a plural or a word of quantity; else a document."""
    lemma, plural = parse.lemma[root].lower(), parse.tag[root] in ("NNS", "NNPS")
    if parse.lower[root] in PRONOUNS or parse.tag[root] in PRONOUN_TAGS:
        return "pronoun"
    if parse.tag[root] in ("NNP", "NNPS"):
        office = parse.lower[root] in lists.offices and parse.text[root] in lists.titles
        return "person" if parse.entity[root] == "PERSON" else "unnamed_person" if office else "organisation"
    if lemma in lists.persons or (lemma not in lists.common_nouns and _does(parse, lemma, root)):
        return "unnamed_group" if plural else "unnamed_person"
    if lemma in lists.organisations | lists.speaking_nouns and (not plural or lemma == "police"):
        return "organisation"
    if parse.lower[root] in ANYBODY | COUNTING:
        return "unnamed_group"
    if lemma in SHARES:
        return "unnamed_group"
    printed = {lemma, parse.lower[root]} & (lists.documents | PAPERS)
    return "unnamed_group" if parse.tag[root] in GROUP_TAGS and not printed else "document"


def _does(parse: Parse, lemma: str, root: int) -> bool:
    """Whether a noun that speaks is a person's by its form or by the clause after it: "a nephrologist", "a riser who ..."."""
    if is_doer(lemma) and parse.tag[root] in ("NN", "NNS"):
        return True
    told = (parse.children[c] for c in parse.children[root] if parse.dep[c] == "relcl")
    return any(parse.lower[i] in ("who", "whom") for inner in told for i in inner)


def without_cues(parse: Parse, phrase: Phrase, cues: frozenset[int]) -> Phrase:
    """A phrase cut before and after the words of speech in it, which are never part of whoever speaks: "[shrugs] Mama Atieno",
    "a panel of experts [noted last November ...]"."""
    start, end = phrase.tokens
    cutting = [i for i in range(start, end) if i in cues and parse.tag[i] not in NAMES]
    before = [i for i in cutting if i < phrase.head]
    after = [i for i in cutting if i > phrase.head]
    start, end = (before[-1] + 1 if before else start), (after[0] if after else end)
    cut = end < phrase.tokens[1]
    while end > phrase.head + 1 and (parse.lower[end - 1] == "of" or (cut and _dangles(parse, end - 1))):
        end -= 1
    return phrase if (start, end) == phrase.tokens else Phrase((start, end), phrase.kind, phrase.head)
