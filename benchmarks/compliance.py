"""Read, resolve and assess invented reports with treve: one job, one process, one line of JSON.

    python -m benchmarks.compliance FOLDER [--threads N] [--memory 3GB]

Only the reading `presumed` is computed, as the peer computes one reading too.
Loading the agreement file comes before the clock starts.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

from treve import pipeline
from treve.agreements import file
from treve.normalise.actor_book import actor_book
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

READING = "presumed"


def main() -> None:
    """Do the job and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--memory", default=None)
    asked = parser.parse_args()
    started = time.monotonic()
    book = actor_book(asked.folder / "actors.csv")
    agreements = file.read_agreements(asked.folder / "agreements.json", book)
    loaded = time.monotonic()
    steps: dict[str, float] = {}
    current = ["", loaded]

    def note(what: str, rows: int) -> None:
        name, since = current
        now = time.monotonic()
        if rows:
            return
        if name:
            steps[str(name)] = round(now - float(since), 3)
        current[:] = [what, now]

    with tempfile.TemporaryDirectory() as out:
        store = DuckDBStore(Path(out) / "run.duckdb", asked.memory, asked.threads)
        order = pipeline.Order(
            agreements=(),
            sources=(("table", asked.folder / "reports.parquet"),),
            out=Path(out),
            readings=(READING,),
            areas=asked.folder / "areas.geojson",
            # The peer takes each report for an incident; what linking costs is measured apart.
            settings=Settings(memory_limit=asked.memory, threads=asked.threads, link=False),
        )
        pipeline.fill(store, order, agreements, book, note)
        note("", 0)
        done = time.monotonic()
        store.load("step_reading_counts", store.fetch("../../benchmarks/exact_place_verdicts.sql"))
        counts = {row["verdict"]: row["incidents"] for row in store.fetch("step_reading_counts").to_pylist()}
        tables = store.tables()
        store.close()
        size = (Path(out) / "run.duckdb").stat().st_size
    print(
        json.dumps(
            {
                "job": "treve",
                "reports": tables["report"],
                "findings": tables["finding"],
                "seconds": round(done - loaded, 2),
                "seconds_agreement_file": round(loaded - started, 2),
                "seconds_by_step": steps,
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "file_mb": round(size / 1e6),
                "counts": counts,
            }
        )
    )


if __name__ == "__main__":
    main()
