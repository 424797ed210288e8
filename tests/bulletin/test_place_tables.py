"""Tables of where and who."""

from __future__ import annotations

from typing import Any

from tests.bulletin.answered import HOTSPOTS
from treve.bulletin.front_names import NO_NAMES, FrontNames
from treve.bulletin.place_tables import TABLES
from treve.bulletin.table_words import MOST_ROWS
from treve.catalogue import speaking


def _moved(fronts: int) -> dict[str, Any]:
    def change(name: str, before: int) -> dict[str, Any]:
        return {"name": name, "covered": False, "before": before, "after": 1, "ratio": [0.5, 0.2, 1.5]}

    whole = change("", 9)
    each = [change(f"front {at}", 1) for at in range(fronts)]
    each.append({"name": "none", "covered": True, "before": 0, "after": 0, "ratio": None})
    return {"covered": whole, "others": whole, "total": whole, "fronts": each, "days_before": 60, "days_after": 30}


def test_a_table_that_is_cut_says_how_many_rows_it_leaves_out_and_fronts_without_a_count_are_none() -> None:
    block = {"events": _moved(MOST_ROWS + 2), "deaths": {"missing": "no_toll", "values": {}}}
    (grid,) = TABLES["displacement"](block, NO_NAMES)
    assert len(grid.rows) == 3 + MOST_ROWS
    assert grid.note is not None
    assert grid.note.endswith("2 more stand in analysis.json.")
    assert grid.rows[3].cells == ("1, then 1", "0.50 (0.20 to 1.50)")


def test_fronts_have_the_names_of_the_language() -> None:
    with speaking("fr"):
        grids = TABLES["displacement"](
            {"events": _moved(1), "deaths": {"missing": "no_toll"}}, FrontNames({"fr": {"front 0": "le front"}})
        )
    assert grids[0].rows[3].head == "le front"


def test_a_cluster_that_chance_makes_seldom_stands_out() -> None:
    (grid,) = TABLES["hotspots"](HOTSPOTS, NO_NAMES)
    assert grid.rows[0].strong
    assert grid.rows[0].cells == ("2", "7", "38", "18", "2 %")
    assert TABLES["hotspots"]({"found": {"clusters": []}}, NO_NAMES) == ()
