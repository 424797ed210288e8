"""Is there a cluster anywhere, allowing for having looked everywhere? A space-time scan of windows that end on the last day.

Windows: the nearest areas around each centre, up to a share of the whole expectation, times the last 1 … W days. Memory: one table
of neighbours (areas x nearest) and, per random map, counts by area and duration; never centres x radii x days.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

from treve.errors import BadValue
from treve.model.hotspots import Cluster, Hotspots
from treve.model.refusal import Missing, Refusal

Array = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Score = Callable[[Array, Array], Array]
Draw = Callable[[np.random.Generator, int], Counts]

MAPS = 999
ENOUGH = 20
"""Maps as strong as the cluster after which no more are drawn: its p-value is then known well enough."""
LARGEST_SHARE = 0.5
FEWEST_AREAS = 3
MOST_CLUSTERS = 5
_BATCH = 111


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched. Arrays are never changed.

    names     (areas,)
    points    (areas, 2) plane coordinates, in any unit
    counts    (days, areas) observed on the last days, the last day last
    expected  (days, areas) expected there, above 0 in sum
    """

    names: Sequence[str]
    points: Array
    counts: Counts
    expected: Array


def expectation_score(count: Array, expected: Array) -> Array:
    """Likelihood ratio of a raised rate inside, the outside as expected: c ln(c/b) - (c - b) where c > b, else 0."""
    score: Array = np.where(count > expected, xlogy(count, count / expected) - (count - expected), 0.0)
    return score


def conditional_score(total: float) -> Score:
    """Kulldorff's score, the total given: c ln(c/b) + (C - c) ln((C - c)/(C - b)) where c > b, else 0."""

    def score(count: Array, expected: Array) -> Array:
        rest = np.maximum(total - expected, 1e-300)
        inside = xlogy(count, count / expected) + xlogy(total - count, (total - count) / rest)
        found: Array = np.where(count > expected, inside, 0.0)
        return found

    return score


def negative_binomial_maps(expected: Array, size: float | None) -> Draw:
    """Random maps of independent area-days; size None: Poisson."""

    def draw(rng: np.random.Generator, maps: int) -> Counts:
        if size is None:
            return rng.poisson(expected, (maps, *expected.shape))
        return rng.negative_binomial(size, size / (size + expected), (maps, *expected.shape))

    return draw


def estimated_maps(before: Counts, days: int, size: float | None) -> Draw:
    """Random maps of area-days whose rates are known only from the days before: each map draws them from what these allow.

    before  (days before, areas) counts; a rate has a gamma posterior of shape ½ + count, as much wider as counts of this size vary
    days    of a map
    size    of the negative binomial of a day; None: Poisson
    """
    length, sums = len(before), before.sum(axis=0)
    spread = np.ones(len(sums)) if size is None else 1 + np.maximum(sums, 0.5) / length / size

    def draw(rng: np.random.Generator, maps: int) -> Counts:
        rates = rng.standard_gamma(0.5 + sums / spread, (maps, len(sums))) * spread / length
        each = np.repeat(rates[:, None, :], days, axis=1)
        return rng.poisson(each) if size is None else rng.negative_binomial(size, size / (size + each))

    return draw


def multinomial_maps(expected: Array, total: int) -> Draw:
    """Random maps of one day that spread a given total as expected."""

    def draw(rng: np.random.Generator, maps: int) -> Counts:
        return rng.multinomial(total, expected[0] / expected.sum(), maps)[:, None, :]

    return draw


def daily_size(counts: Counts) -> float | None:
    """Size of a negative binomial, all areas together, by moments; None where counts vary no more than Poisson's.

    counts  (days, areas)
    """
    mean = counts.mean(axis=0)
    surplus = (counts.var(axis=0, ddof=1) - mean).sum()
    return float((mean**2).sum() / surplus) if surplus > 0 else None


def hotspots(
    search: Search,
    score: Score,
    draw: Draw,
    rng: np.random.Generator,
    largest_share: float = LARGEST_SHARE,
    maps: int = MAPS,
) -> Hotspots | Refusal:
    """The strongest clusters and the chance of such strength anywhere.

    draw     makes random maps: (maps, days, areas)
    Result   a Refusal with fewer than three areas, or nothing counted. `size` is None; the caller knows its null.
    Raises   BadValue for coordinates or expectations that cannot be.
    """
    _check(search)
    if len(search.names) < FEWEST_AREAS:
        return Refusal(Missing.TOO_FEW_UNITS, {"units": len(search.names), "needed": FEWEST_AREAS})
    if search.counts.sum() == 0:
        return Refusal(Missing.NOTHING_COUNTED)
    windows = _Windows(search, largest_share)
    found = windows.clusters(search.counts, score)
    strengths = np.array([one[0] for one in found])
    beaten, drawn = windows.beaten(strengths, score, draw, rng, maps)
    clusters = []
    for (strength, centre, radius, days), exceeded, tried in zip(found, beaten, drawn, strict=True):
        inside = windows.order[centre, : radius + 1]
        p_value = (
            float(exceeded / tried) if exceeded >= ENOUGH and tried < maps else float((1 + exceeded) / (1 + tried))
        )
        clusters.append(
            Cluster(
                centre=search.names[centre],
                areas=tuple(search.names[place] for place in inside),
                days=days + 1,
                observed=int(search.counts[-days - 1 :, inside].sum()),
                expected=float(search.expected[-days - 1 :, inside].sum()),
                score=strength,
                p_value=p_value,
                maps=int(tried),
                every_days=1 / p_value,
            )
        )
    return Hotspots(len(search.names), len(search.counts), None, windows.number, tuple(clusters))


class _Windows:
    """The windows of a search, and their scores on any map."""

    def __init__(self, search: Search, largest_share: float) -> None:
        distances = ((search.points[:, None, :] - search.points[None, :, :]) ** 2).sum(axis=2)
        distances[np.arange(len(distances)), np.arange(len(distances))] = -1
        order = np.argsort(distances, axis=1, kind="stable")
        longest = _backwards(search.expected[None])[0][-1]
        within = np.cumsum(longest[order], axis=1) <= largest_share * longest.sum() * (1 + 1e-12)
        within[:, 0] = True
        self.order = order[:, : int(within.sum(axis=1).max())].astype(np.int32)
        self.reach = within.sum(axis=1)
        # One expectation for each duration, centre and radius.
        self.expected: Array = np.maximum(np.cumsum(_backwards(search.expected[None])[0][:, self.order], axis=2), 1e-12)
        self.number = int(self.reach.sum()) * len(search.expected)
        self._allowed = np.arange(self.order.shape[1])[None, :] < self.reach[:, None]

    def clusters(self, counts: Counts, score: Score) -> list[tuple[float, int, int, int]]:
        """Strength, centre, radius and duration of the strongest windows whose areas do not overlap."""
        held = np.cumsum(_backwards(counts[None])[0][:, self.order], axis=2).astype(np.float64)
        scores = np.where(self._allowed[None], score(held, self.expected), 0.0)
        best = scores.max(axis=0)
        duration = scores.argmax(axis=0)
        taken = np.zeros(len(self.order), dtype=np.bool_)
        found: list[tuple[float, int, int, int]] = []
        while len(found) < MOST_CLUSTERS:
            free = np.cumsum(taken[self.order], axis=1) == 0
            open_scores = np.where(free, best, 0.0)
            centre, radius = np.unravel_index(int(open_scores.argmax()), open_scores.shape)
            if open_scores[centre, radius] <= 0:
                break
            found.append((float(open_scores[centre, radius]), int(centre), int(radius), int(duration[centre, radius])))
            taken[self.order[centre, : radius + 1]] = True
        return found

    def beaten(
        self, strengths: Array, score: Score, draw: Draw, rng: np.random.Generator, maps: int
    ) -> tuple[Counts, Counts]:
        """How many random maps have a window at least as strong as each cluster, and how many maps were drawn for it.

        A window can matter only if its count reaches the least count at which it is as strong as the weakest cluster still asked
        about: the score itself is computed for those alone. Windows of several days are skipped together where even the longest
        falls short of what the shortest needs: a longer window holds no less and needs no less.
        """
        exceeded, tried = np.zeros(len(strengths), dtype=np.int64), np.zeros(len(strengths), dtype=np.int64)
        asked = np.ones(len(strengths), dtype=np.bool_)
        while asked.any() and tried.max() < maps:
            number = min(_BATCH, maps - int(tried.max()))
            floor = float(strengths[asked].min())
            strongest = self._strongest(_backwards(draw(rng, number)).astype(np.int64), score, floor)
            exceeded[asked] += (strongest[None, :] >= strengths[asked, None] * (1 - 1e-12)).sum(axis=1)
            tried[asked] += number
            asked &= exceeded < ENOUGH
        return exceeded, tried

    def _strongest(self, held: Counts, score: Score, floor: float) -> Array:
        """The strongest window of each map, 0 where none is as strong as `floor`.

        held  (maps, durations, areas): counts of the last 1, 2, … days
        """
        needed = _least_counts(self.expected, score, floor)
        best = np.zeros(len(held))
        by_area = np.ascontiguousarray(held.transpose(1, 2, 0)).astype(np.int32)
        for centre, reach in enumerate(self.reach):
            inside = self.order[centre, :reach]
            for first, last in _blocks(len(by_area)):
                longest = np.cumsum(by_area[last][inside], axis=0)
                if first == last:
                    self._raise(best, longest, needed[last, centre, :reach], self.expected[last, centre, :reach], score)
                elif (longest >= needed[first, centre, :reach, None]).any():
                    for duration in range(first, last + 1):
                        sums = longest if duration == last else np.cumsum(by_area[duration][inside], axis=0)
                        here = self.expected[duration, centre, :reach]
                        self._raise(best, sums, needed[duration, centre, :reach], here, score)
        return best

    @staticmethod
    def _raise(
        best: Array, sums: npt.NDArray[np.int32], needed: npt.NDArray[np.int32], expected: Array, score: Score
    ) -> None:
        radius, which = np.nonzero(sums >= needed[:, None])
        if len(which):
            np.maximum.at(best, which, score(sums[radius, which].astype(np.float64), expected[radius]))


def _least_counts(expected: Array, score: Score, floor: float) -> npt.NDArray[np.int32]:
    """The least whole count at which each window is as strong as `floor`, by bisection; the score rises with the count."""
    low = np.ceil(expected) - 1
    high = np.full(expected.shape, 2.0**20)
    while True:
        middle = np.floor((low + high) / 2)
        if not (middle > low).any():
            break
        with np.errstate(invalid="ignore", divide="ignore"):
            reached = np.nan_to_num(score(middle, expected), nan=np.inf) >= floor * (1 - 1e-12)
        high, low = np.where(reached & (middle > low), middle, high), np.where(reached, low, np.maximum(middle, low))
    least: npt.NDArray[np.int32] = np.minimum(high, 2**30).astype(np.int32)
    return least


def _backwards(maps: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    """(maps, days, areas) to the sums of the last 1, 2, … days."""
    sums: npt.NDArray[np.generic] = np.cumsum(maps[:, ::-1, :], axis=1)
    return sums


def _blocks(durations: int) -> list[tuple[int, int]]:
    """Durations in blocks that double, as first and last position: 1, 2, 3-4, 5-8, …"""
    blocks, first, width = [], 0, 1
    while first < durations:
        last = min(first + width, durations) - 1
        blocks.append((first, last))
        width = max(1, last + 1)
        first = last + 1
    return blocks


def _check(search: Search) -> None:
    areas = len(search.names)
    if search.points.shape != (areas, 2) or not np.isfinite(search.points).all():
        raise BadValue("hotspots", "points", str(search.points.shape), f"{areas} pairs of finite coordinates")
    if search.counts.shape != search.expected.shape or search.counts.shape[1] != areas:
        raise BadValue("hotspots", "counts", str(search.counts.shape), "days x areas, the same as expected")
    if not (np.isfinite(search.expected).all() and (search.expected >= 0).all() and (search.counts >= 0).all()):
        raise BadValue("hotspots", "expected", "a negative or missing figure", "finite figures, 0 or more")
