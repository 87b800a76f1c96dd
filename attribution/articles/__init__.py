"""From files to articles: one module a format, found by the readers' registry."""
