"""Rate ratios drawn towards each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from treve.analyse.pooled_rates import (
    Posterior,
    adjusted_p_values,
    expected_counts,
    flagged,
    gamma_prior,
    pooled_rates,
    weekly_size,
)
from treve.errors import BadValue
from treve.model.pooled_rates import GammaPrior, PooledRates
from treve.model.refusal import Missing, Refusal


def test_the_prior_of_counts_that_spread_as_chance_does_has_no_spread() -> None:
    assert gamma_prior(np.full(20, 10.0), np.full(20, 10.0)).no_spread


def test_the_prior_is_found_again_from_many_units() -> None:
    rng = np.random.default_rng(1)
    expected = rng.uniform(5, 30, 4000)
    counts = rng.poisson(expected * rng.gamma(4.0, 1 / 5.0, 4000)).astype(float)
    prior = gamma_prior(counts, expected)
    assert prior.shape == pytest.approx(4, rel=0.1)
    assert prior.mean == pytest.approx(0.8, rel=0.02)


def test_the_posterior_with_an_uncertain_expectation_is_what_integration_gives() -> None:
    prior = GammaPrior(3.0, 2.5, 0.0, False)
    before, after, days = 4, 9, (60, 30)
    expectation = stats.gamma(0.5 + before, scale=days[1] / days[0])

    def weight(expected: float) -> float:
        return float(
            expectation.pdf(expected) * stats.nbinom.pmf(after, prior.shape, prior.rate / (prior.rate + expected))
        )

    def mean_of(value: object) -> float:
        return integrate.quad(lambda at: value(at) * weight(at), 0, 40)[0] / integrate.quad(weight, 0, 40)[0]  # type: ignore[operator]

    posterior = Posterior(np.array([9.0]), expected_counts(np.array([4.0]), *days, nodes=400), prior)
    assert posterior.mean()[0] == pytest.approx(mean_of(lambda at: (prior.shape + after) / (prior.rate + at)), rel=2e-3)
    assert posterior.above(1.0)[0] == pytest.approx(
        mean_of(lambda at: stats.gamma.sf(1.0, prior.shape + after, scale=1 / (prior.rate + at))), abs=2e-3
    )
    assert 1 - posterior.above(posterior.quantile(0.9)[0])[0] == pytest.approx(0.9, abs=1e-9)


def test_the_unit_that_stands_out_ranks_first_and_is_drawn_towards_the_rest() -> None:
    before, after = np.array([30.0, 28, 31, 40, 25]), np.array([15.0, 14, 15, 21, 60])
    found = pooled_rates(list("abcde"), (before, after), (60, 30), np.random.default_rng(1))
    assert isinstance(found, PooledRates)
    first = found.units[0]
    assert (first.name, first.rank_low, first.flagged) == ("e", 1, True)
    assert first.raw is not None
    assert 1 < first.low < first.ratio < first.raw
    assert [one.flagged for one in found.units[1:]] == [False] * 4


def test_a_unit_with_nothing_before_still_has_an_interval() -> None:
    found = pooled_rates(
        list("abc"), (np.array([20.0, 30, 0]), np.array([10.0, 12, 1])), (60, 30), np.random.default_rng(1)
    )
    assert isinstance(found, PooledRates)
    unit = next(one for one in found.units if one.name == "c")
    assert unit.raw is None
    assert 0 < unit.low < unit.high < 50


def test_nothing_to_compare_is_refused() -> None:
    rng = np.random.default_rng(1)
    few = pooled_rates(["a", "b"], (np.ones(2), np.ones(2)), (60, 30), rng)
    assert few == Refusal(Missing.TOO_FEW_UNITS, {"units": 2, "needed": 3})
    assert pooled_rates(list("abc"), (np.zeros(3), np.ones(3)), (60, 30), rng) == Refusal(Missing.NOTHING_COUNTED)


@pytest.mark.parametrize(
    ("counts", "expected"), [([1.0, -1], [1.0, 1]), ([np.nan, 1], [1.0, 1]), ([1.0, 1], [0.0, 1]), ([1.0], [1.0, 1])]
)
def test_figures_that_cannot_be_are_named(counts: list[float], expected: list[float]) -> None:
    with pytest.raises(BadValue):
        gamma_prior(np.array(counts), np.array(expected))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_the_flagged_list_keeps_its_share_of_mistakes_and_could_not_be_longer(worse: list[float]) -> None:
    chances = np.array(worse)
    marked = flagged(chances, 0.1)
    if marked.any():
        assert (1 - chances[marked]).mean() <= 0.1 + 1e-12
    rest = np.sort(chances[~marked])[::-1]
    if len(rest):
        assert (1 - np.append(chances[marked], rest[0])).mean() > 0.1


def test_adjusted_p_values_of_a_printed_case() -> None:
    # By hand: 4 x .01, 4/2 x .02, 4/3 x .03 and .04 all give .04.
    assert adjusted_p_values(np.array([0.04, 0.01, 0.03, 0.02])) == pytest.approx([0.04] * 4)
    assert adjusted_p_values(np.array([0.005, 0.9])) == pytest.approx([0.01, 0.9])
    with pytest.raises(BadValue):
        adjusted_p_values(np.array([1.2]))


def test_intervals_cover_ratios_drawn_from_a_gamma() -> None:
    rng = np.random.default_rng(7)
    inside = total = 0
    for _ in range(12):
        expected = rng.uniform(1, 20, 60)
        truth = rng.gamma(3.0, 1 / 3.0, 60)
        counts = rng.poisson(expected * truth).astype(float)
        posterior = Posterior(counts, expected, gamma_prior(counts, expected))
        inside += int(((posterior.quantile(0.05) <= truth) & (truth <= posterior.quantile(0.95))).sum())
        total += 60
    assert 0.86 < inside / total < 0.94


def test_counts_that_vary_more_than_chance_give_wider_intervals() -> None:
    before, after = np.array([30.0, 28, 31, 40, 25]), np.array([15.0, 14, 15, 21, 60])
    plain = pooled_rates(list("abcde"), (before, after), (60, 30), np.random.default_rng(1))
    wide = pooled_rates(list("abcde"), (before, after), (60, 30), np.random.default_rng(1), size=1.5)
    assert isinstance(plain, PooledRates)
    assert isinstance(wide, PooledRates)
    assert wide.units[0].low < plain.units[0].low
    assert wide.units[0].after == 60
    with pytest.raises(BadValue):
        pooled_rates(list("abcde"), (before, after), (60, 30), np.random.default_rng(1), size=0.0)


def test_a_large_unit_that_varies_widely_does_not_carry_the_others_along() -> None:
    # One front of hundreds that halves, four of tens that grow: the four are not told to have fallen.
    before, after = np.array([660.0, 110, 120, 40, 35]), np.array([180.0, 79, 73, 23, 25])
    found = pooled_rates(list("abcde"), (before, after), (60, 30), np.random.default_rng(1), size=6.0)
    assert isinstance(found, PooledRates)
    ratios = {one.name: one for one in found.units}
    assert ratios["a"].ratio < 0.8
    assert all(ratios[name].low < 1 < ratios[name].high and ratios[name].ratio > 0.9 for name in "bcde")


def test_units_that_do_not_differ_are_as_uncertain_as_their_common_ratio() -> None:
    before, after = np.full(4, 4.0), np.full(4, 2.0)
    found = pooled_rates(list("abcd"), (before, after), (30, 30), np.random.default_rng(1))
    assert isinstance(found, PooledRates)
    # Eight against sixteen in all: the common ratio alone is known to a factor of two and more.
    assert all(one.high / one.low > 4 for one in found.units)
    assert all(0 < one.worse < 1 for one in found.units)


def test_intervals_cover_where_few_units_hardly_differ() -> None:
    rng = np.random.default_rng(3)
    inside = total = 0
    for _ in range(8):
        base = rng.uniform(0.1, 1.0, 8)
        truth = 0.7 * rng.gamma(50.0, 1 / 50.0, 8)
        counts = rng.poisson(base * 60).astype(float), rng.poisson(base * 30 * truth).astype(float)
        found = pooled_rates([str(one) for one in range(8)], counts, (60, 30), rng)
        assert isinstance(found, PooledRates)
        for one in found.units:
            inside += one.low <= truth[int(one.name)] <= one.high
            total += 1
    assert inside / total > 0.9


def test_the_weekly_size_of_chance_is_none_and_that_of_a_negative_binomial_is_found_again() -> None:
    rng = np.random.default_rng(1)
    assert weekly_size(np.ones((10, 2))) is None
    assert weekly_size(np.ones((28, 2))) is None
    means = np.array([[60.0], [8.0], [3.0]]).T
    weeks = rng.negative_binomial(4.0, 4 / (4 + means), (4000, 3)).astype(float)
    daily = np.zeros((28000, 3))
    daily[::7] = weeks
    assert weekly_size(daily) == pytest.approx(4, rel=0.1)


def test_half_the_effort_halves_what_is_expected() -> None:
    counts = np.array([30.0, 28, 31]), np.array([15.0, 14, 15])
    plain = pooled_rates(list("abc"), counts, (60, 30), np.random.default_rng(1))
    halved = pooled_rates(list("abc"), counts, (60, 60), np.random.default_rng(1), effort=(1440.0, 720.0))
    assert isinstance(plain, PooledRates)
    assert isinstance(halved, PooledRates)
    for one, other in zip(halved.units, plain.units, strict=True):
        assert (one.name, one.ratio, one.low, one.high) == pytest.approx(
            (other.name, other.ratio, other.low, other.high)
        )
