"""The final value of figures that grow with late reports."""

from __future__ import annotations

import numpy as np
import pytest

from treve.analyse.chain_ladder import chain_ladder
from treve.errors import BadValue

NAN = np.nan


def test_a_triangle_worked_by_hand() -> None:
    found = chain_ladder(np.array([[10.0, 20, 22, 22], [20, 30, 33, NAN], [30, 60, NAN, NAN], [40, NAN, NAN, NAN]]))
    assert found.factors == pytest.approx([110 / 60, 55 / 50, 1])
    assert found.complete == pytest.approx([60 / 110 / 1.1, 1 / 1.1, 1, 1])
    assert found.ultimate == pytest.approx([22, 33, 66, 40 * 1.1 * 110 / 60])
    assert found.outstanding == pytest.approx(6 + 40 * 1.1 * 110 / 60 - 40)
    # Delay 0 alone varies: its variance is (10 x (2 - 11/6)^2 + 20 x (1.5 - 11/6)^2 + 30 x (2 - 11/6)^2) / 2.
    variance = (10 / 36 + 20 / 9 + 30 / 36) / 2
    expected = found.ultimate[3] * (variance / (11 / 6) ** 2 * (1 / 40 + 1 / 60)) ** 0.5
    assert found.error == pytest.approx([0, 0, 0, expected], abs=1e-9)
    assert found.total_error == pytest.approx(expected)


def test_figures_that_grow_alike_have_no_error() -> None:
    found = chain_ladder(np.array([[10.0, 20, 30, 30], [20, 40, 60, NAN], [10, 20, NAN, NAN], [5, NAN, NAN, NAN]]))
    assert found.total_error == pytest.approx(0, abs=1e-9)
    assert found.total == pytest.approx(30 + 60 + 30 + 15)


@pytest.mark.parametrize(
    "triangle",
    [
        [[1.0, NAN], [1, 2]],
        [[1.0, 2], [NAN, 2]],
        [[0.0, 0], [0, NAN]],
        [[1.0, NAN, 3], [1, NAN, NAN]],
    ],
)
def test_what_is_no_triangle_is_refused(triangle: list[list[float]]) -> None:
    with pytest.raises(BadValue):
        chain_ladder(np.array(triangle))
