"""How fast the log is: hashing of leaves, and append and inclusion proof in a casebook whose log has ten million leaves.

`python -m benchmarks.casebook_log [LEAVES]`. The leaves are made up; the nodes are written straight into the table, then appends
and proofs go the way of the casebook: its transaction, its triggers, its table. Times are those of the processor, so that a busy
machine does not count.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from benchmarks.casebook_page import keep
from treve.casebook import book as books
from treve.casebook import guards, log, schema
from treve.ledger import entry, merkle
from treve.ledger.entry import Leaf


def leaves_a_second(count: int = 300_000) -> float:
    """Leaves hashed and added to a frontier in a second, from their bytes on."""
    lines = [
        entry.leaf_line(Leaf(hashlib.sha256(b"%d" % n).digest(), n, "2017-01-01T00:00:00.000000Z"))
        for n in range(count)
    ]
    frontier = merkle.Frontier()
    started = time.process_time()
    for line in lines:
        frontier.add(merkle.leaf_hash(line))
    return count / (time.process_time() - started)


def nodes(leaf_hashes: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Every complete subtree of the tree over these leaves, in the order in which appends make them."""
    peaks: list[bytes] = []
    for number, leaf_hash in enumerate(leaf_hashes):
        level, place, made = 0, number, leaf_hash
        yield {"level": 0, "place": place, "hash": made}
        while place & 1:
            made = merkle.node_hash(peaks.pop(), made)
            level, place = level + 1, place >> 1
            yield {"level": level, "place": place, "hash": made}
        peaks.append(made)


def large_log(folder: Path, count: int) -> books.Casebook:
    """A casebook whose log has `count` leaves; all but the last have nodes only."""
    book = books.create(str(folder / "casebook.db"), "example.org/benchmark")
    engine = book.engine
    with engine.connect() as connection:
        for name in ("node_no_replace", "node_no_delete", "entry_no_replace", "entry_no_delete"):
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN")
        connection.execute(text("DELETE FROM node"))
        raw = connection.connection.dbapi_connection
        assert raw is not None
        rows = (
            (one["level"], one["place"], one["hash"])
            for one in nodes(hashlib.sha256(b"%d" % number).digest() for number in range(count))
        )
        raw.executemany("INSERT INTO node (level, place, hash) VALUES (?, ?, ?)", rows)
        moment = entry.time_text(dt.datetime(2017, 1, 1, tzinfo=dt.UTC))
        connection.execute(insert(schema.entry).values(position=count - 1, recorded=moment, leaf=b"{}"))
        guards.set_up(connection, schema.APPEND_ONLY, schema.ERASABLE)
        connection.commit()
    return book


def main() -> None:
    """Print the measures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    measured: dict[str, Any] = {"leaves": count, "leaves hashed a second": round(leaves_a_second())}
    with tempfile.TemporaryDirectory() as folder:
        book = large_log(Path(folder), count)
        with book.write() as writing:
            writing.log("warm", {}, ("ledger", "x"))
            started = time.process_time()
            for number in range(2000):
                writing.log("test", {"n": number}, ("ledger", "x"))
            whole = (time.process_time() - started) / 2000
            started = time.process_time()
            for number in range(2000):
                made = merkle.append(writing.take_turn() - 2001 + number, bytes(32), writing._node)
            measured["milliseconds to work out the nodes of an append"] = round((time.process_time() - started) / 2, 4)
            assert made
        measured["milliseconds to append an entry with its content"] = round(whole * 1000, 3)
        chance, times = random.Random(1), []
        with book.read() as connection:
            size = books.size(connection)
            for _ in range(500):
                index = chance.randrange(size)
                started = time.process_time()
                log.inclusion_proof(connection, index, size)
                times.append(time.process_time() - started)
        times.sort()
        measured["milliseconds for an inclusion proof, median"] = round(times[250] * 1000, 3)
        measured["milliseconds for an inclusion proof, 99th of 100"] = round(times[495] * 1000, 3)
        book.close()
    keep("log", measured)
    sys.stdout.write(json.dumps(measured, indent=1) + "\n")


if __name__ == "__main__":
    main()
