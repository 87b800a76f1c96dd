"""The analysis as reports look at it, before any format: its index, account tables, groups of relations, words and marks."""
