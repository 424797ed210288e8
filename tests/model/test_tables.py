"""The contract of the tables."""

from __future__ import annotations

from treve.model.tables import BY_NAME, TABLES


def test_a_table_name_occurs_once() -> None:
    assert len(BY_NAME) == len(TABLES)


def test_rows_of_a_run_point_to_each_other() -> None:
    assert {"incident_id", "agreement_id", "reading"} <= set(BY_NAME["finding"].column_names())
    assert {"incident_id", "source_row_id"} <= set(BY_NAME["incident_report"].column_names())
    assert {"source_row_id", "input_id", "row_number"} == set(BY_NAME["source_row"].column_names())


def test_an_answer_may_be_empty_and_a_verdict_may_not() -> None:
    columns = {column.name: column.nullable for column in BY_NAME["finding"].columns}
    assert columns["in_force"]
    assert not columns["verdict"]
