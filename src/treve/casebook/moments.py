"""Where a moment lies in the log: times never run backwards there, so it is searched by halves."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, func, select

from treve.casebook import schema
from treve.ledger import entry as entries


def position_at(connection: Connection, moment: dt.datetime) -> int:
    """The number of the first entry recorded at or after a moment, with its zone; where there is none, the number of the next."""
    wanted = entries.time_text(moment)
    low, high = 0, int(connection.scalar(select(func.max(schema.entry.c.position))) or 0) + 1
    while low < high:
        middle = (low + high) // 2
        recorded = connection.scalar(select(schema.entry.c.recorded).where(schema.entry.c.position == middle))
        low, high = (middle + 1, high) if recorded is not None and recorded < wanted else (low, middle)
    return low
