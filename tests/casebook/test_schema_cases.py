"""The tables of cases are named in the schema, and no row of them ever changes or goes."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from tests.casebook.world import NOW, world
from treve.casebook import cases, merging, schema, schema_cases
from treve.casebook.book import Casebook

NAMES = ("assignment", "case_file", "case_report", "case_report_end", "case_step", "tabling")


def test_they_are_named_in_the_schema_and_refuse_to_change(book: Casebook) -> None:
    made = world(book)
    one, other = made.case(made.report("liaison_a")), made.case(made.report("liaison_b"))
    with book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], one, made.who["officer"].account_id)
        cases.table(writing, made.who["head"], one)
        merging.merge(writing, made.who["head"], other, one, "x")
    for name in NAMES:
        table = getattr(schema, name)
        assert table is getattr(schema_cases, name)
        assert name in schema.APPEND_ONLY
        for statement in (delete(table), update(table).values(case_id="C-x")):
            with pytest.raises(DBAPIError), book.write() as writing:
                writing.connection.execute(statement)
