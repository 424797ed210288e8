"""Spellings that mean the same name fold to one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.normalise.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ahrar al-Sham", "AHRAR ASH-SHAM"),
        ("Ahrar al-Sham", "Ahrar el Sham"),
        ("Tahrir al-Sham", "Tahrir al- Sham"),
        ("Hay'at Tahrir al-Sham", "Hay’at Tahrir al-Sham"),
        ("Mare' Operations Room", "Mare Operations Room"),
        ("Nour al-Din", "Nour ad-Din"),
        ("Faylaq al-Sham", "Faylaq al‑Sham"),
        ("Türkiye", "Turkiye"),
        ("État islamique (EI)", "Etat islamique EI"),
        ("أحرار الشام", "احرار الشام"),
        ("الجبهة الشامية", "الجبهه الشاميه"),
        ("حركـــة أحرار الشام", "حركة أحرار الشام"),
        ("مُصْطَفى", "مصطفي"),
        ("Файлак аш-Шам", "Файлак аль-Шам"),
        ("Федерация", "федерация"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jaysh al-Islam", "Jaysh al-Nasr"),
        ("13th Division", "16th Division"),
        ("Government of Iran", "Government of Iraq"),
        ("IS", "SI"),
        ("الله", "له"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("name", ["", " ", "???", "—", "al-"])
def test_what_has_no_letters_folds_to_nothing(name: str) -> None:
    assert fold(name) == ""


@given(st.text())
def test_a_folded_name_has_single_blanks_and_no_capitals(name: str) -> None:
    folded = fold(name)
    assert folded == " ".join(folded.split())
    assert folded == folded.casefold()
