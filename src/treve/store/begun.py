"""Folders that are filled whole or not at all: what a stopped attempt leaves is cleared, at once or by the next attempt."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from treve.errors import RunFolderError
from treve.store.folder_lock import Held, hold_file

MARK = "unfinished.json"
"""In a folder that is being filled: the names in it that are being made, and that the next attempt clears."""
LOCK = "unfinished.lock"


@contextmanager
def whole_folder(folder: Path, *patterns: str) -> Iterator[None]:
    """Fill a folder, which is made where it is missing; if that does not end well, what was made in it is removed.

    patterns  names in the folder that are made, such as `casebook.db*`; what bears one before the first attempt stays
    An attempt that was killed leaves `unfinished.json`; the next one clears what that attempt made, and begins anew.
    Raises Held where another process is filling the folder, RunFolderError or OSError where it cannot be written.
    """
    was_there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(folder):
            kept = _kept(folder, patterns)
            (folder / MARK).write_text(json.dumps({"kept": sorted(kept)}), encoding="utf-8")
            try:
                yield
            except BaseException:
                _clear(folder, patterns, kept)
                raise
            finally:
                (folder / MARK).unlink(missing_ok=True)
    finally:
        if not was_there and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    lock = folder / LOCK
    try:
        held = hold_file(lock)
    except Held as problem:
        raise Held(f"{folder}: is being filled by another process; expected a folder of its own") from problem
    except sqlite3.Error as problem:
        lock.unlink(missing_ok=True)
        raise RunFolderError(f"{folder}: cannot be written: {problem}; expected a folder with room") from problem
    try:
        yield
    finally:
        held.close()
        lock.unlink(missing_ok=True)


def _kept(folder: Path, patterns: tuple[str, ...]) -> set[str]:
    """What stood in the folder before the first attempt; what a killed attempt made is removed."""
    mark = folder / MARK
    if not mark.exists():
        return {path.name for path in _matching(folder, patterns)}
    try:
        kept = set(map(str, json.loads(mark.read_text(encoding="utf-8"))["kept"]))
    except (ValueError, KeyError, TypeError) as problem:
        raise RunFolderError(
            f"{mark}: cannot be read: an attempt to fill the folder was stopped; expected an empty folder"
        ) from problem
    _clear(folder, patterns, kept)
    return kept


def _clear(folder: Path, patterns: tuple[str, ...], kept: set[str]) -> None:
    for path in _matching(folder, patterns):
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _matching(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    return sorted({path for pattern in patterns for path in folder.glob(pattern)})
