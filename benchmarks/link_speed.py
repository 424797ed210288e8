"""How long linking takes and how much memory, on spread-out and on clustered invented reports.

    python -m benchmarks.link_speed                       every job in a process of its own, three times; writes link_speed.json
    python -m benchmarks.link_speed make KIND REPORTS DIR   make a set and leave its tables in DIR as Parquet
    python -m benchmarks.link_speed link DIR              link it: seconds by step and the peak of memory, as one line of JSON

Spread: all towns are as busy as each other, there are no bursts, and 82 % of the reports stand at points of their own. Clustered:
the set on which quality is measured, with 60 % of the reports on town centroids and half of the incidents in bursts. A larger set
is a longer time and no denser one. Filling the tables comes before the clock starts; everything from registers to incidents is
inside, in a file on disk as in any run. PyArrow looks for pandas at its first table, which in any run is made long before; here it
is made before the clock starts. CPU seconds are those of all threads: a busy machine stretches them less than the others.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.link_store import fill
from benchmarks.link_truth import Parameters, truth
from treve import link
from treve.errors import TooManyPairs
from treve.store.duckdb import DuckDBStore
from treve.store.protocol import Rows, Store

SOURCES = frozenset({"north", "south", "east"})
KINDS = {"spread": Parameters(in_bursts=0, popularity_exponent=0, on_centroid=0.18), "clustered": Parameters()}
JOBS = (
    ("spread", 100_000, None),
    ("spread", 1_000_000, "1GB"),
    ("spread", 5_000_000, "3GB"),
    ("clustered", 100_000, None),
    ("clustered", 1_000_000, "1500MB"),
    ("one spot", 5_000_000, "3GB"),
)
"""Kind, reports, and the memory the engine may use; the process holds pairs in arrays besides."""
SEED = 1
Result = dict[str, Any]


_DAY = dt.date(2015, 1, 5)
_ONE_SPOT: dict[str, dict[str, object]] = {
    "report": {"first_day": _DAY, "last_day": _DAY},
    "report_place": {"place_id": 1},
}


class Kept:
    """A store that writes what is loaded into it as Parquet. one_spot: all reports at one place on one day."""

    def __init__(self, folder: Path, *, one_spot: bool = False) -> None:
        self._folder, self._one_spot = folder, one_spot
        folder.mkdir(parents=True, exist_ok=True)

    def load(self, table: str, rows: Rows) -> None:
        """See Store.load."""
        assert isinstance(rows, pa.Table)
        if self._one_spot and table in _ONE_SPOT:
            for name, value in _ONE_SPOT[table].items():
                same = pa.repeat(pa.scalar(value, rows.schema.field(name).type), rows.num_rows)
                rows = rows.set_column(rows.column_names.index(name), name, same)
        pq.write_table(rows, self._folder / f"{table}.parquet")


_AFTER_THE_LINKS = ("link/said.sql", "link/side_pair.sql")


class Timed:
    """A store that adds up how long each file, and each table loaded or fetched, takes it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.seconds: dict[str, float] = defaultdict(float)
        self.cpu: dict[str, float] = defaultdict(float)
        self.until_grouped: tuple[float, float] | None = None

    def load(self, table: str, rows: Rows) -> None:
        """See Store.load."""
        self._timed(table, lambda: self._store.load(table, rows))

    def run(self, sql_file: str, into: str, stream: tuple[str, pa.RecordBatchReader] | None = None) -> None:
        """See Store.run."""
        self._grouped(sql_file)
        self._timed(sql_file, lambda: self._store.run(sql_file, into, stream))

    def fetch(self, sql_file: str) -> pa.Table:
        """See Store.fetch."""
        self._grouped(sql_file)
        found: pa.Table = self._timed(sql_file, lambda: self._store.fetch(sql_file))
        return found

    def stream(self, sql_file: str) -> pa.RecordBatchReader:
        """See Store.stream."""
        return self._store.stream(sql_file)

    def tables(self) -> dict[str, int]:
        """See Store.tables."""
        return self._store.tables()

    def close(self) -> None:
        """See Store.close."""
        self._store.close()

    def _grouped(self, sql_file: str) -> None:
        if sql_file in _AFTER_THE_LINKS and self.until_grouped is None:
            self.until_grouped = (time.monotonic(), time.process_time())

    def _timed(self, name: str, call: Any) -> Any:
        started, used = time.monotonic(), time.process_time()
        try:
            return call()
        finally:
            self.seconds[name] += time.monotonic() - started
            self.cpu[name] += time.process_time() - used


def made(kind: str, reports: int, folder: Path) -> None:
    """Make a set and leave its tables in a folder."""
    one_spot = kind == "one spot"
    known = truth(reports, SEED, KINDS["spread" if one_spot else kind])
    fill(Kept(folder, one_spot=one_spot), known)  # type: ignore[arg-type]


def linked(folder: Path, memory: str | None, threads: int | None) -> Result:
    """Link the set of a folder: what it took, and what it came to."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(dir=folder) as out:
        own = DuckDBStore(Path(out) / "run.duckdb", memory, threads)
        for path in sorted(folder.glob("*.parquet")):
            own.load(path.stem, path)
        pa.table({"first": [1]})
        before = _peak()
        store = Timed(own)
        started, used = time.monotonic(), time.process_time()
        refused = None
        try:
            link.incidents(store, link.LinkOrder(curated=SOURCES))
        except TooManyPairs as problem:
            refused = str(problem)
        seconds, cpu = time.monotonic() - started, time.process_time() - used
        tables = store.tables()
        pairs = _compared(own) if refused is None else None
        own.abandon()
    grouped = store.until_grouped or (started + seconds, used + cpu)
    engine = sum(store.cpu.values())
    steps = {name: round(one, 3) for name, one in sorted(store.cpu.items(), key=lambda one: -one[1]) if one > 0.02}
    return {
        "reports": tables["report"],
        "refused": refused,
        "pairs": pairs,
        "incidents": tables.get("incident"),
        "seconds": round(seconds, 2),
        "seconds_to_links": round(grouped[0] - started, 2),
        "cpu_seconds": round(cpu, 2),
        "cpu_to_links": round(grouped[1] - used, 2),
        "cpu_outside_engine": round(cpu - engine, 2),
        "peak_mb": _peak(),
        "before_mb": before,
        "load": round(load, 1),
        "cpu_steps": steps,
    }


def _compared(store: Store) -> int:
    """How many pairs were compared."""
    [start] = (row for row in store.fetch("link_weight").to_pylist() if row["compared"] == "start")
    return int(start["pairs"])


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Do what the words say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    parser.add_argument("--memory")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    match asked.words:
        case ["make", kind, reports, folder]:
            made(kind, int(reports), Path(folder))
        case ["link", folder]:
            print(json.dumps(linked(Path(folder), asked.memory, asked.threads)))
        case _:
            _all(asked.repeat)


def _all(repeat: int) -> None:
    found = []
    for kind, reports, memory in JOBS:
        with tempfile.TemporaryDirectory() as folder:
            _done(["make", kind, str(reports), folder])
            words = ["link", folder, *(["--memory", memory] if memory else [])]
            runs = [json.loads(_done(words)) for _ in range(repeat)]
        middle = sorted(runs, key=lambda one: float(one["seconds"]))[repeat // 2]
        told = {"kind": kind, **middle, "all_seconds": [one["seconds"] for one in runs]}
        found.append({**told, "loads": [one["load"] for one in runs], "peak_mb": max(one["peak_mb"] for one in runs)})
        print(json.dumps(found[-1]), file=sys.stderr)
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps({"day": time.strftime("%Y-%m-%d"), "jobs": found}, indent=1) + "\n", encoding="utf-8")


def growth(small: Result, large: Result) -> float:
    """The exponent e of time ~ reports^e between two sizes."""
    return math.log(large["seconds"] / small["seconds"]) / math.log(large["reports"] / small["reports"])


def _done(words: list[str]) -> str:
    command = [sys.executable, "-m", "benchmarks.link_speed", *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
