from __future__ import annotations

import pytest

from tests.extract.made import scene


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The truce was signed by Ahrar al-Sham.", "en", "ahrar al-sham"),
        ("La trêve a été signée par Jaïch al-Islam.", "fr", "jaich al-islam"),
        ("Перемирие подписал «Фронт единства».", "ru", "фронт единства"),
    ],
    ids=["particle", "accents", "quotation marks"],
)
def test_a_run_of_capitals_is_one_name(text: str, language: str, name: str) -> None:
    told = scene(text, language)
    assert name in [told.text[one.start : one.end] for one in told.sentences[0].mentions]


def test_a_person_is_named_after_a_title() -> None:
    told = scene("The truce was announced by general Marwan Idris.", "en")
    assert [one.person for one in told.sentences[0].mentions] == [True]


def test_a_name_in_quotation_marks_with_a_hyphen_and_one_with_an_arabic_article_are_whole() -> None:
    told = scene("Группировка «Хурас ад-Дин» и Нур ад-Дин подписали соглашение.", "ru")
    read = [told.text[one.start : one.end] for one in told.sentences[0].mentions]
    assert read == ["хурас ад-дин", "нур ад-дин"]
