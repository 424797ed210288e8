from __future__ import annotations

import pytest

from tests.count.entries import entry
from treve.count.apart import days_between, kilometres, tolls_apart


def test_distance_agrees_with_a_degree_of_latitude() -> None:
    assert kilometres(entry("A", 0, (35.0, 36.0)), entry("B", 0, (36.0, 36.0))) == pytest.approx(111.195, abs=0.01)
    assert kilometres(entry("A", 0, None), entry("B")) is None


def test_days_and_tolls_that_meet_are_not_apart() -> None:
    assert days_between(entry("A", (0, 3)), entry("B", (3, 5))) == 0
    assert days_between(entry("A", (0, 3)), entry("B", (5, 5))) == 2
    assert tolls_apart((1, 3), (4, None))
    assert not tolls_apart((1, None), (4, 4))
    assert not tolls_apart((None, None), (4, 4))
