"""A pasted export of a chat: messages with their day, senders sealed.

A seal is the same for one sender throughout a reading and tells nothing afterwards: its key is drawn at random and never kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

_DATE = r"(?P<a>\d{1,4})[/.\-](?P<b>\d{1,2})[/.\-](?P<c>\d{2,4})"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f\u00a0]?[APap]\.?[Mm]\.?)?"
_HEAD = re.compile(
    rf"^[\u200e\u200f\u202a-\u202e]*\[?{_DATE},?[\s\u202f\u00a0]+(?:à |at |às )?{_TIME}\]?"
    r"[\s\u202f\u00a0]*(?:[-–]\s)?(?P<sender>[^:\n]{1,60}):[ \t]",
    re.MULTILINE,
)
_ENOUGH = 2
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Message:
    """One message: sealed sender, text as written, day of sending where its date can be read in one way only."""

    sender: str
    text: str
    published: str | None


def is_chat(text: str) -> bool:
    """Whether a text begins as an export of a chat does and holds several messages."""
    heads = _HEAD.finditer(text[:20_000])
    first = next(heads, None)
    return first is not None and text[: first.start()].count("\n") <= 3 and sum(1 for _ in heads) >= _ENOUGH - 1


def messages(text: str) -> Iterator[Message]:
    """The messages of an export, in order; lines before the first are left out."""
    key = secrets.token_bytes(32)
    heads = list(_HEAD.finditer(text))
    order = _order(heads)
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        body = text[head.end() : end].strip()
        if body:
            yield Message(_seal(head["sender"], key), body, _day(head, order))


def _seal(sender: str, key: bytes) -> str:
    return "sealed-" + hmac.new(key, sender.strip().encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:10]


def _order(heads: list[re.Match[str]]) -> str | None:
    """Whether days or months come first in this export; None where no date tells."""
    if all(len(head["a"]) == 4 for head in heads):
        return "year"
    if any(int(head["a"]) > 12 for head in heads):
        return "day"
    return "month" if any(int(head["b"]) > 12 for head in heads) else None


def _day(head: re.Match[str], order: str | None) -> str | None:
    a, b, c = int(head["a"]), int(head["b"]), int(head["c"])
    year = c + 2000 if c < _CENTURY else c
    try:
        if order == "year":
            return str(dt.date(a, b, c))
        if order is None and a != b:
            return None
        return str(dt.date(year, a, b) if order == "month" else dt.date(year, b, a))
    except ValueError:
        return None
