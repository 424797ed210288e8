"""Nothing lost: writers and the server killed at random moments. benchmarks/kill.py does the same 200 times."""

from __future__ import annotations

from pathlib import Path

from tests.casebook.killing import kill_and_count, prepare
from tests.casebook.postgres_server import Server


def test_every_acknowledged_report_is_there_once_after_writers_were_killed(url: str, tmp_path: Path) -> None:
    prepare(url, tmp_path / "log.key")
    found = kill_and_count(url, tmp_path / "log.key", tmp_path, kills=6, seed=1)
    assert (found.lost, found.twice) == ([], 0)
    assert found.reports >= found.acknowledged >= 8
    assert found.verification.sound, found.verification.faults


def test_and_after_the_server_itself_was_killed(postgres_template: Path, tmp_path: Path) -> None:
    server = Server()
    try:
        from tests.casebook.conftest import ORIGIN, run
        from treve.casebook import book as books

        run(server, "CREATE DATABASE casebook")
        books.create(server.url("casebook"), ORIGIN, tmp_path / "log.key").close()
        prepare(server.url("casebook"), tmp_path / "log.key")

        def kill_server() -> None:
            server.kill()
            server.start()

        found = kill_and_count(
            server.url("casebook"), tmp_path / "log.key", tmp_path, kills=2, seed=2, kill_server=kill_server, servers=2
        )
    finally:
        server.stop()
    assert (found.lost, found.twice) == ([], 0)
    assert found.verification.sound, found.verification.faults
