from __future__ import annotations

from treve.read.row_spool import spool_rows


def test_rows_come_back_as_text_columns() -> None:
    spool = spool_rows(["a", "b"], ([str(number), None] for number in range(40_000)), 10**6)
    rows = [row for batch in spool.batches() for row in batch.to_pylist()]
    assert rows == [{"a": str(number), "b": None} for number in range(40_000)]
    spool.close()


def test_no_rows_make_an_empty_spool() -> None:
    spool = spool_rows(["a"], [], 10)
    assert (spool.rows, list(spool.batches())) == (0, [])
