"""What is due, for programs that show calendars and news: iCalendar and Atom. Both name the thing and who owes it, and no more.

Source: RFC 5545 (iCalendar: sections 3.1 folding, 3.3.11 escapes, 3.6.1 events of whole days); RFC 4287 (Atom).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from xml.etree import ElementTree

from treve.casebook.due import Due
from treve.catalogue import Sayings, say
from treve.errors import NotFound

ATOM = "http://www.w3.org/2005/Atom"
_OCTETS = 75
_DAY = dt.timedelta(days=1)
KINDS = Sayings(
    {
        "case": "Next step of case {name}",
        "answer": "Answer to notification {name}",
        "remedy": "Remedy {name}",
        "obligation": "Obligation {name}",
    }
)


def title(one: Due) -> str:
    """What is due, in a few words of the language spoken now."""
    told = str(KINDS[one.kind]).format(name=one.name)
    told = f"{told} ({one.holder})" if one.holder is not None else told
    return say("{what}: overdue", what=told) if one.overdue else told


def calendar(found: Sequence[Due], origin: str, now: dt.datetime) -> str:
    """An iCalendar file: an event of one whole day for each thing that is due."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_plain(origin)}//treve//", "CALSCALE:GREGORIAN"]
    for one in found:
        day = dt.date.fromisoformat(one.day)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_plain(name(one, origin))}",
            f"DTSTAMP:{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + _DAY:%Y%m%d}",
            f"SUMMARY:{_plain(title(one))}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def atom(found: Sequence[Due], origin: str, now: dt.datetime) -> str:
    """An Atom feed: an entry for each thing that is due, dated with its day."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"tag:treve,2026:{origin}/due")
    _add(feed, "title", say("Due: {origin}", origin=origin))
    _add(feed, "updated", _moment(now))
    author = ElementTree.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", origin)
    for one in found:
        entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", f"tag:treve,2026:{name(one, origin)}")
        _add(entry, "title", title(one))
        _add(entry, "updated", f"{one.day}T00:00:00Z")
        _add(entry, "summary", one.day)
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True)


def name(one: Due, origin: str) -> str:
    """The same for the same thing and day, whenever it is asked for."""
    return f"{one.kind}/{one.name}/{one.day}@{origin}"


def named(text: str, origin: str) -> Due:
    """The thing and the day that `name` told; who owes it is not in it. Raises NotFound for any other text."""
    kind, _, rest = text.removesuffix(f"@{origin}").partition("/")
    thing, _, day = rest.partition("/")
    made = Due(day, kind, thing, None, False, None)
    if kind not in KINDS.messages or name(made, origin) != text:
        raise NotFound("due", text)
    return made


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}").text = text


def _moment(now: dt.datetime) -> str:
    return f"{now.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _plain(text: str) -> str:
    """A text as a value: RFC 5545 section 3.3.11."""
    for one, other in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(one, other)
    return text


def _folded(line: str) -> str:
    """A line of at most 75 octets, the rest on lines that begin with a space; no letter is cut in two."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            parts.append(part)
            # The space at the beginning counts.
            part, size = "", 1
        part, size = part + letter, size + octets
    return "\r\n ".join([*parts, part]) + "\r\n"
