"""The tables of what is sealed: who may open a box changes, which keys there were never does."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import DBAPIError

from treve.casebook import schema, schema_seals, sealing, seals
from treve.casebook.book import Casebook
from treve.casebook.sealing import Purpose


def test_they_are_named_in_the_schema_and_each_is_kept_as_it_must_be() -> None:
    for name in ("attachment_name", "seal_key", "seal_key_end", "seal_wrap"):
        assert getattr(schema, name) is getattr(schema_seals, name)
    assert {"seal_key", "seal_key_end"} <= set(schema.APPEND_ONLY)
    assert "seal_wrap" in schema.WORKING
    assert "attachment_name" in schema.ERASABLE


def test_a_key_stays_known_and_a_wrap_can_go(book: Casebook) -> None:
    with book.write() as writing:
        box = seals.seal(writing.connection, "entry:9", b"the baker")
        assert box not in (b"", b"the baker")
        gone = writing.connection.execute(delete(schema.seal_wrap).where(schema.seal_wrap.c.record == "entry:9"))
        assert gone.rowcount == 1
    for statement in (
        delete(schema.seal_key),
        insert(schema.seal_key_end).values(key_id=sealing.new_key(Purpose.PEOPLE).public.key_id, entry=0),
    ):
        with pytest.raises(DBAPIError), book.write() as writing:
            writing.connection.execute(statement)
