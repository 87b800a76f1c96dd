"""A parsed Doc as plain lists, read off in one go: asking spaCy token by token is what would cost the time.

Both stages that look at phrases read the parse through this; a Doc without a parse or without entities gives empty
labels, never an error.
"""

from attribution.parse.reading import DASH, Parse, compound_end, follows_role, read_parse

__all__ = ["DASH", "Parse", "compound_end", "follows_role", "read_parse"]
