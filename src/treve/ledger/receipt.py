"""Receipts: the log's signed promise that one entry will stand in it. A receipt without its entry proves that it was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from treve.errors import BadValue
from treve.ledger import note
from treve.ledger.note import Note, PublicKey, SecretKey

# The first line keeps a receipt from ever being read as a checkpoint, whose second line is a number.
_TITLE = "treve receipt 1"
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_HEX = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the log promised: this commitment, accepted then, is in every checkpoint made at or after the deadline."""

    origin: str
    commitment: bytes
    accepted: str
    deadline: str

    def text(self) -> str:
        """The text that is signed."""
        return f"{_TITLE}\n{self.origin}\n{self.commitment.hex()}\n{self.accepted}\n{self.deadline}\n"


def signed(receipt: Receipt, key: SecretKey) -> bytes:
    """A receipt signed by the log."""
    return note.write(Note(receipt.text(), (note.sign(receipt.text(), key),)))


def read(data: bytes, key: PublicKey, where: str) -> Receipt:
    """Read a receipt and check the log's signature. Raises BadValue for any other form, signer or signature."""
    found = note.read(data, where)
    lines = found.text.split("\n")
    if len(lines) == 6 and lines[0] == _TITLE and _HEX.fullmatch(lines[2]) and all(map(_TIME.fullmatch, lines[3:5])):
        made = Receipt(lines[1], bytes.fromhex(lines[2]), lines[3], lines[4])
        if made.text() == found.text:
            if len(found.signatures) != 1 or not note.signed_by(found, key):
                raise BadValue(where, "signature", found.signatures[0].name, f"one signature by {key.name}")
            return made
    raise BadValue(where, "receipt", found.text[:60], "a receipt of the log")
