"""Checkpoints: the size and the root of the log at one moment, signed by the log and countersigned by parties.

Source: C2SP tlog-checkpoint (c2sp.org/tlog-checkpoint), without extension lines.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum

from treve.errors import BadValue
from treve.ledger import merkle, note
from treve.ledger.note import Note, PublicKey, SecretKey

_SIZE = re.compile("0|[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the log says of itself: its name, how many entries it holds, and the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


class Comparison(StrEnum):
    """What two checkpoints say about each other."""

    SAME = "same"
    EXTENDS = "extends"
    UNPROVEN = "unproven"
    SPLIT = "split"


def signed(checkpoint: Checkpoint, key: SecretKey) -> bytes:
    """A checkpoint signed by the log itself. Raises BadValue unless the key is named as the log is."""
    if key.name != checkpoint.origin:
        raise BadValue("checkpoint", "key", key.name, f"the key of {checkpoint.origin}")
    return note.write(Note(checkpoint.text(), (note.sign(checkpoint.text(), key),)))


def countersigned(data: bytes, key: SecretKey, where: str) -> bytes:
    """The same checkpoint with one more signature.

    Raises BadValue for what is no checkpoint, and for a key that has signed it already.
    """
    read(data, where)
    found = note.read(data, where)
    if note.signed_by(found, key.public) is not None:
        raise BadValue(where, "signature", key.name, "a key that has not signed this checkpoint yet")
    return note.write(Note(found.text, (*found.signatures, note.sign(found.text, key))))


def read(data: bytes, where: str) -> Checkpoint:
    """Read a checkpoint without checking its signatures. Raises BadValue for any other form."""
    return from_text(note.read(data, where).text, where)


def from_text(text: str, where: str) -> Checkpoint:
    """Read the text of a checkpoint. Raises BadValue for any other form."""
    lines = text.split("\n")
    if len(lines) == 4 and lines[3] == "" and lines[0] and _SIZE.fullmatch(lines[1]):
        try:
            root = base64.b64decode(lines[2].encode("ascii"), validate=True)
        except (binascii.Error, UnicodeEncodeError):
            root = b""
        made = Checkpoint(lines[0], int(lines[1]), root)
        if len(root) == merkle.HASH_BYTES and made.text() == text and (made.size or root == merkle.EMPTY_ROOT):
            return made
    raise BadValue(where, "checkpoint", text[:80], "three lines: name of the log, number of entries, root")


def signers(data: bytes, known: tuple[PublicKey, ...], where: str) -> tuple[PublicKey, ...]:
    """The keys that signed a note, in the order of its lines.

    Raises BadValue for a signature that is wrong or by a key that is not known, and where the log's own is missing.
    """
    found = note.read(data, where)
    checkpoint = from_text(found.text, where)
    signed_with = []
    for one in found.signatures:
        key = next((key for key in known if (key.name, key.key_id) == (one.name, one.key_id)), None)
        if key is None:
            raise BadValue(where, "signature", one.name, "a signer whose key is known")
        if not note.signed_by(found, key):
            raise BadValue(where, "signature", one.name, "a signature that fits text and key")
        signed_with.append(key)
    if checkpoint.origin not in {key.name for key in signed_with}:
        raise BadValue(where, "signature", checkpoint.origin, "a signature of the log itself")
    return tuple(signed_with)


def compare(one: Checkpoint, other: Checkpoint, proof: tuple[bytes, ...] | None = None) -> Comparison:
    """Do two checkpoints belong to one history?

    proof  consistency proof between their sizes; without it, different sizes are `unproven`.
    `split` is final for equal sizes; for different sizes it says that this proof shows no common history.
    """
    if one.origin != other.origin:
        raise BadValue("checkpoint", "log", other.origin, one.origin)
    earlier, later = sorted((one, other), key=lambda checkpoint: checkpoint.size)
    if earlier.size == later.size:
        return Comparison.SAME if earlier.root == later.root else Comparison.SPLIT
    if proof is None:
        return Comparison.UNPROVEN
    holds = merkle.extends(earlier.size, later.size, earlier.root, later.root, proof)
    return Comparison.EXTENDS if holds else Comparison.SPLIT
