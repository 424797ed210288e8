"""The files besides the sources that a run was given, kept with it so that it can be made again elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from treve.errors import BadFile
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

LARGEST_KEPT = 5_000_000
"""Bytes up to which a file is kept as it is: agreements and actors always are, polygons of a whole country may not be."""


def given_files(files: Sequence[tuple[str, str, Path]], store: Store) -> None:
    """Fill `given_file` from (role, name, path). Raises BadFile for a file that cannot be read."""
    rows = [_row(role, name, path) for role, name, path in files]
    store.load("given_file", pa.Table.from_pylist(rows, schema=arrow_schema("given_file")))


def _row(role: str, name: str, path: Path) -> dict[str, object]:
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise BadFile(str(path), f"cannot be read: {problem.strerror}", f"a file of {role}") from problem
    return {
        "role": role,
        "name": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "content": _text(content),
    }


def _text(content: bytes) -> str | None:
    if len(content) > LARGEST_KEPT:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None
