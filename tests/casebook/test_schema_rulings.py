"""The tables of decisions are append-only and each row says which entry it comes from."""

from __future__ import annotations

import pytest

from treve.casebook import schema, schema_rulings

TABLES = {name for name in vars(schema_rulings) if name in schema.metadata.tables}


def test_they_are_append_only_and_named_in_the_schema() -> None:
    assert {"vote", "reply", "remedy", "watch", "link_decision", "obligation", "obligation_step"} <= TABLES
    assert set(schema.APPEND_ONLY) >= TABLES
    assert all(getattr(schema, name) is getattr(schema_rulings, name) for name in TABLES)


@pytest.mark.parametrize("name", sorted(TABLES - {"vote"}))
def test_each_row_points_to_its_entry(name: str) -> None:
    assert [key.target_fullname for key in schema.metadata.tables[name].c.entry.foreign_keys] == ["entry.position"]
