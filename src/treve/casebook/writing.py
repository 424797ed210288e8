"""Write to a casebook: what one transaction writes, entries of the log included, is there whole or not at all."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, text

from treve.casebook import schema, seals
from treve.casebook.key_ring import KeyRing
from treve.ledger import entry as entries
from treve.ledger import merkle
from treve.ledger.entry import Leaf

_LOG_LOCK = 0x7472657665  # "treve": the advisory lock of the log on PostgreSQL
# Made once: an entry is added for everything that happens.
_ADD_ENTRY, _ADD_CONTENT, _ADD_NODE = insert(schema.entry), insert(schema.content), insert(schema.node)
_ADD_MESSAGE = insert(schema.outbox)
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
        run = self.connection.execute
        run(_ADD_ENTRY, {"position": position, "recorded": self._recorded, "leaf": leaf})
        about = {"kind": kind, "subject_kind": subject[0], "subject": subject[1]}
        if kind in seals.SEALED_KINDS:
            salt, body = b"", seals.seal_content(self.connection, position, salt, body)
        run(_ADD_CONTENT, {"position": position, "salt": salt, "body": body, **about})
        made = merkle.append(position, merkle.leaf_hash(leaf), self._node)
        self._nodes.update(made)
        run(_ADD_NODE, [{"level": at[0], "place": at[1], "hash": one} for at, one in made])
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

    def tell(self, topic: str, subject: str) -> None:
        """Leave a message for the worker, delivered at least once after this transaction is committed."""
        self.connection.execute(_ADD_MESSAGE, {"topic": topic, "subject": subject})

    def _lock(self) -> int:
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOG_LOCK})"))
        last = self.connection.execute(_LAST_ENTRY).first()
        if last is None:
            return 0
        self._recorded = last.recorded
        return int(last.position) + 1

    def _node(self, level: int, place: int) -> bytes:
        if (level, place) not in self._nodes:
            self._nodes[level, place] = read_nodes(self.connection, {(level, place)})[level, place]
        return self._nodes[level, place]


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
