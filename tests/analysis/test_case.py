"""No question changes another's random numbers."""

from __future__ import annotations

import datetime as dt

from treve.analysis.case import Case
from treve.model.daily_counts import DailyCounts
from treve.model.truce import Truce

DAY = dt.date(2017, 1, 1)
TRUCE = Truce("x", "X", "UTC", None, DAY, DAY, None)
CASE = Case(TRUCE, DailyCounts(DAY, DAY, (), None, (), "made"), seed=1)


def test_each_question_has_numbers_of_its_own_that_come_again() -> None:
    first = CASE.generator("effect").integers(1 << 40)
    assert first == CASE.generator("effect").integers(1 << 40)
    assert first != CASE.generator("holding").integers(1 << 40)
