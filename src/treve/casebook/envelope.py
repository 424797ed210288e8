"""An encrypted file for named recipients: nobody else reads it, and no byte of it can be altered, moved or cut off unseen.

Two lines of text, then pieces. The second line says who made it, when, and for whom: each recipient's line holds the file's key,
wrapped for an X25519 key or for a passphrase (argon2id, RFC 9106). The pieces are 64 KiB of compressed content each, encrypted
with ChaCha20-Poly1305 under a key derived from the file's key and that second line; the nonce counts the pieces and marks the last.
The form of the pieces follows STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, 2015, figure 8).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import secrets
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from treve.casebook import sealing
from treve.casebook.sealing import PublicSeal, SealingKey
from treve.errors import BadFile, BadValue
from treve.ledger import canonical

MARK = b"treve package 1\n"
PIECE_BYTES = 64 * 1024
SHORTEST_PASSPHRASE = 12
_TAG_BYTES = 16
_LONGEST_HEAD = 64 * 1024
_PLACE = "package"
# RFC 9106, section 4, second recommended option: 3 passes, 64 MiB, 4 lanes.
_PASSES, _KIBIBYTES, _LANES = 3, 64 * 1024, 4


@dataclass(frozen=True, slots=True)
class Opener:
    """What one opens a package with: secret keys by their id, or a passphrase."""

    keys: Mapping[str, SealingKey]
    passphrase: str | None = None


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom a package is for: public keys, and who knows a passphrase."""

    keys: Sequence[PublicSeal] = ()
    passphrase: str | None = None

    def __post_init__(self) -> None:
        if not self.keys and self.passphrase is None:
            raise BadValue("package", "recipient", "none", "a recipient's key or a passphrase")
        if self.passphrase is not None and len(self.passphrase) < SHORTEST_PASSPHRASE:
            raise BadValue("package", "passphrase", "…", f"at least {SHORTEST_PASSPHRASE} characters")


def write(path: Path, head: Mapping[str, Any], recipients: Recipients, content: Iterable[bytes]) -> str:
    """Write a package, whole or not at all, and read it back; the SHA-256 of the file.

    head  what everybody may read of it: whole numbers and texts
    Raises BadFile where there is a file already.
    """
    if path.exists():
        raise BadFile(str(path), "exists", "a path where nothing is yet")
    file_key = secrets.token_bytes(sealing.KEY_BYTES)
    line = canonical.encode({**head, "recipients": _wraps(file_key, recipients)})
    partial = path.with_name(path.name + ".partial")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(MARK + line + b"\n")
            for piece in _encrypted(_key(file_key, line), content):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        hashed = _read_back(partial, file_key)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    partial.replace(path)
    _flush_folder(path.parent)
    return hashed


def read_head(path: Path) -> dict[str, Any]:
    """What everybody may read of a package. Raises BadFile for a file that is none."""
    with _opened(path) as file:
        return _head(file, path)[0]


def read(path: Path, opener: Opener) -> Iterator[bytes]:
    """The content of a package, piece by piece; each was checked, the end is checked at the end.

    Raises BadFile for a file that is no package, is not for this key or passphrase, or was altered or cut off.
    """
    with _opened(path) as file:
        head, line = _head(file, path)
        yield from _decrypted(file, path, _key(_file_key(head, opener, path), line))


def _read_back(path: Path, file_key: bytes) -> str:
    with path.open("rb") as file:
        _, line = _head(file, path)
        for _ in _decrypted(file, path, _key(file_key, line)):
            pass
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _wraps(file_key: bytes, recipients: Recipients) -> list[dict[str, str]]:
    made = [
        {"key": key.key_id, "wrapped": _text(sealing.wrap(file_key, key, _PLACE))}
        for key in dict.fromkeys(recipients.keys)
    ]
    if recipients.passphrase is not None:
        salt = secrets.token_bytes(16)
        cipher = ChaCha20Poly1305(_from_passphrase(recipients.passphrase, salt))
        # The key is used once, so its nonce may be zero.
        made.append({"salt": _text(salt), "wrapped": _text(cipher.encrypt(bytes(12), file_key, _PLACE.encode()))})
    return made


def _file_key(head: dict[str, Any], opener: Opener, path: Path) -> bytes:
    wraps = head["recipients"]
    for one in wraps:
        if one.get("key") in opener.keys:
            return sealing.unwrap(_bytes(one["wrapped"]), opener.keys[one["key"]], _PLACE)
        if "salt" in one and opener.passphrase is not None:
            cipher = ChaCha20Poly1305(_from_passphrase(opener.passphrase, _bytes(one["salt"])))
            with suppress(InvalidTag):
                return cipher.decrypt(bytes(12), _bytes(one["wrapped"]), _PLACE.encode())
    wanted = ", ".join(one.get("key", "a passphrase") for one in wraps)
    held = ", ".join(sorted(opener.keys)) or ("this passphrase" if opener.passphrase is not None else "no key")
    raise BadFile(str(path), f"not for {held}", wanted)


def _from_passphrase(passphrase: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=_PASSES,
        memory_cost=_KIBIBYTES,
        parallelism=_LANES,
        hash_len=32,
        type=Type.ID,
    )


def _key(file_key: bytes, line: bytes) -> ChaCha20Poly1305:
    """The cipher of the pieces: another one for every file, and for every other head."""
    salt = hashlib.sha256(line).digest()
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt=salt, info=MARK).derive(file_key))


def _nonce(count: int, last: bool) -> bytes:
    return count.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _encrypted(cipher: ChaCha20Poly1305, content: Iterable[bytes]) -> Iterator[bytes]:
    packer, held, count = zlib.compressobj(6), bytearray(), 0
    for part in content:
        held += packer.compress(part)
        while len(held) > PIECE_BYTES:
            yield cipher.encrypt(_nonce(count, last=False), bytes(held[:PIECE_BYTES]), None)
            del held[:PIECE_BYTES]
            count += 1
    held += packer.flush()
    while len(held) > PIECE_BYTES:
        yield cipher.encrypt(_nonce(count, last=False), bytes(held[:PIECE_BYTES]), None)
        del held[:PIECE_BYTES]
        count += 1
    yield cipher.encrypt(_nonce(count, last=True), bytes(held), None)


def _decrypted(file: BinaryIO, path: Path, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    unpacker, count = zlib.decompressobj(), 0
    piece = file.read(PIECE_BYTES + _TAG_BYTES)
    while True:
        following = file.read(PIECE_BYTES + _TAG_BYTES)
        try:
            packed = cipher.decrypt(_nonce(count, last=not following), piece, None)
        except InvalidTag:
            problem = f"piece {count + 1} was altered, or the file ends too early"
            raise BadFile(str(path), problem, "the package as it was made") from None
        while packed:
            plain = unpacker.decompress(packed, 4 * PIECE_BYTES)
            packed = unpacker.unconsumed_tail
            yield plain
        if not following:
            yield unpacker.flush()
            return
        piece, count = following, count + 1


def _opened(path: Path) -> BinaryIO:
    if not path.is_file():
        raise BadFile(str(path), "no such file", "a package")
    return path.open("rb")


def _head(file: BinaryIO, path: Path) -> tuple[dict[str, Any], bytes]:
    problem = BadFile(str(path), "no package, or its head is broken", "a file made by `treve casebook`")
    if file.read(len(MARK)) != MARK:
        raise problem
    line = file.readline(_LONGEST_HEAD)
    try:
        head = json.loads(line)
        good = line.endswith(b"\n") and all(_is_wrap(one) for one in head["recipients"])
    except (ValueError, TypeError, KeyError):
        good = False
    if not good:
        raise problem
    return head, line[:-1]


def _is_wrap(one: Any) -> bool:
    return (
        isinstance(one, dict)
        and set(one) in ({"key", "wrapped"}, {"salt", "wrapped"})
        and all(_bytes_or_id(one).values())
    )


def _bytes_or_id(one: dict[str, str]) -> dict[str, object]:
    return {name: (value if name == "key" else _bytes(value)) for name, value in one.items()}


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise ValueError("not base64") from None


def _flush_folder(folder: Path) -> None:
    """A file renamed is there after a power cut only if its folder was flushed too; Windows has no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
