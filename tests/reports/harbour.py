"""A story made by hand: three articles on one explosion, written for these tests, with every kind of record in it."""

from __future__ import annotations

from typing import Any

from story import Story

from attribution.records import Analysis, Point, Position, Problem, Relation, When

WIRE = """Blast at Vestra grain terminal kills at least four

VESTRA, 5 March (Example Wire) - An explosion tore through a grain terminal at the port of Vestra early on Tuesday, \
killing at least four dock workers, the regional health ministry said.

“Four of our colleagues did not come home this morning,” said Kübra Öztürk-Łukaszewicz, head of the dockers' union.

The defence ministry blamed the blast on drones fired from across the strait. “Three drones struck the silos at \
4:10 a.m.,” its spokesman, Rear Admiral Jean-François d'Aubigné-Desrosiers, told reporters, calling it “a cowardly \
terrorist attack.”

A security official, who spoke on condition of anonymity, confirmed that several drones had been fired at the port.

The Free Strait Movement denied any role. “None of our drones flew last night,” it said in a statement.

The port authority declined to comment on the cause.
"""

POST = """Seven dead in Vestra port blast, ministry says

The death toll from Tuesday's explosion at the port of Vestra has risen to seven, the health ministry said on Wednesday.

State television, citing the defence ministry, said that three drones had hit the silos.

But Søren Ångström, an engineer at the National Fire Institute, said that a build-up of grain dust had caused the \
blast at 4:10 a.m. “There was no drone,” he said. “Dust did this.”

A leader of the Free Strait Movement, who did not give his name, spoke of “an accident born of neglect.”

Residents must keep their windows shut, according to a notice at the gates.

The second silo could collapse, they said. It was claimed that insurers had warned of dust a year ago.
"""

AGENCY = """新海社: ten missing after blast in Vestra

Ten people are missing after the explosion in Vestra, 新海社 reported. Talks on the use of the strait will go on, the \
foreign minister of Norland said.
"""


TEN = "agency-2024-03-06-ten-missing-after-blast-in-vestra"
ADMIRAL = "its spokesman, Rear Admiral Jean-François d'Aubigné-Desrosiers"
QUOTED = {"style": "direct", "detector": "quotation"}
BLAST, TALKS = "event-1", "event-2"

# What a source said: key, article, source, content, words for the source, cue, and what else is to be told.
SAID: tuple[tuple[str, str, str | None, str, str | None, str, dict[str, Any]], ...] = (
    (
        "four", "wire", "health", "killing at least four dock workers", "the regional health ministry",
        "ministry ⟦said⟧", {},
    ),
    (
        "colleagues", "wire", "union", "“Four of our colleagues did not come home this morning,”",
        "Kübra Öztürk-Łukaszewicz", "⟦said⟧ Kübra", QUOTED,
    ),
    (
        "blamed", "wire", "defence", "the blast on drones fired from across the strait", "The defence ministry",
        "blamed", {},
    ),
    ("struck", "wire", "admiral", "“Three drones struck the silos at 4:10 a.m.,”", ADMIRAL, "told reporters", QUOTED),
    ("cowardly", "wire", "admiral", "“a cowardly terrorist attack.”", ADMIRAL, "calling it", {"style": "mixed"}),
    (
        "several", "wire", "official", "several drones had been fired at the port", "A security official", "confirmed",
        {"stance": "confirms"},
    ),
    ("role", "wire", "movement", "any role", "The Free Strait Movement", "denied", {"stance": "denies"}),
    ("flew", "wire", "movement", "“None of our drones flew last night,”", "⟦it⟧ said", "said in a statement", QUOTED),
    ("cause", "wire", "port", "comment on the cause", "The port authority", "declined to", {"stance": "declines"}),
    (
        "seven", "coastal-post", "health",
        "The death toll from Tuesday's explosion at the port of Vestra has risen to seven",
        "the health ministry", "said on Wednesday", {},
    ),
    (
        "hit", "coastal-post", "defence", "three drones had hit the silos", "the defence ministry", "citing",
        {"via": ("tv",)},
    ),
    (
        "dust", "coastal-post", "engineer", "a build-up of grain dust had caused the blast at 4:10 a.m.",
        "Søren Ångström", "⟦said⟧ that a build", {},
    ),
    (
        "no drone", "coastal-post", "engineer", "“There was no drone,”", "⟦he⟧ said", "he ⟦said⟧",
        QUOTED | {"stance": "denies"},
    ),
    ("did", "coastal-post", "engineer", "“Dust did this.”", "⟦he⟧ said", "he ⟦said⟧", QUOTED),
    (
        "neglect", "coastal-post", "leader", "“an accident born of neglect.”", "A leader of the Free Strait Movement",
        "spoke of", {"style": "mixed", "stance": "claims"},
    ),
    (
        "windows", "coastal-post", "notice", "Residents must keep their windows shut", "a notice at the gates",
        "according to", {"stance": "demands"},
    ),
    (
        "silo", "coastal-post", None, "The second silo could collapse", "⟦they⟧ said", "they ⟦said⟧",
        {"stance": "predicts", "confidence": 0.41},
    ),
    (
        "insurers", "coastal-post", None, "insurers had warned of dust a year ago", None, "It was claimed that",
        {"stance": "claims"},
    ),
    (
        "missing", TEN, "agency", "Ten people are missing after the explosion in Vestra", "⟦新海社⟧ reported",
        "reported", {},
    ),
    (
        "talks", TEN, "minister", "Talks on the use of the strait will go on", "the foreign minister of Norland",
        "Norland ⟦said⟧", {"stance": "predicts"},
    ),
)  # fmt: skip


def harbour() -> Analysis:
    """Disputed, differing, updated, agreed and single points; a denial, a refusal, silence; a chain; nobody named."""
    story = Story()
    story.article("wire", WIRE, "Example Wire", "2024-03-05", "in/wire.txt")
    story.article("coastal-post", POST, "The Coastal Post", "2024-03-06", "in/coastal-post.html")
    story.article(TEN, AGENCY, "新海社", "2024-03-06", f"in/{TEN}.txt")
    _name_sources(story)
    for key, article, by, content, source, cue, more in SAID:
        story.says(key, article, by, content, source=source, cue=cue, **more)
    claims = _claims(story)
    return story.analysis(
        {TALKS: "talks on the use of the strait", BLAST: "explosion at the port of Vestra"},
        _points(claims),
        _relations(claims),
        (
            Problem("in/notes.pdf", "it is not text; save it as plain text or HTML first"),
            Problem("in/coastal-post.html", "no date was found; relative dates are left open", fatal=False),
        ),
    )


def _name_sources(story: Story) -> None:
    wire, post = "wire", "coastal-post"
    health = ((wire, "the regional health ministry"), (post, "the health ministry"))
    story.source("health", "the regional health ministry", "organisation", *health, aliases=("the health ministry",))
    dockers = {"role": "head of the dockers' union", "affiliation": "the dockers' union"}
    story.source("union", "Kübra Öztürk-Łukaszewicz", "person", (wire, "Kübra Öztürk-Łukaszewicz"), **dockers)
    story.source("defence", "The defence ministry", "organisation", (wire, "The defence ministry"))
    spokesman = {"role": "spokesman", "affiliation": "The defence ministry"}
    story.source("admiral", ADMIRAL.removeprefix("its spokesman, "), "person", (wire, ADMIRAL), **spokesman)
    story.source("official", "A security official", "unnamed_person", (wire, "A security official"), anonymous=True)
    movement = ((wire, "The Free Strait Movement"), (wire, "⟦it⟧ said"))
    story.source("movement", "The Free Strait Movement", "organisation", *movement)
    story.source("port", "The port authority", "organisation", (wire, "The port authority"))
    story.source("tv", "State television", "organisation", (post, "State television"))
    engineer = {"role": "engineer", "affiliation": "the National Fire Institute"}
    story.source("engineer", "Søren Ångström", "person", (post, "Søren Ångström"), (post, "⟦he⟧ said"), **engineer)
    leader = "A leader of the Free Strait Movement"
    story.source("leader", leader, "unnamed_person", (post, leader), anonymous=True, affiliation="Free Strait Movement")
    story.source("notice", "a notice at the gates", "document", (post, "a notice at the gates"))
    story.source("agency", "新海社", "organisation", (TEN, "⟦新海社⟧ reported"))
    minister = "the foreign minister of Norland"
    story.source("minister", minister, "unnamed_person", (TEN, minister))


def _claims(story: Story) -> dict[str, str]:
    """One claim a statement, by the statement's key; the refusal and what nobody is named for make none."""
    four = (story.killed("wire", "⟦at least four⟧ dock", 4, 4, None),)
    tuesday = When("2024-03-05", "2024-03-05", "early on Tuesday")
    more: dict[str, dict[str, Any]] = {
        "four": {"figures": four, "when": tuesday},
        "colleagues": {"polarity": "negative", "figures": (story.killed("wire", "⟦Four⟧ of our", 4, 4, 4),)},
        "role": {"polarity": "negative"},
        "flew": {"polarity": "negative"},
        "seven": {"figures": (story.killed("coastal-post", "risen to ⟦seven⟧", 7, 7, 7),)},
        "no drone": {"polarity": "negative"},
        "talks": {"certainty": "probable"},
    }
    keys = [key for key, *_ in SAID if key not in ("cause", "silo", "insurers")]
    return {key: story.claim(key, TALKS if key == "talks" else BLAST, **more.get(key, {})) for key in keys}


def _points(c: dict[str, str]) -> tuple[Point, ...]:
    killed = (
        Position("at least 4", (c["four"], c["colleagues"]), ("health", "union"), 2),
        Position("7", (c["seven"],), ("health",), 1),
    )
    cause = (
        Position("drones", (c["blamed"], c["struck"], c["several"], c["hit"]), ("defence", "admiral", "official"), origins=2),
        Position("grain dust", (c["dust"], c["did"]), ("engineer",), 1),
    )
    drones = (
        Position("3", (c["struck"], c["hit"]), ("admiral", "defence"), 1),
        Position("several", (c["several"],), ("official",), 1),
    )
    described = (
        Position("a cowardly terrorist attack", (c["cowardly"],), ("admiral",), 1),
        Position("an accident born of neglect", (c["neglect"],), ("leader",), 1),
    )
    time = (Position("4:10 a.m.", (c["struck"], c["dust"]), ("admiral", "engineer"), 2),)
    windows = (Position("keep their windows shut", (c["windows"],), ("notice",), 1),)
    talks = (Position("yes", (c["talks"],), ("minister",), 1),)
    silent = ("health", "union")
    return (
        Point("p1", BLAST, "how many people were killed", "updated", killed, silent=("movement", "engineer", "official")),
        Point("p2", BLAST, "what caused the blast", "disputed", cause, ("movement", "engineer"), ("port",), silent),
        Point("p3", BLAST, "how many drones", "differing", drones, silent=silent),
        Point("p4", BLAST, "how the blast is described", "disputed", described),
        Point("p5", BLAST, "when was the blast", "agreed", time, silent=("health",)),
        Point("p6", BLAST, "what must residents do", "single", windows, silent=silent),
        Point("p7", TALKS, "will talks go on", "single", talks),
    )


def _relations(c: dict[str, str]) -> tuple[Relation, ...]:
    cause = "drones against grain dust as the cause of the same blast"
    none = "none of the movement's drones flew, against three drones struck"
    called = "the same blast called “a cowardly terrorist attack” and “an accident born of neglect”"
    return (
        Relation(c["struck"], c["dust"], "contradicts", cause, 0.8, "cause"),
        Relation(c["blamed"], c["dust"], "contradicts", cause, 0.8, "cause"),
        Relation(c["flew"], c["struck"], "contradicts", none, 0.45, "denial"),
        Relation(c["no drone"], c["several"], "contradicts", "no drone against several drones", 0.75, "negation"),
        Relation(c["cowardly"], c["neglect"], "contradicts", called, 0.7, "characterisation"),
        Relation(c["struck"], c["dust"], "corroborates", "both give 4:10 a.m.", 0.9),
        Relation(c["four"], c["colleagues"], "corroborates", "4 killed is within at least 4 killed", 0.8),
        Relation(c["four"], c["seven"], "updates", "7, a day later, for at least 4 by the same source", 0.9),
        Relation(c["struck"], c["hit"], "repeats", "State television carries the ministry's statement", 0.85),
    )
