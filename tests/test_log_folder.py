"""An exported log as a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.made import LOG, ORIGIN, PARTY_A, key_file, lines, made, values, written
from treve import log_folder
from treve.errors import BadFile, BadValue
from treve.ledger import checkpoint, entry, merkle, receipt
from treve.ledger.checkpoint import Checkpoint, Comparison
from treve.ledger.receipt import Receipt

LEAVES = lines(values(20))[0]


def _checkpoint(path: Path, size: int, leaves: list[bytes] | None = None) -> Path:
    root = merkle.root_of([merkle.leaf_hash(line) for line in (leaves or LEAVES)[:size]])
    path.write_bytes(checkpoint.signed(Checkpoint(ORIGIN, size, root), LOG))
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_bytes(key_file(LOG))
    return path


def test_what_was_written_is_read_and_sound(tmp_path: Path, key: Path) -> None:
    log_folder.write(made(20, earlier=(5, 11)), tmp_path / "log")
    log_folder.write(made(20, earlier=(5, 11)), tmp_path / "log")
    found = log_folder.check(tmp_path / "log", key, _checkpoint(tmp_path / "held", 7))
    assert found.sound
    assert found.covered == 20
    assert sorted(path.name for path in tmp_path.iterdir()) == ["held", "key", "log"]


def test_a_folder_with_other_files_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadFile, match=r"thesis\.txt"):
        log_folder.write(made(3), tmp_path / "log")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = written(made(20, earlier=(5,)), tmp_path / "log")
    (folder / "proofs" / "000000000005").unlink()
    with pytest.raises(BadFile, match="proofs/000000000005"):
        log_folder.check(folder)
    (folder / "keys").unlink()
    with pytest.raises(BadFile, match="keys"):
        log_folder.check(folder)
    with pytest.raises(BadFile, match="absent"):
        log_folder.check(tmp_path / "absent")


def test_two_checkpoints_are_compared(tmp_path: Path, key: Path) -> None:
    log = written(made(20), tmp_path / "log")
    small, large = _checkpoint(tmp_path / "small", 8), _checkpoint(tmp_path / "large", 20)
    forged = _checkpoint(tmp_path / "forged", 8, [*LEAVES[:3], b"other", *LEAVES[4:]])
    assert log_folder.compare(small, large, key, None) == (Comparison.UNPROVEN, (8, 20))
    assert log_folder.compare(small, large, key, log)[0] is Comparison.EXTENDS
    assert log_folder.compare(forged, large, key, log)[0] is Comparison.SPLIT
    assert log_folder.compare(small, forged, key, None)[0] is Comparison.SPLIT
    key.write_bytes(key_file(PARTY_A))
    with pytest.raises(BadValue, match="log's key"):
        log_folder.compare(small, large, key, None)


def test_a_receipt_is_kept_pending_or_proves_that_its_entry_was_left_out(tmp_path: Path, key: Path) -> None:
    log, path = written(made(20), tmp_path / "log"), tmp_path / "receipt"

    def looked_up(commitment: bytes, deadline: str) -> tuple[bool, bool]:
        path.write_bytes(receipt.signed(Receipt(ORIGIN, commitment, "2017-01-01T00:00:00.000000Z", deadline), LOG))
        found = log_folder.look_up(path, log, key)
        return found.kept, found.overdue

    there = entry.read_leaf(LEAVES[7], "x").commitment
    assert looked_up(there, "2017-01-01T00:00:10.000000Z") == (True, False)
    assert looked_up(bytes(32), "2017-01-01T00:00:10.000000Z") == (False, True)
    assert looked_up(bytes(32), "2018-01-01T00:00:00.000000Z") == (False, False)
