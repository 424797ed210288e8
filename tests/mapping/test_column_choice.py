from __future__ import annotations

import datetime as dt

import pytest

from treve.errors import BadValue
from treve.mapping.cells import Cell
from treve.mapping.column_choice import choose
from treve.mapping.evidence import Column
from treve.mapping.questions import Answers

DAY = dt.date(2017, 1, 5)


def _columns(**cells: list[Cell]) -> dict[str, Column]:
    return {
        name.replace("__", " / ").replace("_", " "): Column(name.replace("__", " / ").replace("_", " "), values)
        for name, values in cells.items()
    }


def test_words_and_cells_together_decide() -> None:
    columns = _columns(ref=["a", "b"], date=[DAY, DAY], village=["x", "y"], killed=[1, 2], remarks=["", ""])
    assert choose(columns, Answers({}), []) == {
        "report_id": "ref",
        "day": "date",
        "place": "village",
        "killed": "killed",
        "note": "remarks",
    }


def test_a_column_called_like_a_day_that_holds_none_is_not_read_and_that_is_told() -> None:
    notes: list[str] = []
    answers = Answers({})
    chosen = choose(_columns(ref=["a", "b"], date=["x1", "x2"], seen=[DAY, DAY]), answers, notes)
    assert chosen == {"report_id": "ref", "day": "seen"}
    assert "'date'" in notes[0]


def test_two_columns_that_fit_equally_are_asked_for() -> None:
    answers = Answers({})
    columns = _columns(ref=["a"], incident_date=[DAY], event_date=[DAY])
    choose(columns, answers, [])
    assert [(one.key, one.choices) for one in answers.open] == [
        ("column for day", ("incident date", "event date", "none"))
    ]
    assert choose(columns, Answers({"column for day": "event date"}), [])["day"] == "event date"


def test_the_day_of_the_report_is_not_the_day_of_the_incident() -> None:
    chosen = choose(_columns(date_of_report=[DAY], date_of_incident=[DAY]), Answers({}), [])
    assert chosen == {"published": "date of report", "day": "date of incident"}


def test_without_a_day_it_is_asked_for() -> None:
    answers = Answers({})
    choose(_columns(ref=["a"], village=["x"]), answers, [])
    assert answers.open[0].key == "column for day"


def test_year_month_and_day_apart() -> None:
    chosen = choose(_columns(year=[2017], month=["May"], day=[5]), Answers({}), [])
    assert chosen == {"year": "year", "month": "month", "day_of_month": "day"}


def test_one_of_a_group_is_known_by_its_own_part() -> None:
    chosen = choose(
        _columns(Where__District=["a"], Where__Village=["b"], Casualties__Killed=[1], date=[DAY]), Answers({}), []
    )
    assert chosen["admin2"] == "Where / District"
    assert chosen["place"] == "Where / Village"
    assert chosen["killed"] == "Casualties / Killed"


def test_an_answer_gives_or_takes_a_column() -> None:
    columns = _columns(date=[DAY], village=["x"], note=["y"])
    chosen = choose(columns, Answers({"column for place": "note", "column for note": "none"}), [])
    assert chosen == {"place": "note", "day": "date"}
    with pytest.raises(BadValue, match="'village'"):
        choose(columns, Answers({"column for place": "town"}), [])
