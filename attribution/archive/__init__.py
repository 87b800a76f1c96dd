"""Articles and all that was found in them kept in one SQLite file: to add to, search, count, compare and hand on."""
