"""Bundles: what another installation does not have yet, signed and sealed for it; taken in once, however often they come.

A bundle holds a line that says from whom, to whom and when by which clock; the items, a line each; last a note signed by the
sender's log over all of it. Nothing of it is taken in before the signature was checked. What comes out of order waits and comes
again; what the rules refuse is counted and said.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from treve.casebook import envelope, exchange_items, exercise, peers, schema
from treve.casebook.book import Casebook, Writing
from treve.casebook.envelope import Opener, Recipients
from treve.casebook.exchange_apply import apply
from treve.casebook.exchange_items import Item
from treve.casebook.peers import Peer
from treve.casebook.roles import Deed
from treve.casebook.rows import split_lines
from treve.casebook.visible import Viewer
from treve.errors import BadFile, BadValue, worded
from treve.ledger import canonical, note
from treve.ledger import entry as entries
from treve.ledger.note import Note

_MARK = "treve bundle 1"
KIND = "bundle"


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle that was written: its file and how many items are in it."""

    path: Path
    items: int


@dataclass(slots=True)
class Taken:
    """What came of a bundle.

    new, known           items taken in now, and those that were here before
    waiting              items that were made after others that are not here yet; they come again
    refused              why → how many were not taken in
    erased_there         reports that were erased at the sender's and are still here
    clock_error_seconds  how far the sender's clock was off, as its people measured it; None where they did not
    ahead_seconds        how far it was ahead of ours at least, since a bundle does not arrive before it was made; 0: not seen
    """

    origin: str
    new: int = 0
    known: int = 0
    waiting: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    erased_there: tuple[str, ...] = ()
    clock_error_seconds: int | None = None
    ahead_seconds: int = 0


def out(
    book: Casebook,
    viewer: Viewer,
    origin: str,
    path: Path,
    now: dt.datetime | None = None,
    true_time: dt.datetime | None = None,
) -> Sent:
    """Write what another installation is not known to have.

    now        by the clock of this device
    true_time  the same moment by a clock that is right, where somebody looked
    Raises Refused without the right, NotFound for an installation that is not known, BadFile where a key is missing.
    """
    viewer.must(Deed.MANAGE)
    if book.key is None:
        raise BadValue("bundle", "key", "none", "a casebook opened with its log's key")
    now = now or dt.datetime.now(dt.UTC)
    with book.read() as connection:
        peer = peers.named(connection, origin)
        own = book.key.name
        exercise.must_match(own, origin)
        all_items, _ = exchange_items.history(connection, own, peer.compartments)
        there = _known(connection, origin)
        missing = [one for one in all_items if one.name not in there and not one.name.startswith(f"{origin}/")]
        head: dict[str, Any] = {
            "from": own,
            "to": origin,
            "made": entries.time_text(now),
            "have": [one.name for one in all_items],
            "erased": sorted(str(one) for one in connection.scalars(select(schema.report_erasure.c.report_id))),
        }
        if true_time is not None:
            head["clock_error_seconds"] = round((now - true_time).total_seconds())

        def content() -> Iterator[bytes]:
            hashed = hashlib.sha256()
            for line in _lines(head, (exchange_items.opened(connection, book.ring, one) for one in missing)):
                hashed.update(line)
                yield line
            text = f"{_MARK}\n{hashed.hexdigest()}\n"
            assert book.key is not None
            yield note.write(Note(text, (note.sign(text, book.key),))).replace(b"\n", b"\t") + b"\n"

        public = {"kind": KIND, "from": own, "to": origin, "made": head["made"]}
        hashed = envelope.write(path, public, Recipients([peer.introduction.seal]), content())
    with book.write(now) as writing:
        told = {"to": origin, "items": len(missing), "sha256": hashed, "by": viewer.account_id}
        writing.log("bundle_out", told, ("exchange", origin))
    return Sent(path, len(missing))


def take_in(book: Casebook, viewer: Viewer, path: Path, now: dt.datetime | None = None) -> Taken:
    """Take a bundle in: all of it that can be, in one transaction; the same bundle again changes nothing.

    Raises Refused without the right, BadFile for a bundle that is broken, not for this place, or not signed by who it is from.
    """
    viewer.must(Deed.MANAGE)
    if book.ring is None or book.key is None:
        raise BadValue("bundle", "keys", "none", "a casebook opened with its keys")
    now = now or dt.datetime.now(dt.UTC)
    opener = Opener(book.ring.keys())
    with book.read() as connection:
        peer = _checked(connection, path, opener, book.key.name)
    lines = split_lines(envelope.read(path, opener), str(path))
    head = json.loads(next(lines))
    taken = Taken(head["from"], clock_error_seconds=head.get("clock_error_seconds"))
    made = dt.datetime.strptime(head["made"], entries.TIME_FORMAT).replace(tzinfo=dt.UTC)
    taken.ahead_seconds = max(0, round((made - now).total_seconds()))
    with book.write(now) as writing:
        writing.take_turn()
        have = _take_items(writing, peer, lines, str(path), taken)
        _note_known(writing.connection, taken.origin, {*head["have"], *have})
        taken.erased_there = _still_here(writing.connection, head["erased"])
        if taken.new:
            told: dict[str, Any] = {
                "from": taken.origin,
                "items": taken.new,
                "made": head["made"],
                "by": viewer.account_id,
            }
            told |= {"clock_error_seconds": taken.clock_error_seconds, "ahead_seconds": taken.ahead_seconds}
            writing.log("bundle_in", told, ("exchange", taken.origin))
    return taken


def _take_items(writing: Writing, peer: Peer, lines: Iterable[bytes], where: str, taken: Taken) -> set[str]:
    have: set[str] = set()
    for line in lines:
        if line.startswith(_MARK.encode()):
            break
        item = exchange_items.read(line, where)
        have.add(item.name)
        done = apply(writing, peer, item, taken.clock_error_seconds)
        if done == "new":
            taken.new += 1
        elif done == "known":
            taken.known += 1
        elif done == "waiting":
            taken.waiting += 1
        else:
            taken.refused[done] += 1
    return have


def _checked(connection: Connection, path: Path, opener: Opener, own: str) -> Peer:
    """Who a bundle is from, after all of it was read and its signature checked."""
    public = envelope.read_head(path)
    if public.get("kind") != KIND or public.get("to") != own:
        raise BadFile(
            str(path),
            worded("a {kind} for {to}", kind=public.get("kind"), to=public.get("to")),
            worded("a bundle for {own}", own=own),
        )
    hashed, last, head = hashlib.sha256(), b"", b""
    for line in split_lines(envelope.read(path, opener), str(path)):
        if last:
            hashed.update(last + b"\n")
        head = head or line
        last = line
    found = note.read(last.replace(b"\t", b"\n"), str(path))
    said = json.loads(head)
    exercise.must_match(own, str(said["from"]))
    peer = peers.named(connection, str(said["from"]))
    if found.text != f"{_MARK}\n{hashed.hexdigest()}\n" or not note.signed_by(found, peer.introduction.log_key):
        raise BadFile(
            str(path),
            worded("not signed by {origin}", origin=peer.introduction.origin),
            "a signature of its log over all of it",
        )
    if said["to"] != own or public.get("from") != said["from"]:
        raise BadFile(str(path), worded("inside it is for {to}", to=said["to"]), own)
    return peer


def _lines(head: dict[str, Any], items: Iterable[Item]) -> Iterator[bytes]:
    yield canonical.encode(head) + b"\n"
    for item in items:
        yield exchange_items.write(item)


def _known(connection: Connection, origin: str) -> set[str]:
    table = schema.exchange_known
    return {str(one) for one in connection.scalars(select(table.c.item).where(table.c.peer == origin))}


def _note_known(connection: Connection, origin: str, names: set[str]) -> None:
    table = schema.exchange_known
    connection.execute(delete(table).where(table.c.peer == origin))
    if names:
        connection.execute(insert(table), [{"peer": origin, "item": one} for one in sorted(names)])


def _still_here(connection: Connection, erased: list[str]) -> tuple[str, ...]:
    report, gone = schema.report, schema.report_erasure
    here = select(report.c.report_id).where(report.c.report_id.not_in(select(gone.c.report_id)))
    return tuple(sorted(set(erased) & {str(one) for one in connection.scalars(here)}))
