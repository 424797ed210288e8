"""The form of an exported log: which files, and what each line is.

| File | Content |
|---|---|
| `checkpoint` | the newest checkpoint, a signed note |
| `keys` | the public keys of the log and of every signer, one a line |
| `entries.jsonl` | the leaves, one a line, in order |
| `leaves.txt` | the hash of each leaf, hexadecimal, one a line: it lets a checker name the line that was altered |
| `contents.jsonl` | contents with their salts, one a line, in order; only those the reader may see and that were not erased |
| `checkpoints/SIZE` | earlier checkpoints |
| `proofs/SIZE` | for each of them the proof that the newest extends it, hexadecimal, one hash a line |

Every line ends in one newline. SIZE has twelve digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from treve.errors import BadValue
from treve.ledger import merkle, note
from treve.ledger.note import PublicKey

CHECKPOINT, KEYS, ENTRIES, LEAVES, CONTENTS = "checkpoint", "keys", "entries.jsonl", "leaves.txt", "contents.jsonl"
CHECKPOINTS, PROOFS = "checkpoints", "proofs"
FILES = (CHECKPOINT, KEYS, ENTRIES, LEAVES, CONTENTS)

_HASH = re.compile(rb"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class EarlierCheckpoint:
    """A checkpoint the log published before, and the proof that the newest extends it. `name` is the file's, twelve digits."""

    name: str
    checkpoint: bytes
    proof: bytes


@dataclass(frozen=True, slots=True)
class Export:
    """The bytes of an export; lines come with their newline, and each iterable is read once."""

    checkpoint: bytes
    keys: bytes
    entries: Iterable[bytes]
    leaves: Iterable[bytes]
    contents: Iterable[bytes]
    earlier: tuple[EarlierCheckpoint, ...] = ()


def size_name(size: int) -> str:
    """The file name of a checkpoint or proof."""
    return f"{size:012d}"


def line_of(raw: bytes, where: str) -> bytes:
    """A line without its newline. Raises BadValue where the newline is missing, as in a truncated file."""
    if not raw.endswith(b"\n"):
        raise BadValue(where, "line", raw[-40:].decode("utf-8", "replace"), "a line that ends in a newline")
    return raw[:-1]


def read_hash(line: bytes, where: str) -> bytes:
    """Read a hash. Raises BadValue for any but 64 lower-case hexadecimal digits."""
    if not _HASH.fullmatch(line):
        raise BadValue(where, "hash", line[:70].decode("utf-8", "replace"), "64 hexadecimal digits")
    return bytes.fromhex(line.decode())


def write_proof(proof: Iterable[bytes]) -> bytes:
    """A proof as the file holds it."""
    return b"".join(part.hex().encode() + b"\n" for part in proof)


def read_proof(data: bytes, where: str) -> tuple[bytes, ...]:
    """Read a proof. Raises BadValue for anything but lines of hashes."""
    return tuple(read_hash(line_of(raw, where), where) for raw in data.splitlines(keepends=True))


def write_keys(keys: Iterable[PublicKey]) -> bytes:
    """Public keys as the file holds them."""
    return "".join(f"{key.text()}\n" for key in keys).encode()


def read_keys(data: bytes, where: str) -> tuple[PublicKey, ...]:
    """Read public keys, one a line. Raises BadValue for anything else, for no key at all and for a key twice."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadValue(where, "key", "", "UTF-8") from None
    if not text.endswith("\n"):
        raise BadValue(where, "key", text[-40:], "lines that end in a newline")
    keys = tuple(note.read_public_key(line, where) for line in text[:-1].split("\n"))
    if len({(key.name, key.key_id) for key in keys}) != len(keys):
        raise BadValue(where, "key", keys[0].name, "each key once")
    return keys


def hash_line(leaf: bytes) -> bytes:
    """The line of `leaves.txt` for the bytes of a leaf."""
    return merkle.leaf_hash(leaf).hex().encode() + b"\n"
