from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from treve.normalise.places import boxes
from treve.read.country_boxes import box_country, box_numbers, fits

CODES = st.none() | st.sampled_from(["SY", "TR", "ML", "VA", "nowhere"])
DEGREES = st.none() | st.floats(-180, 180)


def _fits(code: str | None, latitude: float | None, longitude: float | None) -> bool | None:
    box = boxes().get(code) if code else None
    if box is None or latitude is None or longitude is None:
        return None
    return box.south <= latitude <= box.north and box.west <= longitude <= box.east


@given(st.lists(st.tuples(CODES, DEGREES, DEGREES), max_size=20), st.booleans())
def test_points_are_held_against_the_box_of_their_country(
    rows: list[tuple[str | None, float | None, float | None]], encoded: bool
) -> None:
    codes = pa.array([code for code, _, _ in rows], pa.string())
    latitude = pa.array([degrees for _, degrees, _ in rows], pa.float64())
    longitude = pa.array([degrees for _, _, degrees in rows], pa.float64())
    numbers = box_numbers([codes.dictionary_encode() if encoded else codes], None, len(rows))
    expected = [_fits(*row) for row in rows]
    found = fits(numbers, latitude, longitude).to_pylist()
    # One axis alone can already tell that a point lies outside.
    assert [told for told, row in zip(found, rows, strict=True) if None not in row] == [
        told for told, row in zip(expected, rows, strict=True) if None not in row
    ]
    assert True not in [told for told, row in zip(found, rows, strict=True) if None in row]


def test_the_first_filled_column_counts_and_the_default_comes_last() -> None:
    first, second = pa.array(["SY", None, None]), pa.array(["TR", "TR", None])
    numbers = box_numbers([first, second], "ML", 3)
    assert [box_country(number) for number in numbers.to_pylist()] == ["SY", "TR", "ML"]


def test_no_country_is_not_a_country_without_a_box() -> None:
    without_box, untold = box_numbers([pa.array(["nowhere", None])], None, 2).to_pylist()
    assert (without_box, untold) == (len(boxes()), None)
