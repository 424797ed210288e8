"""Open a casebook: make a new one, bring one to the present form, and read or write in transactions.

SQLite: one file, write-ahead log, every commit flushed to the disk; writers take turns. PostgreSQL: an advisory lock is taken
where an entry is added, because the number of an entry is its place in the log.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from sqlalchemy import Connection as Connection
from sqlalchemy import func, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from treve.casebook import database, exercise, key_ring, schema, sealing, seals
from treve.casebook.key_ring import KeyRing, NoKey
from treve.casebook.sealing import BadSeal
from treve.casebook.writing import Writing as Writing
from treve.casebook.writing import read_nodes as read_nodes
from treve.errors import BadFile, BadValue, worded
from treve.ledger import note
from treve.ledger.note import SecretKey

_MIGRATIONS = Path(__file__).parent / "migrations"


class Casebook:
    """An open casebook.

    key   the log's secret key; None where this process may not sign checkpoints and receipts
    ring  the keys that open sealed parts, read when first needed; None where this process may open none
    """

    def __init__(self, url: URL, key: SecretKey | None, ring: KeyRing | None = None) -> None:
        self.url, self.key, self.ring = url, key, ring
        self.engine = database.engine(url)
        self._reader = database.reader(self.engine)
        # Threads of one process take turns here: SQLite's own waiting asks again only every now and then, and fairly to nobody.
        self._turn = threading.Lock() if url.get_backend_name() == "sqlite" else nullcontext()

    @contextmanager
    def write(self, now: dt.datetime | None = None) -> Iterator[Writing]:
        """A transaction that writes; committed at the end, rolled back whole on any error.

        That somebody asked to open something sealed is logged even where the key was missing or another.
        """
        made = None
        try:
            with self._transaction(now) as made:
                yield made
        except (NoKey, BadSeal) as problem:
            if made is not None:
                with self._transaction(now) as after:
                    after.log_failed_opening(
                        made, "no key" if isinstance(problem, NoKey) else "another key, or altered"
                    )
            raise

    @contextmanager
    def _transaction(self, now: dt.datetime | None) -> Iterator[Writing]:
        with database.told(self.url), self._turn, self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield Writing(connection, now or dt.datetime.now(dt.UTC), self.ring)
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads and sees one state of the casebook throughout."""
        with database.told(self.url), self._reader.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @property
    def origin(self) -> str:
        """The name of the log."""
        with self.read() as connection:
            return str(connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "origin")))

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def create(
    url: str,
    origin: str,
    key_file: Path | None = None,
    now: dt.datetime | None = None,
    is_exercise: bool = False,
) -> Casebook:
    """Make a new casebook: its tables, its triggers, the key of its log and its sealing keys.

    key_file     where the secret key goes; beside the file of an SQLite casebook by default. The sealing keys go beside it
    now          when it is opened: other than the present only in a demonstration, whose log then starts in the past
    is_exercise  nothing in it is real: the name of its log says so, for good
    Raises BadValue for a bad URL or origin, BadFile where there is a casebook or a key already.
    """
    made, note_key = read_url(url), key_path(url, key_file)
    origin = note.check_name(exercise.name_of(origin, is_exercise), "casebook")
    sealing_path = key_ring.beside(note_key)
    refuse_existing(made, note_key, sealing_path)
    for_owner_alone(made)
    book = Casebook(made, SecretKey(origin, secrets.token_bytes(32)), KeyRing(sealing_path))
    try:
        _fill(book, origin, note_key, now)
    except BaseException:
        book.close()
        if made.get_backend_name() == "sqlite":
            # None of them was there before; on a full disk a half of one would stand in the way of the next attempt.
            for left in (
                note_key,
                sealing_path,
                *(Path(f"{made.database}{ending}") for ending in ("", "-wal", "-shm")),
            ):
                left.unlink(missing_ok=True)
        raise
    return book


def _fill(book: Casebook, origin: str, key_path: Path, now: dt.datetime | None) -> None:
    assert book.key is not None
    with book.write(now) as writing:
        if inspect(writing.connection).has_table("entry"):
            raise BadFile(book.url.render_as_string(), "there is a casebook already", "an empty database")
        migrate(writing.connection)
        writing.connection.execute(insert(schema.meta).values(name="origin", value=origin))
        keys = [sealing.new_key(purpose) for purpose in seals.HOUSE]
        told = {
            "origin": origin,
            "log_key": book.key.public.text(),
            "sealing_keys": [key.public.text() for key in keys],
        }
        entry = writing.log("opened", told, ("ledger", "opened"))
        for key in keys:
            seals.register(writing.connection, entry, key.public)
        # The keys before the commit: a casebook without its keys would be of no use, keys without a casebook do no harm.
        key_ring.write_secret(key_path, book.key.text() + "\n")
        key_ring.write_secret(key_ring.beside(key_path), key_ring.lines(keys))


def open_book(
    url: str, key_file: Path | None = None, with_key: bool = False, sealing_file: Path | None = None
) -> Casebook:
    """Open a casebook.

    with_key      read the log's secret key too, to sign checkpoints and receipts
    sealing_file  file of the keys that open sealed parts; default: the environment, or the file beside the log's key
    Raises BadFile where there is none or it has the tables of another version, BadValue for a bad URL or key.
    """
    made = read_url(url)
    if made.get_backend_name() == "sqlite" and not _is_file(made.database or ""):
        raise BadFile(made.database or url, "no such casebook", "a casebook; `treve casebook init` makes one")
    key = read_key(key_path(url, key_file)) if with_key else None
    book = Casebook(made, key, _ring(made, key_file, sealing_file))
    try:
        with book.read() as connection:
            _check_version(connection, made)
    except BaseException:
        book.close()
        raise
    return book


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError as problem:
        raise BadFile(path, problem.strerror or str(problem), "a casebook in a folder that can be read") from problem


def _ring(url: URL, key_file: Path | None, sealing_file: Path | None) -> KeyRing:
    log_key = Path(f"{url.database}.key") if url.get_backend_name() == "sqlite" else None
    log_key = key_file or log_key
    return key_ring.ring(key_ring.beside(log_key) if log_key else None, sealing_file, os.environ)


def _check_version(connection: Connection, url: URL) -> None:
    where = url.database if url.get_backend_name() == "sqlite" else url.render_as_string()
    if not inspect(connection).has_table("entry"):
        raise BadFile(str(where), "no casebook in it", "a casebook; `treve casebook init` makes one")
    found = revision(connection)
    if found != schema.REVISION:
        raise BadFile(
            str(where),
            worded("its tables are of version {found}", found=found),
            worded(
                "version {revision}; `treve casebook migrate` brings an earlier one there, a backup first",
                revision=schema.REVISION,
            ),
        )


def revision(connection: Connection) -> str:
    """The version of the tables."""
    if not inspect(connection).has_table("alembic_version"):
        return "none"
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def has_table(connection: Connection, name: str) -> bool:
    """Is there such a table?"""
    return bool(inspect(connection).has_table(name))


def migrate(connection: Connection, revision: str = "head", keys: object = None) -> None:
    """Bring the tables to their present form, triggers included.

    keys  what a migration needs to seal what stands in the open (`upgrade.Keys`); None for a casebook that is empty
    """
    import alembic.command
    import alembic.config

    config = alembic.config.Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["keys"] = keys
    alembic.command.upgrade(config, revision)


def size(connection: Connection) -> int:
    """How many entries the log has."""
    last = connection.scalar(select(func.max(schema.entry.c.position)))
    return 0 if last is None else int(last) + 1


def read_url(text_: str) -> URL:
    """A path or a database URL. Raises BadValue for other databases than SQLite and PostgreSQL."""
    if "://" not in text_:
        return URL.create("sqlite", database=text_)
    try:
        url = make_url(text_)
    except ArgumentError:
        url = None
    kinds = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
    if url is None or url.get_backend_name() not in kinds or not url.database:
        raise BadValue(
            "--casebook", "URL", text_.split("@")[-1], "a path, sqlite:///PATH or postgresql://USER@HOST/NAME"
        )
    return url.set(drivername=kinds[url.get_backend_name()])


def read_key(path: Path) -> SecretKey:
    """The log's secret key. Raises BadFile where it is missing."""
    if not path.is_file():
        raise BadFile(str(path), "the log's key is missing", "the file made with the casebook; name it with --log-key")
    return note.read_secret_key(path.read_text(encoding="utf-8").removesuffix("\n"), str(path))


def key_path(url: str, key_file: Path | None) -> Path:
    """Where the log's key is. Raises BadValue where no file is named and none can be beside the casebook."""
    made = read_url(url)
    if key_file is not None:
        return key_file
    if made.get_backend_name() != "sqlite":
        raise BadValue(
            "--log-key", "key", "none", "a file for the log's key; only an SQLite casebook has one beside it"
        )
    return Path(f"{made.database}.key")


def refuse_existing(url: URL, *keys: Path) -> None:
    """Raises BadFile where one of the files that are to be made is there already."""
    for path in (Path(url.database or "") if url.get_backend_name() == "sqlite" else None, *keys):
        if path is not None and path.exists():
            raise BadFile(str(path), "exists", "a path where nothing is yet")


def for_owner_alone(url: URL) -> None:
    """Make the file of a new SQLite casebook, empty, such that nobody else on the machine reads it; its -wal and -shm follow it.

    A folder that is missing or full is told by SQLite.
    """
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        with suppress(OSError):
            os.close(os.open(str(url.database), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
