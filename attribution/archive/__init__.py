"""Articles and all that was found in them kept in one SQLite file: to add to, search, count, compare and hand on."""

from attribution.archive.adding import Added, Analyses, Status, add
from attribution.archive.analysing import one_by_one, side_by_side
from attribution.archive.choosing import Choice
from attribution.archive.comparing import compare_stories
from attribution.archive.counting import Quoted, quoted, stats
from attribution.archive.files import FileRead, each_file
from attribution.archive.fixing import keep_fixes, kept_fixes
from attribution.archive.opening import opened, writing
from attribution.archive.reporting import report_on
from attribution.archive.searching import Found, Hit, search, search_articles

__all__ = [
    "Added",
    "Analyses",
    "Choice",
    "FileRead",
    "Found",
    "Hit",
    "Quoted",
    "Status",
    "add",
    "compare_stories",
    "each_file",
    "keep_fixes",
    "kept_fixes",
    "one_by_one",
    "opened",
    "quoted",
    "report_on",
    "search",
    "search_articles",
    "side_by_side",
    "stats",
    "writing",
]
