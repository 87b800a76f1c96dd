"""The page in a real browser: nothing leaves it, it can be walked by keyboard, filtered, printed, and read without script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader
from webpages import Opened, many, page_of

from attribution import analyze
from attribution.records import Analysis

Open = Callable[..., Opened]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
PHONE = {"viewport": {"width": 390, "height": 844}}
DARK = {"color_scheme": "dark"}

# Boxes of which no two may lie over each other, with what sets them apart.
APART = (
    ".accounts .point > *",
    ".deed > p",
    ".paragraph > p, .paragraph > .notes",
    "summary > *",
    ".strip li > *",
    ".issues li > *",
    ".bar li, .bar select",
    "svg .node",
    "svg .box rect",
)


def violations(opened: Opened) -> list[str]:
    found = Axe().run(opened.page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("context", [{}, DARK, PHONE, PHONE | DARK], ids=["light", "dark", "phone", "dark phone"])
@pytest.mark.parametrize("which", ["harbour", "hostile"])
def test_axe_finds_no_violation(
    which: str, context: dict[str, Any], analysis: Analysis, hostile: Analysis, opened: Open
) -> None:
    made = opened(page_of(analysis if which == "harbour" else hostile), **context)
    made.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert violations(made) == []


@pytest.mark.parametrize(("articles", "context"), [(6, PHONE), (12, {}), (42, PHONE | DARK)], ids=["6", "12", "42"])
def test_axe_finds_no_violation_in_many_articles(
    articles: int, context: dict[str, Any], analysis: Analysis, opened: Open
) -> None:
    assert violations(opened(page_of(many(analysis, articles // len(analysis.articles))), **context)) == []


def test_axe_would_find_a_violation(harbour_page: str, opened: Open) -> None:
    broken = harbour_page.replace('<html lang="en">', "<html>").replace("--soft: #565b62", "--soft: #cccccc")
    assert {found.partition(":")[0] for found in violations(opened(broken, bypass_csp=True))} >= {"html-has-lang"}


@pytest.mark.parametrize("which", ["harbour", "hostile"])
@pytest.mark.parametrize("width", [1280, 1000, 700, 390, 320])
def test_nothing_is_wider_than_the_screen(width: int, which: str, analysis: Analysis, hostile: Analysis, opened: Open) -> None:
    page = opened(page_of(analysis if which == "harbour" else hostile), viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("boxes", APART)
def test_no_box_lies_over_another(boxes: str, width: int, harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page, viewport={"width": width, "height": 900})
    over = made.page.evaluate(
        """(boxes) => {
            const found = Array.from(document.querySelectorAll(boxes)).flatMap((element) =>
                Array.from(element.getClientRects(), (box) => ({ element, box })));
            const over = [];
            found.forEach((one, place) => found.slice(place + 1).forEach((other) => {
                const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
                const related = one.element.contains(other.element) || other.element.contains(one.element);
                if (across > 1 && down > 3 && !related) over.push(`${one.element.textContent} / ${other.element.textContent}`);
            }));
            return over;
        }""",
        boxes,
    )
    assert over == []


@pytest.mark.parametrize("width", [1280, 390])
def test_perhaps_disputed_has_room_beside_its_question(width: int, analysis: Analysis, opened: Open) -> None:
    doubted = tuple(replace(relation, confidence=0.3) for relation in analysis.relations)
    page = opened(page_of(replace(analysis, relations=doubted)), viewport={"width": width, "height": 900}).page
    marks = page.locator(".issues .status", has_text="perhaps disputed")
    assert marks.count() > 0
    assert marks.evaluate_all("(all) => all.filter((one) => one.scrollWidth > one.clientWidth).length") == 0


def test_text_in_the_picture_stays_in_its_box(harbour_page: str, opened: Open) -> None:
    out = opened(harbour_page).page.evaluate(
        """() => Array.from(document.querySelectorAll("svg text")).filter((text) => {
            const box = text.parentElement.querySelector("rect");
            if (!box) return false;
            const [inner, outer] = [text.getBoundingClientRect(), box.getBoundingClientRect()];
            return inner.right > outer.right || inner.left < outer.left || inner.bottom > outer.bottom + 1;
        }).map((text) => text.textContent)"""
    )
    assert out == []


@pytest.mark.parametrize("width", [1280, 390])
def test_screenshots_do_not_change_from_one_opening_to_the_next(width: int, harbour_page: str, opened: Open) -> None:
    viewport = {"width": width, "height": 900}
    first, second = (opened(harbour_page, viewport=viewport).page.screenshot(full_page=True) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("context", "ground"), [({}, 200), (DARK, 60)], ids=["light", "dark"])
def test_the_page_follows_the_system_from_light_to_dark(
    context: dict[str, Any], ground: int, harbour_page: str, opened: Open
) -> None:
    page = opened(harbour_page, **context).page
    red = page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert red > ground if ground == 200 else red < ground


def tab_to(opened: Opened, selector: str, most: int = 200) -> None:
    for _ in range(most):
        opened.page.keyboard.press("Tab")
        if opened.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no Tab leads to {selector}")


def test_the_first_tab_leads_past_the_menu(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    made.page.keyboard.press("Tab")
    assert made.page.evaluate("document.activeElement.textContent") == "Skip to the report"
    made.page.keyboard.press("Enter")
    made.until("location.hash === '#main' && document.activeElement.closest('main') !== null")
    made.page.keyboard.press("Tab")
    made.until("document.activeElement.closest('#summary') !== null")


def test_a_cell_leads_to_its_passage_and_the_passage_back(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    tab_to(made, "td a.words[href='#s3']")
    made.page.keyboard.press("Enter")
    made.until("document.activeElement.id === 's3'")
    assert made.page.locator("#s3").is_visible()
    box = made.page.locator("#s3").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900
    made.page.keyboard.press("Enter")
    made.until("document.activeElement.closest('#c3') !== null")
    assert made.page.evaluate("location.hash") == "#c3"
    made.page.go_back()
    made.until("location.hash === '#s3'")


def test_focus_marks_source_cue_and_content_of_a_statement(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    made.page.locator("#s4").focus()
    lit = made.page.eval_on_selector_all(".paragraph p .lit:not(.n)", "(all) => all.map((one) => one.textContent)")
    assert "told reporters" in lit
    assert any("Three drones struck the silos" in text for text in lit)
    assert any("Rear Admiral" in text for text in lit)


def test_hover_marks_the_innermost_statement(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    made.page.locator(".paragraph span.content[data-s='7']").first.hover()
    made.until("document.querySelectorAll('.paragraph p .lit').length > 1")
    assert made.page.locator(".paragraph p .lit:not([data-s~='7'])").count() == 0


def test_a_page_opened_at_a_passage_shows_it(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    made.page.goto("about:blank")
    made.page.goto(f"{made.requests[0]}#s12")
    made.until("document.querySelectorAll('.paragraph p .lit').length > 2")
    assert made.page.evaluate("document.activeElement.id") == "s12"
    assert not made.page.locator(".paragraph p .lit:not([data-s~='12']):not(.n)").all_inner_texts()
    box = made.page.locator("#s12").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_a_link_opens_the_part_it_leads_into(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    made.page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = false; })")
    assert not made.page.locator("#q3").is_visible()
    made.page.evaluate("location.hash = '#q3'")
    made.until("document.querySelector('#q3').checkVisibility()")


def visible(opened: Opened, selector: str) -> list[str]:
    return [part.text_content() or "" for part in opened.page.locator(selector).all() if part.is_visible()]


@pytest.mark.parametrize(
    ("by", "choice", "selector", "kept", "gone"),
    [
        ("source", "Søren Ångström", ".entry h3", "Søren Ångström", "The port authority"),
        ("source", "Søren Ångström", ".point .question", "What caused the blast", "How many people were killed"),
        ("source", "Søren Ångström", ".article h3", "Seven dead in Vestra", "Blast at Vestra grain"),
        ("point", "How the blast is described", ".point .question", "How the blast is described", "What caused the blast"),
        ("point", "How the blast is described", ".issues .question", "How the blast is described", "How many drones"),
        ("point", "How the blast is described", ".said .words", "an accident born of neglect", "Four of our colleagues"),
        ("article", "Seven dead in Vestra", ".article h3", "Seven dead in Vestra", "Blast at Vestra grain"),
        ("article", "Seven dead in Vestra", ".entry h3", "Søren Ångström", "Kübra Öztürk"),
    ],
)
def test_a_filter_keeps_what_it_names(
    by: str, choice: str, selector: str, kept: str, gone: str, harbour_page: str, opened: Open
) -> None:
    made = opened(harbour_page)
    label = next(text for text in made.page.locator(f"#by-{by} option").all_inner_texts() if text.startswith(choice))
    made.page.select_option(f"#by-{by}", label=label)
    shown = visible(made, selector)
    assert any(kept in text for text in shown)
    assert not any(gone in text for text in shown)
    assert "of 20 statements" in made.page.locator("#found").inner_text()
    made.page.get_by_role("button", name="Show all").click()
    made.until("document.querySelectorAll('.gone, .pale').length === 0")
    assert any(gone in text for text in visible(made, selector))


def test_a_link_to_what_a_filter_leaves_out_ends_the_filter(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    made.page.select_option("#by-source", label="The port authority")
    assert not made.page.locator("#q12").is_visible()
    made.page.evaluate("location.hash = '#q12'")
    made.until("document.querySelector('#q12').checkVisibility()")
    assert made.page.locator("#by-source").input_value() == ""


def test_filters_work_together(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page)
    made.page.select_option("#by-source", label="Søren Ångström")
    made.page.select_option("#by-point", label="When was the blast")
    assert made.page.locator("#found").inner_text() == "1 of 20 statements"


def test_without_script_everything_is_readable(harbour_page: str, opened: Open, analysis: Analysis) -> None:
    made = opened(harbour_page, java_script_enabled=False)
    assert not made.page.locator("#filter").is_visible()
    text = made.page.locator("main").inner_text()
    texts = {article.id: article.text for article in analysis.articles}
    for attribution in analysis.attributions:
        assert attribution.content[0].of(texts[attribution.article]) in text
    for article in analysis.articles:
        assert article.text.partition("\n")[0] in text
    for source in analysis.sources:
        assert source.name in text
    assert made.page.locator("svg .speaker").first.is_visible()
    made.page.locator("td a.words[href='#s3']").first.click()
    made.page.wait_for_url("**#s3")


def test_without_script_a_hovered_source_stands_out_in_the_picture(harbour_page: str, opened: Open) -> None:
    made = opened(harbour_page, java_script_enabled=False)
    shown = "Array.from(document.querySelectorAll('svg .speaker'), (one) => Number(getComputedStyle(one).opacity))"
    assert set(made.page.evaluate(shown)) == {1}
    made.page.locator("svg .speaker .node").first.hover()
    made.until("getComputedStyle(document.querySelector('svg .speaker:not(:hover)')).opacity < 0.5")
    hovered, *others = made.page.evaluate(shown)
    assert hovered == 1
    assert others
    assert max(others) < 0.5


def test_it_prints_with_closed_parts_opened(harbour_page: str, opened: Open, tmp_path: Path) -> None:
    closed = harbour_page.replace("<details open>", "<details>").replace(" open>\n<summary><h3", ">\n<summary><h3")
    made = opened(closed, bypass_csp=True)
    file = tmp_path / "report.pdf"
    made.page.pdf(path=file, format="A4")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    assert file.stat().st_size > 10_000
    for words in (
        "WHO SAID WHAT",
        "What caused the blast",
        "Four of our colleagues did not come home",
        "passes on what others say",
    ):
        assert words in text, words


def test_nothing_in_a_hostile_article_runs(hostile: Analysis, opened: Open) -> None:
    made = opened(page_of(hostile))
    for element in made.page.locator("a, [title]").all()[:40]:
        element.dispatch_event("mouseover")
    made.page.wait_for_timeout(200)
    assert made.page.evaluate("window.harmed === undefined")
    assert made.page.locator("article img, article script, article svg").count() == 0
    assert made.page.title().startswith("Who said what")


def test_without_escaping_the_policy_still_holds(hostile: Analysis, harbour_page: str, opened: Open) -> None:
    broken = harbour_page.replace(
        "</main>", "<script>window.harmed = 1</script><p onclick='window.harmed=2' id='click'>click</p></main>"
    )
    made = opened(broken)
    made.page.locator("#click").click()
    made.breaks = True
    made.until_complaints(2)
    assert made.page.evaluate("window.harmed === undefined")


def test_a_hostile_article_read_by_the_whole_program_does_nothing(opened: Open, nlp: Any) -> None:
    text = (
        "<script>window.harmed=1</script> hits the port\n\n"
        "Two men died, the mayor said. “Three <b>men</b> died,]]>” the {{ union }} said.\n\n"
        "\x1b[31mNobody died, the ministry said.\x00 \u202eNobody was hurt, [bold]police[/bold] said. =cmd|calc, he said.\n"
    )
    made = opened(page_of(analyze(texts=[text], pipeline=nlp)))
    assert made.page.evaluate("window.harmed === undefined")
    shown = made.page.locator("#articles").inner_text()
    for words in (
        "<script>window.harmed=1</script>",
        "Three <b>men</b> died,]]>",
        "{{ union }}",
        "<U+001B>[31m",
        "<U+202E>",
        "=cmd|calc",
    ):
        assert words in shown


def test_right_to_left_text_does_not_reorder_what_stands_beside_it(opened: Open, analysis: Analysis) -> None:
    name = "وكالة الأنباء"
    sources = tuple(replace(s, name=name) if s.name == "新海社" else s for s in analysis.sources)
    page = opened(page_of(replace(analysis, sources=sources))).page
    entry = page.locator(".entry h3", has_text=name)
    kind = page.locator(".entry summary", has_text=name).locator(".kind")
    left, right = entry.bounding_box(), kind.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] < right["x"]


def test_a_story_of_ten_articles_is_small_and_quick(opened: Open, analysis: Analysis) -> None:
    made = page_of(many(analysis, 4))
    assert len(made.encode()) < 1_500_000
    page = opened(made).page
    watch = page.context.new_cdp_session(page)
    watch.send("Performance.enable", {"timeDomain": "threadTicks"})  # processor time, whatever else the machine does
    page.reload()
    page.select_option("#by-source", index=1)
    assert page.locator("#found").inner_text() != ""
    taken = {metric["name"]: metric["value"] for metric in watch.send("Performance.getMetrics")["metrics"]}
    assert 0 < taken["TaskDuration"] < 1


def test_two_hundred_articles_can_still_be_used(opened: Open, analysis: Analysis) -> None:
    made = page_of(many(analysis, 67))
    made_open = opened(made)
    page = made_open.page
    assert page.locator("article details[open]").count() == 0
    page.select_option("#by-source", index=3)
    assert page.locator("#found").inner_text() != ""
    page.evaluate("location.hash = '#s200'")
    made_open.until("document.activeElement.id === 's200'")
    assert page.locator("#s200").is_visible()
