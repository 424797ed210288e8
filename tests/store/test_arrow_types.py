"""The types of our columns in Arrow."""

from __future__ import annotations

import pyarrow as pa
import pytest

from treve.model.tables import TABLES, Type
from treve.store.arrow_types import ARROW_TYPES, arrow_schema
from treve.store.duckdb import DuckDBStore


def test_every_type_has_its_own() -> None:
    assert set(ARROW_TYPES) == set(Type)


def test_rows_come_back_in_the_types_they_went_in_with() -> None:
    store = DuckDBStore(None)
    for table in TABLES:
        store.load(table.name, arrow_schema(table.name).empty_table())
        back = store.fetch(table.name).schema
        assert [(field.name, field.type) for field in back] == [
            (field.name, field.type) for field in arrow_schema(table.name)
        ]
    store.close()


def test_a_table_nobody_knows_has_no_schema() -> None:
    with pytest.raises(KeyError):
        arrow_schema("nonsense")
    assert isinstance(arrow_schema("setting"), pa.Schema)
