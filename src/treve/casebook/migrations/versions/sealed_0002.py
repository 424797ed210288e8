"""Seal what was guarded by rule alone: words and files about people, names of files, secrets of one-time codes.

Leaves stay as they are, so every proof stays valid. Hashes of what people say get a key, since bare ones allow guesses.
"""

from __future__ import annotations

import base64
import hashlib

import sqlalchemy as sa
from alembic import context, op

from treve.casebook import sealing, seals
from treve.casebook.sealing import PublicSeal
from treve.casebook.upgrade import Keys
from treve.errors import BadFile

revision = "0002"
down_revision = "0001"

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf", "video/mp4": "mp4", "text/plain": "txt"}
# Tables whose rows change once, here; their triggers come back when the migration ends.
_CHANGED = ("content", "blob", "attachment", "report_fact", "report")


def upgrade() -> None:
    """Make the tables of sealing, then seal the rows that are there."""
    _tables()
    connection = op.get_bind()
    if not _anything_in_the_open(connection):
        return
    keys = context.config.attributes.get("keys")
    if not isinstance(keys, Keys):
        raise BadFile("casebook", "it holds what must be sealed now, and no key was given", "`treve casebook migrate`")
    _drop_triggers(connection)
    _contents(connection, keys.people)
    _files(connection, keys.people)
    _codes(connection, keys.codes)
    for table, column in (("report_fact", "content_hash"), ("report", "client_key_hash")):
        found = connection.execute(sa.text(f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL")).all()
        for (old,) in found:
            change = sa.text(f"UPDATE {table} SET {column} = :new WHERE {column} = :old")
            connection.execute(change, {"new": seals.keyed_hash(keys.log, old), "old": old})


def _tables() -> None:
    op.create_table(
        "seal_key",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_seal_key_account_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_seal_key_entry")),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_seal_key")),
    )
    op.create_table(
        "seal_key_end",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["seal_key.key_id"], name=op.f("fk_seal_key_end_key_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_seal_key_end_entry")),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_seal_key_end")),
    )
    op.create_table(
        "seal_wrap",
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("record", "key_id", name=op.f("pk_seal_wrap")),
    )
    op.create_index(op.f("ix_seal_wrap_key_id"), "seal_wrap", ["key_id"], unique=False)
    op.create_table(
        "attachment_name",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_attachment_name_report_id")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_attachment_name")),
    )


def _anything_in_the_open(connection: sa.Connection) -> bool:
    asked = (
        "SELECT count(*) FROM content WHERE kind = 'sealed'",
        "SELECT count(*) FROM blob",
        "SELECT count(*) FROM report",
        "SELECT count(*) FROM account WHERE totp_secret IS NOT NULL",
    )
    return any(connection.scalar(sa.text(one)) for one in asked)


def _drop_triggers(connection: sa.Connection) -> None:
    for table in _CHANGED:
        on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
        connection.execute(sa.text(f"DROP TRIGGER IF EXISTS {table}_no_update{on}"))


def _sealed(connection: sa.Connection, record: str, plain: bytes, key: PublicSeal) -> bytes:
    box, data_key = sealing.seal(plain, record)
    values = {"record": record, "key_id": key.key_id, "wrapped": sealing.wrap(data_key, key, record)}
    connection.execute(sa.text("INSERT INTO seal_wrap VALUES (:record, :key_id, :wrapped)"), values)
    return box


def _contents(connection: sa.Connection, key: PublicSeal) -> None:
    rows = connection.execute(sa.text("SELECT position, salt, body FROM content WHERE kind = 'sealed'")).all()
    for position, salt, body in rows:
        box = _sealed(connection, f"entry:{position}", bytes(salt) + bytes(body), key)
        values = {"position": position, "salt": b"", "box": box}
        connection.execute(sa.text("UPDATE content SET salt = :salt, body = :box WHERE position = :position"), values)


def _files(connection: sa.Connection, key: PublicSeal) -> None:
    query = "SELECT sha256 FROM blob WHERE sha256 NOT IN (SELECT working_sha256 FROM attachment WHERE working_sha256 IS NOT NULL)"
    for (sha256,) in connection.execute(sa.text(query)).all():
        data = bytes(connection.scalar(sa.text("SELECT data FROM blob WHERE sha256 = :sha256"), {"sha256": sha256}))
        assert hashlib.sha256(data).hexdigest() == sha256
        box = _sealed(connection, f"file:{sha256}", data, key)
        connection.execute(
            sa.text("UPDATE blob SET data = :box WHERE sha256 = :sha256"), {"box": box, "sha256": sha256}
        )
    query = "SELECT report_id, ordinal, name, media_type FROM attachment"
    for report_id, ordinal, name, media_type in connection.execute(sa.text(query)).all():
        box = _sealed(connection, f"name:{report_id}/{ordinal}", name.encode(), key)
        values = {"report_id": report_id, "ordinal": ordinal, "box": box}
        connection.execute(sa.text("INSERT INTO attachment_name VALUES (:report_id, :ordinal, :box)"), values)
        neutral = {"report_id": report_id, "ordinal": ordinal, "name": f"file-{ordinal + 1}.{_ENDINGS[media_type]}"}
        change = "UPDATE attachment SET name = :name WHERE report_id = :report_id AND ordinal = :ordinal"
        connection.execute(sa.text(change), neutral)


def _codes(connection: sa.Connection, key: PublicSeal) -> None:
    query = "SELECT account_id, totp_secret FROM account WHERE totp_secret IS NOT NULL"
    for account_id, secret in connection.execute(sa.text(query)).all():
        box = _sealed(connection, f"code:{account_id}", secret.encode(), key)
        values = {"account_id": account_id, "box": base64.b64encode(box).decode()}
        connection.execute(sa.text("UPDATE account SET totp_secret = :box WHERE account_id = :account_id"), values)
