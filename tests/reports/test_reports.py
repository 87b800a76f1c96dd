from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attribution import registry
from attribution.errors import UsageError
from attribution.records import Analysis
from attribution.reports import render
from attribution.reports.inert import inert


@pytest.mark.parametrize("name", ["text", "json", "jsonl"])
def test_a_report_ends_in_one_line_break(name: str, analysis: Analysis) -> None:
    assert render(name, analysis).endswith("\n")
    assert not render(name, analysis).endswith("\n\n")


def test_an_unknown_report_is_refused_with_those_there_are(analysis: Analysis) -> None:
    with pytest.raises(UsageError, match=r"no report named 'pdf'.* json, jsonl, .*text"):
        render("pdf", analysis)


def test_bytes_are_the_same_in_two_processes() -> None:
    code = (
        "import hashlib, harbour, hostile\n"
        "from attribution import registry\nfrom attribution.reports import Options, render\n"
        "for name in registry.reports.names():\n"
        "    for made in (harbour.harbour(), hostile.hostile_analysis()):\n"
        "        shown = render(name, made, Options(text=True))\n"
        "        data = shown if isinstance(shown, bytes) else shown.encode()\n"
        "        print(name, hashlib.sha256(data).hexdigest())\n"
    )
    found = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent), "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert found[0] == found[1]
    assert [line.split()[0] for line in found[0][::2]] == list(registry.reports.names())


def test_listing_the_reports_loads_neither_rich_nor_spacy() -> None:
    code = (
        "import sys; from attribution import registry\n"
        "registry.reports.names(); print({'rich', 'spacy', 'networkx'} & {*sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"


def test_reports_of_the_package_are_registered() -> None:
    assert {"json", "jsonl", "text"} <= set(registry.reports.names())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\n b\tc", "a b c"),
        ("\x1b[2J", "<U+001B>[2J"),
        ("\u202egnp.exe", "<U+202E>gnp.exe"),
        ("\ud83d", "<U+D83D>"),
        ("zero\u200bwidth joiner\u200d", "zero\u200bwidth joiner\u200d"),
        ("\u0634\u0628\u0643\u0629 \u200fRTL", "\u0634\u0628\u0643\u0629 \u200fRTL"),
        ("👩‍🚒 [b]x[/b]", "👩‍🚒 [b]x[/b]"),
    ],
    ids=["spaces", "ansi", "override", "surrogate", "joiners stay", "marks of direction stay", "markup stays"],
)
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_markdown_as_it_is_read(analysis: Analysis, assert_snapshot: Callable[[str, str], None]) -> None:
    assert_snapshot("harbour.md", str(render("md", analysis)))


@pytest.mark.parametrize("name", ["text", "md", "html"])
def test_events_without_a_point_are_counted_beside_those_with_one(name: str, analysis: Analysis) -> None:
    assert "1 more event without a point at issue" in str(render(name, analysis))
