"""Nothing lost, in full: `python -m benchmarks.kill [KILLS] [SERVER KILLS]` kills writers and PostgreSQL, and counts.

Default: 200 kills of one of four writers on SQLite, 200 on PostgreSQL with 20 kills of the server itself.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.casebook.conftest import ORIGIN, run
from tests.casebook.killing import Counted, kill_and_count, prepare
from tests.casebook.postgres_server import Server

from benchmarks.casebook_page import keep
from treve.casebook import book as books


def on_sqlite(kills: int) -> Counted:
    """Writers killed on SQLite."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url, key = str(folder / "casebook.db"), folder / "log.key"
        books.create(url, ORIGIN, key).close()
        prepare(url, key)
        return kill_and_count(url, key, folder, kills, seed=11)


def on_postgresql(kills: int, servers: int) -> Counted:
    """Writers and the server killed on PostgreSQL."""
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            url, key = server.url("casebook"), folder / "log.key"
            run(server, "CREATE DATABASE casebook")
            books.create(url, ORIGIN, key).close()
            prepare(url, key)

            def kill_server() -> None:
                server.kill()
                server.start()

            return kill_and_count(url, key, folder, kills, 12, kill_server, servers)
    finally:
        server.stop()


def main() -> None:
    """Print what was counted; code 1 where anything was lost, doubled or does not verify."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    servers = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    fine = True
    for name, measure in (("sqlite", lambda: on_sqlite(kills)), ("postgresql", lambda: on_postgresql(kills, servers))):
        found = measure()
        told = {
            "on": name,
            "kills": kills,
            "servers": servers if name == "postgresql" else 0,
            "acknowledged": found.acknowledged,
            "there": found.reports,
            "lost": len(found.lost),
            "twice": found.twice,
            "ledger": "sound" if found.verification.sound else found.verification.faults[0].problem,
        }
        keep(f"kill {name}", told)
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        fine = fine and not found.lost and not found.twice and found.verification.sound
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
