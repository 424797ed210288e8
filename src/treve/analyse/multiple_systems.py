"""How many incidents did no register see? Bayesian average over decomposable models, as a grid over priors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, logsumexp

from treve.analyse.decomposable import Decomposition, Vertices, decomposable_graphs
from treve.errors import BadValue
from treve.model.multiple_systems import MultipleSystems, TotalEstimate, TotalPrior
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

FEWEST_REGISTERS, MOST_REGISTERS = 3, 5

BEYOND = 0.001
"""Chance of the upper half of the totals looked at from which higher ones are looked at, too: they would move a limit."""
MOST_CELLS = 10_000_000
"""Models times totals held at once: 80 MB."""


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Incidents by the registers that hold them. Arrays are never changed.

    registers  names, three to five
    held       (cells, registers) True where the incidents of the cell are in the register; no cell twice, none in no register
    counts     (cells,)
    """

    registers: tuple[str, ...]
    held: npt.NDArray[np.bool_]
    counts: Counts


def multiple_systems(
    overlaps: Overlaps, most: int | None = None, informative: tuple[float, float] | None = None
) -> MultipleSystems | Refusal:
    """The total under every combination of priors.

    most         largest number of missing incidents looked at; None: five times those seen, at least 300, and four times as many
                 again as long as the upper half of them is not unlikely
    informative  shape a and scale b of a gamma whose Poisson mixture is believed of the total; None: not in the grid
    Result       a Refusal with fewer than three registers, or two registers without an incident in common.
    Raises       BadValue for more than five registers or counts that cannot be.
    Source       Madigan and York 1997; equal prior weight of every decomposable model.
    """
    _check(overlaps)
    number = len(overlaps.registers)
    if number < FEWEST_REGISTERS:
        return Refusal(Missing.TOO_FEW_REGISTERS, {"registers": number, "needed": FEWEST_REGISTERS})
    for one, other in combinations(range(number), 2):
        if overlaps.counts[overlaps.held[:, one] & overlaps.held[:, other]].sum() == 0:
            return Refusal(Missing.NO_OVERLAP, {"one": overlaps.registers[one], "other": overlaps.registers[other]})
    seen = int(overlaps.counts.sum())
    graphs = decomposable_graphs(number)
    priors = [TotalPrior.ONE_OVER_TOTAL, TotalPrior.ONE_OVER_MISSING] + [TotalPrior.INFORMATIVE] * bool(informative)
    reach, cap = most or max(300, 5 * seen), MOST_CELLS // len(graphs)
    while True:
        missing = np.arange(1, reach + 1)
        grid, beyond = [], 0.0
        for weight in (2.0**-number, 0.5, 1.0):
            likelihood = _log_likelihood(overlaps, graphs, weight, missing)
            for prior in priors:
                found, upper_half = _estimate(overlaps, graphs, weight, prior, likelihood, missing, informative)
                grid.append(found)
                beyond = max(beyond, upper_half)
        if most or beyond < BEYOND or reach >= cap:
            break
        reach = min(4 * reach, cap)
    return MultipleSystems(
        registers=overlaps.registers,
        seen=seen,
        chao=_chao(overlaps),
        models=len(graphs),
        most=len(missing),
        grid=tuple(grid),
        prior_decides=_prior_decides(grid) or beyond >= BEYOND,
    )


def _check(overlaps: Overlaps) -> None:
    if len(overlaps.registers) > MOST_REGISTERS:
        raise BadValue("multiple_systems", "registers", str(len(overlaps.registers)), f"at most {MOST_REGISTERS}")
    if overlaps.held.shape != (len(overlaps.counts), len(overlaps.registers)) or (overlaps.counts < 0).any():
        raise BadValue(
            "multiple_systems", "counts", str(overlaps.counts.tolist()), "one count, 0 or more, for each cell"
        )
    if len(np.unique(overlaps.held, axis=0)) < len(overlaps.held) or not overlaps.held.any(axis=1).all():
        raise BadValue(
            "multiple_systems", "held", "a cell twice, or one in no register", "each combination of registers once"
        )


def _log_likelihood(overlaps: Overlaps, graphs: Sequence[Decomposition], weight: float, missing: Counts) -> Array:
    """(models, missing): of the table with each number of missing incidents, the total's own prior left out."""
    total = overlaps.counts.sum() + missing
    cells: dict[Vertices, Array] = {}
    for graph in graphs:
        for clique, separator in graph.steps:
            for one in (clique, separator):
                if one not in cells:
                    cells[one] = _log_table(overlaps, one, weight, missing)
    ways = gammaln(total + 1) - gammaln(missing + 1)
    return np.array(
        [ways + np.sum([cells[one] - cells[other] for one, other in graph.steps], axis=0) for graph in graphs]
    )


def _log_table(overlaps: Overlaps, kept: Vertices, weight: float, missing: Counts) -> Array:
    """Dirichlet-multinomial of the table of some registers, each cell weighing as many cells of the whole table as it holds."""
    number = len(overlaps.registers)
    each = weight * 2.0 ** (number - len(kept))
    whole = weight * 2.0**number
    total = overlaps.counts.sum() + missing
    columns = sorted(kept)
    code = (
        overlaps.held[:, columns] @ (2 ** np.arange(len(columns)))
        if columns
        else np.zeros(len(overlaps.counts), dtype=np.int64)
    )
    sums = np.bincount(code, weights=overlaps.counts, minlength=2 ** len(columns))
    value: Array = gammaln(whole) - gammaln(total + whole) + gammaln(sums[0] + missing + each) - gammaln(each)
    return value + float((gammaln(sums[1:] + each) - gammaln(each)).sum())


def _estimate(
    overlaps: Overlaps,
    graphs: Sequence[Decomposition],
    weight: float,
    prior: TotalPrior,
    likelihood: Array,
    missing: Counts,
    informative: tuple[float, float] | None,
) -> tuple[TotalEstimate, float]:
    """The estimate, and the chance of the upper half of the totals looked at."""
    total = overlaps.counts.sum() + missing
    joint = likelihood + _log_prior(prior, total, missing, informative)
    chances = np.exp(joint - logsumexp(joint))
    by_total, by_model = chances.sum(axis=0), chances.sum(axis=1)
    below = np.cumsum(by_total)
    top = int(by_model.argmax())
    alone = chances[top] / by_model[top]

    def quantile(share: float) -> int:
        return int(total[min(int(np.searchsorted(below, share)), len(total) - 1)])

    estimate = TotalEstimate(
        weight=weight,
        prior=prior,
        mean=float(by_total @ total),
        median=quantile(0.5),
        mode=int(total[by_total.argmax()]),
        low=quantile(0.025),
        high=quantile(0.975),
        bayes=_bayes(by_total, total),
        top_model=tuple((overlaps.registers[one], overlaps.registers[other]) for one, other in graphs[top].edges),
        top_weight=float(by_model[top]),
        top_bayes=_bayes(alone, total),
        top_mode=int(total[alone.argmax()]),
        at_edge=bool(by_total.argmax() == 0 or by_total.argmax() == len(total) - 1),
    )
    return estimate, float(by_total[len(total) // 2 :].sum())


def _log_prior(prior: TotalPrior, total: Counts, missing: Counts, informative: tuple[float, float] | None) -> Array:
    if prior is TotalPrior.ONE_OVER_TOTAL:
        return -np.log(total)
    if prior is TotalPrior.ONE_OVER_MISSING:
        return -np.log(missing)
    assert informative is not None
    shape, scale = informative
    value: Array = gammaln(total + shape) - gammaln(total + 1) + total * np.log(scale / (1 + scale))
    return value


def _bayes(chances: Array, total: Counts) -> float:
    return float((chances / total).sum() / (chances / total.astype(np.float64) ** 2).sum())


def _chao(overlaps: Overlaps) -> float | None:
    times = overlaps.held.sum(axis=1)
    once, twice = (int(overlaps.counts[times == number].sum()) for number in (1, 2))
    return int(overlaps.counts.sum()) + once**2 / (2 * twice) if twice else None


def _prior_decides(grid: Sequence[TotalEstimate]) -> bool:
    medians = [one.median for one in grid]
    narrowest = min(one.high - one.low for one in grid)
    return any(one.at_edge for one in grid) or max(medians) - min(medians) > narrowest / 2
