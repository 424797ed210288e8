"""Duties told by any verb that looks ahead."""

from __future__ import annotations

import pytest

from tests.extract.made import read, texts
from treve.model.draft import FactKind


def duties(text: str, language: str) -> list[str]:
    return [one.text for one in read(text, language).facts if one.kind is FactKind.OBLIGATION]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The army and the rebels signed a truce. The rebels will store their rifles in depots, and the army in return will pay"
            " a stipend to the families.",
            ["will store their rifles in depots", "will pay a stipend to the families"],
        ),
        (
            "fr",
            "L'armée et les rebelles ont signé une trêve. Les rebelles céderont trois villages et rebâtiront l'école.",
            ["céderont trois villages", "rebâtiront l'école"],
        ),
        (
            "es",
            "El Gobierno y la guerrilla firmaron una tregua. La guerrilla guardará sus fusiles en contenedores, mientras que el"
            " Ejército pasará a posiciones defensivas.",
            ["guardará sus fusiles en contenedores", "pasará a posiciones defensivas"],
        ),
        ("ru", "Стороны подписали перемирие. Сапёры разминируют дорогу до пятницы.", ["разминируют дорогу до пятницы"]),
        (
            "ar",
            "وقع الطرفان هدنة. تسهل الحكومة دخول سفن الوقود إلى الموانئ.",
            ["تسهل الحكومة دخول سفن الوقود إلى الموانئ"],
        ),
    ],
)
def test_whoever_is_bound_will_do_whatever_verb_tells(language: str, text: str, expected: list[str]) -> None:
    assert duties(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army and the rebels signed a truce. The army chief said the army will buy new tanks."),
        ("en", "The army and the rebels signed a truce. The rebels will continue to defend their villages."),
        ("fr", "L'armée et les rebelles ont signé une trêve. Boura est calme, et l'opéra a rouvert."),
        ("es", "El Gobierno y la guerrilla firmaron una tregua. La guerrilla opera en la frontera para su gente."),
        ("en", "The army and the rebels signed a truce. The UN mission will send a doctor."),
    ],
)
def test_what_is_foretold_or_another_does_is_no_duty(language: str, text: str) -> None:
    assert duties(text, language) == []


def test_without_an_agreement_a_plan_is_no_duty() -> None:
    assert duties("The rebels will store their rifles in depots.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Selon l'accord, les rebelles libèrent trente soldats et quittent la ville.",
         ["libèrent trente soldats", "quittent la ville"]),
        ("fr", "L'accord prévoit que les rebelles rendent leurs armes.", ["rendent leurs armes"]),
        ("fr", "Conformément à l'accord, les soldats ont quitté la ville.", []),
        ("fr", "Selon un diplomate, les rebelles libèrent peu à peu leurs otages.", []),
        ("en", "Under the deal, the rebels free thirty soldiers.", ["free thirty soldiers"]),
        ("es", "Según el acuerdo, el Ejército levanta los retenes.", ["levanta los retenes"]),
        ("es", "El acuerdo establece que las partes entreguen los mapas de minas.", ["entreguen los mapas de minas"]),
        ("ru", "По соглашению повстанцы сдают посты на перевале.", ["сдают посты на перевале"]),
        ("ar", "وبموجب التفاهم تسلم الكتيبة بوابة المطار للشرطة.", ["تسلم الكتيبة بوابة المطار للشرطة"]),
    ],
)  # fmt: skip
def test_behind_the_terms_of_an_accord_the_present_tense_binds(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, "obligation", language) == expected
