"""Areas told by number, side or ends, and areas to their end."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The truce holds in the three upland districts until May 1.", ["three upland districts"]),
        ("en", "It is to be observed in all provinces.", ["all provinces"]),
        ("en", "It applies in Sectors 2 and 3.", ["Sectors 2 and 3"]),
        ("en", "It covers the contact line from Lesna to the sea.", ["contact line from Lesna to the sea"]),
        ("en", "It is valid for the eastern shore.", ["eastern shore"]),
        ("en", "Fighting went on in three upland districts.", []),
        ("en", "Rain fell on the eastern shore.", []),
        ("fr", "Elle s'applique dans les trois préfectures du nord.", ["trois préfectures du nord"]),
        ("fr", "Les pluies ont touché les trois préfectures du nord.", []),
        ("es", "La tregua rige en los seis municipios del Catatumbo.", ["seis municipios del Catatumbo"]),
        ("es", "Hubo protestas en los seis municipios del Catatumbo.", []),
        ("ru", "Перемирие действует в трёх приречных районах.", ["трёх приречных районах"]),
        ("ru", "Дожди прошли в трёх приречных районах.", []),
        ("ar", "وتسري الهدنة في مديريات الساحل الثلاث.", ["مديريات الساحل الثلاث"]),
        ("ar", "وهطلت الأمطار في مديريات الساحل الثلاث.", []),
    ],
)
def test_an_area_may_be_told_and_not_named(language: str, text: str, expected: list[str]) -> None:
    assert texts(SIGNED[language] + text, "territory", language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It applies in the wards of Goro, Tilli and Amba.", "wards of Goro, Tilli and Amba"),
        ("It applies throughout Moreni, including its territorial waters.", "Moreni, including its territorial waters"),
        ("It applies in Goro, Karim said.", "Goro"),
    ],
)
def test_an_area_goes_on_to_its_end(text: str, expected: str) -> None:
    assert texts(SIGNED["en"] + text, "territory", "en") == [expected]


def test_a_feast_is_no_place() -> None:
    assert texts("The sides agreed on a ceasefire over the Eid holiday.", "territory", "en") == []
