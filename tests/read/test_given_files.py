"""The files besides the sources that a run was given."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from treve.errors import BadFile
from treve.read.given_files import LARGEST_KEPT, given_files
from treve.store.duckdb import DuckDBStore


def test_a_text_is_kept_and_anything_else_by_its_hash_alone(tmp_path: Path) -> None:
    contents = {"text": "naïve".encode(), "no text": b"\xff\xfe\x00", "large": b"a" * (LARGEST_KEPT + 1)}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    store = DuckDBStore(None)
    given_files([("areas", name, tmp_path / name) for name in contents], store)
    rows = {row["name"]: row for row in store.fetch("given_file").to_pylist()}
    store.close()
    assert {name: row["content"] for name, row in rows.items()} == {"text": "naïve", "no text": None, "large": None}
    assert all(row["sha256"] == hashlib.sha256(contents[name]).hexdigest() for name, row in rows.items())
    assert all(row["bytes"] == len(contents[name]) for name, row in rows.items())


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    store = DuckDBStore(None)
    with pytest.raises(BadFile, match="absent"):
        given_files([("actors", "absent", tmp_path / "absent")], store)
    store.close()
