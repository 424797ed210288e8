"""The desk under load: people who read and people who write, at one server, for some minutes.

    python -m benchmarks.desk_load [--seconds 600] [--readers 50] [--writers 10] [--database postgresql sqlite]
        [--reports 300000] [--cases 2000] [--run FOLDER] [--incidents 1000000] [--work FOLDER]

The server is `treve serve` in a process of its own, over a casebook of so many reports and a run of so many incidents, made first
where none is given. Its clients share the two cores with it (`desk_visits` says what they do). Every commit is flushed to the disk.
Writes desk_load.json and its part of docs/desk-speed.md.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.casebook.conftest import run as statement
from tests.casebook.postgres_server import Server, program

from benchmarks import desk_page, desk_visits
from benchmarks.desk import run_of_reports
from benchmarks.desk_book import Amounts, filled
from benchmarks.desk_visits import Asked, Person
from benchmarks.processor import seconds_of

_KEPT_ERRORS = 20
# Characters of what the server complained of that are shown.
_MOST_LOG = 3000
Result = dict[str, Any]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=10)
    parser.add_argument("--database", nargs="*", default=["postgresql", "sqlite"], choices=["postgresql", "sqlite"])
    parser.add_argument("--reports", type=int, default=300_000, help="in the casebook")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--incidents", type=int, default=1_000_000, help="simulated reports of the run")
    parser.add_argument("--work", type=Path, help="where run and casebooks stay, and are found again")
    parser.add_argument(
        "--out", type=Path, default=desk_page.LOAD, help="the JSON; the page is written only by default"
    )
    asked = parser.parse_args()
    amounts = Amounts(asked.reports, asked.cases, asked.readers, asked.writers)
    with tempfile.TemporaryDirectory() as temporary:
        run = run_of_reports((asked.work or Path(temporary)) / str(asked.incidents), asked.incidents)
        results = [_measured(database, run, amounts, asked.seconds, asked.work) for database in asked.database]
    if asked.out == desk_page.LOAD:
        # What was measured of the other database stays.
        kept = [one for one in desk_page.kept(desk_page.LOAD) if one["database"] not in asked.database]
        results = sorted(results + kept, key=lambda one: str(one["database"]))
    asked.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if asked.out == desk_page.LOAD:
        desk_page.write()


def _measured(database: str, run: Path, amounts: Amounts, seconds: float, work: Path | None) -> Result:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "runs").mkdir()
        (folder / "runs" / "all").symlink_to(run.resolve())
        with _casebook(database, folder, amounts, work) as (url, postmaster), _server(url, folder) as (server, port):
            return _loaded(database, run, amounts, seconds, (server, postmaster, port))


@contextmanager
def _casebook(database: str, folder: Path, amounts: Amounts, work: Path | None) -> Iterator[tuple[str, int]]:
    """The URL of a filled casebook, and the process of its database; 0 where it is in that of the server."""
    kept = work / f"casebook-{database}-{amounts.reports}-{amounts.cases}" if work else None
    there = kept is not None and kept.is_dir()
    if kept is not None and there:
        for path in kept.iterdir():
            shutil.copy(path, folder / path.name)
    if database == "sqlite":
        url = str(folder / "casebook.db")
        if not there:
            filled(url, folder / "log.key", amounts).close()
            _keep(folder, kept)
        yield url, 0
        return
    server = Server(flushed=True)
    try:
        statement(server, "CREATE DATABASE casebook")
        url = server.url("casebook")
        if there:
            subprocess.run([str(program("pg_restore")), "-d", url, str(folder / "casebook.dump")], check=True)
            subprocess.run([str(program("psql")), "-qc", "ANALYZE", url], check=True)
        else:
            filled(url, folder / "log.key", amounts).close()
            subprocess.run(
                [str(program("pg_dump")), "-Fc", "-Z1", "-f", str(folder / "casebook.dump"), url], check=True
            )
            _keep(folder, kept)
        yield url, server.postmaster()
    finally:
        server.stop()


def _keep(folder: Path, kept: Path | None) -> None:
    """Copy a filled casebook and its keys to where it is found again, whole or not at all."""
    if kept is None:
        return
    unfinished = kept.with_name(kept.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for path in (path for path in folder.iterdir() if path.is_file()):
        shutil.copy(path, unfinished / path.name)
    unfinished.rename(kept)


@contextmanager
def _server(url: str, folder: Path) -> Iterator[tuple[int, int]]:
    """The process and the port of `treve serve`."""
    words = [sys.executable, "-m", "treve", "serve", "--casebook", url, "--log-key", str(folder / "log.key")]
    words += ["--port", "0", "--runs", str(folder / "runs"), "--requests-a-minute", "10000000"]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log, text=True)
    assert process.stdout is not None
    try:
        yield process.pid, int(process.stdout.readline().split()[2].removesuffix("/;").rpartition(":")[2])
    finally:
        process.terminate()
        process.wait()
        sys.stderr.write((folder / "server.log").read_text(encoding="utf-8")[-_MOST_LOG:])


def _loaded(database: str, run: Path, amounts: Amounts, seconds: float, processes: tuple[int, int, int]) -> Result:
    server, postmaster, port = processes
    told: list[Asked] = []
    readers = [Person(port, f"reader-{number}", number, told) for number in range(amounts.readers)]
    writers = [Person(port, f"writer-{number}", 1000 + number, told) for number in range(amounts.writers)]
    memory = [_memory(server)]
    used: list[float] = []

    async def everybody() -> None:
        for one in [*readers, *writers]:
            await one.sign_in()
        # Whoever comes first after a new run waits for it to be made ready; that is measured elsewhere.
        await readers[0].ask("ready", "/map/zones")
        memory.append(_memory(server))
        told.clear()
        before = [seconds_of(server), seconds_of(postmaster), time.process_time()]
        until = time.monotonic() + seconds
        looks = [desk_visits.read(one, until) for one in readers] + [desk_visits.write(one, until) for one in writers]
        await asyncio.gather(*looks)
        for one in [*readers, *writers]:
            await one.close()
        used.extend(
            now - was
            for now, was in zip([seconds_of(server), seconds_of(postmaster), time.process_time()], before, strict=True)
        )

    started = time.monotonic()
    load = os.getloadavg()[0]
    asyncio.run(everybody())
    incidents = json.loads((run / "summary.json").read_text(encoding="utf-8"))["incidents"]
    times = sorted(one.milliseconds for one in told)
    return {
        "database": database,
        "day": dt.datetime.now(dt.UTC).date().isoformat(),
        "seconds": round(seconds),
        "took": round(time.monotonic() - started),
        "readers": amounts.readers,
        "writers": amounts.writers,
        "casebook_reports": amounts.reports,
        "cases": amounts.cases,
        "incidents": incidents,
        "load_before": round(load, 1),
        "load_after": round(os.getloadavg()[0], 1),
        "asked": len(told),
        "errors": sum(1 for one in told if one.wrong),
        "p50": _at(times, 0.5),
        "p99": _at(times, 0.99),
        "most": round(times[-1]) if times else 0,
        "pages": _pages(told),
        "what_was_wrong": Counter(one.wrong for one in told if one.wrong).most_common(_KEPT_ERRORS),
        "processor": dict(zip(("server", "database", "clients"), (round(one, 1) for one in used), strict=True)),
        "megabytes": {
            "before": memory[0],
            "run_ready": memory[1],
            "after": _memory(server),
            "most": _memory(server, "VmHWM"),
        },
    }


def _pages(told: Sequence[Asked]) -> list[Result]:
    by_name: dict[str, list[Asked]] = defaultdict(list)
    for one in told:
        by_name[one.name].append(one)
    found = []
    for name in sorted(by_name):
        times = sorted(one.milliseconds for one in by_name[name])
        found.append(
            {
                "page": name,
                "asked": len(times),
                "p50": _at(times, 0.5),
                "p99": _at(times, 0.99),
                "most": round(times[-1]),
                "errors": sum(1 for one in by_name[name] if one.wrong),
            }
        )
    return found


def _at(times: Sequence[float], part: float) -> int:
    """The least time that a part of all kept to. times: sorted."""
    return round(times[min(len(times) - 1, int(len(times) * part))]) if times else 0


def _memory(process: int, line: str = "VmRSS") -> int:
    """Megabytes that a process holds (VmRSS), or has held at most (VmHWM) (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition(f"{line}:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
