"""The wider indexes stand in place of those of the version before, with the guards; on both databases."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect

from tests.casebook.migrations.versions.test_links_0004 import engine as engine
from treve.casebook import guards, schema
from treve.casebook.book import migrate


def test_the_indexes_are_those_of_the_tables_as_they_are_made_today(engine: Engine) -> None:
    with engine.connect() as connection:
        migrate(connection, "0007")
        connection.commit()
    with engine.connect() as connection:
        before = _indexes(connection)
        assert before["ix_report_fact_area_entry"] == ["area", "entry"]
        migrate(connection)
        connection.commit()
    with engine.connect() as connection:
        today = {str(one.name): [column.name for column in one.columns] for one in schema.report_fact.indexes}
        after = _indexes(connection)
        assert after == today
        assert after["ix_report_fact_long"] == ["occurred_from", "occurred_to", "entry", "area"]
        assert "ix_report_fact_act_entry" not in after
        assert guards.missing(connection, schema.APPEND_ONLY, schema.ERASABLE) == []


def _indexes(connection: Connection) -> dict[str | None, list[str | None]]:
    found = inspect(connection).get_indexes("report_fact")
    return {one["name"]: one["column_names"] for one in found if not one["unique"]}
