"""An exported log as a folder of files: read for checking, written whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from treve.errors import BadFile, BadValue
from treve.ledger import checkpoint as checkpoints
from treve.ledger import entry, export, merkle, note, receipt, verify
from treve.ledger.checkpoint import Comparison
from treve.ledger.export import EarlierCheckpoint, Export
from treve.ledger.note import PublicKey
from treve.model.verification import ReceiptCheck, Verification


def check(folder: Path, keys: Path | None = None, checkpoint: Path | None = None) -> Verification:
    """Check the log in a folder.

    keys        a file of public keys the reader trusts
    checkpoint  an earlier checkpoint the reader holds
    Raises BadFile where a file of the export is missing, BadValue where keys or checkpoint of the reader cannot be read.
    """
    trusted = _bytes(keys) if keys else None
    held = _bytes(checkpoint) if checkpoint else None
    return verify.verify(read(folder), trusted, held)


def read(folder: Path) -> Export:
    """The files of an export; lines are read as they are asked for."""
    if not folder.is_dir():
        raise BadFile(str(folder), "no such folder", "the folder of an exported log")
    for name in export.FILES:
        if not (folder / name).is_file():
            raise BadFile(str(folder / name), "missing", f"an exported log with the files {', '.join(export.FILES)}")
    return Export(
        checkpoint=(folder / export.CHECKPOINT).read_bytes(),
        keys=(folder / export.KEYS).read_bytes(),
        entries=_lines(folder / export.ENTRIES),
        leaves=_lines(folder / export.LEAVES),
        contents=_lines(folder / export.CONTENTS),
        earlier=tuple(_earlier(folder)),
    )


def compare(one: Path, other: Path, key: Path, log: Path | None) -> tuple[Comparison, tuple[int, int]]:
    """Do two signed checkpoints belong to one history? With their sizes.

    key  public key of the log; both must be signed with it, or BadValue is raised
    log  an export that reaches at least to the larger size, where the sizes differ
    """
    own = export.read_keys(_bytes(key), str(key))
    read_ones = [_signed_checkpoint(path, own) for path in (one, other)]
    sizes = (read_ones[0].size, read_ones[1].size)
    if log is None or sizes[0] == sizes[1]:
        return checkpoints.compare(read_ones[0], read_ones[1]), sizes
    leaves = [merkle.leaf_hash(line.removesuffix(b"\n")) for line in read(log).entries]
    for path, checkpoint in zip((one, other), read_ones, strict=True):
        if checkpoint.size > len(leaves):
            raise BadValue(str(log), "entries", str(len(leaves)), f"at least {checkpoint.size}, the size of {path}")
    same = all(merkle.root_of(leaves[: one.size]) == one.root for one in read_ones)
    return (Comparison.EXTENDS if same else Comparison.SPLIT), sizes


def look_up(path: Path, log: Path, key: Path) -> ReceiptCheck:
    """Is what a receipt promises in an exported log?

    Raises BadValue where the receipt is not signed by the log's key, and where the log itself shows a fault.
    """
    own = export.read_keys(_bytes(key), str(key))[0]
    promised = receipt.read(_bytes(path), own, str(path))
    found = check(log, key)
    if not found.sound:
        raise BadValue(str(log), "log", found.faults[0].problem, "a log without faults (treve ledger verify)")
    index, last = None, ""
    for line in read(log).entries:
        leaf = entry.read_leaf(line.removesuffix(b"\n"), str(log))
        last = leaf.recorded
        if leaf.commitment == promised.commitment:
            index = leaf.index
    return ReceiptCheck(promised.accepted, promised.deadline, index, last)


def write(exported: Export, folder: Path) -> None:
    """Write an export; an earlier one in the folder is replaced in one step.

    Raises BadFile where the folder holds anything but an exported log.
    """
    strange = sorted(path.name for path in folder.iterdir() if path.name not in _names()) if folder.is_dir() else []
    if strange:
        raise BadFile(str(folder), f"it holds {strange[0]}", "an empty folder, none, or an earlier export")
    new, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    for path in (new, old):
        shutil.rmtree(path, ignore_errors=True)
    for path in (new, new / export.CHECKPOINTS, new / export.PROOFS):
        path.mkdir(parents=True)
    (new / export.CHECKPOINT).write_bytes(exported.checkpoint)
    (new / export.KEYS).write_bytes(exported.keys)
    _put(new / export.ENTRIES, exported.entries)
    _put(new / export.LEAVES, exported.leaves)
    _put(new / export.CONTENTS, exported.contents)
    for one in exported.earlier:
        (new / export.CHECKPOINTS / one.name).write_bytes(one.checkpoint)
        (new / export.PROOFS / one.name).write_bytes(one.proof)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _signed_checkpoint(path: Path, keys: tuple[PublicKey, ...]) -> checkpoints.Checkpoint:
    data = _bytes(path)
    found = checkpoints.read(data, str(path))
    signed = [note.signed_by(note.read(data, str(path)), key) for key in keys if key.name == found.origin]
    if True not in signed or False in signed:
        raise BadValue(str(path), "signature", found.origin, "a checkpoint signed with the log's key")
    return found


def _names() -> set[str]:
    return {*export.FILES, export.CHECKPOINTS, export.PROOFS}


def _earlier(folder: Path) -> Iterator[EarlierCheckpoint]:
    parts = [folder / export.CHECKPOINTS, folder / export.PROOFS]
    for name in sorted({path.name for part in parts if part.is_dir() for path in part.iterdir()}):
        for part in parts:
            if not (part / name).is_file():
                raise BadFile(str(part / name), "missing", "a proof for each earlier checkpoint, and no other")
        yield EarlierCheckpoint(name, (parts[0] / name).read_bytes(), (parts[1] / name).read_bytes())


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file


def _put(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(lines)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise BadFile(str(path), "no such file", "a file")
    return path.read_bytes()
