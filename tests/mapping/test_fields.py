from __future__ import annotations

from treve.mapping.fields import CONSTANTS, COUNTS, FIELDS
from treve.read.source import Kind
from treve.read.table import SOURCE


def test_the_fields_fill_every_column_of_the_source_and_no_other() -> None:
    filled = {name for field in FIELDS.values() for name in field.fills}
    # `status` tells drafts of texts from confirmed rows, `compartment` is a casebook's; a stranger's columns of these names say
    # something else.
    assert filled == {column.name for column in SOURCE.columns} - {"status", "compartment"}


def test_constants_and_counts_are_fields_and_counts_are_the_counts_of_the_source() -> None:
    assert set(CONSTANTS) <= set(FIELDS)
    assert all(FIELDS[field].fills == (field,) for field in CONSTANTS)
    counted = {column.name for column in SOURCE.columns if column.kind is Kind.COUNT}
    assert {name for field in COUNTS for name in FIELDS[field].fills} == counted
