from __future__ import annotations

from pathlib import Path

import pytest
from corrected import SIGNED

from attribution.errors import UsageError
from attribution.fixes import parse_fixes, read_fixes
from attribution.fixes.finding import places_of
from attribution.fixes.writing import appended, table_of
from attribution.records import Fix, Ref

GOOD = f'# the desk\n[[fix]]\ndo = "reject"\nsaid = "no"\n{SIGNED}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[fix]]\ndo = "reject\n', "fixes.toml is no TOML"),
        ('[[fix]]\ndo = "reject\n', "line 2"),
        ("fix = 3\n", "a 'fix' that is no table"),
        ('title = "fixes"\n', "the key 'title'; every fix stands below a line [[fix]]"),
        ("\n\n[[fix]]\nsaid = 'no'\n", "fixes.toml:3: do = None is no fix; choose one of: merge, split"),
        (f"{GOOD}\n[[fix]]\ndo = 'mumble'\n", "fixes.toml:9: do = 'mumble' is no fix"),
        (f'{GOOD}reason = "x"\n', "fixes.toml:2: 'reject' has no key 'reason'; there are: do, article"),
        (f'{GOOD}artcle = "x"\n', "'reject' has no key 'artcle'; did you mean 'article'?"),
        ('[[fix]]\ndo = "reject"\nsaid = "no"\n', "'reject' lacks 'who'; fixes.toml:1: 'reject' lacks 'when'"),
        (f'[[fix]]\ndo = "reject"\nsaid = " "\n{SIGNED}', "said = ' '; write words of the article"),
        (f'[[fix]]\ndo = "reject"\nsaid = ["a", "b"]\n{SIGNED}', "said has 2; give 1"),
        (f'[[fix]]\ndo = "merge"\nsources = ["a"]\n{SIGNED}', "sources has 1; give 2 or more"),
        (f'[[fix]]\ndo = "reject"\nsaid = {{ word = "a" }}\n{SIGNED}', "said has no key 'word'; did you mean 'words'?"),
        (f"{GOOD}nth = 0\n", "nth = 0; count the places that have the words from 1"),
        (f'{GOOD}sha256 = "xyz"\n', "sha256 = 'xyz'; give its first eight or more digits"),
        (f'{GOOD}article = ""\n', "article = ''; give the id of an article"),
        (GOOD.replace("2026-03-01", '"March"'), "when = 'March'; write a date as 2026-03-01"),
        (f'[[fix]]\ndo = "set"\nsource = "a"\n{SIGNED}', "'set' lacks 'kind' or 'anonymous'"),
        (f'[[fix]]\ndo = "set"\nsource = "a"\nkind = "robot"\n{SIGNED}', "kind = 'robot'; choose one of: person"),
        (f'[[fix]]\ndo = "set"\nsource = "a"\nkind = ["person"]\n{SIGNED}', "kind = ['person']; choose one of: person"),
        (f'[[fix]]\ndo = "set"\nsource = "a"\nanonymous = "yes"\n{SIGNED}', "anonymous = 'yes'; write true or false"),
        (f'[[fix]]\ndo = "reassign"\nsaid = "a"\nto = "b"\nnobody = true\n{SIGNED}', "contradict one another; keep one"),
        (f'[[fix]]\ndo = "reassign"\nsaid = "a"\nnobody = false\n{SIGNED}', "nobody = False; name the source under 'to'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_fixes(text)
    assert said in str(raised.value)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "fixes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="give a file of fixes in UTF-8"):
        read_fixes(tmp_path / "fixes.toml")


def test_nesting_without_end_is_told() -> None:
    with pytest.raises(UsageError, match="is no TOML"):
        parse_fixes("a = " + "[" * 100_000)


def test_a_byte_order_mark_and_an_empty_file_are_no_faults(tmp_path: Path) -> None:
    file = tmp_path / "fixes.toml"
    file.write_text(f"\ufeff{GOOD}", encoding="utf-8")
    assert len(read_fixes(file)) == 1
    assert parse_fixes("") == ()


def test_a_fix_is_written_below_what_is_there_comments_and_all() -> None:
    fix = Fix("rename", (Ref("a", "wire", "01234567"),), name="b", who="A", when="2026-03-01", why="c")
    text = appended(GOOD, fix, "fixes.toml")
    assert text.startswith(GOOD)
    assert [one.do for one in parse_fixes(text)] == ["reject", "rename"]
    assert parse_fixes(text)[1].what == fix.what


@pytest.mark.parametrize(
    "words", ['a "quoted" word', "back\\slash", "two\nlines", "“marks” – ü 🙂", "bell\x07 del\x7f", "'''", "[[fix]]"]
)
def test_any_words_are_written_so_that_they_are_read_back(words: str) -> None:
    fix = Fix("reject", (Ref(words),), who=words, when="2026-03-01", why=words)
    (read,) = parse_fixes(table_of(fix))
    assert (read.what, read.who, read.why) == (fix.what, words.strip(), words.strip())


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("four died", "four  died, twenty-four died", ["four  died", "four died"]),
        ("four", "fourteen of four", ["four"]),
        ("“no”", 'he said "no" and «no»', ['"no"', "«no»"]),
        ("it’s", "it's", ["it's"]),
        ("the bridge … closed", "the old bridge; the bridge was\nclosed", ["the bridge was\nclosed"]),
        ("the bridge ... sold", "the bridge was closed", []),
        ("said.", "he said. she said", ["said."]),
        ("No", "no", []),
        ("…", "well … no", ["…"]),
    ],
    ids=["white space", "whole words", "marks", "apostrophe", "left out", "not there", "stop", "case", "only an ellipsis"],
)
def test_words_are_found(words: str, text: str, found: list[str]) -> None:
    assert [place.of(text) for place in places_of(words, text)] == found


def test_many_ellipses_take_no_time() -> None:
    assert places_of(" … ".join(["a"] * 50) + " … b", "a " * 3000) == ()


def test_what_is_split_off_stands_in_the_article_of_its_fix_and_a_speaker_may_not() -> None:
    split, reassign = parse_fixes(
        f'[[fix]]\ndo = "split"\narticle = "wire"\nsource = "Calder"\napart = "she"\n{SIGNED}'
        f'[[fix]]\ndo = "reassign"\narticle = "wire"\nsaid = "no"\nto = "Brandt"\n{SIGNED}'
    )
    assert (split.to, reassign.to) == (Ref("she", "wire"), Ref("Brandt"))
    assert reassign.what == (Ref("no", "wire"),)
