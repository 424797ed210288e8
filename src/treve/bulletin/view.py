"""The shapes a template lays out: links, and tables whose cells are already words. A template computes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from treve.catalogue import say

# Addresses that a reader can be sent to; any other scheme (javascript:, data:, file:) stays text.
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Link:
    """A source as a reader sees it: its short name, and its address if it is one."""

    text: str
    address: str | None


Cell = str | tuple[Link, ...]
"""One cell: words, or sources."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is about, its cells, and whether it stands out."""

    head: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of the page.

    columns   heads, the first above the row heads
    table     names of the tables of the run that hold the numbers
    numeric   whether the cells are numbers, set flush right
    reading   under which reading the numbers stand, as the rest of a sentence; empty: it plays no part
    wide      whether the heads from the third number on are long, as names of authorities are
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    table: str
    note: str | None = None
    numeric: bool = False
    reading: str = ""
    wide: bool = False


def links(sources: str | None) -> tuple[Link, ...]:
    """The sources of a row: addresses separated by blanks, or words; empty if none is stated."""
    found: list[Link] = []
    words: list[str] = []
    for part in (sources or "").split():
        address = _address(part)
        if address is None:
            words.append(part)
            continue
        if words:
            found.append(Link(" ".join(words), None))
            words = []
        found.append(Link(urlsplit(address).netloc.removeprefix("www."), address))
    if words:
        found.append(Link(" ".join(words), None))
    return tuple(found)


def _address(text: str) -> str | None:
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in _SCHEMES and parts.netloc else None


def sentence_list(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return say("{others} and {last}", others=enumerated(parts[:-1]), last=parts[-1])


def alternatives(parts: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    if len(parts) < 2:
        return "".join(parts)
    return say("{others} or {last}", others=enumerated(parts[:-1]), last=parts[-1])


def enumerated(parts: Sequence[str], between: str = "") -> str:
    """`a, b, c`, with the comma of the language, or with another mark."""
    return (between or say(", ")).join(parts)
