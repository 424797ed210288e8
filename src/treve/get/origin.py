"""Where a downloaded file came from: the result of a download, and the note FILE.source.json beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treve.errors import BadFile
from treve.get.unfinished import writing


@dataclass(frozen=True, slots=True)
class Download:
    """A finished download.

    rows          data rows in the file
    sha256        hash of the file, also in the note beside it
    bytes         size of the file
    resumed_from  bytes that an earlier, unfinished call had left; 0: none
    """

    path: Path
    rows: int
    sha256: str
    bytes: int
    resumed_from: int


def note_path(path: Path) -> Path:
    """The note that belongs to a file: FILE.source.json."""
    return path.with_name(path.name + ".source.json")


def sha256(path: Path) -> str:
    """Hash of the bytes of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def publish(part: Path, path: Path, note: Mapping[str, Any]) -> None:
    """Give a finished part its name, with its note beside it. An older file of that name is replaced.

    Raises DownloadError if either cannot be written.
    """
    beside = note_path(path)
    unfinished = beside.with_name(beside.name + ".part")
    with writing(path):
        unfinished.write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        part.replace(path)
        unfinished.replace(beside)


def checksum(path: Path) -> str:
    """The hash of a downloaded file, after checking it against the note beside it.

    Raises BadFile if the file or its note is missing or unreadable, or if the file is not the one that was downloaded.
    """
    beside = note_path(path)
    try:
        noted = json.loads(beside.read_text(encoding="utf-8"))["sha256"]
        found = sha256(path)
    except FileNotFoundError as problem:
        raise BadFile(str(problem.filename), "no such file", "a downloaded file and the note beside it") from problem
    except (ValueError, KeyError, TypeError) as problem:
        raise BadFile(str(beside), "cannot be read", 'a JSON object with the key "sha256"') from problem
    if found != noted:
        raise BadFile(str(path), f"its hash is {found}", f"{noted}, the hash when it was downloaded")
    return found
