"""The drawings, read by the programs that draw them: Graphviz, and Mermaid in a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from story import Story

from attribution.records import Analysis, Point, Position, Relation, Tool
from attribution.reports import Options, render
from attribution.reports.drawing import MOST_ANSWERS, MOST_EVENTS, MOST_POINTS, MOST_SOURCES, scenes

MERMAID = Path(__file__).parents[3] / "build" / "mermaid.min.js"
NOTHING = Analysis(Tool("0.1.0", "en", "3.8.0", ()))


@pytest.fixture(scope="module")
def graphviz() -> Callable[[str], dict[str, Any]]:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("no Graphviz here (apt-get install graphviz): drawings in its language are not read back")

    def laid_out(drawing: str) -> dict[str, Any]:
        done = subprocess.run([program, "-Tjson"], input=drawing.encode(), capture_output=True, check=True)
        assert done.stderr == b""
        return json.loads(done.stdout)  # type: ignore[no-any-return]

    return laid_out


@pytest.fixture(scope="module")
def mermaid(browser: Browser) -> Iterator[Callable[[str], str]]:
    if not MERMAID.exists():
        pytest.skip(f"no {MERMAID.name} in build/ (.ci/run fetches it): Mermaid drawings are not read back")
    page = browser.new_page()
    page.set_content("<div id='place'></div>")
    page.add_script_tag(content=MERMAID.read_text(encoding="utf-8"))
    page.evaluate("mermaid.initialize({startOnLoad: false})")
    yield lambda drawing: _drawn(page, drawing)
    page.close()


def _drawn(page: Page, drawing: str) -> str:
    """The labels of the picture that Mermaid makes of a text, after its own parser took it; with what it would have run."""
    script = """async text => {
        await mermaid.parse(text);
        document.getElementById('place').innerHTML = (await mermaid.render('drawing', text)).svg;
        const labels = [...document.querySelectorAll('.node .nodeLabel')].map(label => label.textContent);
        return {labels, harmed: window.harmed ?? null};
    }"""
    found = page.evaluate(script, drawing)
    assert found["harmed"] is None
    return "\n".join(found["labels"])


def boxes(analysis: Analysis, options: Options | None = None) -> list[str]:
    drawn, _ = scenes(analysis, options or Options())
    return [" ".join(box.lines) for scene in drawn for box in scene.boxes]


@pytest.mark.parametrize("given", ["analysis", "hostile"])
def test_graphviz_draws_every_box_with_its_words(
    given: str, graphviz: Callable[[str], dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    told = request.getfixturevalue(given)
    drawn = graphviz(render("dot", told))  # type: ignore[arg-type]
    labels = [thing["label"].replace("\\n", " ").replace("\\\\", "\\") for thing in drawn["objects"] if "shape" in thing]
    assert sorted(labels) == sorted(boxes(told))
    assert len(labels) > 10


@pytest.mark.parametrize("given", ["analysis", "hostile"])
def test_mermaid_draws_every_box_with_its_words(
    given: str, mermaid: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    told = request.getfixturevalue(given)
    labels = mermaid(str(render("mermaid", told))).splitlines()
    assert sorted(labels) == sorted(boxes(told))


def test_nothing_is_a_drawing_too(graphviz: Callable[[str], dict[str, Any]], mermaid: Callable[[str], str]) -> None:
    assert graphviz(str(render("dot", NOTHING))).get("objects") is None
    assert mermaid(str(render("mermaid", NOTHING))) == ""


def test_sources_answers_and_points_are_joined(analysis: Analysis) -> None:
    (scene,), left_out = scenes(analysis, Options())
    words = {box.key: " ".join(box.lines) for box in scene.boxes}
    joined = {(words[line.first], line.manner, words[line.second]) for line in scene.lines}
    cause = "✗ disputed: What caused the blast"
    assert ("A security official ◌ anonymous", "takes", "drones") in joined
    assert ("drones", "against", cause) in joined
    assert ("The Free Strait Movement", "denies", cause) in joined
    assert ("The port authority", "declines", cause) in joined
    assert left_out == ""


def test_competing_answers_stand_on_either_side_of_their_point(analysis: Analysis) -> None:
    (scene,), _ = scenes(analysis, Options())
    sides = {" ".join(box.lines): box.side for box in scene.boxes if box.kind == "answer"}
    assert sides["drones"] != sides["grain dust"]


def test_a_line_of_the_right_side_is_drawn_backwards(analysis: Analysis) -> None:
    (scene,), _ = scenes(analysis, Options())
    line = next(line for line in scene.lines if line.side == 1 and line.manner == "takes")
    assert f"{line.second} -> {line.first} [" in str(render("dot", analysis))


def crowd(events: int, points: int, answers: int, sources: int) -> Analysis:
    """Many sources that give many answers to many points of many events."""
    story = Story()
    lines = [f"Source {a} {s} said answer {a} was so." for a in range(answers) for s in range(sources)]
    story.article("a", "Title\n\n" + "\n".join(lines), "P", "2024-01-01", "a.txt")
    told, found, relations = {f"e{e}": f"Event {e}" for e in range(events)}, [], []
    for a in range(answers):
        for s in range(sources):
            words = f"Source {a} {s} said answer {a} was so."
            story.source(f"s{a}.{s}", f"Source {a} {s}", "person", ("a", f"⟦Source {a} {s}⟧ said"))
            story.says(f"{a}.{s}", "a", f"s{a}.{s}", words.replace("answer", "⟦answer").replace("was so", "was so⟧"))
    ids = {key: story.claim(key, "e0") for key in story.statements}
    for e in range(events):
        for p in range(points):
            given = [[f"{a}.{s}" for s in range(sources)] for a in range(answers)]
            positions = tuple(
                Position(f"answer {a}", tuple(ids[key] for key in keys), tuple(f"s{key}" for key in keys), len(keys))
                for a, keys in enumerate(given)
            )
            found.append(Point(f"e{e}p{p}", f"e{e}", f"question {p} of event {e}", "disputed", positions))
    relations.append(Relation(ids["0.0"], ids["1.0"], "contradicts", "so and so", 0.9, "quantity"))
    made = story.analysis(told, tuple(found), tuple(relations))
    return replace(made, events=tuple(replace(event, claims=tuple(ids.values())) for event in made.events))


def test_what_nobody_could_read_is_left_out_and_told() -> None:
    drawn, left_out = scenes(crowd(MOST_EVENTS + 2, MOST_POINTS + 1, MOST_ANSWERS + 3, MOST_SOURCES + 4), Options())
    assert left_out == "2 more events not drawn"
    assert {scene.left_out for scene in drawn} == {"1 more point not drawn"}
    assert len(drawn) == MOST_EVENTS
    words = [" ".join(box.lines) for box in drawn[0].boxes]
    assert sum(word.startswith("✗ disputed") and word.endswith("3 more answers not drawn") for word in words) == MOST_POINTS
    assert words.count("4 more sources") == MOST_POINTS * MOST_ANSWERS


def test_top_sets_the_number_of_events_drawn() -> None:
    many = crowd(5, 1, 2, 1)
    assert len(scenes(many, Options(top=5))[0]) == 5
    assert "4 more events not drawn" in str(render("dot", many, Options(top=1)))
    assert "4 more events not drawn" in str(render("mermaid", many, Options(top=1)))


def test_an_answer_is_marked_by_the_gravest_of_what_stands_against_it(analysis: Analysis) -> None:
    otherwise = [
        replace(r, why="characterisation") if r.reason.startswith("drones against") else r for r in analysis.relations[:1]
    ]
    told = replace(analysis, relations=(*analysis.relations[1:], *otherwise))
    (scene,), _ = scenes(told, Options())
    drones = next(box.key for box in scene.boxes if box.lines == ("drones",))
    assert [line.manner for line in scene.lines if line.first == drones] == ["against"]


def test_many_statements_on_one_line_are_not_all_numbered() -> None:
    story = Story()
    story.article(
        "a", "Title\n\n" + "\n".join(f"Ann said it was {n} so. Bob said not {n}." for n in range(6)), "P", "2024-01-01", "a.txt"
    )
    for who in ("Ann", "Bob"):
        story.source(who, who, "person", ("a", f"⟦{who}⟧ said {'it was' if who == 'Ann' else 'not'} 0"))
    for n in range(6):
        story.says(f"a{n}", "a", "Ann", f"it was {n} so")
        story.says(f"b{n}", "a", "Bob", f"not {n}")
    ids = {key: story.claim(key, "e") for key in story.statements}
    so, not_so = (tuple(ids[f"{letter}{n}"] for n in range(6)) for letter in "ab")
    point = Point("p", "e", "was it so", "disputed", (Position("yes", so, ("Ann",), 1), Position("no", not_so, ("Bob",), 1)))
    (scene,), _ = scenes(story.analysis({"e": "Event"}, (point,)), Options())
    assert [line.words for line in scene.lines if line.manner == "takes"] == [
        "asserts [1] [3] [5] [7] …",
        "asserts [2] [4] [6] [8] …",
    ]


def test_mermaid_draws_the_largest_drawing_too(mermaid: Callable[[str], str]) -> None:
    drawing = str(render("mermaid", crowd(4, MOST_POINTS + 1, MOST_ANSWERS + 1, MOST_SOURCES + 1), Options(top=4)))
    assert "more events not drawn" in drawing
    assert len(drawing) < 50_000
    assert len(mermaid(drawing).splitlines()) > 100


def test_the_picture_of_the_documentation_loads_nothing() -> None:
    kept = (MERMAID.parents[1] / "docs" / "images" / "dot.svg").read_text(encoding="utf-8")
    assert kept.startswith("<svg")
    assert set(re.findall(r"https?://[^\"\s]+", kept)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
