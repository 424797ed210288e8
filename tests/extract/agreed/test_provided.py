"""Duties told by nouns."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "duties"),
    [
        (
            "The truce was signed. Negotiators agreed on the withdrawal of heavy weapons, the release of prisoners and the"
            " delivery of aid to the besieged towns.",
            "en",
            ["the withdrawal of heavy weapons", "the release of prisoners", "the delivery of aid to the besieged towns"],
        ),
        (
            "L'accord prévoit notamment « le retrait de toutes les troupes de la ville » et « le retour des combattants dans leurs"
            " casernes », selon la radio.",
            "fr",
            ["le retrait de toutes les troupes de la ville", "le retour des combattants dans leurs casernes"],
        ),
        ("Las partes acordaron la liberación de los presos y la apertura de la carretera.", "es",
         ["la liberación de los presos", "la apertura de la carretera"]),
        ("Стороны договорились о прекращении огня и отводе тяжелой техники.", "ru", ["отводе тяжелой техники"]),
        ("واتفق الطرفان على إيصال وتوزيع المساعدات الإنسانية، واستعادة الخدمات الأساسية.", "ar",
         ["إيصال وتوزيع المساعدات الإنسانية", "واستعادة الخدمات الأساسية"]),
    ],
)  # fmt: skip
def test_each_measure_that_was_agreed_on_is_a_duty(text: str, language: str, duties: list[str]) -> None:
    assert texts(text, "obligation", language) == duties


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister called for the parties to agree on the release of prisoners.", "en"),
        ("If the parties agreed on the withdrawal of troops, talks could resume.", "en"),
        ("An earlier truce of 2014 provided for the withdrawal of heavy weapons.", "en"),
        ("Un accord prévoyant la création d'un comité de suivi a été signé.", "fr"),
    ],
    ids=["a wish", "a condition", "an earlier truce", "a body"],
)
def test_what_was_not_agreed_on_is_none(text: str, language: str) -> None:
    assert texts(text, "obligation", language) == []


def test_a_ban_among_the_measures_is_no_duty() -> None:
    text = "L'accord prévoit la libération des prisonniers, le retour des déplacés et l'interdiction de tout survol de la ville."
    assert texts(text, "obligation", "fr") == ["la libération des prisonniers", "le retour des déplacés"]
    assert texts(text, "prohibition", "fr") == ["l'interdiction de tout survol de la ville"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Une trêve est signée. L'opposition exige la libération des prisonniers.", "fr"),
        ("A truce is signed. The UN demands the release of all hostages.", "en"),
        ("Подписано перемирие. ООН требует освобождения всех заложников.", "ru"),
        ("وقعت هدنة. ويشترط الحوثيون الإفراج عن أسراهم.", "ar"),
    ],
)
def test_what_somebody_but_the_agreement_demands_is_no_duty(text: str, language: str) -> None:
    assert texts(text, "obligation", language) == []
