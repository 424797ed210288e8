"""How often the search for breaks in recorders' series is right where it is known what changed: python -m benchmarks.breaks [RUNS]

Writes docs/explanation/series-breaks.md. Weekly totals are negative binomial (mean 40, size 3). One recorder's share: the logit is
constant, or wanders with standard deviation 0.5 and the stated correlation from week to week. The whole search: five recorders with
shares of 40, 25, 15, 12 and 8 %, of which at most one changes in mid-series.
"""

from __future__ import annotations

import datetime as dt
import math
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from treve.count import breaks
from treve.count.breaks import find_breaks, share_break
from treve.model.series_break import BreakKind, BreakSearch, RecorderSeries

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "series-breaks.md"
NOMINAL = 0.05
WEEKS = (16, 30, 104)
WANDERING = ((0.0, 0.0), (0.5, 0.0), (0.5, 0.3), (0.5, 0.6))
SHARES = (0.40, 0.25, 0.15, 0.12, 0.08)
CHANGES: dict[str, tuple[BreakKind | None, float, float]] = {
    "nothing changes": (None, 1.0, 1.0),
    "a definition halves one recorder's counts": (BreakKind.DRIFT, 1.0, 0.5),
    "a definition quarters one recorder's counts": (BreakKind.DRIFT, 1.0, 0.25),
    "a recorder is new": (BreakKind.NEW, 0.0, 1.0),
    "a recorder is lost": (BreakKind.LOST, 1.0, 0.0),
}
"""What kind of break it is, and the factor on one recorder's reports before and after the middle."""
FIRST = dt.date(2017, 1, 2)
HEAD = """# Breaks in a series, where it is known what changed

How often the [search for breaks](counting-rules.md#breaks-in-a-series) is right on invented series.
`python -m benchmarks.breaks {runs}` writes this page: {runs} series in every row, so a share of 5 % is known to within about
{error:.0f} points.
"""


def false_alarms(runs: int, weeks: int, spread: float, memory: float, rng: np.random.Generator) -> float:
    """Share of runs with a break at the nominal rate."""
    alarms = 0
    for _ in range(runs):
        total = rng.negative_binomial(3, 3 / 43, size=weeks)
        own = rng.binomial(total, 1 / (1 + np.exp(1 - spread * _wandering(weeks, memory, rng))))
        alarms += share_break(own, total, rng, NOMINAL)[2] <= NOMINAL
    return alarms / runs


def _wandering(weeks: int, memory: float, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    steps = rng.normal(size=weeks)
    for week in range(1, weeks):
        steps[week] = memory * steps[week - 1] + math.sqrt(1 - memory**2) * steps[week]
    return steps


def searched(change: str, changing: int, weeks: int, rng: np.random.Generator) -> BreakSearch:
    """One search over five recorders, of which one changes in the middle."""
    _, before, after = CHANGES[change]
    factor = np.ones((len(SHARES), weeks))
    factor[changing] = np.where(np.arange(weeks) < weeks // 2, before, after)
    total = rng.negative_binomial(3, 3 / 43, size=weeks)
    counts = np.array([rng.binomial(total, share) for share in SHARES])
    counts = rng.binomial(counts, factor)
    series = [
        RecorderSeries(f"recorder {number}", FIRST, 7, tuple(own), tuple(counts.sum(axis=0) - own))
        for number, own in enumerate(counts)
    ]
    return find_breaks(series, rng, NOMINAL)


def told(change: str, changing: int, weeks: int, runs: int, rng: np.random.Generator) -> dict[str, float]:
    """Shares of runs: the break found, in its kind, at most a week off; and any break of a recorder that did not change."""
    kind = CHANGES[change][0]
    middle = FIRST + dt.timedelta(7 * (weeks // 2))
    found = kinds = near = wrong = 0
    for _ in range(runs):
        search = searched(change, changing, weeks, rng)
        own = [one for one in search.breaks if one.series.recorder == f"recorder {changing}"] if kind else []
        wrong += len(own) < len(search.breaks)
        found += bool(own)
        kinds += any(one.kind is kind for one in own)
        near += any(one.kind is kind and abs((one.day - middle).days) <= 7 for one in own)
    return {"found": found / runs, "kind": kinds / runs, "near": near / runs, "wrong": wrong / runs}


def page(runs: int) -> Iterator[str]:
    """The lines of the page."""
    rng = np.random.default_rng(20170130)
    yield HEAD.format(runs=runs, error=100 * 1.96 * math.sqrt(NOMINAL * (1 - NOMINAL) / runs))
    yield "## One recorder's share, nothing changes"
    yield ""
    yield "Breaks called at a nominal rate of 5 %. The rate holds where weeks beyond a pair have no memory. Where a share drifts"
    yield "slowly by itself, more are called, and a break then says that the share moved, not that a definition did."
    yield ""
    yield "| weeks | spread of the logit | correlation of weeks | breaks called |"
    yield "|---|---|---|---|"
    for weeks in WEEKS:
        for spread, memory in WANDERING:
            yield f"| {weeks} | {spread} | {memory} | {false_alarms(runs, weeks, spread, memory, rng):.3f} |"
    yield ""
    yield "## The whole search, five recorders"
    yield ""
    yield "At a nominal 5 % for all tests of a search together. *Others*: a break was called for a recorder that did not change."
    yield "Over 16 weeks a changed definition cannot be told: weeks are shuffled in pairs, and 8 pairs fall into their halves by"
    yield "chance once in 35 times, more often than the share of the error that one of 15 tests may have. Half a year is needed."
    yield ""
    yield "| weeks | what changes | its share | found | in its kind | within a week | others |"
    yield "|---|---|---|---|---|---|---|"
    for weeks in (16, 30, 52):
        for change in CHANGES:
            for changing in (0, 3) if CHANGES[change][0] else (0,):
                row = told(change, changing, weeks, runs, rng)
                of = f"{SHARES[changing]:.0%}" if CHANGES[change][0] else ""
                hits = [f"{row[name]:.3f}" if CHANGES[change][0] else "" for name in ("found", "kind", "near")]
                yield f"| {weeks} | {change} | {of} | {' | '.join(hits)} | {row['wrong']:.3f} |"


def main() -> None:
    """Write the page; the argument is the number of runs."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    breaks.REPLICATES = 999  # enough for a nominal rate of 5 %
    PAGE.write_text("\n".join(page(runs)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
