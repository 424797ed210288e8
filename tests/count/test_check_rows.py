from __future__ import annotations

from pathlib import Path

from tests.count.figures import write
from treve.count.audit import audit
from treve.count.check_rows import check_rows


def test_each_comparison_is_one_row(tmp_path: Path) -> None:
    rows = [
        {"total_id": "T", "value": "at least 5", "party_blamed": "rebels; isil", "period_to": "2017-01-03"},
        {"total_id": "A", "value": "3", "part_of": "T", "part_kind": "complete"},
    ]
    (row,) = check_rows(audit(write(tmp_path / "totals.csv", rows))).to_pylist()
    assert row["kind"] == "complete_parts"
    assert row["outcome"] == "difference"
    assert (row["stated_low"], row["stated_high"], row["counted_low"], row["counted_high"]) == (5, None, 3, 3)
    assert (row["line"], row["against"], row["party_blamed"], row["first_day"]) == (2, "A", "isil;rebels", None)
