"""Several areas named one after the other."""

from __future__ import annotations

import pytest

from tests.extract.made import SIGNED, texts


@pytest.mark.parametrize(
    ("language", "sentence", "areas"),
    [
        ("en", "The truce applies in Nariño, Cauca and Putumayo.", ["Nariño", "Cauca", "Putumayo"]),
        ("en", "The truce covers North Kivu and South Kivu.", ["North Kivu", "South Kivu"]),
        ("en", "The truce covers the provinces of Bubanza, Cibitoke and Ruyigi.", ["provinces of Bubanza, Cibitoke and Ruyigi"]),
        ("en", "The truce covers Bosnia and Herzegovina.", ["Bosnia and Herzegovina"]),
        ("en", "The truce applies in Buka, Arawa and the surrounding islands.", ["Buka", "Arawa", "surrounding islands"]),
        ("fr", "La trêve prend effet dans la ville de Gao, à Bourem et à Ansongo.", ["ville de Gao", "Bourem", "Ansongo"]),
        ("fr", "La trêve s'applique aux régions de Gao, de Mopti et de Kidal.", ["régions de Gao, de Mopti et de Kidal"]),
        ("es", "La tregua abarca las cañadas de Toj y el municipio de Uspantán.", ["cañadas de Toj", "municipio de Uspantán"]),
        ("ru", "Перемирие распространяется на Очамчиру, Гали и прилегающие сёла.", ["Очамчиру", "Гали", "прилегающие сёла"]),
        ("ar", "تسري الهدنة على جميع مديريات صعدة وحرف سفيان.", ["جميع مديريات صعدة", "حرف سفيان"]),
    ],
)  # fmt: skip
def test_each_area_of_a_list_is_told_apart_and_one_name_is_left_whole(
    language: str, sentence: str, areas: list[str]
) -> None:
    assert texts(SIGNED[language] + sentence, "territory", language) == areas


@pytest.mark.parametrize(
    ("language", "sentence", "areas"),
    [
        ("en", "The truce applies in Goma, Congo.", ["Goma"]),
        ("en", "The truce holds in Idlib, Russia said.", ["Idlib"]),
        ("en", "The truce holds in Darfur and Bashir said he was glad.", ["Darfur"]),
        ("en", "The truce applies in Gaza and Israel's allies rejoiced.", ["Gaza"]),
        ("fr", "La trêve s'applique à Kidal et le président Traoré s'en réjouit.", ["Kidal"]),
        ("ar", "تسري الهدنة في محافظة إدلب وأعلنت تركيا ذلك.", ["محافظة إدلب"]),
    ],
)
def test_who_stands_behind_an_area_is_no_further_area(language: str, sentence: str, areas: list[str]) -> None:
    assert texts(SIGNED[language] + sentence, "territory", language) == areas
