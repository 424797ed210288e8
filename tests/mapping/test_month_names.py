from __future__ import annotations

import pytest

from treve.mapping.month_names import months, weekdays
from treve.normalise.folding import fold


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("January", 1),
        ("janv.", 1),
        ("كانون الثاني", 1),
        ("يناير", 1),
        ("جانفي", 1),
        ("août", 8),
        ("غشت", 8),
        ("sept", 9),
        ("января", 1),
        ("diciembre", 12),
    ],
)
def test_names_of_months(name: str, month: int) -> None:
    assert months()[fold(name)] == month


def test_no_weekday_is_a_month() -> None:
    assert not weekdays() & set(months())
    assert {fold("jeudi"), fold("Thursday"), fold("الخميس")} <= weekdays()
