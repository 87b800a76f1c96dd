"""Which texts are not English."""

from __future__ import annotations

import sys

import pytest

from attribution.articles.foreign import LEAST_CHARACTERS, other_language

ENGLISH = (
    "The bridge at Kells is shut after an inspection, the county council said on Monday. Engineers found that two of "
    "the piers had been washed out by the floods of last winter, and the mayor told reporters it would not reopen."
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Der Minister sagte am Dienstag, die Regierung werde die Brücke bis zum Herbst wieder aufbauen lassen. ",
        ),
        ("fr", "Le ministre a déclaré mardi que le gouvernement reconstruirait le pont avant la fin de l'automne. "),
        ("es", "El ministro dijo el martes que el gobierno reconstruirá el puente antes de que termine el otoño. "),
        ("ru", "Министр заявил во вторник, что правительство восстановит мост до конца осени этого года. "),
        ("ar", "قال الوزير يوم الثلاثاء إن الحكومة ستعيد بناء الجسر قبل نهاية الخريف في هذا العام. "),
    ],
)
def test_other_languages_are_named(language: str, text: str) -> None:
    assert other_language(text * 4) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENGLISH, id="news"),
        pytest.param(ENGLISH.upper(), id="capitals"),
        pytest.param("Mr. Nguyễn Văn Hùng of Đà Nẵng met Łukasz Żółć and José Núñez in Kraków, he said. " * 4, id="names"),
        pytest.param(f"„{ENGLISH}“ " + "Der Minister sagte das. " * 5, id="English with some German"),
    ],
)
def test_english_is_not(text: str) -> None:
    assert other_language(text) is None


def test_too_little_to_tell_is_not_judged() -> None:
    german = "Der Minister sagte am Dienstag, die Regierung werde die Brücke bis zum Herbst wieder aufbauen lassen."
    assert len(german) < LEAST_CHARACTERS
    assert other_language(german) is None


def test_plain_english_does_not_cost_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert other_language(ENGLISH) is None
