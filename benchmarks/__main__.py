"""Run all benchmarks and write benchmarks/results.json and docs/performance.md.

    python -m benchmarks [--sizes 250000 2500000 20000000] [--peer-up-to 2500000] [--repeat 3] [--work FOLDER]

Every job runs in a process of its own, treve and its peer in turn, so that a busy machine troubles both. Times are medians.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.ged_file import write_ged
from treve.simulate import simulate

ROOT = Path(__file__).parents[1]
AGREEMENTS, SEED, GED_ROWS = 2_000, 1, 300_000
MEMORY = {2_500_000: "2GB", 20_000_000: "5GB"}
"""Memory the engine may use at each size; the process holds rows in Arrow besides."""
Result = dict[str, Any]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[250_000, 2_500_000, 20_000_000])
    parser.add_argument("--peer-up-to", type=int, default=2_500_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--work", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.work) as work:
        results = {
            "machine": _machine(),
            "start": _start(asked.repeat),
            "ged": _ged(Path(work), asked.repeat),
            "compliance": [_compliance(Path(work), size, asked) for size in asked.sizes],
        }
    (ROOT / "benchmarks" / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    from benchmarks.performance_page import page

    (ROOT / "docs" / "performance.md").write_text(page(results), encoding="utf-8")


def growth(small: Result, large: Result) -> float:
    """The exponent e of time ~ reports^e between two sizes."""
    return math.log(large["treve"]["seconds"] / small["treve"]["seconds"]) / math.log(
        large["reports"] / small["reports"]
    )


def _machine() -> Result:
    names = ("treve", "duckdb", "pyarrow", "polars", "shapely", "geopandas", "pandas")
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "versions": {name: version(name) for name in names},
        "day": time.strftime("%Y-%m-%d"),
    }


def _start(repeat: int) -> Result:
    return {
        "seconds": statistics.median(_seconds([sys.executable, "-m", "treve", "--help"]) for _ in range(max(repeat, 5)))
    }


def _seconds(command: list[str]) -> float:
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return round(time.monotonic() - started, 3)


def _ged(work: Path, repeat: int) -> Result:
    path = work / "ged.csv"
    write_ged(path, GED_ROWS)
    jobs = {job: ["-m", "benchmarks.read_ged", job, str(path)] for job in ("polars", "checked", "stored")}
    return {"rows": GED_ROWS, "mb": round(path.stat().st_size / 1e6), **_in_turn(jobs, repeat)}


def _compliance(work: Path, size: int, asked: argparse.Namespace) -> Result:
    folder = work / f"simulated-{size}"
    simulate(size, AGREEMENTS, SEED, folder)
    memory = ["--memory", MEMORY[size]] if size in MEMORY else []
    jobs = {"treve": ["-m", "benchmarks.compliance", str(folder), *memory]}
    if size <= asked.peer_up_to:
        jobs["peer"] = ["-m", "benchmarks.compliance_peer", str(folder)]
    return {"reports": size, "agreements": AGREEMENTS, **_in_turn(jobs, asked.repeat if size < 10_000_000 else 1)}


def _in_turn(jobs: dict[str, list[str]], repeat: int) -> Result:
    seen: dict[str, list[Result]] = {name: [] for name in jobs}
    for _ in range(repeat):
        for name, words in jobs.items():
            done = subprocess.run([sys.executable, *words], check=True, capture_output=True, text=True, cwd=ROOT)
            seen[name].append(json.loads(done.stdout.splitlines()[-1]))
            print(name, done.stdout.strip(), file=sys.stderr)
    return {name: _median(results) for name, results in seen.items()}


def _median(results: list[Result]) -> Result:
    middle = sorted(results, key=lambda one: float(one["seconds"]))[len(results) // 2]
    return {
        **middle,
        "all_seconds": [one["seconds"] for one in results],
        "peak_mb": max(one["peak_mb"] for one in results),
    }


if __name__ == "__main__":
    main()
