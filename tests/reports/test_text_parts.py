"""The parts of the text report below the account tables: figures, chains, annotated text, and what was said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from story import Story

from attribution.records import Analysis, Candidate, Extent, Figure, Passage, Point, Position, Relation
from attribution.reports import Options, Order, render
from attribution.reports.text.annotated import layered, letters, wrapped
from attribution.reports.text.strips import drawn
from attribution.reports.view.index import Index
from attribution.reports.view.strips import Strip


def text(analysis: Analysis, width: int = 100, *, by: Order = "source", top: int | None = None, marked: bool = False) -> str:
    shown = render("text", analysis, Options(width=width, by=by, top=top, text=marked))
    assert isinstance(shown, str)
    return shown


def part(report: str, title: str) -> str:
    """From a heading to the next."""
    return report[report.index(f"━━ {title}") :].split("\n\n━━ ")[0]


# --- Figures ---------------------------------------------------------------------------------------------------------


def figure(low: float | None, best: float | None, high: float | None) -> Figure:
    return Figure(low, best, high, "people", "killed", "so many", Extent(0, 7))


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (figure(20, 20, 20), "●          "),
        (figure(30, 30, 30), "     ●     "),
        (figure(30, 30, None), "     ●────▶"),
        (figure(None, 30, 30), "◀────●     "),
        (figure(25, None, 35), "  ├─────┤  "),
        (figure(25, 30, 35), "  ├──●──┤  "),
        (figure(20, None, None), "├─────────▶"),
    ],
    ids=["least", "middle", "at least", "up to", "range", "about", "no best"],
)
def test_a_figure_on_its_axis(given: Figure, line: str) -> None:
    shown = drawn(given, Strip((), 20, 40), 11, ascii=False)
    assert shown.replace(" ", "·") == line.replace(" ", "·")
    assert len(drawn(given, Strip((), 20, 40), 11, ascii=True)) == 11


def test_far_apart_figures_stand_on_a_logarithmic_axis() -> None:
    assert drawn(figure(100, 100, 100), Strip((), 10, 1000), 21, ascii=True).index("o") == 10
    assert drawn(figure(0, 0, 0), Strip((), 0, 1000), 21, ascii=True).index("o") == 0


def counted(*figures: tuple[str, str, float], dates: tuple[str | None, ...] = ("2024-03-05", "2024-03-06")) -> Analysis:
    """A story in which the sources give these figures: article, source, number."""
    story = Story()
    for article, date in zip("ab", dates, strict=True):
        said = "".join(f"{number:g} dead, {source} said.\n" for where, source, number in figures if where == article)
        story.article(article, said, "P", date, f"{article}.txt")
    positions = {}
    for article, source, number in figures:
        words = f"{number:g} dead"
        story.source(source, source, "organisation", (article, source))
        story.says(source, article, source, words, source=source, cue=f"{source} ⟦said⟧")
        positions.setdefault(f"{number:g}", []).append((source, story.claim(source, "e")))
    answers = tuple(
        Position(answer, tuple(c for _, c in told), tuple(s for s, _ in told), len(told)) for answer, told in positions.items()
    )
    point = Point("p", "e", "how many died", "disputed", answers)
    analysis = story.analysis({"e": "deaths"}, (point,))
    numbers = {source: number for _, source, number in figures}
    claims = tuple(
        replace(c, figures=(figure(numbers[c.source_id or ""], numbers[c.source_id or ""], numbers[c.source_id or ""]),))
        for c in analysis.claims
    )
    return replace(analysis, claims=claims)


def test_figures_stand_in_the_order_of_statement_and_are_not_averaged() -> None:
    report = text(counted(("a", "police", 12), ("a", "union", 20), ("b", "army", 14)))
    strip = report[report.index("Figures, in the order of statement") :].split("\n\n")[1]
    assert [line.split()[1] for line in strip.splitlines()[1:]] == ["police", "union", "army"]
    assert strip.splitlines()[0].split()[-2:] == ["12", "20"]
    assert strip.count("●") == 3
    assert "average" not in report


def test_a_bound_stands_on_the_axis_of_those_who_give_the_number_itself() -> None:
    bare = counted(("a", "police", 17), ("b", "union", 24))
    least = replace(bare.claims[0], figures=(replace(figure(17, 17, None), unit="members"),))
    report = text(replace(bare, claims=(least, *bare.claims[1:])))
    axis = report[report.index("Figures, in the order of statement") :].split("\n\n")[1]
    assert [line.split()[1] for line in axis.splitlines()[1:]] == ["police", "union"]
    assert "▶  at least 17" in axis.splitlines()[1]


def test_two_figures_on_one_point_are_told_by_its_question() -> None:
    two = counted(("a", "police", 12), ("b", "army", 14))
    against = Relation(two.claims[0].id, two.claims[1].id, "contradicts", "12 dead against 14 dead", 0.9, "quantity")
    report = text(replace(two, relations=(against,)))
    assert "[1] police ✗ [2] army: how many died: the figures exclude each other" in report
    assert "12 dead against" not in report


def test_a_later_date_stands_below_an_earlier_one_where_all_articles_have_one() -> None:
    figures = ("a", "police", 12), ("b", "army", 14)
    dated = text(counted(*figures, dates=("2024-03-07", "2024-03-06")))
    undated = text(counted(*figures, dates=(None, "2024-03-06")))
    assert dated.index("army  2024-03-06") < dated.index("police  2024-03-07")
    assert undated.index("[1] police") < undated.index("[2] army  2024-03-06")


def test_one_figure_given_by_all_needs_no_axis() -> None:
    assert "Figures" not in text(counted(("a", "police", 12), ("b", "army", 12)))


# --- Chains ----------------------------------------------------------------------------------------------------------


def test_a_chain_runs_from_who_said_it_to_the_page(analysis: Analysis) -> None:
    chains = part(text(analysis), "Chains")
    assert "[11] The defence ministry → State television → coastal-post ¶3  (citing)" in chains


def test_an_anonymous_station_is_marked_and_the_farthest_stands_first(analysis: Analysis) -> None:
    said = tuple(replace(item, via=("tv", "official")) if item.via else item for item in analysis.attributions)
    chains = part(text(replace(analysis, attributions=said)), "Chains")
    assert re.search(r"ministry → A security official ◌ anonymous →\s+State television →", chains)


def test_without_a_chain_there_is_no_such_part(analysis: Analysis) -> None:
    said = tuple(replace(item, via=()) for item in analysis.attributions)
    assert "Chains" not in text(replace(analysis, attributions=said))


# --- Annotated text --------------------------------------------------------------------------------------------------


def annotated(words: str, **said: str) -> list[str]:
    """The lines of one article in which somebody says something, without its heading."""
    story = Story()
    story.article("a", words, "", "", "a.txt")
    story.source("s", "s", "person", ("a", words[:1]))
    for key, content in said.items():
        story.says(key, "a", "s", content, source=None, cue="said")
    report = text(story.analysis({}, ()), 60, marked=True)
    return report[report.index("¶1 ") :].split("\n\n")[0].splitlines()


def test_the_text_stays_as_it_is_and_is_marked_below() -> None:
    assert annotated("The bridge is shut, she said.", one="The bridge is shut") == [
        "¶1   The bridge is shut, she said.",
        "     1─────────────────      1~~~",
    ]


def test_what_goes_over_a_line_is_marked_in_both() -> None:
    words = "She said that the bridge over the river had been shut since January."
    assert annotated(words, one="over the river had been shut since January") == [
        "¶1   She said that the bridge over the river had been shut",
        "         1~~~                 1───────────────────────────",
        "     since January.",
        "     1────────────",
    ]


def test_wide_and_combining_characters_keep_the_marks_in_place() -> None:
    words = "新海社 e\u0301 said."
    found = letters(Extent(0, len(words)), words)
    assert [letter.width for letter in found[:3]] == [2, 2, 2]
    text_line, marks = annotated("新海社 said it e\u0301.", one="it e\u0301")
    assert cell_len(text_line[: text_line.index("it")]) == cell_len(marks[: marks.index("1─")])


def test_statements_that_share_words_are_marked_in_lines_of_their_own(analysis: Analysis) -> None:
    story = Story()
    story.article("a", "The mayor said it was shut and noted that it was old.", "", "", "a.txt")
    story.source("s", "The mayor", "person", ("a", "The mayor"))
    story.says("one", "a", "s", "it was shut", source="The mayor", cue="said")
    story.says("two", "a", "s", "that it was old", source="The mayor", cue="noted")
    made = story.analysis({}, ())
    first, second = layered(made.attributions, Index(made))
    assert {marking.number for marking in first} == {1}
    assert {marking.number for marking in second} == {2}


def test_a_source_inside_its_content_is_marked_as_the_source() -> None:
    story = Story()
    story.article("a", "He was, he said, at home.", "", "", "a.txt")
    story.source("s", "he", "person", ("a", "he"))
    story.says("one", "a", "s", "He was, he said, at home", source="⟦he⟧ said", cue="he ⟦said⟧")
    made = story.analysis({}, ())
    (layer,) = layered(made.attributions, Index(made))
    assert [(m.role, m.extent.of("He was, he said, at home.")) for m in sorted(layer, key=lambda m: m.extent)] == [
        ("content", "He was, "),
        ("source", "he"),
        ("content", " "),
        ("cue", "said"),
        ("content", ", at home"),
    ]


def test_furniture_is_left_out_and_told() -> None:
    story = Story()
    story.article("a", "It was shut, she said.\n\nLeave a Reply\n\nSign up", "", "", "a.txt")
    story.source("s", "she", "person", ("a", "she"))
    story.says("one", "a", "s", "It was shut", source="she", cue="said")
    made = story.analysis({}, ())
    article = replace(made.articles[0], furniture=(Extent(24, 46),))
    lines = part(text(replace(made, articles=(article,)), marked=True), "a")
    assert "Leave a Reply" not in lines
    assert "Not news, and not read: ¶2–3" in lines


@pytest.mark.parametrize("room", [1, 5, 9, 40])
def test_wrapping_loses_no_character_and_keeps_to_its_room(room: int) -> None:
    words = "The 新海社 reported supercalifragilistic news  of\nit."
    lines = list(wrapped(letters(Extent(0, len(words)), words), max(room, 2)))
    shown = "".join(letter.shown for line in lines for letter in line)
    assert shown.replace(" ", "") == re.sub(r"\s", "", words)
    assert max(sum(letter.width for letter in line) for line in lines) <= max(room, 2)


# --- What was said ---------------------------------------------------------------------------------------------------


def statements(report: str) -> list[int]:
    """The numbers of the statements that are told in full, in the order of the report."""
    told = report[min(report.index(f"━━ {title}") for title in ("Sources", "Said") if f"━━ {title}" in report) :]
    return [int(number) for number in re.findall(r"^  \[(\d+)\] .*\n(?:      [^│]*\n)*      │", told, re.MULTILINE)]


@pytest.mark.parametrize("by", ["source", "event", "article"])
def test_every_statement_is_told_whatever_the_order(by: Order, analysis: Analysis) -> None:
    assert sorted(set(statements(text(analysis, 160, by=by)))) == list(range(1, 21))


def test_by_article_the_statements_stand_in_the_order_of_the_text(analysis: Analysis) -> None:
    report = text(analysis, 160, by="article")
    assert statements(report) == list(range(1, 21))
    assert report.index("━━ Said in wire · Blast at Vestra") < report.index("━━ Said in coastal-post")


def test_by_event_the_sources_stand_under_the_event(analysis: Analysis) -> None:
    report = text(analysis, 160, by="event")
    assert "Søren Ångström" in part(report, "Said of: Explosion at the port of Vestra")
    assert "[18]" in part(report, "Said of no event")


def test_two_sources_of_one_name_are_told_apart(analysis: Analysis) -> None:
    """By the article that names them, or by the paragraph where one article names both."""
    renamed = {"official": "the police", "union": "the police", "engineer": "The police"}
    sources = tuple(replace(s, name=renamed.get(s.id, s.name)) for s in analysis.sources)
    report = text(replace(analysis, sources=sources), 80)
    assert "\nthe police (wire, paragraph 3) (person" in report
    assert "\nthe police (wire, paragraph 5) (person, ◌ anonymous)\n" in report
    assert "\nThe police (coastal-post) (person, engineer" in report
    assert "(wire" not in text(analysis)


def test_why_a_source_is_not_named_is_told_in_the_articles_words(analysis: Analysis) -> None:
    article = analysis.articles[0]
    start = article.text.index("who spoke on condition of anonymity")
    because = Passage(article.id, Extent(start, start + len("who spoke on condition of anonymity")))
    sources = tuple(replace(s, unnamed_because=(because,)) if s.id == "official" else s for s in analysis.sources)
    report = text(replace(analysis, sources=sources))
    assert "A security official (person, ◌ anonymous)\n  not named: “who spoke on condition of anonymity”\n" in report


def test_who_it_may_be_is_told_where_nobody_is_safe(analysis: Analysis) -> None:
    post = analysis.articles[1]
    start = post.text.index("Søren Ångström")
    candidate = Candidate(Extent(start, start + len("Søren Ångström")))
    said = tuple(replace(a, candidates=(candidate,)) if a.source_id is None else a for a in analysis.attributions)
    assert "      may be Søren Ångström; nobody is safe\n" in text(replace(analysis, attributions=said))


def disputes(number: int) -> Analysis:
    """A story of so many events, each with a contradiction on one point."""
    story = Story()
    points, relations, events = [], [], {}
    for n in range(number):
        story.article(f"a{n}", f"Bridge {n} was shut, he said. Bridge {n} was open, she said.", "P", "2024-01-01", f"a{n}.txt")
        ids = []
        for source, words in ((f"he{n}", f"Bridge {n} was shut"), (f"she{n}", f"Bridge {n} was open")):
            story.source(source, source, "person", (f"a{n}", words[:6]))
            story.says(source, f"a{n}", source, words, source=None, cue="⟦said⟧. Bridge" if source[0] == "h" else "she ⟦said⟧")
            ids.append(story.claim(source, f"e{n}"))
        events[f"e{n}"] = f"Event number {n}"
        positions = tuple(
            Position(f"so {n} {i}", (c,), (s,), 1) for i, (c, s) in enumerate(zip(ids, (f"he{n}", f"she{n}"), strict=True))
        )
        points.append(Point(f"p{n}", f"e{n}", f"whether {n} was shut", "disputed", positions))
        relations.append(Relation(ids[0], ids[1], "contradicts", "one says it was not so", 0.9, "negation"))
    return story.analysis(events, tuple(points), tuple(relations))


def test_several_events_are_listed_at_the_top(analysis: Analysis) -> None:
    head = text(disputes(3)).partition("━━")[0]
    assert "   1. Event number 0  ✗ disputed 1\n   2. Event number 1  ✗ disputed 1\n" in head


def test_top_keeps_to_the_most_disputed_and_says_so() -> None:
    report = text(disputes(5), top=2)
    assert "2 of 5 events with a point at issue and what was said of them; all without --top." in report
    assert "━━ Event number 1 " in report
    assert "━━ Event number 2 " not in report
    assert statements(report) == [1, 2, 3, 4]
    assert re.findall(r"^(a\d)  Bridge", part(report, "Articles"), re.MULTILINE) == ["a0", "a1"]


# --- Odd text --------------------------------------------------------------------------------------------------------

ODD = {
    "ansi": "\x1b[31mred\x1b[0m",
    "override": "\u202eexe.txt\u202c \u2066x\u2069",
    "markup": "[bold red]stop[/bold red] [link=https://example.org]x[/link] :smile: [/]",
    "surrogate": "half \ud83d of it",
    "separators": "first\rsecond\u2028third\x85fourth",
    "nothing but joiners": "\u200d\u200b\ufeff",
}


@pytest.mark.parametrize("words", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("by", ["event", "article"])
def test_odd_text_cannot_steer_the_terminal_where_articles_are_shown(words: str, by: Order) -> None:
    story = Story()
    story.article("a", f"A title {words}\n\n{words} — {words} said.", words, "2024-01-01", words)
    story.source("s", words, "person", ("a", words))
    story.says("it", "a", "s", f"\n⟦{words}⟧ —", source=None, cue="said")
    story.claim("it", "e")
    report = text(story.analysis({"e": words}, ()), 60, by=by, marked=True)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\ud800-\udfff]", report)
    assert max(cell_len(line) for line in report.splitlines()) <= 60


def test_a_headline_of_5000_characters_is_shown_whole_and_wrapped(analysis: Analysis) -> None:
    headline = "breaking " * 555
    events = tuple(replace(event, label="breaking breaking …") if event.id == "event-1" else event for event in analysis.events)
    articles = (replace(analysis.articles[0], title=headline), *analysis.articles[1:])
    report = text(replace(analysis, articles=articles, events=events), 80)
    assert max(cell_len(line) for line in report.splitlines()) <= 80
    assert part(report, "Breaking").count("breaking") >= 554
