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
from attribution.records import Analysis  # noqa: E402
from attribution.reports import render  # noqa: E402
from attribution.reports.json.reading import read_analysis  # noqa: E402

FIXES = 1000
LOTS = (1000, 50)
"""How many fixes at once: all, where most undo one another; and a desk's, twenty times."""
STORIES = ("01-tamrit-strike", "02-lipowiec-fire", "20-kibos-stadium")


def main(stories: list[str]) -> int:
    """Fix each story and take it back; the result is 1 where one is not what it was."""
    nlp = load_spacy()
    failed = 0
    for name in stories or STORIES:
        files = sorted((ROOT / "data" / "stories" / name).glob("article-*.txt"))
        before = str(render("json", analyze([str(file) for file in files], pipeline=nlp)))
        given = read_analysis(before)
        for lot in LOTS:
            random = Random(f"{name} {lot}")
            found = [apply_fixes(given, random_fixes(given, lot, random), claims_of=one_claim) for _ in range(FIXES // lot)]
            differing = sum(_reverted(one) != before for one in found)
            failed += differing
            fixes = [came_of for one in found for came_of in one.fixes]
            done = Counter(came_of.fix.do for came_of in fixes if came_of.done is not None)
            print(f"{name}: {len(fixes)} fixes, {lot} at once, {done.total()} carried out; {differing} of {len(found)} differ")
            print(
                "  " + ", ".join(f"{do} {done[do]}/{total}" for do, total in sorted(Counter(f.fix.do for f in fixes).items()))
            )
    return int(failed > 0)


def _reverted(found: Analysis) -> str:
    """The analysis as it is when the corrected one, saved and read, is taken back."""
    return str(render("json", revert_fixes(read_analysis(str(render("json", found))))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
