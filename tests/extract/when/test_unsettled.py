"""Truces that are only proposed, wanted or turned down."""

from __future__ import annotations

import pytest

from tests.extract.made import texts

KINDS = ("agreement_document", "in_force_until", "territory")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Paris a proposé un cessez-le-feu de quinze jours dans la vallée du Draa."),
        ("fr", "Les insurgés réclament une trêve de trente jours dans Alep."),
        ("fr", "Le Parlement examine un projet de cessez-le-feu."),
        ("en", "The opposition proposes a thirty-day truce in the Draa valley."),
        ("en", "The minister rejected a ceasefire plan."),
        ("en", "A 60-day ceasefire was rejected."),
        ("es", "La oposición plantea una tregua de treinta días en el valle del Draa."),
        ("es", "El Parlamento estudia un proyecto de acuerdo de paz."),
        ("ru", "Киев предложил перемирие на тридцать дней в долине Драа."),
        ("ru", "Стране нужно мирное соглашение."),
        ("ar", "وتقترح المعارضة هدنة لمدة ثلاثين يوما في وادي درعة."),
        ("ar", "وسيدرس البرلمان مشروع اتفاق سلام."),
    ],
)
def test_what_is_proposed_wanted_or_turned_down_has_neither_end_nor_area(language: str, text: str) -> None:
    assert [one for kind in KINDS for one in texts(text, kind, language)] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les rebelles ont accepté une proposition de trêve.", "trêve"),
        ("fr", "Paris demandait une trêve signée vendredi par les deux camps.", "trêve"),
        ("en", "Both sides accepted a proposal for a truce.", "truce"),
        ("en", "Ahrar al-Sham turned down the truce.", "truce"),
        ("es", "Ambas partes aceptaron una propuesta de tregua.", "tregua"),
        ("ru", "Стороны приняли план перемирия.", "перемирия"),
        ("ar", "قبلت الحكومة والحوثيون اقتراحا بهدنة.", "بهدنة"),
    ],
)
def test_what_is_accepted_signed_or_known_already_is_a_document(language: str, text: str, expected: str) -> None:
    assert texts(text, "agreement_document", language) == [expected]
