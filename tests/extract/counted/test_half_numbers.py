"""Numbers with a half."""

from __future__ import annotations

import pytest

from treve.extract.drafting import prepare


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("two and a half million people", "en", 2_500_000),
        ("a million and a half people", "en", 1_500_000),
        ("deux millions et demi de personnes", "fr", 2_500_000),
        ("dos millones y medio de personas", "es", 2_500_000),
        ("два с половиной миллиона человек", "ru", 2_500_000),
        ("три с половиной тысячи человек", "ru", 3_500),
        ("مليون ونصف المليون شخص", "ar", 1_500_000),
        ("مليونين ونصف مليون شخص", "ar", 2_500_000),
    ],
)
def test_a_half_belongs_to_its_number(text: str, language: str, value: int) -> None:
    assert [one.low for one in prepare(text, language=language).numbers] == [value]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("two and a half hours", "en", [2]),
        ("il y a deux ans et demi", "fr", [2]),
        ("twelve and a half", "en", [12]),
        ("Deux soldats et demie mesure", "fr", [2]),
    ],
)
def test_a_half_of_something_else_changes_no_number(text: str, language: str, values: list[int]) -> None:
    assert [one.low for one in prepare(text, language=language).numbers] == values
