"""Whom several reports name on a side, case by case. What chance brings together is tried in test_joint."""

from __future__ import annotations

import numpy as np
import pytest

from treve.link.compare import Akin
from treve.link.joint_side import NOBODY, joint_side
from treve.link.side_by_side import Groups

Said = tuple[bool, int, int, int]
"""Whether it counts and names somebody, whom, by which set, and whose word it is."""

_AKIN = Akin(np.array([1, 2, 2, 3]), np.array([2, 1, 3, 2]))


@pytest.mark.parametrize(
    ("reports", "actors", "disputed"),
    [
        pytest.param([(False, -1, 0, 1), (False, -1, 0, 2)], NOBODY, False, id="nobody is named"),
        pytest.param([(True, 4, 40, 1), (False, 5, 50, 2)], 40, False, id="one does not count"),
        pytest.param([(True, 4, 41, 1), (True, 4, 40, 2)], 40, False, id="one actor by two sets"),
        pytest.param([(True, 2, 20, 1), (True, 1, 10, 2)], 10, False, id="two that belong together"),
        pytest.param([(True, 1, 10, 1), (True, 4, 40, 2)], NOBODY, True, id="two that do not"),
        pytest.param([(True, 1, 10, 1), (True, 2, 21, 2), (True, 2, 20, 3)], 20, False, id="the one with more voices"),
        pytest.param([(True, 1, 10, 1), (True, 2, 20, 2), (True, 2, 20, 2)], 10, False, id="one voice twice is one"),
        pytest.param([(True, 1, 10, 1), (True, 2, 20, 2), (True, 3, 30, 3)], NOBODY, True, id="a chain is no likeness"),
    ],
)
def test_the_side_is_whom_most_voices_name(reports: list[Said], actors: int, disputed: bool) -> None:
    named, key, sets, voice = (np.array(column) for column in zip(*reports, strict=True))
    found = joint_side(Groups(np.zeros(len(named))), named, key, sets, voice, _AKIN)
    assert (found.actors.tolist(), found.disputed.tolist()) == ([actors], [disputed])


def test_where_nobody_is_alike_other_names_are_disputed() -> None:
    nothing = np.zeros(0, np.int64)
    two, key = np.array([True, True]), np.array([1, 2])
    found = joint_side(Groups(np.zeros(2)), two, key, key, key, Akin(nothing, nothing))
    assert found.disputed.tolist() == [True]
