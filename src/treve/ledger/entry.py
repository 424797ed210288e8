"""What one entry of the log is: a leaf anybody may read, and a content that only some may read and that can be erased.

The leaf holds the entry's number, when it was recorded, and a commitment: SHA-256 over a fixed prefix, a random salt and the
content. Whoever is shown content and salt can check them against the leaf; who is not learns nothing from the commitment; and
when content and salt are destroyed, the leaf and every proof stay as they were.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from treve.errors import BadValue
from treve.ledger import canonical

SALT_BYTES = 32
COMMITMENT_PREFIX = b"treve entry 1\n"
TIME_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
LEAF_FORM = '{"commitment":"64 hexadecimal digits","index":number,"recorded":"YYYY-MM-DDThh:mm:ss.ffffffZ"}'
CONTENT_FORM = '{"content":{...},"index":number,"salt":"64 hexadecimal digits"}'

_NUMBER = rb"(0|[1-9][0-9]{0,15})"
_LEAF = re.compile(
    rb'\{"commitment":"([0-9a-f]{64})","index":' + _NUMBER + rb',"recorded":"'
    rb'([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)"\}'
)
_CONTENT = re.compile(rb'\{"content":(.*),"index":' + _NUMBER + rb',"salt":"([0-9a-f]{64})"\}', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Leaf:
    """The part of an entry that everybody may see.

    recorded  UTC, to the microsecond; never before the entry before it.
    """

    commitment: bytes
    index: int
    recorded: str


@dataclass(frozen=True, slots=True)
class Content:
    """The part of an entry that is shown to some: `text` holds the bytes as stored."""

    index: int
    salt: bytes
    text: bytes


def commitment(salt: bytes, content: bytes) -> bytes:
    """What binds a leaf to its content. The salt has 32 random bytes, so nobody can guess the content from it."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt of {len(salt)} bytes; expected {SALT_BYTES}")
    return hashlib.sha256(COMMITMENT_PREFIX + salt + content).digest()


def write_content(value: dict[str, Any]) -> bytes:
    """The content of an entry as canonical JSON.

    Raises BadValue for a number with a fraction: two readers may print it differently, so it is written as a text.
    """
    _refuse_fractions(value, "content")
    return canonical.encode(value)


def read_content(text: bytes, where: str) -> dict[str, Any]:
    """The value of a content as stored. Raises BadValue unless it is one canonical object without fractions."""
    value = canonical.decode(text, where)
    if not isinstance(value, dict):
        raise BadValue(where, "content", str(value)[:60], "an object")
    _refuse_fractions(value, where)
    return value


def leaf_line(leaf: Leaf) -> bytes:
    """The bytes that the log hashes: the leaf as canonical JSON."""
    return b'{"commitment":"%s","index":%d,"recorded":"%s"}' % (
        leaf.commitment.hex().encode(),
        leaf.index,
        leaf.recorded.encode(),
    )


def read_leaf(line: bytes, where: str) -> Leaf:
    """Read the bytes of a leaf. Raises BadValue for any but their one form."""
    found = _LEAF.fullmatch(line)
    if found is None or not _is_time(found[3].decode()):
        raise BadValue(where, "entry", line[:60].decode("utf-8", "replace"), LEAF_FORM)
    return Leaf(bytes.fromhex(found[1].decode()), int(found[2]), found[3].decode())


def content_line(content: Content) -> bytes:
    """A content with its salt, as an export holds it."""
    return b'{"content":%s,"index":%d,"salt":"%s"}' % (content.text, content.index, content.salt.hex().encode())


def read_content_line(line: bytes, where: str) -> Content:
    """Read a content with its salt; the content itself is left as stored. Raises BadValue for any other form."""
    found = _CONTENT.fullmatch(line)
    if found is None:
        raise BadValue(where, "content", line[:60].decode("utf-8", "replace"), CONTENT_FORM)
    return Content(int(found[2]), bytes.fromhex(found[3].decode()), found[1])


def opens(content: Content, leaf: Leaf) -> bool:
    """Are content and salt those that the leaf was made from?"""
    return content.index == leaf.index and commitment(content.salt, content.text) == leaf.commitment


def time_text(moment: dt.datetime) -> str:
    """A moment in UTC as the log writes it."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond:06d}Z"


def _is_time(text: str) -> bool:
    try:
        dt.datetime.strptime(text, TIME_FORMAT).replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    return True


def _refuse_fractions(value: Any, where: str) -> None:
    if isinstance(value, float):
        raise BadValue(where, "content", repr(value), "whole numbers; a number with a fraction is written as a text")
    if isinstance(value, dict):
        for one in value.values():
            _refuse_fractions(one, where)
    elif isinstance(value, list | tuple):
        for one in value:
            _refuse_fractions(one, where)
