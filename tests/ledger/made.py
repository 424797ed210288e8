"""A made log and its export, in memory."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from treve.ledger import checkpoint, entry, export, merkle, note
from treve.ledger.checkpoint import Checkpoint
from treve.ledger.entry import Content, Leaf
from treve.ledger.export import EarlierCheckpoint, Export
from treve.ledger.note import SecretKey

ORIGIN = "example.org/log"
LOG = SecretKey(ORIGIN, hashlib.sha256(b"log").digest())
PARTY_A = SecretKey("example.org/party-a", hashlib.sha256(b"party a").digest())
PARTY_B = SecretKey("example.org/party-b", hashlib.sha256(b"party b").digest())
START = dt.datetime(2017, 1, 1, tzinfo=dt.UTC)


def values(count: int) -> list[dict[str, Any]]:
    """Contents to log."""
    return [
        {"kind": "report", "number": number, "text": "قرية" if number % 3 else "village"} for number in range(count)
    ]


def lines(contents: Sequence[dict[str, Any]]) -> tuple[list[bytes], list[bytes]]:
    """The lines of entries and of contents, without their newlines."""
    leaves, opened = [], []
    for index, value in enumerate(contents):
        salt = hashlib.sha256(b"salt %d" % index).digest()
        text = entry.write_content(value)
        recorded = entry.time_text(START + dt.timedelta(seconds=index))
        leaves.append(entry.leaf_line(Leaf(entry.commitment(salt, text), index, recorded)))
        opened.append(entry.content_line(Content(index, salt, text)))
    return leaves, opened


class Nodes:
    """Stored nodes of a tree, in memory."""

    def __init__(self, hashes: Sequence[bytes] = ()) -> None:
        self.size, self.nodes = 0, dict[tuple[int, int], bytes]()
        for one in hashes:
            self.add(one)

    def add(self, leaf: bytes) -> None:
        self.nodes.update(merkle.append(self.size, leaf, self.read))
        self.size += 1

    def read(self, level: int, place: int) -> bytes:
        return self.nodes[level, place]


def made(
    count: int,
    earlier: Sequence[int] = (),
    contents: Sequence[dict[str, Any]] | None = None,
    countersigners: Sequence[SecretKey] = (PARTY_A,),
) -> Export:
    """An export of `count` entries whose newest checkpoint the log and the countersigners signed."""
    leaves, opened = lines(values(count) if contents is None else contents)
    nodes = Nodes([merkle.leaf_hash(line) for line in leaves])
    signed = checkpoint.signed(Checkpoint(ORIGIN, len(leaves), merkle.root(len(leaves), nodes.read)), LOG)
    for key in countersigners:
        signed = checkpoint.countersigned(signed, key, "made")
    return Export(
        checkpoint=signed,
        keys=export.write_keys(key.public for key in (LOG, *countersigners)),
        entries=[line + b"\n" for line in leaves],
        leaves=[export.hash_line(line) for line in leaves],
        contents=[line + b"\n" for line in opened],
        earlier=tuple(
            EarlierCheckpoint(
                export.size_name(size),
                checkpoint.signed(Checkpoint(ORIGIN, size, merkle.root(size, nodes.read)), LOG),
                export.write_proof(merkle.consistency_proof(size, len(leaves), nodes.read)),
            )
            for size in earlier
        ),
    )


def written(exported: Export, folder: Path) -> Path:
    """The export as files."""
    for part in (folder, folder / export.CHECKPOINTS, folder / export.PROOFS):
        part.mkdir(parents=True, exist_ok=True)
    (folder / export.CHECKPOINT).write_bytes(exported.checkpoint)
    (folder / export.KEYS).write_bytes(exported.keys)
    (folder / export.ENTRIES).write_bytes(b"".join(exported.entries))
    (folder / export.LEAVES).write_bytes(b"".join(exported.leaves))
    (folder / export.CONTENTS).write_bytes(b"".join(exported.contents))
    for one in exported.earlier:
        (folder / export.CHECKPOINTS / one.name).write_bytes(one.checkpoint)
        (folder / export.PROOFS / one.name).write_bytes(one.proof)
    return folder


def key_file(*keys: SecretKey) -> bytes:
    """A file of public keys a reader trusts."""
    return export.write_keys(key.public for key in keys)


def resigned(text: str, *keys: SecretKey) -> bytes:
    """A note over any text."""
    return note.write(note.Note(text, tuple(note.sign(text, key) for key in keys)))
