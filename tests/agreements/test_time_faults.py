"""The zone and the times of an agreement."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agreements.examined import faults, notices


def _times(**ended: Any) -> dict[str, Any]:
    start = {"value": "2016-12-30", "by": "russia", "src": 1}
    return {"effective": [start], "ended": [{"by": "russia", "src": 1, **ended}]}


@pytest.mark.parametrize(
    ("ended", "fault"),
    [
        ({"value": "2017-01-30", "kind": "expired"}, None),
        ({"value": "2016-12-01", "kind": "expired"}, "2016-12-01 lies before the start on 2016-12-30"),
        ({"value": None, "kind": "expired"}, "is empty; expected the day or wall time of the legal end"),
        ({"value": "2017-01-30", "kind": "expird"}, "did you mean 'expired'?"),
    ],
)
def test_an_end_lies_after_the_start_and_says_what_it_is(ended: dict[str, Any], fault: str | None) -> None:
    found = faults(times=_times(**ended))
    assert (found == []) if fault is None else any(fault in one for one in found)


def test_without_a_start_the_reader_is_told_that_it_is_nowhere_in_force() -> None:
    assert "times: nobody states a start: the agreement is nowhere known to be in force" in notices(times={})
