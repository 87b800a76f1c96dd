"""Quotation marks: where each style opens and closes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.attributions.quotations import find_quotations

CASES = {
    "straight mark closed by a curly one": ('"We left,” she said. "And went home."', ['"We left,”', '"And went home."']),
    "curly pair inside straight marks": ('"He said “no” twice," she said.', ['"He said “no” twice,"']),
    "curly": ("He said “no” twice.", ["“no”"]),
    "straight": ('He said "no" twice.', ['"no"']),
    "interrupted": ('"We won," she said. "At last."', ['"We won,"', '"At last."']),
    "two single marks": ("''He's great,'' she said.", ["''He's great,''"]),
    "British single": ("‘I won’t go,’ he said.", ["‘I won’t go,’"]),
    "possessive inside single": ("‘It’s the ministers’ plan,’ he said.", ["‘It’s the ministers’ plan,’"]),
    "straight single": ("'We're staying,' she said, 'until it's done.'", ["'We're staying,'", "'until it's done.'"]),
    "guillemets": ("«Non», dit-il.", ["«Non»"]),
    "German": ("„Nein“, sagte sie.", ["„Nein“"]),
    "nested curly": ("“He told us “run” and left,” she said.", ["“He told us “run” and left,”"]),
    "nested single": ("“He said ‘run’ and left,” she said.", ["“He said ‘run’ and left,”"]),
    "reopened at each paragraph": ("“One.\n\n“Two.\n\n“Three,” he said.", ["“One.\n\n“Two.\n\n“Three,”"]),
    "reopened, straight": ('"One.\n\n"Two," he said.', ['"One.\n\n"Two,"']),
    "single marks reopened": ("‘One isn’t it.\n\n‘Two,’ he said.", ["‘One isn’t it.\n\n‘Two,’"]),
    "apostrophe before a paragraph of single marks": ("In the ’90s and ‘til then.\n\nShe left.", []),
    "closed before the next paragraph": ("“One.”\n\n“Two.”", ["“One.”", "“Two.”"]),
    "unclosed ends with its paragraph": ("“It was over.\n\nThe crowd left.", ["“It was over."]),
    "unclosed ends with its line where lines are paragraphs": (
        "The union said the offer on the table would leave half of the night shift worse off than it had been under the old agreement.\n“We will strike.\n“We mean it,” said Blom.",
        ["“We will strike.\n“We mean it,”"],
    ),
    "closing mark typed wrongly": ("He called them “thieves“ and left “at once”.", ["“thieves“", "“at once”"]),
    "block around a quotation": ('"“We won,” she said. They cheered."', ["“We won,”"]),
    "inches and apostrophes are none": ("The 5'10\" runner's '90s record stood.", []),
    "apostrophes in a row": ("Rock 'n' roll wasn't the Joneses' taste.", ["'n'"]),
    "empty text": ("", []),
    "only marks": ("“” \" ' ‘ ’ «»", ["“”", "«»"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_marks_open_and_close(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


def test_a_quotation_knows_whether_it_was_closed() -> None:
    assert [q.closed for q in find_quotations("“One,” he said.\n\n“It was over.\n\nThey left.")] == [True, False]


@given(st.text(alphabet="“”\"'‘’«»„` \nab.,s", max_size=120))
def test_quotations_never_overlap_and_stay_inside_the_text(text: str) -> None:
    found = find_quotations(text)
    edges = [place for q in found for part in q.parts for place in part]
    assert edges == sorted(edges)
    assert all(0 <= place <= len(text) for place in edges)


@pytest.mark.parametrize("unit", ["“a ", "‘a ", "“a” ", "' a", '"a', "'a s' "], ids=repr)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(n: int) -> float:
        text, best = unit * n, float("inf")
        for _ in range(3):
            start = time.perf_counter()
            find_quotations(text)
            best = min(best, time.perf_counter() - start)
        return best

    seconds(1_000)
    assert seconds(32_000) < 8 * 4 * max(seconds(8_000), 1e-3)
