"""The tables of a casebook."""

from __future__ import annotations

from treve.casebook import schema


def test_every_table_is_of_one_kind() -> None:
    kinds = [*schema.APPEND_ONLY, *schema.ERASABLE, *schema.WORKING]
    assert sorted(kinds) == sorted(schema.metadata.tables)


def test_what_an_erasure_leaves_behind_holds_nothing_a_person_said() -> None:
    kept = {column.name for name in ("report", "report_change") for column in schema.metadata.tables[name].columns}
    assert kept == {
        "report_id",
        "entry",
        "account_id",
        "compartment",
        "client_key_hash",
        "batch_id",
        "ordinal",
        "change",
    }


def test_every_erasable_table_shares_a_column_with_the_table_that_says_why() -> None:
    for table, (reasons, key) in schema.ERASABLE.items():
        assert key in schema.metadata.tables[table].columns
        assert [column.name for column in schema.metadata.tables[reasons].primary_key.columns] == [key]
