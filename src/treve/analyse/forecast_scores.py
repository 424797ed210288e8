"""Scores of forecasts made as ensembles: lower is better, unless said otherwise."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from treve.model.forecast import ReliabilityBin

Array = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]

CLASSES = np.array([0, 1, 3, 6, 11, 21, 51, 101, 251])
"""Lower ends of the classes of counts in which the log score is taken."""


def crps(ensemble: Array, came: Array) -> Array:
    """Continuous ranked probability score: mean |e - y| less half the mean |e - e'|.

    ensemble  (…, members); came (…)
    """
    members = ensemble.shape[-1]
    ordered = np.sort(ensemble, axis=-1)
    weights = (2 * np.arange(1, members + 1) - members - 1) / members**2
    score: Array = np.abs(ensemble - came[..., None]).mean(axis=-1) - (ordered * weights).sum(axis=-1)
    return score


def log_score(ensemble: Array, came: Array) -> Array:
    """Minus the logarithm of the share of members in the class of what came, one member spread over all classes."""
    members = ensemble.shape[-1]
    where = np.searchsorted(CLASSES, came, side="right")
    same = (np.searchsorted(CLASSES, ensemble, side="right") == where[..., None]).sum(axis=-1)
    score: Array = -np.log((same + 1 / len(CLASSES)) / (members + 1))
    return score


def interval_score(low: Array, high: Array, came: Array, outside: float = 0.1) -> Array:
    """Width of the interval plus 2/outside times how far the count lies outside it."""
    score: Array = high - low + 2 / outside * (np.maximum(low - came, 0) + np.maximum(came - high, 0))
    return score


def brier(chance: Array, came: Marks) -> Array:
    """Squared error of a chance."""
    score: Array = (chance - came) ** 2
    return score


def average_precision(chance: Array, came: Marks) -> float:
    """Mean precision at each hit, the highest chance first, ties taken together; higher is better. 0 without a hit."""
    if not came.any():
        return 0.0
    values, where = np.unique(-chance.ravel(), return_inverse=True)
    hits = np.bincount(where, weights=came.ravel().astype(np.float64), minlength=len(values))
    told = np.cumsum(np.bincount(where, minlength=len(values)))
    return float((np.cumsum(hits) / told * hits).sum() / hits.sum())


def budget_alarms(chance: Array, share: float = 0.1) -> Marks:
    """The forecasts with the highest chances, at most this share of all; ties at the edge are left out."""
    ordered = np.sort(chance.ravel())[::-1]
    kept = int(share * chance.size)
    edge = ordered[kept] if kept < chance.size else -np.inf
    return chance > edge


def reliability(chance: Array, came: Marks, edges: Array) -> tuple[ReliabilityBin, ...]:
    """How often it came, by forecast chance; bins without a forecast are left out.

    edges  rising, the first at or below every chance, the last above it
    """
    bins = []
    for low, high in pairwise(edges):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            told = ReliabilityBin(
                float(low), float(high), int(inside.sum()), float(chance[inside].mean()), float(came[inside].mean())
            )
            bins.append(told)
    return tuple(bins)


def mean_difference(
    one: Array, other: Array, block: int, rng: np.random.Generator, draws: int = 2000
) -> tuple[float, float, float]:
    """Mean of one - other with its 95 % interval; origins are drawn again in blocks, all places of an origin together.

    one, other  (origins, places)
    block       origins in a block
    """
    each = (one - other).mean(axis=1)
    blocks = -(-len(each) // block)
    starts = rng.integers(0, len(each), size=(draws, blocks, 1))
    # Blocks run on from the last origin to the first, so that every origin is drawn alike.
    chosen = ((starts + np.arange(block)) % len(each)).reshape(draws, -1)[:, : len(each)]
    low, high = np.quantile(each[chosen].mean(axis=1), [0.025, 0.975])
    return float(each.mean()), float(low), float(high)
