"""How long do such truces last?"""

from __future__ import annotations

import numpy as np
import pytest

from treve.analyse.durability import AGES, Hazard, durability, lives_of
from treve.analyse.survival import Lives
from treve.model.durability import Durability, End, PastTruce
from treve.model.refusal import Missing, Refusal


def _past(rng: np.random.Generator, size: int, daily: float, until: int = 200) -> list[PastTruce]:
    days = rng.geometric(daily, size)
    kinds = rng.choice([End.COLLAPSED, End.EXPIRED], size)
    return [
        PastTruce(f"t{place}", f"c{place % 9}", int(min(day, until)), End.ONGOING if day > until else End(kind))
        for place, (day, kind) in enumerate(zip(days, kinds, strict=True))
    ]


def test_a_constant_hazard_is_found_again() -> None:
    rng = np.random.default_rng(1)
    found = durability(_past(rng, 400, 0.01), 30, rng)
    assert isinstance(found, Durability)
    assert [one.days for one in found.chances] == [7, 30, 90]
    for chance in found.chances:
        assert chance.low < 0.99**chance.days < chance.high
        assert chance.stands == pytest.approx(0.99**chance.days, abs=0.08)
    assert (found.truces, found.conflicts) == (400, 9)
    steps = [curve.steps[-1].share for curve in found.by_end.values()]
    assert sum(steps) + found.survival.steps[-1].share == pytest.approx(1)


def test_few_truces_or_few_at_risk_are_refused() -> None:
    rng = np.random.default_rng(1)
    few = durability(_past(rng, 19, 0.05), 3, rng)
    assert few == Refusal(Missing.TOO_FEW_TRUCES, {"truces": 19, "needed": 20})
    old = durability(_past(rng, 25, 0.1, until=40), 60, rng)
    assert old == Refusal(Missing.TOO_FEW_AT_RISK, {"at_risk": 0, "age": 60, "needed": 5})


def test_the_hazard_of_each_age_class_is_ends_per_day_and_a_hazard_ratio_is_found_again() -> None:
    rng = np.random.default_rng(2)
    size = 6000
    worse = rng.integers(0, 2, size).astype(float)
    days = rng.geometric(0.01 * np.exp(0.7 * worse))
    lives = Lives(
        np.minimum(days, 150), (days <= 150).astype(np.int64), np.zeros(size, dtype=np.int64), np.arange(size)
    )
    found = Hazard(lives, worse[:, None])
    assert found.effects[-1] == pytest.approx(0.7, abs=0.08)
    assert found.effects[: len(AGES)] == pytest.approx([np.log(0.01)] * len(AGES), abs=0.25)
    assert found.stands(20, 30, np.array([1.0])) == pytest.approx((1 - 0.01 * np.exp(0.7)) ** 30, abs=0.03)


def test_late_entry_does_not_flatter() -> None:
    rng = np.random.default_rng(3)
    days = rng.geometric(0.05, 4000)
    entered = np.full(4000, 20)
    seen = days > 20
    lives = Lives(days[seen], np.ones(seen.sum(), dtype=np.int64), entered[seen], np.arange(seen.sum()))
    assert Hazard(lives, np.zeros((int(seen.sum()), 0))).stands(25, 10, np.zeros(0)) == pytest.approx(
        0.95**10, abs=0.04
    )


def test_conflicts_become_clusters() -> None:
    past = [
        PastTruce("a", "x", 3, End.COLLAPSED),
        PastTruce("b", "y", 4, End.ONGOING),
        PastTruce("c", "x", 5, End.SUPERSEDED),
    ]
    lives = lives_of(past)
    assert lives.cluster.tolist() == [0, 1, 0]
    assert lives.cause.tolist() == [1, 0, 3]
