from __future__ import annotations

from tests.count.entries import entry
from tests.count.figures import figure
from treve.count.match_rows import match_rows, pair_rows, total_outcome
from treve.count.registers import match_registers
from treve.count.total_registers import pair_totals
from treve.normalise.actor_book import actor_book
from treve.register_file import MATCHING


def test_a_match_is_one_row_with_both_tolls() -> None:
    found = match_registers(
        [entry("L", deaths=(3, 4))], [entry("R", deaths=(5, None)), entry("S", 5)], actor_book(), MATCHING
    )
    rows = match_rows(found).to_pylist()
    assert [(row["outcome"], row["left_id"], row["right_id"], row["conflicts"]) for row in rows] == [
        ("conflicting", "L", "R", "toll"),
        ("only_right", None, "S", None),
    ]
    assert [rows[0][name] for name in ("left_low", "left_high", "right_low", "right_high")] == [3, 4, 5, None]


def test_a_pair_of_totals_is_one_row_with_its_bounds() -> None:
    left = [figure("L", 6), figure("L2", 6, (1, 1)), figure("L3", 5, (2, 2)), figure("L4", 5, (3, 3))]
    right = [figure("R", 25), figure("R2", 6, (1, 1)), figure("R3", "at least 4", (2, 2))]
    pairs = pair_totals(left, right)
    assert [total_outcome(pair) for pair in pairs] == ["different", "equal", "open", "only_left"]
    row = pair_rows(pairs).to_pylist()[0]
    assert [row[name] for name in ("both_low", "both_high", "distinct_low", "distinct_high")] == [0, 6, 25, 31]
