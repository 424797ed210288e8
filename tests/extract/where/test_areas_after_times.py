"""Where a truce applies, told behind the time at which it begins."""

from __future__ import annotations

import pytest

from tests.extract.made import texts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Une trêve prendra effet demain samedi à 4 heures du matin au Sud-Liban.", ["Sud-Liban"]),
        ("es", "La tregua empezará el viernes a las 00.00 horas en España y Francia.", ["España y Francia"]),
        ("en", "The truce takes effect on Friday at noon in the Karsan district.", ["Karsan district"]),
        ("fr", "La trêve a été signée vendredi à Oslo.", []),
        ("en", "The truce has been in force. On Friday in Karsan shells fell.", []),
    ],
)
def test_the_area_stands_behind_the_time(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, "territory", language) == expected
