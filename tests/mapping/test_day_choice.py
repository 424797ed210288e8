from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.mapping.cells import YearNotShown
from treve.mapping.day_choice import rule_of
from treve.mapping.days import Order
from treve.mapping.evidence import Column
from treve.mapping.questions import Answers

DAYS = st.lists(st.dates(dt.date(1955, 1, 1), dt.date(2069, 12, 31)), min_size=1, max_size=12)


def _column(*cells: str | dt.date) -> Column:
    return Column("date", cells)


@given(DAYS)
def test_one_day_beyond_the_twelfth_decides_and_nothing_else_does(days: list[dt.date]) -> None:
    answers = Answers({})
    rule = rule_of(_column(*(f"{day:%d/%m/%Y}" for day in days)), answers, [])
    if any(day.day > 12 for day in days):
        assert rule == {"order": Order.DAY_FIRST}
        assert not answers.open
    elif all(day.day == day.month for day in days):
        assert rule == {}
        assert not answers.open
    else:
        assert [one.key for one in answers.open] == ["order of date"]
        assert answers.open[0].choices == ("day_first", "month_first")


def test_the_evidence_is_told() -> None:
    notes: list[str] = []
    rule_of(_column("05/01/2017", "01/13/2017"), Answers({}), notes)
    assert "month_first" in notes[0]
    assert "'01/13/2017'" in notes[0]


def test_orders_that_contradict_one_another_are_asked_for() -> None:
    answers = Answers({})
    rule_of(_column("13/01/2017", "01/14/2017", "05/06/2017"), answers, [])
    assert answers.open[0].choices == ("day_first", "month_first")
    assert rule_of(_column("13/01/2017", "01/14/2017"), Answers({"order of date": "month_first"}), []) == {
        "order": Order.MONTH_FIRST
    }


@pytest.mark.parametrize(
    ("decides", "left", "asked"),
    [
        ("01-13-2017", "05/01/2017", True),
        ("13.01.2017", "05/01/2017", True),
        ("13/01/2017", "05/01/2017 14:30", False),
        ("13/01/2017 - 15/01/2017", "05/01/2017", False),
        ("13-01-2017", "05/01/2017-06/01/2017", True),
        ("13/1/2017", "3-5/1/2017", False),
        ("13-01-2017", "2017-01-05", False),
    ],
)
def test_a_day_says_nothing_of_days_written_with_another_sign(decides: str, left: str, asked: bool) -> None:
    answers = Answers({})
    rule_of(_column(left, decides), answers, [])
    assert [one.key for one in answers.open] == (["order of date"] if asked else [])
    if asked:
        assert decides in answers.open[0].text
        assert left in answers.open[0].text
        assert answers.open[0].choices == ("day_first", "month_first")
        assert rule_of(_column(left, decides), Answers({"order of date": "day_first"}), []) == {"order": "day_first"}


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("Date (DD/MM/YYYY)", "day_first"),
        ("date jj-mm-aaaa", "day_first"),
        ("Date (mm/dd/yyyy)", "month_first"),
        ("Date", None),
        ("Comments added", None),
    ],
)
def test_the_name_of_a_column_may_tell_the_order(name: str, order: str | None) -> None:
    answers, notes = Answers({}), list[str]()
    rule = rule_of(Column(name, ["05/01/2017", "06/01/2017"]), answers, notes)
    assert rule == ({} if order is None else {"order": order})
    assert bool(answers.open) is (order is None)
    # A value that contradicts the name counts more than the name.
    assert rule_of(Column(name, ["05/01/2017", "01/13/2017"]), Answers({}), []) == {"order": "month_first"}


def test_two_figure_years_may_stand_first() -> None:
    assert rule_of(_column("17/01/13", "17/02/28"), Answers({"order of date": "year_first"}), []) == {
        "order": Order.YEAR_FIRST
    }


def test_words_and_cells_of_days_need_no_order() -> None:
    answers = Answers({})
    assert rule_of(_column("5 January 2017", dt.date(2017, 1, 5), "2017-01-06", "January 2017"), answers, []) == {}
    assert not answers.open


def test_days_that_excel_turned_are_asked_for_only_where_it_looks_so() -> None:
    turned = (dt.date(2017, 5, 1), dt.date(2017, 3, 2), "13/01/2017", "25/01/2017")
    answers = Answers({})
    rule_of(_column(*turned), answers, [])
    assert [one.key for one in answers.open] == ["turned days of date"]
    assert "2017-05-01" in answers.open[0].text
    assert "2017-01-05" in answers.open[0].text
    assert rule_of(_column(*turned), Answers({"turned days of date": "turn"}), []) == {
        "order": Order.DAY_FIRST,
        "turned": True,
    }
    assert rule_of(_column(*turned), Answers({"turned days of date": "keep"}), []) == {"order": Order.DAY_FIRST}
    american = (dt.date(2017, 5, 1), dt.date(2017, 3, 2), "01/13/2017", "01/25/2017")
    assert rule_of(_column(*american), Answers({"turned days of date": "turn"}), []) == {
        "order": Order.MONTH_FIRST,
        "turned": True,
    }
    answers = Answers({})
    rule_of(_column(*turned, "5 January 2017"), answers, [])
    assert [one.key for one in answers.open] == ["turned days of date"]
    for right in ((*turned, dt.date(2017, 1, 20)), (*turned, "05/01/2017"), turned[2:]):
        answers = Answers({})
        rule_of(_column(*right), answers, [])
        assert not answers.open


def test_a_year_that_excel_holds_and_does_not_show_is_asked_for() -> None:
    column = Column("date", [YearNotShown(2026, 1, 5), YearNotShown(2026, 2, 6)])
    answers = Answers({})
    rule_of(column, answers, [])
    assert [one.key for one in answers.open] == ["year of date"]
    assert "2026-01-05" in answers.open[0].text
    assert rule_of(column, Answers({"year of date": "keep"}), []) == {}
    assert rule_of(column, Answers({"year of date": "2017"}), []) == {"year": 2017}


def test_a_missing_year_is_asked_for() -> None:
    answers = Answers({})
    rule_of(_column("5 Jan"), answers, [])
    assert [one.key for one in answers.open] == ["year of date"]
    assert rule_of(_column("5 Jan"), Answers({"year of date": "2017"}), []) == {"year": 2017}
    with pytest.raises(BadValue, match="a year such as 2017"):
        rule_of(_column("5 Jan"), Answers({"year of date": "last"}), [])
