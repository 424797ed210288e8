"""Who is said to watch, whatever its name."""

from __future__ import annotations

import pytest

from tests.extract.made import read, texts
from treve.model.draft import FactKind


def measures(text: str, language: str) -> list[str]:
    return [one.text for one in read(text, language).facts if one.kind is FactKind.MONITORING_MEASURE]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The two armies signed a truce. Elders of five villages will act as monitors.",
            "Elders of five villages",
        ),
        (
            "en",
            "The two armies signed a truce. A joint incidents cell, seated in Gao, shall receive complaints.",
            "joint incidents cell",
        ),
        ("fr", "Les deux armées ont signé une trêve. Un comité de sages veillera à son exécution.", "comité de sages"),
        (
            "es",
            "Las dos partes firmaron una tregua. Un grupo de contacto de cuatro oficiales recibirá las denuncias.",
            "grupo de contacto de cuatro oficiales",
        ),
        (
            "ru",
            "Стороны подписали перемирие. За его соблюдением проследит комиссия старейшин.",
            "комиссия старейшин",
        ),
        ("ar", "وقع الطرفان هدنة. وتشكل لجنة من الأعيان لمراقبة التنفيذ.", "لجنة من الأعيان"),
    ],
)
def test_a_body_is_known_by_what_it_is_to_do(language: str, text: str, expected: str) -> None:
    assert measures(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The two armies signed a truce. The finance committee will monitor spending."),
        ("en", "The two armies signed a truce. Both parties will observe it strictly."),
        ("fr", "Les deux armées ont signé une trêve. Les rebelles contrôlent trois villes."),
        ("en", "The mission will patrol the coast against smugglers."),
    ],
)
def test_others_who_watch_are_no_measure(language: str, text: str) -> None:
    assert measures(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "A monitoring team of twelve officers will report on the truce.",
            ["monitoring team of twelve officers"],
        ),
        ("en", "The school committee will take complaints during the truce.", []),
        ("en", "Observers from five states arrived to log breaches of the truce.", ["Observers from five states"]),
        (
            "fr",
            "Une équipe mixte de quarante officiers recueille les plaintes sur la trêve.",
            ["équipe mixte de quarante officiers"],
        ),
        ("fr", "Pendant la trêve, le comité des parents d'élèves se réunit chaque lundi.", []),
        ("ru", "За перемирием проследит миссия добрых услуг ООН.", ["миссия добрых услуг ООН"]),
    ],
)
def test_a_body_is_told_with_whose_it_is_and_one_of_another_task_is_none(
    language: str, text: str, found: list[str]
) -> None:
    assert texts(text, "monitoring_measure", language) == found
