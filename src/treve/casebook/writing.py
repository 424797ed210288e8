"""Write to a casebook: what one transaction writes, entries of the log included, is there whole or not at all."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from treve.casebook import at_once, schema, seals
from treve.casebook.key_ring import KeyRing
from treve.casebook.sealing import PublicSeal, Purpose
from treve.ledger import entry as entries
from treve.ledger import merkle
from treve.ledger.entry import Leaf

_LOG_LOCK = 0x7472657665  # "treve": the advisory lock of the log on PostgreSQL
# Made once: an entry is added for everything that happens.
_TAKE_LOCK = select(func.pg_advisory_xact_lock(_LOG_LOCK))
_LAST_ENTRY = select(schema.entry.c.position, schema.entry.c.recorded).order_by(schema.entry.c.position.desc()).limit(1)


@dataclass(slots=True)
class Writing:
    """One transaction that writes.

    now     the same moment throughout
    ring    the keys that open sealed parts
    leaves  of the entries it has added, by their number
    """

    connection: Connection
    now: dt.datetime
    ring: KeyRing | None = None
    leaves: dict[int, bytes] = field(default_factory=dict)
    _size: int | None = None
    _recorded: str = ""
    _nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _together: bool = False
    _keys: list[PublicSeal] | None = None
    _opening: tuple[dict[str, Any], tuple[str, str]] | None = None

    def log(self, kind: str, value: dict[str, Any], subject: tuple[str, str]) -> int:
        """Add an entry and return its number.

        kind     what was done; becomes the key `kind` of the content. Of a sealed kind, salt and content are kept in a box
        value    what it says: no fractions (BadValue)
        subject  what it is about: decides who may see the content
        """
        position = self.take_turn()
        body = entries.write_content({"kind": kind, "at": entries.time_text(self.now), **value})
        salt = secrets.token_bytes(entries.SALT_BYTES)
        # The log's own time never runs backwards, whatever the clock does.
        self._recorded = max(self._recorded, entries.time_text(self.now))
        leaf = entries.leaf_line(Leaf(entries.commitment(salt, body), position, self._recorded))
        rows: list[tuple[str, dict[str, Any]]] = [
            ("entry", {"position": position, "recorded": self._recorded, "leaf": leaf})
        ]
        if kind in seals.SEALED_KINDS:
            body, wraps = seals.boxed_content(position, salt, body, self._house_keys())
            salt = b""
            rows += [("seal_wrap", wrap) for wrap in wraps]
        about = {"kind": kind, "subject_kind": subject[0], "subject": subject[1]}
        rows.append(("content", {"position": position, "salt": salt, "body": body, **about}))
        made = merkle.append(position, merkle.leaf_hash(leaf), self._node)
        rows += [("node", {"level": at[0], "place": at[1], "hash": one}) for at, one in made]
        self._nodes.update(made)
        self.add(*rows)
        self._size = position + 1
        self.leaves[position] = leaf
        return position

    def take_turn(self) -> int:
        """Wait until no other transaction adds to the log; the number the next entry will have.

        What is looked up after this cannot be changed by another writer before this transaction ends.
        """
        if self._size is None:
            self._size = self._lock()
        return self._size

    def log_opening(self, value: dict[str, Any], subject: tuple[str, str], kind: str = "opening") -> None:
        """Add the entry of an opening of something sealed, before it is opened; where no key fits, that is logged instead."""
        self.log(kind, value, subject)
        self._opening = value, subject

    def log_failed_opening(self, earlier: Writing, why: str) -> None:
        """Add the entry of an opening that failed in an earlier transaction, of which nothing else is left."""
        if earlier._opening is not None:
            value, subject = earlier._opening
            self.log("opening_failed", value | {"failed": why}, subject)

    def tell(self, topic: str, subject: str) -> None:
        """Leave a message for the worker, delivered at least once after this transaction is committed."""
        self.add(("outbox", {"topic": topic, "subject": subject}))

    def add(self, *rows: tuple[str, Mapping[str, Any]]) -> None:
        """Insert rows, each with the name of its table: all in one exchange with the database, or at the end of `together`."""
        for name, row in rows:
            self._rows.setdefault(name, []).append(dict(row))
        if not self._together:
            self._flush()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Rows that are added within stand in the database at its end, all in one exchange; until then no query finds them."""
        if self._together:
            yield
            return
        self._together = True
        try:
            yield
            self._flush()
        finally:
            self._together, self._keys = False, None
            self._rows.clear()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Within `together`: what an error ends has added nothing."""
        assert self._together
        kept = self._size, self._recorded, dict(self._nodes), dict(self.leaves)
        counts = {name: len(rows) for name, rows in self._rows.items()}
        try:
            yield
        except BaseException:
            self._size, self._recorded, self._nodes, self.leaves = kept
            for name, rows in self._rows.items():
                del rows[counts.get(name, 0) :]
            raise

    def _house_keys(self) -> list[PublicSeal]:
        """What sealed contents are sealed for; looked up once for all that is added together."""
        keys = self._keys or seals.house_keys(self.connection, Purpose.PEOPLE)
        self._keys = keys if self._together else None
        return keys

    def _flush(self) -> None:
        rows, self._rows = self._rows, {}
        at_once.insert_all(self.connection, rows)

    def _lock(self) -> int:
        asked: list[Any] = [(_LAST_ENTRY, {})]
        if self.connection.dialect.name == "postgresql":
            # Each with its own view of the data: the last entry is looked up once the lock is held.
            asked.insert(0, (_TAKE_LOCK, {}))
        last = at_once.ask_all(self.connection, asked)[-1]
        if not last:
            return 0
        position, self._recorded = last[0]
        # All that further entries can need of the tree as it is now, in one query.
        wanted = {(level, place - 1) for level, place in _way_up(int(position) + 1) if place & 1}
        self._nodes |= read_nodes(self.connection, wanted)
        return int(position) + 1

    def _node(self, level: int, place: int) -> bytes:
        return self._nodes[level, place]


def _way_up(position: int) -> Iterator[tuple[int, int]]:
    """The subtrees that hold a position, from its own leaf to the root."""
    level = 0
    while position:
        yield level, position
        level, position = level + 1, position >> 1


def read_nodes(connection: Connection, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
    """Stored nodes of the tree, in one query."""
    if not wanted:
        return {}
    # Whole numbers of our own making, so they may stand in the text; as parameters they would cost more than the query.
    pairs = ",".join(f"({level:d},{place:d})" for level, place in sorted(wanted))
    # A join and not IN: SQLite looks each pair up in the key, where IN with pairs would read the whole table.
    rows = connection.exec_driver_sql(
        f"WITH wanted (level, place) AS (VALUES {pairs}) SELECT n.level, n.place, n.hash FROM wanted w "
        "CROSS JOIN node n WHERE n.level = w.level AND n.place = w.place"
    )
    return {(int(level), int(place)): bytes(made) for level, place, made in rows}
