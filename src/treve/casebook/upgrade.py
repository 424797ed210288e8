"""Bring a casebook made by an earlier version to the present form: whole or not at all, its log unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, MetaData, create_engine, text

from treve.casebook import book as books
from treve.casebook import guards, key_ring, schema, sealing, seals
from treve.casebook.book import Casebook
from treve.casebook.key_ring import KeyRing
from treve.casebook.sealing import PublicSeal, Purpose, SealingKey
from treve.casebook.writing import Writing
from treve.errors import BadFile, BadValue
from treve.ledger.note import SecretKey

# Of which the first sealed nothing.
VERSIONS = tuple(f"{number:04}" for number in range(1, int(schema.REVISION) + 1))
FIRST = VERSIONS[0]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a migration needs to seal what stands in the open, and to key hashes."""

    people: PublicSeal
    codes: PublicSeal
    log: SecretKey


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which version of the tables to which; the same where nothing was to do."""

    before: str
    after: str


def upgrade(url: str, key_file: Path | None = None, role: str | None = None) -> Upgraded:
    """Migrate a casebook and give it sealing keys, beside the log's key, where it has none yet.

    role  PostgreSQL role of the application, which gets its rights on new tables
    What stood in the open is also taken out of the free pages of the database. Copies made before still hold it.
    Raises BadFile where there is no casebook, its tables are of a later version, or the log's key is missing.
    """
    made, log_key = books.read_url(url), books.key_path(url, key_file)
    if made.get_backend_name() == "sqlite" and not Path(made.database or "").is_file():
        raise BadFile(made.database or url, "no such casebook", "a casebook; `treve casebook init` makes one")
    book = Casebook(made, books.read_key(log_key), KeyRing(key_ring.beside(log_key)))
    try:
        return _upgraded(book, key_ring.beside(log_key), role)
    finally:
        book.close()


def _upgraded(book: Casebook, sealing_path: Path, role: str | None) -> Upgraded:
    assert book.key is not None
    with book.write() as writing:
        connection = writing.connection
        before = books.revision(connection)
        if before == "none" or before > schema.REVISION:
            raise BadFile(
                book.url.render_as_string(), f"its tables are of version {before}", f"at most {schema.REVISION}"
            )
        _bring_up(writing, before, _keys(connection, sealing_path), book.key)
        if role is not None and connection.dialect.name == "postgresql":
            guards.grant(connection, role, schema.WORKING, schema.ERASABLE)
    if before != schema.REVISION:
        clear_free_pages(book)
    return Upgraded(before, schema.REVISION)


def sealed_from_now_on(writing: Writing, sealing_path: Path, log_key: SecretKey) -> None:
    """Bring tables of the first version, which sealed nothing, to the present form; its new sealing keys are written down."""
    _bring_up(writing, FIRST, _keys(writing.connection, sealing_path), log_key)


def _bring_up(writing: Writing, before: str, keys: list[SealingKey], log_key: SecretKey) -> None:
    connection = writing.connection
    public = {key.purpose: key.public for key in keys}
    if before != schema.REVISION:
        books.migrate(connection, keys=Keys(public[Purpose.PEOPLE], public[Purpose.CODES], log_key))
    if not seals.house_keys(connection, Purpose.PEOPLE):
        told = {"keys": [key.public.text() for key in keys]}
        entry = writing.log("sealing_keys", told, ("ledger", "sealing_keys"))
        for key in keys:
            seals.register(connection, entry, key.public)


def tables_of(revision: str) -> MetaData:
    """The tables of a version, as its migrations make them. Raises BadValue for a version that is not known."""
    if revision not in VERSIONS:
        raise BadValue("casebook", "version", revision, f"one of {', '.join(VERSIONS)}")
    if revision == schema.REVISION:
        return schema.metadata
    found = MetaData()
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        books.migrate(connection, revision)
        found.reflect(connection)
    engine.dispose()
    return found


def clear_free_pages(book: Casebook) -> None:
    """Write the database anew, without the rows that were changed or deleted."""
    with book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("VACUUM"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            return
        for table in (*schema.ERASABLE, "account", "report", "seal_wrap"):
            connection.execute(text(f"VACUUM FULL {table}"))


def _keys(connection: Connection, path: Path) -> list[SealingKey]:
    """The keys of the file, checked against those the casebook knows; new ones where neither is there."""
    known = _known(connection)
    if not path.is_file() and not known:
        made = [sealing.new_key(purpose) for purpose in seals.HOUSE]
        key_ring.write_secret(path, key_ring.lines(made))
        return made
    keys = KeyRing(path).keys()
    seals.check_pairs(keys, known)
    found = list(keys.values())
    if {key.purpose for key in found} < set(seals.HOUSE):
        raise BadValue(str(path), "keys", str(len(found)), "one key for each of people and codes")
    return found


def _known(connection: Connection) -> list[PublicSeal]:
    if not books.has_table(connection, "seal_key"):
        return []
    return [key for purpose in seals.HOUSE for key in seals.house_keys(connection, purpose)]
