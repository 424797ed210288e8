from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The envoys of the Lesti Brigade went home without signing.", "Lesti Brigade"),
        ("en", "To this day, officials say, the Lesti Brigade and its allies have not signed.", "Lesti Brigade"),
        ("fr", "Les envoyés de la Brigade du Lesti sont repartis sans signer.", "Brigade du Lesti"),
        ("es", "Los enviados de la Brigada del Lesti se marcharon sin firmar.", "Brigada del Lesti"),
        ("ru", "Делегация Бригады Тальмы покинула зал, так и не подписав текста.", "Бригады Тальмы"),
        ("ru", "Подписи Бригады Тальмы под перемирием нет.", "Бригады Тальмы"),
        ("ar", "وغادر وفد حركة الوادي القاعة بلا توقيع.", "وفد حركة الوادي"),
    ],
)
def test_the_only_group_beside_words_of_refusal_refuses(language: str, text: str, name: str) -> None:
    assert texts(SIGNED[language] + text, "denies_party", language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The envoys of the Lesti Brigade went home without eating."),
        ("en", "The Lesti Brigade said the Oruma Front had gone home without signing."),
        ("en", "If the Lesti Brigade goes home without signing, the war goes on."),
        ("fr", "Les envoyés de la Brigade du Lesti sont repartis sans signer le contrat."),
        ("es", "El comité se marchó sin firmar."),
        ("ru", "Делегация Бригады Тальмы покинула зал, так и не пообедав."),
        ("ar", "وغادر وفد حركة الوادي القاعة بلا عشاء."),
    ],
)
def test_two_groups_another_paper_or_a_body_of_the_state_refuse_nothing(language: str, text: str) -> None:
    assert texts(SIGNED[language] + text, "denies_party", language) == []
