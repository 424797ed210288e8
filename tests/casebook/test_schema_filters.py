"""The table of saved filters is one that changes, as a link ends."""

from __future__ import annotations

from treve.casebook import schema, schema_filters


def test_the_table_is_named_and_works() -> None:
    assert schema.saved_filter is schema_filters.saved_filter
    assert "saved_filter" in schema.WORKING
    assert "saved_filter" not in schema.APPEND_ONLY
