"""A casebook of the version before gets the table of saved filters, empty; on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.casebook.migrations.versions.test_links_0004 import engine as engine
from treve.casebook.book import migrate


def test_the_table_is_made_and_a_link_belongs_to_one_filter(engine: Engine) -> None:
    with engine.connect() as connection:
        migrate(connection, "0006")
        assert "saved_filter" not in inspect(connection).get_table_names()
        migrate(connection, "0007")
        connection.commit()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM saved_filter")).scalar() == 0
        (keys,) = inspect(connection).get_foreign_keys("saved_filter")
        assert keys["referred_table"] == "account"
        unique = {one["name"] for one in inspect(connection).get_indexes("saved_filter") if one["unique"]}
        assert unique == {"ix_saved_filter_token_hash"}
        with pytest.raises(DBAPIError):
            connection.execute(
                text("INSERT INTO saved_filter (filter_id, account_id, name, what) VALUES ('F', 'nobody', 'x', 'y')")
            )
