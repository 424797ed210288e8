"""Bans."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The parties shall refrain from all air strikes.", ["refrain from all air strikes"]),
        ("fr", "Les vols de drones sont interdits.", ["Les vols de drones sont interdits"]),
        ("es", "Se prohíbe el uso de minas antipersonal.", ["Se prohíbe el uso de minas antipersonal"]),
        ("ru", "Стороны обязуются воздерживаться от обстрелов.", ["воздерживаться от обстрелов"]),
        ("ar", "يحظر استخدام الطائرات المسيرة.", ["يحظر استخدام الطائرات المسيرة"]),
    ],
)
def test_a_ban_is_a_prohibition(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, "prohibition", language) == expected


def test_an_entry_of_a_list_that_names_no_agreement_forbids_nothing() -> None:
    assert texts("Incidents:\n- منع شاحنات من دخول البلدة", "prohibition", "ar") == []
    assert texts("الهدنة\n- منع شاحنات السلاح من دخول البلدة", "prohibition", "ar") != []


def test_the_end_of_the_fighting_is_the_truce_and_no_ban() -> None:
    assert texts("Le pays a salué l'arrêt des combats.", "prohibition", "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A truce was signed. Neither party shall plant mines.", "Neither party shall plant mines"),
        ("en", "A truce was signed. No unit may cross the river.", "No unit may cross the river"),
        ("fr", "Une trêve a été signée. Aucune unité ne devra franchir le fleuve.", "Aucune unité ne devra franchir le fleuve"),
        ("es", "Se firmó una tregua. Ninguna unidad podrá cruzar el río.", "Ninguna unidad podrá cruzar el río"),
    ],
)  # fmt: skip
def test_a_ban_on_everybody_holds_its_own_verb(language: str, text: str, expected: str) -> None:
    assert texts(text, "prohibition", language) == [expected]
    assert texts(text, "obligation", language) == []


def test_an_army_that_prevented_forbids_nothing_where_no_agreement_is_named() -> None:
    assert texts("ومنع الجيش سيارات إسعاف من عبور الجسر.", "prohibition", "ar") == []


@pytest.mark.parametrize(
    "text",
    [
        "The truce was signed. It shall not extend to the Karsan Front.",
        "The truce was signed. The agreement shall not apply to the city of Tir.",
    ],
)
def test_what_a_truce_does_not_cover_is_no_ban(text: str) -> None:
    assert texts(text, "prohibition", "en") == []


def test_a_clause_ends_where_another_begins_beside_it() -> None:
    text = "Une trêve a été signée. Le groupe devra quitter la ville, tandis que la force régionale poursuivra son déploiement."
    assert texts(text, "obligation", "fr") == ["devra quitter la ville"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le cessez-le-feu n'interdit pas aux parties d'enterrer leurs morts."),
        ("en", "The ceasefire shall not prevent the delivery of aid."),
        ("es", "La tregua no prohíbe a las partes enterrar a sus muertos."),
        ("ru", "Перемирие не запрещает сторонам хоронить погибших."),
        ("ar", "لا يمنع وقف إطلاق النار الطرفين من دفن موتاهم."),
    ],
)
def test_what_a_truce_leaves_free_is_no_ban(language: str, text: str) -> None:
    assert texts(text, "prohibition", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une trêve est signée. La loi interdit le port d'armes en ville depuis 2012."),
        ("fr", "L'accord est signé. Le texte ne mentionne pas les prisonniers."),
        ("en", "A truce is signed. The law bans arms in town. Soldiers can no longer phone home, a corporal said."),
        ("es", "Se firma una tregua. El alcalde prohibió las reuniones."),
        ("ru", "Подписано перемирие. Закон запрещает носить оружие в городе. Президент запретил собрания."),
        ("ar", "وقعت هدنة. ورفعت السلطات حظر التجول في العاصمة. ولم تمنع الهدنة قصف مدرسة."),
    ],
)
def test_bans_of_others_are_none_of_the_agreement(language: str, text: str) -> None:
    assert texts(text, "prohibition", language) == []


def test_a_village_called_ban_forbids_nothing() -> None:
    assert texts(SIGNED["en"] + "Two guns were brought into Ban Mai overnight.", "prohibition", "en") == []
    assert texts(SIGNED["en"] + "It bans raids on villages.", "prohibition", "en") == ["bans raids on villages"]
