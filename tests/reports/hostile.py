"""An analysis of an article that is out to harm the page it is shown on."""

from __future__ import annotations

from dataclasses import replace

from story import Story

from attribution.records import Analysis, Point, Position, Problem, Relation

EVIL = {
    "script": "<script>window.harmed = 1</script>",
    "image": "<img src=x onerror='window.harmed = 2'>",
    "closing": "</script></style></title><svg onload=window.harmed=3>]]>",
    "template": "{{ 7 * 7 }} {% raw %}",
    "entity": "&lt;b&gt; &amp;quot;",
    "ansi": "\x1b[31mred\x1b[0m",
    "control": "a\x00b\x08c\x7fd\x9be",
    "override": "\u202egnp.exe\u202c \u2066isolated\u2069",
    "markup": "[bold]x[/bold]",
    "formula": "=cmd|'/c calc'!A0",
    "address": "javascript:window.harmed=4",
    "attribute": '" onmouseover="window.harmed=5" x=\'y',
}


def hostile_analysis() -> Analysis:
    """Every kind of record with text in it that would harm a page, were it not told apart from the page's own."""
    story = Story()
    body = "\n\n".join(f"The {key} office said that the {key} was {words} on Monday." for key, words in EVIL.items())
    title = "A long title " * 385
    story.article(
        "evil", f"{title}\n\n{body}\n\nThe harbour office denied it.", EVIL["script"], EVIL["attribute"], EVIL["closing"]
    )
    story.article("other", "Not so, the other office said.", "Other", "2024-01-01", "other.txt")
    for key, words in EVIL.items():
        story.source(key, f"{words} office", "organisation", ("evil", f"The {key} office"), aliases=(words,), role=words)
        story.says(key, "evil", key, f"that the {key} was {words} on Monday", source=f"The {key} office")
    story.source("against", "the other office", "organisation", ("other", "the other office"), affiliation=EVIL["script"])
    story.says("not", "other", "against", "Not so", source="the other office")
    claims = {key: story.claim(key, EVIL["image"]) for key in (*EVIL, "not")}
    positions = [Position(words, (claims[key],), (key,), 1) for key, words in EVIL.items()]
    positions.append(Position("not so", (claims["not"],), ("against",), 1))
    point = Point(EVIL["script"], EVIL["image"], f"was it {EVIL['script']}", "disputed", tuple(positions))
    relations = tuple(
        Relation(claims[key], claims["not"], "contradicts", f"“{words}” against “Not so”", 0.9, "negation")
        for key, words in EVIL.items()
    )
    made = story.analysis({EVIL["image"]: EVIL["closing"]}, (point,), relations, (Problem(EVIL["script"], EVIL["image"]),))
    return with_address(made, EVIL["address"])


def with_address(analysis: Analysis, address: str) -> Analysis:
    return replace(analysis, articles=tuple(replace(article, url=address) for article in analysis.articles))
