"""The unfinished part of a download: FILE.part with its bytes, FILE.part.json with what is needed to continue.

Invariant: the note is written after the bytes it speaks of have reached the disk, and is replaced in one step. Bytes
beyond those the note vouches for are cut off before anything is added.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from treve.errors import DownloadError


class Unfinished:
    """The unfinished part of one file."""

    def __init__(self, final: Path) -> None:
        self.final = final
        self.part = final.with_name(final.name + ".part")
        self.note = final.with_name(final.name + ".part.json")

    def resume(self, request: Mapping[str, Any]) -> dict[str, Any] | None:
        """What the note remembers, or None if there is nothing to continue.

        request  what is being fetched; a part that belongs to anything else is not touched.
        Raises   DownloadError if the part belongs to another download.
        """
        try:
            note = json.loads(self.note.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            note = None
        if not isinstance(note, dict):
            self.discard()
            return None
        if note.get("request") != json.loads(json.dumps(request)):
            raise DownloadError(
                f"{self.part}: belongs to another download ({json.dumps(note.get('request'))}); "
                "remove it, or name another output file"
            )
        if not self.part.is_file():
            self.discard()
            return None
        return note

    def size(self) -> int:
        """Bytes that are there."""
        return self.part.stat().st_size if self.part.exists() else 0

    def cut(self, size: int) -> None:
        """Drop every byte from `size` on."""
        with writing(self.part), self.part.open("ab") as file:
            file.truncate(size)

    def append(self, data: bytes) -> None:
        """Add bytes; they are on the disk when this returns."""
        with writing(self.part), self.part.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def remember(self, note: Mapping[str, Any]) -> None:
        """Replace the note in one step."""
        new = self.note.with_name(self.note.name + ".new")
        with writing(new):
            new.write_text(json.dumps(note), encoding="utf-8")
            new.replace(self.note)

    def discard(self) -> None:
        """Remove the part and its note."""
        self.part.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a failed write (disk full, no such folder, no permission) into an error that names the path."""
    try:
        yield
    except OSError as problem:
        raise DownloadError(
            f"{path}: cannot be written: {problem.strerror or problem}; what is already there is kept, "
            "and the same command continues once there is room"
        ) from problem
