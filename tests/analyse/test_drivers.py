"""Who drives the excess?"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from treve.analyse.drivers import Attributed, drivers
from treve.model.displacement import Drivers
from treve.model.refusal import Missing, Refusal


def _counts(rng: np.random.Generator, after: tuple[float, float], loose: float = 0.0) -> Attributed:
    return Attributed(
        names=("A–B", "A–C"),
        before=rng.poisson(2, (56, 2)).astype(float),
        after=np.column_stack([rng.poisson(rate, 28) for rate in after]).astype(float),
        unattributed=rng.poisson(loose, 28).astype(float),
        possible=np.array([10.0, 0.0]),
    )


def test_the_front_that_rose_carries_the_excess_and_the_shares_sum_to_one() -> None:
    rng = np.random.default_rng(1)
    found = drivers(_counts(rng, (8, 2), loose=1.0), rng)
    assert isinstance(found, Drivers)
    first, second = found.drivers
    assert first.name == "A–B"
    assert first.share[0] > 0.7
    assert first.share[0] + second.share[0] + found.unattributed[0] == pytest.approx(1)


def test_unattributed_incidents_are_bounds_and_only_where_the_front_is() -> None:
    rng = np.random.default_rng(2)
    found = drivers(_counts(rng, (6, 4), loose=1.0), rng)
    assert isinstance(found, Drivers)
    by_name = {one.name: one for one in found.drivers}
    assert by_name["A–B"].highest > by_name["A–B"].lowest
    assert by_name["A–C"].highest == by_name["A–C"].lowest


def test_leaving_out_a_source_moves_the_share() -> None:
    rng = np.random.default_rng(3)
    counts = _counts(rng, (8, 2))
    all_of_it = np.array([[counts.after[:, 0].sum(), 0.0], [0.0, 0.0]])
    found = drivers(
        Attributed(counts.names, counts.before, counts.after, counts.unattributed, counts.possible, all_of_it), rng
    )
    assert isinstance(found, Drivers)
    assert found.drivers[0].without_source is not None
    assert found.drivers[0].without_source[0] == 0


def test_no_excess_and_no_incidents_are_refused() -> None:
    rng = np.random.default_rng(4)
    calm = drivers(_counts(rng, (0.2, 0.2)), rng)
    assert isinstance(calm, Refusal)
    assert calm.missing is Missing.NO_EXCESS
    assert drivers(_counts(rng, (0, 0)), rng) == Refusal(Missing.NOTHING_COUNTED)


def test_intervals_cover_the_true_share() -> None:
    rng = np.random.default_rng(5)
    inside = 0
    for _ in range(60):
        found = drivers(_counts(rng, (7, 4)), rng)
        assert isinstance(found, Drivers)
        share = next(one.share for one in found.drivers if one.name == "A–B")
        inside += share[1] <= 5 / 7 <= share[2]
    assert inside >= 53


def test_half_the_effort_halves_what_is_expected() -> None:
    rng = np.random.default_rng(4)
    counts = _counts(rng, (8, 2))
    plain = drivers(counts, np.random.default_rng(1))
    halved = drivers(dataclasses.replace(counts, effort=(56 * 24.0, 28 * 12.0)), np.random.default_rng(1))
    assert isinstance(plain, Drivers)
    assert isinstance(halved, Drivers)
    assert [one.expected for one in halved.drivers] == pytest.approx([one.expected / 2 for one in plain.drivers])
