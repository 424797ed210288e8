"""Rows as lines: read back as they were, and every line that is none is named."""

from __future__ import annotations

import json

import pytest

from tests.casebook.world import World, world
from treve.casebook import rows, schema
from treve.casebook.book import Casebook
from treve.casebook.rows import Row
from treve.errors import BadFile


def test_every_table_travels_but_those_left_out_and_none_twice() -> None:
    names = [table.name for table in rows.tables()]
    # The database's own note of the version is no table of ours.
    left_out = set(rows.LEFT_OUT) - {"alembic_version"}
    assert sorted((*names, *left_out)) == sorted(schema.metadata.tables)
    for table in rows.tables():
        for key in table.foreign_keys:
            inside = key.column.table is table and "entry" in table.columns
            assert inside or names.index(key.column.table.name) < names.index(table.name)


def test_rows_read_back_as_they_were(book: Casebook) -> None:
    made: World = world(book)
    made.report("monitor", "shelling\nof the market — سوق", identity="the baker")
    with book.read() as connection:
        lines = list(rows.lines(connection, handed_over=False))
        found = [one for one in rows.read([b"".join(lines)], "x") if isinstance(one, Row)]
        for table in rows.tables():
            expected = [
                row._asdict() for row in connection.execute(table.select().order_by(*table.primary_key.columns))
            ]
            assert [one.values for one in found if one.table is table] == expected
        assert len(found) > 60
        # However the bytes are cut into pieces.
        whole = b"".join(lines)
        pieces = [whole[at : at + 777] for at in range(0, len(whole), 777)]
        assert [one for one in rows.read(pieces, "x") if isinstance(one, Row)] == found
        handed = b"".join(rows.lines(connection, handed_over=True))
    accounts = [one for one in rows.read([handed], "x") if isinstance(one, Row) and one.table is schema.account]
    assert len(accounts) == 18
    assert {one.values["disabled"] for one in accounts} == {True}
    assert len({one.values["password_hash"] for one in accounts}) == 1
    assert not {str(row["password_hash"]) for row in _accounts(book)} & {
        str(one.values["password_hash"]) for one in accounts
    }


def _accounts(book: Casebook) -> list[dict[str, object]]:
    with book.read() as connection:
        return [row._asdict() for row in connection.execute(schema.account.select())]


COLUMNS = json.dumps({"table": "meta", "columns": ["name", "value"]})
END = '{"end":{"meta":1}}'


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([COLUMNS, '["a"]', END], "line 2.*1 cells"),
        (['["a","b"]', END], "line 1.*cells"),
        ([COLUMNS, "[", END], "line 2.*no line of JSON"),
        ([COLUMNS, "7", END], "line 2.*neither"),
        ([COLUMNS, '["a",{"bytes":"é"}]', END], "line 2.*base64"),
        ([COLUMNS, '["a",{"other":"x"}]', END], "line 2.*base64"),
        ([COLUMNS, '["a","b"]', '["c","d"]', END], "line 4.*numbers of rows"),
        ([COLUMNS, '["a","b"]'], "ends too early"),
        ([COLUMNS, '["a","b"]', END, COLUMNS], "line 4.*after the end"),
        ([COLUMNS, COLUMNS], "line 2.*once"),
        (['{"table":"session","columns":[]}'], "line 1.*each table"),
        (['{"table":"meta","columns":["name","value","more"]}'], "line 1.*columns"),
    ],
)
def test_lines_that_are_not_as_they_must_be_are_named(lines: list[str], problem: str) -> None:
    with pytest.raises(BadFile, match=problem):
        list(rows.read(["".join(f"{line}\n" for line in lines).encode()], "x"))
    with pytest.raises(BadFile, match="within a line"):
        list(rows.read([b'{"table"'], "x"))
