"""A text as it is read from left to right: who has appeared so far, who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from attribution.annotation import Tokens
from attribution.parse import Parse
from attribution.sources.cast import Draft
from attribution.sources.lexicon import Lexicon
from attribution.sources.mention import Mention


@dataclass(slots=True)
class Scene:
    """``whose`` gives each placed mention's draft by its number, ``seen`` each draft's mentions up to the place of reading,
    ``said`` the content of what a speaking mention says, ``voices`` who spoke so far, latest last."""

    parse: Parse
    lists: Lexicon
    mentions: Sequence[Mention]
    said: dict[int, tuple[Tokens, ...]]
    drafts: list[Draft] = field(default_factory=list)
    whose: dict[int, Draft] = field(default_factory=dict)
    seen: dict[int, list[Mention]] = field(default_factory=dict)
    voices: list[tuple[Draft, Mention]] = field(default_factory=list)

    def cast(self, drafts: list[Draft]) -> None:
        """Let in entities found before the reading begins."""
        self.drafts += drafts
        self.whose.update((m.number, draft) for draft in drafts for m in draft.mentions)

    def place(self, mention: Mention, draft: Draft | None, reason: str = "") -> Draft:
        """Give a mention to an entity, or to a new one."""
        if draft is None:
            draft = Draft()
            self.drafts.append(draft)
        draft.add(mention, reason)
        self.whose[mention.number] = draft
        return draft

    def pass_by(self, mention: Mention) -> None:
        """Note that the reading has come past a mention."""
        draft = self.whose.get(mention.number)
        if draft is None:
            return
        self.seen.setdefault(id(draft), []).append(mention)
        if mention.number in self.said:
            self.voices.append((draft, mention))

    def past(self, draft: Draft) -> list[Mention]:
        """An entity's mentions so far."""
        return self.seen.get(id(draft), [])

    def says(self, mention: Mention, other: Mention) -> bool:
        """Whether another mention stands inside what this one says."""
        return any(start <= other.head < end for start, end in self.said.get(mention.number, ()))
