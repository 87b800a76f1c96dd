"""Who says it behind the comma that ends what is said, also where the parse takes the verb or the source for something else."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

GATES = "The gates of the lower dock were shut at noon"
CLOSED = {
    "verb like a plural": (f"{GATES}, the harbour office states.", "the harbour office", "states"),
    "verb like a plural, name": (f"{GATES}, Moreno protests, and he has a photograph.", "Moreno", "protests"),
    "participle behind": (f"{GATES}, the minister lamented, describing the delay as costly.", "the minister", "lamented"),
    "reason behind": (f"{GATES}, the port authority forecasts, unless the wind drops.", "the port authority", "forecasts"),
    "name beside a description": (f"{GATES}, his widow, Lídia Campos, alleges.", "his widow, Lídia Campos", "alleges"),
    "relative clause": (
        f"{GATES}, Ana Kiss, who runs the ferry line, countered.",
        "Ana Kiss, who runs the ferry line",
        "countered",
    ),
    "told with a name beside": (
        f"{GATES}, the harbour master, Ana Lind, told Coastal Radio.",
        "the harbour master, Ana Lind",
        "told",
    ),
    "told by telephone": (f"{GATES}, a retired pilot told us by telephone.", "a retired pilot", "told"),
    "another clause behind": (f"{GATES}, he told this newspaper; the cranes stood still.", "he", "told"),
    "perfect": (f"{GATES}, the safety board has established from video.", "the safety board", "has established"),
    "verb of this shape alone": (f"{GATES}, a waiter there remembers.", "a waiter there", "remembers"),
    "verb and particle": (f"{GATES}, the report goes on.", "the report", "goes on"),
    "another thing said behind": (f"{GATES}, Moreno said, and he denied that anybody had been hurt.", "Moreno", "said"),
    "verb like a plural, one alone": (f"{GATES}, a notice on the doors states.", "a notice on the doors", "states"),
    "verb like a plural, trade and name": (
        f"{GATES}, undertaker Alistair Gow remembers.",
        "undertaker Alistair Gow",
        "remembers",
    ),
    "clause inside, no comma": (
        f"{GATES}, a foreman at the yard where the ship now lies told this reporter, asking for silence.",
        "a foreman at the yard where the ship now lies",
        "told",
    ),
    "clause in a description": (
        f"{GATES}, Ah Kow, a diver who was working under the next berth, recollects.",
        "Ah Kow, a diver who was working under the next berth",
        "recollects",
    ),
    "that for an article": (
        f"{GATES}, the duty officer that night, Lt. Ines Prado, told an inquiry on Tuesday.",
        "the duty officer that night, Lt. Ines Prado",
        "told",
    ),
    "brackets and a name": (
        f"{GATES}, the manager of North Quay Terminal (NQT), Lena Moe, informed reporters.",
        "the manager of North Quay Terminal (NQT), Lena Moe",
        "informed",
    ),
    "apostrophe": (f"{GATES}, the employers' federation Cepo states.", "the employers' federation Cepo", "states"),
    "verb and adjective": (f"{GATES}, he made clear.", "he", "made clear"),
    "what is owned to": (f"{GATES}, he now allowed, but the ship had left.", "he", "now allowed"),
    "particle before": (f"{GATES} and then opened up, the coroner noted; it was dark.", "the coroner", "noted"),
    "aside with a verb": (
        f"{GATES}, as the law requires, ACV-T, the other union, points out.",
        "ACV-T, the other union",
        "points out",
    ),
    "what for a subject": (
        "What was tried was a coup, a spokesman for the army clarified.",
        "a spokesman for the army",
        "clarified",
    ),
    "long predicate before": (
        f"{GATES} and opened at three after a call, the police committee concluded on Monday.",
        "the police committee",
        "concluded",
    ),
}
TURNED_ROUND = {
    "more behind a comma": (
        f"{GATES}, announced the federal police, but the cranes stood still.",
        "the federal police",
        "announced",
    ),
    "described further": (
        f"{GATES}, affirmed the harbour master, who read out a letter.",
        "the harbour master, who read out a letter",
        "affirmed",
    ),
    "one of several": (f"{GATES}, complained one of its owners.", "one of its owners", "complained"),
    "told from what": (
        f"{GATES} and opened at three, judges the professor from the way the debris lies.",
        "the professor",
        "judges",
    ),
    "what for a subject": (
        "What was tried was a coup, affirmed the harbour master, who read out a letter.",
        "the harbour master, who read out a letter",
        "affirmed",
    ),
}
NOT_CLOSED = {
    "clause that hangs on it": "When the gates were shut at noon, the owner explained the delay.",
    "time first": "Almost a week after the gates were shut, the Herald called on Monday.",
    "asked": "Asked whether the gates were shut, the owner explained.",
    "list": "There were stories of floods, the harbour office records and old maps.",
    "no clause before": "The mayor, the bishop, the harbour master agreed.",
    "aside of a noun": "They walked past the gates, a goal they share.",
    "noun that takes up": "The gates were shut at noon, a claim that the ministry rejects.",
    "participle on a noun": "She came from the gates, a quarter known for its taverns.",
}


def said(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    found = find_attributions(doc, ["parenthetical"])
    return [
        (
            doc[slice(*f.source)].text if f.source else "",
            doc[slice(*f.cue)].text if f.cue else "",
            doc[slice(*f.content[0])].text,
        )
        for f in found
    ]


@pytest.mark.parametrize(("text", "source", "cue"), CLOSED.values(), ids=CLOSED)
def test_who_stands_behind_the_comma_says_what_stands_before(nlp: Language, text: str, source: str, cue: str) -> None:
    assert said(nlp, text) == [(source, cue, text[: text.index(f", {source}")])]


@pytest.mark.parametrize(("text", "source", "cue"), TURNED_ROUND.values(), ids=TURNED_ROUND)
def test_who_stands_behind_the_verb_says_what_stands_before_it(nlp: Language, text: str, source: str, cue: str) -> None:
    assert said(nlp, text) == [(source, cue, text[: text.index(f", {cue}")])]


@pytest.mark.parametrize("text", NOT_CLOSED.values(), ids=NOT_CLOSED)
def test_what_cannot_stand_alone_is_said_by_nobody(nlp: Language, text: str) -> None:
    assert said(nlp, text) == []
