"""The rule detectors on gold attributions: a line of figures as the PolNeAR scorer gives them.

usage: attributions.py GOLD.jsonl[.gz] [--detectors NAMES] [--predictions FILE] [--scorer SCRIPT]

GOLD has one article a line: ``{"id", "text", "relations": [{"content": [[start, end]…], "cue": […], "source": […]}]}``.
Writes predictions in the same form; SCRIPT (by default score.py beside GOLD) is run on both if it is there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from attribution.annotation import Finding, Tokens
from attribution.attributions import find_attributions
from attribution.parsing import load_spacy, parse
from attribution.records import Article


def main() -> None:
    """Predict, write, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--detectors", default="", help="comma-separated; all by default")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--scorer", type=Path)
    options = parser.parse_args()
    opener = gzip.open if options.gold.suffix == ".gz" else open
    with opener(options.gold, "rt", encoding="utf8") as file:
        rows = [json.loads(line) for line in file]
    names = [name for name in options.detectors.split(",") if name]
    articles = [Article(row["id"], row["text"]) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        predictions = options.predictions or Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf8") as file:
            for article, doc in parse(load_spacy(), articles):

                def extents(parts: tuple[Tokens, ...]) -> list[tuple[int, int]]:
                    return [(doc[s].idx, doc[e - 1].idx + len(doc[e - 1])) for s, e in parts]  # noqa: B023

                def relation(finding: Finding) -> dict[str, list[tuple[int, int]]]:
                    one = {"source": finding.source, "cue": finding.cue}
                    return {
                        "content": extents(finding.content),
                        **{role: extents((tokens,) if tokens else ()) for role, tokens in one.items()},
                    }

                relations = [relation(finding) for finding in find_attributions(doc, names)]
                file.write(json.dumps({"id": article.id, "relations": relations}) + "\n")
        scorer = options.scorer or options.gold.with_name("score.py")
        if scorer.exists():
            plain = Path(folder) / "gold.jsonl"
            plain.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
            subprocess.run([sys.executable, str(scorer), str(plain), str(predictions)], check=True)


if __name__ == "__main__":
    main()
