"""Folders that are filled whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from treve.errors import RunFolderError
from treve.store.begun import MARK, whole_folder
from treve.store.folder_lock import Held


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_made_stays_and_nothing_else(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "new", "a*"):
        assert (tmp_path / "new" / MARK).exists()
        (tmp_path / "new" / "a1").touch()
    assert names(tmp_path / "new") == ["a1"]


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError, SystemExit])
def test_what_was_begun_is_removed_with_the_folder_made_for_it(tmp_path: Path, stopped: type[BaseException]) -> None:
    folder = tmp_path / "new"

    def fill() -> None:
        with whole_folder(folder, "a*", "b"):
            (folder / "a1").touch()
            (folder / "b").mkdir()
            (folder / "b" / "c").touch()
            raise stopped

    with pytest.raises(stopped):
        fill()
    assert not folder.exists()


def test_what_was_there_before_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a1").write_text("mine")
    (tmp_path / "other").touch()

    def fill() -> None:
        with whole_folder(tmp_path, "a*"):
            (tmp_path / "a2").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill()
    assert names(tmp_path) == ["a1", "other"]


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_the_next_attempt_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    (tmp_path / "a1").write_text("mine")
    code = (
        "import os, signal\nfrom pathlib import Path\nfrom treve.store.begun import whole_folder\n"
        "with whole_folder(Path('.'), 'a*'):\n    Path('a2').touch()\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGKILL
    assert MARK in names(tmp_path)
    with whole_folder(tmp_path, "a*"):
        assert not (tmp_path / "a2").exists()
    assert names(tmp_path) == ["a1"]


def test_a_folder_is_filled_by_one_at_a_time(tmp_path: Path) -> None:
    with whole_folder(tmp_path, "a"), pytest.raises(Held, match="another process"), whole_folder(tmp_path, "a"):
        pass
    assert names(tmp_path) == []


def test_a_mark_that_cannot_be_read_stops_before_anything_is_removed(tmp_path: Path) -> None:
    (tmp_path / MARK).write_text("{")
    (tmp_path / "a").touch()
    with pytest.raises(RunFolderError, match="cannot be read"), whole_folder(tmp_path, "a"):
        pass
    assert (tmp_path / "a").exists()


def test_a_full_disk_is_told_and_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        path.touch()
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("treve.store.begun.hold_file", full)
    with pytest.raises(RunFolderError, match="disk is full"), whole_folder(tmp_path / "new", "a"):
        pass
    assert not (tmp_path / "new").exists()
