"""A casebook as a desk has after some years: reports by the hundred thousand, a working log over them, cases, and accounts.

book = filled(url, key_file, Amounts(300_000, 2_000, 50, 10))
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from benchmarks.casebook_log import nodes
from benchmarks.serve_load import FILED_BY, fill, insert_many
from treve.casebook import book as books
from treve.casebook import cases, people, schema
from treve.casebook.book import Casebook
from treve.casebook.roles import Preset, Role
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State
from treve.ledger import merkle

PASSWORD = "a long enough password"
ORIGIN = "benchmark.example/desk"
_STEPS = (State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION)
# Cases opened in one transaction.
_TOGETHER = 200


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much of everything. readers and writers are accounts `reader-N` and `writer-N`, all with one password."""

    reports: int
    cases: int
    readers: int
    writers: int


def filled(url: str, key_file: Path, amounts: Amounts) -> Casebook:
    """A new casebook: its old reports are written straight into the tables, and their leaves into the tree."""
    book = books.create(url, ORIGIN, key_file)
    fill(book, amounts.reports)
    with book.write() as writing:
        _grow_tree(writing.connection)
    with book.write() as writing:
        people.first_run(writing, "owner", PASSWORD, Preset.COMMISSION)
        for number in range(amounts.readers):
            reader = people.add_account(writing, f"reader-{number}", PASSWORD)
            people.grant(writing, reader, Role.HEAD_OF_MISSION if number % 5 == 0 else Role.ANALYST, "mission")
        for number in range(amounts.writers):
            writer = people.add_account(writing, f"writer-{number}", PASSWORD)
            people.grant(writing, writer, Role.SECTOR_OFFICE, "mission")
            people.grant(writing, writer, Role.HEAD_OF_MISSION, "mission")
        # Those who filed the old reports are gone, but known: a dump is restored with every reference held against its table.
        gone = [
            {"account_id": name, "name": f"left {name}", "password_hash": "", "disabled": True} for name in FILED_BY
        ]
        writing.connection.execute(insert(schema.account), gone)
    _open_cases(book, amounts.cases)
    with book.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    return book


def _open_cases(book: Casebook, count: int) -> None:
    """Cases over one to three of the newest reports each, some steps on their way, one in four with a day by which it is due."""
    chance = random.Random(3)
    with book.read() as connection:
        account = connection.scalar(select(schema.account.c.account_id).where(schema.account.c.name == "writer-0"))
        newest = select(schema.report.c.report_id).order_by(schema.report.c.entry.desc()).limit(3 * count)
        reports = [str(row[0]) for row in connection.execute(newest)]
    viewer = Viewer(str(account), frozenset({(Role.HEAD_OF_MISSION, "mission")}))
    for first in range(0, count, _TOGETHER):
        with book.write() as writing:
            for _ in range(min(_TOGETHER, count - first)):
                own = [reports.pop() for _ in range(chance.randint(1, 3)) if reports]
                case_id = cases.open_case(writing, viewer, own)
                for to in _STEPS[: chance.randint(0, len(_STEPS))]:
                    due = (writing.now.date() + dt.timedelta(chance.randint(-5, 20))).isoformat()
                    cases.step(
                        writing, viewer, case_id, to, "as the desk does", due if chance.random() < 0.25 else None
                    )


def _grow_tree(connection: Connection) -> None:
    """The nodes of the tree over all entries, as if each had been added by the log."""
    known = {(row.level, row.place) for row in connection.execute(select(schema.node.c.level, schema.node.c.place))}
    leaves = connection.execute(select(schema.entry.c.leaf).order_by(schema.entry.c.position)).scalars().all()
    rows = [
        one
        for one in nodes(merkle.leaf_hash(bytes(leaf)) for leaf in leaves)
        if (one["level"], one["place"]) not in known
    ]
    cursor = connection.connection.cursor()
    for first in range(0, len(rows), 20_000):
        insert_many(cursor, "node", rows[first : first + 20_000])
