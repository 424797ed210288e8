"""What is exchanged: what was said of a report, item by item, each named by the log it was first recorded in.

An item says after which others it was made. Two changes of one thing of which neither was made after the other are a conflict:
both stay, at every installation, until somebody makes a change after both.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, select

from treve.casebook import schema, sealed_files, seals
from treve.casebook.key_ring import KeyRing
from treve.errors import BadFile, BadValue
from treve.ledger import entry as entries

# Kind of entry → what it is about. Of words, consent and danger the last holds; what is sealed only grows.
ABOUT = {
    "report": "words",
    "corrected": "words",
    "withdrawn": "words",
    "consent": "consent",
    "threat": "threat",
    "sealed": "sealed",
    "feedback": "sealed",
}
CHANGED = ("words", "consent", "threat")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a report as it came, with its name."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was said of a report.

    origin, position   the log it was first recorded in, and its place there
    salt, text         what its leaf there was made from
    after              the items it was made after, of the same thing
    """

    origin: str
    position: int
    recorded: str
    report_id: str
    compartment: str
    salt: bytes
    text: bytes
    after: tuple[str, ...] = ()
    files: tuple[File, ...] = ()

    @property
    def name(self) -> str:
        """What it is known by everywhere."""
        return f"{self.origin}/{self.position}"

    @property
    def said(self) -> dict[str, Any]:
        """What it says."""
        found: dict[str, Any] = json.loads(self.text)
        return found

    @property
    def kind(self) -> str:
        """The kind of its entry."""
        return str(self.said["kind"])


@dataclass(slots=True)
class Heads:
    """The newest items of each thing, while a history is read in order."""

    _now: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)

    def of(self, report_id: str, about: str) -> tuple[str, ...]:
        """The items of one thing that nothing was made after."""
        return tuple(sorted(self._now.get((report_id, about), {})))

    def take(self, report_id: str, about: str, name: str, after: Sequence[str]) -> None:
        """One item more; those it was made after are no longer the newest."""
        if about == "sealed":
            return
        now = self._now.setdefault((report_id, about), {})
        for one in after:
            now.pop(one, None)
        now[name] = None

    def conflicts(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Report and thing → the items that stand against each other."""
        return {at: tuple(sorted(names)) for at, names in sorted(self._now.items()) if len(names) > 1}


@dataclass(frozen=True, slots=True)
class Known:
    """An item of this casebook, its sealed content unopened: its entry, and the items it was made after."""

    name: str
    entry: Any
    about: str
    report_id: str
    compartment: str
    after: tuple[str, ...]


def history(
    connection: Connection,
    origin: str,
    compartments: frozenset[str] | None = None,
    reports: Sequence[str] | None = None,
) -> tuple[list[Known], Heads]:
    """The items of this casebook in its order, and what stands newest; nothing sealed is opened.

    origin        the name of its own log
    compartments  of reports in these only; None: of all
    reports       of these only, a few hundred at most; None: of all
    """
    report = schema.report
    which = select(report.c.report_id, report.c.compartment)
    which = which.where(report.c.report_id.in_(reports)) if reports is not None else which
    where = {row.report_id: row.compartment for row in connection.execute(which)}
    entries = _entries(connection, reports)
    table = schema.received
    items = select(table)
    items = items.where(table.c.entry.in_([row.position for row in entries])) if reports is not None else items
    came = {int(row.entry): str(row.item) for row in connection.execute(items)}
    heads, found, first = Heads(), [], dict[str, str]()
    for row in entries:
        about, name = ABOUT[row.kind], came.get(int(row.position), f"{origin}/{row.position}")
        compartment = where.get(row.subject)
        if compartment is None or (compartments is not None and compartment not in compartments):
            continue
        if row.kind == "report":
            first[row.subject] = name
        if about != "sealed" and row.position in came:
            after = tuple(json.loads(row.body)["received"]["after"])
        else:
            # What is sealed, and the first word on consent or danger, comes after the report itself.
            after = heads.of(row.subject, about) or tuple(first[row.subject] for _ in (1,) if row.kind != "report")
        heads.take(row.subject, about, name, after)
        found.append(Known(name, row, about, str(row.subject), str(compartment), after))
    return found, heads


def opened(connection: Connection, ring: KeyRing | None, known: Known) -> Item:
    """An item whole, files and all. Raises BadFile where it is sealed and the key is missing."""
    row = known.entry
    salt, text = bytes(row.salt), bytes(row.body)
    if row.kind in seals.SEALED_KINDS:
        salt, text = seals.content(connection, ring, row.position, text)
    files = _files(connection, ring, known.report_id) if row.kind == "report" else ()
    origin, _, place = known.name.rpartition("/")
    came = json.loads(text).get("received")
    if came is not None:
        salt, text, after = bytes.fromhex(came["salt"]), came["text"].encode(), tuple(came["after"])
        return Item(origin, int(place), came["recorded"], known.report_id, known.compartment, salt, text, after, files)
    recorded = connection.scalar(select(schema.entry.c.recorded).where(schema.entry.c.position == row.position))
    return Item(origin, int(place), str(recorded), known.report_id, known.compartment, salt, text, known.after, files)


def write(item: Item) -> bytes:
    """An item as a line."""
    value = {
        "origin": item.origin,
        "position": item.position,
        "recorded": item.recorded,
        "report": item.report_id,
        "compartment": item.compartment,
        "salt": item.salt.hex(),
        "text": item.text.decode(),
        "after": list(item.after),
        "files": [{"name": one.name, "data": base64.b64encode(one.data).decode()} for one in item.files],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read(line: bytes, where: str) -> Item:
    """Read a line. Raises BadFile for any other form."""
    try:
        value = json.loads(line)
        item = Item(
            str(value["origin"]),
            int(value["position"]),
            str(value["recorded"]),
            str(value["report"]),
            str(value["compartment"]),
            bytes.fromhex(value["salt"]),
            value["text"].encode(),
            tuple(str(one) for one in value["after"]),
            tuple(File(str(one["name"]), base64.b64decode(one["data"], validate=True)) for one in value["files"]),
        )
        said = entries.read_content(item.text, where)
    except (BadValue, ValueError, KeyError, TypeError, AttributeError):
        raise BadFile(where, "an item that cannot be read", "a line of a bundle") from None
    if said.get("kind") not in ABOUT or said.get("report") != item.report_id or len(item.salt) != entries.SALT_BYTES:
        raise BadFile(where, f"an item of kind {said.get('kind')!r}", f"one of {', '.join(ABOUT)}, about its report")
    return item


def _entries(connection: Connection, reports: Sequence[str] | None) -> Sequence[Any]:
    content = schema.content
    about = and_(content.c.subject_kind.in_(("report", "sealed")), content.c.kind.in_(ABOUT))
    about = and_(about, content.c.subject.in_(reports)) if reports is not None else about
    return connection.execute(select(content).where(about).order_by(content.c.position)).all()


def _files(connection: Connection, ring: KeyRing | None, report_id: str) -> tuple[File, ...]:
    table = schema.attachment_name
    query = select(table, schema.attachment.c.original_sha256).join(
        schema.attachment,
        and_(schema.attachment.c.report_id == table.c.report_id, schema.attachment.c.ordinal == table.c.ordinal),
    )
    made = []
    for row in connection.execute(query.where(table.c.report_id == report_id).order_by(table.c.ordinal)).all():
        name = seals.unseal(connection, ring, seals.name_record(report_id, row.ordinal), bytes(row.box)).decode()
        made.append(File(name, sealed_files.opened(connection, ring, row.original_sha256)))
    return tuple(made)
