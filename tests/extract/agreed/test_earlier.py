"""Earlier truces."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The February 2015 truce collapsed.", ["February 2015 truce"]),
        ("fr", "La trêve conclue en mars 2014 a échoué.", ["trêve conclue en mars 2014"]),
        ("es", "La tregua anterior fracasó.", ["tregua anterior"]),
        ("ru", "Прежнее перемирие сорвано.", ["Прежнее перемирие"]),
        ("ar", "انهارت الهدنة السابقة.", ["الهدنة السابقة"]),
    ],
)
def test_a_truce_placed_before_the_present_one_is_earlier(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, "earlier_truce", language) == expected


def test_a_truce_of_the_year_of_publication_may_be_the_present_one() -> None:
    assert texts("The truce signed in December 2016 holds.", "earlier_truce", "en") == []


def test_who_signed_an_earlier_truce_is_no_party_of_this_one() -> None:
    assert texts("The previous truce signed by Chad and Mali failed.", "party", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "The army previously signed a similar agreement with the RSF.",
            "en",
            ["previously signed a similar agreement"],
        ),
        (
            "La facción no se acogió al acuerdo de paz firmado por la guerrilla y el Estado en 2012.",
            "es",
            ["acuerdo de paz firmado por la guerrilla y el Estado en 2012"],
        ),
        ("Les rebelles avaient déjà signé une trêve.", "fr", ["avaient déjà signé une trêve"]),
        ("The army signed an agreement with the RSF on Monday.", "en", []),
    ],
    ids=["previously", "a year", "avaient déjà", "now"],
)
def test_what_was_signed_before_is_an_earlier_truce(text: str, language: str, found: list[str]) -> None:
    assert texts(text, "earlier_truce", language) == found


def test_a_year_behind_a_comma_dates_an_agreement_in_russian() -> None:
    text = "Подписано перемирие. Соглашение, подписанное в 2012 году, сорвалось."
    assert texts(text, "earlier_truce", "ru") == ["Соглашение, подписанное в 2012 году"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("This ceasefire is the third; the previous two collapsed within hours.", "en", ["the previous two"]),
        ("La trêve est la troisième ; les deux précédentes ont échoué.", "fr", ["les deux précédentes"]),
        ("La nueva tregua llega tras la de febrero, que duró tres días.", "es", ["la de febrero"]),
        ("Новое перемирие последовало за февральским, которое сорвалось.", "ru", ["февральским"]),
        ("Two soldiers died; the previous two were wounded.", "en", []),
    ],
)
def test_an_earlier_truce_may_leave_its_noun_to_the_one_before(text: str, language: str, found: list[str]) -> None:
    assert texts(text, "earlier_truce", language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Its predecessor, signed in June, lasted barely a month; this truce has no end date.", "en",
         ["Its predecessor, signed in June"]),
        ("La trêve est la deuxième. Une autre, conclue en mai 2015, avait échoué.", "fr", ["Une autre, conclue en mai 2015"]),
        ("Deux cessez-le-feu plus anciens s'étaient soldés par des massacres.", "fr", ["Deux cessez-le-feu plus anciens"]),
        ("El alto el fuego del 12 de enero se había roto.", "es", ["alto el fuego del 12 de enero"]),
        ("Это десятое перемирие: прошлогоднее, заключённое в Железноводске, продержалось сутки.", "ru",
         ["прошлогоднее, заключённое в Железноводске"]),
        ("انهارت هدنة 12 يناير خلال أيام.", "ar", ["هدنة 12 يناير"]),
        ("La veille, la trêve avait été signée.", "fr", []),
        ("Декабрьское перемирие вступает в силу в пятницу.", "ru", []),
        ("وفق حصيلة لجنة المتابعة، خُرق وقف إطلاق النار ثماني مرات هذا الأسبوع.", "ar", []),
        ("The ministry moved; its predecessor, signed in June, is unknown.", "en", []),
    ],
)  # fmt: skip
def test_an_earlier_truce_by_what_it_was_to_the_present_one(text: str, language: str, found: list[str]) -> None:
    assert texts(text, "earlier_truce", language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Les accords d'Abuja (2006) n'ont pas tenu.", "fr", ["accords d'Abuja (2006)"]),
        ("The 2003 understanding, renewed in 2010, had frayed.", "en", ["2003 understanding"]),
        ("The Norwegian-brokered truce of 2002 lapsed.", "en", ["Norwegian-brokered truce of 2002"]),
        ("Los pactos de Arusha, de agosto de 1993, fracasaron.", "es", ["pactos de Arusha, de agosto de 1993"]),
        ("The 2016 ceasefire agreement was signed today.", "en", []),
    ],
)
def test_an_earlier_truce_by_its_year(text: str, language: str, found: list[str]) -> None:
    assert texts(text, "earlier_truce", language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The army broke the July truce again.", "en", ["July truce"]),
        ("The army broke the December truce again.", "en", []),
        ("Both want to revise the trade agreement, signed in March, after the truce.", "en", []),
        ("L'accord de Kampala, signé en mars, prévoit un désarmement.", "fr", ["accord de Kampala"]),
        ("L'accord de Kampala, signé en décembre, prévoit un désarmement.", "fr", []),
        ("L'accord de pêche, signé en mars, prévoit un quota.", "fr", []),
        ("El acuerdo de Kampala, firmado en marzo, sigue en pie.", "es", ["acuerdo de Kampala"]),
        ("La tregua pactada en Kampala duró un mes.", "es", ["tregua pactada en Kampala"]),
        ("La tregua pactada en Kampala entrará en vigor el lunes.", "es", []),
    ],
)
def test_a_month_or_what_became_of_it_tells_an_earlier_truce_from_the_present_one(
    text: str, language: str, found: list[str]
) -> None:
    assert texts(text, "earlier_truce", language) == found
