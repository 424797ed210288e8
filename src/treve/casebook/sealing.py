"""Sealed boxes: bytes that only the holder of a secret key can read, and that anybody who accepts reports can make.

A box is encrypted with a data key of its own (ChaCha20-Poly1305, RFC 8439), bound to the place it stands in: a box moved elsewhere
does not open. The data key is wrapped once for every key that may open it (X25519, RFC 7748; HKDF-SHA256, RFC 5869). Wrapping
needs the public key alone, so who takes reports in need not be able to read what was sealed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from treve.errors import BadValue, worded

KEY_BYTES = 32
_NONCE_BYTES = 12
# Each form has a version in it, so that a later one can be told apart.
_BOX, _WRAP, _KEY_ID = b"treve box 1\n", b"treve wrap 1\n", b"treve sealing key 1\n"
# Texts are filled up to a multiple of this, so that the length of a box does not tell a name from another.
_PADDED_TO = 256
_SECRET_MARK, _PUBLIC_MARK = "treve-sealing-key", "treve-seal"


class BadSeal(BadValue):
    """A key that is none, or a box that was altered, cut, or belongs to another place or key."""


class Purpose(StrEnum):
    """What a key opens: words and files about people, secrets of one-time codes, or a package for another installation."""

    PEOPLE = "people"
    CODES = "codes"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class PublicSeal:
    """The half of a key that seals. `text()` is what is handed out."""

    purpose: Purpose
    public: bytes

    @property
    def key_id(self) -> str:
        """A short name, made from the key itself."""
        named = _KEY_ID + self.purpose.value.encode() + b"\n" + self.public
        return "K-" + hashlib.sha256(named).hexdigest()[:16]

    def text(self) -> str:
        """One line, such as `treve-seal+people+…`."""
        return f"{_PUBLIC_MARK}+{self.purpose.value}+{base64.b64encode(self.public).decode()}"


@dataclass(frozen=True, slots=True)
class SealingKey:
    """The half of a key that opens."""

    purpose: Purpose
    secret: bytes

    @property
    def public(self) -> PublicSeal:
        """The half that seals."""
        key = X25519PrivateKey.from_private_bytes(self.secret)
        return PublicSeal(self.purpose, key.public_key().public_bytes_raw())

    def text(self) -> str:
        """One line, for a file that only its owner can read."""
        return f"{_SECRET_MARK}+{self.purpose.value}+{base64.b64encode(self.secret).decode()}"

    def __repr__(self) -> str:
        return f"SealingKey({self.public.key_id})"


def new_key(purpose: Purpose) -> SealingKey:
    """A key from the random numbers of the system."""
    return SealingKey(purpose, secrets.token_bytes(KEY_BYTES))


def read_secret(line: str, where: str) -> SealingKey:
    """Read a secret key. Raises BadSeal, without the key in the message, for any other form."""
    purpose, raw = _parts(line, _SECRET_MARK, where)
    return SealingKey(purpose, raw)


def read_public(line: str, where: str) -> PublicSeal:
    """Read a public key. Raises BadSeal for any other form."""
    purpose, raw = _parts(line, _PUBLIC_MARK, where)
    return PublicSeal(purpose, raw)


def seal(plain: bytes, place: str) -> tuple[bytes, bytes]:
    """Seal bytes for one place: the box, and its data key, to be wrapped and then forgotten."""
    data_key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(_NONCE_BYTES)
    padded = plain + b"\x80" + bytes(-(len(plain) + 1) % _PADDED_TO)
    return _BOX + nonce + ChaCha20Poly1305(data_key).encrypt(nonce, padded, _BOX + place.encode()), data_key


def unseal(box: bytes, data_key: bytes, place: str) -> bytes:
    """What a box holds. Raises BadSeal where it was altered, cut, or belongs to another place."""
    start = len(_BOX)
    nonce, rest = box[start : start + _NONCE_BYTES], box[start + _NONCE_BYTES :]
    if not is_box(box):
        raise BadSeal(place, "sealed part", box[:16].hex(), "a sealed box")
    try:
        padded = ChaCha20Poly1305(data_key).decrypt(nonce, rest, _BOX + place.encode())
    except InvalidTag:
        raise BadSeal(
            place, "sealed part", f"{len(box)} bytes", "a box as it was sealed: this one was altered"
        ) from None
    return padded[: padded.rindex(b"\x80")]


def is_box(data: bytes) -> bool:
    """Does it look like a box? Whether it is one, only opening it tells."""
    return data.startswith(_BOX) and len(data) > len(_BOX) + _NONCE_BYTES


def wrap(data_key: bytes, to: PublicSeal, place: str) -> bytes:
    """The data key of a box, readable by one key alone."""
    once = X25519PrivateKey.generate()
    sender = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(to.public))
    return sender + _wrapping(shared, sender, to, place).encrypt(bytes(_NONCE_BYTES), data_key, place.encode())


def unwrap(wrapped: bytes, key: SealingKey, place: str) -> bytes:
    """The data key again. Raises BadSeal for another key, another place and bytes that were altered."""
    try:
        shared = X25519PrivateKey.from_private_bytes(key.secret).exchange(
            X25519PublicKey.from_public_bytes(wrapped[:32])
        )
        cipher = _wrapping(shared, wrapped[:32], key.public, place)
        return cipher.decrypt(bytes(_NONCE_BYTES), wrapped[32:], place.encode())
    except (InvalidTag, ValueError):
        raise BadSeal(place, "key", key.public.key_id, "the key it was sealed for") from None


def _wrapping(shared: bytes, sender: bytes, to: PublicSeal, place: str) -> ChaCha20Poly1305:
    """The cipher of one wrap. Its key is used once, so its nonce may be zero."""
    made = HKDF(
        SHA256(), KEY_BYTES, salt=sender + to.public, info=_WRAP + to.purpose.value.encode() + b"\n" + place.encode()
    )
    return ChaCha20Poly1305(made.derive(shared))


def _parts(line: str, mark: str, where: str) -> tuple[Purpose, bytes]:
    parts = line.strip().split("+", 2)
    try:
        raw = base64.b64decode(parts[2].encode("ascii"), validate=True)
        if parts[0] == mark and len(raw) == KEY_BYTES:
            return Purpose(parts[1]), raw
    except (IndexError, ValueError, binascii.Error, UnicodeEncodeError):
        pass
    known = "|".join(one.value for one in Purpose)
    raise BadSeal(
        where,
        "key",
        "…",
        worded("a line {mark}+{known}+BASE64 of {bytes} bytes", mark=mark, known=known, bytes=KEY_BYTES),
    )
