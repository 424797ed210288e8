"""A casebook in one encrypted file: made while it is in use, checked whole before anything is written, restored on either database.

A backup holds everything, secret keys included, but sessions. A handover is for another house: passwords, second factors and
tokens stay behind, every account is shut, and a new owner is named where it is restored. Both stand in the log that they copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from treve.casebook import book as books
from treve.casebook import envelope, guards, key_ring, log, people, rows, schema, seals, upgrade
from treve.casebook.book import Casebook, Writing
from treve.casebook.envelope import Opener, Recipients
from treve.casebook.key_ring import KeyRing
from treve.casebook.package_check import Check
from treve.casebook.roles import Deed, Role
from treve.casebook.rows import Row
from treve.casebook.sealing import SealingKey, read_secret
from treve.casebook.visible import Viewer
from treve.errors import BadFile, BadValue, NotFound
from treve.ledger import entry as entries
from treve.ledger import merkle, note
from treve.ledger.note import SecretKey

BACKUP, HANDOVER = "backup", "handover"
_NODES_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was written and read back. `root` is of the log of `size` entries that is in it."""

    sha256: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Found:
    """A package that was checked.

    sealed   boxes that were opened and fit; 0 where no sealing keys came with it
    version  of the tables in it
    """

    kind: str
    origin: str
    log_key: str
    size: int
    contents: int
    erased: int
    sealed: int
    checkpoints: int
    version: str


@dataclass(frozen=True, slots=True)
class _Keys:
    log: SecretKey | None
    sealing: dict[str, SealingKey]


def make(
    book: Casebook,
    viewer: Viewer,
    path: Path,
    recipients: Recipients,
    kind: str = BACKUP,
    with_sealing_keys: bool = True,
) -> Made:
    """Write a package of one state of the casebook; that it was asked for is an entry of the log, and in the package.

    with_sealing_keys  False: what is sealed stays closed to who restores it
    Raises Refused without the right, BadFile where the file exists or a key is missing.
    """
    viewer.must(Deed.MANAGE)
    if book.key is None or book.ring is None:
        raise BadValue("package", "keys", "none", "a casebook opened with its keys")
    keys = {"log": book.key.text(), "sealing": ""}
    if with_sealing_keys:
        keys["sealing"] = key_ring.lines(book.ring.keys().values())
    if path.exists():
        raise BadFile(str(path), "exists", "a path where nothing is yet")
    with book.write() as writing:
        to = [key.key_id for key in recipients.keys] + (["passphrase"] if recipients.passphrase is not None else [])
        writing.log(kind, {"by": viewer.account_id, "to": to, "sealing_keys": with_sealing_keys}, ("ledger", kind))
        log.sign(writing, book.key)
    with book.read() as connection:
        size = books.size(connection)
        root = log.root(connection, size).hex()
        head = {
            "kind": kind,
            "origin": book.key.name,
            "made": entries.time_text(writing.now),
            "version": schema.REVISION,
            "size": size,
            "root": root,
        }

        def content() -> Iterator[bytes]:
            yield json.dumps({"keys": keys}).encode() + b"\n"
            yield from rows.lines(connection, handed_over=kind == HANDOVER)

        return Made(envelope.write(path, head, recipients, content()), size, root)


def check(path: Path, opener: Opener) -> Found:
    """Read a package to its end and check all of it. Raises BadFile for the first thing that is wrong. Writes nothing."""
    head = envelope.read_head(path)
    version = _version(head, path)
    keys, found = _opened(path, opener, version)
    checking = Check(str(path), keys.sealing, seals.SEALED_KINDS if version != upgrade.FIRST else ())
    checkpoints = 0
    for row in found:
        checking.take(row)
        checkpoints += row.table.name == "checkpoint"
    checking.finish(head)
    if checking.log_key is None or (keys.log is not None and keys.log.public != checking.log_key):
        raise BadFile(str(path), "the log's secret key is not that of the log in it", "the key of the log")
    return Found(
        str(head["kind"]),
        str(head["origin"]),
        checking.log_key.text(),
        checking.frontier.size,
        checking.contents,
        checking.erased,
        checking.sealed,
        checkpoints,
        version,
    )


def restore(
    path: Path,
    opener: Opener,
    url: str,
    key_file: Path | None = None,
    owner: tuple[str, str] | None = None,
    role: str | None = None,
) -> Found:
    """Make a casebook from a package, whole or not at all, after all of it was checked; one of an earlier version is brought up.

    owner  name and password of a new owner: needed for a handover, whose accounts are all shut
    role   PostgreSQL role of the application
    Raises BadFile where the package is broken or not for this key, or where there is a casebook or a key already.
    """
    made, log_key_path = books.read_url(url), books.key_path(url, key_file)
    sealing_path = key_ring.beside(log_key_path)
    books.refuse_existing(made, log_key_path, sealing_path)
    found = check(path, opener)
    if found.kind == HANDOVER and owner is None:
        raise BadValue("restore", "owner", "none", "the name of a new owner: nobody can sign in after a handover")
    if owner is not None:
        people.check_password(owner[1])
    books.for_owner_alone(made)
    book = Casebook(made, None, KeyRing(sealing_path))
    try:
        with book.write() as writing:
            _fill(writing, path, opener, (log_key_path, sealing_path), found, owner)
            if role is not None and writing.connection.dialect.name == "postgresql":
                guards.grant(writing.connection, role, schema.WORKING, schema.ERASABLE)
        if found.version != schema.REVISION:
            # What the package held in the open stood in the database until it was sealed.
            upgrade.clear_free_pages(book)
    except BaseException:
        book.close()
        for left in (log_key_path, sealing_path, *_files(book)):
            left.unlink(missing_ok=True)
        raise
    book.close()
    return found


def _fill(
    writing: Writing,
    path: Path,
    opener: Opener,
    key_paths: tuple[Path, Path],
    found: Found,
    owner: tuple[str, str] | None,
) -> None:
    connection = writing.connection
    if books.has_table(connection, "entry"):
        raise BadFile("casebook", "there is a casebook already", "an empty database")
    books.migrate(connection, found.version)
    keys, content = _opened(path, opener, found.version)
    rows.insert_rows(connection, _with_nodes(connection, content))
    # The keys before the commit: a casebook without its keys would be of no use, keys without a casebook do no harm.
    if keys.log is not None:
        key_ring.write_secret(key_paths[0], keys.log.text() + "\n")
    if keys.sealing:
        key_ring.write_secret(key_paths[1], key_ring.lines(keys.sealing.values()))
    if found.version == upgrade.FIRST:
        if keys.log is None:
            raise BadFile(str(path), "no key of its log in it", "the key: what is searched is hashed with it")
        upgrade.sealed_from_now_on(writing, key_paths[1], keys.log)
    else:
        books.migrate(connection)
    told = {"package": found.kind, "entries": found.size}
    writing.log("restored", told, ("ledger", "restored"))
    if owner is not None:
        account_id = people.add_account(writing, *owner)
        people.grant(writing, account_id, Role.OWNER, _some_compartment(writing))


def _with_nodes(connection: Connection, found: Iterator[Row]) -> Iterator[Row]:
    """The same rows; the nodes of the tree are made on the way. Only left brothers, which are still to be read, are kept for it."""
    border: dict[tuple[int, int], bytes] = {}
    nodes: list[dict[str, Any]] = []

    def read(level: int, place: int) -> bytes:
        return border.pop((level, place))

    for row in found:
        if row.table.name == "entry":
            made = merkle.append(row.values["position"], merkle.leaf_hash(row.values["leaf"]), read)
            border.update({at: one for at, one in made if at[1] % 2 == 0})
            nodes += [{"level": at[0], "place": at[1], "hash": one} for at, one in made]
        if len(nodes) > _NODES_AT_ONCE or (nodes and row.table.name != "entry"):
            connection.execute(insert(schema.node), nodes)
            nodes.clear()
        yield row


def _opened(path: Path, opener: Opener, version: str) -> tuple[_Keys, Iterator[Row]]:
    lines = rows.read(envelope.read(path, opener), str(path), upgrade.tables_of(version))
    first = next(lines, None)
    if not isinstance(first, dict) or set(first.get("keys", ())) != {"log", "sealing"}:
        raise BadFile(str(path), "its first line is not one with keys", "a package of a casebook")
    sealing = [read_secret(one, str(path)) for one in first["keys"]["sealing"].splitlines()]
    log_key = note.read_secret_key(first["keys"]["log"], str(path)) if first["keys"]["log"] else None
    keys = _Keys(log_key, {one.public.key_id: one for one in sealing})
    return keys, (line for line in lines if isinstance(line, Row))


def _version(head: dict[str, Any], path: Path) -> str:
    if head.get("version") not in upgrade.VERSIONS or head.get("kind") not in (BACKUP, HANDOVER):
        problem = f"a {head.get('kind')} with tables of version {head.get('version')}"
        raise BadFile(str(path), problem, f"a backup or handover of version {schema.REVISION} or an earlier one")
    return str(head["version"])


def _some_compartment(writing: Writing) -> str:
    names = sorted(str(one) for one in writing.connection.scalars(select(schema.compartment.c.name)))
    if not names:
        raise NotFound("compartment", "any")
    return "mission" if "mission" in names else names[0]


def _files(book: Casebook) -> list[Path]:
    if book.url.get_backend_name() != "sqlite":
        return []
    return [Path(f"{book.url.database}{ending}") for ending in ("", "-wal", "-shm")]


def remove_files(book: Casebook) -> None:
    """Overwrite and remove the files of a casebook on SQLite."""
    for path in _files(book):
        with suppress(FileNotFoundError):
            key_ring.destroy(path)
