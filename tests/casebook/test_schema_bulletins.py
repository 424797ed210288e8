"""The tables of bulletins: what was published stays, the files of a discarded draft may go, letters are work."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from tests.casebook.test_bulletins import PAPER
from tests.casebook.world import NOW, world
from treve.casebook import bulletins, schema
from treve.casebook import schema_bulletins as tables
from treve.casebook.book import Casebook


def test_each_is_kept_as_it_must_be(book: Casebook) -> None:
    assert {"bulletin", "bulletin_step", "bulletin_file", "bulletin_data_end"} <= set(schema.APPEND_ONLY)
    assert schema.ERASABLE["bulletin_data"] == ("bulletin_data_end", "sha256")
    assert {"mail", "mail_address"} <= set(schema.WORKING)
    made = world(book)
    with book.write(NOW) as writing:
        bulletins.draft(writing, made.who["head"], PAPER)
    for statement in (
        delete(tables.bulletin),
        update(tables.bulletin).values(reach="public"),
        delete(tables.bulletin_file),
        update(tables.bulletin_file).values(sha256="0" * 64),
        delete(tables.bulletin_data),
        update(tables.bulletin_data).values(data=b"other"),
    ):
        with pytest.raises(DBAPIError), book.write(NOW) as writing:
            writing.connection.execute(statement)
