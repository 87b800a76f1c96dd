"""The most memory that a command holds: on one text of growing length, and on the articles of a file.

usage: memory.py [PATHS…] [--characters N,N,N] [--command extract] [--detectors NAMES]

Texts of the given lengths are made here, the same on every run: news-like paragraphs with changing people, places, figures
and ways of reporting. Each is read by ``attribution COMMAND`` in a process of its own, and so is each of PATHS; printed
are the characters, the seconds, and the largest resident memory of that process.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

FIRST = (
    "Anna Bilal Carla Dmitri Esther Farid Grace Hassan Ines Jonas Kofi Leila Marco Nadia Omar Petra Quentin Rosa Samir Tessa"
)
ENDINGS = "berg dahl ford gate holm kov lund mann ner oglu quist sson ton vic wood yan"
SYLLABLES = "ba cor del fen gar hol ist jun kal lor mar nor ost pel rin sal tor und vel wer"
ROLES = (
    "a spokesman for;the mayor of;the police chief of;a doctor in;the governor of;a resident of;a farmer near;a teacher from"
)
EVENTS = "bridge collapse;fire at the depot;flood;strike;ferry accident;power cut;landslide;explosion;storm;protest"
SAID = (
    "{who} said {count} people had been {fate} in the {event}.",
    "“We counted {count} of them before noon,” said {who}. “Nobody from {place} has called us.”",
    "According to {who}, the {event} had begun shortly after {hour} a.m.",
    "{who} denied that {count} people had been {fate} and called the report “an invention”.",
    "{who}, {role} {place}, told reporters that the {event} could have been prevented.",
    "“It was over in {count} minutes,” {last} said, adding that {place} had been warned.",
    "{last} said he did not know how many had been {fate}.",
    "The road from {place} stayed closed for {count} hours, and schools will open on Monday.",
    "{who} has accused the company of hiding {count} earlier faults from {place}.",
    "Officials in {place} put the number of {fate} at {count}, while {who} spoke of at least {count}1.",
)


def news(characters: int) -> str:
    """One text of that many characters, always the same."""
    chance = random.Random(characters)
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)[:characters]


def _sentence(chance: random.Random) -> str:
    last = _name(chance)
    return chance.choice(SAID).format(
        who=f"{chance.choice(FIRST.split())} {last}",
        last=last,
        role=chance.choice(ROLES.split(";")),
        place=_name(chance),
        event=chance.choice(EVENTS.split(";")),
        fate=chance.choice(("killed", "injured", "arrested", "evacuated")),
        count=chance.randint(2, 90),
        hour=chance.randint(1, 11),
    )


def _name(chance: random.Random) -> str:
    stem = "".join(chance.choice(SYLLABLES.split()) for _ in range(chance.randint(1, 2)))
    return (stem + chance.choice(ENDINGS.split())).capitalize()


class Held(NamedTuple):
    """What a process took: seconds by the clock, seconds of processor time, and MiB of resident memory at most."""

    clock: float
    processor: float
    memory: float


def held(command: list[str]) -> Held:
    """What a command took, its output thrown away.

    Raises:
        SystemExit: it failed.
    """
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"{' '.join(command)} ended with exit code {running.returncode}")
    return Held(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def plain(path: Path, folder: Path) -> Path:
    """The path, or that of an unpacked copy in the folder."""
    if path.suffix != ".gz":
        return path
    unpacked = folder / path.stem
    unpacked.write_bytes(gzip.decompress(path.read_bytes()))
    return unpacked


def main() -> None:
    """Make the texts, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--characters", default="100000,300000,1000000")
    parser.add_argument("--command", default="extract")
    parser.add_argument("--detectors", default="", help="comma-separated; the default ones otherwise")
    options = parser.parse_args()
    base = [sys.executable, "-m", "attribution", options.command]
    base += ["--detectors", options.detectors] if options.detectors else []
    with tempfile.TemporaryDirectory() as folder:
        made = [Path(folder) / f"text-{length}.txt" for length in map(int, filter(None, options.characters.split(",")))]
        for path in made:
            path.write_text(news(int(path.stem.removeprefix("text-"))), encoding="utf8")
        for path in [*made, *(plain(Path(each), Path(folder)) for each in options.paths)]:
            taken = held([*base, str(path)])
            print(f"{path.name:20} {taken.memory:6,.0f} MiB at most, {taken.clock:6.1f} s", flush=True)


if __name__ == "__main__":
    main()
