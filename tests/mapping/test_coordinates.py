from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.mapping.coordinates import Point, metres, read_degrees, read_point, read_zone_and_band

ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
SECOND = 1 / 3600


def _parts(degrees: float) -> tuple[int, int, float]:
    whole = int(abs(degrees))
    minutes = int((abs(degrees) - whole) * 60)
    return whole, minutes, ((abs(degrees) - whole) * 60 - minutes) * 60


@given(st.floats(-90, 90))
def test_a_latitude_in_every_notation(latitude: float) -> None:
    degrees, minutes, seconds = _parts(latitude)
    side, french = ("N", "nord") if latitude >= 0 else ("S", "sud")
    if round(seconds, 3) >= 60:
        return
    notations = (
        f"{degrees}°{minutes:02}'{seconds:06.3f}\"{side}",
        f"{side}{degrees} {minutes:02} {seconds:06.3f}",
        f"{degrees}°{minutes}′{seconds:.3f}″ {french}",
        f"{degrees}d{minutes}m{seconds:.3f}s{side}",
        f"{latitude:.7f}",
        f"{latitude:.7f}".replace(".", ","),
        f"{latitude:.7f}".translate(ARABIC),
        f"{abs(latitude):.7f}° {side}",
    )
    for text in notations:
        assert abs(read_degrees(text, "N") - latitude) < 0.001 * SECOND, text


@given(st.floats(-89, 89), st.floats(-179, 179))
def test_a_point_in_one_cell(latitude: float, longitude: float) -> None:
    expected = Point(round(latitude, 5), round(longitude, 5))
    north, east = f"{latitude:.5f}", f"{longitude:.5f}"
    named = (
        f"{abs(latitude):.5f}°{'N' if latitude >= 0 else 'S'}",
        f"{abs(longitude):.5f}°{'E' if longitude >= 0 else 'W'}",
    )
    notations = (
        f"{north}, {east}",
        f"{north},{east}",
        f"{north} {east}",
        f"{north};{east}",
        f"({north}, {east})",
        f"lat: {north}, lon: {east}",
        f"{north} {east} 400.0 5.0",
        f"{north.replace('.', ',')} ; {east.replace('.', ',')}",
        f"{named[0]} {named[1]}",
        f"{named[1]}, {named[0]}",
    )
    for text in notations:
        found = read_point(text)
        assert abs(found.latitude - expected.latitude) < 2e-5, text
        assert abs(found.longitude - expected.longitude) < 2e-5, text


def test_grids_are_read_as_points() -> None:
    by_zone = read_point("37S 336000 4007000")
    assert abs(by_zone.latitude - 36.193927) < 1e-6
    assert abs(by_zone.longitude - 37.175976) < 1e-6
    assert read_point("37N E336000 N4007000") == by_zone
    assert abs(read_point("37SCA 36000 07000").latitude - by_zone.latitude) < 1e-4


@pytest.mark.parametrize("text", ["36°61'N", "N36N", "-36 S", "abc", "36.5°30'", "37°09'E"])
def test_what_is_no_latitude_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        read_degrees(text, "N")


@pytest.mark.parametrize("text", ["Aleppo", "36.2", "36°N 37°N", "", "37 36"[:2], "99SXX1234"])
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        read_point(text)


def test_distances_and_zones() -> None:
    assert metres("4 007 000") == metres("4.007.000") == metres(4007000) == metres("4,007,000 m") == 4_007_000
    assert read_zone_and_band("UTM zone 37 n") == ("37", "N")
    for bad in ("37", "N37", "37I"):
        with pytest.raises(BadValue):
            read_zone_and_band(bad)
    with pytest.raises(BadValue):
        metres("far")
