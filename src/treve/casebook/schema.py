"""The tables of a casebook.

Three kinds: *append-only* tables refuse UPDATE and DELETE by trigger; *erasable* ones (`ERASABLE`) refuse UPDATE and lose a row
only where another table says why; *working* ones (people's sign-ins, the outbox) change.

Sealed things (`sealing.py`) stand as boxes: the content of entries about people, files as they came and their names, the secrets of
one-time codes. A sealed content has no salt of its own: the salt is in the box.

Every decision is an `entry`: a leaf of the ledger. What it says stands in `content` as canonical JSON; the other append-only
tables hold of it what is searched and joined, with the number of their entry. Ids are random: none tells how many there are.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

# The newest migration: a casebook of any other is not opened.
REVISION = "0003"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# SQLite numbers rows by itself only in a column of its own INTEGER type.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _entry(name: str = "entry") -> Column[int]:
    return Column(name, BigInteger, ForeignKey("entry.position"), nullable=False)


def _text(name: str, *rest: ForeignKey, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, *rest, nullable=nullable, primary_key=primary_key)


def _to(column: str) -> ForeignKey:
    return ForeignKey(column)


meta = Table("meta", metadata, _text("name", primary_key=True), _text("value"))

# The ledger -----------------------------------------------------------------------------------------------------------------
entry = Table(
    "entry",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    _text("recorded"),
    Column("leaf", LargeBinary, nullable=False),
)
content = Table(
    "content",
    metadata,
    Column("position", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _text("kind"),
    _text("subject_kind"),
    _text("subject"),
    Index(None, "subject_kind", "subject"),
)
erasure = Table(
    "erasure",
    metadata,
    Column("position", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    _entry(),
)
node = Table(
    "node",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)
checkpoint = Table(
    "checkpoint",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("note", LargeBinary, nullable=False),
    _text("made"),
)
countersignature = Table(
    "countersignature",
    metadata,
    Column("size", BigInteger, ForeignKey("checkpoint.size"), primary_key=True, autoincrement=False),
    _text("key", primary_key=True),
    Column("line", LargeBinary, nullable=False),
)

# People ---------------------------------------------------------------------------------------------------------------------
account = Table(
    "account",
    metadata,
    _text("account_id", primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    _text("password_hash"),
    _text("totp_secret", nullable=True),
    Column("totp_step", BigInteger, nullable=False, default=0),
    Column("disabled", Boolean, nullable=False, default=False),
)
login_attempt = Table(
    "login_attempt",
    metadata,
    Column("attempt_id", _NUMBER, primary_key=True, autoincrement=True),
    _text("name"),
    Column("at", BigInteger, nullable=False),
    Column("good", Boolean, nullable=False),
    Index(None, "name", "at"),
)
session = Table(
    "session",
    metadata,
    _text("token_hash", primary_key=True),
    _text("account_id", _to("account.account_id")),
    Column("expires", BigInteger, nullable=False),
)
api_token = Table(
    "api_token",
    metadata,
    _text("token_hash", primary_key=True),
    _text("account_id", _to("account.account_id")),
    _text("label"),
    _text("scopes"),
    Column("expires", BigInteger, nullable=False),
)
compartment = Table("compartment", metadata, _text("name", primary_key=True), _text("meaning"), _entry())
role_grant = Table(
    "role_grant",
    metadata,
    _text("grant_id", primary_key=True),
    _text("account_id", _to("account.account_id")),
    _text("role"),
    _text("compartment", _to("compartment.name")),
    _entry(),
    Index(None, "account_id"),
)
grant_end = Table("grant_end", metadata, _text("grant_id", _to("role_grant.grant_id"), primary_key=True), _entry())

# Reports --------------------------------------------------------------------------------------------------------------------
batch = Table("batch", metadata, _text("batch_id", primary_key=True), _text("account_id"), _entry())
report = Table(
    "report",
    metadata,
    _text("report_id", primary_key=True),
    _entry(),
    _text("account_id", _to("account.account_id")),
    _text("compartment", _to("compartment.name")),
    _text("client_key_hash", nullable=True),
    _text("batch_id", _to("batch.batch_id"), nullable=True),
    UniqueConstraint("account_id", "client_key_hash"),
    Index(None, "compartment", "entry"),
    Index(None, "entry"),
)
# What is searched of a report: one row a version, the highest ordinal holds. Goes when the report is erased.
report_fact = Table(
    "report_fact",
    metadata,
    _text("report_id", _to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    _text("account_id"),
    _text("content_hash", nullable=True),
    _text("occurred_from", nullable=True),
    _text("occurred_to", nullable=True),
    _text("act", nullable=True),
    _text("area", nullable=True),
    UniqueConstraint("account_id", "content_hash"),
    Index(None, "area", "occurred_from"),
    Index(None, "act"),
)
report_erasure = Table(
    "report_erasure", metadata, _text("report_id", _to("report.report_id"), primary_key=True), _entry()
)
report_change = Table(
    "report_change",
    metadata,
    _text("report_id", _to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    _text("change"),
    _entry(),
)
blob = Table("blob", metadata, _text("sha256", primary_key=True), Column("data", LargeBinary, nullable=False))
blob_erasure = Table("blob_erasure", metadata, _text("sha256", primary_key=True), _entry())
attachment = Table(
    "attachment",
    metadata,
    _text("report_id", _to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    _text("media_type"),
    Column("size", BigInteger, nullable=False),
    _text("original_sha256"),
    _text("working_sha256", nullable=True),
)

# The name a file came with, sealed; `attachment.name` says only which of the report's files it is.
attachment_name = Table(
    "attachment_name",
    metadata,
    _text("report_id", _to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("box", LargeBinary, nullable=False),
)

# Sealing ---------------------------------------------------------------------------------------------------------------------
# Public keys that boxes are sealed for: the casebook's own where no account is named.
seal_key = Table(
    "seal_key",
    metadata,
    _text("key_id", primary_key=True),
    _text("purpose"),
    _text("public"),
    _text("account_id", _to("account.account_id"), nullable=True),
    _entry(),
)
seal_key_end = Table("seal_key_end", metadata, _text("key_id", _to("seal_key.key_id"), primary_key=True), _entry())
# The data key of each box, wrapped for each key that may open it.
seal_wrap = Table(
    "seal_wrap",
    metadata,
    _text("record", primary_key=True),
    _text("key_id", primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Index(None, "key_id"),
)

# Exchange --------------------------------------------------------------------------------------------------------------------
# What came in bundles from other installations: one row an item, named by the log it was first recorded in and its place there.
received = Table("received", metadata, _text("item", primary_key=True), _text("origin"), _entry(), Index(None, "entry"))
# What another installation is known to have, so that it is not sent again.
exchange_known = Table("exchange_known", metadata, _text("peer", primary_key=True), _text("item", primary_key=True))

# Cases ----------------------------------------------------------------------------------------------------------------------
case_file = Table(
    "case_file", metadata, _text("case_id", primary_key=True), _text("workflow"), _text("opened"), _entry()
)
# A link holds unless an end with a later entry names the same two.
case_report = Table(
    "case_report",
    metadata,
    _text("case_id", _to("case_file.case_id"), primary_key=True),
    _text("report_id", _to("report.report_id"), primary_key=True),
    Column("entry", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    Index(None, "report_id"),
)
case_report_end = Table(
    "case_report_end",
    metadata,
    _text("case_id", primary_key=True),
    _text("report_id", primary_key=True),
    Column("entry", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
)
case_step = Table(
    "case_step",
    metadata,
    _text("case_id", _to("case_file.case_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    _text("from_state", nullable=True),
    _text("to_state"),
    _text("due", nullable=True),
    _text("account_id"),
    _entry(),
)
assignment = Table(
    "assignment",
    metadata,
    _text("case_id", _to("case_file.case_id"), primary_key=True),
    _text("account_id", _to("account.account_id"), primary_key=True),
    _entry(),
    Index(None, "account_id"),
)
tabling = Table("tabling", metadata, _text("case_id", _to("case_file.case_id"), primary_key=True), _entry())

# Rulings --------------------------------------------------------------------------------------------------------------------
attribution = Table(
    "attribution",
    metadata,
    _text("case_id", _to("case_file.case_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    _text("outcome"),
    _entry(),
)
determination = Table(
    "determination",
    metadata,
    _text("determination_id", primary_key=True),
    _text("case_id", _to("case_file.case_id")),
    _text("outcome"),
    _text("decided"),
    _entry(),
    Index(None, "case_id"),
)
vote = Table(
    "vote",
    metadata,
    _text("determination_id", _to("determination.determination_id"), primary_key=True),
    _text("component", primary_key=True),
    _text("outcome"),
)
notification = Table(
    "notification",
    metadata,
    _text("notification_id", primary_key=True),
    _text("case_id", _to("case_file.case_id")),
    _text("compartment", _to("compartment.name")),
    _text("sent"),
    _text("due"),
    _entry(),
    Index(None, "compartment"),
    Index(None, "case_id"),
)
reply = Table(
    "reply",
    metadata,
    _text("notification_id", _to("notification.notification_id"), primary_key=True),
    _text("reply"),
    _text("received"),
    _entry(),
)
remedy = Table(
    "remedy",
    metadata,
    _text("remedy_id", primary_key=True),
    _text("case_id", _to("case_file.case_id")),
    _text("holder", _to("compartment.name")),
    _text("due"),
    _entry(),
)
remedy_result = Table(
    "remedy_result",
    metadata,
    _text("remedy_id", _to("remedy.remedy_id"), primary_key=True),
    _text("result"),
    _entry(),
)
watch = Table(
    "watch",
    metadata,
    _text("watch_id", primary_key=True),
    _text("compartment", _to("compartment.name")),
    _text("account_id", _to("account.account_id")),
    _text("kind"),
    _text("day"),
    _entry(),
)
outbox = Table(
    "outbox",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    _text("topic"),
    _text("subject"),
    _text("done", nullable=True),
)

# Erasable table: the table that must say why a row goes, and the column they share.
ERASABLE = {
    "content": ("erasure", "position"),
    "blob": ("blob_erasure", "sha256"),
    "report_fact": ("report_erasure", "report_id"),
    "attachment": ("report_erasure", "report_id"),
    "attachment_name": ("report_erasure", "report_id"),
}
WORKING = ("account", "login_attempt", "session", "api_token", "outbox", "seal_wrap", "exchange_known")
APPEND_ONLY = tuple(name for name in metadata.tables if name not in ERASABLE and name not in WORKING)
