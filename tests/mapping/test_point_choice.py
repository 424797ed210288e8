from __future__ import annotations

import pytest

from tests.mapping.tables import table_of
from treve.errors import BadValue
from treve.mapping.fields import Reading
from treve.mapping.point_choice import rule_of
from treve.mapping.questions import Answers


def test_two_columns_of_degrees() -> None:
    table = table_of([["id", "lat", "lon"], ["a", 34.9, 36.7], ["b", "35°N", "36°E"]])
    answers = Answers({})
    rule = rule_of(table, {"lat": "lat", "lon": "lon"}, "SY", answers, [])
    assert rule is not None
    assert (rule.columns, rule.read_as, rule.swapped) == (("lat", "lon"), Reading.DEGREES, False)
    assert not answers.open


@pytest.mark.parametrize("country", ["SY", None])
def test_swapped_columns_are_asked_for(country: str | None) -> None:
    # Without a country only degrees beyond 90 tell.
    rows = (
        [["id", "lat", "lon"], ["a", 36.7, 34.9], ["b", 38.9, 34.5]]
        if country
        else [["id", "lat", "lon"], ["a", 124.0, 8.0], ["b", 125.5, 7.0]]
    )
    answers = Answers({})
    rule_of(table_of(rows), {"lat": "lat", "lon": "lon"}, country, answers, [])
    assert [one.key for one in answers.open] == ["swapped"]
    rule = rule_of(table_of(rows), {"lat": "lat", "lon": "lon"}, country, Answers({"swapped": "yes"}), [])
    assert rule is not None
    assert rule.swapped


def test_a_single_strange_point_swaps_nothing() -> None:
    table = table_of([["id", "lat", "lon"], ["a", 34.9, 36.7], ["b", 34.8, 36.8], ["c", 36.7, 34.9]])
    answers = Answers({})
    rule_of(table, {"lat": "lat", "lon": "lon"}, "SY", answers, [])
    assert not answers.open


def test_a_grid_needs_its_zone() -> None:
    table = table_of([["id", "easting", "northing", "zone"], ["a", 336000, 4007000, "37N"]])
    chosen = {"easting": "easting", "northing": "northing"}
    answers = Answers({})
    assert rule_of(table, chosen, None, answers, []) is None
    assert [one.key for one in answers.open] == ["utm zone"]
    told = rule_of(table, chosen, None, Answers({"utm zone": "37 n"}), [])
    assert told is not None
    assert told.utm_zone == "37N"
    by_column = rule_of(table, {**chosen, "utm_zone": "zone"}, None, Answers({}), [])
    assert by_column is not None
    assert by_column.columns == ("easting", "northing", "zone")
    with pytest.raises(BadValue, match="1 to 60"):
        rule_of(table, chosen, None, Answers({"utm zone": "north"}), [])


def test_half_a_point_is_told_and_not_read() -> None:
    notes: list[str] = []
    table = table_of([["id", "lat", "place"], ["a", 34.9, "Homs"]])
    assert rule_of(table, {"lat": "lat"}, None, Answers({}), notes) is None
    assert "half of a point" in notes[0]
