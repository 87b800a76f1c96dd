"""How time and memory grow with the length of an article. Writes its section of docs/benchmarks.md.

usage: length.py [--characters N,N,N] [--together N] [--command extract] [--report] [--dry]

Texts of the given lengths are made as in ``memory``, no two alike, as many of each length as make up ``--together``
characters, one at least; so that short ones are not lost in the time that loading the models takes. With ``--report`` a lot is
one text, whose accounts are compared: several would be compared with one another. Each lot is read by
``attribution COMMAND`` in a process of its own. Counted is processor time, which other work on the machine changes little,
less that of a lot of one sentence, which is nearly all start; and the largest resident memory of that process.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from archive import write
from memory import Held, held, news

LONGEST = 1_000_000
TITLES = {
    "extract": "Time and memory by length of article",
    "report": "Time and memory of the report of one article by its length",
}
"""Sections of the page, by command."""
SENTENCE = "The mayor said that the bridge was safe."


def lot(characters: int, together: int) -> list[str]:
    """Texts of that length, no two alike, that have so many characters together; one at least."""
    return [news(characters + number)[:characters] for number in range(max(1, together // characters))]


def read(texts: list[str], command: str) -> Held:
    """What one process that reads these texts takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf8")
        return held([sys.executable, "-m", "attribution", command, str(path), "--max-seconds", "3600"])


def page(found: dict[int, tuple[int, Held]], start: Held) -> list[str]:
    """What was found of each length, and the longest laid beside the shortest."""
    each = {length: (taken.processor - start.processor) / number / length * 1e6 for length, (number, taken) in found.items()}
    rows = [
        f"| {length:,} | {number:,} | {taken.processor:.1f} | {each[length]:.1f} | {taken.memory:,.0f} |"
        for length, (number, taken) in found.items()
    ]
    return [
        f"Processor time of one process, less the {start.processor:.1f} s that a text of one sentence takes.",
        "",
        "| characters of an article | articles | seconds in all | milliseconds for 1,000 characters | MiB at most |\n"
        "|---|---|---|---|---|",
        *rows,
        "",
        f"A thousand characters of an article of {max(each):,} take **{each[max(each)] / each[min(each)]:.2f}** times what "
        f"those of one of {min(each):,} take.",
    ]


def main() -> None:
    """Make, read, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", default=f"1000,10000,100000,{LONGEST}", help="lengths of the texts, comma-separated")
    parser.add_argument("--together", type=int, default=200_000)
    parser.add_argument("--command", default="extract")
    parser.add_argument("--report", dest="command", action="store_const", const="report", help="accounts compared too")
    parser.add_argument("--dry", action="store_true", help="print, and leave the page as it is")
    options = parser.parse_args()
    load = os.getloadavg()[1]
    start = read([SENTENCE], options.command)
    found: dict[int, tuple[int, Held]] = {}
    for characters in map(int, options.characters.split(",")):
        texts = lot(characters, options.together if options.command == "extract" else characters)
        found[characters] = len(texts), read(texts, options.command)
        print(characters, found[characters], flush=True)
    asked = f"--characters {options.characters} --together {options.together} --command {options.command}"
    about = f"`python bench/length.py {asked}`, load average before it {load:.1f} (five minutes) on {os.cpu_count()} cores."
    text = "\n".join([about, "", *page(found, start)])
    print(text)
    if not options.dry:
        write(TITLES.get(options.command, f"Time and memory of {options.command} by length of article"), text)


if __name__ == "__main__":
    main()
