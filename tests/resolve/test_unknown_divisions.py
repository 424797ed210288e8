"""A misspelt division moves incidents out of a territory; nobody may find that out by chance."""

from __future__ import annotations

import pyarrow as pa
import pytest

from treve.model.agreement import Area, Unit
from treve.resolve.unknown_divisions import unknown_divisions


def _places(*codings: tuple[str | None, ...]) -> pa.Table:
    """Places coded with a country, a first-order and, where there is a third word, a second-order division."""
    second = [coding[2] if len(coding) > 2 else None for coding in codings]
    return pa.table(
        {
            "admin2": pa.array(second, pa.string()),
            "country": pa.array([country for country, *_ in codings], pa.string()),
            "admin1": pa.array([coding[1] for coding in codings], pa.string()),
        }
    )


def _area(country: str, admin1: str | None, admin2: str | None = None) -> tuple[str, Area]:
    area_id = "truce/territory-1"
    return area_id, Area(area_id, "area", (Unit(country, admin1, admin2, True),), None, (), None, None, (), ())


def test_a_division_that_an_area_misspells_is_told_with_the_nearest_known_one() -> None:
    (told,) = unknown_divisions(_places(("SY", "Homs"), ("SY", "Idlib")), [_area("SY", "Hmos")])
    assert told.startswith("truce/territory-1: no division 'Hmos' of SY is known")
    assert "did you mean 'Homs'?" in told


def test_a_division_that_reports_misspell_is_told_with_the_number_of_places() -> None:
    places = _places(("SY", "Hmos"), ("SY", "Hmos"), ("SY", "Homs"), ("SY", "Atlantis"))
    (told,) = unknown_divisions(places, [_area("SY", "Homs")])
    assert told.startswith("3 places are coded with divisions of SY that are not known")
    assert "'Hmos' (2) (did you mean 'Homs'?)" in told
    assert "'Atlantis' (1)" in told


@pytest.mark.parametrize(
    ("places", "area"),
    [
        (_places(("SY", "Hims"), ("SY", "Idlib Governorate"), (None, "Hmos"), ("SY", None)), _area("SY", "Homs")),
        # A country whose divisions no list holds: the words of the agreement are met by a report.
        (_places(("CO", "Cauca"), ("CO", "Nariño")), _area("CO", "Cauca")),
        # An area that is the whole country asks for no division.
        (_places(("SY", "Hmos")), _area("SY", None)),
        # Reports of another country say nothing of it.
        (_places(("CO", "Cauca")), _area("SY", "Hmos")),
        (_places(), _area("SY", "Hmos")),
    ],
)
def test_nothing_is_told_where_nothing_can_be_misread(places: pa.Table, area: tuple[str, Area]) -> None:
    assert unknown_divisions(places, [area]) == ()


def test_a_word_of_a_country_without_a_list_is_told_where_no_report_bears_it() -> None:
    (told,) = unknown_divisions(_places(("CO", "Cauca")), [_area("CO", "Cuaca")])
    assert "did you mean 'Cauca'?" in told


def test_a_second_order_division_that_an_area_misspells_is_told_with_the_nearest_of_the_reports() -> None:
    places = _places(("SY", "Idlib", "Ariha"), ("SY", "Idlib", "Harim"), ("SY", "Homs", "Arhia"))
    (told,) = unknown_divisions(places, [_area("SY", "Idlib", "Arhia")])
    assert told.startswith("truce/territory-1: no report is coded with the second-order division 'Arhia' of SY")
    assert "did you mean 'Ariha'?" in told


def test_a_second_order_division_that_reports_misspell_is_told_with_the_number_of_places() -> None:
    places = _places(*[("SY", "Idlib", name) for name in ("Ariha", "Arhia", "Arhia", "Harim")])
    (told,) = unknown_divisions(places, [_area("SY", "Idlib", "Ariha")])
    assert told.startswith("2 places are coded with second-order divisions")
    assert "'Arhia' (2) (did you mean 'Ariha'?)" in told


def test_second_order_divisions_of_other_first_order_ones_or_without_an_area_say_nothing() -> None:
    places = _places(("SY", "Idlib", "Ariha"), ("SY", "Homs", "Arhia"), ("SY", "Idlib", None), ("SY", "Idlib", "Harim"))
    assert unknown_divisions(places, [_area("SY", "Idlib", "Ariha")]) == ()
    assert unknown_divisions(places, [_area("SY", "Idlib")]) == ()
