"""Figures of the tables."""

from __future__ import annotations

from treve.bulletin.table_words import interval, left_out, plain
from treve.catalogue import speaking


def test_figures_are_as_exact_as_they_are_large() -> None:
    assert [plain(one) for one in (0.0, 0.034, 2.5, 12.4, 1234.6)] == ["0", "0.034", "2.50", "12", "1,235"]
    with speaking("fr"):
        assert interval(0.5, 0.25, 1.5) == "0,50 (0,25 à 1,50)"


def test_a_whole_table_leaves_nothing_out() -> None:
    assert left_out([1, 2], "A note.") == "A note."
