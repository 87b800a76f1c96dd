"""What a point asks: the question, put by the claim that says best what is at issue, and each question once."""

from attribution.accounts.questions.asked import can_be_asked, lead, question
from attribution.accounts.questions.once import asked_once
from attribution.accounts.questions.whether import whether

__all__ = ["asked_once", "can_be_asked", "lead", "question", "whether"]
