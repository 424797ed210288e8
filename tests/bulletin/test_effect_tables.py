"""The tables of the first question."""

from __future__ import annotations

from tests.analysis.made import told
from treve.bulletin.effect_tables import areas, measures, what_else
from treve.catalogue import speaking


def test_a_measure_that_is_refused_says_why_and_the_others_stand() -> None:
    grid = measures(told(tolls=False)["effect"])
    assert grid.rows[0].head == "Incidents"
    assert any("No answer" in str(row.cells[0]) for row in grid.rows)
    assert "–" not in grid.rows[0].cells


def test_the_area_that_carries_the_change_stands_out() -> None:
    grid = areas(told()["effect"])
    assert grid is not None
    assert [row.head for row in grid.rows if row.strong] == ["North"]


def test_what_else_happened_stands_with_its_days_and_its_sources() -> None:
    entry = {
        "what": {"en": "A battle", "fr": "Une bataille"},
        "place": {},
        "first": "2016-11-15",
        "last": "2016-12-22",
        "sources": ["https://example.org/a"],
    }
    with speaking("fr"):
        grid = what_else([entry])
    assert grid is not None
    assert grid.rows[0].head == "Une bataille"
    place, days, links = grid.rows[0].cells
    assert place == "–"
    assert "15 novembre 2016" in str(days)
    assert not isinstance(links, str)
    assert links[0].address == "https://example.org/a"
    assert what_else([]) is None
