from __future__ import annotations

import numpy as np
import pytest

from tests.count.entries import entry
from treve.count.registers import match_registers
from treve.count.unrecorded import chapman, unrecorded
from treve.model.register import Entry, Refusal, Unrecorded
from treve.normalise.actor_book import actor_book
from treve.register_file import MATCHING


def _asked(left: list[Entry], right: list[Entry], *, assume: bool = True) -> Unrecorded:
    return unrecorded(left, right, match_registers(left, right, actor_book(), MATCHING), assume)


def _register(days: range, recorder: str = "") -> list[Entry]:
    return [entry(f"{recorder}{day}", 3 * day, recorder=recorder) for day in days]


def test_without_a_stated_assumption_there_is_no_number() -> None:
    found = _asked(_register(range(20)), _register(range(5, 25)), assume=False)
    assert (found.refusal, found.estimate, found.low, found.high) == (Refusal.NOT_ASSUMED, None, None, None)


def test_reasons_against_a_number_hold_even_where_independence_is_assumed() -> None:
    twenty = _register(range(20), "SOHR")
    assert _asked(twenty, _register(range(20), "sohr")).refusal is Refusal.SAME_RECORDER
    assert _asked(_register(range(5)), _register(range(8, 20))).refusal is Refusal.NO_COMMON_DAYS
    assert _asked(_register(range(20)), []).refusal is Refusal.NO_COMMON_DAYS
    few = _register(range(6))
    assert _asked(few, few).refusal is Refusal.TOO_FEW_IN_BOTH
    twins = [*_register(range(20)), *(entry(f"twin{day}", 3 * day) for day in range(10))]
    assert _asked(twins, _register(range(20), "other")).refusal is Refusal.TOO_MANY_AMBIGUOUS


def test_only_the_days_both_cover_are_counted() -> None:
    found = _asked(_register(range(20)), _register(range(5, 25)))
    assert (found.left, found.right, found.both) == (15, 15, 15)
    assert found.estimate == 0


def test_the_estimate_is_chapmans_by_hand() -> None:
    estimate, low, high = chapman(200, 150, 60)
    assert estimate == pytest.approx(201 * 151 / 61 - 1 - 290)
    assert 0 < low < estimate < high


def test_the_interval_covers_the_missed_as_often_as_it_says_where_its_assumptions_hold() -> None:
    rng = np.random.default_rng(20170101)
    runs, covered = 2000, 0
    for _ in range(runs):
        left, right = rng.random(300) < 0.5, rng.random(300) < 0.4
        missed = 300 - int((left | right).sum())
        _, low, high = chapman(int(left.sum()), int(right.sum()), int((left & right).sum()))
        covered += low <= missed <= high
    assert 0.92 <= covered / runs <= 0.98
