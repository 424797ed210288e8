"""Breaks in a recorder's series, told from changes on the ground by holding it against all other recorders.

What happens on the ground moves everybody's counts; a changed definition, or a recorder that comes or goes, moves its share of
all reports. Only such relative breaks are looked for. When one recorder's share moves, everybody else's share of the same total
moves too; so the clearest break is called first, and the others are held against those that are left. A recorder that alone
covers an area where fighting stops shows one too: a break says that the series changed meaning or reach, not why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from treve.model.series_break import BreakKind, BreakSearch, RecorderSeries, SeriesBreak

# Chance that a search over all recorders calls a break though no share changed.
FALSE_ALARMS = 0.01
# Fewer periods on either side of a split say nothing of a level.
LEAST_PERIODS_BESIDE = 3
LEAST_PERIODS = 8
LEAST_REPORTS = 20
REPLICATES = 4999
# A recorder's good and bad weeks come in runs: pairs of weeks are shuffled together.
BLOCK = 2

_Counts = npt.NDArray[np.int64]


def find_breaks(
    series: Sequence[RecorderSeries], rng: np.random.Generator, false_alarms: float = FALSE_ALARMS
) -> BreakSearch:
    """The clearest break of each recorder, if it is clearer than chance allows over the whole search.

    Three tests for each recorder (drift, new, lost) share the false-alarm rate equally (Bonferroni). A recorder whose break is
    called counts no longer among the others of those that are left; the `others` of their series leave it out.
    """
    thick = [one for one in series if _thick(one)]
    threshold = false_alarms / (3 * len(thick)) if thick else false_alarms
    breaks = [found for one in thick for found in _silences(one, threshold)]
    called = {one.series.recorder for one in breaks}
    left = [_without(one, thick, called) for one in thick if one.recorder not in called]
    while clearest := _clearest(left, rng, threshold):
        breaks.append(clearest)
        gone = clearest.series.recorder
        left = [_without(one, left, {gone}) for one in left if one.recorder != gone]
    return BreakSearch(
        tuple(sorted(breaks, key=lambda one: (one.p_value, one.series.recorder))),
        tuple(one.recorder for one in thick),
        tuple(one.recorder for one in series if not _thick(one)),
        false_alarms,
    )


def _without(series: RecorderSeries, every: Sequence[RecorderSeries], called: set[str]) -> RecorderSeries:
    """The series held against the others except those called."""
    others = np.array(series.others, dtype=np.int64)
    for one in every:
        if one.recorder in called:
            others = others - np.array(one.own, dtype=np.int64)
    return replace(series, others=tuple(others.tolist()))


def _clearest(series: Sequence[RecorderSeries], rng: np.random.Generator, threshold: float) -> SeriesBreak | None:
    """The clearest drift of all: smallest p value, then largest statistic."""
    found = [drift for one in series if _thick(one) for drift in _drift(one, rng, threshold)]
    return min(found, key=lambda one: (one.p_value, -one.statistic, one.series.recorder), default=None)


def _thick(series: RecorderSeries) -> bool:
    return len(series.own) >= LEAST_PERIODS and min(sum(series.own), sum(series.others)) >= LEAST_REPORTS


def _drift(series: RecorderSeries, rng: np.random.Generator, threshold: float) -> list[SeriesBreak]:
    own, total = _arrays(series)
    split, statistic, p_value = share_break(own, total, rng, threshold)
    return [_break(BreakKind.DRIFT, series, split, statistic, p_value, threshold)] if p_value <= threshold else []


def share_break(
    own: _Counts, total: _Counts, rng: np.random.Generator, threshold: float = FALSE_ALARMS
) -> tuple[int, float, float]:
    """Where the share own/total changes most: first period after the split, statistic, p value.

    Statistic  largest over all splits of twice the log-likelihood ratio of two shares against one.
    p value    share of shuffled series, in blocks of BLOCK periods, with a statistic as large, the series itself counted; exact
               for series without memory beyond a block, whatever their dispersion. Enough replicates are drawn to reach the
               threshold, and at least REPLICATES.
    Source     Worsley (1983), Biometrika 70, 455–464, for the statistic; its distribution there holds for binomial counts,
               which reports are not, and is replaced by the shuffle.
    """
    scan = _scan(own[None, :], total[None, :])[0]
    split = int(np.argmax(scan))
    statistic = float(scan[split])
    wanted = max(REPLICATES, int(np.ceil(3 / threshold)))
    blocks = np.arange(len(own) // BLOCK * BLOCK).reshape(-1, BLOCK)
    rest = np.arange(len(own) // BLOCK * BLOCK, len(own))
    larger = 0
    for drawn in range(0, wanted, 500):
        orders = np.stack(
            [_shuffled(blocks, rest, rng) for _ in range(min(500, wanted - drawn))],
        )
        larger += int((_scan(own[orders], total[orders]).max(axis=1) >= statistic - 1e-9).sum())
    return split, statistic, (1 + larger) / (1 + wanted)


def _shuffled(blocks: npt.NDArray[np.int64], rest: npt.NDArray[np.int64], rng: np.random.Generator) -> _Counts:
    """Blocks in random order, with the odd period at a random end."""
    order = rng.permutation(blocks).reshape(-1)
    ordered: _Counts = np.concatenate([order, rest] if rng.random() < 0.5 else [rest, order])
    return ordered


def _scan(own: _Counts, total: _Counts) -> npt.NDArray[np.float64]:
    """Statistic of each split of each row; the first and last periods, too few to show a level, give 0."""
    before_own, before_total = np.cumsum(own, axis=1)[:, :-1], np.cumsum(total, axis=1)[:, :-1]
    all_own, all_total = own.sum(axis=1)[:, None], total.sum(axis=1)[:, None]
    ratio = 2 * (
        _likelihood(before_own, before_total)
        + _likelihood(all_own - before_own, all_total - before_total)
        - _likelihood(all_own, all_total)
    )
    ratio[:, : LEAST_PERIODS_BESIDE - 1] = 0
    ratio[:, own.shape[1] - LEAST_PERIODS_BESIDE :] = 0
    return np.concatenate([np.zeros((len(own), 1)), ratio], axis=1)


def _likelihood(own: _Counts, total: _Counts) -> npt.NDArray[np.float64]:
    """Largest log-likelihood of one binomial share, without the constant."""
    rest = total - own
    found: npt.NDArray[np.float64] = _times_log(own) + _times_log(rest) - _times_log(total)
    return found


def _times_log(count: _Counts) -> npt.NDArray[np.float64]:
    return np.where(count > 0, count * np.log(np.maximum(count, 1)), 0.0)


def _silences(series: RecorderSeries, threshold: float) -> list[SeriesBreak]:
    """Silence at the start or the end, in periods in which others report.

    p value  if the silent periods stood in any order, the chance that as many stand together at that end (hypergeometric).
    """
    own, total = _arrays(series)
    heard = np.flatnonzero(total > 0)
    silent = own[heard] == 0
    if silent.all():
        return []
    found = []
    for kind, ordered in ((BreakKind.NEW, silent), (BreakKind.LOST, silent[::-1])):
        run = int(np.argmin(ordered))
        p_value = _together(run, int(silent.sum()), len(silent))
        if run and p_value <= threshold:
            split = int(heard[run] if kind is BreakKind.NEW else heard[len(heard) - run])
            found.append(_break(kind, series, split, float(run), p_value, threshold))
    return found


def _together(run: int, silent: int, periods: int) -> float:
    return float(np.prod([(silent - one) / (periods - one) for one in range(run)]))


def _break(
    kind: BreakKind, series: RecorderSeries, split: int, statistic: float, p_value: float, threshold: float
) -> SeriesBreak:
    own, total = _arrays(series)
    return SeriesBreak(
        kind,
        series,
        series.first + dt.timedelta(split * series.period_days),
        statistic,
        p_value,
        threshold,
        float(own[:split].sum() / max(int(total[:split].sum()), 1)),
        float(own[split:].sum() / max(int(total[split:].sum()), 1)),
    )


def _arrays(series: RecorderSeries) -> tuple[_Counts, _Counts]:
    own = np.array(series.own, dtype=np.int64)
    return own, own + np.array(series.others, dtype=np.int64)
