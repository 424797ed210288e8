"""The tables of what is sealed: keys, wraps, and the names files came with; `schema` names them all."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table

from treve.casebook.columns import entry_column, metadata, points_to, text_column

# The name a file came with, sealed; `attachment.name` says only which of the report's files it is.
attachment_name = Table(
    "attachment_name",
    metadata,
    text_column("report_id", points_to("report.report_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("box", LargeBinary, nullable=False),
)

# Public keys that boxes are sealed for: the casebook's own where no account is named.
seal_key = Table(
    "seal_key",
    metadata,
    text_column("key_id", primary_key=True),
    text_column("purpose"),
    text_column("public"),
    text_column("account_id", points_to("account.account_id"), nullable=True),
    entry_column(),
)
seal_key_end = Table(
    "seal_key_end", metadata, text_column("key_id", points_to("seal_key.key_id"), primary_key=True), entry_column()
)
# The data key of each box, wrapped for each key that may open it.
seal_wrap = Table(
    "seal_wrap",
    metadata,
    text_column("record", primary_key=True),
    text_column("key_id", primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Index(None, "key_id"),
)
