"""A point as a short question of the text's own words: "whether the police fired tear gas", "how much the club paid"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attribution.accounts.draft import Draft
from attribution.accounts.questions.how_many import ask_how_many
from attribution.accounts.questions.parts import Asking, ask_what, ask_what_came_first, ask_who, ask_why, ask_with
from attribution.accounts.questions.whether import ALTERNATIVE, ask_whether, is_said_to_be
from attribution.accounts.replies import time_of
from attribution.accounts.shortening import cut
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Form
from attribution.accounts.wordings import LONGEST, fitness, worded

JUDGED: Mapping[str, str] = {"force": "the use of force", "safety": "the safety"}
"""What words judge (``labels.tsv``), where the name of the field alone is no noun of a question."""


def question(draft: Draft) -> str:
    """The question that a point answers, in the words of the claim that puts it best."""
    asked = ASKING[draft.topic.form](draft, _ranked(draft))
    return cut(asked or ask_whether(draft, _ranked(draft)), LONGEST + ALTERNATIVE // 2)


def lead(draft: Draft) -> Statement:
    """The claim that puts the question best."""
    return _ranked(draft)[0]


def form_asked(draft: Draft) -> Form:
    """The form in which the question can be put: whether, where no claim puts it as the draft's own form asks. Answers
    must be of the form in which the question is."""
    form = draft.topic.form
    return form if ASKING[form](draft, _ranked(draft)) else "whether"


def _ranked(draft: Draft) -> list[Statement]:
    return sorted(draft.members.values(), key=lambda member: _rank(member, draft))


def _rank(statement: Statement, draft: Draft) -> tuple[object, ...]:
    """How well a claim puts the question, the best first: a clause, of what is disputed itself, well worded; of these what is
    most surely disputed."""
    back, fragment, *worded_well, _, length, number = fitness(statement)
    outside = bool(draft.facing) and not draft.opponents(statement.number)
    return back, fragment, outside, *worded_well, -draft.sure(statement.number), length, number


def can_be_asked(draft: Draft) -> bool:
    """Whether a claim puts the point in a clause, or a denial says that there was what a phrase names. What is left are
    phrases, which stand in the list of relations alone."""
    if draft.topic.form in ("count", "called"):
        return True
    members = draft.members.values()
    denied = any(member.attribution.stance == "denies" for member in members)
    return any(member.claim.clause for member in members) or (denied and is_said_to_be(worded(lead(draft))))


def _called(draft: Draft, members: Sequence[Statement]) -> str:
    fieldname = draft.topic.about[0] if draft.topic.about else ""
    judged = JUDGED.get(fieldname, f"the {fieldname}") if fieldname else "it"
    return f"how {judged} is to be called"


ASKING: Mapping[Form, Asking] = {
    "count": ask_how_many,
    "whether": ask_whether,
    "who": ask_who,
    "what": ask_what,
    "where": ask_with("where", lambda statement: statement.place.text),
    "when": ask_with("when", lambda statement: time_of(statement) or ""),
    "why": ask_why,
    "order": ask_what_came_first,
    "called": _called,
}
