"""What a run was made from: a few words in its folder, by which the next look sees whether anything differs."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from treve.errors import BadFile
from treve.pipeline import Order
from treve.refresh.one_run import Fed
from treve.store.whole_file import write_whole

MADE_FROM = "readership.json"
"""In the folder of a readership: whose run it is, and fingerprints of what it was asked and made from."""


def tell(folder: Path, told: Mapping[str, object]) -> None:
    """Say in a folder whose run it is and what it was made from."""
    write_whole(folder / MADE_FROM, json.dumps(told, ensure_ascii=False) + "\n")


def told(folder: Path) -> dict[str, object]:
    """What a folder says; nothing where it says nothing that can be read."""
    try:
        said = json.loads((folder / MADE_FROM).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def asked(order: Order) -> str:
    """The fingerprint of the version and the order, with size and time of its files: quickly looked at."""
    at = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in _files(order) if path.exists()]
    return hashlib.sha256(f"{version('treve')} {order!r} {at}".encode()).hexdigest()


def content(fed: Fed, order: Order) -> str:
    """The fingerprint of all that makes the run: the version, the order, and every byte of what it is given."""
    asked_for = dataclasses.replace(
        order, registered=tuple((one.agreement_id, one.version) for one in fed.agreements.taken)
    )
    hashed = hashlib.sha256(f"{version('treve')} {asked_for!r}".encode())
    for path in (*fed.files, *_files(order)):
        hashed.update(_digest(path))
    return hashed.hexdigest()


def _files(order: Order) -> list[Path]:
    """The files that an order names."""
    given = (*(path for _, path in order.sources), *order.mappings, order.areas, order.actors, order.weights)
    return [path for path in given if path is not None] + [one for one in map(Path, order.agreements) if one.is_file()]


def _digest(path: Path) -> bytes:
    """The hash of a file; of a folder: of the files in it, by name."""
    if path.is_dir():
        inside: Sequence[Path] = sorted(one for one in path.rglob("*") if one.is_file())
        return hashlib.sha256(b"".join(str(one).encode() + _digest(one) for one in inside)).digest()
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as problem:
        raise BadFile(str(path), problem.strerror or str(problem), "a file") from problem
