"""Run the calibration, a dose at a time, and write results.json; a later call goes on where the last one stopped.

python -m benchmarks.calibration [--simulations 1000] [--processes 1] [--minutes 60] [--only NAME …]

Each simulation has a seed of its own, made from the name of the row and its number: results do not depend on doses or processes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import time
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.calibration import measures
from benchmarks.calibration.drift import drift_intervals
from benchmarks.calibration.simulated import DRIFT, ROWS

RESULTS = Path(__file__).parent / "results.json"
DOSE = 25

Kind = Callable[[np.random.Generator], dict[str, float]]

KINDS: dict[str, Kind] = {
    "declared on a spike": measures.spike,
    "drift, whole ladder": measures.drift,
    "common shock, difference": measures.common_shock,
    "placebo rank": measures.placebo_rank,
    "simulation-based calibration": measures.uniform_rank,
    "drift, other intervals": drift_intervals,
    **{row.name: partial(measures.coverage, row) for row in ROWS},
}

MORE = {DRIFT: 4}
"""Times as many simulations as elsewhere: the share lies so near its goal that a thousand cannot tell."""


def simulate(task: tuple[str, int]) -> dict[str, float]:
    """One simulation, by the name of its kind and its number."""
    name, number = task
    return KINDS[name](np.random.default_rng([zlib.crc32(name.encode()), number]))


def main() -> None:
    """Doses in turn over all kinds, so that an interrupted run has some of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--simulations", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--only", nargs="*", default=list(KINDS))
    asked = parser.parse_args()
    until = time.monotonic() + 60 * asked.minutes
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    with multiprocessing.Pool(asked.processes) as pool:
        while time.monotonic() < until:
            wanted = {name: asked.simulations * MORE.get(name, 1) for name in asked.only}
            behind = [name for name in asked.only if _done(results, name) < wanted[name]]
            if not behind:
                break
            name = min(behind, key=lambda one: _done(results, one) / wanted[one])
            done = _done(results, name)
            numbers = range(done, min(done + DOSE, wanted[name]))
            for found in pool.map(simulate, [(name, number) for number in numbers]):
                columns = results.setdefault(name, {key: [] for key in found})
                for key, value in found.items():
                    columns[key].append(None if np.isnan(value) else round(float(value), 5))
            _write(results)
            print(f"{name}: {_done(results, name)}", flush=True)


def _done(results: dict[str, dict[str, list[float]]], name: str) -> int:
    return len(next(iter(results[name].values()))) if name in results else 0


def _write(results: object) -> None:
    fresh = RESULTS.with_suffix(".new")
    fresh.write_text(json.dumps(results, separators=(",", ":")) + "\n", encoding="utf-8")
    fresh.replace(RESULTS)


if __name__ == "__main__":
    # One thread each: the machine is shared, and the vectors are short.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
