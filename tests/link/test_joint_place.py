"""Which of several places stands for an incident, case by case. What chance brings together is tried in test_joint."""

from __future__ import annotations

import math

import numpy as np
import pytest

from treve.link.joint_place import JointPlace, joint_place
from treve.link.side_by_side import Groups

Named = tuple[int, int, float | None, float | None]
"""Place, fineness, kilometres east of somewhere, and how far the place reaches."""
_UNKNOWN = math.nan


def _of(*reports: Named) -> JointPlace:
    place, fineness, east, radius = zip(*reports, strict=True)
    point = np.array([[_UNKNOWN] * 3 if one is None else [one, 0.0, 0.0] for one in east])
    known = np.array([_UNKNOWN if one is None else one for one in radius])
    return joint_place(Groups(np.zeros(len(place))), np.array(place), np.array(fineness), point, known)


@pytest.mark.parametrize(
    ("reports", "place", "widest", "apart"),
    [
        pytest.param([(7, 0, 0.0, 0.0), (8, 1, 20.0, 25.0)], 7, False, 20.0, id="the finer one lies within the wider"),
        pytest.param([(7, 0, 0.0, 0.0), (8, 1, 27.5, 25.0)], 8, True, 27.5, id="it does not"),
        pytest.param(
            [(7, 0, 0.0, 0.0), (8, 2, 90.0, None)], 7, False, 90.0, id="nobody knows how far the wider reaches"
        ),
        pytest.param([(7, 0, None, 0.0), (8, 1, 90.0, 25.0)], 7, False, None, id="a place without a point"),
        pytest.param([(9, 0, 0.0, 0.0), (8, 0, 1.5, 0.0)], 8, False, 1.5, id="of equal ones the first"),
        pytest.param(
            [(9, 0, 0.0, 0.0), (8, 0, 1.5, 0.0), (9, 0, 0.0, 0.0)], 9, False, 1.5, id="of equal ones the one most name"
        ),
        pytest.param(
            [(7, 0, 0.0, 0.0), (8, 0, 50.0, 0.0), (9, 1, 10.0, 60.0)], 9, True, 50.0, id="one of three lies elsewhere"
        ),
    ],
)
def test_the_finest_place_stands_unless_another_report_rules_it_out(
    reports: list[Named], place: int, widest: bool, apart: float | None
) -> None:
    found = _of(*reports)
    assert (found.place.tolist(), found.widest.tolist()) == ([place], [widest])
    assert [None if math.isnan(one) else one for one in found.apart_km.tolist()] == [apart]
