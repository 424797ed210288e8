"""A casebook made by the first migration gets the new tables and columns, guarded like the old ones; on both databases."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.casebook.conftest import run
from treve.casebook import guards, schema
from treve.casebook.book import migrate

NEW = {"link_decision", "obligation", "obligation_step"}
FILED = (
    "INSERT INTO entry (position, recorded, leaf) VALUES (0, 't', 'x'), (7, 't', 'x')",
    "INSERT INTO account (account_id, name, password_hash, totp_step, disabled) VALUES ('A', 'a', 'h', 0, false)",
    "INSERT INTO compartment (name, meaning, entry) VALUES ('mission', 'x', 0)",
    "INSERT INTO report (report_id, entry, account_id, compartment) VALUES ('R', 7, 'A', 'mission')",
    "INSERT INTO report_fact (report_id, ordinal, account_id, area) VALUES ('R', 0, 'A', 'x'), ('R', 1, 'A', 'y')",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database."""
    url = f"sqlite:///{tmp_path / 'casebook.db'}"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        name = "earlier_" + secrets.token_hex(4)
        run(server, f"CREATE DATABASE {name}")
        url = server.url(name).replace("postgresql://", "postgresql+psycopg://")
    made = create_engine(url)
    yield made
    made.dispose()


def test_an_earlier_casebook_keeps_its_reports_and_gets_what_is_new(engine: Engine) -> None:
    with engine.connect() as connection:
        migrate(connection, "0001")
        for statement in FILED:
            connection.execute(text(statement))
        connection.commit()
    with engine.connect() as connection:
        assert not NEW & set(inspect(connection).get_table_names())
        migrate(connection)
        connection.commit()
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) >= NEW
        facts = connection.execute(text("SELECT ordinal, area, entry FROM report_fact ORDER BY ordinal")).all()
        assert [tuple(fact) for fact in facts] == [(0, "x", 7), (1, "y", 7)]
        assert guards.missing(connection, schema.APPEND_ONLY, schema.ERASABLE) == []
        with pytest.raises(DBAPIError, match="append-only"):
            connection.execute(text("UPDATE report_fact SET area = 'z'"))
