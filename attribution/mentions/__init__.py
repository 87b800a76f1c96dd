"""The phrases of a text that can speak: names, roles, groups, documents, pronouns."""
