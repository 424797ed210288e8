"""What is sealed in a casebook, for whom, and how it is opened.

Every box has a record: the name of the place it stands in. The table `seal_wrap` holds, for each record and each key that may open
it, the wrapped data key; a change of keys wraps anew and leaves every box as it is. Destroying the wraps of a record destroys what
the box says, wherever copies of the box are.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, bindparam, delete, insert, select

from treve.casebook import schema, sealing
from treve.casebook.key_ring import KeyRing, NoKey
from treve.casebook.sealing import PublicSeal, Purpose
from treve.errors import BadValue, worded
from treve.ledger.entry import SALT_BYTES
from treve.ledger.note import SecretKey

seal_key, seal_key_end, seal_wrap = schema.seal_key, schema.seal_key_end, schema.seal_wrap
# Entries whose content is sealed: what people say about themselves, and answers to them.
SEALED_KINDS = ("sealed", "feedback")
HOUSE = (Purpose.PEOPLE, Purpose.CODES)
# Made once: everything that is sealed asks them.
HOUSE_KEYS = (
    select(seal_key.c.public)
    .where(
        seal_key.c.purpose == bindparam("purpose"),
        seal_key.c.account_id.is_(None),
        seal_key.c.key_id.not_in(select(seal_key_end.c.key_id)),
    )
    .order_by(seal_key.c.entry)
)
_FORGET, _ADD_WRAPS = delete(seal_wrap).where(seal_wrap.c.record == bindparam("record")), insert(seal_wrap)


def entry_record(position: int) -> str:
    """The record of the sealed content of a log entry."""
    return f"entry:{position}"


def file_record(sha256: str) -> str:
    """The record of a file as it came."""
    return f"file:{sha256}"


def name_record(report_id: str, ordinal: int) -> str:
    """The record of a file's name."""
    return f"name:{report_id}/{ordinal}"


def code_record(account_id: str) -> str:
    """The record of an account's secret for one-time codes."""
    return f"code:{account_id}"


def seal(connection: Connection, record: str, plain: bytes, purpose: Purpose = Purpose.PEOPLE) -> bytes:
    """Seal bytes for the casebook's own keys of a purpose; the box, to be stored at its place."""
    box, wraps = boxed(record, plain, house_keys(connection, purpose))
    connection.execute(_FORGET, {"record": record})
    connection.execute(_ADD_WRAPS, wraps)
    return box


def boxed(record: str, plain: bytes, keys: Sequence[PublicSeal]) -> tuple[bytes, list[dict[str, object]]]:
    """Bytes sealed for keys: the box, and the rows of `seal_wrap` that go with it, one a key. Raises NoKey without a key."""
    if not keys:
        raise NoKey("casebook", "no key to seal with", "a casebook with sealing keys")
    box, data_key = sealing.seal(plain, record)
    return box, _wraps(record, data_key, keys)


def unseal(connection: Connection, ring: KeyRing | None, record: str, box: bytes) -> bytes:
    """Open a box. Raises NoKey where the key is missing or is another, BadSeal where the box was altered."""
    return sealing.unseal(box, data_key(connection, ring, record), record)


def data_key(connection: Connection, ring: KeyRing | None, record: str) -> bytes:
    """The data key of a record, by any key of the ring. Raises NoKey where none of them is one it was sealed for."""
    ring = ring or KeyRing(None)
    rows = connection.execute(select(seal_wrap).where(seal_wrap.c.record == record)).all()
    keys = ring.keys()
    if not any(row.key_id in keys for row in rows):
        # The keys may have been changed since this process read them.
        ring.forget()
        keys = ring.keys()
    for row in rows:
        if row.key_id in keys:
            return sealing.unwrap(bytes(row.wrapped), keys[row.key_id], record)
    wanted = ", ".join(sorted(row.key_id for row in rows)) or "a key that is gone: it was destroyed"
    where = "sealing key" if ring.path is None else str(ring.path)
    raise NoKey(
        where,
        worded("it opens with {keys}, which is not for this part", keys=", ".join(sorted(keys)) or "no key"),
        wanted,
    )


def house_keys(connection: Connection, purpose: Purpose) -> list[PublicSeal]:
    """The casebook's own keys of a purpose that hold now."""
    rows = connection.execute(HOUSE_KEYS, {"purpose": purpose.value})
    return [sealing.read_public(str(row.public), "seal_key") for row in rows]


def person_keys(connection: Connection, account_id: str) -> list[PublicSeal]:
    """The keys of a person that hold now."""
    ended = select(seal_key_end.c.key_id)
    query = select(seal_key.c.public).where(seal_key.c.account_id == account_id, seal_key.c.key_id.not_in(ended))
    return [
        sealing.read_public(str(row.public), "seal_key") for row in connection.execute(query.order_by(seal_key.c.entry))
    ]


def register(connection: Connection, entry: int, key: PublicSeal, account_id: str | None = None) -> None:
    """Keep a public key; `entry` is the entry of the log that says so."""
    values = {"key_id": key.key_id, "purpose": key.purpose.value, "public": key.text(), "entry": entry}
    connection.execute(insert(seal_key).values(account_id=account_id, **values))


def share(connection: Connection, ring: KeyRing | None, records: Iterable[str], to: Sequence[PublicSeal]) -> int:
    """Let further keys open records that one can open oneself; how many wraps were added."""
    added = 0
    for record in records:
        held = set(connection.scalars(select(seal_wrap.c.key_id).where(seal_wrap.c.record == record)))
        new = [key for key in to if key.key_id not in held]
        if new:
            _wrap(connection, record, data_key(connection, ring, record), new)
            added += len(new)
    return added


def end_person(connection: Connection, account_id: str, entry: int) -> None:
    """What a person's own keys open, they open no longer; `entry` is the entry of the log that says so."""
    for key in person_keys(connection, account_id):
        end(connection, key.key_id, entry)


def end(connection: Connection, key_id: str, entry: int) -> None:
    """End a key: its wraps go. Who copied the database and holds the secret can still open what was wrapped then."""
    connection.execute(insert(seal_key_end).values(key_id=key_id, entry=entry))
    connection.execute(delete(seal_wrap).where(seal_wrap.c.key_id == key_id))


def forget(connection: Connection, records: Iterable[str]) -> None:
    """Destroy the data keys of records: nobody can open them again, whoever holds which key."""
    for record in records:
        connection.execute(_FORGET, {"record": record})


def boxed_content(
    position: int, salt: bytes, body: bytes, keys: Sequence[PublicSeal]
) -> tuple[bytes, list[dict[str, object]]]:
    """A content sealed with its salt: with the salt in the open, a guess at a few words could be checked against the leaf."""
    return boxed(entry_record(position), salt + body, keys)


def content(connection: Connection, ring: KeyRing | None, position: int, box: bytes) -> tuple[bytes, bytes]:
    """The salt and the body of a sealed content."""
    plain = unseal(connection, ring, entry_record(position), box)
    return plain[:SALT_BYTES], plain[SALT_BYTES:]


def keyed_hash(key: SecretKey, text: str) -> str:
    """A hash that only the holder of the log's key can make: a bare hash of a few words lets anybody try words against it."""
    made = HKDF(SHA256(), 32, salt=None, info=b"treve keyed hash 1").derive(key.seed)
    return hmac.new(made, text.encode(), hashlib.sha256).hexdigest()


def sealed_file(sha256: str, stored: bytes) -> bool:
    """Is a stored file sealed? One in the open has the hash it is filed under."""
    return hashlib.sha256(stored).hexdigest() != sha256


def check_pairs(keys: Mapping[str, object], public: Iterable[PublicSeal]) -> None:
    """Raises BadValue unless each public key has its secret among the keys."""
    for one in public:
        if one.key_id not in keys:
            raise BadValue(
                "sealing key",
                "key",
                ", ".join(sorted(keys)) or "none",
                worded("the key {key_id} of {purpose}", key_id=one.key_id, purpose=one.purpose),
            )


def _wrap(connection: Connection, record: str, data_key: bytes, keys: Iterable[PublicSeal]) -> None:
    connection.execute(_ADD_WRAPS, _wraps(record, data_key, keys))


def _wraps(record: str, data_key: bytes, keys: Iterable[PublicSeal]) -> list[dict[str, object]]:
    return [{"record": record, "key_id": key.key_id, "wrapped": sealing.wrap(data_key, key, record)} for key in keys]
