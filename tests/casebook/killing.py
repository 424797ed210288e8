"""Kill writers, and the server, at random moments; then count. Used small by the tests and large by the benchmarks."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from tests.casebook import intake_writer
from treve import log_folder
from treve.casebook import book as books
from treve.casebook import log, people, schema
from treve.casebook.roles import Preset, Role
from treve.model.verification import Verification

WRITERS = ("writer_1", "writer_2", "writer_3", "writer_4")


@dataclass
class Counted:
    """What was found at the end."""

    acknowledged: int
    lost: list[str]
    twice: int
    reports: int
    verification: Verification


@dataclass
class _Writer:
    name: str
    process: subprocess.Popen[str]
    output: Path
    errors: Path
    before: dict[int, str] = field(default_factory=dict)

    def acknowledged(self) -> dict[int, str]:
        """Number → id of every report the process said was accepted; a line cut off by the kill says nothing."""
        lines = self.output.read_text(encoding="utf-8").split("\n")[:-1]
        return self.before | {int(number): name for number, name in (line.split(" ") for line in lines)}


def prepare(url: str, key: Path) -> None:
    """Accounts for the writers."""
    book = books.open_book(url, key)
    with book.write() as writing:
        people.first_run(writing, "owner", "a long enough password", Preset.SMALL_NGO)
        for name in WRITERS:
            account_id = people.add_account(writing, name, "a long enough password")
            people.grant(writing, account_id, Role.SECTOR_OFFICE, "mission")
    book.close()


def kill_and_count(
    url: str,
    key: Path,
    folder: Path,
    kills: int,
    seed: int,
    kill_server: Callable[[], None] | None = None,
    servers: int = 0,
) -> Counted:
    """Four writers; `kills` times one of them is killed and started again, `servers` times the server is."""
    chance = random.Random(seed)
    writers = {name: _start(url, key, folder, name, {}, 0) for name in WRITERS}
    moments = ["writer"] * kills + ["server"] * servers
    chance.shuffle(moments)
    try:
        _wait(lambda: all(writer.acknowledged() for writer in writers.values()), writers)
        for count, what in enumerate(moments):
            name = chance.choice(WRITERS)
            # A process that has not begun to file yet would be killed for nothing.
            _wait(lambda name=name: len(writers[name].acknowledged()) > len(writers[name].before), writers)  # type: ignore[misc]
            time.sleep(chance.uniform(0.0, 0.08))
            if what == "server" and kill_server is not None:
                kill_server()
                continue
            _kill(writers[name])
            said = writers[name].acknowledged()
            writers[name] = _start(url, key, folder, name, said, count + 1)
        counts = {name: len(writer.acknowledged()) for name, writer in writers.items()}
        _wait(lambda: all(len(writer.acknowledged()) > counts[name] for name, writer in writers.items()), writers)
    finally:
        for writer in writers.values():
            _kill(writer)
    return _count(url, key, folder, {name: writer.acknowledged() for name, writer in writers.items()})


def _wait(holds: Callable[[], bool], writers: dict[str, _Writer]) -> None:
    for _ in range(1800):
        if holds():
            return
        for writer in writers.values():
            assert writer.process.poll() is None, writer.errors.read_text(encoding="utf-8")
        time.sleep(0.05)
    raise AssertionError("the writers do not get on")


def _start(url: str, key: Path, folder: Path, name: str, before: dict[int, str], turn: int) -> _Writer:
    output, errors = folder / f"{name}.{turn}", folder / f"{name}.{turn}.errors"
    # From the beginning of the five that were being filed: a number is filed in one way only, with a file or without.
    first = max(before, default=0) // intake_writer.TOGETHER * intake_writer.TOGETHER
    command = [sys.executable, "-m", "tests.casebook.intake_writer", url, str(key), name, str(first)]
    with output.open("w", encoding="utf-8") as file, errors.open("w", encoding="utf-8") as faults:
        process = subprocess.Popen(command, stdout=file, stderr=faults, text=True, env=dict(os.environ))
    return _Writer(name, process, output, errors, before)


def _kill(writer: _Writer) -> None:
    writer.process.send_signal(signal.SIGKILL)
    writer.process.wait()


def _count(url: str, key: Path, folder: Path, said: dict[str, dict[int, str]]) -> Counted:
    book = books.open_book(url, key, with_key=True)
    assert book.key is not None
    with book.write() as writing:
        log.sign(writing, book.key)
    with book.read() as connection:
        there = {row.report_id: row for row in connection.execute(select(schema.report))}
        keys = [row.client_key_hash for row in there.values()]
        attached = connection.scalar(select(func.count()).select_from(schema.attachment)) or 0
        bodies = connection.scalars(select(schema.content.c.body).where(schema.content.c.kind == "report"))
        described = sum(len(json.loads(body)["attachments"]) for body in bodies)
        blobs = connection.scalar(select(func.count()).select_from(schema.blob)) or 0
        owner = people.viewer(connection, people.account_named(connection, "owner"))
        log_folder.write(log.exported(connection, owner, book.key.public), folder / "log")
    book.close()
    acknowledged = [name for ids in said.values() for name in ids.values()]
    assert attached == described == blobs > 0
    return Counted(
        acknowledged=len(acknowledged),
        lost=[name for name in acknowledged if name not in there],
        twice=len(keys) - len(set(keys)) + len(acknowledged) - len(set(acknowledged)),
        reports=len(there),
        verification=log_folder.check(folder / "log"),
    )
