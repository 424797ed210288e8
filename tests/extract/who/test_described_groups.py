from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        (
            "The Philippine government and communist rebels signed a truce.",
            "en",
            ["Philippine government", "communist rebels"],
        ),
        ("The Chadian government and 14 armed groups signed a truce.", "en", ["Chadian government", "armed groups"]),
        (
            "Le gouvernement malien et le Haut Conseil pour l'unité de l'Azawad ont signé un cessez-le-feu.",
            "fr",
            ["gouvernement malien", "Haut Conseil pour l'unité de l'Azawad"],
        ),
        (
            "Un accord a été trouvé entre le régime de Karsan et la rébellion pour mener des pourparlers de paix.",
            "fr",
            ["régime de Karsan", "rébellion"],
        ),
        (
            "El gobierno de Ostania y la guerrilla firmaron un acuerdo. Un acuerdo entre el ejército y el movimiento rebelde"
            " para abrir la carretera.",
            "es",
            ["gobierno de Ostania", "guerrilla", "ejército", "movimiento rebelde"],
        ),
        (
            "Армия Судана и Силы быстрой поддержки подписали перемирие.",
            "ru",
            ["Армия Судана", "Силы быстрой поддержки"],
        ),
        (
            "The Government of India and the Government of Assam signed a truce.",
            "en",
            ["Government of India", "Government of Assam"],
        ),
    ],
    ids=[
        "adjective no list holds",
        "number",
        "purpose",
        "what they agreed to do",
        "what they agreed to do, in Spanish",
        "two groups",
        "two governments",
    ],
)
def test_a_group_takes_what_belongs_to_its_name_and_no_more(text: str, language: str, parties: list[str]) -> None:
    assert texts(text, "party", language) == parties


def test_what_stands_in_apposition_only_says_what_the_subject_is() -> None:
    text = "Une trêve a été signée. Le Front pour la concorde, principal mouvement armé, a refusé de parapher le texte."
    assert texts(text, "denies_party", "fr") == ["Front pour la concorde"]


@pytest.mark.parametrize(
    ("text", "language", "party"),
    [
        ("The group signed a truce.", "en", "group"),
        ("Le groupe a signé une trêve.", "fr", "groupe"),
        ("El grupo firmó una tregua.", "es", "grupo"),
    ],
)
def test_the_group_that_signs_is_a_party_and_a_group_of_people_is_none(text: str, language: str, party: str) -> None:
    assert texts(text, "party", language) == [party]
    assert texts("A group of villagers signed a truce.", "party", "en") == []
