"""Make the analysis of a run in the background, one at a time, in a process of its own.

Run as a module with a folder and the id of an agreement it makes the analysis and says on standard output which question it is at.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from treve.errors import Refused, worded
from treve.own_process import surroundings

BUSY = worded("the server is busy with an analysis: ask again in a minute")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an analysis is: questions begun. ended: None while it runs, else whether it ended well."""

    agreement_id: str
    begun: int
    ended: bool | None


class AnalysisJobs:
    """The analyses of one server: at most one is being made, and of each run the last is remembered."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._jobs: dict[Path, tuple[str, subprocess.Popen[bytes], IO[bytes]]] = {}

    def start(self, folder: Path, agreement_id: str) -> None:
        """Begin. Raises Refused while another is being made."""
        with self._turn:
            if any(process.poll() is None for _, process, _ in self._jobs.values()):
                raise Refused(BUSY)
            said = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the process that writes it)
            process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(folder), agreement_id],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.DEVNULL,
                env=surroundings(),
            )
            self._forget(folder)
            self._jobs[folder] = (agreement_id, process, said)

    def progress(self, folder: Path) -> Progress | None:
        """How far the last analysis of a run is; None where none was asked for since the server began."""
        with self._turn:
            if folder not in self._jobs:
                return None
            agreement_id, process, said = self._jobs[folder]
            code = process.poll()
            said.seek(0)
            return Progress(agreement_id, said.read().count(b"\n"), None if code is None else code == 0)

    def close(self) -> None:
        """End what is being made: a run keeps the analysis it had."""
        with self._turn:
            for folder in list(self._jobs):
                self._jobs[folder][1].kill()
                self._jobs[folder][1].wait()
                self._forget(folder)

    def _forget(self, folder: Path) -> None:
        if folder in self._jobs:
            self._jobs.pop(folder)[2].close()


def _main() -> None:
    from treve.analysis.folder import analyse_run
    from treve.store.folder_lock import sole_worker

    folder, agreement_id = Path(sys.argv[1]), sys.argv[2]
    before = ""

    def said(what: str, _: int) -> None:
        nonlocal before
        if what != before:
            before = what
            sys.stdout.write("\n")
            sys.stdout.flush()

    with sole_worker(folder):
        analyse_run(folder, (agreement_id,), progress=said)


if __name__ == "__main__":
    _main()
