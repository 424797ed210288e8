"""Parquet files that a run keeps as they are, beside its tables, in place of their rows.

A kept file is named by its content, `raw_<source>.<first 16 digits of its SHA-256>.parquet`: whichever run of a folder is read,
its file is the one it was made from.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_KEPT = re.compile(r"raw_\w+\.[0-9a-f]{16}\.parquet")
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class NumberedParquet:
    """The rows of a Parquet file in the order of the file, preceded by a column that numbers them.

    key     name of the numbering column, which the file itself does not have
    first   number of the first row
    sha256  of the bytes of the file
    """

    path: Path
    key: str
    first: int
    sha256: str


def keep(rows: NumberedParquet, table: str, folder: Path) -> tuple[Path, bool]:
    """Copy the file into the folder; the copy, and whether it is new there. Raises OSError."""
    kept = folder / f"{table}.{rows.sha256[:_DIGITS]}.parquet"
    if kept.exists():
        return kept, False
    unfinished = kept.with_name(kept.name + ".new")
    try:
        shutil.copyfile(rows.path, unfinished)
        unfinished.replace(kept)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return kept, True


def drop_others(folder: Path, kept: Iterable[Path]) -> None:
    """Delete the kept files of earlier runs in the folder."""
    for path in set(folder.glob("raw_*.parquet")) - set(kept):
        if _KEPT.fullmatch(path.name):
            path.unlink(missing_ok=True)
