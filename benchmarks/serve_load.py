"""The API under load: reports accepted durably in a second, and filtered lists of a million reports.

    python -m benchmarks.serve_load intake [sqlite|postgresql] [SECONDS] [CLIENTS]
    python -m benchmarks.serve_load list [sqlite|postgresql] [REPORTS]

Server and clients run on this machine. PostgreSQL flushes every commit to the disk here, as SQLite does. The million reports are
written straight into the tables; lists are asked the way of the API's own module. Beside each time stands that of the processor,
which a busy machine does not lengthen. Figures are kept in casebook.json and docs/casebook-speed.md.
"""

from __future__ import annotations

import datetime as dt
import http.client
import json
import math
import random
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import text
from tests.casebook.conftest import ORIGIN, run
from tests.casebook.postgres_server import Server

from benchmarks.casebook_page import keep
from benchmarks.processor import seconds_of
from treve.casebook import book as books
from treve.casebook import guards, people, report_list, schema
from treve.casebook.book import Casebook
from treve.casebook.report_list import Wanted
from treve.casebook.roles import Deed, Preset, Role
from treve.casebook.visible import Viewer
from treve.model.act import Act

CLIENTS = 12
AREAS = [f"governorate {number}" for number in range(14)]
ACTS = [act.value for act in Act][:20]
DAYS = 400
COMPARTMENTS = ("mission", "party_a", "party_b", "guarantor_1", "guarantor_2")
PASSWORD = "a long enough password"
FILED_BY = [f"A-{number}" for number in range(200)]
"""The accounts of the old reports."""
_FILED = "2017-01-01T00:00:00.000000Z"


def intake(url: str, key: Path, seconds: float, clients: int, postmaster: int | None) -> dict[str, Any]:
    """Reports a second that a server accepts from clients that each wait for their receipt."""
    book = books.open_book(url, key, with_key=True)
    with book.write() as writing:
        people.first_run(writing, "owner", PASSWORD, Preset.SMALL_NGO)
        account_id = people.add_account(writing, "writer", PASSWORD)
        people.grant(writing, account_id, Role.SECTOR_OFFICE, "mission")
        token = people.add_token(writing, account_id, "load", frozenset({Deed.SUBMIT}), int(time.time()) + 3600)
    book.close()
    words = [sys.executable, "-m", "treve", "serve", "--casebook", url, "--log-key", str(key), "--port", "0"]
    server = subprocess.Popen([*words, "--requests-a-minute", "10000000"], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = server.stdout.readline().split()[2].removesuffix("/;")
    times: list[float] = []
    until = time.monotonic() + seconds

    def file(number: int) -> None:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        with closing(http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)) as client:
            count = 0
            while time.monotonic() < until:
                report = {
                    "compartment": "mission",
                    "client_key": f"{number}-{count}",
                    "summary": f"report {count} of {number}: shelling near the market",
                    "area": random.choice(AREAS),
                    "act": random.choice(ACTS),
                    "occurred_from": "2017-01-05",
                    "identity": "a source",
                }
                started = time.monotonic()
                client.request("POST", "/api/reports", json.dumps(report), headers)
                answer = client.getresponse()
                said = answer.read()
                times.append(time.monotonic() - started)
                assert answer.status == 201, said
                count += 1

    threads = [threading.Thread(target=file, args=(number,)) for number in range(clients)]
    used = _Processors(server.pid, postmaster)
    started = time.monotonic()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    took, processors = time.monotonic() - started, used.since()
    server.terminate()
    server.wait()
    times.sort()
    return {
        "clients": clients,
        "reports a second": round(len(times) / took, 1),
        "median ms": round(1000 * statistics.median(times), 1),
        "p99 ms": round(1000 * times[int(len(times) * 0.99)], 1),
        "reports": len(times),
        "processor ms a report": {name: round(1000 * used / len(times), 2) for name, used in processors.items()},
    }


class _Processors:
    """Seconds of the processor since it was made: of the server, of the database's processes, and of the clients in this one."""

    def __init__(self, server: int, postmaster: int | None) -> None:
        self._server, self._postmaster = server, postmaster
        self._before = self._now()

    def since(self) -> dict[str, float]:
        return {name: used - self._before[name] for name, used in self._now().items()}

    def _now(self) -> dict[str, float]:
        used = {"server": seconds_of(self._server), "clients": time.process_time()}
        if self._postmaster is not None:
            used["database"] = seconds_of(self._postmaster)
        return used


def lists(book: Casebook, count: int) -> dict[str, Any]:
    """Filtered lists, as the API asks for them, of `count` reports."""
    fill(book, count)
    viewers = {
        "all": Viewer("A-head", frozenset({(Role.HEAD_OF_MISSION, "mission")})),
        "one party": Viewer("A-liaison", frozenset({(Role.PARTY_LIAISON, "party_a")})),
        "own": Viewer("A-3", frozenset({(Role.FIELD_MONITOR, "mission")})),
    }
    chance = random.Random(5)
    pages: dict[str, Any] = {}
    for who, viewer in viewers.items():
        for name in ("nothing", "area", "act", "area and act", "week", "area and week", "nowhere"):
            walls: list[float] = []
            processors: list[float] = []
            for _ in range(20):
                wanted = _wanted(name, chance)
                found = _page(book, viewer, wanted, None, walls, processors)
                if len(found) == 100:
                    _page(book, viewer, wanted, found[-1]["report"], walls, processors)
            at = math.ceil(0.95 * len(walls)) - 1
            pages[f"{who}, {name}"] = {
                "pages": len(walls),
                "p95 ms": round(1000 * sorted(walls)[at], 1),
                "processor": round(1000 * sorted(processors)[at], 1),
            }
    return {"reports": count, "pages": pages}


def _page(
    book: Casebook, viewer: Viewer, wanted: Wanted, after: str | None, walls: list[float], processors: list[float]
) -> list[dict[str, Any]]:
    wall, processor = time.perf_counter(), time.process_time()
    with book.read() as connection:
        found = report_list.listing(connection, viewer, wanted, after, limit=100)
    walls.append(time.perf_counter() - wall)
    processors.append(time.process_time() - processor)
    return found


def _wanted(name: str, chance: random.Random) -> Wanted:
    area = chance.choice(AREAS) if "area" in name else "nowhere" if name == "nowhere" else None
    act = chance.choice(ACTS) if "act" in name else None
    day = chance.randrange(DAYS - 7)
    return Wanted(act, area, *((_day(day), _day(day + 6)) if "week" in name else (None, None)))


def _day(number: int) -> str:
    return (dt.date(2017, 1, 1) + dt.timedelta(days=number)).isoformat()


def fill(book: Casebook, count: int) -> None:
    """So many reports, without going through the log: only what lists read."""
    tables = ("entry", "content", "report", "report_fact")
    with book.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            for table in tables:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_replace"))
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN")
        else:
            connection.execute(text("SET session_replication_role = replica"))
        raw = connection.connection.cursor()
        for rows in _rows(count):
            for table in tables:
                insert_many(raw, table, [row[table] for row in rows])
        if connection.dialect.name == "sqlite":
            guards.set_up(connection, schema.APPEND_ONLY, schema.ERASABLE)
        connection.commit()
    with book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # As a server in use does by itself within minutes; until then PostgreSQL trusts no index without a look at the table.
        connection.exec_driver_sql("VACUUM ANALYZE" if connection.dialect.name == "postgresql" else "ANALYZE")


def insert_many(cursor: Any, table: str, rows: list[dict[str, Any]]) -> None:
    """Rows with the same columns, by a cursor of the driver: on PostgreSQL as a copy, which takes a third of the time."""
    names = ", ".join(rows[0])
    if hasattr(cursor, "copy"):
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(tuple(row.values()))
        return
    marks = ", ".join(f":{name}" for name in rows[0])
    cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _rows(count: int) -> Iterator[list[dict[str, Any]]]:
    chance = random.Random(1)
    for first in range(1, count + 1, 5_000):
        part = []
        for position in range(first, min(first + 5_000, count + 1)):
            name, account = f"R-{secrets.token_hex(8)}", FILED_BY[position % len(FILED_BY)]
            # Filed some days after the day they speak of, as reports are.
            day = _day(max(0, position * DAYS // (count + 1) - chance.randrange(10)))
            # One in fifty does not know the day better than by a fortnight.
            span = 14 if chance.random() < 0.02 else 0
            last = (dt.date.fromisoformat(day) + dt.timedelta(days=span)).isoformat()
            area, act = chance.choice(AREAS), chance.choice(ACTS)
            compartment = COMPARTMENTS[position % 5]
            said = {"kind": "report", "at": _FILED, "report": name, "summary": "shelling near the market", "area": area}
            body = json.dumps(said | {"act": act, "occurred_from": day, "consent": [], "attachments": []}).encode()
            about = {"kind": "report", "subject_kind": "report", "subject": name}
            fact = {"report_id": name, "ordinal": 0, "account_id": account, "content_hash": name, "act": act}
            part.append(
                {
                    "entry": {"position": position, "recorded": _FILED, "leaf": b"{}"},
                    "content": {"position": position, "salt": b"x", "body": body, **about},
                    "report": {
                        "report_id": name,
                        "entry": position,
                        "account_id": account,
                        "compartment": compartment,
                    },
                    "report_fact": fact
                    | {"area": area, "occurred_from": day, "occurred_to": last, "span": span, "entry": position},
                }
            )
        yield part


def main() -> None:
    """Measure and print."""
    what, rest = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server: Server | None = None
        url = str(folder / "casebook.db")
        if rest and rest[0] == "postgresql":
            server = Server(flushed=True)
            run(server, "CREATE DATABASE casebook")
            url = server.url("casebook")
        try:
            books.create(url, ORIGIN, folder / "log.key").close()
            numbers = [float(one) for one in rest if one.replace(".", "").isdigit()]
            if what == "intake":
                clients = int(numbers[1]) if len(numbers) > 1 else CLIENTS
                postmaster = server.postmaster() if server is not None else None
                measured = intake(url, folder / "log.key", numbers[0] if numbers else 20, clients, postmaster)
            else:
                book = books.open_book(url, folder / "log.key")
                measured = lists(book, int(numbers[0]) if numbers else 1_000_000)
                book.close()
        finally:
            if server is not None:
                server.stop()
    database = "sqlite" if server is None else "postgresql"
    keep(f"{what} {database} {measured.get('clients', '')}".rstrip(), {"database": database, **measured})
    print(json.dumps({"database": database, **measured}, indent=1))


if __name__ == "__main__":
    main()
