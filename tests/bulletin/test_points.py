"""The points of rows."""

from __future__ import annotations

import pyarrow as pa
import pytest

from treve.bulletin.points import points
from treve.errors import BadValue
from treve.store.protocol import Store


def test_a_finding_lies_where_its_incident_lies(store: Store) -> None:
    batch = pa.record_batch({"incident_id": pa.array([9, 6, 1], pa.int64())})
    assert list(points(store, "finding").of(batch)) == [(35.5, 33.9), None, (36.7, 34.7)]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("place", "place_id"),
        ("incident", "place_id"),
        ("finding_reason", "incident_id"),
        ("raw_table", "source_row_id"),
    ],
)
def test_the_nearest_way_to_a_place_is_taken(store: Store, table: str, column: str) -> None:
    assert points(store, table).column == column


def test_a_table_without_a_way_is_an_error(store: Store) -> None:
    with pytest.raises(BadValue, match="a table whose rows have a place"):
        points(store, "actor")
