"""The UTM grid against PROJ, and military references against published ones."""

from __future__ import annotations

import math

import pyproj
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.mapping.grid_references import BANDS, from_mgrs, from_utm

METRE = 1 / 111_000


@given(st.floats(-79.9, 83.9), st.floats(-179.99, 179.99))
def test_a_point_comes_back_from_its_zone_as_proj_projects_it(latitude: float, longitude: float) -> None:
    assume(abs(latitude) > METRE)
    zone = int((longitude + 180) // 6) + 1
    band = BANDS[min(int((latitude + 80) // 8), len(BANDS) - 1)]
    code = (32600 if latitude >= 0 else 32700) + zone
    easting, northing = pyproj.Transformer.from_crs(4326, code, always_xy=True).transform(longitude, latitude)
    back = from_utm(zone, band, easting, northing)
    assert math.isclose(back[0], latitude, abs_tol=METRE / 1000)
    assert math.isclose(
        back[1] * math.cos(math.radians(latitude)), longitude * math.cos(math.radians(latitude)), abs_tol=METRE / 1000
    )


# The Eiffel Tower, the Washington Monument, and a square of ten metres in Honolulu: references printed in handbooks of the grid.
@pytest.mark.parametrize(
    ("reference", "latitude", "longitude", "metres"),
    [
        ("31U DQ 48251 11932", 48.85820, 2.29450, 10),
        ("18SUJ2348306479", 38.88947, -77.03524, 10),
        ("4QFJ12345678", 21.30948, -157.91682, 10),
        ("18 s uj 234 064", 38.8888, -77.0359, 150),
    ],
)
def test_published_references(reference: str, latitude: float, longitude: float, metres: float) -> None:
    found = from_mgrs(reference)
    assert abs(found[0] - latitude) < metres * METRE
    assert abs(found[1] - longitude) * math.cos(math.radians(latitude)) < metres * METRE


@given(st.floats(-79, 83), st.floats(-179.9, 179.9))
def test_a_reference_names_the_square_in_which_the_point_lies(latitude: float, longitude: float) -> None:
    assume(abs(latitude) > METRE)
    zone = int((longitude + 180) // 6) + 1
    band = BANDS[min(int((latitude + 80) // 8), len(BANDS) - 1)]
    code = (32600 if latitude >= 0 else 32700) + zone
    easting, northing = pyproj.Transformer.from_crs(4326, code, always_xy=True).transform(longitude, latitude)
    column = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")[(zone - 1) % 3][int(easting // 100_000) - 1]
    row = "ABCDEFGHJKLMNPQRSTUV"[(int(northing // 100_000) + (0 if zone % 2 else 5)) % 20]
    reference = f"{zone}{band}{column}{row}{int(easting % 100_000):05}{int(northing % 100_000):05}"
    back = from_mgrs(reference)
    assert abs(back[0] - latitude) < 2 * METRE
    assert abs(back[1] - longitude) * math.cos(math.radians(latitude)) < 2 * METRE


def test_s_is_the_band_where_the_northing_lies_in_it_and_the_southern_hemisphere_elsewhere() -> None:
    assert 36 < from_utm(37, "S", 336_000, 4_007_000)[0] < 37
    assert -30 < from_utm(37, "S", 336_000, 7_000_000)[0] < -20


@pytest.mark.parametrize(
    "text", ["37SBA123456", "61SBA1234567890", "37SIA1234567890", "37SBA", "37SBA123", "37XAA0000000000", "Aleppo"]
)
def test_what_is_no_reference_is_refused(text: str) -> None:
    if text == "37SBA123456":
        from_mgrs(text)
        return
    with pytest.raises(BadValue):
        from_mgrs(text)


def test_a_northing_outside_its_band_is_refused() -> None:
    with pytest.raises(BadValue):
        from_utm(37, "U", 336_000, 4_007_000)
