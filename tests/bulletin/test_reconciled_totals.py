from __future__ import annotations

import json

from tests.count.figures import figure
from treve.bulletin import reconciled_totals
from treve.count.total_registers import CONFIRMED, pair_totals

PAIRS = pair_totals(
    [figure("L", 6), figure("LC", 40, measure=CONFIRMED), figure("L2", 3, (1, 1))],
    [figure("R", 25)],
)


def test_figures_bounds_confirmations_and_contradictions_are_told() -> None:
    text = reconciled_totals.pairs_text(PAIRS)
    assert "2 figures compared: 0 the same, 1 different, 0 open; the left alone speaks of 1" in text
    assert "25 to 31" in text
    assert "left confirms 40 of the right's" in text
    assert "confirms more than the right has registered" in text


def test_values_are_plain_json_and_the_page_marks_what_cannot_be() -> None:
    values = json.loads(json.dumps(reconciled_totals.pairs_values("A", "B", PAIRS)))
    assert values["pairs"][0]["contradictions"] == ["left_confirms_more_than_there_are"]
    both, alone = reconciled_totals.pairs_answer("A", "B", PAIRS).grids
    assert [[row.strong for row in grid.rows] for grid in (both, alone)] == [[True], [False]]
