from __future__ import annotations

import pytest

from tests.extract.made import facts
from treve.extract.counted.counts import counts_of
from treve.extract.counted.figure_lexicon import figure_lexicon
from treve.extract.drafting import prepare
from treve.model.draft import Language


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("plus de 310.000 morts", "fr", (310_000, None, True)),
        ("at least 12 dead", "en", (12, None, False)),
        ("menos de 40 heridos", "es", (None, 40, True)),
        ("от 12 до 15 погибших", "ru", (12, 15, False)),
        ("entre 30 et 40 morts", "fr", (30, 40, False)),
    ],
    ids=["more than", "at least", "fewer than", "from to", "between"],
)
def test_a_number_is_told_with_its_bounds(
    text: str, language: str, bounds: tuple[int | None, int | None, bool]
) -> None:
    known = figure_lexicon(Language(language))
    assert known is not None
    (one,) = counts_of(prepare(text, language=language), known)
    assert (one.low, one.high, one.strict) == bounds


def test_a_bound_may_stand_behind_what_is_counted() -> None:

    (one,) = facts("15 heridos como mínimo en Zalingei.", "figure", "es")
    assert (one.text, one.value["low"], one.value["high"]) == ("15 heridos como mínimo", 15, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Between two and three million people were displaced."),
        ("fr", "Entre deux et trois millions de personnes ont été déplacées."),
        ("es", "Entre dos y tres millones de personas fueron desplazadas."),
    ],
)
def test_the_scale_behind_a_range_is_that_of_both_ends(language: str, text: str) -> None:
    (one,) = facts(text, "figure", language)
    assert (one.value["low"], one.value["high"]) == (2_000_000, 3_000_000)


def test_up_to_after_a_verb_of_reaching_is_no_bound() -> None:
    (one,) = facts("Число беженцев выросло до 40 тысяч.", "figure", "ru")
    assert (one.value["low"], one.value["high"]) == (40_000, 40_000)


def test_the_article_of_a_million_belongs_to_it() -> None:
    (one,) = facts("More than a million people have been displaced.", "figure", "en")
    assert (one.text, one.value["low"], one.value["strict"]) == ("More than a million people", 1_000_000, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le bilan est passé de 31 à 38 morts."),
        ("es", "El saldo pasó de 31 a 38 muertos."),
        ("ru", "Число погибших выросло с 31 до 38."),
        ("ar", "ارتفعت الحصيلة من 31 إلى 38 قتيلا."),
    ],
)
def test_a_number_that_has_grown_to_another_is_no_range(language: str, text: str) -> None:
    (one,) = facts(text, "figure", language)
    assert (one.value["low"], one.value["high"]) == (38, 38)


def test_from_one_number_to_another_without_growth_is_a_range() -> None:
    (one,) = facts("Les combats ont fait de 31 à 38 morts.", "figure", "fr")
    assert (one.value["low"], one.value["high"]) == (31, 38)
