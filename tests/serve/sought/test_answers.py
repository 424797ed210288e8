from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.serve.slow_filter import SlowFilter
from treve.serve.query import EVERYTHING, Query, Term, parse
from treve.serve.sought import answers
from treve.serve.sought.answers import Order, View
from treve.serve.sought.ready import ReadyRuns

RUNS = ReadyRuns()


@pytest.mark.parametrize(
    "text", ["", "act:kinetic", "verdict:covered reading:presumed", "from:2017-01-01 to:2017-01-31"]
)
def test_totals_and_counts_are_those_of_the_list(syria: Path, slow: SlowFilter, text: str) -> None:
    query = parse(text)
    ids = slow.ids(query)
    with RUNS.sought(syria, query) as sought:
        told, counts = sought.ask(answers.total), sought.ask(answers.counts)
    assert told.incidents == len(ids) == told.points + told.areas + told.nowhere
    assert sum(count for _, count in counts["act"]) == len(ids)
    for facet in ("act", "area", "recorder", "alleged", "target", "placed", "linked", "disputed", "contested"):
        for value, count in counts.get(facet, []):
            expected = set(slow.ids(Query.of([Term(facet, value)]))) & set(ids)
            assert count == len(expected), (facet, value)


@pytest.mark.parametrize("level", range(0, 23))
def test_cells_hold_every_point_once_at_every_level_and_open_as_the_list(
    syria: Path, slow: SlowFilter, level: int
) -> None:
    expected = Counter(slow.cell(row, level) for row in slow.incidents)
    del expected[None]
    with RUNS.sought(syria, EVERYTHING) as sought:
        found = answers.cells(sought.store, View(-180, -90, 180, 90, level))
    assert {(cell.x, cell.y): cell.incidents for cell in found} == expected
    fullest = found[0]
    with RUNS.sought(syria, parse(f"cell:{fullest.name}")) as sought:
        assert sought.ask(answers.total).incidents == fullest.incidents


@pytest.mark.parametrize("order", Order)
def test_pages_hold_every_incident_once(syria: Path, slow: SlowFilter, order: Order) -> None:
    seen: list[int] = []
    after = ""
    with RUNS.sought(syria, EVERYTHING) as sought:
        while True:
            ids, after = answers.page(sought.store, order, after)
            seen += ids
            if not after:
                break
    assert sorted(seen) == slow.ids(EVERYTHING)
    by_id = {row["incident_id"]: row for row in slow.incidents}
    if order is not Order.DEADLIEST:
        days = [by_id[one]["first_day"] for one in seen]
        assert days == sorted(days, reverse=order is Order.NEWEST)
