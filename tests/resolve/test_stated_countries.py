"""A country that contradicts the point is told; a border that is drawn one way or the other is not."""

from __future__ import annotations

import pyarrow as pa
import pytest

from treve.bulletin.outlines import outlines
from treve.resolve.stated_countries import contradictions

HOMS = (34.73, 36.71)


def found(*rows: tuple[str, float, float]) -> dict[int, tuple[int, str | None]]:
    points = pa.table(
        {
            "country": [country for country, _, _ in rows],
            "latitude": [latitude for _, latitude, _ in rows],
            "longitude": [longitude for _, _, longitude in rows],
            "reports": [2 for _ in rows],
        }
    )
    return contradictions(points, outlines())


def test_a_point_in_another_country_is_told_with_that_country() -> None:
    assert found(("SY", *HOMS), ("US", *HOMS), ("SY", 0.0, 0.0)) == {1: (2, "SY"), 2: (2, None)}


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"),
    [
        ("SY", *HOMS),
        ("LB", 34.55, 36.45),  # in Syria, beside the border
        ("UA", 44.6, 33.5),  # Crimea
        ("RU", 44.6, 33.5),
        ("SY", 33.1, 35.8),  # the Golan
        ("SD", 4.85, 31.6),  # Juba, in rows from before 2011
        ("YE", 13.5, 42.5),  # at sea, beside the coast
        ("GI", 34.73, 36.71),  # no outline: nothing to tell with
        ("FJ", -17.5, -179.9),
    ],
)
def test_what_borders_outlines_or_the_sea_may_explain_is_not_told(
    country: str, latitude: float, longitude: float
) -> None:
    assert found((country, latitude, longitude)) == {}


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert found() == {}
