"""Signed notes: a text and the Ed25519 signatures of those who stand by it.

Source: C2SP signed-note, signature type 0x01 (c2sp.org/signed-note). Stricter here: a base64 text has one form, and who
reads a note decides what an unknown signer means.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from treve.errors import BadValue

ED25519 = b"\x01"
MOST_SIGNATURES = 100
_PRIVATE = "PRIVATE+KEY+"
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_NAME = re.compile(r"[^\s+]+")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A name and an Ed25519 public key (32 bytes)."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name apart; no proof of anything."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def text(self) -> str:
        """The key as one line: name, key id and key."""
        return f"{self.name}+{self.key_id.hex()}+{_base64(ED25519 + self.public)}"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A name and the 32 bytes of which an Ed25519 key pair is made."""

    name: str
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """The key to hand out."""
        return PublicKey(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def text(self) -> str:
        """The key as one line, to be kept secret."""
        return f"{_PRIVATE}{self.name}+{self.public.key_id.hex()}+{_base64(ED25519 + self.seed)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line of a note."""

    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and its signatures, none of them checked yet."""

    text: str
    signatures: tuple[Signature, ...]


def check_name(name: str, where: str) -> str:
    """A name a key may have. Raises BadValue for an empty one and for spaces, plus signs and control characters."""
    if not _NAME.fullmatch(name) or _CONTROL.search(name):
        raise BadValue(where, "name", name, "a name without spaces and plus signs, such as example.org/party-a")
    return name


def read_public_key(line: str, where: str) -> PublicKey:
    """Read a public key. Raises BadValue unless name, key id and key agree."""
    name, _, rest = line.partition("+")
    key_id, _, encoded = rest.partition("+")
    raw = _from_base64(encoded)
    if raw is not None and len(raw) == 33 and raw[:1] == ED25519 and _NAME.fullmatch(name):
        key = PublicKey(name, raw[1:])
        if key.text() == line and key_id == key.key_id.hex():
            return key
    raise BadValue(where, "key", line, "NAME+KEY ID+KEY of an Ed25519 public key")


def read_secret_key(line: str, where: str) -> SecretKey:
    """Read a secret key. Raises BadValue unless name, key id and key agree; the message does not show the key."""
    if line.startswith(_PRIVATE):
        name, _, rest = line.removeprefix(_PRIVATE).partition("+")
        raw = _from_base64(rest.partition("+")[2])
        if raw is not None and len(raw) == 33 and raw[:1] == ED25519 and _NAME.fullmatch(name):
            key = SecretKey(name, raw[1:])
            if key.text() == line:
                return key
    raise BadValue(where, "key", "…", "PRIVATE+KEY+NAME+KEY ID+KEY of an Ed25519 key")


def sign(text: str, key: SecretKey) -> Signature:
    """Sign the text of a note."""
    value = Ed25519PrivateKey.from_private_bytes(key.seed).sign(text.encode())
    return Signature(key.name, key.public.key_id, value)


def signed_by(note: Note, key: PublicKey) -> bool | None:
    """Did this key sign the note? None where it carries no signature of that name and key id; False where one is wrong."""
    found = [one for one in note.signatures if (one.name, one.key_id) == (key.name, key.key_id)]
    if not found:
        return None
    return all(_verifies(note.text, one.value, key) for one in found)


def write(note: Note) -> bytes:
    """A note as bytes."""
    lines = "".join(f"— {one.name} {_base64(one.key_id + one.value)}\n" for one in note.signatures)
    return f"{note.text}\n{lines}".encode()


def read(data: bytes, where: str) -> Note:
    """Read a note. Raises BadValue for any but the form of the specification, with at least one signature."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadValue(where, "note", "", "UTF-8") from None
    body, found, lines = text.rpartition("\n\n")
    if not found or not lines.endswith("\n") or _CONTROL.search(text):
        raise BadValue(where, "note", text[:60], "a text, an empty line, and lines of signatures")
    signatures = tuple(_signature(line, where) for line in lines[:-1].split("\n"))
    if len(signatures) > MOST_SIGNATURES or len(set(signatures)) != len(signatures):
        raise BadValue(where, "note", text[:60], f"at most {MOST_SIGNATURES} signatures, none of them twice")
    return Note(body + "\n", signatures)


def _signature(line: str, where: str) -> Signature:
    parts = line.split(" ")
    if len(parts) == 3 and parts[0] == "—" and _NAME.fullmatch(parts[1]):
        raw = _from_base64(parts[2])
        if raw is not None and len(raw) > 4:
            return Signature(parts[1], raw[:4], raw[4:])
    raise BadValue(where, "signature", line, "— NAME SIGNATURE")


def _verifies(text: str, signature: bytes, key: PublicKey) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _from_base64(text: str) -> bytes | None:
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return data if _base64(data) == text else None
