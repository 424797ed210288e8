"""One item from another installation becomes an entry of this log: with where it came from, and never in place of another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, exists, func, insert, select

from treve.casebook import attachments, intake, newest, schema
from treve.casebook.book import Writing
from treve.casebook.exchange_items import ABOUT, Item
from treve.casebook.peers import Peer
from treve.errors import BadValue
from treve.ledger import entry as entries

report, received = schema.report, schema.received


def apply(writing: Writing, peer: Peer, item: Item, clock_error_seconds: int | None) -> str:
    """Take one item in: `new`, `known`, `waiting`, or why it is refused.

    clock_error_seconds  of the sender's device, kept with each item
    """
    connection = writing.connection
    if item.origin == _origin(connection) or _is_here(connection, item.name):
        return "known"
    if not all(_here_or_own(connection, one) for one in item.after):
        return "waiting"
    if item.compartment not in peer.compartments:
        return f"compartment {item.compartment!r} is not exchanged with {peer.introduction.origin}"
    if entries.write_content(item.said) != item.text:
        return "its text is not canonical"
    is_report = item.kind == "report"
    there = connection.scalar(select(report.c.compartment).where(report.c.report_id == item.report_id))
    if is_report and there is not None:
        return "another report has its id"
    if not is_report and there is None:
        return "waiting"
    if there is not None and there != item.compartment:
        return "its report is in another compartment here"
    if connection.scalar(select(exists().where(schema.report_erasure.c.report_id == item.report_id))):
        return "its report was erased here"
    try:
        files = [attachments.read(one.name, one.data) for one in item.files]
    except BadValue as problem:
        return f"a file that is not taken: {problem.expected}"
    entry = _log(writing, peer, item, clock_error_seconds)
    if is_report:
        values = {"report_id": item.report_id, "entry": entry, "compartment": item.compartment}
        connection.execute(insert(report).values(account_id=peer.account_id, **values))
        _search(connection, peer, item, 0, entry)
        intake.keep_files(writing, item.report_id, files)
    elif item.kind in ("corrected", "withdrawn"):
        _change(connection, peer, item, entry)
    connection.execute(insert(received).values(item=item.name, origin=item.origin, entry=entry))
    writing.tell("report", item.report_id)
    return "new"


def _log(writing: Writing, peer: Peer, item: Item, clock_error_seconds: int | None) -> int:
    came: dict[str, Any] = {
        "item": item.name,
        "recorded": item.recorded,
        "after": list(item.after),
        "salt": item.salt.hex(),
        "text": item.text.decode(),
        "through": peer.introduction.origin,
    }
    if clock_error_seconds is not None:
        came["clock_error_seconds"] = clock_error_seconds
    kind = "sealed" if ABOUT[item.kind] == "sealed" else "report"
    return writing.log(item.kind, {**item.said, "received": came}, (kind, item.report_id))


def _change(connection: Connection, peer: Peer, item: Item, entry: int) -> None:
    change = schema.report_change
    last = connection.scalar(select(func.max(change.c.ordinal)).where(change.c.report_id == item.report_id)) or 0
    values = {"report_id": item.report_id, "ordinal": last + 1, "change": item.kind, "entry": entry}
    connection.execute(insert(change).values(values))
    if item.kind == "corrected":
        filed = connection.scalar(select(report.c.entry).where(report.c.report_id == item.report_id))
        _search(connection, peer, item, last + 1, int(filed or 0))


def _search(connection: Connection, peer: Peer, item: Item, ordinal: int, entry: int) -> None:
    said = item.said
    first = said.get("occurred_from")
    last = said.get("occurred_to") or first
    connection.execute(
        insert(schema.report_fact).values(
            report_id=item.report_id,
            ordinal=ordinal,
            account_id=peer.account_id,
            occurred_from=first,
            occurred_to=last,
            span=newest.span(first, last),
            act=said.get("act"),
            area=said.get("area"),
            entry=entry,
        )
    )


def _origin(connection: Connection) -> str:
    return str(connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "origin")))


def _is_here(connection: Connection, name: str) -> bool:
    return bool(connection.scalar(select(exists().where(received.c.item == name))))


def _here_or_own(connection: Connection, name: str) -> bool:
    origin, _, _ = name.rpartition("/")
    return origin == _origin(connection) or _is_here(connection, name)
