from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from story import Story

from attribution.records import Analysis, Article, Point, Position, Problem, Tool
from attribution.reports import Options, render
from attribution.reports.inert import inert

WIDTHS = (40, 60, 80, 99, 100, 101, 120, 160, 200, 320)


def text(analysis: Analysis, width: int = 100, **options: bool) -> str:
    return render("text", analysis, Options(width=width, **options))


def squeezed(report: str) -> str:
    """The report without what a line break can put between two letters, so that folded words are found again."""
    return re.sub(r"[\s│|]+", "", report)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_report_at_width(width: int, analysis: Analysis, assert_snapshot: Callable[[str, str], None]) -> None:
    assert_snapshot(f"harbour-{width}.txt", text(analysis, width))


def test_report_with_text(analysis: Analysis, assert_snapshot: Callable[[str, str], None]) -> None:
    assert_snapshot("harbour-80-text.txt", text(analysis, 80, text=True))


def test_report_in_ascii(analysis: Analysis, assert_snapshot: Callable[[str, str], None]) -> None:
    assert_snapshot("harbour-120-ascii.txt", text(analysis, 120, ascii=True))


def test_report_in_color(analysis: Analysis, assert_snapshot: Callable[[str, str], None]) -> None:
    assert_snapshot("harbour-120-color.txt", text(analysis, 120, color=True))


def test_color_adds_nothing_but_color(analysis: Analysis) -> None:
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text(analysis, 120, color=True))
    assert [line.rstrip() for line in bare.splitlines()] == text(analysis, 120).splitlines()


def test_report_is_the_same_whatever_the_environment(analysis: Analysis, monkeypatch: pytest.MonkeyPatch) -> None:
    before = text(analysis, 120)
    for name, value in {"COLUMNS": "44", "FORCE_COLOR": "1", "TERM": "dumb", "TTY_COMPATIBLE": "1"}.items():
        monkeypatch.setenv(name, value)
    assert text(analysis, 120) == before


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int, analysis: Analysis) -> None:
    assert max(cell_len(line) for line in text(analysis, width).splitlines()) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_statement_stands_there_whole(width: int, analysis: Analysis) -> None:
    shown = squeezed(text(analysis, width))
    articles = {article.id: article.text for article in analysis.articles}
    for said in analysis.attributions:
        for extent in said.content:
            assert squeezed(inert(extent.of(articles[said.article]))) in shown


def test_a_word_longer_than_its_column_is_folded_and_not_cut(analysis: Analysis) -> None:
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
    sources = tuple(replace(source, name=name) if source.id == "engineer" else source for source in analysis.sources)
    for width in (60, 120):
        assert "…" not in text(replace(analysis, sources=sources), width)
    cards = squeezed(text(replace(analysis, sources=sources), 60))
    assert name in cards


def test_a_title_of_thousands_of_characters_is_shown_whole(analysis: Analysis) -> None:
    title = "breaking " * 600
    article = replace(analysis.articles[0], title=title)
    report = text(replace(analysis, articles=(article, *analysis.articles[1:])))
    assert report.count("breaking") == 600


def test_the_gravest_points_come_first(analysis: Analysis) -> None:
    report = text(analysis, 80)
    places = [report.index(f"{mark}: ") for mark in ("✗ disputed", "≈ differing", "→ updated", "= agreed")]
    assert places == sorted(places)
    assert report.index("━━ Explosion") < report.index("━━ Sources") < report.index("━━ Articles")


@pytest.mark.parametrize(("width", "tables"), [(99, 0), (100, 0), (120, 0), (200, 4)])
def test_cards_where_a_point_has_more_sources_than_a_table_has_room_for(width: int, tables: int, analysis: Analysis) -> None:
    assert text(analysis, width).count("┌") == tables


@pytest.mark.parametrize("width", [80, 100, 120, 140, 160, 200])
def test_an_event_is_drawn_in_tables_or_in_cards_and_never_in_both(width: int, analysis: Analysis) -> None:
    report = text(analysis, width).partition("━━ How to read this")[0]
    cards = re.findall(r"^(?:✗ disputed|≈ differing|→ updated|= agreed): ", report, re.MULTILINE)
    assert bool(cards) != ("┌" in report)


def test_characterisations_stand_apart_from_contradictions(analysis: Analysis) -> None:
    report = text(analysis, 80)
    hard = report[report.index("Cannot all be true") : report.index("Described in other words")]
    assert re.search(r"\[3\] The defence ministry, \[4\] Rear Admiral [\S\s]+ ✗\s+\[12\] Søren Ångström", hard)
    assert "cowardly" not in hard


def test_a_doubtful_contradiction_is_called_so(analysis: Analysis) -> None:
    report = text(analysis, 80)
    assert "? perhaps against [8] The Free Strait Movement" in report
    assert "✗ against [8]" not in report
    assert "? low confidence 0.45" in report


def test_an_unlikely_agreement_stands_apart_from_the_others(analysis: Analysis) -> None:
    agreed = [relation for relation in analysis.relations if relation.kind == "corroborates"]
    unlikely = [replace(r, confidence=0.3) if r is agreed[0] else r for r in analysis.relations]
    report = text(replace(analysis, relations=tuple(unlikely)), 120)
    sure, perhaps = report.index("Agree independently"), report.index("Perhaps agree, more likely not")
    assert sure < perhaps
    assert "both give 4:10 a.m." not in report[sure:perhaps]
    assert "Perhaps agree" not in text(analysis, 120)


def test_a_conflict_is_marked_only_on_the_point_it_is_about(analysis: Analysis) -> None:
    report = text(analysis, 80)
    when = report[report.index("= agreed: When was the blast") : report.index("Told by one account")]
    assert "against" not in when


def test_anonymous_sources_are_named_so_and_office_holders_are_not(analysis: Analysis) -> None:
    report = text(analysis, 80)
    assert "A security official (person, ◌ anonymous)" in report
    assert "◌ anonymous: the text gives no way to tell who it is" in report
    assert "the foreign minister of Norland (person, not named)" in report


def test_independent_origins_are_counted_apart_from_sources(analysis: Analysis) -> None:
    assert "drones (3 sources, 2 independent origins)" in text(analysis, 80)
    assert "3 (2 sources, 1 independent origin)\n" in text(analysis, 80)


def test_silence_refusal_and_what_was_not_read_are_three_things(analysis: Analysis) -> None:
    report = text(analysis, 80)
    assert "· not addressed by the regional health ministry, Kübra Öztürk-Łukaszewicz" in report
    assert "– declines (declined to) [9]" in report
    assert "━━ Not read ━" in report
    assert "in/notes.pdf: it is not text; save it as plain text or HTML first" in report


def test_the_silent_without_a_column_stand_with_the_question(analysis: Analysis) -> None:
    assert "│ · not addressed by 新海社 " in told(analysis, 200, silent=("agency",))


def test_many_silent_are_counted_at_the_point_and_named_once_for_the_event(analysis: Analysis) -> None:
    silent = ("agency", "notice", "tv", "minister")
    for width in (80, 320):
        report = told(analysis, width, silent=silent)
        assert report.count("not addressed by 4 others") == 5
        assert "4 others with an account of this event, without these points: 新海社, a notice" in report


def told(analysis: Analysis, width: int, **changed: tuple[str, ...]) -> str:
    """The report with all points of the blast changed so."""
    points = tuple(replace(p, **changed) if p.event == "event-1" else p for p in analysis.points)
    return text(replace(analysis, points=points), width)


def test_the_silent_with_a_column_stand_in_their_cell(analysis: Analysis) -> None:
    assert "│ · not addressed " in told(analysis, 200, silent=("port",))


def test_the_chain_and_the_words_for_the_source_are_told(analysis: Analysis) -> None:
    report = text(analysis, 120)
    assert "through State television · coastal-post ¶3, 227–257" in report
    assert "as “he” ·" in report
    assert "State television (organisation)\n  passes on [11]\n" in report


def test_chain_of_several_is_told_nearest_first(analysis: Analysis) -> None:
    said = tuple(replace(item, via=("agency", "tv")) if item.via else item for item in analysis.attributions)
    assert "through 新海社 citing State television" in text(replace(analysis, attributions=said), 120)


def test_statements_of_nobody_named_stand_under_their_own_title(analysis: Analysis) -> None:
    report = text(analysis, 120)
    assert "\nSource not named\n  [17] » predicts (said)  ? low confidence 0.41  paraphrased · as “they”" in report


def test_claims_given_as_possible_are_shown_so(analysis: Analysis) -> None:
    claims = tuple(replace(claim, certainty="possible") if "dust" in claim.text else claim for claim in analysis.claims)
    assert "asserts (said) as possible [12]" in text(replace(analysis, claims=claims), 80)


def test_a_position_of_nobody_named_has_a_column(analysis: Analysis) -> None:
    story = Story()
    story.article("a", "Two died. Three died, sources say.\nIt was said that two died.", "P", "2024-01-01", "a.txt")
    story.source("s", "sources", "unnamed_group", ("a", "sources"), anonymous=True)
    story.says("three", "a", "s", "Three died", source="sources", cue="say")
    story.says("two", "a", None, "that ⟦two died⟧", cue="It was said")
    three, two = story.claim("three", "e"), story.claim("two", "e")
    positions = (Position("3", (three,), ("s",), 1), Position("2", (two,), (), 1))
    report = text(story.analysis({"e": "deaths"}, (Point("p", "e", "how many died", "disputed", positions),)))
    assert re.search(r"│ Point +│ sources +│ source not named +│", report)
    assert re.search(r"│ 2 +│\n.*│ asserts \(It was said\) \[2\] a ¶1 +│", report)


def test_an_event_without_a_point_at_issue_has_no_table(analysis: Analysis) -> None:
    lone = replace(analysis, points=tuple(p for p in analysis.points if p.status == "single"), relations=())
    report = text(lone, 200)
    assert "┌" not in report
    assert "Points at issue: none on which two accounts bear" in report
    assert "\n2 events without a point at issue: see what was said, below.\n" in report
    assert "keep their windows shut" in report


def test_relations_between_events_are_not_lost(analysis: Analysis) -> None:
    claims = tuple(replace(c, event=None) if "Dust" in c.text or "dust" in c.text else c for c in analysis.claims)
    report = text(replace(analysis, claims=claims, points=()), 80)
    between = report[report.index("━━ Between events") :]
    assert "drones against grain dust" in between
    assert "│ a build-up of grain dust had caused the blast at 4:10 a.m." in between


def test_extraction_alone_says_nothing_about_points(analysis: Analysis) -> None:
    extracted = replace(analysis, claims=(), events=(), points=(), relations=())
    report = text(extracted)
    assert "oint" not in report
    assert "[20] » predicts (said)" in report


TOOL = Tool("0.1.0", "en", "3.8.0", ())


def test_nothing_read_is_said_in_one_line_with_the_reason() -> None:
    report = text(Analysis(TOOL, problems=(Problem("a.txt", "is empty; check the file"),)))
    assert report == "No article could be read.\n\n━━ Not read " + "━" * 88 + "\na.txt: is empty; check the file\n"


def test_article_in_which_nobody_says_anything() -> None:
    report = text(Analysis(TOOL, articles=(Article("a", "It rained."),)))
    assert "1 article · 0 sources · 0 statements\nNothing is attributed to anyone in what was read.\n" in report


HOSTILE = {
    "ansi": "\x1b[31mred\x1b[0m",
    "osc": "\x1b]8;;https://example.org\x07click\x1b]8;;\x07",
    "csi-c1": "\x9b31mred",
    "bell-and-backspace": "a\x07b\x08c\x7f",
    "override": "\u202eexe.txt\u202c \u2066x\u2069",
    "markup": "[bold red]stop[/bold red] [link=https://example.org]x[/link] :smile: [/]",
    "surrogate": "half \ud83d of it",
    "carriage-return": "first\rsecond\u2028third\x85fourth",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("width", [80, 120])
def test_article_text_cannot_steer_the_terminal(words: str, width: int) -> None:
    story = Story()
    story.article("a", f"A title {words}\n{words}, {words} said.", words, words, words)
    story.source("s", words, "person", ("a", words), aliases=(words,), role=words, affiliation=words)
    story.says("it", "a", "s", f"\n⟦{words}⟧,", source=words, cue="said")
    claim = story.claim("it", "e")
    point = Point("p", "e", words, "disputed", (Position(words, (claim,), ("s",), 1),), silent=("s",))
    report = text(story.analysis({"e": words}, (point,), (), (Problem(words, words),)), width)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\ud800-\udfff]", report)
    assert squeezed(inert(words)) in squeezed(report)


@pytest.mark.parametrize("marked", [False, True])
def test_ascii_draws_with_ascii_only(marked: bool, analysis: Analysis) -> None:
    drawn = text(analysis, 120, ascii=True, text=marked)
    for article in analysis.articles:
        for letter in {letter for letter in article.text + (article.publisher or "") if not letter.isascii()}:
            drawn = drawn.replace(letter, "")
    assert drawn.isascii()
