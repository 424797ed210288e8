"""A PostgreSQL server of one's own on 127.0.0.1, in a temporary folder, never run as root."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

OWNER = "treve_owner"
_ACCOUNT = "postgres"
_SHARED, _ROOM = Path("/dev/shm"), 2 * 2**30


def program(name: str) -> str | None:
    """The path of a program of the server; the newest version found."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else shutil.which(name)


def _memory() -> Path | None:
    """A folder in memory with room enough; a database is copied there in a third of the time."""
    return (
        _SHARED
        if _SHARED.is_dir() and shutil.disk_usage(_SHARED).free > _ROOM and os.access(_SHARED, os.W_OK)
        else None
    )


class Server:
    """Started when made; `stop` removes it, `kill` is what a power cut does to it."""

    def __init__(self, flushed: bool = False) -> None:
        self.flushed = flushed
        self.folder = Path(tempfile.mkdtemp(prefix="treve-postgres-", dir=None if flushed else _memory()))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        if os.geteuid() == 0:
            shutil.chown(self.folder, _ACCOUNT, _ACCOUNT)
        self._run(
            "initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale=C", "--no-sync"
        )
        self.start()

    def start(self) -> None:
        """Start, or start again after `kill`; flushing to the disk only where asked: processes end here, no power is cut."""
        words = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c max_connections=50"
        words += "" if self.flushed else " -c fsync=off"
        start = ("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", words, "start")
        for _ in range(40):
            if self._run(*start, check=False):
                return
            # Killed backends hold the shared memory for a moment longer.
            time.sleep(0.25)
        raise AssertionError((self.folder / "log").read_text(encoding="utf-8")[-2000:])

    def postmaster(self) -> int:
        """The id of its first process, whose children are the others."""
        return int((self.folder / "data" / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])

    def kill(self) -> None:
        """End every process of this server at once, as a power cut would."""
        postmaster = self.postmaster()
        children = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=False)
        for process in [postmaster, *map(int, children.stdout.split())]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def stop(self) -> None:
        """Stop and remove."""
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, user: str = OWNER) -> str:
        """The URL of a database of this server."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def _run(self, name: str, *words: str, check: bool = True) -> bool:
        path = program(name)
        assert path is not None
        before = (
            ["setpriv", f"--reuid={_ACCOUNT}", f"--regid={_ACCOUNT}", "--clear-groups"] if os.geteuid() == 0 else []
        )
        done = subprocess.run(
            [*before, path, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/", check=False
        )
        assert done.returncode == 0 or not check, done.stderr
        return done.returncode == 0
