"""The phrases of a text that can speak: names, roles, groups, documents, pronouns."""

from attribution.mentions.phrases import find_phrases, noun_phrase

__all__ = ["find_phrases", "noun_phrase"]
