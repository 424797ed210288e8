"""Leave in a hurry: an encrypted copy out, everybody signed out, the keys of this place destroyed.

The order survives being cut off anywhere. The copy is written and read back before anything else; then one transaction ends every
session and token and writes the copy's hash into the log; only then are keys destroyed. Asked again, it goes on where it stopped:
the hash says whether the copy is the one that was made, and no second copy is made once a key may be gone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, select, update

from treve.casebook import backup, key_ring, schema
from treve.casebook.book import Casebook
from treve.casebook.envelope import Recipients
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadFile, Refused


@dataclass(frozen=True, slots=True)
class Evacuated:
    """What was done. `went_on`: an earlier evacuation had been cut off, and was brought to its end."""

    sha256: str
    destroyed: tuple[Path, ...]
    went_on: bool


def begun(connection: Connection, path: Path) -> str | None:
    """The hash of the copy of an evacuation that was begun and whose copy is there; None where there is none to go on with."""
    content = schema.content
    query = select(content.c.body).where(content.c.kind == "evacuation").order_by(content.c.position.desc()).limit(1)
    body = connection.scalar(query)
    hashed = str(json.loads(body)["sha256"]) if body is not None else None
    return hashed if hashed is not None and any(_hash(one) == hashed for one in (path, _unfinished(path))) else None


def evacuate(
    book: Casebook,
    viewer: Viewer | None,
    path: Path,
    recipients: Recipients,
    keys: tuple[Path, ...],
    and_casebook: bool = False,
    after: Callable[[str], None] = lambda _: None,
) -> Evacuated:
    """Write the copy, end every session and token, destroy the files of keys.

    viewer        None only to go on with an evacuation that was begun: that needs no sign-in, whose key may be gone
    keys          the files to destroy, which the copy holds
    and_casebook  remove the files of an SQLite casebook as well: they hold in the open what may be shared
    after         told the name of each step when it is done
    Raises Refused without the right, BadFile where a key or the copy is missing: then nothing is destroyed.
    """
    if and_casebook and book.url.get_backend_name() != "sqlite":
        raise BadFile(book.url.render_as_string(), "a server's database is not removed from here", "an SQLite casebook")
    with book.read() as connection:
        hashed = begun(connection, path)
    went_on = hashed is not None
    if hashed is None:
        if viewer is None:
            raise Refused("no evacuation was begun whose copy is there")
        hashed = _copied(book, viewer, path, recipients)
        after("copied")
        _sign_out(book, viewer, hashed)
        after("signed out")
    if _unfinished(path).is_file():
        _unfinished(path).replace(path)
        after("named")
    book.close()
    destroyed = []
    for key in keys:
        if key.is_file():
            key_ring.destroy(key)
            destroyed.append(key)
            after(f"destroyed {key.name}")
    if and_casebook:
        backup.remove_files(book)
        after("removed")
    return Evacuated(hashed, tuple(destroyed), went_on)


def _copied(book: Casebook, viewer: Viewer, path: Path, recipients: Recipients) -> str:
    """A new copy. One that was cut off before its hash was written down is made anew: until then every key is whole."""
    viewer.must(Deed.MANAGE)
    if path.exists():
        raise BadFile(
            str(path), "exists, and is not the copy of an evacuation of this casebook", "a path where nothing is yet"
        )
    _unfinished(path).unlink(missing_ok=True)
    return backup.make(book, viewer, _unfinished(path), recipients).sha256


def _sign_out(book: Casebook, viewer: Viewer, hashed: str) -> None:
    with book.write() as writing:
        for table in (schema.session, schema.api_token):
            writing.connection.execute(delete(table))
        writing.connection.execute(update(schema.saved_filter).values(token_hash=None))
        writing.log("evacuation", {"by": viewer.account_id, "sha256": hashed}, ("ledger", "evacuation"))


def _unfinished(path: Path) -> Path:
    return path.with_name(path.name + ".unfinished")


def _hash(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
