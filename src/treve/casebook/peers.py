"""Other installations that one exchanges with: who they are, which keys are theirs, and what is exchanged with them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from treve.casebook import exercise, people, schema, seals
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.sealing import PublicSeal, Purpose, read_public
from treve.casebook.visible import Viewer
from treve.errors import BadFile, BadValue, NotFound, Refused, worded
from treve.ledger import canonical, note
from treve.ledger.note import Note, PublicKey, SecretKey

_MARK = "treve installation 1"


@dataclass(frozen=True, slots=True)
class Introduction:
    """What an installation says of itself: the key of its log, which signs, and the key that its bundles are sealed for."""

    log_key: PublicKey
    seal: PublicSeal

    @property
    def origin(self) -> str:
        """The name of its log."""
        return self.log_key.name


@dataclass(frozen=True, slots=True)
class Peer:
    """Another installation. Its reports are filed here under an account; reports of these compartments are exchanged."""

    introduction: Introduction
    account_id: str
    compartments: frozenset[str]


def introduce(connection: Connection, key: SecretKey) -> bytes:
    """What this installation hands to others, signed by its log's key."""
    seal = seals.house_keys(connection, Purpose.PEOPLE)[0]
    said = canonical.encode({"log_key": key.public.text(), "seal": seal.text()}).decode()
    text = f"{_MARK}\n{said}\n"
    return note.write(Note(text, (note.sign(text, key),)))


def read(data: bytes, where: str) -> Introduction:
    """Read an introduction. Raises BadFile for any other form, and where the key named did not sign it."""
    found = note.read(data, where)
    lines = found.text.split("\n")
    try:
        said = json.loads(lines[1])
        made = Introduction(note.read_public_key(said["log_key"], where), read_public(said["seal"], where))
    except (ValueError, KeyError, IndexError, TypeError):
        raise BadFile(where, "no introduction", "a file made by `treve casebook introduce`") from None
    if lines[0] != _MARK or not note.signed_by(found, made.log_key):
        raise BadFile(where, "not signed by the key it names", "an introduction as it was made")
    return made


def add(writing: Writing, viewer: Viewer, said: Introduction, account_id: str, compartments: frozenset[str]) -> None:
    """Exchange with another installation from now on, or under other keys of the same log.

    Compare the key of its log with what its people say, not with what the file says.
    Raises Refused without the right, for itself, for another log under a known name, and for an account that may not file there.
    """
    viewer.must(Deed.MANAGE)
    own = str(writing.connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "origin")))
    if said.origin == own:
        raise Refused("this is the introduction of this casebook itself")
    exercise.must_match(own, said.origin)
    known = {one.introduction.origin: one for one in listing(writing.connection)}
    if said.origin in known and known[said.origin].introduction.log_key != said.log_key:
        raise Refused(worded("{origin} is known with another key of its log", origin=said.origin))
    if not compartments:
        raise BadValue("peer", "compartments", "none", "at least one")
    may = people.viewer(writing.connection, account_id).compartments(Deed.SUBMIT)
    if not compartments <= may:
        raise Refused(
            worded("this account may not file in {compartments}", compartments=", ".join(sorted(compartments - may)))
        )
    told = {
        "log_key": said.log_key.text(),
        "seal": said.seal.text(),
        "account": account_id,
        "compartments": sorted(compartments),
        "by": viewer.account_id,
    }
    writing.log("peer", told, ("exchange", said.origin))


def listing(connection: Connection) -> list[Peer]:
    """Those one exchanges with, as they stand now."""
    content = schema.content
    found: dict[str, Peer] = {}
    for body in connection.scalars(select(content.c.body).where(content.c.kind == "peer").order_by(content.c.position)):
        said = json.loads(body)
        keys = Introduction(note.read_public_key(said["log_key"], "peer"), read_public(said["seal"], "peer"))
        found[keys.origin] = Peer(keys, said["account"], frozenset(said["compartments"]))
    return [found[origin] for origin in sorted(found)]


def named(connection: Connection, origin: str) -> Peer:
    """The installation of this name. Raises NotFound."""
    found = {one.introduction.origin: one for one in listing(connection)}
    if origin not in found:
        raise NotFound("installation", origin, sorted(found))
    return found[origin]
