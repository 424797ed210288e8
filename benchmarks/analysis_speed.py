"""Measure the analysis and write benchmarks/analysis_speed.json and docs/analysis-speed.md.

python -m benchmarks.analysis_speed [--repeat 5]

All figures are invented with a seed: nothing is needed but the package. Wall time and processor time stand side by side, since a
machine is seldom idle.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from treve.analyse import lgar
from treve.analyse.hotspots import Search, expectation_score, hotspots, negative_binomial_maps
from treve.analysis.answers import answers
from treve.analysis.case import Case
from treve.model.daily_counts import DailyCounts, DayCount, Front, VagueIncident
from treve.model.truce import Truce
from treve.read import silent

ROOT = Path(__file__).parents[1]
RESULTS, PAGE = ROOT / "benchmarks" / "analysis_speed.json", ROOT / "docs" / "analysis-speed.md"
FIRST, START = dt.date(2016, 1, 1), dt.date(2018, 1, 1)
DAYS, AREAS, FRONTS = 1461, 14, 6


def one_fit() -> Callable[[], object]:
    """The model on 90 days of one front: 280 grid points."""
    daily = np.random.default_rng(1).negative_binomial(3.0, 3 / 9, 90).astype(float)
    step = (np.arange(90) >= 60).astype(float)
    return lambda: lgar.fit(daily, step)


def one_truce() -> Callable[[], object]:
    """Every question that a table of counts allows: four years of days, 14 areas, 6 pairs of sides, 300 vague incidents."""
    rng = np.random.default_rng(2)
    rows, vague = [], []
    for at in range(DAYS):
        day = FIRST + dt.timedelta(days=at)
        for front in range(FRONTS):
            for area in range(AREAS):
                events = int(rng.negative_binomial(0.5, 0.5 / (0.5 + 0.25)))
                if events:
                    binds = Front.COVERED if front == 0 else Front.UNCOVERED
                    rows.append(
                        DayCount(day, binds, f"a – {front}", f"area {area}", events, events, 2 * events, 3 * events)
                    )
    for _ in range(300):
        day = FIRST + dt.timedelta(days=int(rng.integers(DAYS - 20)))
        vague.append(VagueIncident(day, day + dt.timedelta(days=9), Front.COVERED, "a – 0", "area 0", 1, 2, 3))
    counts = DailyCounts(FIRST, FIRST + dt.timedelta(days=DAYS - 1), tuple(rows), tuple(vague), (), "invented")
    truce = Truce("invented", "An invented truce", "UTC", START, START, START, None)
    return lambda: answers(Case(truce, counts, truces=(START,)), silent)


def one_scan() -> Callable[[], object]:
    """281 areas, 999 random maps drawn whatever comes, windows of up to half of the whole."""
    rng = np.random.default_rng(3)
    expected = rng.uniform(0.5, 4.0, (1, 281))
    search = Search([str(one) for one in range(281)], rng.normal(size=(281, 2)), rng.poisson(expected), expected)
    # A strong cluster, so that the search does not stop early.
    search.counts[0, np.argsort(np.hypot(*search.points.T))[:8]] += 12
    draw = negative_binomial_maps(expected, 3.0)
    return lambda: hotspots(search, expectation_score, draw, np.random.default_rng(4), maps=999)


JOBS: dict[str, tuple[str, float, Callable[[], Callable[[], object]]]] = {
    "fit": ("one fit of the model, 90 days", 0.5, one_fit),
    "truce": ("all questions about one truce, four years of daily counts", 30.0, one_truce),
    "scan": ("scan of 281 areas with 999 random maps", 4.0, one_scan),
}
"""Name → what it is, the goal in seconds, and what makes the job."""


def measured(repeat: int) -> dict[str, Any]:
    """Medians of wall and processor time of each job, and the machine they were measured on."""
    found: dict[str, Any] = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}",
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
        "load": round(os.getloadavg()[0], 1),
    }
    for name, (_, _, make) in JOBS.items():
        job = make()
        wall, processor = [], []
        for _ in range(1 if name == "truce" else repeat):
            begin = time.perf_counter(), time.process_time()
            job()
            wall.append(time.perf_counter() - begin[0])
            processor.append(time.process_time() - begin[1])
        found[name] = [round(statistics.median(wall), 3), round(statistics.median(processor), 3)]
    return found


def page(found: dict[str, Any]) -> str:
    """The page as text."""
    lines = [
        "# How long an analysis takes",
        "",
        "Made by `python -m benchmarks.analysis_speed` on invented figures. Wall time is what a user waits; processor time is",
        "what the job itself needs, whatever else the machine does.",
        "",
        f"Machine: {found['machine']}; measured on {found['day']} at a load of {found['load']}.",
        "",
        "| Job | goal, s | wall time, s | processor time, s | goal |",
        "|---|---|---|---|---|",
    ]
    for name, (title, goal, _) in JOBS.items():
        wall, processor = found[name]
        met = "met" if wall <= goal else "met by processor time" if processor <= goal else "**missed**"
        lines.append(f"| {title} | {goal:g} | {wall:g} | {processor:g} | {met} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeat", type=int, default=5)
    found = measured(parser.parse_args().repeat)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
