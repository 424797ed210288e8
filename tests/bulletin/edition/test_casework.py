"""Alleged, verified and ruled are three numbers, and nothing that was not ruled is a ruling."""

from __future__ import annotations

from treve.bulletin.edition.casework import Casework, plain, standing

WORK = Casework(7, 3, 2, 1, {"cannot_rule": 1, "serious_violation": 2}, 1, 4)


def test_each_stands_in_its_own_row() -> None:
    (grid,) = standing(WORK).grids
    told = {row.head: row.cells[0] for row in grid.rows}
    assert told["alleged: cases that nobody has verified yet"] == "3"
    assert told["verified: it happened, roughly so; not ruled on"] == "2"
    assert told["ruled: serious violation"] == "2"
    assert told["ruled: the body cannot rule"] == "1"
    assert "ruled: minor violation" not in told


def test_that_nothing_was_ruled_is_said() -> None:
    none = standing(Casework(1, 1, 0, 0, {}, 0, 0))
    assert "No case of these days has been ruled on." in none.sentences
    assert "No case of these days has been ruled on." not in standing(WORK).sentences


def test_the_same_as_plain_values() -> None:
    assert plain(WORK)["ruled"] == {"cannot_rule": 1, "serious_violation": 2}
