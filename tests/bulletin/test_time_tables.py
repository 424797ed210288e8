"""Tables of when and how many."""

from __future__ import annotations

from tests.bulletin.answered import DURABILITY, HOLDING, UNSEEN
from treve.bulletin.front_names import NO_NAMES
from treve.bulletin.time_tables import TABLES


def test_the_recent_rate_stands_beside_what_is_recorded_so_far() -> None:
    rate, reached = TABLES["holding"](HOLDING, NO_NAMES)
    assert rate.rows[0].cells == ("31", "44 (37 to 56)", "0.40 (0.30 to 0.60)", "71 %", "–")
    assert reached.rows[0].cells == ("never until day 31", "–")


def test_comparable_truces_and_registers_are_told_with_their_source() -> None:
    (lasting,) = TABLES["durability"](DURABILITY, NO_NAMES)
    assert lasting.rows[0].cells == ("41 % (20 to 60 %)",)
    assert lasting.note is not None
    assert "truces.csv" in lasting.note
    (unseen,) = TABLES["unseen"](UNSEEN, NO_NAMES)
    assert [row.cells[1] for row in unseen.rows] == ["–", "at its lowest edge"]


def test_an_alarm_that_is_raised_stands_out() -> None:
    rule = {
        "rule": "ears_c1",
        "last": {"value": 9.0, "upper": 8.0, "alarm": True},
        "printed": {"value": 9.0, "upper": 4.0, "alarm": True},
        "printed_once_in_weeks": 26.0,
        "quiet_weeks": 500,
    }
    silent = {**rule, "last": {"value": 9.0, "upper": None, "alarm": False}, "once_in_weeks": None}
    rules = [{**rule, "once_in_weeks": None}, {**rule, "once_in_weeks": 100.0}, silent]
    block = {
        "data_end": "2017-01-31",
        "forecasts": [],
        "alarms": [{"name": "x", "promised": 100, "rules": rules}],
    }
    _, grid = TABLES["outlook"](block, NO_NAMES)
    assert [row.head for row in grid.rows] == ["EARS C1"] * 3
    assert [row.cells[1] for row in grid.rows] == ["8", "8", "–"]
    assert [row.cells[4] for row in grid.rows] == ["once in 26 weeks"] * 3
    assert [row.strong for row in grid.rows] == [True, True, False]
