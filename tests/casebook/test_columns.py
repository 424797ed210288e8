"""What tables are made of."""

from __future__ import annotations

from treve.casebook import schema
from treve.casebook.columns import entry_column, metadata, text_column


def test_every_table_is_known_to_the_migrations() -> None:
    assert schema.metadata is metadata
    assert {"entry", "report", "vote", "link_decision"} <= set(metadata.tables)


def test_an_entry_s_number_is_never_empty_and_a_text_only_where_it_says_so() -> None:
    assert not entry_column().nullable
    assert [text_column("a").nullable, text_column("a", nullable=True).nullable] == [False, True]
