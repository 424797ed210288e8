"""Reports of the version before get the span of their days; both indexes are there, and the guards; on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.casebook.migrations.versions.test_links_0004 import FILED
from tests.casebook.migrations.versions.test_links_0004 import engine as engine
from treve.casebook import guards, schema
from treve.casebook.book import migrate


def test_spans_are_counted_for_the_reports_that_are_there(engine: Engine) -> None:
    days = ("'2016-12-30', '2017-01-02'", "'2017-01-05', '2017-01-05'", "NULL, NULL")
    with engine.connect() as connection:
        migrate(connection, "0004")
        for statement in FILED[:-1]:
            connection.execute(text(statement))
        for ordinal, span in enumerate(days):
            names = "report_id, ordinal, account_id, entry, occurred_from, occurred_to"
            connection.execute(text(f"INSERT INTO report_fact ({names}) VALUES ('R', {ordinal}, 'A', 7, {span})"))
        connection.commit()
    with engine.connect() as connection:
        migrate(connection)
        connection.commit()
    with engine.connect() as connection:
        found = connection.execute(text("SELECT span FROM report_fact ORDER BY ordinal")).scalars().all()
        assert found == [3, 0, None]
        there = {one["name"] for one in inspect(connection).get_indexes("report_fact")}
        assert {"ix_report_fact_occurred_from_occurred_to_span_entry", "ix_report_fact_long"} <= there
        assert "ix_report_fact_occurred_from" not in there
        assert guards.missing(connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(text("UPDATE report_fact SET span = 1"))
