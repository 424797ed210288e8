"""The migration that seals: what it needs, and that it stays what it was. What it does to rows: tests/casebook/test_upgrade.py."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.casebook.earlier import First
from treve.casebook.book import migrate
from treve.errors import BadFile


def test_an_empty_casebook_needs_no_key() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        migrate(connection, "0002")
        there = set(inspect(connection).get_table_names())
        assert {"seal_key", "seal_key_end", "seal_wrap", "attachment_name"} <= there
    engine.dispose()


def test_one_with_something_to_seal_is_not_migrated_without_a_key() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        First(connection).fill()
        with pytest.raises(BadFile, match="treve casebook migrate"):
            migrate(connection, "0002")
        assert connection.scalar(text("SELECT totp_secret FROM account WHERE account_id = 'A-1'")) == "JBSWY3DPEHPK3PXP"
    engine.dispose()
