"""A calendar of days on which something is due. Source: RFC 5545, sections 3.1, 3.3.11, 3.4 and 3.6.1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MEDIA_TYPE = "text/calendar; charset=utf-8"
# Octets of a line without its end.
_LONGEST_LINE = 75


@dataclass(frozen=True, slots=True)
class Event:
    """One whole day. name: unique and never changing."""

    name: str
    day: dt.date
    title: str
    address: str


def written(title: str, events: Iterable[Event], now: dt.datetime) -> bytes:
    """The calendar. now: when it is made, aware; programs need it to tell versions apart."""
    stamp = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//treve//casebook//EN", f"X-WR-CALNAME:{_escaped(title)}"]
    for one in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(one.name)}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
            f"SUMMARY:{_escaped(one.title)}",
            f"URL:{one.address}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return b"".join(part + b"\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _escaped(text: str) -> str:
    """A text value: backslash, semicolon, comma and line ends as RFC 5545 writes them; other control characters left out."""
    for plain, marked in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, marked)
    return "".join(one for one in text if one >= " " and one != "\x7f")


def _folded(line: str) -> Iterator[bytes]:
    """A line in parts of at most 75 octets, no character torn apart; each after the first begins with a space."""
    held = b""
    for one in line:
        octets = one.encode("utf-8")
        if len(held) + len(octets) > _LONGEST_LINE:
            yield held
            held = b" "
        held += octets
    yield held
