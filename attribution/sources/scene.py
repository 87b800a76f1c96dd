"""A text as it is read from left to right: who has appeared so far, who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from attribution.annotation import Look, Tokens
from attribution.parse import Parse
from attribution.sources.cast import Draft
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention
from attribution.sources.recent import Recent

LONGEST_QUOTATION = 8
"""Sentences; what began longer ago is not one quotation."""
PEOPLE = frozenset({"person", "unnamed_person"})
STOPS = frozenset({".", "?", "!", "”", '"'})


@dataclass(slots=True)
class Scene:
    """``origins`` gives the mention that each finding's source means, ``said`` the content of what a speaking mention says,
    ``whose`` each placed mention's draft, by its number; ``doubts`` who a mention may be, likeliest first, where nobody is
    safe; ``voices`` who spoke so far, latest last, ``spoke`` the same without order; ``headlines`` the sentences in title
    case, by number. So that nothing takes longer the longer the text is: ``heads`` and ``starts`` are the mentions by their
    head and first token, ``recent`` who was mentioned so far, ``ahead`` those who were not by the sentence of their first
    mention, ``telling`` the mentions that say something by the tokens of what they say, ``opening`` the head of the first
    person; ``countries`` and ``untold`` keep what was looked up. ``looks`` tells where the heads of a network look
    from pronouns, by their token; ``heads_of_network`` names the heads."""

    parse: Parse
    lists: Lexicon
    mentions: Sequence[Mention]
    origins: Sequence[Mention | None]
    said: dict[int, tuple[Tokens, ...]]
    drafts: list[Draft] = field(default_factory=list)
    whose: dict[int, Draft] = field(default_factory=dict)
    voices: list[tuple[Draft, Mention]] = field(default_factory=list)
    spoke: set[Draft] = field(default_factory=set)
    recent: Recent = field(default_factory=Recent)
    ahead: dict[int, list[Draft]] = field(default_factory=dict)
    countries: dict[str, str | None] = field(default_factory=dict)
    untold: dict[Draft, bool] = field(default_factory=dict)
    doubts: dict[int, list[Draft]] = field(default_factory=dict)
    heads_of_network: tuple[str, ...] = ()
    looks: dict[int, Look] = field(default_factory=dict)
    heads: dict[int, list[Mention]] = field(init=False)
    starts: dict[int, list[Mention]] = field(init=False)
    telling: dict[int, list[int]] = field(init=False)
    opening: int = field(init=False)
    headlines: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.headlines = _headlines(self.parse)
        self.heads, self.starts = {}, {}
        for mention in self.mentions:
            self.heads.setdefault(mention.head, []).append(mention)
            self.starts.setdefault(mention.tokens[0], []).append(mention)
        self.opening = next((mention.head for mention in self.mentions if mention.kind in PEOPLE), -1)
        self.telling = {}
        for number, parts in self.said.items():
            for i in {i for start, end in parts for i in range(start, end)}:
                self.telling.setdefault(i, []).append(number)

    def at(self, head: int) -> list[Mention]:
        """The mentions with that head, placed ones first."""
        return sorted(self.heads.get(head, []), key=lambda m: m.number not in self.whose)

    def inside(self, outer: Mention) -> list[Mention]:
        """The mentions that stand inside another's phrase."""
        rest = (self.mentions[n] for n in range(outer.number + 1, len(self.mentions)))
        return list(takewhile(lambda m: m.tokens[0] < outer.tokens[1], rest))

    def cast(self, drafts: list[Draft]) -> None:
        """Let in entities found before the reading begins."""
        for draft in drafts:
            draft.number = len(self.drafts)
            self.drafts.append(draft)
            self.ahead.setdefault(draft.mentions[0].sentence, []).append(draft)
            self.whose.update((m.number, draft) for m in draft.mentions)

    def place(self, mention: Mention, draft: Draft | None, reason: str = "") -> Draft:
        """Give a mention to an entity, or to a new one."""
        if draft is None:
            draft = Draft(number=len(self.drafts))
            self.drafts.append(draft)
        draft.add(mention, reason)
        self.whose[mention.number] = draft
        return draft

    def pass_by(self, mention: Mention) -> None:
        """Note that the reading has come past a mention."""
        draft = self.whose.get(mention.number)
        if draft is None:
            return
        draft.see(mention)
        self.recent.pass_by(draft)
        if mention.number in self.said:
            self.voices.append((draft, mention))
            self.spoke.add(draft)

    def says(self, mention: Mention, other: Mention) -> bool:
        """Whether another mention stands inside what this one says."""
        return any(start <= other.head < end for start, end in self.said.get(mention.number, ()))

    def home_sentence(self, mention: Mention) -> int:
        """The sentence from which to count back: where what the mention says begins, if that stands before it."""
        starts = [self.parse.sentence[start] for start, _ in self.said.get(mention.number, ()) if start < mention.head]
        near = [s for s in starts if self.parse.sentence[mention.head] - s <= LONGEST_QUOTATION]
        return min(near, default=mention.sentence)

    def speakers_around(self, mention: Mention) -> list[Draft]:
        """Who speaks the quotation in which a mention stands: in his own words he is "I", not "he"."""
        if not mention.quoted:
            return []
        around = self.telling.get(mention.head, ())
        return [self.whose[n] for n in around if n != mention.number and n in self.whose]

    def named_in(self, mention: Mention) -> list[Draft]:
        """Who is named in what a mention says."""
        parts = self.said.get(mention.number, ())
        named = (m for start, end in parts for i in range(start, end) for m in self.heads.get(i, ()) if m.name)
        return [self.whose[m.number] for m in named if m.number in self.whose]


def _headlines(parse: Parse) -> frozenset[int]:
    """The numbers of the sentences in title case that no full stop ends."""
    last = {n: word for n, word in zip(parse.sentence, parse.text, strict=True) if not word.isspace()}
    return frozenset(n for n in parse.titled if last.get(n) not in STOPS)
