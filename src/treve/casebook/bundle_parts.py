"""A file in parts that fit into a message or onto a stick: any order, any names, each checked by itself, those missing named."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from treve.errors import BadFile, BadValue

MARK = b"treve bundle part 1\n"
SMALLEST = 10_000
_LONGEST_HEAD = 4096
_AT_ONCE = 2**20


@dataclass(frozen=True, slots=True)
class Missing:
    """A bundle that is not whole yet: numbers of the parts that are there, and how many there must be."""

    bundle: str
    there: tuple[int, ...]
    of: int

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the parts that are not there."""
        return tuple(one for one in range(1, self.of + 1) if one not in self.there)


@dataclass(frozen=True, slots=True)
class _Part:
    path: Path
    bundle: str
    number: int
    of: int
    start: int


def split(whole: Path, folder: Path, part_bytes: int) -> list[Path]:
    """Cut a file into parts in a folder; the same parts whenever it is asked for. Raises BadValue for parts too small."""
    if part_bytes < SMALLEST:
        raise BadValue("bundle", "part", str(part_bytes), f"at least {SMALLEST} bytes")
    with whole.open("rb") as file:
        bundle = hashlib.file_digest(file, "sha256").hexdigest()
    count = max(1, -(-whole.stat().st_size // part_bytes))
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with whole.open("rb") as file:
        for number in range(1, count + 1):
            data = file.read(part_bytes)
            head = {"bundle": bundle, "part": number, "of": count, "sha256": hashlib.sha256(data).hexdigest()}
            path = folder / f"{bundle[:12]}-{number:03d}-of-{count:03d}.part"
            partial = path.with_suffix(".new")
            partial.write_bytes(MARK + json.dumps(head).encode() + b"\n" + data)
            partial.replace(path)
            made.append(path)
    return made


def join(paths: Iterable[Path], folder: Path) -> tuple[list[Path], list[Missing], list[str]]:
    """Put parts together again: the bundles that are whole, those that are not yet, and a sentence for each part that is broken.

    folder  where whole bundles are written
    """
    parts: dict[str, dict[int, _Part]] = {}
    broken = []
    for path in sorted(paths):
        try:
            part = _read(path)
        except BadFile as problem:
            broken.append(str(problem))
            continue
        parts.setdefault(part.bundle, {}).setdefault(part.number, part)
    whole, missing = [], []
    for bundle, found in sorted(parts.items()):
        of = max(part.of for part in found.values())
        if set(found) != set(range(1, of + 1)):
            missing.append(Missing(bundle, tuple(sorted(found)), of))
            continue
        path = folder / f"{bundle}.bundle"
        if _written([found[number] for number in range(1, of + 1)], path) == bundle:
            whole.append(path)
        else:
            path.unlink()
            broken.append(str(BadFile(bundle, "its parts do not make the bundle they name", "parts of one bundle")))
    return whole, missing, broken


def parts_in(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named. Raises BadFile for a path where nothing is."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise BadFile(str(path), "no such file or folder", "parts of a bundle")
        found += sorted(one for one in path.iterdir() if one.suffix == ".part") if path.is_dir() else [path]
    return found


def _read(path: Path) -> _Part:
    problem = BadFile(str(path), "no part of a bundle, or a broken one", "a part as it was sent: ask for it again")
    with path.open("rb") as file:
        if file.read(len(MARK)) != MARK:
            raise problem
        line = file.readline(_LONGEST_HEAD)
        try:
            head = json.loads(line)
            part = _Part(path, str(head["bundle"]), int(head["part"]), int(head["of"]), len(MARK) + len(line))
            hashed = str(head["sha256"])
        except (ValueError, KeyError, TypeError):
            raise problem from None
        if hashlib.file_digest(file, "sha256").hexdigest() != hashed or not 1 <= part.number <= part.of:
            raise problem
        if len(part.bundle) != 64 or not part.bundle.isalnum():
            raise problem
    return part


def _written(parts: Sequence[_Part], path: Path) -> str:
    hashed = hashlib.sha256()
    with path.open("wb") as out:
        for part in parts:
            with part.path.open("rb") as file:
                file.seek(part.start)
                while data := file.read(_AT_ONCE):
                    hashed.update(data)
                    out.write(data)
        out.flush()
        os.fsync(out.fileno())
    return hashed.hexdigest()
