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
    Table,
    Text,
    UniqueConstraint,
    text,
)

# Named here too: whoever reads or writes a table finds it in this module.
from treve.casebook import schema_bulletins as schema_bulletins
from treve.casebook.columns import NUMBER, entry_column, points_to, text_column
from treve.casebook.columns import metadata as metadata
from treve.casebook.schema_cases import assignment as assignment
from treve.casebook.schema_cases import case_file as case_file
from treve.casebook.schema_cases import case_report as case_report
from treve.casebook.schema_cases import case_report_end as case_report_end
from treve.casebook.schema_cases import case_step as case_step
from treve.casebook.schema_cases import tabling as tabling
from treve.casebook.schema_filters import saved_filter as saved_filter
from treve.casebook.schema_rulings import attribution as attribution
from treve.casebook.schema_rulings import determination as determination
from treve.casebook.schema_rulings import link_decision as link_decision
from treve.casebook.schema_rulings import notification as notification
from treve.casebook.schema_rulings import obligation as obligation
from treve.casebook.schema_rulings import obligation_step as obligation_step
from treve.casebook.schema_rulings import remedy as remedy
from treve.casebook.schema_rulings import remedy_result as remedy_result
from treve.casebook.schema_rulings import reply as reply
from treve.casebook.schema_rulings import vote as vote
from treve.casebook.schema_rulings import watch as watch
from treve.casebook.schema_seals import attachment_name as attachment_name
from treve.casebook.schema_seals import seal_key as seal_key
from treve.casebook.schema_seals import seal_key_end as seal_key_end
from treve.casebook.schema_seals import seal_wrap as seal_wrap

# The newest migration: a casebook of any other is not opened.
REVISION = "0008"

# A report that spans more days has an index of its own, in which there are few.
LONG = text("span > 5")

meta = Table("meta", metadata, text_column("name", primary_key=True), text_column("value"))

# The ledger -----------------------------------------------------------------------------------------------------------------
entry = Table(
    "entry",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    text_column("recorded"),
    Column("leaf", LargeBinary, nullable=False),
)
content = Table(
    "content",
    metadata,
    Column("position", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    text_column("kind"),
    text_column("subject_kind"),
    text_column("subject"),
    Index(None, "subject_kind", "subject"),
)
erasure = Table(
    "erasure",
    metadata,
    Column("position", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    entry_column(),
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
    text_column("made"),
)
countersignature = Table(
    "countersignature",
    metadata,
    Column("size", BigInteger, ForeignKey("checkpoint.size"), primary_key=True, autoincrement=False),
    text_column("key", primary_key=True),
    Column("line", LargeBinary, nullable=False),
)

# People ---------------------------------------------------------------------------------------------------------------------
account = Table(
    "account",
    metadata,
    text_column("account_id", primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    text_column("password_hash"),
    text_column("totp_secret", nullable=True),
    Column("totp_step", BigInteger, nullable=False, default=0),
    Column("disabled", Boolean, nullable=False, default=False),
)
login_attempt = Table(
    "login_attempt",
    metadata,
    Column("attempt_id", NUMBER, primary_key=True, autoincrement=True),
    text_column("name"),
    Column("at", BigInteger, nullable=False),
    Column("good", Boolean, nullable=False),
    Index(None, "name", "at"),
)
session = Table(
    "session",
    metadata,
    text_column("token_hash", primary_key=True),
    text_column("account_id", points_to("account.account_id")),
    Column("expires", BigInteger, nullable=False),
)
api_token = Table(
    "api_token",
    metadata,
    text_column("token_hash", primary_key=True),
    text_column("account_id", points_to("account.account_id")),
    text_column("label"),
    text_column("scopes"),
    Column("expires", BigInteger, nullable=False),
)
compartment = Table(
    "compartment", metadata, text_column("name", primary_key=True), text_column("meaning"), entry_column()
)
role_grant = Table(
    "role_grant",
    metadata,
    text_column("grant_id", primary_key=True),
    text_column("account_id", points_to("account.account_id")),
    text_column("role"),
    text_column("compartment", points_to("compartment.name")),
    entry_column(),
    Index(None, "account_id"),
)
grant_end = Table(
    "grant_end", metadata, text_column("grant_id", points_to("role_grant.grant_id"), primary_key=True), entry_column()
)

# Reports --------------------------------------------------------------------------------------------------------------------
batch = Table("batch", metadata, text_column("batch_id", primary_key=True), text_column("account_id"), entry_column())
report = Table(
    "report",
    metadata,
    text_column("report_id", primary_key=True),
    entry_column(),
    text_column("account_id", points_to("account.account_id")),
    text_column("compartment", points_to("compartment.name")),
    text_column("client_key_hash", nullable=True),
    text_column("batch_id", points_to("batch.batch_id"), nullable=True),
    UniqueConstraint("account_id", "client_key_hash"),
    Index(None, "compartment", "entry"),
    Index(None, "account_id", "entry"),
    Index(None, "entry"),
)
# What is searched of a report: one row a version, the highest ordinal holds. Goes when the report is erased.
report_fact = Table(
    "report_fact",
    metadata,
    text_column("report_id", points_to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    text_column("account_id"),
    text_column("content_hash", nullable=True),
    text_column("occurred_from", nullable=True),
    text_column("occurred_to", nullable=True),
    text_column("act", nullable=True),
    text_column("area", nullable=True),
    # That of the report, here too: lists by area or act are read in its order, however long they are.
    Column("entry", BigInteger),
    # Days from the first to the last: those of few are found by their first day alone.
    Column("span", Integer),
    UniqueConstraint("account_id", "content_hash"),
    # Each of these answers the questions of `newest.py` alone, without a look at the table.
    Index(None, "area", "occurred_from", "occurred_to", "span", "entry"),
    Index(None, "area", "entry", "act"),
    Index(None, "act", "entry", "occurred_from", "occurred_to"),
    Index(None, "occurred_from", "occurred_to", "span", "entry"),
    Index(
        "ix_report_fact_long",
        *("occurred_from", "occurred_to", "entry", "area"),
        sqlite_where=LONG,
        postgresql_where=LONG,
    ),
)
report_erasure = Table(
    "report_erasure",
    metadata,
    text_column("report_id", points_to("report.report_id"), primary_key=True),
    entry_column(),
)
report_change = Table(
    "report_change",
    metadata,
    text_column("report_id", points_to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    text_column("change"),
    entry_column(),
)
blob = Table("blob", metadata, text_column("sha256", primary_key=True), Column("data", LargeBinary, nullable=False))
blob_erasure = Table("blob_erasure", metadata, text_column("sha256", primary_key=True), entry_column())
attachment = Table(
    "attachment",
    metadata,
    text_column("report_id", points_to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    text_column("name"),
    text_column("media_type"),
    Column("size", BigInteger, nullable=False),
    text_column("original_sha256"),
    text_column("working_sha256", nullable=True),
)

# Exchange --------------------------------------------------------------------------------------------------------------------
# What came in bundles from other installations: one row an item, named by the log it was first recorded in and its place there.
received = Table(
    "received",
    metadata,
    text_column("item", primary_key=True),
    text_column("origin"),
    entry_column(),
    Index(None, "entry"),
)
# What another installation is known to have, so that it is not sent again.
exchange_known = Table(
    "exchange_known", metadata, text_column("peer", primary_key=True), text_column("item", primary_key=True)
)

outbox = Table(
    "outbox",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    text_column("topic"),
    text_column("subject"),
    text_column("done", nullable=True),
)

# Erasable table: the table that must say why a row goes, and the column they share.
ERASABLE = {
    "content": ("erasure", "position"),
    "blob": ("blob_erasure", "sha256"),
    "report_fact": ("report_erasure", "report_id"),
    "attachment": ("report_erasure", "report_id"),
    "attachment_name": ("report_erasure", "report_id"),
    "bulletin_data": ("bulletin_data_end", "sha256"),
}
WORKING = (
    "account",
    "login_attempt",
    "session",
    "api_token",
    "outbox",
    "seal_wrap",
    "exchange_known",
    "mail_address",
    "mail",
    "saved_filter",
)
APPEND_ONLY = tuple(name for name in metadata.tables if name not in ERASABLE and name not in WORKING)
