"""Cells for formats without days and instants of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from treve.bulletin.cells import plain_cell


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.date(2016, 12, 30), "2016-12-30"),
        (dt.datetime(2016, 12, 29, 22), "2016-12-29T22:00:00Z"),  # noqa: DTZ001 - the tables hold UTC without a zone
        (float("nan"), None),
        (float("inf"), None),
        (1.5, 1.5),
        (True, True),
        (None, None),
        ("=1", "=1"),
        (b"x", "b'x'"),
    ],
)
def test_a_cell_is_text_number_truth_or_empty(value: object, expected: object) -> None:
    assert plain_cell(value) == expected
    assert type(plain_cell(value)) is type(expected)
