"""The tables of bulletins, and of the letters that say only that there is something; `schema` names them all."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table

from treve.casebook.columns import NUMBER, entry_column, metadata, points_to, text_column

# One row an edition. What it is stands in its entry of the log; here what decides who may see it.
bulletin = Table(
    "bulletin",
    metadata,
    text_column("bulletin_id", primary_key=True),
    text_column("kind"),
    text_column("reach"),
    # To which party a letter goes.
    text_column("compartment", points_to("compartment.name"), nullable=True),
    # The agreement, case or notification it is about.
    text_column("about"),
    text_column("replaces", points_to("bulletin.bulletin_id"), nullable=True),
    text_column("account_id", points_to("account.account_id")),
    entry_column(),
    Index(None, "entry"),
)
# approved, published or discarded: each at most once.
bulletin_step = Table(
    "bulletin_step",
    metadata,
    text_column("bulletin_id", points_to("bulletin.bulletin_id"), primary_key=True),
    text_column("step", primary_key=True),
    text_column("account_id"),
    entry_column(),
)
bulletin_file = Table(
    "bulletin_file",
    metadata,
    text_column("bulletin_id", points_to("bulletin.bulletin_id"), primary_key=True),
    text_column("name", primary_key=True),
    text_column("sha256"),
    Column("size", BigInteger, nullable=False),
    Index(None, "sha256"),
)
# Files by their hash. Those of a draft that was discarded go.
bulletin_data = Table(
    "bulletin_data", metadata, text_column("sha256", primary_key=True), Column("data", LargeBinary, nullable=False)
)
bulletin_data_end = Table("bulletin_data_end", metadata, text_column("sha256", primary_key=True), entry_column())

# Where somebody wants to be told that there is something, and of what.
mail_address = Table(
    "mail_address",
    metadata,
    text_column("account_id", points_to("account.account_id"), primary_key=True),
    text_column("address"),
    text_column("topics"),
    text_column("language"),
)
# A letter: once for each account and occasion, whatever is killed when.
mail = Table(
    "mail",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    text_column("account_id", points_to("account.account_id")),
    text_column("occasion"),
    text_column("message_id"),
    # waiting, sending, sent, refused or given_up
    text_column("state"),
    Column("tries", BigInteger, nullable=False),
    # Seconds since 1970.
    Column("next_try", BigInteger, nullable=False),
    text_column("last_answer", nullable=True),
    Index(None, "account_id", "occasion", unique=True),
    Index(None, "state", "next_try"),
)
