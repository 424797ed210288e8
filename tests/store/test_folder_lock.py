"""One worker for each folder, also after one was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from treve.errors import RunFolderError
from treve.store.folder_lock import LOCK, sole_worker

_HOLD = """
import sys, time
from pathlib import Path
from treve.store.folder_lock import sole_worker
with sole_worker(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_worker_is_refused_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "run"
    other = subprocess.Popen([sys.executable, "-c", _HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(RunFolderError, match="another worker"), sole_worker(folder):
        pass
    other.send_signal(signal.SIGKILL)
    other.communicate()
    with sole_worker(folder):
        pass
    assert folder.stat().st_mode & 0o077 == 0


def test_an_error_at_work_is_told_as_it_is_and_ends_the_lock(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="the disk is full"), sole_worker(tmp_path):
        raise OSError("the disk is full")
    with sole_worker(tmp_path), pytest.raises(RunFolderError), sole_worker(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(RunFolderError, match="file"), sole_worker(tmp_path / "file"):
        pass
    (tmp_path / LOCK).mkdir()
    with pytest.raises(RunFolderError, match="cannot be written"), sole_worker(tmp_path):
        pass
