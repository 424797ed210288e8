"""The casebook's log: checkpoints, countersignatures, and the export that anybody can check."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, and_, insert, select

from treve.casebook import schema, visible
from treve.casebook.book import Writing, read_nodes
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadValue, NotFound, Refused
from treve.ledger import checkpoint as checkpoints
from treve.ledger import entry as entries
from treve.ledger import export, merkle, note
from treve.ledger.checkpoint import Checkpoint
from treve.ledger.entry import Content
from treve.ledger.export import EarlierCheckpoint, Export
from treve.ledger.note import Note, PublicKey, SecretKey

_ROWS_AT_ONCE = 5_000


def root(connection: Connection, size: int) -> bytes:
    """The root over the first `size` entries, from stored nodes."""
    nodes = read_nodes(connection, merkle.needed(lambda read: merkle.root(size, read)))
    return merkle.root(size, lambda level, place: nodes[level, place])


def inclusion_proof(connection: Connection, index: int, size: int) -> list[bytes]:
    """The proof that an entry stands in the log of the first `size` entries."""
    nodes = read_nodes(connection, merkle.needed(lambda read: merkle.inclusion_proof(index, size, read)))
    return merkle.inclusion_proof(index, size, lambda level, place: nodes[level, place])


def consistency_proof(connection: Connection, earlier: int, size: int) -> list[bytes]:
    """The proof that the log of `size` entries begins with the log of `earlier`."""
    nodes = read_nodes(connection, merkle.needed(lambda read: merkle.consistency_proof(earlier, size, read)))
    return merkle.consistency_proof(earlier, size, lambda level, place: nodes[level, place])


def sign(writing: Writing, key: SecretKey) -> bytes:
    """Sign a checkpoint over all entries, and keep it; the one that is there where nothing was added since."""
    size = writing.take_turn()
    table = schema.checkpoint
    kept = writing.connection.scalar(select(table.c.note).where(table.c.size == size))
    if kept is not None:
        return bytes(kept)
    signed = checkpoints.signed(Checkpoint(key.name, size, root(writing.connection, size)), key)
    made = entries.time_text(writing.now)
    writing.connection.execute(insert(table).values(size=size, note=signed, made=made))
    return signed


def latest(connection: Connection) -> bytes:
    """The newest checkpoint, with its countersignatures. Raises NotFound where none was signed."""
    table = schema.checkpoint
    row = connection.execute(select(table).order_by(table.c.size.desc()).limit(1)).first()
    if row is None:
        raise NotFound("checkpoint", "newest")
    return _with_countersignatures(connection, int(row.size), bytes(row.note))[0]


def of_size(connection: Connection, size: int) -> bytes:
    """The checkpoint of a size, with its countersignatures. Raises NotFound where none was signed."""
    data = connection.scalar(select(schema.checkpoint.c.note).where(schema.checkpoint.c.size == size))
    if data is None:
        raise NotFound("checkpoint", str(size))
    return _with_countersignatures(connection, size, bytes(data))[0]


def must_be_signed(connection: Connection, size: int) -> None:
    """Raises NotFound where no checkpoint of this size was signed: a proof up to no checkpoint proves nothing."""
    if connection.scalar(select(schema.checkpoint.c.size).where(schema.checkpoint.c.size == size)) is None:
        raise NotFound("checkpoint", str(size))


def leaf(connection: Connection, position: int) -> bytes:
    """The line of an entry that is hashed. Raises NotFound."""
    found = connection.scalar(select(schema.entry.c.leaf).where(schema.entry.c.position == position))
    if found is None:
        raise NotFound("entry", str(position))
    return bytes(found)


def position_of(connection: Connection, commitment: bytes, recorded: str) -> int | None:
    """The number of the entry that was recorded then with this commitment, as a receipt states both; None where there is none."""
    query = select(schema.entry.c.leaf).where(schema.entry.c.recorded == recorded)
    leaves = (entries.read_leaf(bytes(leaf), "entry") for leaf in connection.scalars(query))
    return next((leaf.index for leaf in leaves if leaf.commitment == commitment), None)


def newest_time(connection: Connection) -> str:
    """When the last entry was recorded."""
    table = schema.entry
    return str(connection.scalar(select(table.c.recorded).order_by(table.c.position.desc()).limit(1)))


def entries_after(connection: Connection, size: int) -> int:
    """How many entries were added since the log had this size."""
    table = schema.entry
    last = connection.scalar(select(table.c.position).order_by(table.c.position.desc()).limit(1))
    return 0 if last is None else int(last) + 1 - size


def signers(connection: Connection, data: bytes) -> tuple[tuple[str, bool], ...]:
    """The names on a checkpoint, in the order of its lines, and whether it is the log itself."""
    own = public_key(connection).name
    return tuple((line.name, line.name == own) for line in note.read(data, "checkpoint").signatures)


def countersign(writing: Writing, data: bytes, party: PublicKey) -> None:
    """Keep a party's signature on one of our checkpoints.

    Raises Refused for a checkpoint that is not ours, BadValue for a signature that does not fit.
    """
    found = note.read(data, "checkpoint")
    size = checkpoints.from_text(found.text, "checkpoint").size
    ours = writing.connection.scalar(select(schema.checkpoint.c.note).where(schema.checkpoint.c.size == size))
    if ours is None or note.read(bytes(ours), "checkpoint").text != found.text:
        raise Refused("this casebook never signed that checkpoint")
    if not note.signed_by(found, party):
        raise BadValue("checkpoint", "signature", party.name, "a signature of that key")
    line = next(one for one in found.signatures if (one.name, one.key_id) == (party.name, party.key_id))
    own = note.write(Note(found.text, (line,)))
    table = schema.countersignature
    same = and_(table.c.size == size, table.c.key == party.text())
    if writing.connection.scalar(select(table.c.size).where(same)) is None:
        writing.connection.execute(insert(table).values(size=size, key=party.text(), line=own))


def exported(connection: Connection, viewer: Viewer | None, log_key: PublicKey) -> Export:
    """The log as an export: every leaf, and of the contents those the viewer may see.

    viewer  None: leaves only, no content at all
    Lines are read from the connection as they are asked for, so it must stay open until the export is written.
    Raises Refused where no checkpoint was signed, or where the viewer may not export.
    """
    if viewer is not None:
        viewer.must(Deed.EXPORT_LOG)
    rows = connection.execute(select(schema.checkpoint).order_by(schema.checkpoint.c.size)).all()
    if not rows:
        raise Refused("no checkpoint was signed yet")
    size = int(rows[-1].size)
    signed = {int(row.size): _with_countersignatures(connection, int(row.size), bytes(row.note)) for row in rows}
    keys = {key for _, more in signed.values() for key in more}
    return Export(
        checkpoint=signed[size][0],
        keys=export.write_keys([log_key, *sorted(keys, key=lambda key: key.text())]),
        entries=_leaves(connection, size, hashes=False),
        leaves=_leaves(connection, size, hashes=True),
        contents=_contents(connection, size, viewer),
        earlier=tuple(
            EarlierCheckpoint(
                export.size_name(earlier),
                signed[earlier][0],
                export.write_proof(consistency_proof(connection, earlier, size)),
            )
            for earlier in sorted(signed)
            if earlier < size
        ),
    )


def public_key(connection: Connection) -> PublicKey:
    """The log's public key, as its first entry states it; an export is checked against it by whoever knows it from elsewhere."""
    body = connection.scalar(select(schema.content.c.body).where(schema.content.c.position == 0))
    value = entries.read_content(bytes(body or b"{}"), "entry 0")
    return note.read_public_key(str(value.get("log_key", "")), "entry 0")


def _with_countersignatures(connection: Connection, size: int, data: bytes) -> tuple[bytes, list[PublicKey]]:
    table = schema.countersignature
    found = note.read(data, "checkpoint")
    lines, keys = list(found.signatures), []
    for row in connection.execute(select(table).where(table.c.size == size).order_by(table.c.key)):
        lines += note.read(bytes(row.line), "countersignature").signatures
        keys.append(note.read_public_key(row.key, "countersignature"))
    return note.write(Note(found.text, tuple(lines))), keys


def _leaves(connection: Connection, size: int, hashes: bool) -> Iterator[bytes]:
    table = schema.entry
    for first in range(0, size, _ROWS_AT_ONCE):
        until = min(first + _ROWS_AT_ONCE, size)
        part = and_(table.c.position >= first, table.c.position < until)
        for row in connection.execute(select(table.c.leaf).where(part).order_by(table.c.position)):
            yield export.hash_line(bytes(row.leaf)) if hashes else bytes(row.leaf) + b"\n"


def _contents(connection: Connection, size: int, viewer: Viewer | None) -> Iterator[bytes]:
    if viewer is None:
        return
    table = schema.content
    allowed = visible.contents(viewer)
    for first in range(0, size, _ROWS_AT_ONCE):
        part = and_(table.c.position >= first, table.c.position < min(first + _ROWS_AT_ONCE, size), allowed)
        query = select(table.c.position, table.c.salt, table.c.body).where(part).order_by(table.c.position)
        for row in connection.execute(query):
            yield entries.content_line(Content(int(row.position), bytes(row.salt), bytes(row.body))) + b"\n"
