"""Who may open what with a key of their own, and the change of the casebook's keys."""

from __future__ import annotations

from sqlalchemy import Connection, and_, exists, select

from treve.casebook import people, schema, sealing, seals, visible
from treve.casebook.book import Writing
from treve.casebook.key_ring import KeyRing
from treve.casebook.roles import Deed
from treve.casebook.sealing import PublicSeal, Purpose, SealingKey
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import BadValue, Refused

report, seal_wrap = schema.report, schema.seal_wrap


def add_key(writing: Writing, viewer: Viewer, key: PublicSeal) -> None:
    """Keep a person's own public key; what is opened by it must still be granted. Raises Refused for a key that is known."""
    if key.purpose is not Purpose.PEOPLE:
        raise BadValue("key", "purpose", key.purpose.value, Purpose.PEOPLE.value)
    if writing.connection.scalar(select(exists().where(schema.seal_key.c.key_id == key.key_id))):
        raise Refused("this key is known already")
    entry = writing.log("seal_key", {"account": viewer.account_id, "key": key.text()}, ("account", viewer.account_id))
    seals.register(writing.connection, entry, key, viewer.account_id)


def grant(writing: Writing, viewer: Viewer, report_id: str, account_id: str, own: KeyRing | None = None) -> int:
    """Let a person open the sealed part of one report with their own key; how many boxes that are new to them.

    own  keys of the person who grants; default: those of the casebook
    Both must be allowed to open it by their roles: a key adds a means, never a right. What is sealed later needs a new grant.
    Raises Forbidden where the viewer is not, Refused where the other is not or has no key; NoKey where the key to share is missing.
    """
    writing.take_turn()
    visible.seen_report(writing.connection, viewer, report_id)
    if not _may_open(writing.connection, viewer, report_id):
        raise Forbidden("this account may not open this sealed part, so it cannot let others")
    if not _may_open(writing.connection, people.viewer(writing.connection, account_id), report_id):
        raise Refused("the other account must be allowed to open this sealed part by its role")
    keys = seals.person_keys(writing.connection, account_id)
    if not keys:
        raise Refused("this account has no sealing key of its own")
    told = {"report": report_id, "by": viewer.account_id, "to": account_id, "keys": [key.key_id for key in keys]}
    writing.log("seal_grant", told, ("sealed", report_id))
    return seals.share(writing.connection, own or writing.ring, records_of(writing.connection, report_id), keys)


def _may_open(connection: Connection, viewer: Viewer, report_id: str) -> bool:
    allowed = and_(report.c.report_id == report_id, visible.sealed(viewer))
    return viewer.may(Deed.OPEN_SEALED) and bool(connection.scalar(select(exists().where(allowed))))


def records_of(connection: Connection, report_id: str) -> list[str]:
    """The records of everything that is sealed of a report."""
    content, attachment = schema.content, schema.attachment
    is_sealed = and_(content.c.kind == "sealed", content.c.subject == report_id)
    found = [seals.entry_record(int(one)) for one in connection.scalars(select(content.c.position).where(is_sealed))]
    for row in connection.execute(select(attachment).where(attachment.c.report_id == report_id)):
        found.append(seals.name_record(report_id, row.ordinal))
        if row.original_sha256 != row.working_sha256:
            found.append(seals.file_record(row.original_sha256))
    return sorted(found)


def rotate(writing: Writing, ring: KeyRing) -> list[SealingKey]:
    """Put new keys in the place of the casebook's own: every data key is wrapped anew, no box is touched. The new keys.

    The caller writes them down before this transaction is committed, and forgets the old ones after.
    Raises BadFile where an old key is missing.
    """
    writing.take_turn()
    connection = writing.connection
    old = [key for purpose in seals.HOUSE for key in seals.house_keys(connection, purpose)]
    new = {purpose: sealing.new_key(purpose) for purpose in seals.HOUSE}
    told = {"keys": [key.public.text() for key in new.values()], "ended": [key.key_id for key in old]}
    entry = writing.log("sealing_keys", told, ("ledger", "sealing_keys"))
    for key in new.values():
        seals.register(connection, entry, key.public)
    for before in old:
        records = connection.scalars(select(seal_wrap.c.record).where(seal_wrap.c.key_id == before.key_id)).all()
        seals.share(connection, ring, [str(one) for one in records], [new[before.purpose].public])
        seals.end(connection, before.key_id, entry)
    return list(new.values())
