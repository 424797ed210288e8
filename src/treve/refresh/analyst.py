"""Analyse runs in the background: one at a time, at low priority, in a process of its own that goes on where a killed one stopped.

The work is done in a folder below the run's, on the run as it is when the work begins: whoever makes the run again does not wait.
What is worked out goes into the folder of the run where that is still the same, and is kept as the analysis of an earlier run else.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from treve.analysis.folder import analyse_run, content_of, put_analysis, unanswered
from treve.errors import RunFolderError
from treve.own_process import end_with_starter, surroundings
from treve.refresh import earlier_analysis
from treve.refresh.earlier_analysis import OF, WORK
from treve.refresh.made_from import told
from treve.refresh.one_run import is_finished
from treve.store.folder_lock import Held, sole_worker
from treve.store.run_files import DATABASE, made_at, stamp, unfinished

_LOWEST = 19
_AGAIN_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Analysed:
    """A run whose analysis ended.

    is_well    False: it ended in an error and is not tried again before the run is made anew
    is_newest  False: the run was made again meanwhile
    """

    folder: Path
    is_well: bool
    is_newest: bool = True


class Analyst:
    """The analyses that one worker makes."""

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._at: tuple[Path, subprocess.Popen[bytes]] | None = None
        self._failed: dict[Path, str] = {}

    def look(self, folders: Sequence[Path]) -> Analysed | None:
        """Take up what has ended, and begin with the next run that has no analysis; never waits."""
        if self._at is not None and self._at[1].poll() is None:
            return None
        ended = self._ended() if self._at is not None else None
        if self._at is None:
            self._begin(folders)
        return ended

    def finish(self, folders: Sequence[Path]) -> Iterable[Analysed]:
        """Every run analysed, as they end."""
        while True:
            ended = self.look(folders)
            if ended is not None:
                yield ended
            if self._at is None:
                return
            time.sleep(0.05)

    def close(self) -> None:
        """End what is being made; the next worker goes on with it."""
        if self._at is not None:
            self._at[1].kill()
            self._let_go()

    def _begin(self, folders: Sequence[Path]) -> None:
        for folder in folders:
            if _is_wanted(folder) and self._failed.get(folder) != stamp(folder):
                _prepare(folder)
                # Its end of this pipe is closed with this process, however that ends: it does not go on alone.
                process = subprocess.Popen(
                    [sys.executable, "-m", __name__, str(folder / WORK)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    env=surroundings(),
                )
                self._at = folder, process
                return

    def _ended(self) -> Analysed | None:
        assert self._at is not None
        folder, process = self._at
        if not (folder / WORK / OF).is_file():
            self._let_go()  # the folder was removed, or what was worked out must not be kept
            return None
        of = content_of(folder / WORK / OF)
        if process.returncode != 0 or unanswered(folder / WORK):
            self._let_go()
            self._failed[folder] = of["stamp"]
            return Analysed(folder, is_well=False)
        try:
            is_newest = _put(folder, of, self._language)
        except Held:
            return None  # somebody asked for an analysis at the desk: when that has ended
        self._let_go()
        return Analysed(folder, is_well=True, is_newest=is_newest)

    def _let_go(self) -> None:
        assert self._at is not None
        process = self._at[1]
        if process.stdin is not None:
            process.stdin.close()
        process.wait()
        self._at = None


def wanted(runs: Path) -> list[Path]:
    """The folders of finished runs from which something can be inferred, that of the largest database first.

    Where single reports were chosen out of a compartment nothing can be.
    """
    found = [path.parent for path in sorted(runs.glob(f"*/{DATABASE}")) if is_finished(path.parent)]
    found = [folder for folder in found if told(folder).get("partial") is False]
    return sorted(found, key=lambda folder: -(folder / DATABASE).stat().st_size)


def _is_wanted(folder: Path) -> bool:
    try:
        return bool(unanswered(folder))
    except RunFolderError:
        return False  # it is being made, or was removed


def _prepare(folder: Path) -> None:
    """The folder of the work: as a worker before left it where it is about the same run, else begun anew."""
    work, now = folder / WORK, stamp(folder)
    with suppress(RunFolderError):
        if content_of(work / OF)["stamp"] == now:
            return
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    try:
        os.link(folder / DATABASE, work / DATABASE)
    except OSError:
        shutil.copyfile(folder / DATABASE, work / DATABASE)
    shutil.copyfile(folder / "summary.json", work / "summary.json")
    of = {"stamp": now, "made": made_at(folder).isoformat()}
    unfinished(work / OF).write_text(json.dumps(of), encoding="utf-8")
    unfinished(work / OF).replace(work / OF)


def _put(folder: Path, of: dict[str, str], language: str) -> bool:
    """Put what was worked out where it belongs; whether the run is still the same. Raises Held."""
    analysis = content_of(folder / WORK / "analysis.json")
    is_newest = of["stamp"] == stamp(folder)
    with sole_worker(folder):
        if is_newest:
            put_analysis(folder, analysis, language)
            earlier_analysis.forget(folder)
        else:
            earlier_analysis.put(folder, dt.datetime.fromisoformat(of["made"]), analysis)
            shutil.rmtree(folder / WORK, ignore_errors=True)
    return is_newest


def _main(work: Path) -> None:
    end_with_starter()
    if hasattr(os, "nice"):
        os.nice(_LOWEST)
    while True:
        # The process of a worker that was killed may still be ending.
        with suppress(Held), sole_worker(work):
            for agreement_id in unanswered(work):
                analyse_run(work, (agreement_id,))
            return
        time.sleep(_AGAIN_SECONDS)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
