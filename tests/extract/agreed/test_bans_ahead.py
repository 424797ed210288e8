"""Bans told by any verb."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les rebelles ne recruteront plus d'enfants.", "ne recruteront plus d'enfants"),
        ("fr", "Selon l'accord, la milice n'occupe plus les écoles.", "n'occupe plus les écoles"),
        ("en", "Under the deal, the army no longer searches women.", "no longer searches women"),
        ("es", "La guerrilla no reclutará menores.", "no reclutará menores"),
        ("ru", "Повстанцы не будут вербовать детей.", "не будут вербовать детей"),
        ("ru", "По соглашению армия больше не досматривает женщин.", "больше не досматривает женщин"),
        ("ar", "وبموجب الاتفاق تفرج الحكومة عن ثلاثين أسيرا ولا تلاحق عائلاتهم.", "ولا تلاحق عائلاتهم"),
    ],
)
def test_a_negated_verb_of_one_who_is_bound_forbids(language: str, text: str, expected: str) -> None:
    assert texts(SIGNED[language] + text, "prohibition", language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée ne bombardera pas les marchés, a assuré le ministre."),
        ("fr", "L'armée ne se retirera pas."),
        ("fr", "La milice n'occupe plus les écoles."),
        ("en", "The army will not withdraw."),
        ("en", "The army no longer searches women."),
        ("es", "El Ejército no atacará primero, aseguró el ministro."),
        ("es", "La guerrilla no dejará las armas."),
        ("ru", "Армия не будет бомбить рынки, заверил министр."),
        ("ru", "Ополченцы больше не стреляют."),
        ("ar", "ولا يعرف المتمردون موعد التنفيذ."),
    ],
)
def test_refusals_claims_and_reports_of_conduct_forbid_nothing(language: str, text: str) -> None:
    assert texts(SIGNED[language] + text, "prohibition", language) == []


def test_a_ban_ends_where_what_it_leaves_free_begins() -> None:
    text = SIGNED["es"] + "El Ejército no patrullará los cascos urbanos, salvo petición de los alcaldes."
    assert texts(text, "prohibition", "es") == ["no patrullará los cascos urbanos"]
    assert texts(text, "exception", "es") == ["petición de los alcaldes"]
