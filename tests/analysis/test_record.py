"""Results go into JSON as they are, and never as NaN."""

from __future__ import annotations

import datetime as dt
import json
import math

import numpy as np
import pytest

from treve.analysis.record import record
from treve.model.refusal import Missing, Refusal


def test_a_result_becomes_plain_values() -> None:
    told = record(Refusal(Missing.NO_TOLL, {"days": 3}))
    assert told == {"missing": "no_toll", "values": {"days": 3}}


def test_days_and_arrays_become_text_and_lists() -> None:
    assert record((dt.date(2017, 1, 1), np.array([1.0, 2.5]), np.int64(3), None, True)) == [
        "2017-01-01",
        [1.0, 2.5],
        3,
        None,
        True,
    ]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, np.float64("nan")])
def test_a_number_that_is_not_finite_is_null(value: float) -> None:
    assert json.dumps(record({"x": value}), allow_nan=False) == '{"x": null}'


def test_a_value_without_a_place_is_refused() -> None:
    with pytest.raises(TypeError, match="no place"):
        record(object())
