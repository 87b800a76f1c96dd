"""Who is cited is the origin, and who cites is the one through whom it came; from the text to the records."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution import analyze

CITED = {
    "before the verb, the statement first": (
        "Eleven people died when a bus fell into the river near Mtskheta, state radio, citing the transport ministry, said on Sunday.",
        "Eleven people died when a bus fell into the river near Mtskheta",
        "the transport ministry",
        ["state radio"],
    ),
    "before the verb": (
        "State television, citing the interior ministry, said the driver had fallen asleep.",
        "the driver had fallen asleep",
        "the interior ministry",
        ["State television"],
    ),
    "behind the verb": (
        "The daily Meridian reported, citing unnamed officials, that the brakes had failed.",
        "the brakes had failed",
        "unnamed officials",
        ["Meridian"],
    ),
    "a report that quoted": (
        "According to a report by the watchdog Roadwatch, which quoted police, the bus had no licence.",
        "the bus had no licence",
        "police",
        ["a report by the watchdog Roadwatch"],
    ),
    "quoted as saying": (
        "Continental Press quoted a nurse as saying two of the injured were children.",
        "two of the injured were children",
        "a nurse",
        ["Continental Press"],
    ),
    "speaking to an outlet": (
        "Nino Beridze, speaking to the AP, said the bus had no licence.",
        "the bus had no licence",
        "Nino Beridze",
        ["the AP"],
    ),
    "told an outlet nobody knows": (
        "Pemba Rai told the Himal Wire news agency that the tunnel had been closed.",
        "the tunnel had been closed",
        "Pemba Rai",
        ["the Himal Wire news agency"],
    ),
    "in an interview": (
        "In an interview with the Lakeland Courier, Rosa Almeida said the school would close.",
        "the school would close",
        "Rosa Almeida",
        ["the Lakeland Courier"],
    ),
    "in an interview, behind the verb": (
        "Rosa Almeida said in an interview with CNN that the school would close.",
        "the school would close",
        "Rosa Almeida",
        ["CNN"],
    ),
    "in remarks that an outlet carried": (
        "The minister said in remarks carried by state television that the dam was safe.",
        "the dam was safe",
        "The minister",
        ["state television"],
    ),
    "speaking to a station, the statement behind": (
        "Speaking to Radio Delta, the mayor said the money was gone.",
        "the money was gone",
        "the mayor",
        ["Radio Delta"],
    ),
    "asked by an outlet": (
        "Asked by the Lakeland Courier, the mayor denied that he had signed.",
        "he had signed",
        "the mayor",
        ["the Lakeland Courier"],
    ),
    "an interview that is no way": (
        "The minister said the interview with CNN had been cancelled.",
        "the interview with CNN had been cancelled",
        "The minister",
        [],
    ),
    "nobody cited": (
        "The ministry said the line was closed, citing the risk of flooding.",
        "the line was closed",
        "The ministry",
        [],
    ),
}


@pytest.mark.parametrize(("text", "content", "origin", "via"), CITED.values(), ids=CITED)
def test_the_origin_speaks_and_the_outlet_passes_it_on(
    nlp: Language, text: str, content: str, origin: str, via: list[str]
) -> None:
    analysis = analyze(texts=[text], pipeline=nlp, compare=False)
    names = {source.id: source.name for source in analysis.sources}
    found = {
        a.extent.of(text).removeprefix("that "): (names.get(a.source_id or ""), [names[v] for v in a.via])
        for a in analysis.attributions
    }
    assert found.get(content) == (origin, via), found
