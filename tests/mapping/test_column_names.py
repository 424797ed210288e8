from __future__ import annotations

import pytest

from treve.mapping.column_names import column_words, is_total, likeness
from treve.mapping.fields import FIELDS

PARTS = {"lat", "lon", "easting", "northing", "utm_zone", "year", "month", "day_of_month"}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("N°", "report_id"),
        ("#", "report_id"),
        ("Incident_ID", "report_id"),
        ("Date de l'incident", "day"),
        ("DATE OF INCIDENT", "day"),
        ("تاريخ الحادث", "day"),
        ("Fecha", "day"),
        ("Date of report", "published"),
        ("Heure", "time"),
        ("Localité", "place"),
        ("القرية", "place"),
        ("المحافظة", "admin1"),
        ("Gouvernorat ", "admin1"),
        ("Latitude", "lat"),
        ("خط الطول", "lon"),
        ("GPS", "point"),
        ("MGRS", "point"),
        ("Auteur présumé", "perpetrator_alleged"),
        ("الجهة المسؤولة", "perpetrator_alleged"),
        ("Type d’incident", "act"),
        ("Tués", "killed"),
        ("Number of killed", "killed"),
        ("عدد الشهداء", "killed"),
        ("Civilians killed", "civilians_killed"),
        ("Blessés", "injured"),
        ("Fatalites", "killed"),
        ("Observations", "note"),
    ],
)
def test_a_header_is_most_like_its_field(header: str, field: str) -> None:
    found = likeness(header)
    assert max(found, key=lambda one: found[one]) == field


@pytest.mark.parametrize(
    "header",
    [
        "actor1",
        "Actor 2",
        "side_a",
        "Side B",
        "Actor",
        "Acteur",
        "Auteur",
        "Person responsible",
        "Responsable de saisie",
    ],
)
def test_a_column_that_names_a_side_without_accusing_it_is_no_perpetrator(header: str) -> None:
    assert not {"perpetrator_alleged", "target"} & set(likeness(header))


@pytest.mark.parametrize("header", ["column_7", "xyz", "", "Überweisung", "1"])
def test_a_header_of_nothing_known_is_like_nothing(header: str) -> None:
    assert likeness(header) == {}


def test_each_word_stands_in_one_field_and_each_field_exists() -> None:
    words = [word for field in column_words().values() for word in field]
    assert len(words) == len(set(words))
    assert set(column_words()) <= set(FIELDS) | PARTS
    assert set(FIELDS) <= set(column_words())


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        ("TOTAL", True),
        ("Total:", True),
        ("Sous-total Idlib", True),
        ("المجموع", True),
        ("Grand total", True),
        ("Totally destroyed house", False),
        ("Homs", False),
        ("", False),
    ],
)
def test_rows_of_sums(text: str, is_sum: bool) -> None:
    assert is_total(text) is is_sum
