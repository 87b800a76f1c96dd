"""Points that come to one question are one: in the same words, or put by one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from attribution.accounts.draft import Draft
from attribution.accounts.questions.asked import form_asked, lead, question
from attribution.accounts.verdicts import Topic


def asked_once(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with those that come to one question put together. What no claim can put in its own form is asked as whether
    it is so."""
    asked = Asked()
    for draft in drafts:
        draft.topic = Topic(form_asked(draft), draft.topic.about)
        asked.put(draft)
    return asked.drafts


class Asked:
    """Drafts with the words of their questions and the claims that put them, each question once."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_words: dict[str, int] = {}
        self._by_lead: dict[int, set[int]] = defaultdict(set)

    def put(self, draft: Draft) -> None:
        """Add a draft: to the first that asks the same, else behind all."""
        words = question(draft).casefold()
        place = min(self._asking(words, draft), default=len(self.drafts))
        if place == len(self.drafts):
            self.drafts.append(draft)
        else:
            _together(self.drafts[place], draft)
        self._by_words.setdefault(words, place)
        self._by_lead[lead(self.drafts[place]).number].add(place)

    def _asking(self, words: str, draft: Draft) -> Iterator[int]:
        if words in self._by_words:
            yield self._by_words[words]
        yield from (place for place in self._by_lead[lead(draft).number] if _of_one_lead(draft, self.drafts[place]))


def _of_one_lead(draft: Draft, other: Draft) -> bool:
    """Whether both ask whether one and the same claim is so, or when it was so."""
    if not (draft.facing and other.facing) or lead(draft).number != lead(other).number:
        return False
    forms = {draft.topic.form, other.topic.form}
    timed = all(member.clock for part in (draft, other) for member in part.members.values())
    return forms == {"whether"} or (forms == {"whether", "when"} and timed)


def _together(known: Draft, draft: Draft) -> None:
    """The first takes in the second; of times of day they ask when."""
    forms = {known.topic.form, draft.topic.form}
    known.topic = Topic("when" if "when" in forms else known.topic.form, known.topic.about)
    known.take(draft)
