"""1,000 random fixes to gold stories, and their reversal: the analysis is the same, byte for byte, or this fails.

``python bench/fixes.py [STORY ...]``: how many fixes each kind had and how many of them could be carried out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "fixes"))

from corrected import one_claim  # noqa: E402
from random_fixes import random_fixes  # noqa: E402

from attribution.fixes import apply_fixes, revert_fixes  # noqa: E402
from attribution.pipeline import analyze, load_spacy  # noqa: E402
from attribution.reports import render  # noqa: E402
from attribution.reports.read_json import read_analysis  # noqa: E402

FIXES = 1000
STORIES = ("02-lipowiec-fire", "09-esmeralda-dam", "20-kibos-stadium")


def main(stories: list[str]) -> int:
    """Fix each story and take it back; the result is 1 where one is not what it was."""
    nlp = load_spacy()
    failed = 0
    for name in stories or STORIES:
        files = sorted((ROOT / "data" / "stories" / name).glob("article-*.txt"))
        before = str(render("json", analyze([str(file) for file in files], pipeline=nlp)))
        given = read_analysis(before)
        found = apply_fixes(given, random_fixes(given, FIXES, Random(name)), claims_of=one_claim)
        after = str(render("json", revert_fixes(read_analysis(str(render("json", found))))))
        done = Counter(came_of.fix.do for came_of in found.fixes if came_of.done is not None)
        same = after == before
        failed += not same
        print(f"{name}: {len(found.fixes)} fixes, {done.total()} carried out, {'the same bytes' if same else 'NOT THE SAME'}")
        print("  " + ", ".join(f"{do} {done[do]}/{all_}" for do, all_ in Counter(f.fix.do for f in found.fixes).items()))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
