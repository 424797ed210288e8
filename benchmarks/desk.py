"""Today, list, map, chart and export of the desk over runs of a hundred thousand and of a million incidents.

    python -m benchmarks.desk [--reports 100000 1000000] [--casebook 300000] [--repeat 5] [--work FOLDER]

Each run is made from simulated reports. What the SQL counts is held against numpy at every level of cells before anything is timed.
Pages are asked over HTTP on 127.0.0.1, each query for the first time and again; beside the time on the clock stands that of the
processor, of server and client together, which a busy machine does not lengthen. Writes desk.json and its part of
docs/desk-speed.md.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pyarrow.compute as pc
from tests.serve.server import serving

from benchmarks import desk_page
from benchmarks.desk_book import PASSWORD, Amounts, filled
from treve.casebook import book as books
from treve.run_folder import RunFolder
from treve.serve.options import ServeOptions
from treve.serve.query import EVERYTHING, FINEST
from treve.serve.sought import answers
from treve.serve.sought.answers import View
from treve.serve.sought.chosen import degrees
from treve.serve.sought.ready import ReadyRuns
from treve.simulate import simulate

AGREEMENTS, SEED = 60, 7
CASES = 2000
QUERIES = ("act:mortar", "deaths:>=5", "from:2020-01-01 to:2020-03-01", "verdict:covered", "linked:yes", "act:kinetic")
Result = dict[str, Any]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--casebook", type=int, default=300_000, help="reports in the casebook")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--work", type=Path, help="where runs stay, and are found again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = asked.work or Path(temporary)
        book = Path(temporary) / "casebook"
        book.mkdir()
        filled(
            str(book / "casebook.db"), book / "log.key", Amounts(asked.casebook, min(CASES, asked.casebook // 3), 1, 1)
        ).close()
        results = [
            _measured(work / str(reports), reports, book, asked.repeat) | {"casebook_reports": asked.casebook}
            for reports in asked.reports
        ]
    desk_page.DESK.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    desk_page.write()


def _measured(folder: Path, reports: int, book: Path, repeat: int) -> Result:
    run = run_of_reports(folder, reports)
    levels = _exact(run)
    with tempfile.TemporaryDirectory() as fresh:
        told = _asked(Path(shutil.copytree(book, Path(fresh) / "desk")), run, repeat)
    incidents = json.loads((run / "summary.json").read_text(encoding="utf-8"))["incidents"]
    about = {"reports": reports, "incidents": incidents, "levels": levels}
    return {**about, "load": os.getloadavg()[0], **told}


def _asked(folder: Path, run: Path, repeat: int) -> Result:
    """Everything that is timed, asked of a server over a filled casebook."""
    runs = folder / "runs"
    runs.mkdir()
    (runs / "all").symlink_to(run.resolve())
    book = books.open_book(str(folder / "casebook.db"), folder / "log.key", with_key=True)
    with serving(book, ServeOptions(runs=runs, requests_a_minute=10_000_000)) as address:
        client = httpx.Client(base_url=address, timeout=600)
        client.post("/api/session", json={"name": "reader-0", "password": PASSWORD}).raise_for_status()
        ready = _timed(lambda: client.get("/map/zones"))
        told = {
            "today": _todays(client, repeat),
            "ready": ready,
            "list": [_first_and_again(client, "/incidents", query) for query in ("", *QUERIES)],
            "map": [_first_and_again(client, "/map", query) for query in ("", *QUERIES)],
            "pan": _pans(client, repeat),
            "csv": _export(client, "/incidents.csv"),
            "geojson": _export(client, "/incidents.geojson"),
        }
        client.close()
    book.close()
    return told


def run_of_reports(folder: Path, reports: int) -> Path:
    """The run of so many simulated reports in a folder; made only where it is not there yet."""
    if (folder / "run" / "summary.json").is_file():
        return folder / "run"
    simulate(reports, AGREEMENTS, SEED, folder / "made")
    words = [sys.executable, "-m", "treve", "run", "--agreement", str(folder / "made" / "agreements.json")]
    words += [
        "--source",
        f"table={folder / 'made' / 'reports.parquet'}",
        "--areas",
        str(folder / "made" / "areas.geojson"),
    ]
    words += ["--actors", str(folder / "made" / "actors.csv"), "--memory", "4GB", "--out", str(folder / "run")]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return folder / "run"


def _exact(run: Path) -> int:
    """Hold the cells of every level against numpy; the number of levels, each exact."""
    with RunFolder(run) as opened:
        incident, place = opened.table("incident").arrow, opened.table("place").arrow
    at = pc.index_in(incident["place_id"], value_set=place["place_id"].combine_chunks())
    longitude, latitude, precision = (place[name].take(at) for name in ("longitude", "latitude", "place_precision"))
    shown = pc.and_(pc.is_valid(longitude), pc.and_(pc.is_valid(latitude), pc.is_in(precision, pa_strings())))
    points = np.column_stack([one.filter(shown).to_numpy() for one in (longitude, latitude)])
    with ReadyRuns().sought(run, EVERYTHING) as sought:
        for level in range(FINEST + 1):
            found = answers.cells(sought.places, View(-180, -90, 181, 91, level))
            cells = np.floor((points + np.array([180, 90])) / degrees(level)).astype(np.int64)
            # Column and row in one number: a cell's row is less than 2 to the power of 32.
            keys, counts = np.unique(cells[:, 0] * 2**32 + cells[:, 1], return_counts=True)
            expected = {divmod(int(key), 2**32): int(n) for key, n in zip(keys, counts, strict=True)}
            assert {(cell.x, cell.y): cell.incidents for cell in found} == expected, level
    return FINEST + 1


def pa_strings() -> Any:
    """The precisions that the map shows as a point."""
    import pyarrow as pa

    return pa.array(["exact", "near", "unknown"])


def _first_and_again(client: httpx.Client, path: str, query: str) -> Result:
    first = _timed(lambda: client.get(path, params={"q": query}))
    again = _timed(lambda: client.get(path, params={"q": query}))
    return {"query": query, "first": first, "again": again}


def _todays(client: httpx.Client, repeat: int) -> Result:
    """The first page, for the first time and then again; of the latter the median."""
    first, again = _timed(lambda: client.get("/")), [_timed(lambda: client.get("/")) for _ in range(4 * repeat)]
    return {
        "first": first,
        "again": {name: statistics.median(one[name] for one in again) for name in ("clock", "processor")},
        "worst": max(one["clock"] for one in again),
    }


def _pans(client: httpx.Client, repeat: int) -> Result:
    """The map moved about, each time to where nobody looked before."""
    taken = []
    for at in range(4 * repeat):
        west, south, width = -80 + 7 * at, -30 + 3 * at, (40, 10, 2.5)[at % 3]
        view = {"west": west, "south": south, "east": west + width, "north": south + width / 2, "pixels": 1200}
        taken.append(_timed(lambda view=view: client.get("/map/cells", params={"q": "", **view})))  # type: ignore[misc]
    return {name: statistics.median(one[name] for one in taken) for name in ("clock", "processor")} | {
        "worst": max(one["clock"] for one in taken)
    }


def _export(client: httpx.Client, path: str) -> Result:
    before, clock, memory = _processor(), time.perf_counter(), _memory()
    size, first = 0, 0.0
    with client.stream("GET", path) as answer:
        rows = int(answer.headers["treve-rows"])
        for part in answer.iter_bytes():
            first = first or time.perf_counter() - clock
            size += len(part)
    seconds, processor = time.perf_counter() - clock, _processor() - before
    return {
        "rows": rows,
        "megabytes": round(size / 1e6),
        "first": round(1000 * first),
        "rows_a_second": round(rows / seconds),
        "rows_a_processor_second": round(rows / processor),
        "more_megabytes": _memory() - memory,
    }


def _timed(ask: Callable[[], httpx.Response]) -> Result:
    before, clock = _processor(), time.perf_counter()
    ask().raise_for_status()
    return {
        "clock": round(1000 * (time.perf_counter() - clock)),
        "processor": round(1000 * (_processor() - before)),
    }


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
